"""A batch goes on by its keys, and what cannot be taken back is asked once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from storage.keyed import SheetState
from storage.questionnaires import Questionnaires
from storage.session import Session
from tests.storage.surveys import canteen
from tests.ui.bench import Bench
from tests.ui.questionnaires.keyers import page_of
from ui.components.buttons import Button
from ui.components.text import Text
from ui.look import Look
from ui.questionnaires.acts import CountDialog, DefineDialog, IssueDialog
from ui.questionnaires.batch import BatchPage
from ui.questionnaires.designer import DesignerPage
from ui.questionnaires.page import QuestionnairesPage
from ui.questionnaires.sheetmap import SheetMap

FACTS = {"unit": "启明小学", "survey": "食堂", "group": "家长", "date": "2026-03-16"}


@pytest.fixture
def bench(qtbot: QtBot, look: Look, tmp_path: Path) -> Iterator[Bench]:
    made = Bench(qtbot, look, tmp_path)
    yield made
    made.close()


def a_batch(session: Session) -> str:
    desk = Questionnaires(session)
    return desk.define(desk.bring(canteen()).revision.record, FACTS).revision.record


def test_ctrl_enter_does_the_next_step_and_nothing_else(bench: Bench) -> None:
    session = bench.vault()
    batch = bench.ask(lambda: a_batch(session))
    shell = bench.shell_for(session, "questionnaires")
    shell.open_record("questionnaire_batch", batch)
    bench.settle()
    shell.activateWindow()
    page = page_of(shell, BatchPage)
    bench.qtbot.waitUntil(lambda: QApplication.focusWidget() is page.next, timeout=5_000)
    page.focusNextPrevChild(False)
    left: list[int] = []
    page.left.connect(lambda: left.append(1))
    focused = QApplication.focusWidget()
    assert focused is not None and focused is not page.next
    bench.qtbot.keyClick(focused, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    [dialog] = page.window().findChildren(IssueDialog)
    dialog.reject()
    assert not left


def test_the_counting_dialog_has_words_of_its_own_and_two_people(bench: Bench, look: Look) -> None:
    session = bench.vault()
    shell = bench.shell_for(session, "questionnaires")
    look.language.use("zh")
    dialog = CountDialog(shell.space, shell, 6)
    assert dialog.second.currentData() != dialog.first.currentData()
    assert dialog.accessibleName() == "清点" and dialog.collected.accessibleName() == "收回份数"
    look.language.use("en")
    dialog.reject()


def test_who_practises_alone_is_told_how_to_count(bench: Bench) -> None:
    session = bench.vault()
    shell = bench.shell_for(session, "questionnaires")
    space = shell.space
    assert space.stint.practice
    space.members = tuple(one for one in space.members if one.role == "leader")
    dialog = CountDialog(space, shell, 6)
    assert dialog.second.currentData() is None and not dialog.ready()
    assert any("Alone you cannot count" in one.text() for one in dialog.findChildren(Text))
    gone: list[str] = []
    space.go_asked.connect(lambda door, _argument: gone.append(door))
    [there] = [one for one in dialog.findChildren(Button) if one.text() == "Add practice accounts"]
    there.click()
    assert gone == ["accounts"]


def test_the_map_says_what_this_keying_lacks(look: Look, qtbot: QtBot) -> None:
    made = SheetMap(look)
    qtbot.addWidget(made)
    states = [SheetState(1, "a", "b"), SheetState(2, "a"), SheetState(3)]
    made.show_sheets(states, 3, 1)
    assert made.summary().endswith("first keying lacks 1")
    made.show_sheets(states, 2, 2)
    assert made.summary().endswith("second keying lacks 2")
    made.show_sheets([SheetState(1, "a"), SheetState(2, "a")], 0)
    assert made.summary().endswith("second keying lacks 2")


def test_after_the_first_form_a_batch_is_at_hand(bench: Bench) -> None:
    session = bench.vault()
    form = bench.ask(lambda: Questionnaires(session).bring(canteen()).revision.record)
    shell = bench.shell_for(session, "questionnaires")
    page = page_of(shell, QuestionnairesPage)
    assert [one.text() for one in page.findChildren(Text) if one.isVisible() and "No batch yet" in one.text()]
    shell.open_record("questionnaire_form", form)
    bench.settle()
    kept = page_of(shell, DesignerPage).kept
    kept.new_batch.click()
    bench.settle()
    [dialog] = shell.findChildren(DefineDialog)
    assert dialog.form.currentData() == form
    dialog.reject()


def test_f1_lists_no_key_that_does_nothing(bench: Bench) -> None:
    session = bench.vault()
    batch = bench.ask(lambda: a_batch(session))
    shell = bench.shell_for(session, "questionnaires")
    shell.open_record("questionnaire_batch", batch)
    bench.settle()
    page = page_of(shell, BatchPage)
    assert page.idle_keys() == {"Ctrl N", "Ctrl F"}
    own = page.keys()
    assert [key for key, _ in own] == ["Ctrl Enter"]
