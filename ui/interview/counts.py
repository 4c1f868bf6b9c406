"""Counts for the status line, and the arithmetic of the timer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from forms.turns import Turn

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_WORD = re.compile(r"[^\W\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+(?:['’.,·-][^\W\u3400-\u9fff]+)*")


@dataclass(frozen=True)
class Measures:
    """Lines of a page and cells of a line of one layout (PAPER 1, 4); for a guess, not for printing."""

    cells: int
    first: int
    later: int
    half_width: bool = False


_LAYOUTS: Mapping[tuple[str, str], Measures] = {
    ("zh", "signed_record"): Measures(26, 10, 19),
    ("zh", "internal_note"): Measures(29, 15, 25),
    ("en", "signed_record"): Measures(80, 18, 31, half_width=True),
    ("en", "internal_note"): Measures(80, 22, 34, half_width=True),
}


@dataclass(frozen=True)
class Counts:
    """`characters` are Han characters and `words` the rest by words; `pages` is about how many will be printed."""

    turns: int
    characters: int
    words: int
    pages: int

    @property
    def amount(self) -> int:
        return self.characters + self.words


def count(turns: Iterable[Turn], profile: str, language: str) -> Counts:
    """Count what is written; `profile` and `language` are those of the record."""
    known = tuple(turns)
    layout = _LAYOUTS.get((language, profile), _LAYOUTS["zh", "signed_record"])
    lines = sum(_lines(row, layout) for turn in known for row in turn.text.split("\n"))
    pages = 1 + max(0, -(-(lines - layout.first) // layout.later)) if known else 0
    return Counts(
        len(known),
        sum(len(_HAN.findall(turn.text)) for turn in known),
        sum(len(_WORD.findall(turn.text)) for turn in known),
        pages,
    )


def _lines(text: str, layout: Measures) -> int:
    if layout.half_width:
        width = len(text) + len(_HAN.findall(text))
    else:
        half = sum(1 for character in text if character < "\u2000")
        width = len(text) - half // 2
    return max(1, -(-width // layout.cells))


def minutes_of(time: str) -> int:
    """`HH:MM` as minutes of the day."""
    hours, minutes = time.split(":")
    return int(hours) * 60 + int(minutes)


def spoken_minutes(start: str, until: str, breaks: Iterable[Mapping[str, Any]]) -> int:
    """Minutes from `start` to `until` without the breaks; a break without an end runs until `until`."""
    if not start or not until or until < start:
        return 0
    total = minutes_of(until) - minutes_of(start)
    for row in breaks:
        begin, end = str(row.get("from") or ""), str(row.get("to") or "") or until
        if begin and start <= begin <= end <= until:
            total -= minutes_of(end) - minutes_of(begin)
    return max(0, total)


def clock_text(minutes: int) -> str:
    """`HH:MM` of an amount of minutes."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def read_time(text: str) -> str | None:
    """What people type for a time (`9:05`, `9：05`, `905`, `0905`, `9.05`) as `HH:MM`; None when it is none."""
    match = re.fullmatch(r"\s*(\d{1,2})\s*[:：.．时點点h ]?\s*(\d{2})\s*分?\s*", text)
    if not match or int(match[1]) > 23 or int(match[2]) > 59:
        return None
    return f"{int(match[1]):02d}:{match[2]}"


def read_date(text: str) -> str | None:
    """What people type for a date (`2026-3-5`, `2026/03/05`, `2026.3.5`, `2026年3月5日`, `20260305`) as ISO 8601."""
    match = re.fullmatch(r"\s*(\d{4})\s*[-/.．年]?\s*(\d{1,2})\s*[-/.．月]?\s*(\d{1,2})\s*日?\s*", text)
    if not match:
        return None
    year, month, day = (int(part) for part in match.groups())
    days = (31, 29 if year % 4 == 0 and (year % 100 or year % 400 == 0) else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    if not 1 <= month <= 12 or not 1 <= day <= days[month - 1]:
        return None
    return f"{year:04d}-{month:02d}-{day:02d}"
