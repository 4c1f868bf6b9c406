"""What tests of the interview page do again and again."""

from __future__ import annotations

from PySide6.QtCore import Qt

from storage.model import Account
from tests.ui.interview.conftest import Desktop
from tests.ui.worlds import LEADER, MEMBER, OTHER
from tests.worlds import an_interview
from ui.interview.page import InterviewPage

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def stored(desktop: Desktop, page: InterviewPage) -> dict[str, object]:
    """The committed head of the page's record."""
    session = desktop.session
    assert session is not None
    head = desktop.ask(lambda: session.records.get(page.keeper.working.record).head)
    return {**head.content, "#state": head.state, "#serial": head.serial}


def saved(desktop: Desktop, page: InterviewPage) -> None:
    """Until everything typed is committed."""
    desktop.qtbot.waitUntil(lambda: not page.keeper.typing, timeout=5000)
    desktop.settle()


def begun(desktop: Desktop, account: Account = LEADER) -> str:
    """A committed interview that can be locked; returns its record."""
    session = desktop.workspace(account).session

    def work() -> str:
        made = session.records.create("interview", an_interview(**READY), {"identity": {"name": "甲某"}}).revision
        session.records.transition(made.record, made.id, "begin")
        return made.record

    return desktop.ask(work)


READY = {
    "marking": "work_secret_internal",
    "interviewers": [OTHER.id],
    "recorder": MEMBER.id,
    "notices": [{"item": "identity", "at": "10:01"}],
}


def locked(desktop: Desktop, account: Account = LEADER) -> InterviewPage:
    record = begun(desktop, account)
    space = desktop.workspace(account)

    def work() -> None:
        records = space.session.records
        records.transition(record, records.get(record).head.id, "lock")

    desktop.ask(work)
    return desktop.page(space, record)
