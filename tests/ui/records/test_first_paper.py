"""A first-time user's path: an empty home, no manual, keys only, up to a first working paper that is submitted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.bench import picture
from tests.ui.hands import Hands
from tests.ui.worlds import ROOT, a_world
from ui.app import Program
from ui.look import Look
from ui.preferences import Preferences, PreferenceStore

CTRL = Qt.KeyboardModifier.ControlModifier
NEW = "three copper kettles, 1 window"


class Newcomer(Hands):
    """Takes a picture after each step, numbered in order."""

    def __init__(self, program: Program, qtbot: QtBot) -> None:
        super().__init__(program, qtbot)
        self.step = 0

    def look(self, name: str) -> None:
        self.step += 1
        window = self.program.window
        window.ensurePolished()
        picture(window, f"first-{self.step:02}-{name}")  # type: ignore[arg-type]  # any widget has a window


@pytest.fixture
def hands(look: Look, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Newcomer]:
    world = a_world(tmp_path)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setattr("storage.machine.active_interfaces", list)
    monkeypatch.setattr("storage.media.removable_media", list)
    store = PreferenceStore(tmp_path / "settings.json", Preferences(language="en"))
    program = Program(look, store, lambda: world.tools, ROOT, None, None)
    program.start()
    program.window.resize(1366, 768)
    program.window.show()
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    made = Newcomer(program, qtbot)
    made.settle()
    yield made
    made.settle()
    program.window.close()
    program.close()


def open_a_practice_vault(hands: Newcomer) -> None:
    hands.look("gate")
    hands.tab_to("Practise without a kit")
    hands.key(Qt.Key.Key_Return)
    hands.look("who")
    assert hands.named() == "Your name"
    hands.type("Lin Mo")
    hands.key(Qt.Key.Key_Return)
    hands.look("passphrase")
    hands.type(NEW)
    hands.key(Qt.Key.Key_Tab)
    hands.tab_to("The same again")
    hands.type(NEW)
    hands.key(Qt.Key.Key_Return)
    hands.look("today")
    assert hands.named() == "Install the neutral pack"
    hands.key(Qt.Key.Key_Return)
    assert "Installed: General taxonomy" in hands.words()
    hands.look("installed")


def write_a_paper(hands: Newcomer) -> None:
    papers = hands.program.window.shell.nav.keys().index("papers") + 1  # type: ignore[union-attr]  # a vault is open
    hands.key(Qt.Key(Qt.Key.Key_0 + papers), CTRL)
    hands.look("papers")
    hands.key(Qt.Key.Key_N, CTRL)
    hands.look("paper")
    assert hands.named() == "Title"
    hands.type("Slips signed before the goods came")
    hands.tab_to("Responsible body or post")
    hands.type("The supply office")
    hands.tab_to("Documents")
    hands.key(Qt.Key.Key_Space)
    hands.tab_to("Choose")
    hands.look("category")
    hands.key(Qt.Key.Key_Return)
    hands.look("category-picker")
    hands.type("acceptance")
    hands.look("category-found")
    hands.key(Qt.Key.Key_Return)
    hands.look("category-chosen")
    hands.tab_to("Summary")
    hands.type("In June the supply office signed slips for goods that came in August.")
    hands.tab_to("Add a row")
    hands.key(Qt.Key.Key_Return)
    assert hands.named() == "Fact", "a new row is where one types"
    hands.type("Slip 0412 is dated 20 June, the delivery note 3 August.")
    hands.look("fact")
    hands.tab_to("Add a row")
    hands.key(Qt.Key.Key_Tab)
    hands.tab_to("Add a row")
    hands.key(Qt.Key.Key_Return)
    hands.look("criterion")
    hands.tab_to("Criterion")
    hands.type("Rules of the organisation on acceptance, clause 8.")
    hands.tab_to("How it was found")
    hands.type("Slips compared with delivery notes.")


def add_evidence_by_hand(hands: Newcomer) -> None:
    hands.tab_to("Add evidence")
    hands.key(Qt.Key.Key_Return)
    hands.look("evidence")
    hands.key(Qt.Key.Key_Escape)
    assert hands.named() == "Add evidence…", "back where one was"
    hands.key(Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert hands.named() == "By hand"
    hands.key(Qt.Key.Key_Return)
    hands.look("row")
    QTest.keyClicks(hands.focus, "D")
    for name, text in (
        ("Number and name", "Box 3, slip 0412"), ("Exact location", "p. 2"), ("What it shows", "The date on the slip"),
    ):  # fmt: skip
        hands.tab_to(name)
        hands.type(text)


def test_from_an_empty_home_to_a_first_paper_without_a_mouse(hands: Newcomer) -> None:
    open_a_practice_vault(hands)
    write_a_paper(hands)
    add_evidence_by_hand(hands)
    hands.tab_to("Suggested handling")
    QTest.keyClicks(hands.focus, "F")
    hands.key(Qt.Key.Key_S, CTRL)
    hands.look("whole")
    hands.key(Qt.Key.Key_Return, CTRL)
    hands.look("submit")
    assert "To be reviewed" in hands.words()
    hands.key(Qt.Key.Key_Escape)
    hands.look("list")
    shell = hands.program.window.shell
    assert shell is not None and shell.current == "papers", "Esc goes back to where one came from"
