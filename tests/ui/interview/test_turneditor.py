"""The turn editor by real key presses."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from forms.turns import Turn
from tests.ui.interview.conftest import Clock
from ui.interview.turneditor import TurnEditor
from ui.interview.turnformat import Mark
from ui.look import Look

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
Key = Qt.Key


@pytest.fixture
def editor(qtbot: QtBot, look: Look, clock: Clock, new_id: Callable[[], str]) -> TurnEditor:
    made = TurnEditor(look, clock, new_id)
    qtbot.addWidget(made)
    made.resize(792, 600)
    made.show()
    qtbot.waitExposed(made)
    made.setFocus()
    return made


def press(editor: TurnEditor, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(editor, key, modifiers)


def said(editor: TurnEditor) -> list[tuple[str, str]]:
    return [(turn.kind, turn.text) for turn in editor.turns()]


def test_enter_alternates_and_stamps_questions(editor: TurnEditor, clock: Clock) -> None:
    QTest.keyClicks(editor, "Who ordered it?")
    press(editor, Key.Key_Return)
    QTest.keyClicks(editor, "The board.")
    clock.time = "10:05"
    press(editor, Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    QTest.keyClicks(editor, "When?")
    assert said(editor) == [("q", "Who ordered it?"), ("a", "The board."), ("q", "When?")]
    assert [turn.at for turn in editor.turns()] == ["10:00", "", "10:05"]
    assert len({turn.id for turn in editor.turns()}) == 3


def test_enter_on_a_blank_turn_changes_its_kind(editor: TurnEditor) -> None:
    press(editor, Key.Key_Return)
    assert editor.current_turn().kind == "a"
    assert editor.document().blockCount() == 1


def test_ctrl_enter_keeps_the_kind_and_shift_enter_the_turn(editor: TurnEditor) -> None:
    QTest.keyClicks(editor, "one")
    press(editor, Key.Key_Return, SHIFT)
    QTest.keyClicks(editor, "two")
    press(editor, Key.Key_Return, CTRL)
    QTest.keyClicks(editor, "three")
    assert said(editor) == [("q", "one\ntwo"), ("q", "three")]


def test_without_alternation_enter_keeps_the_kind(editor: TurnEditor) -> None:
    editor.alternate = False
    QTest.keyClicks(editor, "one")
    press(editor, Key.Key_Return)
    QTest.keyClicks(editor, "two")
    assert said(editor) == [("q", "one"), ("q", "two")]


def test_enter_in_the_middle_splits(editor: TurnEditor) -> None:
    QTest.keyClicks(editor, "Who? The board.")
    for _ in range(10):
        press(editor, Key.Key_Left)
    press(editor, Key.Key_Return)
    assert said(editor) == [("q", "Who? "), ("a", "The board.")] or said(editor) == [
        ("q", "Who?"),
        ("a", " The board."),
    ]


def test_alt_letters_change_the_kind_and_undo_brings_it_back(editor: TurnEditor) -> None:
    QTest.keyClicks(editor, "remark")
    press(editor, Key.Key_N, ALT)
    assert said(editor) == [("note", "remark")]
    press(editor, Key.Key_A, ALT)
    press(editor, Key.Key_Z, CTRL)
    assert said(editor) == [("note", "remark")]
    press(editor, Key.Key_Z, CTRL)
    assert said(editor) == [("q", "remark")]


def test_after_a_shown_document_comes_an_answer_after_a_note_what_was_due(editor: TurnEditor) -> None:
    editor.set_turns([Turn("1", "q", "x"), Turn("2", "a", "y"), Turn("3", "show_document", "slip")])
    press(editor, Key.Key_Return)
    assert editor.current_turn().kind == "a"
    editor.set_turns([Turn("1", "q", "x"), Turn("2", "note", "y"), Turn("3", "note", "z")])
    press(editor, Key.Key_Return)
    assert editor.current_turn().kind == "a"


def test_backspace_joins_and_undo_restores_facts(editor: TurnEditor) -> None:
    before = [
        Turn("1", "q", "x", at="10:01"),
        Turn("2", "a", "y", sensitive=True),
        Turn("3", "note", "z", document="D"),
    ]
    editor.set_turns(before)
    for _ in range(2):
        press(editor, Key.Key_Home)
        press(editor, Key.Key_Backspace)
        press(editor, Key.Key_Home)
    assert editor.turns() == (Turn("1", "q", "xyz", at="10:01"),)
    while editor.document().isUndoAvailable():
        editor.undo()
    assert editor.turns() == tuple(before)
    while editor.document().isRedoAvailable():
        editor.redo()
    assert editor.turns() == (Turn("1", "q", "xyz", at="10:01"),)


def test_backspace_and_delete_remove_a_blank_turn_keeping_the_other(editor: TurnEditor) -> None:
    editor.set_turns([Turn("1", "q", "x"), Turn("2", "a", "y")])
    press(editor, Key.Key_Return)
    press(editor, Key.Key_Backspace)
    assert editor.turns() == (Turn("1", "q", "x"), Turn("2", "a", "y"))
    assert editor.document().blockCount() == 2
    press(editor, Key.Key_Up, ALT)
    press(editor, Key.Key_Delete)
    assert editor.turns() == (Turn("1", "q", "xy"),)


def test_cutting_across_turns_leaves_no_double_id(editor: TurnEditor) -> None:
    editor.set_turns([Turn(str(n), "qa"[n % 2], f"turn {n}") for n in range(5)])  # type: ignore[arg-type]
    cursor = editor.textCursor()
    cursor.setPosition(3)
    cursor.setPosition(17, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    press(editor, Key.Key_Backspace)
    ids = [turn.id for turn in editor.turns()]
    assert len(ids) == len(set(ids)) == 3
    press(editor, Key.Key_Z, CTRL)
    assert [turn.id for turn in editor.turns()] == ["0", "1", "2", "3", "4"]


def test_copy_across_turns_pastes_back_as_turns(editor: TurnEditor) -> None:
    editor.set_turns([Turn("1", "q", "谁？"), Turn("2", "a", "他。\n再说一遍：不是我。")])
    editor.selectAll()
    data = editor.createMimeDataFromSelection()
    assert data.text() == "问：谁？\n答：他。\n再说一遍：不是我。"
    editor.moveCursor(QTextCursor.MoveOperation.End)
    editor.insertFromMimeData(data)
    assert said(editor)[2:] == said(editor)[:2]


def test_paste_without_markers_stays_in_the_turn(editor: TurnEditor) -> None:
    data = QMimeData()
    data.setText("line one\r\nline two")
    editor.insertFromMimeData(data)
    assert said(editor) == [("q", "line one\nline two")]


def test_paste_with_markers_is_one_step_of_undo(editor: TurnEditor) -> None:
    QTest.keyClicks(editor, "first")
    data = QMimeData()
    data.setText("問:甲\n答:乙\n丙\n問:丁")
    editor.insertFromMimeData(data)
    assert said(editor) == [("q", "first"), ("q", "甲"), ("a", "乙\n丙"), ("q", "丁")]
    press(editor, Key.Key_Z, CTRL)
    assert said(editor) == [("q", "first")]


def test_rich_text_is_pasted_as_words(editor: TurnEditor) -> None:
    data = QMimeData()
    data.setHtml("<b>bold</b>")
    data.setText("bold")
    editor.insertFromMimeData(data)
    assert said(editor) == [("q", "bold")]


def test_evidence_survives_edits_before_it_undo_and_reload(editor: TurnEditor) -> None:
    editor.set_turns([Turn("1", "a", "𠮷abc def")], [Mark("e1", "1", 1, 4)])
    assert editor.marks() == (Mark("e1", "1", 1, 4),)
    press(editor, Key.Key_Home)
    QTest.keyClicks(editor, "xx")
    assert editor.marks() == (Mark("e1", "1", 3, 6),)
    editor.set_turns(editor.turns(), editor.marks())
    assert editor.marks() == (Mark("e1", "1", 3, 6),)


def test_typing_behind_evidence_is_not_evidence(editor: TurnEditor) -> None:
    editor.set_turns([Turn("1", "a", "abc")], [Mark("e1", "1", 0, 3)])
    press(editor, Key.Key_End)
    QTest.keyClicks(editor, "def")
    assert editor.marks() == (Mark("e1", "1", 0, 3),)
    press(editor, Key.Key_Home)
    press(editor, Key.Key_Right)
    QTest.keyClicks(editor, "X")
    assert editor.marks() == (Mark("e1", "1", 0, 4),)


def test_marks_overlap_and_go(editor: TurnEditor) -> None:
    editor.set_turns([Turn("1", "a", "abcdef")], [Mark("e1", "1", 0, 4), Mark("e2", "1", 2, 6)])
    assert editor.marks() == (Mark("e1", "1", 0, 4), Mark("e2", "1", 2, 6))
    press(editor, Key.Key_Home)
    assert editor.unmark_evidence()
    assert editor.marks() == (Mark("e2", "1", 2, 6),)
    press(editor, Key.Key_Z, CTRL)
    assert len(editor.marks()) == 2
    editor.selectAll()
    assert editor.mark_evidence("e3")
    assert editor.marks()[0] == Mark("e1", "1", 0, 4) and len(editor.marks()) == 3


def test_zoom_and_theme_add_no_step_of_undo(editor: TurnEditor, look: Look) -> None:
    QTest.keyClicks(editor, "words")
    steps = editor.document().availableUndoSteps()
    size = editor.font().pointSizeF()
    for _ in range(9):
        press(editor, Key.Key_Plus, CTRL)
    assert editor.zoom == 150
    assert editor.font().pointSizeF() == pytest.approx(size * 1.5)
    press(editor, Key.Key_Minus, CTRL)
    assert editor.zoom == 140
    look.theme.use("dark")
    look.fonts.use(large=True)
    assert editor.font().pointSizeF() == pytest.approx(size * 1.4 * 1.15)
    press(editor, Key.Key_0, CTRL)
    assert editor.document().availableUndoSteps() == steps
    assert said(editor) == [("q", "words")]


def test_moving_between_turns(editor: TurnEditor, qtbot: QtBot) -> None:
    editor.set_turns([Turn("1", "q", "x"), Turn("2", "a", "y"), Turn("3", "q", "z")])
    with qtbot.waitSignal(editor.current_turn_changed, check_params_cb=lambda number: number == 1):
        press(editor, Key.Key_Up, ALT)
    press(editor, Key.Key_Up, ALT)
    press(editor, Key.Key_Up, ALT)
    assert editor.current_turn().id == "1"
    press(editor, Key.Key_Down, ALT)
    assert editor.current_turn().id == "2"


@pytest.mark.parametrize(
    ("key", "what"), [(Key.Key_M, "evidence"), (Key.Key_D, "document"), (Key.Key_B, "break"), (Key.Key_J, "phrase")]
)
def test_keys_that_ask_the_page(editor: TurnEditor, qtbot: QtBot, key: Qt.Key, what: str) -> None:
    with qtbot.waitSignal(editor.wanted, check_params_cb=lambda got: got == what):
        press(editor, key, CTRL)
    assert editor.turns() == ()


def test_alt_digits_ask_the_outline(editor: TurnEditor, qtbot: QtBot) -> None:
    with qtbot.waitSignal(editor.outline_wanted, check_params_cb=lambda got: got == 7):
        press(editor, Key.Key_7, ALT)


def test_locked_text_can_be_read_not_written(editor: TurnEditor) -> None:
    editor.set_turns([Turn("1", "q", "x"), Turn("2", "a", "y")])
    editor.setReadOnly(True)
    QTest.keyClicks(editor, "typing")
    for key, modifiers in (
        (Key.Key_Return, CTRL), (Key.Key_Backspace, SHIFT), (Key.Key_N, ALT), (Key.Key_T, CTRL), (Key.Key_S, ALT),
        (Key.Key_X, CTRL), (Key.Key_Z, CTRL), (Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
    ):  # fmt: skip
        press(editor, key, modifiers)
    editor.add_turns([Turn("9", "q", "no")])
    assert editor.turns() == (Turn("1", "q", "x"), Turn("2", "a", "y"))
    press(editor, Key.Key_Up, ALT)
    assert editor.current_turn().id == "1"


def test_characters_a_document_keeps_for_itself_do_not_come_in(editor: TurnEditor) -> None:
    editor.set_turns([Turn("1", "a", "a\u2029b\ufffcc\x00d\u00a0e\tf")])
    assert said(editor) == [("a", "a\nbcd\u00a0e\tf")]


def test_a_document_filled_from_outside_gets_ids(editor: TurnEditor) -> None:
    editor.insertPlainText("one\ntwo\nthree")
    ids = [turn.id for turn in editor.turns()]
    assert len(set(ids)) == 3
    assert ids == [turn.id for turn in editor.turns()]


def test_the_edited_signal_tells_real_edits_only(editor: TurnEditor, look: Look) -> None:
    heard: list[int] = []
    editor.edited.connect(lambda: heard.append(1))
    look.theme.use("dark")
    editor.set_zoom(120)
    press(editor, Key.Key_Home)
    QApplication.processEvents()
    assert heard == []
    QTest.keyClicks(editor, "x")
    assert heard
