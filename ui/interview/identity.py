"""The identity card: open for typing until sealed, then closed; opened with a reason, shut after 60 s (UI.md 1.6)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from forms.xlsform.model import Form
from ui.components.banner import IconMark
from ui.components.buttons import Button
from ui.components.dialogs import ReasonDialog
from ui.components.layouts import empty, widgets
from ui.components.panels import Facts
from ui.components.text import Panel, Text
from ui.i18n import Words, tr
from ui.interview.formpanel import FormPanel
from ui.look import Look

SHOWN_SECONDS = 60


class IdentityCard(Panel):
    """`opening(reason)` asks for the fields, `typed(fields)` follows each edit, `sealing()` asks to seal what is typed.

    States: `empty` (nothing sealed yet), `editing`, `sealed`, `shown`. What is shown leaves the widgets again when
    the card closes.
    """

    opening = Signal(str)
    typed = Signal(object)
    sealing = Signal()

    def __init__(self, look: Look, form: Form, group: str = "identity", who: Words | None = None) -> None:
        """`group` is the protected group of `form`; `who` says who may open it."""
        super().__init__("well")
        self._look = look
        self._form = form
        self._group = group
        self._notes = {**_NOTES, "sealed": who} if who is not None else _NOTES
        self._code = ""
        self._state = ""
        self._locked = False
        self._shown: dict[str, Any] = {}
        self._panel: FormPanel | None = None
        self._icon = IconMark(look, "lock", "text2", 16)
        self._title = Text(look, "")
        self._left = Text(look, "", "note", "text3")
        self._note = Text(look, "", "note", "text2", wrap=True)
        self._fields = QVBoxLayout()
        self._act = Button(look, "", "link")
        self._act.clicked.connect(self._acted)
        self._second = Button(look, "", "link")
        self._second.clicked.connect(self._second_act)
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._tick)
        self._seconds = 0
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._icon)
        head.addWidget(self._title, 1)
        head.addWidget(self._left)
        acts = QHBoxLayout()
        acts.setSpacing(16)
        acts.addWidget(self._act)
        acts.addWidget(self._second)
        acts.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 6)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self._note)
        layout.addLayout(self._fields)
        layout.addLayout(acts)

    @property
    def state(self) -> str:
        return self._state

    def show_record(self, code: str, *, sealed: bool, typed: Mapping[str, Any] | None, locked: bool) -> None:
        """The card of a record: `typed` is what a draft holds unsealed, `locked` forbids new fields (V05)."""
        self._code = code
        self._locked = locked
        if self._state == "shown" and sealed:
            return
        if typed is not None and not locked:
            self._edit(typed)
        elif sealed:
            self._close()
        else:
            self._become("empty")

    def show_fields(self, fields: Mapping[str, Any]) -> None:
        """The opened identity: read for a minute, or changed while the record is open."""
        self._shown = dict(fields)
        self._become("shown")
        self._clear_fields()
        facts = Facts(self._look, label_width=60)
        facts.show_facts([(label, value) for label, value in self._readable(fields)])
        self._fields.addWidget(facts)
        self._seconds = SHOWN_SECONDS
        self._tell_seconds()
        self._timer.start()

    def close_card(self) -> None:
        """Take what is shown out of sight and memory."""
        if self._state == "shown":
            self._close()

    def edit(self) -> None:
        """Begin to type an identity; what is shown is the beginning."""
        if not self._locked:
            self._edit(self._shown)
            self.typed.emit(dict(self._shown))

    def ask(self) -> ReasonDialog:
        """The dialog that asks for the reason; `opening` follows."""
        code = self._code
        dialog = ReasonDialog(
            self._look,
            self.window(),
            lambda: tr("Open the identity of {code}").format(code=code),
            lambda: tr(
                "Auditor, secrecy administrator and office can read the reason. Closes by itself after 60 seconds."
            ),
            lambda: tr("Open"),
            example=lambda: tr("For example: compare the handwriting on the slip"),
        )
        dialog.accepted.connect(lambda: self.opening.emit(dialog.text()))
        dialog.open()
        return dialog

    def seal(self) -> bool:
        """Ask to seal what is typed, if it is in order."""
        if self._panel is None or not self._panel.check():
            return False
        self.sealing.emit()
        return True

    def go_to(self) -> None:
        """The focus to what can be done here."""
        target: QWidget = self._act
        if self._panel is not None:
            first = next(iter(self._panel.answers.values()), None)
            target = first if first is not None else target
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _acted(self) -> None:
        if self._state == "empty":
            self.edit()
            self.go_to()
        elif self._state == "editing":
            self.seal()
        elif self._state == "sealed":
            self.ask()
        else:
            self._close()

    def _second_act(self) -> None:
        self._timer.stop()
        self.edit()
        self.go_to()

    def _edit(self, fields: Mapping[str, Any]) -> None:
        self._timer.stop()
        if self._state != "editing" or self._panel is None:
            self._become("editing")
            self._clear_fields()
            panel = FormPanel(self._look, self._form, (self._group,), {}, sensitive=True, headings=False, label_width=0)
            panel.changed.connect(lambda _name, _value: self.typed.emit(panel.content()))
            self._panel = panel
            self._fields.addWidget(panel)
        self._panel.show_content(fields)

    def _close(self) -> None:
        self._timer.stop()
        self._shown = {}
        self._clear_fields()
        self._become("sealed")

    def _clear_fields(self) -> None:
        for widget in widgets(self._fields):
            for label in widget.findChildren(QLabel):
                label.clear()
        empty(self._fields)
        self._panel = None

    def _become(self, state: str) -> None:
        self._state = state
        if state == "empty":
            self._clear_fields()
        icon = {"sealed": "lock", "shown": "eye", "editing": "id-card", "empty": "id-card"}[state]
        self._icon.show_icon(icon, "warn" if state in ("shown", "editing") else "text2")
        self._title.say(_TITLES[state])
        self._note.say(self._notes[state])
        self._left.say("")
        self._act.say(_ACTS[state])
        self._act.setVisible(state != "empty" or not self._locked)
        self._second.say(lambda: tr("Change…"))
        self._second.setVisible(state == "shown" and not self._locked)

    def _tick(self) -> None:
        self._seconds -= 1
        self._tell_seconds()
        if self._seconds <= 0:
            self._close()

    def _tell_seconds(self) -> None:
        seconds = self._seconds
        self._left.say(lambda: tr("{n} s").format(n=seconds))

    def _readable(self, fields: Mapping[str, Any]) -> list[tuple[Words, str]]:
        language = self._look.language
        found: list[tuple[Words, str]] = []
        group = self._form.protected_groups()[self._group]
        for node in group.children:
            value = fields.get(node.name)
            if value is None:
                continue
            choices = self._form.lists.get(getattr(node, "choices", ""), ())
            label = next((choice.label.get(language.name) for choice in choices if choice.name == value), str(value))
            found.append((node.label.get(language.name), label))
        return found


_TITLES: Mapping[str, Words] = {
    "empty": lambda: tr("Identity not given yet"),
    "editing": lambda: tr("Identity, not sealed yet"),
    "sealed": lambda: tr("Identity sealed"),
    "shown": lambda: tr("Identity open"),
}
_NOTES: Mapping[str, Words] = {
    "empty": lambda: tr("Kept apart from the record and sealed. Lists and pages show the code only."),
    "editing": lambda: tr("Sealed when you say so, and with the next save at the latest."),
    "sealed": lambda: tr("Opening asks a reason and is logged. May open: leader, the interviewers, the recorder."),
    "shown": lambda: tr("Do not leave the screen. Closes by itself."),
}
_ACTS: Mapping[str, Words] = {
    "empty": lambda: tr("Give the identity…"),
    "editing": lambda: tr("Seal the identity"),
    "sealed": lambda: tr("Open with a reason…"),
    "shown": lambda: tr("Close now"),
}
