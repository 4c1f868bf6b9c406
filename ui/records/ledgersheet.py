"""The sheet of a ledger as a table: lines by the number they have in the sheet, the chosen column marked."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView

from forms.ledger import Ledger
from ui.i18n import tr
from ui.look import Look

AnyIndex = QModelIndex | QPersistentModelIndex
NOTHING = Ledger("", "", (), ())
HEADING_LINES = 2
"""Row 0 of the rows stands in line 2 of the sheet."""


SUFFIXES = (".csv", ".xlsx")


def is_ledger(name: str) -> bool:
    """Whether the file can be calculated in, by its name; what is inside is seen when it is read."""
    return name.lower().endswith(SUFFIXES)


def lines_in(text: str) -> tuple[int, ...] | None:
    """`12, 40` as numbers of lines; None where something else stands there."""
    words = text.replace("，", ",").replace("、", ",").replace(",", " ").split()
    if all(word.isascii() and word.isdigit() and len(word) < 9 for word in words):
        return tuple(dict.fromkeys(int(word) for word in words))
    return None


class SheetModel(QAbstractTableModel):
    """Texts as they were read; nothing can be changed."""

    def __init__(self) -> None:
        super().__init__()
        self._ledger = NOTHING

    def show_ledger(self, ledger: Ledger) -> None:
        self.beginResetModel()
        self._ledger = ledger
        self.endResetModel()

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._ledger.rows)

    def columnCount(self, parent: AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._ledger.header)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or not index.isValid():
            return None
        row = self._ledger.rows[index.row()]
        return row[index.column()] if index.column() < len(row) else ""

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(section + HEADING_LINES)
        return self._ledger.header[section]


class LedgerSheet(QTableView):
    """Reads only; the rows stay in memory as long as the page is open."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._sheet = SheetModel()
        self.setModel(self._sheet)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectColumns)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setAccessibleName(tr("Lines of the ledger"))
        look.dress(self)
        look.dress(self.horizontalHeader(), "note")
        look.dress(self.verticalHeader(), "note")
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setHighlightSections(False)  # a heavier face would say nothing that the ground does not
        self.verticalHeader().setDefaultSectionSize(look.fonts.line("ui") + 10)
        self.horizontalHeader().setDefaultSectionSize(look.px(140))

    def show_ledger(self, ledger: Ledger) -> None:
        self._sheet.show_ledger(ledger)

    def show_column(self, column: int) -> None:
        """Mark the column that is calculated in."""
        self.selectColumn(column)
        self.scrollTo(self._sheet.index(max(self.indexAt(self.rect().topLeft()).row(), 0), column))

    def forget(self) -> None:
        self._sheet.show_ledger(NOTHING)
