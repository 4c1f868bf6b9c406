"""Lists of records: a flat tree view over a model of frozen dataclasses. One row is one record. Painting is in
`rows.py`, the rows are in `tablemodel.py`.
"""

from __future__ import annotations

from functools import partial
from typing import Generic

from PySide6.QtCore import QEvent, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView

from ui.components.rows import RowDelegate
from ui.components.tablemodel import AnyIndex, Cell, Column, R, RecordModel, RecordProxy
from ui.i18n import Words, say
from ui.look import Look

__all__ = ["Cell", "Column", "RecordModel", "RecordProxy", "RecordView"]

LEAST = 240
"""Pixels that the column of titles has at least, while there is a spare column to take them from."""
_TYPING_MS = 900
"""Characters that follow one another within this time are one code."""


class RecordView(QTreeView, Generic[R]):
    """The list. `current_changed(key)`; `opened(key)` by Enter or double click; Space asks for the preview;
    `sought(text)` when no row that is here holds what was typed and there are more."""

    current_changed = Signal(str)
    opened = Signal(str)
    preview_asked = Signal()
    sought = Signal(str)

    def __init__(self, look: Look, model: RecordModel[R], name: Words, *, dense: bool = False) -> None:
        super().__init__()
        self._look = look
        self._name: Words = name
        self._wanted = ""
        self._typed = ""
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self.rows_model = model
        model.head_font = partial(look.font, "note")  # after a switch the sheet paints sections in the view's face
        self.proxy: RecordProxy[R] = RecordProxy(model)
        self.setItemDelegate(RowDelegate(look, self, dense=dense))
        self.setModel(self.proxy)
        self._behave()
        self.setAccessibleName(say(name))
        look.dress(self)
        look.dress(self.header(), "note")
        self._size_columns()
        self.selectionModel().currentRowChanged.connect(self._row_changed)
        self.doubleClicked.connect(lambda index: self.opened.emit(self.key_at(index)))
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(lambda: self.choose(self._wanted))
        bar = self.verticalScrollBar()
        bar.valueChanged.connect(self._near_end)
        bar.rangeChanged.connect(self._near_end)

    def key_at(self, index: AnyIndex) -> str:
        return self.rows_model.key(self.proxy.mapToSource(index).row()) if index.isValid() else ""

    def current_key(self) -> str:
        return self.key_at(self.currentIndex())

    def current(self) -> R | None:
        index = self.currentIndex()
        return self.rows_model.row(self.proxy.mapToSource(index).row()) if index.isValid() else None

    def choose(self, key: str) -> None:
        """Make the row of `key` current; the first row when it is not there."""
        for row in range(self.proxy.rowCount()):
            index = self.proxy.index(row, 0)
            if self.key_at(index) == key:
                self.setCurrentIndex(index)
                return
        if self.proxy.rowCount() and not self.currentIndex().isValid():
            self.setCurrentIndex(self.proxy.index(0, 0))

    def shown(self) -> int:
        """How many rows pass the filter."""
        return self.proxy.rowCount()

    def expect(self, total: int) -> None:
        """How many rows there are in all, of which the first are here."""
        self.rows_model.expect(total)
        bar = self.verticalScrollBar()
        if 0 < bar.maximum() == bar.value():
            self.rows_model.ask_more()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_key():
            self.opened.emit(self.current_key())
        elif event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.preview_asked.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Typing jumps to the next row one of whose cells holds what was typed (a code, for example)."""
        going_on = self._typing.isActive()
        self._typed = self._typed + search if going_on else search
        self._typing.start()
        start = self.currentIndex().row() - (1 if going_on else 0)
        for step in range(1, self.proxy.rowCount() + 1):
            row = (start + step) % self.proxy.rowCount()
            cells = (str(self.proxy.index(row, c).data()) for c in range(self.proxy.columnCount()))
            if any(self._typed.lower() in cell.lower() for cell in cells):
                self.setCurrentIndex(self.proxy.index(row, 0))
                return
        if self.rows_model.has_more:
            self.sought.emit(self._typed)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(say(self._name))
            self.rows_model.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._size_columns()
        super().changeEvent(event)

    def _behave(self) -> None:
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(False)
        self.setItemsExpandable(False)
        self.setSortingEnabled(True)
        self.header().setSortIndicatorShown(False)
        self.header().setSortIndicatorClearable(True)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setIndentation(0)

    def _size_columns(self) -> None:
        header = self.header()
        header.setStretchLastSection(False)
        for index, column in enumerate(self.rows_model.columns):
            mode = QHeaderView.ResizeMode.Interactive if column.width else QHeaderView.ResizeMode.Stretch
            header.setSectionResizeMode(index, mode)
            if column.width:
                header.resizeSection(index, self._look.px(column.width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._make_room()
        super().resizeEvent(event)

    def _make_room(self) -> None:
        """Spare columns go, the last first, until what a row is called can be read; they come back with the room."""
        columns, header = self.rows_model.columns, self.header()
        if all(column.width for column in columns):
            return
        wide = {
            at: self._look.px(column.width) if header.isSectionHidden(at) else header.sectionSize(at)
            for at, column in enumerate(columns) if column.width
        }  # fmt: skip
        left = self.viewport().width() - sum(wide.values())
        for at in reversed([at for at, column in enumerate(columns) if column.spare]):
            gone = left < self._look.px(LEAST)
            header.setSectionHidden(at, gone)
            left += wide[at] if gone else 0

    def _near_end(self) -> None:
        bar = self.verticalScrollBar()
        if bar.value() >= bar.maximum() - bar.pageStep():
            self.rows_model.ask_more()

    def _remember(self) -> None:
        self._wanted = self.current_key()

    def _row_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self.current_changed.emit(self.key_at(current))
