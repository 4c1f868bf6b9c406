"""Addenda: what is added to a locked record, each with its own number, hash and print (DOMAIN 4, V05)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from forms.problems import Problem
from forms.rules import GuardContext, required_fields, two_members
from forms.xlsform.model import Form
from storage.model import RecordView
from ui.components.layouts import empty
from ui.components.text import Panel, Text
from ui.i18n import tr
from ui.interview.formpanel import FormLogic, FormPanel, Sources
from ui.interview.lockpanel import finding_of
from ui.interview.subpage import SubPage
from ui.look import Look

FIELDS = ("origin", "page", "text", "interviewers", "recorder", "written_on")


class AddendumPage(SubPage):
    """`written(content)` when a new addendum is complete; it is locked at once."""

    written = Signal(object)

    def __init__(
        self, look: Look, form: Form, sources: Sources, today: Callable[[], str], logic: FormLogic | None = None
    ) -> None:
        super().__init__(
            look,
            "",
            lambda: tr("The record itself stays as it is. An addendum is locked as soon as it is written."),
            lambda: tr("Write and lock the addendum"),
        )
        self._form = form
        self._today = today
        self._handle = ""
        self._earlier = QVBoxLayout()
        self._earlier.setSpacing(8)
        self.panel = FormPanel(look, form, (), sources, headings=False, questions=FIELDS, logic=logic)
        self.body.addLayout(self._earlier)
        self.body.addWidget(self.panel)
        self.acted.connect(self.try_write)

    def begin(self, code: str, content: Mapping[str, Any], earlier: Sequence[RecordView]) -> None:
        """A blank addendum to the record with the source code `code`; the members are those of the talk at first."""
        self._handle = code
        self.title.say(lambda: tr("Addendum to {code}").format(code=code))
        self.error.clear()
        self.panel.show_content(
            {
                "origin": "team",
                "interviewers": content.get("interviewers"),
                "recorder": content.get("recorder"),
                "written_on": self._today(),
            }
        )
        empty(self._earlier)
        for view in earlier:
            self._earlier.addWidget(self._card(view))

    def focus_first(self) -> None:
        self.panel.go_to("text")

    def try_write(self) -> None:
        """Complain at the fields, or hand the addendum on."""
        content = {"of": self._handle, **self.panel.content()}
        needed = tuple(name for name in FIELDS if name != "page" or content.get("origin") == "written_on_paper")
        context = GuardContext(content, needed)
        for name in self.panel.rows:
            self.panel.complain(name, None)
        first = self._complain([*required_fields(context), *two_members(context)])
        if first:
            self.panel.go_to(first)
        elif self.panel.check():
            self.written.emit(content)

    def _complain(self, refusals: Sequence[Problem]) -> str:
        first = ""
        for refusal in refusals:
            finding = finding_of(refusal, self.look, self._label)
            self.panel.complain(finding.place, finding.words)
            first = first or finding.place
        return first

    def _card(self, view: RecordView) -> Panel:
        card = Panel("well")
        layout = QVBoxLayout(card)
        layout.setContentsMargins(12, 10, 12, 10)
        content = view.head.content
        layout.addWidget(Text(self.look, f"{view.serial} · {content.get('written_on', '')}", "note", "text2"))
        layout.addWidget(Text(self.look, str(content.get("text", "")), "record", wrap=True))
        return card

    def _label(self, name: str) -> str:
        return self._form.find(name).label.get(self.look.language.name)
