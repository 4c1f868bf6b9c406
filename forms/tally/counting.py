"""Counting answers: one pass over a column, whatever it is counted by."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from typing import Any

from forms.tally.model import ABSTAINED, ANSWERED, CHOSEN, NOT_ASKED, NOT_CHOSEN, Counted
from forms.tally.shape import MOST_ROWS

_PLACE = re.compile(r"-?\d+(\.\d+)?")
"""The code of a place on a scale, which is answered by a number."""
_FARTHEST = 1e300
"""Beyond this no sum is a number any more."""


@dataclass(frozen=True)
class Sheet:
    """One response as it is counted: flat answers, and the keys of questions left blank though they were asked."""

    answers: Mapping[str, Any]
    abstained: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Column:
    """The answers to one question, one per sheet, as they were given; `table` says which cell each is. For `multi`
    the codes chosen stand beside them; `values` are the numbers given.

    Answers are counted before they are turned into cells: there are few different ones."""

    question: Counted
    raw: Sequence[Any]
    table: Mapping[Any, str]
    chosen: Sequence[Sequence[str]] = ()
    values: Sequence[float] = ()

    @cached_property
    def whole(self) -> Counter[Any]:
        """How often each answer was given. Raises `TypeError` for a ranking, which is a list."""
        return Counter(self.raw)

    def codes(self) -> list[str]:
        """The cell of each sheet."""
        return [self.table.get(value, ABSTAINED) for value in self.raw]

    def rows(self, scopes: Sequence[int] | None, count: int) -> list[dict[str, int]]:
        """The table by scope; `scopes[i]` is the scope of sheet i, None puts all in scope 0."""
        codes = self.line_codes()
        found = [dict.fromkeys(codes, 0) for _ in range(1 if scopes is None else count)]
        if scopes is None:
            for value, number in self.whole.items():
                found[0][self.table.get(value, ABSTAINED)] += number
            return found
        for (scope, value), number in Counter(zip(scopes, self.raw, strict=True)).items():
            found[scope][self.table.get(value, ABSTAINED)] += number
        return found

    def line_codes(self) -> tuple[str, ...]:
        return multi_codes(self.question) if self.question.sort == "multi" else self.question.codes()

    def option_rows(self, scopes: Sequence[int] | None, count: int) -> dict[str, list[dict[str, int]]]:
        """For `multi`: each option's own table of chosen, not chosen (of those who answered) and blank."""
        bases = self.rows(scopes, count)
        if scopes is None:
            ticks = Counter(chain.from_iterable(self.chosen))
            found = {(0, code): ticks[code] for code in ticks}
        else:
            pairs = zip(scopes, self.chosen, strict=True)
            found = dict(Counter((scope, code) for scope, codes in pairs for code in codes))
        return {
            option.code: [
                {
                    CHOSEN: (chosen := found.get((scope, option.code), 0)),
                    NOT_CHOSEN: base[ANSWERED] - chosen,
                    **{code: base[code] for code in base if code != ANSWERED},
                }
                for scope, base in enumerate(bases)
            ]
            for option in self.question.options
        }


def multi_codes(question: Counted) -> tuple[str, ...]:
    """The cells that say how many answered a question with several choices at all."""
    return (ANSWERED, ABSTAINED, *((NOT_ASKED,) if question.conditional else ()))


_AT_ONCE = 64
"""Sheets taken apart together: what they hold stays in the processor's cache, which is several times as fast."""


def columns(questions: Sequence[Counted], sheets: Sequence[Sheet]) -> dict[str, Column]:
    """The answers to each question, by its key."""
    given: dict[str, list[Any]] = {question.key: [] for question in questions if not question.repeat}
    for start in range(0, len(sheets), _AT_ONCE):
        rows = [[*map(sheet.answers.get, given)] for sheet in sheets[start : start + _AT_ONCE]]
        for values, some in zip(given.values(), zip(*rows, strict=True), strict=True):
            values.extend(some)
    given |= {one.key: [_of_rows(one, sheet.answers) for sheet in sheets] for one in questions if one.repeat}
    return {question.key: _column(question, sheets, given[question.key]) for question in questions}


def _of_rows(question: Counted, answers: Mapping[str, Any]) -> Any:
    """What one respondent says in all rows: the answers given in any of them, or the number of rows."""
    rows: list[Mapping[str, Any]] = [answers]
    for key in question.repeat:
        rows = [inner for row in rows for inner in row.get(key) or () if isinstance(inner, Mapping)]
    if not question.inner:
        return str(min(len(rows), MOST_ROWS)) if rows else None
    table, found = _cells(question), dict[str, None]()
    for row in rows:
        value = row.get(question.inner)
        for one in value if isinstance(value, list) else [value]:
            if one in table:
                found[table[one]] = None
    return list(found)


def _column(question: Counted, sheets: Sequence[Sheet], given: list[Any]) -> Column:
    """An answer that the form does not know is a blank."""
    plain = {code: code for code in (ABSTAINED, NOT_ASKED, ANSWERED)}
    if question.sort == "multi":
        known = {option.code for option in question.options}
        chosen = [[code for code in value if code in known] if isinstance(value, list) else [] for value in given]
        ticked = [ANSWERED if ticks else None for ticks in chosen]
        return Column(question, _with_blanks(question, sheets, ticked), plain, chosen)
    if question.sort in ("open", "number", "file"):
        there = [None if value in (None, "") else ANSWERED for value in given]
        numbers = (
            [float(value) for value in given if isinstance(value, int | float) and abs(value) < _FARTHEST]
            if question.sort == "number"
            else []
        )
        return Column(question, _with_blanks(question, sheets, there), plain, values=numbers)
    column = Column(question, _with_blanks(question, sheets, given), plain | _cells(question))
    try:
        _ = column.whole
    except TypeError:
        firsts = [next(iter(value), None) if isinstance(value, list) else value for value in given]
        firsts = [None if isinstance(value, list | dict) else value for value in firsts]
        return replace(column, raw=_with_blanks(question, sheets, firsts))
    return column


def _cells(question: Counted) -> dict[Any, str]:
    """Which answer is which cell: codes, places of a scale as numbers, a tick."""
    table: dict[Any, str] = {option.code: option.code for option in question.options}
    table |= {option.score: option.code for option in question.options if option.score is not None}
    if question.inner:
        table |= {float(code): code for code in table if _PLACE.fullmatch(code)}
    return {**table, True: "true"} if "true" in table else table


def _with_blanks(question: Counted, sheets: Sequence[Sheet], given: list[Any]) -> list[Any]:
    """Blanks of a question that need not be asked are told apart; else every blank is an abstention."""
    if not question.conditional:
        return given
    key = question.key
    return [
        (ABSTAINED if key in sheet.abstained else NOT_ASKED) if value is None else value
        for value, sheet in zip(given, sheets, strict=True)
    ]
