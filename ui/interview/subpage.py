"""A page that takes the place of the text for a while: title, one line, content, a foot with the act and Back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.components.buttons import Button
from ui.components.empty import ErrorPanel
from ui.components.panels import ScrollPanel
from ui.components.text import Panel, Text, hairline
from ui.i18n import Words, tr
from ui.look import Look


class SubPage(Panel):
    """Content goes into `body`. `closed()` on Back and Esc, `acted()` for the act of the foot."""

    closed = Signal()
    acted = Signal()

    def __init__(self, look: Look, title: Words, note: Words, act: Words = "", back: Words | None = None) -> None:
        super().__init__("surface")
        self.look = look
        self.title = Text(look, title, "title", wrap=True)
        self.note = Text(look, note, "note", "text2", wrap=True)
        self.error = ErrorPanel(look)
        self.act = Button(look, act, "primary")
        self.act.setVisible(bool(act))
        self.act.clicked.connect(self.acted)
        self.back = Button(look, back or (lambda: tr("Back to the text")), "quiet")
        self.back.clicked.connect(self.closed)
        scroll = ScrollPanel("surface", 24)
        scroll.body.addWidget(self.title)
        scroll.body.addWidget(self.note)
        scroll.body.addWidget(self.error)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        scroll.body.addLayout(self.body)
        scroll.body.addStretch(1)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 10, 24, 10)
        foot.setSpacing(8)
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.act)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(scroll, 1)
        layout.addWidget(hairline())
        layout.addLayout(foot)

    def focus_first(self) -> None:
        """The focus to the first field; overridden where there is one."""
        target: QWidget = self.act if not self.act.isHidden() else self.back
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
