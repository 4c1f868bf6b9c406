"""What a tally is: lines of cells, some of them hidden. Frozen, without a person, a sheet or an order in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from forms.xlsform.model import Text

ABSTAINED = "?abstained"
"""The cell of sheets that left a question blank: a value of its own (DOMAIN 9.2)."""

NOT_ASKED = "?not_asked"
"""The cell of sheets on which the question did not apply (`relevant`)."""

ANSWERED, CHOSEN, NOT_CHOSEN = "?answered", "?chosen", "?not_chosen"

Sort = Literal["single", "multi", "scale", "number", "open", "file"]
"""`multi`: each option is counted by itself; `number`: only how many answered, and the mean; `file`: only how many."""


@dataclass(frozen=True)
class Option:
    """One answer that can be taken. `score` is its place on the scale, None for other questions."""

    code: str
    label: Text
    score: float | None = None


@dataclass(frozen=True)
class Counted:
    """A question that is counted. `depends` are all that decide whether it is asked or what it takes for an answer,
    `sole` the one that does so alone, `conditional` whether it can go unasked, `entire` whether it is shown as a whole
    or not at all (its cells tell of each other or of its deciders); `matrix` names the block it belongs to (empty:
    none). `repeat` are the keys of the repeats it stands in, outermost first, and `inner` its key in their rows;
    without `inner` the rows themselves are counted. `number` is the one on the blank."""

    key: str
    label: Text
    sort: Sort
    options: tuple[Option, ...] = ()
    depends: tuple[str, ...] = ()
    sole: str = ""
    entire: bool = False
    conditional: bool = False
    matrix: str = ""
    repeat: tuple[str, ...] = ()
    inner: str = ""
    number: str = ""

    def codes(self) -> tuple[str, ...]:
        """The cells of its line, in order; for `multi` only the options themselves."""
        if self.sort == "multi":
            return tuple(option.code for option in self.options)
        base = (ANSWERED,) if self.sort in ("number", "open", "file") else tuple(option.code for option in self.options)
        return (*base, ABSTAINED, *((NOT_ASKED,) if self.conditional else ()))


@dataclass(frozen=True)
class Line:
    """One question in one group of sheets: the counts by cell, None where hidden; `size` is the number of sheets
    (the denominator of "% of all"), `answered` that of valid answers (of "% of valid"), None when it is hidden."""

    scope: str
    size: int
    cells: Mapping[str, int | None]
    answered: int | None
    mean: float | None = None

    def share(self, code: str) -> float | None:
        """The cell over the valid answers; None when either is hidden."""
        return _over(self.cells.get(code), self.answered)

    def share_of_all(self, code: str) -> float | None:
        """The cell over all valid sheets of the group."""
        return _over(self.cells.get(code), self.size)

    @property
    def hidden(self) -> bool:
        return any(count is None for count in self.cells.values())


def _over(count: int | None, base: int | None) -> float | None:
    return None if count is None or not base else count / base


@dataclass(frozen=True)
class Breakdown:
    """One question by batch or by group. `merged` are the scopes that stand together in no line: they were too small
    to show, and the difference to the total says nothing about any of them."""

    name: str
    lines: tuple[Line, ...]
    merged: tuple[str, ...] = ()


@dataclass(frozen=True)
class Result:
    """One question. `texts` are the open answers, in the order of their characters, None when they are withheld."""

    question: Counted
    total: Line
    by_batch: Breakdown
    by_group: Breakdown
    texts: tuple[str, ...] | None = None


@dataclass(frozen=True)
class BatchFacts:
    """What the register says of a batch: numbers of sheets, which the two counters signed for (V11)."""

    serial: str
    group: str
    issued: int
    collected: int
    void: int
    valid: int


@dataclass(frozen=True)
class Tally:
    """All tables of one survey. `withheld`: fewer valid sheets than `threshold`, so there is no table at all."""

    title: Text
    population: str
    batches: tuple[BatchFacts, ...]
    threshold: int
    valid: int
    group: str
    group_labels: Mapping[str, Text]
    results: tuple[Result, ...]
    matrices: Mapping[str, Text] = field(default_factory=dict)
    withheld: bool = False
    as_of: str = ""

    @property
    def issued(self) -> int:
        return sum(batch.issued for batch in self.batches)

    @property
    def collected(self) -> int:
        return sum(batch.collected for batch in self.batches)
