"""Exact places in a document as people write them: 第3册 第 37 页 合同第8条; vol. 3, p. 37, clause 8."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

PLACE_FIELDS = ("volume", "page", "line", "voucher_no", "cell")
_SHAPES: Mapping[str, tuple[str, str]] = {
    "volume": ("第 {} 册", "vol. {}"),
    "page": ("第 {} 页", "p. {}"),
    "line": ("第 {} 行", "line {}"),
    "voucher_no": ("凭证 {}", "voucher {}"),
    "cell": ("单元格 {}", "cell {}"),
}
_BARE = re.compile(r"[\d\s,.\-—–~、A-Za-z!]+")
"""A number or a code alone, which needs its word; anything else says itself what it is."""


def place_text(fields: Mapping[str, Any], *, zh: bool) -> str:
    """The parts that are given, in the order from large to small."""
    parts = []
    for name in PLACE_FIELDS:
        value = str(fields.get(name) or "").strip()
        if value:
            shape = _SHAPES[name][0 if zh else 1]
            parts.append(shape.format(value) if _BARE.fullmatch(value) else value)
    return (" " if zh else ", ").join(parts)


def short(serial: str) -> str:
    """What is left of a serial when everybody's beginning is left out: `DY-2601-03A-0009-01` -> `0009-01`."""
    parts = serial.split("-")
    return "-".join(parts[3:]) if len(parts) > 3 else serial


_SERIAL = re.compile(r"\b([A-Z]{2,3})-\d{4}-\w{3}-(?=\d)")


def shortened(text: str) -> str:
    """Serials in a text with their common part left out: `DY-…0009-01`, as narrow columns show them."""
    return _SERIAL.sub(r"\1-…", text)
