"""Which pages there are. A kind gets its list here and its editor's maker; half-built doors are not listed."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from forms.problems import Report
from ui.checklist.doors import checklist_rooms
from ui.closing.doors import closing_rooms
from ui.components.nav import Door
from ui.confidential.doors import confidential_makers, confidential_rooms, office_confidential_rooms
from ui.i18n import tr
from ui.plan.doors import plan_rooms
from ui.questionnaires.doors import questionnaire_makers, questionnaire_rooms
from ui.records.doors import evidence_room, record_makers, record_rooms
from ui.report.doors import report_rooms
from ui.shell import RecordMaker, Room

if TYPE_CHECKING:
    from ui.page import Page
    from ui.workspace import Workspace


PAGES = (
    "ui.pages.records", "ui.records.page", "ui.interview.page", "ui.pages.search", "ui.questionnaires.batch",
    "ui.report.page", "ui.closing.sheetpage", "ui.handover.page",
)  # fmt: skip
"""Modules of pages that take long to load."""


def fetch_pages(report: Report) -> None:
    """Load them while the first page is looked at, off the GUI thread: the first way through a door is a short one."""
    for number, name in enumerate(PAGES):
        report(number, len(PAGES))
        import_module(name)


def rooms(space: Workspace) -> list[Room]:
    """All rooms, in the order of the navigation; pages are imported when they are first shown."""
    if space.me.role == "office":
        from ui.office.doors import office_rooms

        return [
            *office_rooms(space), *questionnaire_rooms(space), *record_rooms(space),
            *office_confidential_rooms(space), *_common(space),
        ]  # fmt: skip
    pick = space.look.language.pick
    from forms.kinds import KINDS

    interviews = KINDS["interview"]
    return [
        Room(Door("today", lambda: tr("Today"), "sun", 0), _today),
        Room(
            Door("interviews", lambda: pick(interviews.plural), "messages-square", 1),
            _interviews,
            home_of=("interview", "interview_addendum"),
        ),
        *plan_rooms(space),
        *questionnaire_rooms(space),
        *checklist_rooms(space),
        *record_rooms(space),
        *report_rooms(space),
        Room(
            Door("handover", lambda: tr("Hand-over"), "package", 2),
            _handover,
            home_of=("export", "slip", "media"),
        ),
        *confidential_rooms(space),
        *_common(space),
        Room(Door("preview", lambda: tr("Preview and print"), "printer", 3), _preview, listed=False, kept=False),
        Room(Door("export", lambda: tr("Prepare a bundle"), "package", 3), _export, listed=False, kept=False),
        Room(Door("slip", lambda: tr("Hand-over slip"), "printer", 3), _slip, listed=False, kept=False),
        evidence_room(),
        Room(Door("conflict", lambda: tr("Conflict"), "git-compare", 3), _conflict, listed=False, kept=False),
    ]


def _common(space: Workspace) -> list[Room]:
    """What a team and an office both have."""
    return [
        *closing_rooms(space),
        Room(Door("media", lambda: tr("Media register"), "usb", 3), _media, listed=False, kept=False),
        Room(Door("settings", lambda: tr("Settings"), "settings", 3), _settings, listed=False, kept=False),
        Room(Door("accounts", lambda: tr("Accounts"), "users", 3), _accounts, listed=False, kept=False),
    ]


def records(space: Workspace) -> Mapping[str, RecordMaker]:
    """Makers of the page of one record, by kind; an office reads talks by their preview."""
    if space.me.role == "office":
        return {**record_makers(), **questionnaire_makers(office=True)}
    return {**record_makers(), **questionnaire_makers(), **confidential_makers(), "interview": _interview}


def _today(space: Workspace, argument: str) -> Page:
    from ui.pages.today import TodayPage

    return TodayPage(space)


def _interviews(space: Workspace, argument: str) -> Page:
    from ui.pages.records import RecordsPage

    return RecordsPage(space, "interview", "messages-square")


def _handover(space: Workspace, argument: str) -> Page:
    from ui.handover.page import HandoverPage

    return HandoverPage(space)


def _export(space: Workspace, argument: str) -> Page:
    from ui.handover.export import ExportPage

    return ExportPage(space, argument)


def _slip(space: Workspace, argument: str) -> Page:
    from ui.handover.slippage import SlipPage

    return SlipPage(space, argument)


def _media(space: Workspace, argument: str) -> Page:
    from ui.handover.media import MediaPage

    return MediaPage(space)


def _settings(space: Workspace, argument: str) -> Page:
    from ui.pages.settings import SettingsPage

    return SettingsPage(space)


def _accounts(space: Workspace, argument: str) -> Page:
    from ui.pages.accounts import AccountsPage

    return AccountsPage(space)


def _conflict(space: Workspace, argument: str) -> Page:
    from ui.pages.conflict import ConflictPage

    return ConflictPage(space, argument)


def _preview(space: Workspace, argument: str) -> Page:
    from ui.pages.printing import PrintPage

    return PrintPage(space, argument)


def _interview(space: Workspace, record: str, place: str) -> Page:
    from ui.interview.page import make_interview_page

    return make_interview_page(space, record, place)
