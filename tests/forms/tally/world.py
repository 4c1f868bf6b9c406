"""Small surveys to attack: forms, sheets, and every data set of a size."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Any

from forms.tally.counting import Sheet
from forms.tally.model import BatchFacts, Tally
from forms.tally.tally import tally
from forms.xlsform.model import Form
from forms.xlsform.reading import read_form

Person = tuple[str, ...]
"""What one respondent answered, in the order of the questions; empty for a blank."""


def form_of(*questions: str, lists: dict[str, str]) -> Form:
    """A form of `questions` (`type | name | relevant | constraint | choice_filter | repeat_count | calculation`)
    with `lists` (`{"g": "a b"}`)."""
    rows = [
        "| survey | | | | | | | | |",
        "| | type | name | label | relevant | constraint | choice_filter | repeat_count | calculation |",
        *(f"| | {parts[0]} | {parts[1]} | {parts[1]} | {' | '.join(parts[2:])} |"
          for parts in ((*(part.strip() for part in one.split("|")), "", "", "", "", "")[:7] for one in questions)),
        "| choices | | | |", "| | list_name | name | label |",
        *(f"| | {name} | {code} | {code} |" for name, codes in lists.items() for code in codes.split()),
        "| settings | | |", "| | form_title | form_id |", "| | Test | test |",
    ]  # fmt: skip
    return read_form("\n".join(rows).encode(), "test.md")


def batch(number: int, sheets: Sequence[Sheet]) -> tuple[BatchFacts, Sequence[Sheet]]:
    size = len(sheets)
    return BatchFacts(str(number), "", size, size, 0, size), sheets


def many(*kinds: tuple[int, dict[str, Any]]) -> list[Sheet]:
    """So many sheets of each kind of answers."""
    return [Sheet(answers) for count, answers in kinds for _ in range(count)]


def counted(form: Form, *batches: Sequence[Sheet], group: str = "") -> Tally:
    """The tally of `batches` with the usual threshold."""
    return tally(form, [batch(number, some) for number, some in enumerate(batches)], 5, group, "Survey", "2026-03-18")


def every(sizes: Sequence[int], kinds: Sequence[Sequence[Person]]) -> Iterator[tuple[tuple[Person, ...], ...]]:
    """Every way in which batches of `sizes` can be filled with people, those of batch *n* being of `kinds[n]`."""
    piles = (itertools.combinations_with_replacement(some, size) for size, some in zip(sizes, kinds, strict=True))
    return itertools.product(*(list(pile) for pile in piles))


def shown(tally: Tally) -> dict[tuple[str, str, str], int | None]:
    """Every published cell: (question, scope, code) -> count, None when hidden; sizes under the code `#`."""
    found: dict[tuple[str, str, str], int | None] = {}
    for result in tally.results:
        ways = [("", result.total), *((f"b{line.scope}", line) for line in result.by_batch.lines)]
        ways += [(f"g{line.scope}", line) for line in result.by_group.lines]
        for scope, line in ways:
            found |= {(result.question.key, scope, code): count for code, count in line.cells.items()}
            found[result.question.key, scope, "#"] = line.size
            found[result.question.key, scope, "#answered"] = line.answered
    return found
