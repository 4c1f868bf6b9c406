"""Exact places in a document in words, the same on screen and on paper (R11)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

_PARTS: tuple[tuple[str, str, str], ...] = (
    ("volume", "第 {} 册", "vol. {}"), ("page", "第 {} 页", "p. {}"), ("line", "{}", "{}"),
    ("voucher_no", "凭证 {}", "voucher {}"), ("cell", "{}", "{}"),
)  # fmt: skip


def location_of_note(content: Mapping[str, Any], language: Literal["zh", "en"]) -> str:
    """The exact location of a review note: `第 3 册 第 37 页 合同第 8 条`."""
    index = 1 if language == "zh" else 2
    parts = [part[index].format(value) for part in _PARTS if (value := str(content.get(part[0]) or "").strip())]
    return (" " if language == "zh" else ", ").join(parts)
