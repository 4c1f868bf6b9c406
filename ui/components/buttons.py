"""Buttons: primary (one a page), plain, quiet, link, danger; and buttons that are only an icon."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.fonts import FontRole
from ui.i18n import Words, say
from ui.look import Look, set_property

ButtonKind = Literal["primary", "plain", "quiet", "link", "danger", "chip"]

_ICON_TOKENS = {"primary": "onFill", "link": "accent", "danger": "danger", "plain": "text2", "quiet": "text2"}


class _PressedByEnter(QPushButton):
    """Enter presses the button that has the focus, as Space does; a page has no default button to press instead.
    Enter with Ctrl, Alt or Shift is somebody else's: of the page, whose next step it is."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            keys = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if keys == Qt.KeyboardModifier.NoModifier and not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)


class Button(_PressedByEnter):
    """A button with words in the current language; `&` in the words is shown as itself."""

    def __init__(
        self,
        look: Look,
        words: Words,
        kind: ButtonKind = "plain",
        icon: str = "",
        role: FontRole = "ui",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words: Words = words
        self._look = look
        self.setProperty("look", kind)
        self._kind: ButtonKind = kind
        if icon:
            self.show_icon(icon)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.dress(self, role)
        self.say(words)

    def say(self, words: Words) -> None:
        self._words = words
        self._show()

    def become(self, kind: ButtonKind) -> None:
        self._kind = kind
        set_property(self, "look", kind)

    def show_icon(self, name: str) -> None:
        self.setIcon(self._look.icons.icon(name, _ICON_TOKENS.get(self._kind, "text2"), "accent"))
        self.setIconSize(QSize(16, 16))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._show()
        super().changeEvent(event)

    def _show(self) -> None:
        text = say(self._words)
        gap = " " if text and not self.icon().isNull() else ""
        self.setText(gap + text.replace("&", "&&"))
        self.setAccessibleName(text)


class IconButton(_PressedByEnter):
    """Only an icon, 32 px square; its name is the tooltip and what assistive tools read."""

    def __init__(self, look: Look, icon: str, name: Words, *, side: int = 32, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name: Words = name
        self._look = look
        self.setProperty("look", "quiet")
        self.show_icon(icon)
        self.setIconSize(QSize(16, 16))
        inner = side - 2  # the sheet's edge is one pixel
        self.setStyleSheet(
            f"padding: 0; min-height: {inner}px; max-height: {inner}px; min-width: {inner}px; max-width: {inner}px;"
        )
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self._show()

    def show_icon(self, name: str) -> None:
        self.setIcon(self._look.icons.icon(name, "text2", "accent"))

    def say(self, name: Words) -> None:
        self._name = name
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._show()
        super().changeEvent(event)

    def _show(self) -> None:
        name = say(self._name)
        self.setToolTip(name)
        self.setAccessibleName(name)
