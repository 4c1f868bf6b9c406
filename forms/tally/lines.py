"""Rows of counts as lines of a tally: what is hidden, what is answered, what a mean is of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from forms.tally.model import ABSTAINED, ANSWERED, CHOSEN, NOT_ASKED, NOT_CHOSEN, Counted, Line
from forms.tally.protect import Row


def told_by_others(parts: Mapping[str, Sequence[Row]], unseen: Mapping[str, bool]) -> bool:
    """Whether somebody must have chosen a hidden option, because the shown ones are too few for all who answered."""
    if not any(unseen.values()):
        return False
    rows = next(iter(parts.values()))
    seen = [sum(parts[code][at][CHOSEN] for code, gone in unseen.items() if not gone) for at in range(len(rows))]
    return any(sum(row.values()) > count for row, count in zip(rows, seen, strict=True))


def scores_of(question: Counted) -> dict[str, float]:
    return {option.code: option.score for option in question.options if option.score is not None}


def mean_of(row: Row, scores: Mapping[str, float]) -> float | None:
    count = sum(row[code] for code in scores)
    return sum(scores[code] * row[code] for code in scores) / count if count else None


def folded(row: Row, known: bool) -> Row:
    """An option's table; without a known number of answers, blanks count as not chosen."""
    if known:
        return row
    return {CHOSEN: row[CHOSEN], NOT_CHOSEN: sum(row.values()) - row[CHOSEN]}


def line(scope: str, row: Row, hidden: frozenset[str], mean: float | None) -> Line:
    cells = {code: None if code in hidden else count for code, count in row.items()}
    blanks = [code for code in (ABSTAINED, NOT_ASKED) if code in row]
    known = not any(code in hidden for code in blanks)
    answered = sum(row.values()) - sum(row[code] for code in blanks) if known else None
    return Line(scope, sum(row.values()), cells, answered, mean)


def multi_line(
    scope: str, options: Mapping[str, Row], hidden: Mapping[str, frozenset[str]], base: Row, known: bool
) -> Line:  # fmt: skip
    cells: dict[str, int | None] = {
        code: None if CHOSEN in hidden[code] else row[CHOSEN] for code, row in options.items()
    }
    cells |= {code: count if known else None for code, count in base.items() if code != ANSWERED}
    return Line(scope, sum(base.values()), cells, base[ANSWERED] if known else None)
