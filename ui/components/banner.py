"""Banner: one icon, one or two sentences, at most one action; stands on top of what it speaks of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.components.buttons import Button
from ui.components.text import Panel, Text
from ui.i18n import Words
from ui.look import Look

Tone = Literal["info", "warn", "danger", "ok"]

_ICONS: dict[Tone, str] = {"info": "circle-alert", "warn": "triangle-alert", "danger": "triangle-alert", "ok": "check"}
_TOKENS: dict[Tone, str] = {"info": "accent", "warn": "warn", "danger": "danger", "ok": "ok"}


class IconMark(QWidget):
    """One icon, painted; decoration beside words, so without a name of its own."""

    def __init__(self, look: Look, icon: str, token: str, side: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._icon = icon
        self._token = token
        self._side = side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, icon: str, token: str) -> None:
        self._icon, self._token = icon, token
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._look.icons.paint(painter, QRectF(0, 0, self._side, self._side), self._icon, self._token)
        painter.end()


class Banner(Panel):
    """Hidden until `tell` is called; `clear` hides it again."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__("info", parent)
        self._look = look
        self._action: Callable[[], object] | None = None
        self._icon = IconMark(look, "info", "accent")
        self._text = Text(look, wrap=True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._button = Button(look, "", "link")
        self._button.clicked.connect(self._act)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(10)
        layout.addWidget(self._icon)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._button)
        self.hide()

    def tell(
        self,
        tone: Tone,
        words: Words,
        action: Words = "",
        act: Callable[[], object] | None = None,
        icon: str = "",
    ) -> None:
        """Show `words`; with `act`, the link `action` does it. A danger banner has a button with an edge."""
        self.become(tone)
        self._icon.show_icon(icon or _ICONS[tone], _TOKENS[tone])
        self._text.say(words)
        self._action = act
        self._button.setVisible(act is not None)
        self._button.become("plain" if tone == "danger" else "link")
        if act is not None:
            self._button.say(action)
        self.show()

    def clear(self) -> None:
        self._action = None
        self.hide()

    @property
    def action(self) -> Button:
        """The link, where there is one."""
        return self._button

    def text(self) -> str:
        """What it says now; empty while hidden."""
        return "" if self.isHidden() else self._text.text()

    def _act(self) -> None:
        if self._action is not None:
            self._action()
