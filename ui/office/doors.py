"""The office's doors: what the shell shows when an office's workspace is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.components.nav import Door
from ui.i18n import tr
from ui.shell import Room

if TYPE_CHECKING:
    from ui.page import Page
    from ui.workspace import Workspace


def office_rooms(space: Workspace) -> list[Room]:
    """In the order of the navigation (UI.md 09)."""
    from forms.kinds import KINDS

    pick, interviews = space.look.language.pick, KINDS["interview"]
    return [
        Room(Door("inbox", lambda: tr("Inbox"), "inbox", 0), _inbox),
        Room(Door("rounds", lambda: tr("Rounds and teams"), "layers", 0), _rounds),
        Room(Door("kit", lambda: tr("Make a kit"), "package", 0), _kit, kept=False),
        Room(Door("receipts", lambda: tr("Receipts"), "file-check", 0), _receipts),
        Room(Door("totals", lambda: tr("Totals"), "chart-no-axes-column", 1), _totals),
        Room(Door("interviews", lambda: pick(interviews.plural), "messages-square", 1), _interviews),
    ]


def _inbox(space: Workspace, argument: str) -> Page:
    from ui.office.inbox import InboxPage

    return InboxPage(space)


def _rounds(space: Workspace, argument: str) -> Page:
    from ui.office.rounds import RoundsPage

    return RoundsPage(space)


def _kit(space: Workspace, argument: str) -> Page:
    from ui.office.kitpage import KitPage

    return KitPage(space)


def _receipts(space: Workspace, argument: str) -> Page:
    from ui.office.receipts import ReceiptsPage

    return ReceiptsPage(space)


def _totals(space: Workspace, argument: str) -> Page:
    from ui.office.totals import TotalsPage

    return TotalsPage(space)


def _interviews(space: Workspace, argument: str) -> Page:
    from ui.pages.records import RecordsPage

    return RecordsPage(space, "interview", "messages-square")
