"""The column of sections at the left of a form: where it stands, and the way to each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.components.buttons import Button
from ui.components.layouts import discard
from ui.components.marks import Mark, MarkOnly
from ui.components.text import Panel
from ui.i18n import Words, say
from ui.look import Look

LEAST, MOST = 156, 228
"""Pixels that the column is wide."""
AROUND = 72
"""Pixels about a name: margins, the padding of its button, the mark."""


class SectionButton(Button):
    """A name that ends in … where the column is too narrow, with the whole of it as tooltip."""

    def __init__(self, look: Look, words: Words) -> None:
        super().__init__(look, words, "quiet")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setStyleSheet("text-align: left;")

    @property
    def words(self) -> Words:
        return self._words

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show()

    def _show(self) -> None:
        text = say(self._words)
        shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, max(self.width() - 26, 40))
        self.setText(shown.replace("&", "&&"))
        self.setToolTip(text if shown != text else "")
        self.setAccessibleName(text)


class SectionColumn(Panel):
    """`chosen(key)` when the person goes to a section."""

    chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__("window")
        self._look = look
        self._rows: dict[str, tuple[QWidget, MarkOnly]] = {}
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(10, 14, 10, 14)
        self._box.setSpacing(2)
        self._box.addStretch(1)
        self.setFixedWidth(look.px(LEAST))

    def show_sections(self, sections: Sequence[tuple[str, Words, Mark]]) -> None:
        if [key for key, _, _ in sections] != list(self._rows):
            self._rebuild(sections)
        for key, _, mark in sections:
            self._rows[key][1].show_mark(mark)

    def _rebuild(self, sections: Sequence[tuple[str, Words, Mark]]) -> None:
        for row, _ in self._rows.values():
            discard(self._box, row)
        self._rows = {}
        for place, (key, words, mark) in enumerate(sections):
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 6, 0)
            line.setSpacing(4)
            button = SectionButton(self._look, words)
            button.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
            shown = MarkOnly(self._look, mark)
            line.addWidget(button, 1)
            line.addWidget(shown, 0, Qt.AlignmentFlag.AlignVCenter)
            self._box.insertWidget(place, row)
            self._rows[key] = (row, shown)
        self._widen([words for _, words, _ in sections])

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange):
            self._widen([button.words for button in self.findChildren(SectionButton)])
        super().changeEvent(event)

    def _widen(self, names: Sequence[Words]) -> None:
        """As wide as the longest name, between bounds: names of sections are longer in English."""
        metrics = QFontMetrics(self._look.font("ui"))
        longest = max((metrics.horizontalAdvance(say(words)) for words in names), default=0)
        self.setFixedWidth(min(max(longest + AROUND, self._look.px(LEAST)), self._look.px(MOST)))

    def buttons(self) -> list[QPushButton]:
        return self.findChildren(QPushButton)
