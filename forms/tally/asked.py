"""What may be said of a question at all, for the questions that decide it (TALLY.md, "Questions that depend")."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from forms.tally.counting import Column
from forms.tally.model import ABSTAINED, NOT_ASKED, Breakdown, Counted, Line, Result
from forms.tally.protect import Cut, Row, hidden_in_parts

Say = Literal["nothing", "total", "all"]


@dataclass(frozen=True)
class Bare:
    """What was found open of a question: whether its total hides nothing, and whether all its parts hide nothing."""

    total: bool
    parts: bool


def say_of(question: Counted, found: Mapping[str, Column], bare: Mapping[str, Bare]) -> Say:
    """`nothing` unless all deciders lie open and how many were asked is told by the cells of one of them."""
    if not question.depends:
        return "all"
    deciders = [bare.get(key, Bare(False, False)) for key in question.depends]
    if not all(one.total for one in deciders) or not _told(question, found):
        return "nothing"
    if all(one.parts for one in deciders):
        return "all"
    return "total" if question.sole else "nothing"


def _told(question: Counted, found: Mapping[str, Column]) -> bool:
    """Whether one decider's cells say of each sheet if the question was asked: then nothing new is said of several
    deciders together. In a repeat, who has no row stands for who was not asked."""
    blank = ABSTAINED if question.repeat else NOT_ASKED
    asked = [code != blank for code in found[question.key].codes()]
    return any(_follows(asked, found[key]) for key in question.depends if key in found)


def _follows(asked: Sequence[bool], decider: Column) -> bool:
    ways: list[Sequence[object]] = [decider.codes()]
    if decider.question.sort == "multi":
        ways += [[option.code in ticks for ticks in decider.chosen] for option in decider.question.options]
    return any(len(set(zip(cells, asked, strict=True))) == len(set(cells)) for cells in ways)


def asked_only(row: Row) -> Row:
    """A row of those who were asked: how many were not is known, so it protects nothing."""
    return {code: count for code, count in row.items() if code != NOT_ASKED}


def cuts_of(tables: Sequence[Sequence[Row]], threshold: int, hidden: frozenset[str]) -> list[Cut]:
    """The parts of a question that not everybody was asked: every part stands by itself, or none is shown."""
    codes = frozenset(code for rows in tables for row in rows for code in row)
    gone = hidden_in_parts([row for rows in tables for row in rows], threshold, hidden)
    if gone is None or gone >= codes:
        return [Cut((), codes) for _ in tables]
    return [Cut(tuple(range(len(rows))), gone) for rows in tables]


def is_bare(part: Breakdown, count: int) -> bool:
    """Whether a breakdown shows each of its `count` parts whole."""
    return len(part.lines) == count and not any(one.hidden for one in part.lines)


def shut(part: Breakdown) -> Breakdown:
    """A breakdown of which nothing is shown."""
    return Breakdown(part.name, (), (*(one.scope for one in part.lines), *part.merged))


def withheld(question: Counted, size: int, ways: Sequence[tuple[str, ...]]) -> Result:
    """A question of which only its place among the others is shown."""
    cells = [*question.codes(), *((ABSTAINED,) if question.sort == "multi" else ())]
    if question.sort == "multi" and question.conditional:
        cells.append(NOT_ASKED)
    return Result(question, Line("", size, dict.fromkeys(cells), None),
                  Breakdown("batch", (), ways[0]), Breakdown("group", (), ways[1]))  # fmt: skip
