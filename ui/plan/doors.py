"""The door to the interview plan and the outlines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.kinds import KINDS
from storage.fieldplan import OUTLINE, SLOT
from ui.components.nav import Door
from ui.i18n import tr
from ui.shell import Room

if TYPE_CHECKING:
    from ui.page import Page
    from ui.workspace import Workspace


def plan_rooms(space: Workspace) -> list[Room]:
    """Where the role reaches the plan (DOMAIN 5)."""
    from storage.access import Access

    if Access(space.me).reach(KINDS[SLOT]) == "none":
        return []
    door = Door("plan", lambda: tr("Interview plan"), "calendar-days", 1)
    return [Room(door, _page, home_of=(SLOT, OUTLINE))]


def _page(space: Workspace, argument: str) -> Page:
    from ui.plan.page import PlanPage

    return PlanPage(space)
