"""The head of the print preview: where one is, Save and Print."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.components.buttons import Button, IconButton
from ui.components.text import ElidedText, Text
from ui.i18n import tr
from ui.look import Look


class PrintHead(QWidget):
    """Buttons are wired by the page."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.title = Text(look, "", "head")
        self.about = ElidedText(look, "", "note", "text2")
        self.save = Button(look, lambda: tr("Save as PDF…"))
        self.print_button = Button(look, lambda: tr("Print…"), "primary", "printer")
        self.back = IconButton(look, "chevron-left", lambda: tr("Back"))
        self.setFixedHeight(look.px(56))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 24, 0)
        row.setSpacing(10)
        row.addWidget(self.back)
        row.addWidget(self.title)
        row.addWidget(self.about, 1)
        row.addWidget(self.save)
        row.addWidget(self.print_button)
