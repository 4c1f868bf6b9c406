"""A batch goes on by its keys, and what cannot be taken back is asked once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from storage.questionnaires import Questionnaires
from storage.session import Session
from tests.storage.surveys import canteen
from tests.ui.bench import Bench
from tests.ui.questionnaires.keyers import page_of
from ui.look import Look
from ui.questionnaires.acts import CountDialog, IssueDialog
from ui.questionnaires.batch import BatchPage

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
    assert dialog.accessibleName() == "清点" and dialog.collected.accessibleName() == "收回份数"
    look.language.use("en")
    dialog.reject()
