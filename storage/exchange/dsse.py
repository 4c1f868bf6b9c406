"""DSSE envelopes with one Ed25519 signature (BUNDLE.md 6).

The envelope names the signer by the whole public key, so that the signature is checked before
the statement is parsed; whether that key is trusted is decided afterwards.
"""

from __future__ import annotations

import base64
import binascii
import json
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from forms.canonical import canonical
from forms.problems import IntegrityFailure

PAYLOAD_TYPE = "application/vnd.fieldseal.bundle+json"
_KEYS = {"payload", "payloadType", "signatures"}


def b64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def unb64(text: str, length: int | None = None) -> bytes:
    """Strict base64. Raises `ValueError` for anything else, or for another length than asked."""
    try:
        data = base64.b64decode(text.encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError) as error:
        raise ValueError("not base64") from error
    if length is not None and len(data) != length:
        raise ValueError("wrong length")
    return data


def public_key(key: Ed25519PrivateKey) -> str:
    """The raw public half in base64: the `keyid` of its signatures."""
    return b64(key.public_key().public_bytes_raw())


def pae(payload: bytes, payload_type: str = PAYLOAD_TYPE) -> bytes:
    """DSSE v1 pre-authentication encoding: what is signed."""
    kind = payload_type.encode("utf-8")
    return b"DSSEv1 %d %b %d %b" % (len(kind), kind, len(payload), payload)


def sign(payload: bytes, key: Ed25519PrivateKey) -> bytes:
    """The envelope over `payload` as canonical JSON."""
    signature = {"keyid": public_key(key), "sig": b64(key.sign(pae(payload)))}
    return canonical({"payload": b64(payload), "payloadType": PAYLOAD_TYPE, "signatures": [signature]})


def open_envelope(envelope: bytes) -> tuple[bytes, str]:
    """The payload and the key that signed it (base64).

    Raises `IntegrityFailure`: `BUNDLE_SIGNATURE_FORM` when it is no such envelope,
    `BUNDLE_SIGNATURE_WRONG` when the signature does not verify.
    """
    try:
        payload, keyid, raw_key, signature = _parse(json.loads(envelope))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise IntegrityFailure("BUNDLE_SIGNATURE_FORM") from error
    try:
        Ed25519PublicKey.from_public_bytes(raw_key).verify(signature, pae(payload))
    except InvalidSignature as error:
        raise IntegrityFailure("BUNDLE_SIGNATURE_WRONG") from error
    return payload, keyid


def _parse(value: Any) -> tuple[bytes, str, bytes, bytes]:
    if set(value) != _KEYS or value["payloadType"] != PAYLOAD_TYPE:
        raise ValueError("not an envelope of this kind")
    (signature,) = value["signatures"]
    if set(signature) != {"keyid", "sig"}:
        raise ValueError("unknown member")
    keyid = signature["keyid"]
    return unb64(value["payload"]), keyid, unb64(keyid, 32), unb64(signature["sig"], 64)
