"""The example stint, played once, and somebody of its team at the window with keys only."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from forms.xlsform.book import BuiltinForms
from storage.clock import Clock, random_id
from storage.exchange.office import Office, open_office
from storage.keys import KeyFileSecret
from storage.session import Session
from storage.vault import VaultTools
from tests.ui.hands import Hands
from tests.ui.worlds import ROOT
from tests.worlds import CHEAP, Time
from ui.app import Program
from ui.demo.cast import LEADER, OFFICE_PERSON, PASSPHRASES
from ui.demo.story import Story
from ui.look import Look
from ui.preferences import Preferences, PreferenceStore
from ui.records.page import RecordPage
from ui.shell import Shell

NOW = datetime(2026, 3, 31, 2, 0, tzinfo=UTC)
CTRL = Qt.KeyboardModifier.ControlModifier
T = TypeVar("T")


class Played:
    """The whole story. `now` is the leader's session on the laptop, `office` the office that received its bundles."""

    def __init__(self, out: Path) -> None:
        forms = BuiltinForms.for_program(ROOT)
        tools = VaultTools(forms, Clock(Time(NOW).now, random_id), lambda: CHEAP)
        self.story = Story(ROOT, out, tools, forms, lambda name: None)
        self.story.play()
        self.facts = self.story.facts
        device = KeyFileSecret(out / "office-keys", out / "office", same_disk_allowed=True)
        self.office: Office = open_office(out / "office", OFFICE_PERSON, PASSPHRASES[OFFICE_PERSON], device, tools)

    @property
    def now(self) -> Session:
        with self.story.sittings.acting(LEADER) as session:
            return session

    def leave(self) -> None:
        """Lock the laptop, so that somebody may unlock it in a window."""
        self.story.sittings.close()

    def close(self) -> None:
        self.leave()
        self.office.session.close()


class Sitter(Hands):
    """Unlocks the team's vault in the window; `with Sitter(…) as hands`."""

    def __init__(self, look: Look, qtbot: QtBot, folder: Path, played: Played, name: str) -> None:
        story, self.name = played.story, name
        played.leave()
        store = PreferenceStore(folder / "settings.json", Preferences(language="en"))
        super().__init__(Program(look, store, lambda: story.tools, ROOT, story.vault, story.out / "key-medium"), qtbot)

    def __enter__(self) -> Sitter:
        self.program.start()
        self.program.window.resize(1366, 768)
        self.program.window.show()
        self.settle()
        self._unlock()
        return self

    def __exit__(self, *_: object) -> None:
        self.settle()
        self.program.window.close()
        self.program.close()

    def _unlock(self) -> None:
        """Choose the account from the menu, type the passphrase."""
        self.qtbot.waitUntil(lambda: "Key file found" in self.words(), timeout=10_000)
        self.front()
        self.tab_to("Other account")
        self.key(Qt.Key.Key_Return)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        names = [action.text().partition(" ")[0] for action in menu.actions()]
        for _ in range(names.index(self.name) + 1):
            QTest.keyClick(menu, Qt.Key.Key_Down)
        QTest.keyClick(menu, Qt.Key.Key_Return)
        self.settle()
        self.tab_to("Passphrase")
        self.type(PASSPHRASES[self.name])
        self.key(Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: self.program.window.shell is not None, timeout=20_000)
        self.settle()

    @property
    def shell(self) -> Shell:
        shell = self.program.window.shell
        assert shell is not None
        return shell

    @property
    def page(self) -> RecordPage:
        page = self.shell.page
        assert isinstance(page, RecordPage)
        return page

    @property
    def record(self) -> str:
        found = self.page.keeper.found
        assert found is not None
        return found.record

    def new(self, door: str) -> None:
        """Through the door, then Ctrl+N."""
        self.shell.go(door)
        self.settle()
        self.key(Qt.Key.Key_N, CTRL)

    def show(self, kind: str, record: str) -> None:
        self.shell.open_record(kind, record)
        self.settle()

    def write(self, **words: str) -> None:
        """Into fields by the beginning of their names (`_` for a space), in the order of the form."""
        for name, text in words.items():
            self.tab_to(name.replace("_", " "))
            self.type(text)

    def first(self, name: str) -> None:
        """The first choice of a list that has none chosen yet."""
        self.tab_to(name)
        self.key(Qt.Key.Key_Down)

    def act(self) -> str:
        """The next step of the record, by its key; returns the state it is in then."""
        self.key(Qt.Key.Key_Return, CTRL)
        return self.page.state

    def ask(self, work: Callable[[Session], T]) -> T:
        """What the store says, on its thread."""
        found: list[T] = []
        session = self.shell.space.session
        self.program.jobs.storage(lambda _report: work(session), found.append)
        self.qtbot.waitUntil(lambda: bool(found), timeout=10_000)
        return found[0]
