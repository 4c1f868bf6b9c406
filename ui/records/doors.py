"""Doors to the records of each kind, and the page of one record."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from forms.kinds import KINDS
from ui.components.nav import Door
from ui.i18n import Words, tr
from ui.shell import RecordMaker, Room

if TYPE_CHECKING:
    from ui.page import Page
    from ui.workspace import Workspace

OWN_PAGES = ("interview", "lead", "contact_report")
"""Kinds that this page is not for: talks have their own, compartments are written and not read (V16, V17)."""


def record_rooms(space: Workspace) -> list[Room]:
    """Doors to lists of records; behind each the kinds that belong together and the account's role reaches."""
    doors: tuple[tuple[Door, tuple[str, ...], tuple[str, ...]], ...] = (
        (Door("documents", lambda: tr("Documents"), "folder-open", 1), ("doc_item", "doc_request", "doc_return"),
         ("doc_review_note", "doc_copy")),
        (Door("activities", lambda: tr("Activities, intake"), "notebook-pen", 1),
         ("activity", "intake", "envelope_batch"), ()),
        (Door("papers", lambda: tr("Working papers"), "file-text", 1),
         ("workpaper", "communication", "consultation", "checklist_result", "ledger_entry"), ()),
        (Door("rectification", lambda: tr("Rectify at once"), "badge-check", 1),
         ("immediate_rectification",), ()),
        (Door("weekly", lambda: tr("Weekly report"), "chart-no-axes-column", 2), ("weekly_report",), ()),
    )  # fmt: skip
    shown = [
        Room(door, partial(_kinds, door.key, reached, door.words), home_of=(*kinds, *inside))
        for door, kinds, inside in doors
        if (reached := _reached(space, kinds))
    ]
    return [*shown, ledger_room()]


def evidence_room() -> Room:
    """Reached from wherever something can be used as evidence."""
    return Room(Door("evidence", lambda: tr("Use as evidence"), "quote", 3), _evidence, listed=False, kept=False)


def ledger_room() -> Room:
    """Reached from a table that is attached to a document item."""
    door = Door("ledger", lambda: tr("Calculate in one ledger"), "chart-no-axes-column", 3)
    return Room(door, _ledger, listed=False, kept=False)


def record_makers() -> dict[str, RecordMaker]:
    """The page of one record, by kind."""
    return {name: partial(_record, name) for name in KINDS if name not in OWN_PAGES}


def _reached(space: Workspace, kinds: tuple[str, ...]) -> tuple[str, ...]:
    """The kinds of which this account's role reads any record (DOMAIN 5)."""
    from storage.access import Access

    access = Access(space.me)
    return tuple(name for name in kinds if name in space.forms and access.reach(KINDS[name]) != "none")


def _kinds(door: str, kinds: tuple[str, ...], title: Words, space: Workspace, argument: str) -> Page:
    from ui.records.kindspage import KindsPage

    return KindsPage(space, door, kinds, title)


def _record(kind: str, space: Workspace, record: str, place: str) -> Page:
    from ui.records.page import RecordPage

    return RecordPage(space, kind, record, place)


def _evidence(space: Workspace, argument: str) -> Page:
    from ui.records.useevidence import UseAsEvidence

    return UseAsEvidence(space, argument)


def _ledger(space: Workspace, argument: str) -> Page:
    from ui.records.ledger import LedgerPage

    return LedgerPage(space, argument)
