"""The head of the interview page: code, serial, state, what is committed, timer, and the acts of the present state."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from ui.components.banner import IconMark
from ui.components.buttons import Button, ButtonKind, IconButton
from ui.components.layouts import empty
from ui.components.marks import Mark, StateMark
from ui.components.text import ElidedText, Panel, Text
from ui.i18n import Words, say, tr
from ui.look import Look

NEVER = 1 << 30
"""Seconds since a commit that has not been."""

RECENT = 10
"""Seconds after which "written … ago" would say nothing of what is being typed now."""

SavedState = Literal["nothing", "saved", "typing", "failed"]


@dataclass(frozen=True)
class Act:
    """One thing that can be done now; `key` names it to the page."""

    key: str
    words: Words
    icon: str = ""
    kind: ButtonKind = "quiet"
    shortcut: str = ""
    """The key as the menu shows it, such as `F9`."""


class SavedNote(QWidget):
    """What of the typing is committed: saved at a time, or typing with how long ago the last commit was."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._icon = IconMark(look, "check", "ok", 14)
        self._text = Text(look, "", "note", "text2")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._icon)
        layout.addWidget(self._text)
        self.state: SavedState = "nothing"
        self.tell("nothing")

    def tell(self, state: SavedState, time: str = "", seconds: int = NEVER) -> None:
        """`time` is that of the last commit, `seconds` how long ago it was (`NEVER` before the first one)."""
        self.state = state
        icon, token = {"saved": ("check", "ok"), "failed": ("triangle-alert", "danger")}.get(state, ("pause", "text3"))
        self._icon.setVisible(state in ("saved", "failed"))
        self._icon.show_icon(icon, token)
        self._text.tone("danger" if state == "failed" else "text2")
        self._text.say(self._words(state, time, seconds))

    def text(self) -> str:
        return self._text.text()

    def _words(self, state: SavedState, time: str, seconds: int) -> Words:
        if state == "saved":
            return lambda: tr("Saved {time}").format(time=time)
        if state == "failed":
            return lambda: tr("Not saved")
        if state == "typing" and 0 <= seconds <= RECENT:
            return lambda: tr("Typing, written {n} s ago").format(n=seconds)
        return (lambda: tr("Typing, not written yet")) if state == "typing" else (lambda: tr("Nothing typed yet"))


class TimerNote(QWidget):
    """Spoken time, and since when, with the breaks."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._icon = IconMark(look, "timer", "text2", 16)
        self._time = Text(look, "00:00", "timer")
        self._note = Text(look, "", "note", "text2")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (self._icon, self._time, self._note):
            layout.addWidget(widget)

    def tell(self, time: str, start: str, breaks: int, *, paused: bool) -> None:
        """`time` is `HH:MM` spoken; `start` the wall time, empty before the talk begins."""
        self._icon.show_icon("pause" if paused else "timer", "warn" if paused else "text2")
        self._time.say(time)
        self._time.tone("warn" if paused else "text")
        if not start:
            self._note.say(lambda: tr("not begun"))
        elif paused:
            self._note.say(lambda: tr("break under way"))
        elif not breaks:
            self._note.say(lambda: tr("since {start}, no break").format(start=start))
        else:
            self._note.say(lambda: _with_breaks(start, breaks))
        self.setAccessibleName(f"{tr('Time spoken')} {time}, {self._note.text()}")

    def text(self) -> str:
        return f"{self._time.text()} {self._note.text()}"


def _with_breaks(start: str, breaks: int) -> str:
    words = tr("since {start}, {n} break") if breaks == 1 else tr("since {start}, {n} breaks")
    return words.format(start=start, n=breaks)


class Head(Panel):
    """`left()` for Back; `asked(key)` for an act. Acts beyond the first three are under the … button."""

    left = Signal()
    asked = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__("window")
        self._look = look
        self.back = IconButton(look, "chevron-left", lambda: tr("Back to the list"))
        self.back.clicked.connect(self.left)
        self.code = Text(look, "", "head")
        self.about = ElidedText(look, "", "ui", "text2")
        self.about.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.serial = Text(look, "", "note", "text2")
        self.state = StateMark(look, "not_begun")
        self.saved = SavedNote(look)
        self.timer = TimerNote(look)
        self.more = IconButton(look, "ellipsis", lambda: tr("More"))
        self.more.clicked.connect(self._open_menu)
        self._menu_acts: tuple[Act, ...] = ()
        self._buttons: dict[str, Button] = {}
        self._acts = QHBoxLayout()
        self._acts.setSpacing(4)
        self._lay_out()

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self.code)
        first.addWidget(self.about)
        first.addStretch(1)
        title = QVBoxLayout()
        title.setSpacing(1)
        title.addStretch(1)
        title.addLayout(first)
        title.addWidget(self.serial)
        title.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 0, 20, 0)
        layout.setSpacing(8)
        layout.addWidget(self.back)
        layout.addLayout(title)
        layout.addSpacing(8)
        layout.addWidget(self.state)
        layout.addWidget(Text(self._look, "·", "note", "text3"))
        layout.addWidget(self.saved)
        layout.addSpacing(8)
        layout.addStretch(1)
        layout.addWidget(self.timer)
        layout.addSpacing(8)
        layout.addLayout(self._acts)
        layout.addWidget(self.more)
        self.setFixedHeight(self._look.px(56))

    def show_record(self, code: Words, about: Words, serial: Words, mark: Mark, state: Words) -> None:
        self.code.say(code)
        self.about.say(about)
        self.serial.say(serial)
        self.state.show_state(mark, state)

    def show_acts(self, acts: Sequence[Act], menu: Sequence[Act] = ()) -> None:
        """Replace the acts; those of `menu` stand under the … button."""
        empty(self._acts)
        self._buttons = {}
        for act in acts:
            button = Button(self._look, act.words, act.kind, act.icon)
            button.clicked.connect(self._asker(act.key))
            self._buttons[act.key] = button
            self._acts.addWidget(button)
        self._menu_acts = tuple(menu)
        self.more.setVisible(bool(menu))

    def button(self, key: str) -> Button | None:
        """The button of an act that stands in the head now."""
        return self._buttons.get(key)

    def acts(self) -> tuple[str, ...]:
        """Keys of everything that can be asked for now."""
        return (*self._buttons, *(act.key for act in self._menu_acts))

    def _asker(self, key: str) -> Callable[[], None]:
        return lambda: self.asked.emit(key)

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for act in self._menu_acts:
            words = say(act.words).replace("&", "&&")
            action = menu.addAction(f"{words}\t{act.shortcut}" if act.shortcut else words)
            action.triggered.connect(self._asker(act.key))
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))
