"""Files being read while a person goes on: nothing is settled, emptied or told to nobody meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from forms.problems import Refused, Report
from forms.xlsform.model import Question
from storage.answer_files import AnswerFile, only_answer
from storage.questionnaires import Questionnaires
from tests.storage.answerfiles import answer, leaks, photo
from tests.ui.bench import picture
from tests.ui.office.conftest import bench, side
from tests.ui.questionnaires.test_answer_files import Leaks, drop, made
from tests.ui.worlds import LEADER, MEMBER, OTHER
from ui.look import Look
from ui.questionnaires.keying import KeyingView
from ui.questionnaires.paperdialog import PaperDialog

__all__ = ["bench", "made", "side"]


class Slow:
    """Reading a file takes until `go` is set, or until it is stopped."""

    def __init__(self) -> None:
        self.go = threading.Event()
        self.begun = 0

    def __call__(self, paths: list[Path], question: Question, key: str, report: Report) -> AnswerFile:
        self.begun += 1
        while not self.go.wait(0.01):
            report(1, 3)
        return only_answer(paths, question, key, report)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[Slow]:
    one = Slow()
    for place in ("filereading", "paperdialog"):
        monkeypatch.setattr(f"ui.questionnaires.{place}.only_answer", one)
    yield one
    one.go.set()


def differing(made: Leaks, first: Path, second: Path) -> KeyingView:
    """The leader before a batch whose first sheet has been keyed twice, not alike."""
    made.key(made.keyer(MEMBER), first)
    made.key(made.keyer(OTHER), second)
    return made.keyer(LEADER)


def test_the_paper_is_not_settled_while_its_file_is_read(made: Leaks, slow: Slow, qtbot: QtBot, tmp_path: Path) -> None:
    slow.go.set()
    view = differing(made, photo(tmp_path, 1), photo(tmp_path, 2))
    slow.go.clear()
    view.differences.choose("neither")
    dialog = made.shell.findChildren(PaperDialog)[-1]
    drop(dialog.well, photo(tmp_path, 3))
    qtbot.waitUntil(lambda: "33 %" in dialog.reading.text())
    picture(made.shell, "paper-reading")
    assert not dialog.verb.isEnabled() and not dialog.ready()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible(), "not while it is read"
    drop(dialog.well, photo(tmp_path, 4))  # another one instead
    qtbot.waitUntil(lambda: slow.begun == 4 and "33 %" in dialog.reading.text())
    assert not dialog.ready()
    slow.go.set()
    qtbot.waitUntil(dialog.verb.isEnabled)
    assert not dialog.reading.isVisible()
    dialog.try_accept()
    made.bench.settle()
    session, batch = made.session, made.batch
    [one] = made.bench.ask(lambda: Questionnaires(session).keying.differences(batch))
    assert one.paper is not None
    assert one.paper["answer"] == answer(leaks().form, "leak", photo(tmp_path, 4)).ref.name


def test_a_dialog_closed_while_a_file_is_read_stops_reading(
    made: Leaks, slow: Slow, qtbot: QtBot, tmp_path: Path
) -> None:
    slow.go.set()
    view = differing(made, photo(tmp_path, 1), photo(tmp_path, 2))
    slow.go.clear()
    view.differences.choose("neither")
    dialog = made.shell.findChildren(PaperDialog)[-1]
    drop(dialog.well, photo(tmp_path, 3))
    qtbot.waitUntil(lambda: slow.begun == 3)
    dialog.reject()
    made.bench.settle()  # waits in vain for a job that nobody stops


def half_keyed(made: Leaks, view: KeyingView, path: Path) -> None:
    """The leak is there and its file; the recording is still to do."""
    made.bench.qtbot.keyClicks(view.sheet.boxes[0], "1")
    drop(view.sheet.wells[1], path)
    made.bench.settle()


@pytest.mark.parametrize("mended", [False, True])
def test_settling_leaves_the_sheet_at_hand_as_it_is(made: Leaks, tmp_path: Path, mended: bool) -> None:
    view = differing(made, photo(tmp_path, 1), photo(tmp_path, 2))
    if mended:
        made.key(view, photo(tmp_path, 5))
        view._look_at(2)
        made.bench.settle()
    task = view.task
    half_keyed(made, view, photo(tmp_path, 3))
    sheet, at = view.sheet.sheet, view.sheet.current
    assert sheet is not None
    before, shown = sheet.keyed(), [box.text() for box in view.sheet.boxes]
    view.differences.list.setFocus()
    view.differences.choose("first")
    made.bench.settle()
    [one] = view.differences.list.rows_model.rows()
    assert one.paper == one.first and view.map.states[0].settled == 1
    assert (view.task, view.sheet.sheet, view.sheet.current) == (task, sheet, at)
    assert sheet.keyed() == before and [box.text() for box in view.sheet.boxes] == shown
    assert view.differences.list.hasFocus(), "the next difference is settled with the next key"
    view.finish()
    made.bench.settle()
    assert view.task.sheet == 3 and [box.text() for box in view.sheet.boxes] == ["", "", ""]
    session, batch = made.session, made.batch
    kept = made.bench.ask(lambda: Questionnaires(session).keying.mine(batch, 2, 1))
    assert kept is not None and kept.files == before.files


def test_a_half_keyed_sheet_is_still_there_after_a_look_at_another_page(made: Leaks, tmp_path: Path) -> None:
    view = made.keyer(MEMBER)
    half_keyed(made, view, photo(tmp_path, 1))
    made.shell.go("questionnaire_paper", f"blank/{made.batch}")
    made.bench.settle()
    made.shell.back()
    made.bench.settle()
    assert view.isVisible() and [box.text() for box in view.sheet.boxes] == ["1", "✓", ""]


def test_a_lock_does_not_wait_for_a_file_being_read(made: Leaks, slow: Slow, qtbot: QtBot, tmp_path: Path) -> None:
    view = made.keyer(MEMBER)
    drop(view.sheet.wells[1], photo(tmp_path, 1))
    qtbot.waitUntil(lambda: slow.begun == 1)
    assert made.shell.seal() == []
    made.bench.settle()
    assert not view.reading.busy and not slow.go.is_set()


def test_a_file_taken_back_does_not_return_when_it_has_been_read(
    made: Leaks, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go = threading.Event()

    def unstoppable(paths: list[Path], question: Question, key: str, report: Report) -> AnswerFile:
        go.wait(20)
        return only_answer(paths, question, key)

    monkeypatch.setattr("ui.questionnaires.filereading.only_answer", unstoppable)
    view = made.keyer(MEMBER)
    drop(view.sheet.wells[1], photo(tmp_path, 1))
    qtbot.keyClick(view.sheet.boxes[1], Qt.Key.Key_Delete)
    go.set()
    made.bench.settle()
    assert view.sheet.boxes[1].text() == "" and "Space bar" in view.sheet._hints[1].text()


@pytest.mark.parametrize("damaged", [False, True])
def test_a_file_read_to_its_end_after_its_page_is_gone_is_nobodys(
    made: Leaks, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damaged: bool
) -> None:
    """A picture says nothing of its progress until it has been taken apart: it can't be stopped before."""
    go = threading.Event()

    def unstoppable(paths: list[Path], question: Question, key: str, report: Report) -> AnswerFile:
        go.wait(20)
        if damaged:
            raise Refused("PICTURE_DAMAGED")
        return only_answer(paths, question, key)

    monkeypatch.setattr("ui.questionnaires.filereading.only_answer", unstoppable)
    view = made.keyer(MEMBER)
    drop(view.sheet.wells[1], photo(tmp_path, 1))
    made.shell.go("today")
    qtbot.waitUntil(lambda: not isValid(view))
    go.set()
    made.bench.settle()  # pytest-qt fails the test for what is raised in a slot


def test_a_file_being_read_stays_the_answer_in_another_language(
    made: Leaks, slow: Slow, look: Look, qtbot: QtBot, tmp_path: Path
) -> None:
    view = made.keyer(MEMBER)
    drop(view.sheet.wells[1], photo(tmp_path, 1))
    qtbot.waitUntil(lambda: slow.begun == 1)
    look.language.use("zh")
    qtbot.waitUntil(lambda: "正在读取文件" in view.sheet._hints[1].text())
    slow.go.set()
    made.bench.settle()
    assert view.sheet.boxes[1].text() == "✓"
