"""State marks, painted by hand: one set for the custody of every kind of record (UI.md 1.2, 5)."""

from __future__ import annotations

from typing import Literal, get_args

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.components.text import Text
from ui.fonts import FontRole
from ui.i18n import Words, say, tr
from ui.look import Look

Mark = Literal["not_begun", "open", "fixed", "sealed", "received", "act", "refused", "void", "met"]
MARKS: tuple[Mark, ...] = get_args(Mark)
SIZE = 12

_TONES: dict[Mark, str] = {
    "not_begun": "text2",
    "open": "text2",
    "fixed": "text",
    "sealed": "accent",
    "received": "ok",
    "act": "warn",
    "refused": "danger",
    "void": "text2",
    "met": "ok",
}


def mark_word(mark: Mark) -> str:
    """The word that stands beside a mark where nothing more exact is known."""
    return {
        "not_begun": tr("Not begun"),
        "open": tr("Under way"),
        "fixed": tr("Fixed"),
        "sealed": tr("Sealed"),
        "received": tr("Received"),
        "act": tr("To act on"),
        "refused": tr("Not usable"),
        "void": tr("Void"),
        "met": tr("Met"),
    }[mark]


def mark_tone(mark: Mark) -> str:
    """The token of a mark's own colour; words take it only for act and refused."""
    return _TONES[mark]


def paint_mark(painter: QPainter, look: Look, mark: Mark, rect: QRectF) -> None:
    """Draw `mark` 12 px large in the middle of `rect`."""
    color = look.color(_TONES[mark])
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    center = rect.center()
    painter.translate(round(center.x() - SIZE / 2), round(center.y() - SIZE / 2))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if mark in ("not_begun", "open", "void"):
        _ring(painter, color, mark)
    elif mark in ("act", "refused"):
        _triangle(painter, color, look.color("warnSoft" if mark == "act" else "dangerSoft"))
    elif mark == "met":
        _tick(painter, QPen(color, 2.0), 0.0)
    else:
        _square(painter, color, look.color("surface"), mark)
    painter.restore()


def _pen(color: QColor, width: float) -> QPen:
    return QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def _ring(painter: QPainter, color: QColor, mark: Mark) -> None:
    painter.setPen(_pen(color, 1.6))
    painter.drawEllipse(QRectF(1.3, 1.3, 9.4, 9.4))
    if mark == "void":
        painter.drawLine(QPointF(2.9, 9.1), QPointF(9.1, 2.9))
    if mark == "open":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(color))
        painter.drawPie(QRectF(1.3, 1.3, 9.4, 9.4), 90 * 16, 180 * 16)


def _triangle(painter: QPainter, color: QColor, ground: QColor) -> None:
    painter.setPen(_pen(color, 1.5))
    painter.setBrush(QBrush(ground))
    painter.drawPolygon(QPolygonF([QPointF(6, 1.2), QPointF(11.2, 10.6), QPointF(0.8, 10.6)]))
    painter.drawLine(QPointF(6, 4.6), QPointF(6, 6.9))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(color))
    painter.drawEllipse(QPointF(6, 8.8), 0.85, 0.85)


def _tick(painter: QPainter, pen: QPen, inset: float) -> None:
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPolyline(
        [QPointF(1.2 + inset, 6.2), QPointF(4.6 + inset * 0.2, 9.6 - inset), QPointF(11 - inset, 2.6 + inset)]
    )


def _square(painter: QPainter, color: QColor, inner: QColor, mark: Mark) -> None:
    painter.setBrush(QBrush(color))
    painter.drawRoundedRect(QRectF(1, 1, 10, 10), 2, 2)
    if mark == "sealed":
        painter.setBrush(QBrush(inner))
        painter.drawRect(QRectF(3, 5.2, 6, 1.7))
    elif mark == "received":
        _tick(painter, QPen(inner, 1.6), 2.0)


class MarkOnly(QWidget):
    """The mark without its word; the word is its accessible name."""

    def __init__(self, look: Look, mark: Mark = "not_begun", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.mark: Mark = mark
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_mark(self, mark: Mark) -> None:
        self.mark = mark
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(SIZE, SIZE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_mark(painter, self._look, self.mark, QRectF(self.rect()))
        painter.end()


def beside_line(look: Look, mark: QWidget) -> QVBoxLayout:
    """`mark` at the height of the first line of interface text that stands beside it."""
    column = QVBoxLayout()
    column.setContentsMargins(0, max((look.fonts.line("ui") - SIZE) // 2, 0), 0, 0)
    column.addWidget(mark)
    column.addStretch(1)
    return column


class StateMark(QWidget):
    """A mark and its word. `words` say more than the mark's own word ("Bundle 1, received")."""

    def __init__(
        self,
        look: Look,
        mark: Mark,
        words: Words | None = None,
        role: FontRole = "note",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._mark = MarkOnly(look, mark)
        self._text = Text(look, "", role, "text2")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._mark)
        layout.addWidget(self._text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_state(mark, words)

    def show_state(self, mark: Mark, words: Words | None = None) -> None:
        self._words: Words = words if words is not None else lambda: mark_word(mark)
        self._mark.show_mark(mark)
        self._text.say(self._words)
        self._text.tone(mark_tone(mark) if mark in ("act", "refused", "received", "met") else "text2")
        self._name()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._name()
        super().changeEvent(event)

    def _name(self) -> None:
        self.setAccessibleName(tr("State: {state}").format(state=say(self._words)))
