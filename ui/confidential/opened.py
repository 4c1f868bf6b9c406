"""Sealed parts of a record as one closed card: opened with a reason, in sight for a minute, then gone (V09)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from forms.xlsform.model import Form, Question
from storage.model import Content
from ui.components.banner import IconMark
from ui.components.buttons import Button
from ui.components.dialogs import ReasonDialog
from ui.components.layouts import empty, widgets
from ui.components.panels import Facts
from ui.components.text import Panel, Text
from ui.i18n import Words, listed, say, tr
from ui.look import Look

SHOWN_SECONDS = 60


def readable(
    form: Form, group: str, fields: Content, language: str, person: Callable[[str], str]
) -> list[tuple[str, str]]:
    """Label and answer of each question of a protected group that has an answer, in the form's order."""
    found = []
    for node in form.protected_groups()[group].children:
        value = fields.get(node.name)
        if value in (None, "", []):
            continue
        many = value if isinstance(value, list | tuple) else [value]
        choices = {choice.name: choice for choice in form.lists.get(getattr(node, "choices", ""), ())}
        of_members = isinstance(node, Question) and node.extra.get("fs:source") == "members"
        words = [
            choices[one].label.get(language) if one in choices else person(str(one)) if of_members else str(one)
            for one in many
        ]
        found.append((node.label.get(language), listed(*words)))
    return found


class OpenedCard(Panel):
    """`asked(reason)` when the person wants to see it; then `show_groups`. What is shown leaves the widgets when the
    card closes: by hand, after a minute, or by `forget`."""

    asked = Signal(str)

    def __init__(self, look: Look, form: Form, who: Words, person: Callable[[str], str]) -> None:
        """`who` says who may open it, `person` gives the name of an account."""
        super().__init__("well")
        self._look, self._form, self._who, self._person = look, form, who, person
        self._called = ""
        self._groups: Mapping[str, Content] = {}
        self._dialog: ReasonDialog | None = None
        self._icon = IconMark(look, "lock", "text2", 16)
        self._title = Text(look, lambda: tr("Closed and sealed"))
        self._left = Text(look, "", "note", "text3")
        self._note = Text(look, who, "note", "text2", wrap=True)
        self._fields = QVBoxLayout()
        self._fields.setSpacing(10)
        self.act = Button(look, lambda: tr("Open with a reason…"), "link")
        self.act.clicked.connect(self._acted)
        self._seconds = 0
        self._timer = QTimer(self, interval=1000)
        self._timer.timeout.connect(self._tick)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._icon)
        head.addWidget(self._title, 1)
        head.addWidget(self._left)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 6)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(self._note)
        layout.addLayout(self._fields)
        layout.addWidget(self.act, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def is_open(self) -> bool:
        return self._timer.isActive()

    def show_record(self, called: str) -> None:
        """Closed, for the record that people call `called`."""
        if called != self._called:
            self.forget()
        self._called = called

    def show_groups(self, groups: Mapping[str, Content]) -> None:
        """What was opened, group by group, for a minute."""
        self._put(groups)
        self._seconds = SHOWN_SECONDS
        self._tell_seconds()
        self._timer.start()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and self.is_open:
            self._put(self._groups)
            self._tell_seconds()
        super().changeEvent(event)

    def _put(self, groups: Mapping[str, Content]) -> None:
        self._clear()
        self._groups = groups
        language = self._look.language.name
        for group, fields in groups.items():
            rows = readable(self._form, group, fields, language, self._person)
            if rows:
                heading = self._form.protected_groups()[group].label.get(language)
                self._fields.addWidget(Text(self._look, heading, "note", "text3"))
                facts = Facts(self._look, label_width=96, role="ui")
                facts.show_facts(rows)
                self._fields.addWidget(facts)
        self._icon.show_icon("eye", "warn")
        self._title.say(lambda: tr("Opened"))
        self._note.say(lambda: tr("Do not leave the screen. Closes by itself."))
        self.act.say(lambda: tr("Close now"))

    def forget(self) -> None:
        """Take what is shown out of sight and memory."""
        self._timer.stop()
        self._clear()
        self._icon.show_icon("lock", "text2")
        self._title.say(lambda: tr("Closed and sealed"))
        self._left.say("")
        self._note.say(self._who)
        self.act.say(lambda: tr("Open with a reason…"))

    def ask(self) -> ReasonDialog:
        """The dialog for the reason; `asked` follows."""
        called = self._called
        dialog = ReasonDialog(
            self._look,
            self.window(),
            lambda: tr("Open {record}").format(record=called),
            lambda: tr(
                "Auditor, secrecy administrator and office can read the reason. Closes by itself after 60 seconds."
            ),
            lambda: tr("Open"),
        )
        dialog.accepted.connect(lambda: self.asked.emit(dialog.text()))
        dialog.open()
        self._dialog = dialog
        return dialog

    def words(self) -> list[str]:
        """Everything in sight, for tests and for looking that nothing stays."""
        return [label.text() for label in self.findChildren(QLabel) if label.text()]

    def _acted(self) -> None:
        if self.is_open:
            self.forget()
        else:
            self.ask()

    def _tick(self) -> None:
        self._seconds -= 1
        self._tell_seconds()
        if self._seconds <= 0:
            self.forget()

    def _tell_seconds(self) -> None:
        seconds = self._seconds
        self._left.say(lambda: tr("{n} s").format(n=seconds))
        self.setAccessibleName(say(lambda: tr("Opened")) if seconds > 0 else "")

    def _clear(self) -> None:
        self._groups = {}
        for widget in widgets(self._fields):
            for label in (widget, *widget.findChildren(Text)):
                if isinstance(label, Text):
                    label.say("")
        empty(self._fields)
