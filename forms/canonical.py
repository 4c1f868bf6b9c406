"""Canonical JSON and the fingerprints made from it (RFC 8785, SHA-256)."""

from __future__ import annotations

import hashlib
from typing import Any

import rfc8785


def canonical(value: Any) -> bytes:
    """`value` (dict, list, str, int, float, bool, None) as RFC 8785 bytes.

    Raises `ValueError` for what JSON cannot carry (NaN, integers beyond 2^53, lone surrogates).
    """
    try:
        return rfc8785.dumps(value)
    except (rfc8785.CanonicalizationError, UnicodeEncodeError) as error:
        raise ValueError(str(error)) from error


def sha256_hex(data: bytes) -> str:
    """SHA-256 of `data` as 64 lower-case hex digits."""
    return hashlib.sha256(data).hexdigest()


def short_fingerprint(sha256: str) -> str:
    """The printed form of a fingerprint: the first 16 hex digits, `9F3A·C41E·07B2·5D68` (PAPER 8)."""
    head = sha256[:16].upper()
    return "·".join(head[i : i + 4] for i in range(0, 16, 4))
