"""The turn editor under an input method: sent preedit and commit events, as an input context sends them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent, QPainter, QPixmap, QTextCharFormat
from PySide6.QtTest import QTest
from pytestqt.logging import _QtMessageCapture as CaptureQt
from pytestqt.qtbot import QtBot

from forms.turns import Turn
from tests.ui.interview.conftest import Clock
from ui.interview.turneditor import TurnEditor
from ui.interview.turnformat import Mark
from ui.look import Look


@pytest.fixture
def editor(qtbot: QtBot, look: Look, clock: Clock, new_id: Callable[[], str]) -> TurnEditor:
    made = TurnEditor(look, clock, new_id)
    qtbot.addWidget(made)
    made.resize(792, 600)
    made.show()
    qtbot.waitExposed(made)
    made.setFocus()
    return made


def compose(editor: TurnEditor, text: str) -> None:
    underline = QTextCharFormat()
    underline.setFontUnderline(True)
    attribute = QInputMethodEvent.Attribute
    kinds = QInputMethodEvent.AttributeType
    event = QInputMethodEvent(
        text,
        [
            attribute(kinds.TextFormat, 0, len(text), underline),
            attribute(kinds.Cursor, len(text), 1, None),
        ],
    )
    QCoreApplication.sendEvent(editor, event)


def commit(editor: TurnEditor, text: str) -> None:
    event = QInputMethodEvent()
    event.setCommitString(text)
    QCoreApplication.sendEvent(editor, event)


def type_han(editor: TurnEditor, spelled: str, han: str) -> None:
    for length in range(1, len(spelled) + 1):
        compose(editor, spelled[:length])
    commit(editor, han)


def test_a_talk_written_with_an_input_method(editor: TurnEditor) -> None:
    type_han(editor, "shui'ding'gou", "谁订购？")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    type_han(editor, "yuan", "院务会。")
    type_han(editor, "lonng", "龘𠮷")
    assert [(turn.kind, turn.text) for turn in editor.turns()] == [("q", "谁订购？"), ("a", "院务会。龘𠮷")]


def test_no_key_acts_while_composing(editor: TurnEditor) -> None:
    editor.set_turns([Turn("1", "q", "甲"), Turn("2", "a", "乙")])
    compose(editor, "bing")
    assert editor.is_composing()
    position = editor.textCursor().position()
    for key, modifiers in (
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_Q, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_Backspace, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier),
    ):
        QTest.keyClick(editor, key, modifiers)
    assert editor.is_composing()
    assert editor.textCursor().position() == position
    assert editor.turns() == (Turn("1", "q", "甲"), Turn("2", "a", "乙"))
    commit(editor, "丙")
    assert editor.turns() == (Turn("1", "q", "甲"), Turn("2", "a", "乙丙"))


def test_composing_survives_saving_theme_zoom_and_other_turns(editor: TurnEditor, look: Look) -> None:
    editor.set_turns([Turn("1", "break", "休息"), Turn("2", "a", "乙")])
    compose(editor, "bing")
    editor.turns()
    editor.set_zoom(130)
    look.theme.use("dark")
    editor.resize(700, 500)
    editor.replace_turn_text("1", "休息 10:20—10:31")
    assert editor.is_composing()
    commit(editor, "丙")
    assert [turn.text for turn in editor.turns()] == ["休息 10:20—10:31", "乙丙"]


def test_painting_while_composing_sets_no_cursor_beyond_the_text(editor: TurnEditor, qtlog: CaptureQt) -> None:
    page = QPixmap(editor.size())
    for length in range(1, 7):
        compose(editor, "nihao'a"[:length])
        painter = QPainter(page)
        editor._painter.beside(painter, QRectF(editor.cursorRect()))
        painter.end()
    assert not [record.message for record in qtlog.records if "out of range" in record.message]


def test_a_cancelled_composition_leaves_nothing(editor: TurnEditor) -> None:
    compose(editor, "bing")
    compose(editor, "")
    assert not editor.is_composing()
    assert editor.turns() == ()
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.current_turn().kind == "a"


def test_a_commit_behind_evidence_is_not_evidence(editor: TurnEditor) -> None:
    editor.set_turns([Turn("1", "a", "验收单")], [Mark("e1", "1", 0, 3)])
    type_han(editor, "shi", "是")
    assert editor.marks() == (Mark("e1", "1", 0, 3),)


def test_surrounding_text_is_the_turn_only(editor: TurnEditor) -> None:
    editor.set_turns([Turn("1", "q", "甲" * 100), Turn("2", "a", "乙")])
    assert editor.inputMethodQuery(Qt.InputMethodQuery.ImSurroundingText) == "乙"


def test_each_turn_is_announced(editor: TurnEditor, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []
    monkeypatch.setattr(QAccessible, "isActive", staticmethod(lambda: True))
    monkeypatch.setattr(QAccessible, "updateAccessibility", staticmethod(lambda event: heard.append(event.message())))
    editor.set_turns([Turn("1", "q", "x"), Turn("2", "a", "y")])
    QTest.keyClick(editor, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    assert heard[-2:] == ["Question, turn 1", "Answer, turn 1"]
