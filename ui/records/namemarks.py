"""Underlines sealed names where they stand in the free texts of a form (V13)."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QInputMethodEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit
from shiboken6 import isValid

from ui.interview.formanswers import LineAnswer, LongAnswer
from ui.look import Look

Spans = Iterable[tuple[int, int]]


def underline() -> QTextCharFormat:
    style = QTextCharFormat()
    style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    return style


def mark_text(answer: LongAnswer, look: Look, spans: Spans) -> None:
    """The marks move with the text while a person goes on typing."""
    found = []
    shift = len(answer.area.toPlainText()) - len(answer.area.toPlainText().lstrip())
    for start, end in spans:
        one = QTextEdit.ExtraSelection()
        one.cursor = QTextCursor(answer.area.document())
        one.cursor.setPosition(start + shift)
        one.cursor.setPosition(end + shift, QTextCursor.MoveMode.KeepAnchor)
        one.format = underline()
        one.format.setUnderlineColor(look.color("warn"))
        found.append(one)
    answer.area.setExtraSelections(found)


class LineMarks(QObject):
    """A line of text has no formats of its own but those of an input method. While a person is in it the input method
    owns them, so the marks are drawn once the focus is elsewhere."""

    def __init__(self, answer: LineAnswer, look: Look) -> None:
        super().__init__(answer)
        self._field: QLineEdit = answer.field
        self._look = look
        self._text = ""
        self.spans: tuple[tuple[int, int], ...] = ()
        self._field.installEventFilter(self)

    def show_spans(self, spans: Spans) -> None:
        self.spans, self._text = tuple(spans), self._field.text()
        if not self._field.hasFocus():
            self._draw()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and isValid(self._field):
            self._draw()
        return False

    def _draw(self) -> None:
        """Another text than the one in which the names were found has no marks until it is saved."""
        style = underline()
        style.setUnderlineColor(self._look.color("warn"))
        kind, at = QInputMethodEvent.AttributeType.TextFormat, self._field.cursorPosition()
        spans = self.spans if self._field.text() == self._text else ()
        marks = [QInputMethodEvent.Attribute(kind, start - at, end - start, style) for start, end in spans]
        QApplication.sendEvent(self._field, QInputMethodEvent("", marks))
