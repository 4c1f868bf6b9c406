"""Labels that keep their face, tone and language through every switch."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from ui.fonts import FontRole
from ui.i18n import Words, say
from ui.look import Look, set_property


class Text(QLabel):
    """A label. Words given as a function are asked for again after a switch of language."""

    def __init__(
        self,
        look: Look,
        words: Words = "",
        role: FontRole = "ui",
        tone: str = "text",
        *,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words: Words = words
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        look.dress(self, role, tone)
        self.say(words)

    def say(self, words: Words) -> None:
        """Show `words` from now on."""
        self._words = words
        self.setText(say(words))

    def tone(self, tone: str) -> None:
        set_property(self, "tone", tone)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and not isinstance(self._words, str):
            self.setText(say(self._words))
        super().changeEvent(event)


class ElidedText(Text):
    """One line that ends in … where room is short, with the whole text as its tooltip then."""

    def __init__(
        self, look: Look, words: Words = "", role: FontRole = "ui", tone: str = "text", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, words, role, tone, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 4, super().minimumSizeHint().height())

    def setText(self, text: str) -> None:
        super().setText(text)
        self._note()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._note()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), shown)
        painter.end()

    def _note(self) -> None:
        short = self.fontMetrics().horizontalAdvance(self.text()) > self.width()
        self.setToolTip(self.text() if short else "")


class Panel(QFrame):
    """A frame with a ground from the style sheet: window, rail, surface, sunken, card, well, dialog, …"""

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", kind)

    def become(self, kind: str) -> None:
        set_property(self, "panel", kind)


def hairline(*, vertical: bool = False) -> Panel:
    """A one-pixel rule in the colour `line`."""
    line = Panel("line")
    if vertical:
        line.setFixedWidth(1)
    else:
        line.setFixedHeight(1)
    return line
