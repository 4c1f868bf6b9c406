"""Breaks of a talk: rows of the record, and the turn that says so in the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Rows = list[dict[str, Any]]


def open_break(rows: Sequence[Mapping[str, Any]]) -> int:
    """Which row is a break that has not ended; -1 when none is."""
    return next((place for place, row in enumerate(rows) if row.get("from") and not row.get("to")), -1)


def begin_break(rows: Sequence[Mapping[str, Any]], now: str) -> Rows:
    return [*(dict(row) for row in rows), {"from": now}]


def end_break(rows: Sequence[Mapping[str, Any]], now: str) -> Rows:
    """End the break under way; `rows` as they are when there is none."""
    place = open_break(rows)
    return [{**row, "to": now} if number == place else dict(row) for number, row in enumerate(rows)]
