"""Exact places in records in words, the same on screen and on paper (R11, R12)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Literal

Language = Literal["zh", "en"]

_NUMBER = re.compile(r"[\d\s,.\-—–~、]+")
_CODE = re.compile(r"[\d\s,.\-—–~、A-Za-z!]+")
"""A number or a code alone needs its word; anything else says itself what it is."""

_PARTS: tuple[tuple[str, str, str, re.Pattern[str]], ...] = (
    ("volume", "第 {} 册", "vol. {}", _CODE),
    ("page", "第 {} 页", "p. {}", _CODE),
    ("line", "第 {} 行", "line {}", _NUMBER),
    ("voucher_no", "凭证 {}", "voucher {}", _CODE),
    ("cell", "单元格 {}", "cell {}", _CODE),
)

_ROWS: Mapping[str, tuple[str, str]] = {
    "turns": ("第 {} 段", "turn {}"), "notes": ("第 {} 段", "note {}"),
}  # fmt: skip
_ANY_ROW = ("第 {} 项", "no. {}")


def location_of_note(content: Mapping[str, Any], language: Language) -> str:
    """The exact location of a review note, from large to small: `第 3 册 第 37 页 合同第 8 条`."""
    found = []
    for name, zh, en, bare in _PARTS:
        value = str(content.get(name) or "").strip()
        if value:
            found.append((zh if language == "zh" else en).format(value) if bare.fullmatch(value) else value)
    return (" " if language == "zh" else ", ").join(found)


def row_words(repeat: str, number: int, language: Language) -> str:
    """A row of a repeat by the number that stands beside it on paper: `第 12 段`, `no. 3`."""
    return _ROWS.get(repeat, _ANY_ROW)[language == "en"].format(number)


def says_itself(repeat: str) -> bool:
    """Whether the number of a row alone tells where it stands, without the repeat's own label."""
    return repeat in _ROWS


def page_words(number: str, language: Language) -> str:
    """A page of a file; empty for the file as a whole."""
    return ("第 {} 页" if language == "zh" else "p. {}").format(number) if number else ""


def table_words(number: int, language: Language) -> str:
    """The table of one question of a questionnaire."""
    return (f"第 {number} 题统计表" if language == "zh" else f"Table of question {number}") if number else ""


def next_row_id(rows: Sequence[Mapping[str, Any]]) -> str:
    """The id of one more row: a number that none of these has, also behind a letter (`e3`) or by its place alone."""
    taken = [int(found[0]) for row in rows if (found := re.search(r"\d+$", str(row.get("id") or "")))]
    return str(max([*taken, len(rows)]) + 1)
