"""A form file that is brought: all that is wrong with it is listed, in the language of the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.forms.xlsform.sheets import q, workbook
from tests.ui.bench import Bench, picture
from ui.look import Look
from ui.questionnaires.page import QuestionnairesPage


@pytest.fixture
def bench(qtbot: QtBot, look: Look, tmp_path: Path) -> Iterator[Bench]:
    made = Bench(qtbot, look, tmp_path)
    yield made
    made.close()


def test_all_errors_of_a_form_are_listed_and_nothing_can_be_kept(bench: Bench, tmp_path: Path) -> None:
    shell = bench.shell_for(bench.vault(), "questionnaires")
    page = shell.page
    assert isinstance(page, QuestionnairesPage)
    wrong = [q("telepathy", f"q{number}") for number in range(60)]
    path = tmp_path / "wrong.xlsx"
    path.write_bytes(workbook([*wrong, q("text", "t", relevant="${nobody} = 1")]))
    page.bring(path)
    bench.settle()
    view = page.intake
    lines = view.list.toPlainText().splitlines()
    assert view.text.text() == "This form cannot be used: 61 errors" and not view.keep.isVisible()
    assert lines[0].startswith("Sheet survey, row 2: the question type telepathy is not known. Use one that is")
    assert len(lines) == 51 and lines[-1] == "and 11 more" and not view.after.isVisible()
    picture(shell, "intake-errors-en")
    bench.look.language.use("zh")
    bench.settle()
    assert view.text.text() == "这份表不能用，有 61 处错误"
    assert view.list.toPlainText().startswith("survey 表第 2 行：") and view.list.toPlainText().endswith("另有 11 条")
    picture(shell, "intake-errors-zh")
    view.list.setFocus()
    bench.qtbot.keyClick(view.list, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert view.list.verticalScrollBar().value() > 0

    path.write_bytes(workbook([q("text", "t")]))
    page.bring(path)
    bench.settle()
    assert not view.list.isVisible() and view.keep.isVisible(), "nothing is left of the file before"
    path.write_bytes(b"PK")
    page.bring(path)
    bench.settle()
    assert "文件已损坏" in view.error.text() and not view.keep.isVisible() and not view.text.isVisible()
