"""The list of everything in the form, and what is done to one of them: add, move, duplicate, delete."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from forms.xlsform.design import edits
from forms.xlsform.design.model import SORTS, Design, Sort
from forms.xlsform.design.review import Review
from ui.components.buttons import Button
from ui.components.rows import TwoLines
from ui.components.text import hairline
from ui.components.twolines import TwoLineView
from ui.i18n import dotted, tr, tr_n
from ui.questionnaires.designer_keeper import FORM, DesignKeeper
from ui.questionnaires.designer_words import numbers, short, sort_word, told
from ui.workspace import Workspace

ABOUT = "@form"
_ICONS: dict[str, str] = {
    "select_one": "circle-check", "select_multiple": "list-checks", "yes_no": "circle-question-mark",
    "scale": "chart-no-axes-column", "matrix": "layers", "text": "file-pen", "integer": "file-text",
    "decimal": "file-text", "date": "calendar-days", "section": "chevron-down", "note": "info",
}  # fmt: skip


class Outline(TwoLineView):
    """`chosen(key)` when the person goes to another item; the key of the form is empty."""

    chosen = Signal(str)
    asked = Signal(str)

    def __init__(self, space: Workspace) -> None:
        super().__init__(space.look, lambda: tr("Questions of the form"))
        self._space = space
        self._quiet = False
        self.current_changed.connect(self._went)
        self.clicked.connect(self._clicked)

    def show_design(self, design: Design, found: Review | None, current: str) -> None:
        """All rows anew; `current` is the one that is worked on."""
        language, marks = self._space.look.language.name, numbers(design)
        title = design.title.any(design.languages[0]) or tr("(no title yet)")
        rows = [self._marked(TwoLines(ABOUT, title, tr("About the form"), icon="book-open"), FORM, found)]
        sorts = {one: sort_word(one) for one in SORTS}
        required, some = tr("required"), tr("asked of some")
        for item in design.items:
            name = dotted(sorts[item.sort], required if item.required and item.key in marks else "",
                          some if item.skip else "")  # fmt: skip
            words = f"{marks.get(item.key, '')}  {short(item, language)}".strip()
            rows.append(self._marked(TwoLines(item.key, words, name, icon=_ICONS[item.sort]), item.key, found))
        self._quiet = True
        if not self.rows_model.change_rows(rows):
            bar = self.verticalScrollBar().value()
            self.show_rows(rows)
            self.verticalScrollBar().setValue(bar)
        self._place(current)
        self._quiet = False

    def _marked(self, row: TwoLines, key: str, found: Review | None) -> TwoLines:
        """The row with what is in its way, if anything is."""
        stops = [one for one in found.of(key) if one.stop] if found is not None else []
        if not stops:
            return row
        return replace(row, second=told(stops[:1], self._space.look.language.name)[0], mark="act", tone="warn", icon="")

    def _place(self, key: str) -> None:
        for at in range(self.rows_model.rowCount()):
            if self.rows_model.row(at).key == (key or ABOUT) and at != self.currentIndex().row():
                self.setCurrentIndex(self.rows_model.index(at))
                self.scrollTo(self.currentIndex())

    def _went(self, key: str) -> None:
        if not self._quiet and key:
            self.chosen.emit(FORM if key == ABOUT else key)

    def _clicked(self, _index: QModelIndex) -> None:
        self.asked.emit("enter")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Delete:
            self.asked.emit("delete")
        elif key == Qt.Key.Key_Insert:
            self.asked.emit("add")
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.asked.emit("enter")
        else:
            super().keyPressEvent(event)


class OutlinePanel(QWidget):
    """The outline with its button; what is done to the current item goes through here."""

    def __init__(self, space: Workspace, keeper: DesignKeeper, current: Callable[[], str]) -> None:
        super().__init__()
        self._keeper, self._current = keeper, current
        self.outline = Outline(space)
        self.add = Button(space.look, lambda: tr("Add a question…"), "plain", "plus")
        self.add.clicked.connect(self.open_menu)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 8, 16, 8)
        foot.addWidget(self.add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.outline, 1)
        layout.addWidget(hairline())
        layout.addLayout(foot)
        self.menu: QMenu | None = None

    def open_menu(self) -> None:
        """The sorts; a digit or letter takes one."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for mark, sort in zip("1234567890A", SORTS, strict=True):
            action = menu.addAction(f"&{mark}  {sort_word(sort)}")
            action.triggered.connect(lambda _=False, sort=sort: self.add_item(sort))
        self.menu = menu
        menu.popup(self.add.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def add_item(self, sort: Sort) -> None:
        """A new item behind the current one; at the end while the form as a whole is looked at."""
        design, current = self._keeper.design, self._current()
        item = edits.fresh(design, sort)
        self._keeper.change(edits.insert(design, item, current), item.key, turn=True)

    def duplicate(self) -> None:
        if self._current():
            design, key = edits.duplicate(self._keeper.design, self._current())
            self._keeper.change(design, key, turn=True)

    def delete(self) -> None:
        """Taken back with Ctrl+Z, so nothing is asked."""
        design, key = self._keeper.design, self._current()
        at = design.place(key)
        if at >= 0:
            left = edits.remove(design, key)
            after = left.items[min(at, len(left.items) - 1)].key if left.items else FORM
            self._keeper.change(left, after, turn=True)

    def shift(self, step: int) -> None:
        if self._current():
            self._keeper.move(self._current(), step)


def count_words(design: Design) -> str:
    """For the status line."""
    count = len(numbers(design))
    return tr_n("{n} question", "{n} questions", count)
