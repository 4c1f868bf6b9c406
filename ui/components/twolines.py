"""Two-line lists: Today, the office's inbox, search hits; headings between groups are skipped by the keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from ui.components.rows import ROW_ROLE, TwoLineDelegate, TwoLines
from ui.i18n import Words, say
from ui.look import Look

AnyIndex = QModelIndex | QPersistentModelIndex


class TwoLineModel(QAbstractListModel):
    """Rows of `TwoLines`; a row without a key is a heading and cannot be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[TwoLines, ...] = ()

    def show_rows(self, rows: Sequence[TwoLines]) -> None:
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def change_rows(self, rows: Sequence[TwoLines]) -> bool:
        """Say the rows anew where they are the same ones in the same order; False where they are not, and then nothing
        is changed. Costs as much as has changed."""
        if [row.key for row in rows] != [row.key for row in self._rows]:
            return False
        before, self._rows = self._rows, tuple(rows)
        for at, (old, new) in enumerate(zip(before, self._rows, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(at), self.index(at))
        return True

    def row(self, index: int) -> TwoLines:
        return self._rows[index]

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(part for part in (row.first, row.tail, row.second, row.right) if part)
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if self._rows[index.row()].is_heading:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class TwoLineView(QListView):
    """`opened(key)` by Enter or click with `by_click`; `current_changed(key)`."""

    opened = Signal(str)
    current_changed = Signal(str)

    def __init__(self, look: Look, name: Words, *, record_face: bool = False) -> None:
        super().__init__()
        self._look = look
        self.rows_model = TwoLineModel()
        self.setItemDelegate(TwoLineDelegate(look, self, record_face=record_face))
        self.setModel(self.rows_model)
        self.setAccessibleName(say(name))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.doubleClicked.connect(lambda index: self._open(index))
        self.selectionModel().currentChanged.connect(self._moved)

    def show_rows(self, rows: Sequence[TwoLines]) -> None:
        """Replace the rows; the current one stays current if its key is still there."""
        before = self.current_key()
        self.rows_model.show_rows(rows)
        keys = [row.key for row in rows if not row.is_heading]
        wanted = before if before in keys else next(iter(keys), "")
        for index, row in enumerate(rows):
            if not row.is_heading and row.key == wanted:
                self.setCurrentIndex(self.rows_model.index(index))
                return

    def current(self) -> TwoLines | None:
        index = self.currentIndex()
        row = self.rows_model.row(index.row()) if index.isValid() else None
        return None if row is None or row.is_heading else row

    def current_key(self) -> str:
        row = self.current()
        return row.key if row is not None else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """As the list does, but never onto a heading."""
        target = super().moveCursor(action, modifiers)
        up = target.row() < self.currentIndex().row()
        while target.isValid() and self.rows_model.row(target.row()).is_heading:
            target = self.rows_model.index(target.row() + (-1 if up else 1))
        return target if target.isValid() else self.currentIndex()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _open(self, index: QModelIndex) -> None:
        if index.isValid() and not self.rows_model.row(index.row()).is_heading:
            self.opened.emit(self.rows_model.row(index.row()).key)

    def _moved(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self.viewport().update()
        self.current_changed.emit(self.current_key() if current.isValid() else "")
