"""Where the checklists stand: each point of each pack in use, looked at or not, with its papers (R05, K11)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from forms.packs import Pack, PackItem
from storage.database import transaction
from storage.lists import Filter, Lists
from storage.model import Change, Content, RecordSummary, Revision
from storage.packs import Packs
from storage.session import Session

STATES = ("to_look", "no_problem", "problem")
"""From least to most: a point with several results stands at the furthest."""


@dataclass(frozen=True)
class Point:
    """A point of a pack in one organisation: what a result is about."""

    pack: str
    version: str
    code: str
    unit: str


@dataclass(frozen=True)
class PointStatus:
    """One point. `state` is one of `STATES`; `results` are its records, newest last, of those the reader may see."""

    item: PackItem
    state: str
    results: tuple[RecordSummary, ...] = ()


@dataclass(frozen=True)
class Coverage:
    """A pack with its points in order; `looked_at` of `len(points)` is K11 for this pack."""

    pack: Pack
    points: tuple[PointStatus, ...]

    @property
    def looked_at(self) -> int:
        return sum(point.state != "to_look" for point in self.points)

    def by_area(self) -> Mapping[str, tuple[int, int]]:
        """Code of the area above a point -> (looked at, points)."""
        found: dict[str, tuple[int, int]] = {}
        for point in self.points:
            done, total = found.get(point.item.parent, (0, 0))
            found[point.item.parent] = (done + (point.state != "to_look"), total + 1)
        return found


def coverage(packs: Packs, lists: Lists, unit: str = "") -> list[Coverage]:
    """Every checklist in use, for one organisation or for all."""
    chosen = Filter(kinds=("checklist_result",), states=STATES, units=(unit,) if unit else ())
    by_point: dict[tuple[str, str], list[RecordSummary]] = {}
    for row in lists.page(chosen, limit=100_000).rows:
        by_point.setdefault((str(row.fields.get("pack")), str(row.fields.get("point"))), []).append(row)
    return [
        Coverage(pack, tuple(_status(item, by_point.get((pack.id, item.code), [])) for item in pack.leaves()))
        for pack in packs.in_use("checklist")
    ]


def _status(item: PackItem, rows: list[RecordSummary]) -> PointStatus:
    state = max((row.state for row in rows), key=STATES.index, default=STATES[0])
    return PointStatus(item, state, tuple(rows))


RESULT, PAPER = "checklist_result", "workpaper"


@dataclass(frozen=True)
class Found:
    """What was said of a point: its record, the working paper begun for it (empty for none), and what changed."""

    result: str
    paper: str
    change: Change


def look_at(session: Session, point: Point, note: str) -> Found:
    """Looked at, no problem. Raises `Refused` without a word on what was looked at, and as `Records`."""
    with transaction(session.connection):
        head = _result(session, point)
        saved = session.records.transition(head.record, head.id, "no_problem", {"note": note})
    return Found(head.record, "", _changed(saved.revision.record))


def begin_paper(session: Session, point: Point, note: str, first: Content) -> Found:
    """A problem: a working paper is begun with the point cited, and the point leads to it. `first` are the answers any
    new paper begins with."""
    with transaction(session.connection):
        head = _result(session, point)
        answers = {**first, "unit": point.unit, "checklist_ref": point.code}
        paper = session.records.create(PAPER, answers).revision
        papers = [*(str(one) for one in head.content.get("papers") or ()), paper.record]
        updates = {"note": note or str(head.content.get("note") or ""), "papers": papers}
        if head.state == "problem":  # one point, another problem: it is looked at again first
            head = session.records.transition(head.record, head.id, "reopen", reason=note or point.code).revision
        saved = session.records.transition(head.record, head.id, "problem", updates)
    return Found(saved.revision.record, paper.record, _changed(saved.revision.record, paper.record))


def _result(session: Session, point: Point) -> Revision:
    """The record of a point in one organisation; a new one where nobody has looked yet."""
    rows = session.lists.page(Filter(kinds=(RESULT,), states=STATES, units=(point.unit,)), limit=100_000).rows
    for row in rows:
        if (row.fields.get("pack"), row.fields.get("point")) == (point.pack, point.code):
            return session.records.get(row.id).head
    content = {"pack": point.pack, "pack_version": point.version, "point": point.code, "unit": point.unit}
    return session.records.create(RESULT, content).revision


def _changed(*records: str) -> Change:
    return Change(records, (RESULT, PAPER))
