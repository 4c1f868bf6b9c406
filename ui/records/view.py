"""The widgets of a record's page and where they stand; what they do is bound in `page.py`."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from forms.kinds import Kind
from storage.model import RecordView
from ui.components.banner import Banner
from ui.components.empty import ErrorPanel
from ui.components.layouts import discard, empty
from ui.components.marks import Mark
from ui.components.panels import show_in
from ui.components.steps import StepStrip
from ui.components.text import Panel, hairline
from ui.i18n import Words
from ui.interview.focusing import reveal
from ui.interview.recovery import DifferencePage, RecoveryBar
from ui.interview.subpage import SubPage
from ui.records.around import Around
from ui.records.children import Children, child_kinds
from ui.records.corroboration import Corroboration
from ui.records.form import FormView
from ui.records.head import RecordHead
from ui.records.historypage import HistoryPage
from ui.records.moves import MovePanel
from ui.records.scope import Scope
from ui.records.sections import SectionColumn
from ui.records.side import SidePanel
from ui.records.viewer import FileViewer
from ui.workspace import Workspace

if TYPE_CHECKING:
    from ui.records.page import RecordPage

RIGHT = 284


class RecordLayout:
    """Holds the parts of one page; `record` and `around` are what is committed."""

    def __init__(self, space: Workspace, page: RecordPage) -> None:
        self._space = space
        self._page = page
        look = space.look
        self.record: RecordView | None = None
        self.around: Around | None = None
        self.head = RecordHead(look)
        self.strip = StepStrip(look)
        self._strip_row = Panel("surface")
        self.banner = Banner(look)
        self.recovery = RecoveryBar(look)
        self.error = ErrorPanel(look)
        self.sections = SectionColumn(look)
        self.scroll = QScrollArea()
        self.history = HistoryPage(space)
        self.viewer = FileViewer(look)
        self.difference = DifferencePage(look)
        self.side = SidePanel(space)
        self.corroboration: Corroboration | None = None
        self.child_lists: list[Children] = []
        self.centre = QStackedWidget()
        self.right = QStackedWidget()
        self._lay_out(page)
        for subpage in (self.history, self.viewer, self.difference):
            self.centre.addWidget(subpage)
            subpage.closed.connect(self.show_form)
        self.sections.chosen.connect(self.go_to_section)

    def show_scope(self, scope: Scope, *, fixed: bool, corroborates: bool) -> FormView:
        """A form made anew for the record as it is now."""
        at = self.scroll.verticalScrollBar().value()
        form = FormView(scope, fixed=fixed)
        ground = Panel("surface")
        box = QVBoxLayout(ground)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(form)
        show_in(self.scroll, ground)
        self.child_lists = []
        for kind in child_kinds(scope.kind):
            shown = Children(self._space, kind)
            shown.new_asked.connect(self._page.doing.add_child)
            shown.quick.connect(self._page.doing.quick_child)
            self.child_lists.append(shown)
            form.children_box.addWidget(shown)
        empty(self.side.top)
        self.corroboration = None
        if corroborates:
            self.corroboration = Corroboration(scope)
            self.corroboration.go_there.connect(self._page.go_to_place)
            self.side.top.addWidget(self.corroboration)
        self.show_form()
        self.scroll.verticalScrollBar().setValue(at)
        return form

    def show_children(self, may_add: Callable[[Kind], bool]) -> None:
        """Rows of the lists below the form; `may_add` says to which a person may add now."""
        rows = self.around.children if self.around is not None else ()
        for shown in self.child_lists:
            mine = [row for row in rows if row.kind == shown.kind.name]
            shown.show_rows(mine, may_add=may_add(shown.kind))

    def section_rows(self, form: FormView) -> list[tuple[str, Words, Mark]]:
        """Sections of the form and lists below it, for the column at the left."""
        rows = form.marks()
        pick = self._space.look.language.pick
        for shown in self.child_lists:
            count = len(shown._rows)
            mark: Mark = "met" if count else "not_begun"
            rows.append((f"children:{shown.kind.name}", partial(pick, shown.kind.plural), mark))
        return rows

    def go_to_section(self, key: str) -> None:
        self.show_form()
        form = self._page.form
        if form is None:
            return
        name = key.removeprefix("children:")
        lists = {shown.kind.name: shown for shown in self.child_lists} if key.startswith("children:") else {}
        target: QWidget | None = lists.get(name) or form.go_to_section(key)
        if target is not None:
            top = target.mapTo(form, QPoint(0, 0)).y()
            self.scroll.verticalScrollBar().setValue(max(top - 12, 0))
            target.setFocus()

    def reveal_focus(self) -> None:
        """Scroll to where the focus has gone."""
        widget = self.scroll.window().focusWidget()
        if widget is not None and self.scroll.isAncestorOf(widget):
            self.scroll.ensureWidgetVisible(widget, 20, 60)
            reveal(widget)  # a page just opened has its layout later

    def show_strip(self, shown: bool) -> None:
        self._strip_row.setVisible(shown)

    def show_subpage(self, page: SubPage) -> None:
        self.centre.setCurrentWidget(page)
        page.focus_first()

    def show_form(self) -> bool:
        """Back to the form; whether anything stood over it."""
        over = self.centre.currentWidget() is not self.scroll
        self.centre.setCurrentWidget(self.scroll)
        if over:
            self.viewer.forget()
        return over

    def show_move(self, panel: MovePanel) -> None:
        self.right.addWidget(panel)
        self.right.setCurrentWidget(panel)

    def drop_move(self, panel: MovePanel) -> None:
        self.right.setCurrentWidget(self.side)
        discard(self.right, panel)

    def _lay_out(self, page: QWidget) -> None:
        look = self._space.look
        self.scroll.setWidgetResizable(True)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # keys scroll a fixed record; Tab goes to what is in it
        self.scroll.setProperty("look", "clear")
        self.centre.addWidget(self.scroll)
        self.right.addWidget(self.side)
        self.right.setFixedWidth(look.px(RIGHT))
        strip = QHBoxLayout(self._strip_row)
        strip.setContentsMargins(24, 8, 24, 8)
        strip.addWidget(self.strip)
        self._strip_row.hide()
        middle = Panel("surface")
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        notes = QVBoxLayout()
        notes.setContentsMargins(24, 0, 24, 0)
        notes.setSpacing(8)
        for bar in (self.banner, self.recovery, self.error):
            notes.addWidget(bar)
        column.addLayout(notes)
        column.addWidget(self.centre, 1)
        row = QHBoxLayout()
        row.setSpacing(0)
        for widget, stretch in (
            (self.sections, 0), (hairline(vertical=True), 0), (middle, 1), (hairline(vertical=True), 0),
            (self.right, 0),
        ):  # fmt: skip
            row.addWidget(widget, stretch)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(hairline())
        layout.addWidget(self._strip_row)
        layout.addLayout(row, 1)
