"""A window over real vaults and offices for tests of whole ways; sessions live on the storage thread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from storage.session import Session
from tests.ui.worlds import ROOT, a_world, fresh_vault
from tests.worlds import World
from ui.doors import records, rooms
from ui.formwords import forms_in
from ui.jobs import Jobs
from ui.look import Look
from ui.page import Page
from ui.preferences import PreferenceStore
from ui.shell import Shell
from ui.workspace import Workspace

T = TypeVar("T")


class Bench:
    """`shell_for(session)` shows the shell of one session; several may be open, on one storage thread."""

    def __init__(self, qtbot: QtBot, look: Look, folder: Path) -> None:
        self.qtbot = qtbot
        self.look = look
        self.folder = folder
        self.world: World = a_world(folder)
        self.jobs = Jobs()
        self._sessions: list[Session] = []
        self.size = (1366, 768)

    def ask(self, work: Callable[[], T]) -> T:
        """`work` on the storage thread, waited for; raises what it raises."""
        box: list[T] = []
        problems: list[BaseException] = []
        job = self.jobs.storage(lambda _report: work(), box.append, problems.append)
        with self.qtbot.waitSignal(job.settled, timeout=20_000):
            pass
        if problems:
            raise problems[0]
        return box[0]

    def settle(self) -> None:
        """Until no job runs and nothing waits to be shown."""
        self.qtbot.waitUntil(lambda: not self.jobs.running, timeout=30_000)
        QApplication.processEvents()
        self.qtbot.waitUntil(lambda: not self.jobs.running, timeout=30_000)

    def opened(self, make: Callable[[], Session]) -> Session:
        """A session made on the storage thread and closed with the bench."""
        session = self.ask(make)
        self._sessions.append(session)
        return session

    def vault(self, **changes: object) -> Session:
        """A fresh vault whose leader is signed in."""
        return self.opened(lambda: fresh_vault(self.world, **changes))

    def shell_for(self, session: Session, door: str = "") -> Shell:
        """The shell over `session`, shown, at `door`."""
        members = self.ask(lambda: tuple(session.accounts.all()))
        from forms.kinds import KINDS

        forms = self.ask(lambda: forms_in(session.forms, {name: kind.form for name, kind in KINDS.items()}))
        preferences = PreferenceStore(self.folder / "settings.json")
        space = Workspace(self.look, self.jobs, session, preferences, members, ROOT, forms)
        shell = Shell(space, rooms(space), records(space))
        self.qtbot.addWidget(shell)
        shell.resize(*self.size)
        with self.qtbot.waitActive(shell):
            shell.show()
            shell.activateWindow()
        if door:
            shell.go(door)
        self.settle()
        return shell

    def page(self, shell: Shell, door: str, argument: str = "") -> Page:
        """Go through a door and wait until the page has loaded."""
        shell.go(door, argument)
        self.settle()
        assert shell.page is not None
        return shell.page

    def close(self) -> None:
        self.settle()
        for session in self._sessions:
            self.ask(session.close)
        self.jobs.shutdown()


def picture(widget: Shell, name: str) -> None:
    """Save what a person sees, where the variable FIELDSEAL_PICTURES names a folder."""
    import os

    folder = os.environ.get("FIELDSEAL_PICTURES")
    if folder:
        for _ in range(3):
            QApplication.processEvents()
        Path(folder).mkdir(parents=True, exist_ok=True)
        widget.window().grab().save(str(Path(folder) / f"{name}.png"))
