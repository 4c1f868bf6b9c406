"""The status line: marking · network · saved │ page facts · not received · medium · idle lock."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.components.banner import IconMark
from ui.components.marks import MarkOnly
from ui.components.text import ElidedText, Panel, Text
from ui.i18n import Words, tr, tr_n
from ui.look import Look

MARKING = "工作秘密·内部"
"""What a stint is marked with where its kit says nothing else."""


class _Item(QWidget):
    """An icon or mark and its words; hidden while it has none. `told()` after every change."""

    told = Signal()

    def __init__(self, look: Look, sign: QWidget | None, tone: str = "text2") -> None:
        super().__init__()
        self._text = Text(look, "", "note", tone)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        self.dot = Text(look, "·", "note", "text2")
        layout.addWidget(self.dot)
        if sign is not None:
            layout.addWidget(sign)
        layout.addWidget(self._text)
        self.hide()

    def tell(self, words: Words, tone: str = "text2") -> None:
        self._text.say(words)
        self._text.tone(tone)
        self.setVisible(bool(words))
        self.told.emit()

    def text(self) -> str:
        return self._text.text()


class StatusLine(Panel):
    """Everything in it stays until it changes; nothing blinks, nothing vanishes by itself."""

    def __init__(self, look: Look) -> None:
        super().__init__("rail")
        self.marking = _Item(look, None, "seal")
        self._net = IconMark(look, "wifi-off", "text2", 14)
        self.network = _Item(look, self._net)
        self._tick = IconMark(look, "check", "ok", 14)
        self.saved = _Item(look, self._tick)
        self.facts = ElidedText(look, "", "note", "text2")
        self.owed = _Item(look, MarkOnly(look, "sealed"))
        self.medium = _Item(look, IconMark(look, "usb", "text2", 14))
        self.idle = _Item(look, None)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 0, 14, 0)
        layout.setSpacing(8)
        for item in (self.marking, self.network, self.saved):
            layout.addWidget(item)
        layout.addSpacing(16)
        layout.addWidget(self.facts, 1)
        for item in (self.owed, self.medium, self.idle):
            layout.addWidget(item)
        self._sides = ((self.marking, self.network, self.saved), (self.owed, self.medium, self.idle))
        for item in (*self._sides[0], *self._sides[1]):
            item.told.connect(self._place_dots)
        self._look = look
        self._fit()
        look.changed.connect(self._fit)

    def _place_dots(self) -> None:
        """A dot between two that are shown, none before the first."""
        for side in self._sides:
            shown = [item for item in side if not item.isHidden()]
            for item in shown:
                item.dot.setVisible(item is not shown[0])

    def _fit(self) -> None:
        self.setFixedHeight(self._look.fonts.line("note") + 11)

    def show_marking(self, marking: str) -> None:
        """The stint's marking in the language of now; one the program does not know stands as it was written."""
        known = marking == MARKING
        self.marking.tell((lambda: tr("Work secret · internal")) if known else marking, "seal")

    def show_network(self, words: Words, active: bool) -> None:
        self._net.show_icon("wifi" if active else "wifi-off", "danger" if active else "text2")
        self.network.tell(words, "danger" if active else "text2")

    def show_saved(self, words: Words, saved: bool = True) -> None:
        self._tick.show_icon("check" if saved else "pen-line", "ok" if saved else "text2")
        self.saved.tell(words)

    def show_medium(self, names: Sequence[str]) -> None:
        """Removable media that are plugged in."""
        joined = ", ".join(names)
        self.medium.tell(
            lambda: tr("{medium} inserted").format(medium=joined) if joined else tr("No medium inserted")
        )  # fmt: skip

    def show_owed(self, count: int) -> None:
        self.owed.tell(
            lambda: tr_n("{n} not yet received by the office", "{n} not yet received by the office", count)
        )  # fmt: skip

    def show_idle(self, minutes: int) -> None:
        self.idle.tell(lambda: tr("Locks after {n} min idle").format(n=minutes))

    def show_facts(self, words: Words) -> None:
        """Page facts, right-aligned; they elide first."""
        from PySide6.QtCore import Qt

        self.facts.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.facts.say(words)
        self.owed.dot.setVisible(bool(words))
