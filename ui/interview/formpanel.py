"""Groups of a form as rows of fields: labels, hints, lists, relevance and complaints come from the form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from types import MappingProxyType
from typing import Any, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from forms.xlsform.model import Form, Group, Node, Question, Repeat
from forms.xlsform.model import Text as FormText
from ui.components.fields import FormRow
from ui.components.text import Text
from ui.i18n import Words, tr
from ui.interview.focusing import reveal
from ui.interview.formanswers import (
    Answer,
    LineAnswer,
    LongAnswer,
    ManyAnswer,
    OneAnswer,
    Option,
    TickAnswer,
    date_answer,
    number_answer,
    time_answer,
)
from ui.interview.formrows import RowsAnswer
from ui.interview.suggest import SuggestAnswer
from ui.look import Look

Sources = Mapping[str, Sequence[Option]]
"""Lists that come from elsewhere in the program, by the form's `fs:source` (`members`, `workpaper`)."""

LABEL_WIDTH = 128
_NOTHING_KNOWN: Mapping[str, Sequence[str]] = MappingProxyType({})


class FormLogic(Protocol):
    """What a form's expressions say about answers."""

    def relevant(self, content: Mapping[str, Any]) -> AbstractSet[str]:
        """Names of the questions that apply now."""

    def complaint(self, name: str, content: Mapping[str, Any]) -> FormText | None:
        """What the form's constraint says against the answer, or None."""


class FormPanel(QWidget):
    """Rows for `groups` of `form` without the questions in `leave_out`, then for single `questions`.

    `changed(name, value)` follows every change by a person; `value` is None for an answer taken away.
    """

    changed = Signal(str, object)

    def __init__(
        self,
        look: Look,
        form: Form,
        groups: Iterable[str],
        sources: Sources,
        *,
        questions: Sequence[str] = (),
        leave_out: AbstractSet[str] = frozenset(),
        fixed: AbstractSet[str] = frozenset(),
        sensitive: bool = False,
        headings: bool = True,
        label_width: int = LABEL_WIDTH,
        logic: FormLogic | None = None,
        bare: AbstractSet[str] = frozenset(),
        known: Mapping[str, Sequence[str]] = _NOTHING_KNOWN,
    ) -> None:
        """`label_width` 0 puts labels above the fields; `sensitive` keeps input methods from remembering; groups in
        `bare` have no heading; `known` gives likely texts to choose from, by question."""
        super().__init__()
        self._headings = headings
        self._bare = bare
        self._known = known
        self._label_width = label_width
        self._look = look
        self._form = form
        self._sources = sources
        self._sensitive = sensitive
        self._logic = logic
        self._content: dict[str, Any] = {}
        self.answers: dict[str, Answer] = {}
        self.rows: dict[str, FormRow] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(10)
        for name in groups:
            self._add_group(name, leave_out, fixed)
        for name in questions:
            self._add_question(form.find(name), fixed)
        self._layout.addStretch(1)

    def show_content(self, content: Mapping[str, Any]) -> None:
        """Show the answers of a record; tells nothing."""
        self._content = dict(content)
        for name, answer in self.answers.items():
            answer.show_value(content.get(name))
        self._apply()

    def content(self) -> dict[str, Any]:
        """The answers that are given here."""
        return {name: value for name, answer in self.answers.items() if (value := answer.value()) is not None}

    def lock(self, locked: bool) -> None:
        for answer in self.answers.values():
            answer.lock(locked)

    def go_to(self, name: str) -> bool:
        """Put the focus on a question; False where it is not here."""
        if name not in self.answers:
            return False
        self.answers[name].setFocus(Qt.FocusReason.ShortcutFocusReason)
        reveal(self.rows[name])
        return True

    def check(self) -> bool:
        """Whether all that is typed are answers; complaints stand under the fields."""
        found = [self._check(name) for name in self.answers]  # all of them, so that every complaint shows
        return all(found)

    def complain(self, name: str, words: Words | None) -> None:
        if name in self.rows:
            self.rows[name].complain(words)
            self.answers[name].edge(wrong=words is not None)

    def _add_group(self, name: str, leave_out: AbstractSet[str], fixed: AbstractSet[str]) -> None:
        group = next(node for _, node in self._form.walk() if isinstance(node, Group) and node.name == name)
        wanted = [node for node in group.children if node.name not in leave_out and "fs-off" not in node.appearance]
        if not wanted:
            return
        if self._headings and name not in self._bare:
            self._layout.addWidget(Text(self._look, self._words(group.label), "head"))
        for node in wanted:
            self._add_question(node, fixed)
        if self._headings:
            self._layout.addSpacing(12)

    def _add_question(self, node: Node, fixed: AbstractSet[str]) -> None:
        answer = self._answer(node)
        if answer is not None:
            self._add_row(node, answer)
            answer.lock(node.key in fixed)

    def _add_row(self, node: Node, answer: Answer) -> None:
        name = node.key
        row = FormRow(
            self._look,
            self._words(node.label),
            answer,
            hint=self._words(node.hint) if node.hint else "",
            required=node.required not in ("", "false()") and not node.relevant,
            left=self._label_width,
        )
        answer.changed.connect(lambda: self._edited(name))
        if isinstance(answer, LineAnswer):
            answer.field.editingFinished.connect(lambda: self._check(name))
        self.answers[name] = answer
        self.rows[name] = row
        self._layout.addWidget(row)

    def _answer(self, node: Node) -> Answer | None:
        label = self._words(node.label)
        look = self._look
        if isinstance(node, Repeat):
            columns = [(child.key, self._maker(child)) for child in node.children if isinstance(child, Question)]
            return RowsAnswer(look, label, columns)
        if not isinstance(node, Question):
            return None
        if node.type == "select_one":
            return OneAnswer(look, label, self._options(node))
        if node.type == "select_multiple":
            return ManyAnswer(look, label, self._options(node))
        if node.type == "text":
            if "multiline" in node.appearance:
                return LongAnswer(look, label)
            if self._known.get(node.key):
                return SuggestAnswer(look, label, self._known[node.key])
            return LineAnswer(look, label, sensitive=self._sensitive)
        if node.type == "integer":
            return number_answer(look, label, sensitive=self._sensitive)
        made = {"date": date_answer, "time": time_answer, "acknowledge": TickAnswer}.get(node.type)
        return made(look, label) if made else None

    def _maker(self, node: Question) -> Any:
        def make() -> Answer:
            answer = self._answer(node)
            if answer is None:
                raise ValueError(f"no field for a question of type {node.type} in a repeat")
            return answer

        return make

    def _options(self, node: Question) -> Sequence[Option]:
        source = node.extra.get("fs:source", "")
        if source:
            return self._sources.get(source, ())
        choices = self._form.lists.get(node.choices, ())
        return [Option(choice.name, self._words(choice.label)) for choice in choices]

    def _words(self, text: FormText) -> Words:
        return lambda: text.get(self._look.language.name)

    def _edited(self, name: str) -> None:
        value = self.answers[name].value()
        if value is None:
            self._content.pop(name, None)
        else:
            self._content[name] = value
        self._apply()
        self.changed.emit(name, value)

    def _check(self, name: str) -> bool:
        answer = self.answers[name]
        wrong = answer.wrong()
        if wrong is None and self._logic is not None and answer.value() is not None:
            said = self._logic.complaint(name, self._content)
            wrong = self._words(said) if said else None if said is None else lambda: tr("The form does not take this.")
        self.complain(name, wrong)
        return wrong is None

    def _apply(self) -> None:
        if self._logic is None:
            return
        relevant = self._logic.relevant(self._content)
        for name, row in self.rows.items():
            row.setVisible(name in relevant)
