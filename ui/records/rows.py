"""Questions as rows of fields: short ones in pairs, long ones over the whole width; relevance and complaints live."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from forms.xlsform.instance import Path
from forms.xlsform.model import FILE_TYPES, Question
from ui.components.fields import FormRow
from ui.components.text import Text
from ui.i18n import Words, tr
from ui.interview.focusing import reveal
from ui.interview.formanswers import Answer, LineAnswer, LongAnswer
from ui.records.answers import GrowingAnswer
from ui.records.fieldmaker import is_wide, make_answer
from ui.records.files import FilesAnswer
from ui.records.namemarks import LineMarks, mark_text
from ui.records.scope import Scope

Put = Callable[[Path, Any], None]


class ReadText(QWidget):
    """An answer that stands fixed: its label, and the words of the record in its own face."""

    def __init__(self, scope: Scope, node: Question, path: Path) -> None:
        super().__init__()
        self.path = path
        self._scope, self._node = scope, node
        role = "record" if node.type == "text" and not node.extra.get("fs:source") else "ui"
        self._value = Text(scope.look, self._words, role, wrap=True)  # type: ignore[arg-type]  # one of two roles
        self._value.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.names = Text(scope.look, lambda: tr("A sealed name stands here"), "note", "warn")
        self.names.hide()
        self.label = Text(scope.look, scope.label(node), "note", "text2")
        self.label.setBuddy(self._value)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.label)
        layout.addWidget(self._value)
        layout.addWidget(self.names)

    @property
    def empty(self) -> bool:
        return not self._words()

    def select(self, start: int, end: int) -> None:
        self._value.setSelection(start, end - start)
        self._value.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _words(self) -> str:
        value = self._scope.filling.value(self.path)
        return self._scope.value_words(self._node, self.path, value)


class Rows(QWidget):
    """The questions of one part of the form (`nodes`, all in the scope at `base`).

    `put(path, value)` follows every change by a person. `fixed` shows texts instead of fields.
    """

    def __init__(
        self,
        scope: Scope,
        nodes: Sequence[Question],
        base: Path,
        put: Put,
        *,
        fixed: bool = False,
        pairs: bool = True,
        hints: bool = True,
    ) -> None:
        super().__init__()
        self._scope = scope
        self._put = put
        self._fixed = fixed
        self._pairs = pairs
        self._hints = hints and not fixed
        self._order: list[tuple[Path, Question, QWidget, bool]] = []
        self.answers: dict[Path, Answer] = {}
        self.rows: dict[Path, FormRow] = {}
        self.lines: dict[Path, LineMarks] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(12)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        for node in nodes:
            self._add(node, (*base, node.key))
        self._pack()
        self.show_names()

    @property
    def any_shown(self) -> bool:
        return any(not widget.isHidden() for _, _, widget, _ in self._order)

    def answer_at(self, path: Path) -> Answer | None:
        return self.answers.get(path)

    def renew(self) -> None:
        """Everything that may have changed without a person's doing: relevance, calculated answers."""
        changed = False
        for path, _, widget, _ in self._order:
            answer = self.answers.get(path)
            if answer is not None:
                self._show(answer, self._scope.filling.value(path))
            changed |= widget.isHidden() == self._visible(path, widget)
        if changed:
            self._pack()

    def show_files(self) -> None:
        for path, answer in self.answers.items():
            if isinstance(answer, FilesAnswer):
                answer.show_files([ref for ref in self._scope.files if ref.field == path[-1]])

    def show_names(self) -> None:
        """Sealed names are underlined in fields; text that stands fixed says it below (V13)."""
        for path, _, widget, _ in self._order:
            answer, spans = self.answers.get(path), self._scope.names.get(path, ())
            if isinstance(widget, ReadText):
                widget.names.setVisible(bool(spans))
            elif isinstance(answer, LongAnswer):
                mark_text(answer, self._scope.look, spans)
            elif isinstance(answer, LineAnswer) and (spans or path in self.lines):
                self.lines.setdefault(path, LineMarks(answer, self._scope.look)).show_spans(spans)

    def check(self, path: Path) -> bool:
        """Whether the answer at `path` is in order; the complaint stands under the field."""
        answer = self.answers[path]
        if not isValid(answer):  # the form was made anew, and the field that is going loses its focus
            return True
        wrong = answer.wrong()
        if wrong is None and answer.value() is not None:
            state = self._scope.filling.state(path)
            if state.relevant and not state.fits:
                node = next(node for place, node, _, _ in self._order if place == path)
                wrong = self._complaint(node)
        self.rows[path].complain(wrong)
        answer.edge(wrong=wrong is not None)
        return wrong is None

    def go_to(self, path: Path, start: int = 0, end: int = 0) -> bool:
        """Put the focus on a question, its characters selected where it is a text; False where it is not here."""
        for place, _, widget, _ in self._order:
            if place != path:
                continue
            answer = self.answers.get(path)
            if isinstance(widget, ReadText):
                widget.select(start, end)
            elif answer is not None:
                answer.setFocus(Qt.FocusReason.ShortcutFocusReason)
                reveal(answer)
                _select(answer, start, end)
            return True
        return False

    # -- inside ----------------------------------------------------------------------------------------------

    def _show(self, answer: Answer, value: Any) -> None:
        """What is half-typed (`10.`, a space at the end) means what is kept, and stays as it is."""
        if not isinstance(answer, LineAnswer) or answer.value() != value:
            answer.show_value(value)

    def _complaint(self, node: Question) -> Words:
        said = node.constraint_message
        return self._scope.words(said) if said else lambda: tr("The form does not take this.")

    def _add(self, node: Question, path: Path) -> None:
        scope = self._scope
        wide = not self._pairs or is_wide(node, scope, path)
        if self._fixed and node.type not in FILE_TYPES:
            self._order.append((path, node, ReadText(scope, node, path), wide))
            return
        answer = make_answer(scope, node, path)
        if answer is None:
            return
        row = FormRow(
            scope.look, scope.label(node), answer,
            hint=scope.words(node.hint) if node.hint and self._hints else "",
            required=node.required not in ("", "false()") and not self._fixed,
            note=answer.counter if isinstance(answer, GrowingAnswer) else None,
        )  # fmt: skip
        answer.show_value(scope.filling.value(path))
        answer.lock(self._fixed or node.readonly not in ("", "false()"))
        answer.changed.connect(lambda: self._changed(path))
        if isinstance(answer, LineAnswer):
            answer.field.editingFinished.connect(lambda: self.check(path))
        elif isinstance(answer, GrowingAnswer):
            answer.changed.connect(lambda: self.check(path))
        self.answers[path] = answer
        self.rows[path] = row
        self._order.append((path, node, row, wide))

    def _changed(self, path: Path) -> None:
        answer = self.answers[path]
        self._put(path, answer.value())
        if not isinstance(answer, LineAnswer):
            self.check(path)

    def _visible(self, path: Path, widget: QWidget) -> bool:
        if not self._scope.filling.state(path).relevant:
            return False
        if isinstance(widget, ReadText):
            return not widget.empty
        node = next(node for place, node, _, _ in self._order if place == path)
        if self._fixed:
            return bool(self._scope.filling.value(path))
        return node.readonly in ("", "false()") or bool(self._scope.filling.value(path))

    def _pack(self) -> None:
        """Short questions stand in pairs; what does not apply now leaves no hole."""
        for _, _, widget, _ in self._order:
            self._grid.removeWidget(widget)
        line = column = 0
        for path, _, widget, wide in self._order:
            if widget.parentWidget() is not self:
                widget.setParent(self)  # shown without a parent it would be a window of its own
            shown = self._visible(path, widget)
            widget.setVisible(shown)
            if not shown:
                continue
            if wide and column:
                line, column = line + 1, 0
            top = Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(widget, line, column, 1, 2 if wide else 1, top)
            line, column = (line, 1) if not wide and not column else (line + 1, 0)


def _select(answer: Answer, start: int, end: int) -> None:
    if end <= start:
        return
    if isinstance(answer, LineAnswer):
        answer.field.setSelection(start, end - start)
    elif isinstance(answer, GrowingAnswer):
        cursor = answer.area.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, cursor.MoveMode.KeepAnchor)
        answer.area.setTextCursor(cursor)
