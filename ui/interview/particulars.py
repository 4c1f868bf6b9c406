"""All head fields of the record, by keyboard (DOMAIN 3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal

from forms.xlsform.model import Form
from ui.i18n import tr
from ui.interview.formpanel import FormLogic, FormPanel, Sources
from ui.interview.subpage import SubPage
from ui.look import Look

GROUPS = ("head", "source", "notice", "after")
ELSEWHERE = frozenset({"notices", "gist", "follow_ups"})
"""Questions that have a place of their own beside the text."""

TITLED = frozenset({"head"})
"""The title of the page is its heading."""

FIXED = frozenset({"source_code"})
"""Given by the program at the first save; the code stays for good (V09)."""


def _typing_note() -> str:
    return tr("Everything typed here is kept like the text, without a button. Esc goes back to the text.")


def _reading_note() -> str:
    return tr("The record is fixed: this can be read, not changed. Esc goes back to the text.")


class ParticularsPage(SubPage):
    """`changed(name, value)` for every edit; nothing else is needed to keep it."""

    changed = Signal(str, object)

    def __init__(
        self,
        look: Look,
        form: Form,
        sources: Sources,
        logic: FormLogic | None = None,
        units: Sequence[str] = (),
    ) -> None:
        """`units` are those of the kit, offered for the inspected organisation."""
        super().__init__(look, lambda: tr("Particulars"), _typing_note)
        self.panel = FormPanel(
            look, form, GROUPS, sources, leave_out=ELSEWHERE, fixed=FIXED, logic=logic, bare=TITLED,
            known={"unit": units},
        )  # fmt: skip
        self.panel.changed.connect(self.changed)
        self.body.addWidget(self.panel)

    def show_content(self, content: Mapping[str, Any]) -> None:
        self.panel.show_content(content)

    def lock(self, locked: bool) -> None:
        self.note.say(_reading_note if locked else _typing_note)
        self.panel.lock(locked)
        for name in FIXED:
            self.panel.answers[name].lock(True)

    def focus_first(self) -> None:
        first = next(iter(self.panel.answers.values()))
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_to(self, name: str) -> bool:
        return self.panel.go_to(name)
