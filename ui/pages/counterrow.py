"""One counter on the home page: name, code, definition and figures (V23)."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.components.text import Text
from ui.workspace import Workspace


class CounterRow(QWidget):
    """One counter: name, code, definition, figures."""

    def __init__(self, space: Workspace, name: str, code: str, definition: str) -> None:
        super().__init__()
        words = QVBoxLayout()
        words.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Text(space.look, name))
        head.addWidget(Text(space.look, code, "note", "text2"))
        head.addStretch(1)
        words.addLayout(head)
        words.addWidget(Text(space.look, definition, "note", "text2", wrap=True))
        self.figure = Text(space.look, "", "head")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 6, 16, 6)
        layout.addLayout(words, 1)
        layout.addWidget(self.figure)
