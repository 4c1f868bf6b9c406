"""Fields of a form that is sealed when it is done: its open questions and its protected groups, one below the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from forms.kinds import Kind
from forms.problems import Problem
from forms.xlsform.model import Form, Group, Question
from storage.model import Account, Content
from ui.components.text import Text
from ui.i18n import Words, tr
from ui.interview.focusing import reveal
from ui.interview.formanswers import Option
from ui.interview.formpanel import FormPanel
from ui.look import Look
from ui.messages import explain

_PRIVATE = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText


class SealedForm(QWidget):
    """`changed()` follows every change by a person. Input methods remember nothing of what is typed here."""

    changed = Signal()

    def __init__(
        self, look: Look, form: Form, questions: Sequence[str], groups: Mapping[str, Sequence[str]],
        members: Sequence[Account],
    ) -> None:  # fmt: skip
        """`questions` are open ones; `groups` name protected groups with the questions wanted of them (none: all)."""
        super().__init__()
        self._look, self._form = look, form
        sources = {"members": [Option(entry.id, entry.name) for entry in members if entry.active]}
        self.panels: dict[str, FormPanel] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        if questions:
            self._add("", FormPanel(look, form, (), sources, questions=questions, label_width=0), layout)
        for name, wanted in groups.items():
            group = form.protected_groups()[name]
            layout.addWidget(Text(look, _label(look, group), "head"))
            left_out = {node.name for node in group.children if wanted and node.name not in wanted}
            panel = FormPanel(
                look, form, (name,), sources, sensitive=True, headings=False, label_width=0, leave_out=left_out
            )
            self._add(name, panel, layout)
        for field in self.findChildren(QPlainTextEdit):
            field.setInputMethodHints(field.inputMethodHints() | _PRIVATE)

    def minimumSizeHint(self) -> QSize:
        """As high as wrapped words need at this width: a scroll area asks for no less, so nothing is cut."""
        hint, layout = super().minimumSizeHint(), self.layout()
        if layout is not None and layout.hasHeightForWidth():
            hint.setHeight(max(hint.height(), layout.totalHeightForWidth(self.width())))
        return hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def _add(self, name: str, panel: FormPanel, layout: QVBoxLayout) -> None:
        panel.changed.connect(lambda _name, _value: self.changed.emit())
        self.panels[name] = panel
        layout.addWidget(panel)

    def show_answers(self, content: Content, groups: Mapping[str, Content]) -> None:
        """Begin with these answers; tells nothing."""
        for name, panel in self.panels.items():
            panel.show_content(groups.get(name, {}) if name else content)

    def content(self) -> dict[str, Any]:
        """Answers to the open questions."""
        return self.panels[""].content() if "" in self.panels else {}

    def groups(self) -> dict[str, dict[str, Any]]:
        """What is typed for the protected groups; empty ones are left out."""
        return {name: found for name, panel in self.panels.items() if name and (found := panel.content())}

    def check(self) -> bool:
        """Whether all that is typed are answers."""
        found = [panel.check() for panel in self.panels.values()]
        return all(found)

    def complain(self, refusals: Sequence[Problem]) -> list[Problem]:
        """Put each refusal under its field and the focus on the first; returns those that have no field here."""
        for panel in self.panels.values():
            for name in panel.rows:
                panel.complain(name, None)
        homeless, first = [], True
        for refusal in refusals:
            found = self._row_of(refusal)
            if found is None:
                homeless.append(refusal)
                continue
            panel, name = found
            panel.complain(name, self._words(refusal))
            if first:
                panel.go_to(name)
                reveal(panel.rows[name])
                first = False
        return homeless

    def focus_first(self) -> None:
        panel = next(iter(self.panels.values()), None)
        answer = next(iter(panel.answers.values()), None) if panel is not None else None
        if answer is not None:
            answer.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row_of(self, refusal: Problem) -> tuple[FormPanel, str] | None:
        names = (str(refusal.facts["field"]),) if "field" in refusal.facts else _FIELDS.get(refusal.code, ())
        return next(((panel, name) for panel in self.panels.values() for name in names if name in panel.rows), None)

    def _words(self, refusal: Problem) -> Words:
        if refusal.code == "FIELD_MISSING":
            return lambda: tr("This must be filled in.")
        if refusal.code == "GROUP_MEETING_NEEDED":
            return lambda: tr("A group meeting takes at least two people (9.5).")
        return lambda: explain(refusal, self._look.language.name).what


_FIELDS: Mapping[str, tuple[str, ...]] = {
    "GIST_TOO_LONG": ("gist",),
    "GROUP_MEETING_NEEDED": ("second_participants", "first_participants"),
    "MEETING_DAY": ("second_meeting_on", "first_meeting_on"),
}
"""Where a refusal is mended that does not name its field: the first that is asked for here."""


def first_questions(kind: Kind, form: Form) -> list[str]:
    """The open questions that are asked when a record is written for the first time."""
    return [node.name for node in form.children if isinstance(node, Question) and node.name not in kind.later]


def first_groups(kind: Kind, form: Form) -> dict[str, Sequence[str]]:
    """The protected groups that are asked then, each whole."""
    return {
        node.name: () for node in form.children
        if isinstance(node, Group) and node.protected and node.name not in kind.later
    }  # fmt: skip


def defaults(form: Form, names: Sequence[str], me: str, today: str) -> dict[str, Any]:
    """What a new record begins with: the form's own answers, the day and the writer."""
    found: dict[str, Any] = {}
    for name in names:
        node = form.find(name)
        if not isinstance(node, Question):
            continue
        if node.default and not node.default_is_expression:
            found[name] = node.default
        elif node.type == "date":
            found[name] = today
        elif node.extra.get("fs:source") == "members":
            found[name] = me
    return found


def _label(look: Look, group: Group) -> Words:
    return lambda: group.label.get(look.language.name)
