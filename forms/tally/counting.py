"""Counting answers: one pass over a column, whatever it is counted by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from forms.tally.model import ABSTAINED, ANSWERED, CHOSEN, NOT_ASKED, NOT_CHOSEN, Counted


@dataclass(frozen=True)
class Sheet:
    """One response as it is counted: flat answers, and the keys of questions left blank though they were asked."""

    answers: Mapping[str, Any]
    abstained: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Column:
    """The answers to one question as cell codes, one per sheet; for `multi` the codes chosen beside them.

    `total`: the sum of scores or numbers of the answers given."""

    question: Counted
    codes: Sequence[str]
    chosen: Sequence[Sequence[str]] = ()
    values: Sequence[float] = ()

    def rows(self, scopes: Sequence[int] | None, count: int) -> list[dict[str, int]]:
        """The table by scope; `scopes[i]` is the scope of sheet i, None puts all in scope 0."""
        codes = self.line_codes()
        if scopes is None:
            found = Counter(self.codes)
            return [{code: found[code] for code in codes}]
        pairs = Counter(zip(scopes, self.codes, strict=True))
        return [{code: pairs[scope, code] for code in codes} for scope in range(count)]

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


def column(question: Counted, sheets: Sequence[Sheet]) -> Column:
    """The answers to `question`. An answer that the form does not know counts as a blank."""
    key = question.key
    given = [sheet.answers.get(key) for sheet in sheets]
    blanks = _blanks(question, sheets, given)
    if question.sort == "multi":
        known = {option.code for option in question.options}
        chosen = [[code for code in value if code in known] if isinstance(value, list) else [] for value in given]
        codes = [ANSWERED if ticks else blank for ticks, blank in zip(chosen, blanks, strict=True)]
        return Column(question, codes, chosen)
    if question.sort in ("open", "number"):
        codes = [ANSWERED if value not in (None, "") else blank for value, blank in zip(given, blanks, strict=True)]
        numbers = (
            [float(value) for value in given if isinstance(value, int | float)] if question.sort == "number" else []
        )
        return Column(question, codes, values=numbers)
    table = {_raw(option.code, question.sort): option.code for option in question.options}
    if question.sort == "scale" and given and isinstance(next((v for v in given if v is not None), ""), str):
        table = {option.code: option.code for option in question.options}
    return Column(question, [table.get(_first(value), blank) for value, blank in zip(given, blanks, strict=True)])


def _raw(code: str, sort: str) -> Any:
    return float(code) if sort == "scale" and _is_number(code) else code


def _is_number(code: str) -> bool:
    try:
        float(code)
    except ValueError:
        return False
    return True


def _first(value: Any) -> Any:
    """A single answer as it stands; of a ranking its first place; a tick as its code."""
    if value.__class__ is str:
        return value
    if value is True:
        return "true"
    if isinstance(value, list):
        return value[0] if value else None
    return value


def _blanks(question: Counted, sheets: Sequence[Sheet], given: Sequence[Any]) -> Sequence[str]:
    if not question.conditional:
        return [ABSTAINED] * len(sheets)
    return [ABSTAINED if question.key in sheet.abstained else NOT_ASKED for sheet in sheets]
