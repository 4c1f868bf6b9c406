"""A repeat of a form as rows of answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.components.buttons import Button, IconButton
from ui.components.layouts import discard
from ui.i18n import Words, say, tr
from ui.interview.formanswers import Answer, LineAnswer
from ui.look import Look

Columns = Sequence[tuple[str, Callable[[], Answer]]]
"""Name of a question in a repeat, and how to make its widget."""


class RowsAnswer(Answer):
    """A repeat: rows beside each other, with a way to add and to take away."""

    def __init__(self, look: Look, label: Words, columns: Columns) -> None:
        super().__init__(look, label)
        self._columns = tuple(columns)
        self._rows: list[tuple[QWidget, dict[str, Answer]]] = []
        self._drops: dict[QWidget, IconButton] = {}
        self._locked = False
        self._add = Button(look, lambda: tr("Add a row"), "link", "plus")
        self._add.clicked.connect(self._added)
        self.box.addWidget(self._add)
        self.setFocusProxy(self._add)

    def value(self) -> Any:
        rows = []
        for _, answers in self._rows:
            row = {name: answer.value() for name, answer in answers.items() if answer.value() is not None}
            if row:
                rows.append(row)
        return rows or None

    def show_value(self, value: Any) -> None:
        if value == self.value():
            return
        while self._rows:
            self._drop(self._rows[0][0])
        for row in value or ():
            answers = self._append()
            for name, answer in answers.items():
                answer.show_value(row.get(name))

    def wrong(self) -> Words | None:
        found = (answer.wrong() for _, answers in self._rows for answer in answers.values())
        return next((words for words in found if words is not None), None)

    def lock(self, locked: bool) -> None:
        """Rows that can be read and copied, without the ways to add and to take away."""
        self._locked = locked
        self._add.setVisible(not locked)
        for line, answers in self._rows:
            self._lock_row(line, answers)

    def _lock_row(self, line: QWidget, answers: dict[str, Answer]) -> None:
        self._drops[line].setVisible(not self._locked)
        for answer in answers.values():
            answer.lock(self._locked)

    def _added(self) -> None:
        answers = self._append()
        next(iter(answers.values())).setFocus()
        self.changed.emit()

    def _take_away(self, line: QWidget) -> None:
        self._drop(line)
        self.changed.emit()

    def _append(self) -> dict[str, Answer]:
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        answers = {name: make() for name, make in self._columns}
        for answer in answers.values():
            answer.changed.connect(self.changed)
            layout.addWidget(answer, 1)
            if isinstance(answer, LineAnswer):
                answer.field.setPlaceholderText(say(answer.label))
        drop = IconButton(self.look, "x", lambda: tr("Take this row away"))
        drop.clicked.connect(lambda: self._take_away(line))
        layout.addWidget(drop)
        self.box.insertWidget(len(self._rows), line)
        self._rows.append((line, answers))
        self._drops[line] = drop
        self._lock_row(line, answers)
        return answers

    def _drop(self, line: QWidget) -> None:
        self._rows = [(known, answers) for known, answers in self._rows if known is not line]
        del self._drops[line]
        discard(self.box, line)
