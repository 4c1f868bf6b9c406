"""Scrollable side panels, cards with a heading, and pairs of label and value."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.components.layouts import empty
from ui.components.text import Panel, Text, hairline
from ui.fonts import FontRole
from ui.i18n import Words
from ui.look import Look


def show_in(area: QScrollArea, widget: QWidget | None) -> None:
    """`widget` takes the place of what `area` shows. What stood there may be the sender of the signal that asked for
    this: it goes once that is over, while `QScrollArea.setWidget` would delete it at once."""
    if (old := area.takeWidget()) is not None:
        old.setParent(area)
        old.hide()
        old.deleteLater()
    if widget is not None:
        area.setWidget(widget)


class ScrollPanel(QScrollArea):
    """A side panel whose content never gets cut: it scrolls when the window is low. Add to `body`."""

    def __init__(self, ground: str = "window", margin: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "clear")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = Panel(ground)
        self.body = QVBoxLayout(inner)
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(12)
        self.setWidget(inner)


class Card(Panel):
    """A card with a heading line: name left, a note right. Add to `body`."""

    def __init__(self, look: Look, title: Words = "", note: Words = "", *, padded: bool = True) -> None:
        super().__init__("card")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.setSpacing(0)
        self.title = Text(look, title)
        self.count = Text(look, "", "note", "text2")
        self.note = Text(look, note, "note", "text2")
        self.head = QHBoxLayout()
        self.head.setContentsMargins(16, 8, 16, 8)
        self.head.setSpacing(8)
        self.head.addWidget(self.title)
        self.head.addWidget(self.count)
        self.head.addStretch(1)
        self.head.addWidget(self.note)
        if title:
            outer.addLayout(self.head)
            outer.addWidget(hairline())
        self.body = QVBoxLayout()
        self.body.setContentsMargins(*((16, 12, 16, 12) if padded else (0, 0, 0, 0)))
        self.body.setSpacing(8 if padded else 0)
        outer.addLayout(self.body, 1)


class Facts(QWidget):
    """Label and value, `columns` pairs beside each other; values wrap."""

    def __init__(
        self,
        look: Look,
        columns: int = 1,
        label_width: int = 64,
        parent: QWidget | None = None,
        *,
        role: FontRole = "note",
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._role: FontRole = role
        self._columns = columns
        self._label_width = label_width
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)

    def show_facts(self, facts: Iterable[tuple[Words, Words]]) -> None:
        """Replace what is shown."""
        empty(self._grid)
        for index, (label, value) in enumerate(facts):
            row, column = divmod(index, self._columns)
            name = Text(self._look, label, self._role, "text2")
            name.setMinimumWidth(self._look.px(self._label_width))
            name.setAlignment(Qt.AlignmentFlag.AlignTop)
            shown = Text(self._look, value, self._role, "text", wrap=True)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            self._grid.addWidget(name, row, column * 2)
            self._grid.addWidget(shown, row, column * 2 + 1)
        for column in range(self._columns):
            self._grid.setColumnStretch(column * 2 + 1, 1)
