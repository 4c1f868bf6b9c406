"""Doors of this room: one in the navigation, the rest behind its cards, each by permission (DOMAIN 5)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from forms.kinds import KINDS
from storage.leads import LEAD
from ui.components.nav import Door
from ui.i18n import Words, tr
from ui.shell import RecordMaker, Room

if TYPE_CHECKING:
    from storage.access import Access
    from ui.page import Page
    from ui.workspace import Workspace

REPORT = "contact_report"
RECUSAL = "recusal"
DISCIPLINE = (RECUSAL, "incident")
HERE = (
    "confidential",
    "leads",
    "lead_export",
    "referral",
    "reports",
    "discipline",
    "grants",
    "policy",
    "duties",
    "accounts",
)
"""Keys of the pages that light the one door in the navigation."""


def access_of(space: Workspace) -> Access:
    """The account's cells by its role alone; standing in and standing (V03) are asked below the window."""
    from storage.access import Access

    return Access(space.me)


def _plural(space: Workspace, kind: str) -> Words:
    return lambda: space.look.language.pick(KINDS[kind].plural)


def confidential_rooms(space: Workspace) -> list[Room]:
    """Listed is the hub; the others open from it."""
    access = access_of(space)
    listed = Room(
        Door("confidential", lambda: tr("Confidentiality"), "lock", 2), _hub, home_of=(*HERE, LEAD, REPORT, *DISCIPLINE)
    )
    found = [listed]
    if access.word("leads") == "write":
        found += [
            Room(Door("leads", _plural(space, LEAD), "lock", 3), _leads, listed=False, kept=False),
            Room(Door("lead_export", lambda: tr("Pack leads"), "package", 3), _lead_export, listed=False, kept=False),
            Room(Door("referral", lambda: tr("Referral sheet"), "printer", 3), _referral, listed=False, kept=False),
        ]
    if access.word("contact_reports") in ("read_own", "read"):
        found.append(Room(Door("reports", _plural(space, REPORT), "lock", 3), _reports, listed=False, kept=False))
    kinds = tuple(name for name in DISCIPLINE if name in space.forms and access.reach(KINDS[name]) != "none")
    if kinds:
        found.append(
            Room(
                Door("discipline", lambda: tr("Recusal, incidents"), "shield-check", 3), partial(_discipline, kinds),
                listed=False, kept=False,
            )
        )  # fmt: skip
    for key, words, make in (
        ("grants", lambda: tr("Who may see what"), _grants), ("policy", lambda: tr("Policy"), _policy),
        ("duties", lambda: tr("Roles"), _duties),
    ):  # fmt: skip
        found.append(Room(Door(key, words, "shield-check", 3), make, listed=False, kept=False))
    return found


def office_confidential_rooms(space: Workspace) -> list[Room]:
    """What an office has of it: the contact reports that came in."""
    return [Room(Door("reports", _plural(space, REPORT), "lock", 1), _reports, kept=False)]


def confidential_makers() -> dict[str, RecordMaker]:
    """The page of a lead and of a contact report, and of a recusal, which holds from the moment it is declared."""
    return {LEAD: _lead, REPORT: _report, RECUSAL: _recusal}


def _lead(space: Workspace, record: str, place: str) -> Page:
    """Writing one, or going on with what is typed; or, for those who keep them, the register with that lead."""
    if record and place != "new" and access_of(space).word("leads") == "write":
        return _leads(space, record)
    return _write(LEAD, space, record)


def _report(space: Workspace, record: str, place: str) -> Page:
    return _write(REPORT, space, record)


def _recusal(space: Workspace, record: str, place: str) -> Page:
    """Declaring one, or going on with what is typed; a declared one has the page of any record."""
    from ui.records.page import RecordPage

    return RecordPage(space, RECUSAL, record, place) if record and place != "new" else _write(RECUSAL, space, record)


def _write(kind: str, space: Workspace, record: str) -> Page:
    from ui.confidential.writepage import WritePage

    return WritePage(space, kind, record)


def _hub(space: Workspace, argument: str) -> Page:
    from ui.confidential.hub import HubPage

    return HubPage(space)


def _leads(space: Workspace, argument: str) -> Page:
    from ui.confidential.leads import LeadsPage

    return LeadsPage(space, argument)


def _lead_export(space: Workspace, argument: str) -> Page:
    from ui.confidential.leadexport import LeadExportPage

    return LeadExportPage(space)


def _referral(space: Workspace, argument: str) -> Page:
    from ui.confidential.referral import ReferralPage

    return ReferralPage(space, argument)


def _reports(space: Workspace, argument: str) -> Page:
    from ui.confidential.reports import ReportsPage

    return ReportsPage(space)


def _discipline(kinds: tuple[str, ...], space: Workspace, argument: str) -> Page:
    from ui.confidential.discipline import DisciplinePage

    return DisciplinePage(space, kinds, argument)


def _grants(space: Workspace, argument: str) -> Page:
    from ui.confidential.grants import GrantsPage

    return GrantsPage(space, argument)


def _policy(space: Workspace, argument: str) -> Page:
    from ui.confidential.policy import PolicyPage

    return PolicyPage(space)


def _duties(space: Workspace, argument: str) -> Page:
    from ui.confidential.duties import DutiesPage

    return DutiesPage(space)
