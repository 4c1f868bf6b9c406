"""Serials as narrow places show them, their common beginning left out."""

from __future__ import annotations

import re


def short(serial: str) -> str:
    """What is left of a serial when everybody's beginning is left out: `DY-2601-03A-0009-01` -> `0009-01`."""
    parts = serial.split("-")
    return "-".join(parts[3:]) if len(parts) > 3 else serial


_SERIAL = re.compile(r"\b([A-Z]{2,3})-\d{4}-\w{3}-(?=\d)")


def shortened(text: str) -> str:
    """Serials in a text with their common part left out: `DY-…0009-01`, as narrow columns show them."""
    return _SERIAL.sub(r"\1-…", text)
