"""Notices given to the interviewee: one row each, ticked with its time (DOMAIN 3)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.components.banner import IconMark
from ui.components.text import Panel, Text
from ui.i18n import Speaks, Words, say, tr
from ui.interview.formanswers import Option
from ui.look import Look


class _Notice(Panel):
    """Space, Enter or a click gives the notice now, or takes the tick back."""

    toggled = Signal(str)
    moved = Signal(str, int)

    def __init__(self, look: Look, option: Option) -> None:
        super().__init__("clear")
        self._option = option
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._mark = IconMark(look, "circle-dashed", "warn", 14)
        self._name = Text(look, option.label, "note")
        self._time = Text(look, "", "note", "text2")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 2)
        layout.setSpacing(6)
        layout.addWidget(self._mark)
        layout.addWidget(self._name, 1)
        layout.addWidget(self._time)

    def show_time(self, time: str | None) -> None:
        """`time` is None while the notice is not given; it may be empty when it was given at a time not noted."""
        given = time is not None
        self._mark.show_icon("check" if given else "circle-dashed", "ok" if given else "warn")
        self._name.tone("text2" if given else "warn")
        self._time.tone("text2" if given else "warn")
        self._time.say(time if time is not None else (lambda: tr("not given")))
        state = tr("given {time}").format(time=time) if given else tr("not given")
        self.setAccessibleName(f"{say(self._option.label)}, {state}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.toggled.emit(self._option.name)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(self._option.name, 1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()) and event.button() == Qt.MouseButton.LeftButton:
            self.toggled.emit(self._option.name)


class NoticesPanel(Speaks, QWidget):
    """`changed(rows)` with the rows of the form's `notices` repeat: `{item, at}`."""

    changed = Signal(object)

    def __init__(self, look: Look, options: Sequence[Option], now: Callable[[], str]) -> None:
        super().__init__()
        self._now = now
        self._locked = False
        self._given: dict[str, str] = {}
        self._order = [option.name for option in options]
        self._count = Text(look, "", "note", "warn")
        head = QHBoxLayout()
        head.addWidget(Text(look, lambda: tr("Notices given")), 1)
        head.addWidget(self._count)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addSpacing(6)
        self._rows = {option.name: _Notice(look, option) for option in options}
        for row in self._rows.values():
            row.toggled.connect(self.toggle)
            row.moved.connect(self._move)
            layout.addWidget(row)
        self.retranslate()

    def show_rows(self, rows: Sequence[Mapping[str, Any]]) -> None:
        self._given = {str(row.get("item")): str(row.get("at") or "") for row in rows}
        self._show()

    def lock(self, locked: bool) -> None:
        self._locked = locked

    def toggle(self, name: str) -> None:
        if self._locked:
            return
        if name in self._given:
            del self._given[name]
        else:
            self._given[name] = self._now()
        self._show()
        self.changed.emit(self.rows())

    def rows(self) -> list[dict[str, str]]:
        """In the order of the form; a notice this form does not know stays at the end."""
        order = [*(name for name in self._order if name in self._given), *(set(self._given) - set(self._order))]
        return [{"item": name} | ({"at": self._given[name]} if self._given[name] else {}) for name in order]

    def left(self) -> Sequence[str]:
        """Notices not given yet, by name."""
        return [name for name in self._order if name not in self._given]

    def focus_first(self) -> None:
        target: Words = next(iter(self.left()), self._order[0] if self._order else "")
        if isinstance(target, str) and target in self._rows:
            self._rows[target].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def retranslate(self) -> None:
        self.setAccessibleName(tr("Notices given"))
        self._show()

    def _move(self, name: str, by: int) -> None:
        place = self._order.index(name) + by
        if 0 <= place < len(self._order):
            self._rows[self._order[place]].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show(self) -> None:
        given = len(self._order) - len(self.left())
        self._count.say(f"{given} / {len(self._order)}")
        self._count.tone("text2" if given == len(self._order) else "warn")
        for name, row in self._rows.items():
            row.show_time(self._given.get(name))
