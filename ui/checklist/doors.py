"""Doors to the checklist and to the criteria library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.kinds import KINDS
from storage.checklist import PAPER, RESULT
from ui.components.nav import Door
from ui.i18n import tr
from ui.shell import Room

if TYPE_CHECKING:
    from ui.page import Page
    from ui.workspace import Workspace


def checklist_rooms(space: Workspace) -> list[Room]:
    """Where the role reaches results of points, and papers to cite clauses in (DOMAIN 5)."""
    from storage.access import Access

    access = Access(space.me)
    if "none" in (access.reach(KINDS[RESULT]), access.reach(KINDS[PAPER])):
        return []
    return [
        Room(Door("checklist", lambda: tr("Checklist"), "list-tree", 1), _checklist),
        Room(Door("criteria", lambda: tr("Criteria library"), "book-open", 1), _criteria, listed=False),
    ]


def _checklist(space: Workspace, argument: str) -> Page:
    from ui.checklist.page import ChecklistPage

    return ChecklistPage(space)


def _criteria(space: Workspace, argument: str) -> Page:
    from ui.checklist.criteria import CriteriaPage

    return CriteriaPage(space)
