"""Rows of a list: a model over frozen dataclasses, with a proxy that filters; long lists come in pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QFont

from ui.components.marks import Mark
from ui.components.rows import ROW_ROLE
from ui.i18n import Words, say

R = TypeVar("R")
AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Column(Generic[R]):
    """One column: heading, text of a row, width in pixels (0 takes what is left), and how to sort.

    `mark` gives the state mark that stands before the text, `tone` another text colour than `text`. `order` is what
    storage calls this column where it does the ordering; a column without it cannot be sorted there. A `spare` one
    makes room where the column that takes what is left would be too narrow to read.
    """

    name: Words
    text: Callable[[R], str]
    width: int = 0
    sort: Callable[[R], Any] | None = None
    mark: Callable[[R], Mark] | None = None
    tone: str = "text"
    right: bool = False
    order: str = ""
    spare: bool = False


@dataclass(frozen=True)
class Cell:
    """What the delegate needs of one cell."""

    text: str
    mark: Mark | None
    tone: str
    right: bool
    faded: bool


class RecordModel(QAbstractTableModel, Generic[R]):
    """Rows are frozen dataclasses; the view gets them back as they are through `row`.

    A long list comes in pages: `show_page`, then `more_wanted()` when the end comes into view and `add_rows`; with
    `pages` set, a heading asks for another order by `order_asked(column, descending)`, since only some rows are here.
    """

    more_wanted = Signal()
    order_asked = Signal(int, bool)

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
        self.pages = False
        self._total = 0
        self._waiting = False

    def show_page(self, rows: Sequence[R], total: int) -> None:
        """The first rows of `total`, in the order in which they are to stand."""
        self.beginResetModel()
        self._given = self._rows = tuple(rows)
        self._total, self._waiting = total, False
        self.endResetModel()

    def expect(self, total: int) -> None:
        """How many rows there are in all, of which the first are here."""
        self._total = total

    def add_rows(self, rows: Sequence[R]) -> None:
        """The next rows of a list that comes in pages."""
        self._waiting = False
        if rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows = self._given = (*self._rows, *rows)
            self.endInsertRows()

    @property
    def has_more(self) -> bool:
        """Whether rows are still to come. Not Qt's `canFetchMore`: a tree view takes that at every layout."""
        return self._total > len(self._rows)

    def ask_more(self) -> None:
        """The end of the rows that are here has come into view."""
        if self.has_more and not self._waiting:
            self._waiting = True
            self.more_wanted.emit()

    def show_rows(self, rows: Sequence[R]) -> None:
        """Replace all rows; the view keeps its current row by key and the order by column stays."""
        self._given, self._total = tuple(rows), len(rows)
        self._arrange()

    def order_by(self, column: int, descending: bool) -> None:
        """Sort by a column's key; −1 is the order in which the rows were given. Done here and not by the proxy, which
        would ask Python for every comparison."""
        if self.pages:
            self.order_asked.emit(column, descending)
            return
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
