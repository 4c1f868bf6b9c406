"""Somebody at the window with keys only."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui.app import Program


class Hands:
    """Types into whatever has the focus, as a person does; nothing is clicked."""

    def __init__(self, program: Program, qtbot: QtBot) -> None:
        self.program = program
        self.qtbot = qtbot

    @property
    def focus(self) -> QWidget:
        widget = self.program.window.focusWidget()
        assert widget is not None, "nothing has the focus"
        return widget

    def settle(self) -> None:
        for _ in range(3):
            self.qtbot.waitUntil(lambda: not self.program.jobs.running, timeout=30_000)
            QTest.qWait(30)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.front()
        QTest.keyClick(self.focus, key, modifiers)
        self.settle()

    def front(self) -> None:
        """Without a window manager nobody else puts the window in front."""
        window = self.program.window
        if not window.isActiveWindow():
            window.activateWindow()
            self.qtbot.waitUntil(window.isActiveWindow, timeout=2000)

    def type(self, text: str) -> None:
        """Text into the field with the focus; Han as an input method commits it."""
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(self.focus, event)
        self.settle()

    def words(self) -> str:
        return "\n".join(label.text() for label in self.program.window.findChildren(QLabel) if label.isVisible())

    def named(self) -> str:
        focus = self.focus
        text = focus.text() if isinstance(focus, QAbstractButton) else ""
        return text.strip() or focus.accessibleName()

    def tab_to(self, name: str, most: int = 60) -> None:
        """Tab until the control of that name has the focus."""
        seen = []
        for _ in range(most):
            if name in self.named():
                return
            seen.append(self.named())
            QTest.keyClick(self.focus, Qt.Key.Key_Tab)
            QTest.qWait(5)
        raise AssertionError(f"Tab never came to {name!r}: {seen}")
