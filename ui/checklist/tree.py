"""A tree of two levels in the dress of the two-line lists: areas that fold, and what stands below them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from ui.components.rows import TwoLines
from ui.components.twolines import TwoLineView
from ui.i18n import Words
from ui.look import Look

AREA = "@"


@dataclass(frozen=True)
class Branch:
    """An area with its rows; `about` stands at its right."""

    key: str
    title: str
    about: str
    rows: tuple[TwoLines, ...]


class TreeList(TwoLineView):
    """Left folds the area of the current row, Right unfolds it; Enter on an area does either. `leaf_opened(key)`."""

    leaf_opened = Signal(str)

    def __init__(self, look: Look, name: Words) -> None:
        super().__init__(look, name)
        self._branches: tuple[Branch, ...] = ()
        self.folded: set[str] = set()
        self.opened.connect(self._opened)

    def show_branches(self, branches: Sequence[Branch]) -> None:
        """Replace the tree; what was folded stays folded. The first row that is no area is chosen, where none was."""
        begun = bool(self.current_key())
        self._branches = tuple(branches)
        rows: list[TwoLines] = []
        for branch in self._branches:
            shut = branch.key in self.folded
            icon = "chevron-right" if shut else "chevron-down"
            rows.append(TwoLines(f"{AREA}{branch.key}", branch.title, branch.about, icon=icon))
            rows += () if shut else branch.rows
        self.show_rows(rows)
        if not begun:
            self._choose(next((row.key for row in rows if not row.key.startswith(AREA)), ""))

    def leaf(self) -> str:
        """The key of the current row; empty on an area."""
        key = self.current_key()
        return "" if key.startswith(AREA) else key

    def fold(self, shut: bool) -> None:
        """The area of the current row; folded, it is the current row itself."""
        area = self._area()
        if not area or shut == (area in self.folded):
            return
        (self.folded.add if shut else self.folded.discard)(area)
        if shut:
            self._choose(f"{AREA}{area}")
        self.show_branches(self._branches)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.fold(event.key() == Qt.Key.Key_Left)
        else:
            super().keyPressEvent(event)

    def _area(self) -> str:
        key = self.current_key()
        if key.startswith(AREA):
            return key.removeprefix(AREA)
        return next((one.key for one in self._branches if any(row.key == key for row in one.rows)), "")

    def _choose(self, key: str) -> None:
        for at in range(self.rows_model.rowCount()):
            if self.rows_model.row(at).key == key:
                self.setCurrentIndex(self.rows_model.index(at))

    def _opened(self, key: str) -> None:
        if key.startswith(AREA):
            self.fold(key.removeprefix(AREA) not in self.folded)
        elif key:
            self.leaf_opened.emit(key)
