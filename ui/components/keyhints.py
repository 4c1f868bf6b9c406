"""The bar of three to five keys at the foot of a page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui.components.layouts import empty
from ui.components.text import Panel, Text
from ui.i18n import Words, tr
from ui.look import Look

MOST_HINTS = 5


class KeyCap(Panel):
    """A key as it is written on the keyboard."""

    def __init__(self, look: Look, key: str, parent: QWidget | None = None) -> None:
        super().__init__("key", parent)
        label = Text(look, key, "keys", "text2")
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(6, 1, 6, 1)
        layout.addWidget(label)
        self.setFixedHeight(look.fonts.line("keys") + 6)


class KeyHints(QWidget):
    """Pairs of (key, what it does), left to right. It is for reading: nothing in it takes focus."""

    def __init__(self, look: Look, hints: Sequence[tuple[str, Words]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self.show_hints(hints)

    def show_hints(self, hints: Sequence[tuple[str, Words]]) -> None:
        empty(self._layout)
        for key, words in hints:
            self._layout.addWidget(KeyCap(self._look, key))
            label: QLabel = Text(self._look, words, "note", "text2")
            self._layout.addWidget(label)
            self._layout.addSpacing(8)
        self._layout.addStretch(1)


def hints_of(keys: Sequence[tuple[str, Words]]) -> Sequence[tuple[str, Words]]:
    """Three to five keys for the foot of a page: its own first; where it has few, those that work everywhere."""
    own = list(keys)[:MOST_HINTS]
    spare = [("F6", lambda: tr("Next region")), ("Ctrl K", lambda: tr("Search")), ("F1", lambda: tr("All keys"))]
    missing = max(3 - len(own), 1) if len(own) < MOST_HINTS else 0
    return (*own, *(spare[-missing:] if missing else ()))
