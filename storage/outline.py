"""The report outline: papers for the report in the order of its sections, and whether each is frozen (R33, K10)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from forms.corroboration import sources
from forms.counters.model import Words
from forms.report import IN_REPORT, OutlineLine, ReportOutline, Scope
from forms.report.order import section_key
from forms.rules import rows_of
from storage.lists import Filter
from storage.model import Revision
from storage.packs import Packs
from storage.session import Session

ENDED = ("merged", "withdrawn", "void")
WHOLE = Scope()
PREFIX = "BG"

__all__ = ["OutlineLine", "ReportOutline", "Scope", "above_all", "areas", "outline_serial", "report_outline"]


def report_outline(session: Session, scope: Scope = WHOLE) -> ReportOutline:
    """The outline from the papers in scope whose disposition is the report, as far as this account may read them."""
    chosen = Filter(kinds=("workpaper",), units=(scope.unit,) if scope.unit else ())
    rows = session.lists.page(chosen, limit=100_000).rows
    wanted = [row for row in rows if row.fields.get("disposition") == IN_REPORT and row.state not in ENDED]
    codes = _Categories(session.packs)
    lines = [_line(session, codes, session.records.get(row.id).head) for row in wanted]
    if scope.category:
        lines = [line for line in lines if any(scope.category in codes.above(code) for code in line.category)]
    order = {
        "section": lambda line: (section_key(line.section), line.serial),
        "category": lambda line: (line.area, line.serial),
    }
    lines.sort(key=order[scope.order])
    coverage, today = session.figures.counter("K10"), session.clock.today()
    return ReportOutline(tuple(lines), coverage, today, scope, codes.titles)


class _Categories:
    """The categories of the taxonomies in use: their words, and what stands above each."""

    def __init__(self, packs: Packs) -> None:
        self.titles: dict[str, Words] = {}
        self._parents: dict[str, str] = {}
        for pack in packs.in_use("taxonomy"):
            for item in pack.items:
                self.titles[item.code] = item.title
                self._parents[item.code] = item.parent

    def above(self, code: str) -> list[str]:
        """`code` and everything above it, topmost first."""
        found = [code]
        while self._parents.get(found[0]):
            found.insert(0, self._parents[found[0]])
        return found


def above_all(packs: Packs, category: Iterable[object]) -> list[str]:
    """The categories of a paper with everything above them, the topmost of the first one in front."""
    codes = _Categories(packs)
    return [code for one in category for code in codes.above(str(one))]


def areas(packs: Packs) -> Mapping[str, Words]:
    """The topmost categories of the taxonomies in use, in their order: what an outline may be limited to."""
    return {item.code: item.title for pack in packs.in_use("taxonomy") for item in pack.children()}


def _line(session: Session, codes: _Categories, head: Revision) -> OutlineLine:
    content = head.content
    evidence = rows_of(content, "evidence")
    facts = []
    for number, fact in enumerate(rows_of(content, "facts"), 1):
        name = str(fact.get("id") or number)
        support = tuple(at for at, row in enumerate(evidence, 1) if name in str(row.get("supports") or "").split())
        facts.append((number, str(fact.get("text") or ""), support))
    category = tuple(str(code) for code in content.get("category") or ())
    return OutlineLine(
        record=head.record, serial=head.serial, section=str(content.get("report_section") or ""),
        title=str(content.get("title") or ""), unit=str(content.get("unit") or ""),
        summary=str(content.get("summary") or ""), facts=tuple(facts), category=category, evidence=len(evidence),
        sources=sources(content, session.links.linked(head.record)), frozen=head.state == "frozen",
        frozen_on=str(content.get("frozen_on") or ""), version=session.records.text_hash(head), state=head.state,
        area=codes.above(category[0])[0] if category else "",
        criteria=tuple(str(row["text"]) for row in rows_of(content, "criteria") if row.get("text")),
        severity=str(content.get("severity") or ""), handling=str(content.get("suggested_handling") or ""),
    )  # fmt: skip


def outline_serial(session: Session) -> str:
    """What stands in the head of the pages: `BG-2601-03A`. Which edition it is, the print number and the fingerprint
    say."""
    stint = session.stint
    return f"{PREFIX}-{stint.round}-{stint.team}{stint.laptop}"
