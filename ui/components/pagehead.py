"""The head of a page: title, a fact beside it, actions right with the primary one last; a filter row below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.components.text import ElidedText, Text
from ui.i18n import Words
from ui.look import Look

NARROWEST, NAVIGATION = 1280, 196
"""The width that every page must fit into, and what the navigation takes of it (UI.md 4)."""


class PageHead(QWidget):
    """56 px; `filters` is the row of 42 px under it, empty at first."""

    def __init__(self, look: Look, title: Words, about: Words = "") -> None:
        super().__init__()
        self.title = Text(look, title, "title")
        self.about = ElidedText(look, about, "note", "text2")
        self._actions = QHBoxLayout()
        self._actions.setSpacing(10)
        row = QHBoxLayout()
        row.setContentsMargins(24, 0, 24, 0)
        row.setSpacing(10)
        row.addWidget(self.title)
        self._beside = QHBoxLayout()
        row.addLayout(self._beside)
        row.addWidget(self.about, 1)
        row.addLayout(self._actions)
        self._look = look
        self._top = QWidget()
        self._top.setLayout(row)
        self._fit()
        look.changed.connect(self._fit)
        self.filters = QHBoxLayout()
        self.filters.setContentsMargins(24, 0, 24, 10)
        self.filters.setSpacing(10)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._top)
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(24, 0, 24, 0)
        layout.addLayout(self._lines)
        layout.addLayout(self.filters)
        self._below = QVBoxLayout()
        self._below.setContentsMargins(24, 0, 24, 0)
        layout.addLayout(self._below)
        self.has_filters(False)

    def _fit(self) -> None:
        self._top.setFixedHeight(self._look.px(56))

    def add_action(self, button: QWidget) -> None:
        self._actions.addWidget(button)

    def add_beside(self, widget: QWidget) -> None:
        """A widget right after the title."""
        self._beside.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def add_line(self, widget: QWidget) -> None:
        """A widget on a line of its own, between the title and the filters."""
        self._lines.addWidget(widget)
        self._lines.setContentsMargins(24, 0, 24, 10)

    def place(self, widget: QWidget) -> None:
        """Beside the title where the narrowest window has room for it, else on a line of its own."""
        beside = widget.sizeHint().width() <= self._room()
        if beside != (self._beside.indexOf(widget) >= 0) or (not beside and self._lines.indexOf(widget) < 0):
            self._beside.removeWidget(widget)
            self._lines.removeWidget(widget)
            self._lines.setContentsMargins(24, 0, 24, 0)
            (self.add_beside if beside else self.add_line)(widget)

    def _room(self) -> int:
        taken = self.title.sizeHint().width() + self._actions.sizeHint().width() + 2 * 24 + 4 * 10
        return NARROWEST - self._look.px(NAVIGATION) - taken

    def add_below(self, widget: QWidget) -> None:
        """A widget on a line under the filters; it takes no room while it is hidden."""
        self._below.addWidget(widget)

    def has_filters(self, has: bool) -> None:
        self.filters.setContentsMargins(24, 0, 24, 10 if has else 0)
