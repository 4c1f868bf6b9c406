"""The head of a record's page: what it is called, its number and state, what is committed, and what can be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout

from ui.components.buttons import Button, IconButton
from ui.components.layouts import empty
from ui.components.marks import Mark, StateMark
from ui.components.text import ElidedText, Panel, Text
from ui.dates import local
from ui.i18n import Words, say, tr
from ui.interview.head import NEVER, Act, SavedNote
from ui.look import Look


class RecordHead(Panel):
    """`left()` for Back; `asked(key)` for an act. Acts beyond the first ones are under the … button."""

    left = Signal()
    asked = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__("window")
        self._look = look
        self.back = IconButton(look, "chevron-left", lambda: tr("Back"))
        self.back.clicked.connect(self.left)
        self.title = ElidedText(look, "", "head")
        self.about = ElidedText(look, "", "note", "text2")
        self.about.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.state = StateMark(look, "not_begun")
        self.saved = SavedNote(look)
        self.more = IconButton(look, "ellipsis", lambda: tr("More"))
        self.more.clicked.connect(self._open_menu)
        self.menu: QMenu | None = None
        self._menu_acts: tuple[Act, ...] = ()
        self._buttons: dict[str, Button] = {}
        self._primary = ""
        self._acts = QHBoxLayout()
        self._acts.setSpacing(8)
        self._lay_out()

    def show_record(self, title: Words, about: Words, mark: Mark, state: Words) -> None:
        self.title.say(title)
        self.about.say(about)
        self.state.show_state(mark, state)

    def show_saved(self, state: str, written: datetime | None, stored: str) -> str:
        """What of the typing is committed: `written` is the last commit here, `stored` the stamp of the head (UTC).
        Returns the words for the status line when everything is saved, else nothing."""
        now = datetime.now().astimezone()
        seconds = round((now - written).total_seconds()) if written is not None else NEVER
        if written is None and stored:
            written = local(stored)
        today = written is not None and written.date() == now.date()
        stamp = written.strftime("%H:%M:%S" if today else "%Y-%m-%d %H:%M") if written is not None else ""
        self.saved.tell(state, stamp, seconds)  # type: ignore[arg-type]  # the keeper's states are the note's
        return self.saved.text() if state == "saved" and stamp else ""

    def show_acts(self, acts: Sequence[Act], menu: Sequence[Act]) -> None:
        """Replace the acts; those of `menu` stand under the … button."""
        empty(self._acts)
        self._buttons = {}
        self._primary = next((act.key for act in acts if act.kind == "primary"), "")
        for act in acts:
            button = Button(self._look, act.words, act.kind, act.icon)
            button.clicked.connect(self._asker(act.key))
            self._buttons[act.key] = button
            self._acts.addWidget(button)
        self._menu_acts = tuple(menu)
        self.more.setVisible(bool(menu))

    def button(self, key: str) -> Button | None:
        return self._buttons.get(key)

    def acts(self) -> tuple[str, ...]:
        """Keys of everything that can be asked for now, the primary one first: F8 does that, never a return."""
        buttons = sorted(self._buttons, key=lambda key: key != self._primary)
        return (*buttons, *(act.key for act in self._menu_acts))

    def _asker(self, key: str) -> Callable[[], None]:
        return lambda: self.asked.emit(key)

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for act in self._menu_acts:
            action = menu.addAction(say(act.words).replace("&", "&&"))
            action.triggered.connect(self._asker(act.key))
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _lay_out(self) -> None:
        under = QHBoxLayout()
        under.setSpacing(8)
        for widget in (
            self.about, Text(self._look, "·", "note", "text3"), self.state, Text(self._look, "·", "note", "text3"),
            self.saved,
        ):  # fmt: skip
            under.addWidget(widget)
        under.addStretch(1)
        names = QVBoxLayout()
        names.setSpacing(1)
        names.addStretch(1)
        names.addWidget(self.title)
        names.addLayout(under)
        names.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 0, 20, 0)
        layout.setSpacing(8)
        layout.addWidget(self.back)
        layout.addLayout(names, 1)
        layout.addLayout(self._acts)
        layout.addWidget(self.more)
        self.setFixedHeight(self._look.px(56))
