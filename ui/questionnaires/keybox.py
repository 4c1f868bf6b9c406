"""The box of one question on the sheet being keyed: a key is an answer, or says what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent

from ui.components.fields import Field
from ui.look import Look

OPTION_KEYS, FILE_KEYS = "0123456789.+*", " .*"
"""What is a command where digits choose, and where a file is the answer."""


class QuestionBox(Field):
    """Where one question is keyed. Digits choose, where there are options; the sheet decides what a key means.
    `commands` are the characters that are none of an answer."""

    pressed_key = Signal(str)
    taken = Signal()

    def __init__(self, look: Look, name: str, *, typed: bool, commands: str = OPTION_KEYS) -> None:
        super().__init__(look, name, sensitive=True)
        self.typed = typed
        self._commands = commands
        if not typed:
            # not read-only: that would take the mark of the focus away; what is typed is a command (`_meant`)
            self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
            self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
            self.setAcceptDrops(False)
            self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.pressed_key.emit("enter")
        elif key == Qt.Key.Key_Up:
            self.pressed_key.emit("up")
        elif key == Qt.Key.Key_Down:
            self.pressed_key.emit("down")
        elif event.text() and event.text() in self._meant():
            self.pressed_key.emit(event.text())
        elif self.typed or key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape):
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.pressed_key.emit("clear")
        else:
            event.ignore()

    def _meant(self) -> str:
        """Characters that are commands here: in a field of text only while it is empty."""
        return self._commands if not self.typed else "" if self.text() else ".*"

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.taken.emit()
