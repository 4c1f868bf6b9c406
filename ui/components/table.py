"""Lists of records: a model over frozen dataclasses, sort and filter by a proxy, a flat tree view.

One row is one record. Painting is in `rows.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView

from ui.components.marks import Mark
from ui.components.rows import ROW_ROLE, RowDelegate
from ui.i18n import Words, say
from ui.look import Look

R = TypeVar("R")
AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Column(Generic[R]):
    """One column: heading, text of a row, width in pixels (0 takes what is left), and how to sort.

    `mark` gives the state mark that stands before the text, `tone` another text colour than `text`.
    """

    name: Words
    text: Callable[[R], str]
    width: int = 0
    sort: Callable[[R], Any] | None = None
    mark: Callable[[R], Mark] | None = None
    tone: str = "text"
    right: bool = False


@dataclass(frozen=True)
class Cell:
    """What the delegate needs of one cell."""

    text: str
    mark: Mark | None
    tone: str
    right: bool
    faded: bool


class RecordModel(QAbstractTableModel, Generic[R]):
    """Rows are frozen dataclasses; the view gets them back as they are through `row`."""

    def __init__(
        self, columns: Sequence[Column[R]], key: Callable[[R], str], faded: Callable[[R], bool] = lambda row: False
    ) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._key = key
        self._faded = faded
        self.head_font: Callable[[], QFont] | None = None
        self._given: tuple[R, ...] = ()
        self._rows: tuple[R, ...] = ()
        self._order: tuple[int, bool] = (-1, False)

    def show_rows(self, rows: Sequence[R]) -> None:
        """Replace all rows; the view keeps its current row by key and the order by column stays."""
        self._given = tuple(rows)
        self._arrange()

    def order_by(self, column: int, descending: bool) -> None:
        """Sort by a column's key; −1 is the order in which the rows were given. Done here and not by the proxy, which
        would ask Python for every comparison."""
        self._order = (column, descending)
        self._arrange()

    def _arrange(self) -> None:
        column, descending = self._order
        self.beginResetModel()
        if column < 0:
            self._rows = self._given
        else:
            chosen = self.columns[column]
            self._rows = tuple(sorted(self._given, key=chosen.sort or chosen.text, reverse=descending))
        self.endResetModel()

    def row(self, index: int) -> R:
        return self._rows[index]

    def rows(self) -> tuple[R, ...]:
        return self._rows

    def key(self, index: int) -> str:
        return self._key(self._rows[index])

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self.columns[index.column()]
        if role == ROW_ROLE:
            mark = column.mark(row) if column.mark is not None else None
            return Cell(column.text(row), mark, column.tone, column.right, self._faded(row))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.text(row)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return say(self.columns[section].name)
        if role == Qt.ItemDataRole.FontRole and self.head_font is not None:
            return self.head_font()
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if self.columns[section].right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def retranslate(self) -> None:
        """Headings and cells may read differently now."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(self.columns) - 1))


class RecordProxy(QSortFilterProxyModel, Generic[R]):
    """Keeps the rows that `keep` keeps; sorting is the model's."""

    def __init__(self, model: RecordModel[R]) -> None:
        super().__init__()
        self._model = model
        self._keep: Callable[[R], bool] = lambda row: True
        self.setSourceModel(model)

    def keep(self, test: Callable[[R], bool]) -> None:
        self.beginFilterChange()
        self._keep = test
        self.endFilterChange()

    def filterAcceptsRow(self, source_row: int, source_parent: AnyIndex) -> bool:
        return self._keep(self._model.row(source_row))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """A click on a heading."""
        self._model.order_by(column, order == Qt.SortOrder.DescendingOrder)


class RecordView(QTreeView, Generic[R]):
    """The list. `current_changed(key)`; `opened(key)` by Enter or double click; Space asks for the preview."""

    current_changed = Signal(str)
    opened = Signal(str)
    preview_asked = Signal()

    def __init__(self, look: Look, model: RecordModel[R], name: Words, *, dense: bool = False) -> None:
        super().__init__()
        self._look = look
        self._name: Words = name
        self._wanted = ""
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_key():
            self.opened.emit(self.current_key())
        elif event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.preview_asked.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Typing jumps to the next row one of whose cells holds what was typed (a code, for example)."""
        start = self.currentIndex().row()
        for step in range(1, self.proxy.rowCount() + 1):
            row = (start + step) % self.proxy.rowCount()
            cells = (str(self.proxy.index(row, c).data()) for c in range(self.proxy.columnCount()))
            if any(search.lower() in cell.lower() for cell in cells):
                self.setCurrentIndex(self.proxy.index(row, 0))
                return

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

    def _remember(self) -> None:
        self._wanted = self.current_key()

    def _row_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self.current_changed.emit(self.key_at(current))
