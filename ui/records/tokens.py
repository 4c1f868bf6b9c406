"""Chosen things as tokens, in lines as words in a text."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.components.buttons import Button, IconButton
from ui.components.text import ElidedText, Panel
from ui.i18n import Words, say, tr
from ui.look import Look


class Token(Panel):
    """One chosen thing with a way to take it away; `opened()` when it can be followed."""

    opened = Signal()
    dropped = Signal()

    def __init__(self, look: Look, words: Words, *, link: bool = False, fixed: bool = False) -> None:
        super().__init__("tag")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 1, 2 if not fixed else 8, 1)
        layout.setSpacing(2)
        if link:
            name: QWidget = Button(look, words, "link", role="note")
            name.clicked.connect(self.opened)  # type: ignore[attr-defined]  # a Button
        else:
            name = ElidedText(look, words, "note")
            name.setMinimumWidth(min(name.fontMetrics().horizontalAdvance(say(words)) + 4, look.px(420)))
        layout.addWidget(name)
        if not fixed:
            drop = IconButton(look, "x", lambda: tr("Take {name} away").format(name=say(words)), side=24)
            drop.clicked.connect(self.dropped)
            layout.addWidget(drop)
