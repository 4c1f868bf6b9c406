"""A clock that stands still, ids that count, and an opened vault behind the window."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from forms.xlsform.book import BuiltinForms
from storage.model import Account
from storage.session import Session
from storage.vault import unlock_vault
from tests.ui.worlds import LEADER, ROOT, fresh_vault
from tests.worlds import PASSPHRASE, World
from ui.interview.page import InterviewPage, make_interview_page
from ui.jobs import Jobs
from ui.look import Look
from ui.preferences import PreferenceStore
from ui.workspace import Workspace

T = TypeVar("T")


@pytest.fixture
def new_id() -> Callable[[], str]:
    numbers = itertools.count(1)
    return lambda: f"{next(numbers):032x}"


class Clock:
    """Wall time for turns (`HH:MM`), moved by hand."""

    def __init__(self) -> None:
        self.time = "10:00"

    def __call__(self) -> str:
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


OUTLINE = {
    "title": "采购与验收",
    "role_group": "",
    "version": "2",
    "questions": [
        {"text": "岗位与职责", "must_ask": False},
        {"text": "验收：时间、在场人、单据", "must_ask": True},
    ],
}


@cache
def built_in_forms() -> BuiltinForms:
    """Read once for all tests: reading a form takes most of a second."""
    return BuiltinForms.for_program(ROOT)


class Desktop:
    """An opened vault behind a window, the session on its own thread as in the program."""

    def __init__(self, qtbot: QtBot, look: Look, folder: Path) -> None:
        self.qtbot = qtbot
        self.look = look
        self.folder = folder
        self.world = World(folder, forms=built_in_forms())  # type: ignore[arg-type]
        self.jobs = Jobs()
        self.session: Session | None = None
        self.problems: list[BaseException] = []

    def ask(self, work: Callable[[], T]) -> T:
        """`work` on the storage thread, waited for."""
        box: list[T] = []
        job = self.jobs.storage(lambda _report: work(), box.append, self.problems.append)
        with self.qtbot.waitSignal(job.settled, timeout=10_000):
            pass
        assert not self.problems, self.problems
        return box[0]

    def settle(self) -> None:
        """Until everything asked of storage so far is done."""
        self.ask(lambda: None)
        QApplication.processEvents()

    def workspace(self, account: Account = LEADER) -> Workspace:
        """Sign in; the leader makes the vault first."""
        if self.session is None:
            self.session = self.ask(lambda: fresh_vault(self.world, outlines=(OUTLINE,)))
        if account.id != self.session.me.id:
            self.session = self.ask(lambda: self._switch(account))
        session = self.session
        members = self.ask(lambda: tuple(session.accounts.all()))
        forms = {name: self.world.forms.form(name) for name in ("interview", "interview_addendum")}  # type: ignore[attr-defined]
        preferences = PreferenceStore(self.folder / "settings.json")
        return Workspace(self.look, self.jobs, session, preferences, members, ROOT, forms)

    def page(self, space: Workspace, record: str = "", place: str = "", *, keep: bool = True) -> InterviewPage:
        """The page, shown; `keep` False leaves its end to the test."""
        page = make_interview_page(space, record, place)
        if keep:
            self.qtbot.addWidget(page)
        page.resize(1310, 740)
        page.show()
        self.qtbot.waitUntil(lambda: page.keeper.is_open, timeout=5000)
        page.enter()
        return page

    def _switch(self, account: Account) -> Session:
        assert self.session is not None
        if self.session.me.role == "leader":
            self.session.accounts.add(account.name, account.role, PASSPHRASE, account=account.id)
        self.session.close()
        return unlock_vault(self.world.vault, account.id, PASSPHRASE, self.world.device, self.world.tools)

    def close(self) -> None:
        if self.session is not None:
            session = self.session
            self.ask(session.close)
        self.jobs.shutdown()


@pytest.fixture
def desktop(qtbot: QtBot, look: Look, tmp_path: Path) -> Iterator[Desktop]:
    made = Desktop(qtbot, look, tmp_path)
    yield made
    made.problems.clear()
    made.close()
