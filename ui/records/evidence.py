"""Evidence of a paper: a table with one line a row, and the row in hand below it (UI.md 8, 07)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from forms.xlsform.instance import Path
from forms.xlsform.model import Question, Repeat
from ui.components.buttons import Button
from ui.components.keyhints import KeyHints
from ui.components.layouts import discard
from ui.components.marks import Mark
from ui.components.table import Column, RecordModel
from ui.components.table import RecordView as RowView
from ui.components.text import Panel, Text
from ui.i18n import tr, tr_n
from ui.interview.formanswers import Answer
from ui.records.fieldmaker import follow
from ui.records.places import shortened
from ui.records.repeats import new_row, questions_of, rows_changed_last
from ui.records.rows import Put, Rows
from ui.records.scope import Scope

Row = tuple[int, Mapping[str, Any]]
NEEDED = ("kind", "location", "shows")
"""What the rule `evidence_located` asks of each row."""
LINES = 7
"""Lines of the table that are seen at most without scrolling inside it."""


class EvidenceTable(QWidget):
    """`changing(path)` comes before and `edited()` after changes of the rows; `undo_asked()` takes back the last change
    of the form; `add_asked()` when the person wants to choose a source.

    F2 goes to the location, Alt+↑ and Alt+↓ move the row, Ctrl+O opens its source.
    """

    changing = Signal(object)
    edited = Signal()
    undo_asked = Signal()
    add_asked = Signal()

    def __init__(self, scope: Scope, repeat: Repeat, path: Path, put: Put, *, fixed: bool = False) -> None:
        super().__init__()
        self._scope, self._repeat, self._path, self._put, self._fixed = scope, repeat, path, put, fixed
        look = scope.look
        self.note = Text(look, "", "note", "warn")
        self.table: RowView[Row] = RowView(
            look, RecordModel(self._columns(), lambda row: str(row[0])), lambda: tr("Evidence"), dense=True
        )
        self.table.setSortingEnabled(False)
        self.table.current_changed.connect(lambda _key: self._show_row())
        self.table.opened.connect(lambda _key: self.edit_location())
        self._detail = QVBoxLayout()
        self._well = Panel("well")
        self._well.setLayout(self._detail)
        self._detail.setContentsMargins(12, 10, 12, 12)
        self.rows: Rows | None = None
        self._shown = -1
        self.add = Button(look, lambda: tr("Add evidence…"), "link", "plus")
        self.add.clicked.connect(self.add_asked)
        self.by_hand = Button(look, lambda: tr("By hand"), "link")
        self.by_hand.clicked.connect(lambda: self.append({}))
        self.drop = Button(look, lambda: tr("Take this row away"), "link")
        self.drop.clicked.connect(self._remove)
        self.undo = Button(look, lambda: tr("Undo"), "link", "undo-2")
        self.undo.clicked.connect(self.undo_asked)
        self._lay_out()
        self._bind_keys()
        self.setFocusProxy(self.table)
        self.renew()

    # -- rows ------------------------------------------------------------------------------------------------

    def append(self, answers: Mapping[str, Any]) -> None:
        """A new row with these answers, in hand; the focus where something is missing."""
        self.changing.emit((*self._path, len(self._content())))
        place = new_row(self._scope, self._repeat, self._path, answers)
        self.renew()
        self.choose(place)
        self.edited.emit()
        missing = next((name for name in ("kind", "location", "shows") if not answers.get(name)), "shows")
        self.go_to(place, missing)

    def choose(self, place: int) -> None:
        self.table.choose(str(place))
        self._show_row()

    def go_to(self, place: int, name: str = "") -> bool:
        """Put a row in hand and the focus on one of its answers."""
        self.choose(place)
        if self.rows is None:
            return False
        return self.rows.go_to((*self._path, place, name)) if name else True

    def show_names(self) -> None:
        if self.rows is not None:
            self.rows.show_names()

    def answer_at(self, path: Path) -> Answer | None:
        return self.rows.answer_at(path) if self.rows is not None else None

    def rows_at(self, place: int) -> Rows | None:
        self.choose(place)
        return self.rows

    def edit_location(self) -> None:
        """F2."""
        if self._shown >= 0:
            self.go_to(self._shown, "location")

    def open_source(self) -> None:
        """Ctrl+O."""
        reference = str(self._content()[self._shown].get("ref") or "") if self._shown >= 0 else ""
        if reference:
            follow(self._scope, reference)

    def renew(self) -> None:
        """Show the rows as they are now."""
        rows = self._content()
        self.table.rows_model.show_rows(list(enumerate(rows)))
        lines = min(max(len(rows), 1), LINES)
        height = self._scope.look.fonts.line("ui") + 10
        self.table.setFixedHeight(height * lines + self.table.header().sizeHint().height() + 4)
        wanting = [number for number, row in enumerate(rows, 1) if _wanting(row)]
        self.note.setVisible(bool(wanting) and not self._fixed)
        self.note.say(
            tr_n("No. {numbers} incomplete", "No. {numbers} incomplete", len(wanting),
                 numbers=tr(", ").join(map(str, wanting)))
        )  # fmt: skip
        self._well.setVisible(bool(rows))
        self.drop.setVisible(bool(rows) and not self._fixed)
        self.undo.setVisible(not self._fixed and rows_changed_last(self._scope, self._path))
        if self._shown >= len(rows):
            self._shown = -1
        self._show_row()
        if self.rows is not None:
            self.rows.renew()

    # -- inside ----------------------------------------------------------------------------------------------

    def _content(self) -> list[Mapping[str, Any]]:
        return list(self._scope.content().get(self._repeat.key) or ())

    def _show_row(self) -> None:
        key = self.table.current_key()
        place = int(key) if key else -1
        if place == self._shown >= 0 and self.rows is not None:
            return
        self._shown = place
        if self.rows is not None:
            discard(self._detail, self.rows)
            self.rows = None
        if place >= 0:
            nodes = questions_of(self._scope, self._repeat)
            self.rows = Rows(self._scope, nodes, (*self._path, place), self._changed, fixed=self._fixed, hints=False)
            self._detail.addWidget(self.rows)

    def _changed(self, path: Path, value: Any) -> None:
        self._put(path, value)
        self.renew()

    def _remove(self) -> None:
        if self._shown >= 0:
            self.changing.emit((*self._path, self._shown))
            place, self._shown = self._shown, -1
            self._scope.filling.remove_row(self._path, place)
            self.renew()
            self.edited.emit()
            self.table.setFocus()

    def _shift(self, step: int) -> None:
        target = self._shown + step
        if self._fixed or self._shown < 0 or not 0 <= target < len(self._content()):
            return
        self.changing.emit((*self._path, self._shown))
        self._scope.filling.move_row(self._path, self._shown, target)
        self._shown = -1
        self.renew()
        self.choose(target)
        self.edited.emit()

    def _columns(self) -> list[Column[Row]]:
        scope = self._scope
        nodes = {node.key: node for node in questions_of(scope, self._repeat)}

        def said(name: str) -> Any:
            return lambda row: self._said(nodes[name], row)

        return [
            Column(lambda: tr("No."), lambda row: str(row[0] + 1), 64, lambda row: row[0], self._mark),
            Column(scope.label(nodes["kind"]), said("kind"), 92, tone="text2"),
            Column(
                scope.label(nodes["source"]), lambda row: shortened(str(row[1].get("source") or "")), 170, tone="accent"
            ),
            Column(scope.label(nodes["location"]), lambda row: str(row[1].get("location") or "—"), 190),
            Column(scope.label(nodes["shows"]), lambda row: str(row[1].get("shows") or "").replace("\n", " ")),
        ]

    def _said(self, node: Question, row: Row) -> str:
        return self._scope.value_words(node, (*self._path, row[0], node.key), row[1].get(node.key))

    def _mark(self, row: Row) -> Mark:
        if _wanting(row[1]):
            return "act"
        target = self._scope.known.get(str(row[1].get("ref") or "").partition("#")[0])
        if target is not None and target.custody == "void":
            return "refused"
        return "open" if target is not None and target.custody in ("open", "not_begun") else "met"

    def _bind_keys(self) -> None:
        for key, act in (
            ("F2", self.edit_location), ("Ctrl+O", self.open_source), ("Alt+Up", lambda: self._shift(-1)),
            ("Alt+Down", lambda: self._shift(1)),
        ):  # fmt: skip
            shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(16)
        hints = [("F2", lambda: tr("location")), ("Alt ↑ ↓", lambda: tr("order")),
                 ("Ctrl O", lambda: tr("open source"))]  # fmt: skip
        foot.addWidget(KeyHints(self._scope.look, hints[2:] if self._fixed else hints), 1)
        if not self._fixed:
            for button in (self.undo, self.drop, self.by_hand, self.add):
                foot.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.note)
        layout.addWidget(self.table)
        layout.addWidget(self._well)
        layout.addLayout(foot)


def _wanting(row: Mapping[str, Any]) -> bool:
    return any(not row.get(name) for name in NEEDED)
