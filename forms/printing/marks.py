"""Fingerprint and QR text (PAPER 8). Neither holds a name, a unit, a date or a word of the record."""

from __future__ import annotations

import hashlib

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
QR_LIMIT = 47
"""Characters that version 3-Q holds in alphanumeric mode."""

SCHEME = "FS1"


def short_fingerprint(sha256: str) -> str:
    """The first 16 hex digits as `9F3A·C41E·07B2·5D68`."""
    digits = sha256[:16].upper()
    return "·".join(digits[at : at + 4] for at in range(0, 16, 4))


def grouped(sha256: str, size: int) -> tuple[str, ...]:
    """All digits, upper case, in groups of `size`."""
    digits = sha256.upper()
    return tuple(digits[at : at + size] for at in range(0, len(digits), size))


def record_mark(record_id: str) -> str:
    """Ten Crockford base-32 characters (50 bits) of a hash of the record id."""
    number = int.from_bytes(hashlib.sha256(record_id.encode()).digest()[:8]) >> 14
    return "".join(CROCKFORD[number >> shift & 31] for shift in range(45, -1, -5))


def print_mark(print_no: str, copy_no: int) -> str:
    """`03A231.1` for print `DYJ-2601-03A-0231`, copy 1: team, laptop, print and copy.

    A print number of another shape is cut to its last characters: the mark is a filing aid that is
    compared with the register.
    """
    parts = print_no.upper().split("-")
    body = f"{parts[-2]}{parts[-1].lstrip('0') or '0'}" if len(parts) >= 2 and parts[-1].isdigit() else "".join(parts)
    kept = "".join(character for character in body if character.isascii() and character.isalnum())
    return f"{kept[-10:]}.{copy_no}"


def qr_text(record_id: str, sha256: str, page: int, print_no: str, copy_no: int) -> str:
    """`FS1:<record>:<revision>:<page>:<print>`; raises `ValueError` when it is too long for version 3-Q."""
    text = ":".join((SCHEME, record_mark(record_id), sha256[:16].upper(), str(page), print_mark(print_no, copy_no)))
    if len(text) > QR_LIMIT:
        raise ValueError(f"QR text of {len(text)} characters")
    return text
