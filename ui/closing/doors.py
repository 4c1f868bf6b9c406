"""Doors of registers, log, close-out and sealing anew; each role gets those that are for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.access import cell
from ui.components.nav import Door
from ui.i18n import tr
from ui.shell import Room

if TYPE_CHECKING:
    from ui.page import Page
    from ui.workspace import Workspace


def closing_rooms(space: Workspace) -> list[Room]:
    """What the account may have of it (DOMAIN 5), in the order of the navigation. The leader, whose navigation is long,
    comes to the log and to the close-out from the registers."""
    role = space.me.role
    rooms = [Room(Door("registers", lambda: tr("Registers"), "book-open", 2), _registers)]
    if cell("audit", role):
        rooms.append(Room(Door("audit", lambda: tr("Audit log"), "shield-check", 2), _audit, role != "leader"))
    if role == "leader":
        rooms.append(Room(Door("closeout", lambda: tr("Close-out"), "archive", 3), _closeout, False, False))
    if role == "office":
        rooms.append(_hidden("verification", _verification))
    else:
        rooms.append(_hidden("reseal", _reseal))
    return [*rooms, _hidden("register", _registers), _hidden("registersheet", _sheet), _hidden("losssheet", _loss)]


def _hidden(key: str, make: object) -> Room:
    """A page that is reached from elsewhere."""
    names = {
        "register": lambda: tr("Registers"), "registersheet": lambda: tr("Print register"),
        "losssheet": lambda: tr("Loss report"), "reseal": lambda: tr("Seal anew"),
        "verification": lambda: tr("Verification report"),
    }  # fmt: skip
    return Room(Door(key, names[key], "printer", 3), make, listed=False, kept=False)  # type: ignore[arg-type]  # as below


def _registers(space: Workspace, argument: str) -> Page:
    from ui.pages.registers import RegistersPage

    return RegistersPage(space, argument)


def _audit(space: Workspace, argument: str) -> Page:
    from ui.closing.auditor import AuditPage

    return AuditPage(space)


def _closeout(space: Workspace, argument: str) -> Page:
    from ui.closing.closeout import CloseoutPage

    return CloseoutPage(space)


def _reseal(space: Workspace, argument: str) -> Page:
    from ui.closing.reseal import ResealPage

    return ResealPage(space)


def _sheet(space: Workspace, argument: str) -> Page:
    from ui.closing.sheetpage import SheetPage
    from ui.closing.sheets import REGISTER_PAGE, register_sheet
    from ui.pages.registerlist import CHIPS

    return SheetPage(
        space, CHIPS[argument], lambda: tr("Signed by whoever keeps the register and whoever checks it"),
        lambda session, number, language: register_sheet(session, argument, number, language),
        f"register:{argument}", REGISTER_PAGE,
    )  # fmt: skip


def _loss(space: Workspace, argument: str) -> Page:
    from ui.closing.sheetpage import SheetPage
    from ui.closing.sheets import LOSS_PAGE, loss_of

    return SheetPage(
        space, lambda: tr("Loss report {number}").format(number=argument),
        lambda: tr("Two copies: one for the team, one for the office"),
        lambda session, number, language: loss_of(session, argument, number, language), argument, LOSS_PAGE,
    )  # fmt: skip


def _verification(space: Workspace, argument: str) -> Page:
    from ui.closing.sheetpage import SheetPage
    from ui.closing.verification import PAGE, verification_sheet

    return SheetPage(
        space, lambda: tr("Verification report"),
        lambda: tr("What came in, what is missing, and whether every chain fits what its bundles were signed with"),
        verification_sheet, PAGE, PAGE,
    )  # fmt: skip
