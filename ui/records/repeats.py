"""A repeat of a form as cards: add, take away, reorder, undo. And a repeat that moves write, as a table to read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from forms.places import next_row_id
from forms.xlsform.instance import Path
from forms.xlsform.model import Group, Node, Question, Repeat
from ui.components.buttons import Button, IconButton
from ui.components.layouts import discard, empty
from ui.components.text import Panel, Text
from ui.i18n import say, tr
from ui.interview.formanswers import Answer
from ui.records.rows import Put, Rows
from ui.records.scope import HIDDEN_TYPES, Scope

ID = "id"


def questions_of(scope: Scope, repeat: Repeat) -> list[Question]:
    """What a row asks for, groups opened, nothing hidden."""
    found: list[Question] = []

    def walk(nodes: Sequence[Node]) -> None:
        for node in nodes:
            if isinstance(node, Group):
                walk(node.children)
            elif isinstance(node, Question) and node.type not in HIDDEN_TYPES and "fs-off" not in node.appearance:
                found.append(node)

    walk(repeat.children)
    return found


def new_row(scope: Scope, repeat: Repeat, path: Path, answers: Mapping[str, Any] | None = None) -> int:
    """Add a row at the end, with the next number where rows are numbered; returns its place."""
    filling = scope.filling
    rows = scope.content().get(repeat.key) or ()
    place = filling.rows(path)
    filling.add_row(path)
    if any(isinstance(node, Question) and node.key == ID and node.type == "hidden" for node in repeat.children):
        filling.set((*path, place, ID), next_row_id(rows))
    for name, value in (answers or {}).items():
        filling.set((*path, place, name), value)
    return place


def rows_changed_last(scope: Scope, path: Path) -> bool:
    """Whether the last change was that a row of the repeat at `path` came, went or moved."""
    last = scope.steps.last
    return last is not None and last[:-1] == path


class RepeatCards(QWidget):
    """`changing(path)` comes before and `edited()` after every change of the rows themselves; answers inside go through
    `put`. `undo_asked()` takes back the last change of the form."""

    changing = Signal(object)
    edited = Signal()
    undo_asked = Signal()

    def __init__(self, scope: Scope, repeat: Repeat, path: Path, put: Put, *, fixed: bool = False) -> None:
        super().__init__()
        self._scope, self._repeat, self._path, self._put, self._fixed = scope, repeat, path, put, fixed
        self.cards: list[Rows] = []
        self._holders: list[QWidget] = []
        self.add = Button(scope.look, lambda: tr("Add a row"), "link", "plus")
        self.add.clicked.connect(self.append)
        self.undo = Button(scope.look, lambda: tr("Undo"), "link", "undo-2")
        self.undo.clicked.connect(self.undo_asked)
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addWidget(self.undo)
        foot.addStretch(1)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(8)
        self._box.addLayout(foot)
        self.setFocusProxy(self.add)
        self.add.setVisible(not fixed)
        self._rebuild()

    def append(self) -> None:
        """A new row at the end, with the focus in it."""
        self.changing.emit((*self._path, len(self.cards)))
        place = new_row(self._scope, self._repeat, self._path)
        self._rebuild()
        self.edited.emit()
        first = next(iter(self.cards[place].answers), None)
        if first is not None:
            self.cards[place].go_to(first)

    def renew(self) -> None:
        if len(self.cards) != self._scope.filling.rows(self._path):
            self._rebuild()
        for card in self.cards:
            card.renew()
        self._show_undo()
        self._name_acts()

    def show_names(self) -> None:
        for card in self.cards:
            card.show_names()

    def answer_at(self, path: Path) -> Answer | None:
        return next((answer for card in self.cards if (answer := card.answer_at(path)) is not None), None)

    def rows_at(self, place: int) -> Rows | None:
        return self.cards[place] if 0 <= place < len(self.cards) else None

    # -- inside ----------------------------------------------------------------------------------------------

    def _show_undo(self) -> None:
        self.undo.setVisible(not self._fixed and rows_changed_last(self._scope, self._path))

    def _remove(self, place: int) -> None:
        self.changing.emit((*self._path, place))
        self._scope.filling.remove_row(self._path, place)
        self._rebuild()
        self.edited.emit()
        self.undo.setFocus(Qt.FocusReason.OtherFocusReason)

    def _shift(self, place: int, step: int) -> None:
        target = place + step
        if 0 <= target < len(self.cards):
            self.changing.emit((*self._path, place))
            self._scope.filling.move_row(self._path, place, target)
            self._rebuild()
            self.edited.emit()
            self.cards[target].setFocus()

    def _rebuild(self) -> None:
        for holder in self._holders:
            discard(self._box, holder)
        self.cards, self._holders = [], []
        for place in range(self._scope.filling.rows(self._path)):
            self._holders.append(self._card(place))
            self._box.insertWidget(place, self._holders[-1])
        self._show_undo()
        self._name_acts()

    def _name_acts(self) -> None:
        """Several repeats of a form have the same buttons: which is meant is said to who does not see where."""
        what = say(self._scope.label(self._repeat))
        for button in (self.add, self.undo):
            button.setAccessibleName(f"{button.text().strip()} ({what})")

    def _card(self, place: int) -> QWidget:
        scope, look = self._scope, self._scope.look
        rows = Rows(scope, questions_of(scope, self._repeat), (*self._path, place), self._put, fixed=self._fixed)
        self.cards.append(rows)
        card = Panel("well")
        line = QHBoxLayout(card)
        line.setContentsMargins(12, 8, 6, 10)
        line.setSpacing(10)
        number = Text(look, str(place + 1), "note", "text2")
        number.setFixedWidth(look.px(16))
        line.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(rows, 1)
        if not self._fixed:
            acts = QVBoxLayout()
            acts.setSpacing(0)
            for icon, words, act in (
                ("x", lambda: tr("Take this row away"), partial(self._remove, place)),
                ("chevron-up", lambda: tr("Move up"), partial(self._shift, place, -1)),
                ("chevron-down", lambda: tr("Move down"), partial(self._shift, place, 1)),
            ):
                button = IconButton(look, icon, words, side=28)
                button.clicked.connect(act)
                acts.addWidget(button)
            acts.addStretch(1)
            line.addLayout(acts)
        return card


class RepeatTable(QWidget):
    """Rows that nobody types (a report's figures): headings and cells, numbers at the right."""

    def __init__(self, scope: Scope, repeat: Repeat, path: Path) -> None:
        super().__init__()
        self._scope, self._repeat, self._path = scope, repeat, path
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self.note = Text(scope.look, lambda: tr("Nothing is written here yet."), "note", "text2", parent=self)
        self.show_rows(scope.content().get(repeat.key) or ())

    @property
    def key(self) -> str:
        return self._repeat.key

    def renew(self) -> None:
        """Nobody types here; what is shown is told by `show_rows`."""

    def show_rows(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Replace what is shown."""
        self._grid.removeWidget(self.note)
        empty(self._grid)
        self.note.setVisible(not rows)
        if not rows:
            self._grid.addWidget(self.note, 0, 0)
            return
        questions = questions_of(self._scope, self._repeat)
        look = self._scope.look
        for column, node in enumerate(questions):
            self._put(Text(look, self._scope.label(node), "note", "text2"), 0, column, node)
        for number, row in enumerate(rows, 1):
            for column, node in enumerate(questions):
                value = row.get(node.key)
                self._put(Text(look, "" if value is None else str(value)), number, column, node)

    def _put(self, text: Text, row: int, column: int, node: Question) -> None:
        if node.type in ("integer", "decimal"):
            text.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._grid.addWidget(text, row, column)
