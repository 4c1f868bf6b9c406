"""How an office trusts a laptop it has never met: the kit's secret vouches for the first device key.

token = HMAC-SHA256(enrolment secret, "fieldseal enrolment v1" and the five fields, each with its length).
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from forms.problems import IntegrityFailure
from storage.exchange.dsse import unb64
from storage.exchange.statement import FROM_OFFICE, Statement

SECRET_BYTES = 32
_CONTEXT = b"fieldseal enrolment v1"


def new_secret() -> bytes:
    """32 random bytes for one laptop letter of one kit."""
    return secrets.token_bytes(SECRET_BYTES)


def token(secret: bytes, device_key: str, device: str, team: str, laptop: str, stint: str) -> str:
    """The enrolment token in hex. `device_key` is the raw Ed25519 public key in base64."""
    fields = (_CONTEXT, unb64(device_key, 32), device.encode(), team.encode(), laptop.encode(), stint.encode())
    message = b"".join(len(field).to_bytes(4, "big") + field for field in fields)
    return hmac.new(secret, message, sha256).hexdigest()


@dataclass(frozen=True)
class KnownDevice:
    """A device the office has accepted for one laptop letter."""

    device: str
    key: str


@dataclass(frozen=True)
class OfficeTrust:
    """What the office knows of its laptops: accepted devices and enrolment secrets, both by (stint, team, laptop)."""

    devices: Mapping[tuple[str, str, str], KnownDevice]
    secrets: Mapping[tuple[str, str, str], bytes]

    def check(self, statement: Statement, keyid: str) -> bool:
        """Accept the sender or raise `IntegrityFailure`; True when this is the device's first bundle.

        `SENDER_KEY_FORM`: signed with another key than the statement names. `SENDER_UNKNOWN`: no such
        stint, team and laptop. `SENDER_CHANGED`: the letter belongs to another device (a fork).
        `SENDER_TOKEN_WRONG`: the device does not know the kit's secret.
        """
        sender = statement.sender
        if sender.key != keyid or statement.kind in FROM_OFFICE:
            raise IntegrityFailure("SENDER_KEY_FORM")
        place = (statement.stint, statement.team, statement.laptop)
        known = self.devices.get(place)
        if known is not None:
            if known != KnownDevice(sender.device, sender.key):
                raise IntegrityFailure("SENDER_CHANGED", team=statement.team, laptop=statement.laptop)
            return False
        secret = self.secrets.get(place)
        if secret is None:
            raise IntegrityFailure("SENDER_UNKNOWN", team=statement.team, laptop=statement.laptop)
        expected = token(secret, sender.key, sender.device, statement.team, statement.laptop, statement.stint)
        if not hmac.compare_digest(expected, sender.token):
            raise IntegrityFailure("SENDER_TOKEN_WRONG", team=statement.team, laptop=statement.laptop)
        return True


@dataclass(frozen=True)
class FixedTrust:
    """One key is trusted: the office's, on a laptop that has its card. Accepts only `kinds`."""

    key: str
    kinds: tuple[str, ...] = FROM_OFFICE

    def check(self, statement: Statement, keyid: str) -> bool:
        """False, or raises `SENDER_KEY_FORM`, `SENDER_UNKNOWN`."""
        if statement.sender.key != keyid or statement.kind not in self.kinds:
            raise IntegrityFailure("SENDER_KEY_FORM")
        if keyid != self.key:
            raise IntegrityFailure("SENDER_UNKNOWN", team=statement.team, laptop=statement.laptop)
        return False


@dataclass(frozen=True)
class SelfTrust:
    """Any key that signs what it says: for `bundle inspect` and for the first kit, whose passphrase came on paper."""

    kinds: tuple[str, ...] = ()

    def check(self, statement: Statement, keyid: str) -> bool:
        """False, or raises `SENDER_KEY_FORM`."""
        if statement.sender.key != keyid or (self.kinds and statement.kind not in self.kinds):
            raise IntegrityFailure("SENDER_KEY_FORM")
        return False
