"""What a report outline consists of: one line a paper, in the order and the scope a person chose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from forms.canonical import canonical, sha256_hex
from forms.corroboration import Sources
from forms.counters import Counter, Rate
from forms.counters.model import Words

IN_REPORT = "in_report"
"""The disposition of a paper that goes into the report."""

Ordering = Literal["section", "category"]


@dataclass(frozen=True)
class Scope:
    """Which papers, and in what order; empty for all organisations and all categories. A category stands for what
    is below it."""

    unit: str = ""
    category: str = ""
    order: Ordering = "section"


@dataclass(frozen=True)
class OutlineLine:
    """One issue of the report: its paper in numbers and words. `facts` are (number, text, numbers of the evidence
    that supports it), so that every sentence leads to a row; `version` is the fingerprint of the frozen text.
    `area` is the topmost category of the first one it is coded with."""

    record: str
    serial: str
    section: str
    title: str
    unit: str
    summary: str
    facts: tuple[tuple[int, str, tuple[int, ...]], ...]
    category: tuple[str, ...]
    evidence: int
    sources: Sources
    frozen: bool
    frozen_on: str
    version: str
    state: str = ""
    area: str = ""
    criteria: tuple[str, ...] = ()
    severity: str = ""
    handling: str = ""

    @property
    def unsupported(self) -> tuple[int, ...]:
        """Numbers of the facts that no row of evidence names: their sentences lead to the paper only."""
        return tuple(number for number, _, support in self.facts if not support)


@dataclass(frozen=True)
class ReportOutline:
    """`coverage` is K10; a report is complete when every line is frozen (`open` is empty). `titles` are the words of
    the categories."""

    lines: tuple[OutlineLine, ...]
    coverage: Counter
    as_of: str
    scope: Scope = field(default_factory=Scope)
    titles: Mapping[str, Words] = field(default_factory=dict)

    @property
    def open(self) -> tuple[OutlineLine, ...]:
        """Issues without a frozen paper: what still keeps the coverage below 100 %."""
        return tuple(line for line in self.lines if not line.frozen)

    @property
    def rate(self) -> Rate:
        """K10 over the lines in scope: with its parts, like any rate (V23)."""
        (whole,) = self.coverage.rates()
        return replace(whole, numerator=len(self.lines) - len(self.open), denominator=len(self.lines))

    def group_of(self, line: OutlineLine) -> str:
        """What a line stands under: its section of the report, or its topmost category."""
        return line.section if self.scope.order == "section" else line.area

    def groups(self) -> Mapping[str, tuple[OutlineLine, ...]]:
        """Section or category -> its lines, both in order."""
        found: dict[str, list[OutlineLine]] = {}
        for line in self.lines:
            found.setdefault(self.group_of(line), []).append(line)
        return {name: tuple(lines) for name, lines in found.items()}

    def by_section(self) -> Mapping[str, tuple[OutlineLine, ...]]:
        """Section -> its lines, both in order."""
        found: dict[str, list[OutlineLine]] = {}
        for line in self.lines:
            found.setdefault(line.section, []).append(line)
        return {section: tuple(lines) for section, lines in found.items()}

    def fingerprint(self) -> str:
        """Of what the outline says: the order, and each paper with the fingerprint of its text."""
        said = [[self.group_of(line), line.serial, line.version, line.frozen] for line in self.lines]
        return sha256_hex(canonical({"as_of": self.as_of, "lines": said}))
