"""The report outline: papers for the report in the order of its sections, and whether each is frozen (R33, K10)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from forms.corroboration import Sources, sources
from forms.counters import Counter
from forms.rules import rows_of
from storage.lists import Filter
from storage.model import Revision
from storage.session import Session

ENDED = ("merged", "withdrawn", "void")


@dataclass(frozen=True)
class OutlineLine:
    """One issue of the report: its paper in numbers and words. `facts` are (number, text, numbers of the evidence
    that supports it), so that every sentence leads to a row; `version` is the fingerprint of the frozen text."""

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


@dataclass(frozen=True)
class ReportOutline:
    """`coverage` is K10; a report is complete when every line is frozen (`open` is empty)."""

    lines: tuple[OutlineLine, ...]
    coverage: Counter
    as_of: str

    @property
    def open(self) -> tuple[OutlineLine, ...]:
        """Issues without a frozen paper: what still keeps the coverage below 100 %."""
        return tuple(line for line in self.lines if not line.frozen)

    def by_section(self) -> Mapping[str, tuple[OutlineLine, ...]]:
        """Section -> its lines, both in order."""
        found: dict[str, list[OutlineLine]] = {}
        for line in self.lines:
            found.setdefault(line.section, []).append(line)
        return {section: tuple(lines) for section, lines in found.items()}


def report_outline(session: Session) -> ReportOutline:
    """The outline from all papers whose disposition is the report, as far as this account may read them."""
    rows = session.lists.page(Filter(kinds=("workpaper",)), limit=100_000).rows
    chosen = [row for row in rows if row.fields.get("disposition") == "in_report" and row.state not in ENDED]
    lines = [_line(session, session.records.get(row.id).head) for row in chosen]
    lines.sort(key=lambda line: (line.section, line.serial))
    return ReportOutline(tuple(lines), session.figures.counter("K10"), session.clock.today())


def _line(session: Session, head: Revision) -> OutlineLine:
    content = head.content
    evidence = rows_of(content, "evidence")
    facts = []
    for number, fact in enumerate(rows_of(content, "facts"), 1):
        name = str(fact.get("id") or number)
        support = tuple(at for at, row in enumerate(evidence, 1) if name in str(row.get("supports") or "").split())
        facts.append((number, str(fact.get("text") or ""), support))
    return OutlineLine(
        record=head.record, serial=head.serial, section=str(content.get("report_section") or ""),
        title=str(content.get("title") or ""), unit=str(content.get("unit") or ""),
        summary=str(content.get("summary") or ""), facts=tuple(facts),
        category=tuple(str(code) for code in content.get("category") or ()), evidence=len(evidence),
        sources=sources(content, session.links.linked(head.record)), frozen=head.state == "frozen",
        frozen_on=str(content.get("frozen_on") or ""), version=session.records.text_hash(head),
    )  # fmt: skip
