"""Registers that the program writes itself, each as a list: what left, what was printed, destroyed, opened, lost."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from storage.model import Change
from storage.register_tables import RegisterTable, register_tables
from ui.components.banner import Banner
from ui.components.buttons import Button
from ui.components.chips import Chip, FilterChips
from ui.components.empty import EmptyState, ErrorPanel
from ui.components.fields import Field
from ui.components.pagehead import PageHead
from ui.components.table import RecordView
from ui.components.text import Panel, Text, hairline
from ui.i18n import tr
from ui.look import Look
from ui.page import KeyList, Page
from ui.pages.registeracts import RegisterActs
from ui.pages.registerlist import CHIPS, RegisterRow, make_list, rows_of, told
from ui.wording.registers import PAGES, word
from ui.workspace import Workspace

OPEN_COPIES = "copies:"
"""Begins the argument that asks for the copies of one print that nobody has accounted for."""


class RegistersPage(Page):
    """A chip for each register that the account may see. `argument`: a register, or `copies:<print number>`."""

    def __init__(self, space: Workspace, argument: str = "") -> None:
        super().__init__()
        self._space = space
        self._tables: dict[str, RegisterTable] = {}
        self._wanted, _, self._number = argument.partition(":")
        self.lists: dict[str, RecordView[RegisterRow]] = {}
        look = space.look
        self._head = PageHead(look, lambda: tr("Registers"), lambda: tr("Written by the program, never edited"))
        self.search = Field(look, lambda: tr("Filter"), lambda: tr("Filter"))
        self.search.setFixedWidth(look.px(170))
        self.search.setText(self._number)
        self.search.textChanged.connect(lambda _text: self._filter())
        self.print_button = Button(look, lambda: tr("Print register…"), "plain", "printer")
        self.print_button.clicked.connect(self.print_page)
        self.log = Button(look, lambda: tr("Audit log"), "quiet")
        self.log.clicked.connect(lambda: space.go_asked.emit("audit", ""))
        self.closeout = Button(look, lambda: tr("Close-out…"), "plain", "archive")
        self.closeout.clicked.connect(lambda: space.go_asked.emit("closeout", ""))
        self.chips = FilterChips(look)
        self.chips.chosen.connect(self._choose)
        self.open_only = Button(look, lambda: tr("Not accounted for"), "chip")
        self.open_only.setCheckable(True)
        self.open_only.setChecked(bool(self._number))
        self.open_only.clicked.connect(lambda _on: self._filter())
        self.banner = Banner(look)
        self.error = ErrorPanel(look)
        self.acts = RegisterActs(space, self, self.banner, self.error)
        self._about = Text(look, "", "note", "text2", wrap=True)
        self._stack = QStackedWidget()
        self._empty = EmptyState(
            look, "book-open", lambda: tr("Nothing registered yet"),
            lambda: tr("Every print, medium and act is entered here by itself."),
        )  # fmt: skip
        self._stack.addWidget(self._empty)
        self._lay_out()

    def enter(self) -> None:
        self.log.setVisible(self._space.has_door("audit"))
        self.closeout.setVisible(self._space.has_door("closeout") and not self._space.read_only)
        self._load()
        self._shown().setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, change: Change) -> None:
        self._load()

    def retranslate(self) -> None:
        self._moved()

    def regions(self) -> Sequence[QWidget]:
        return (self.chips, self.search, self._shown(), *self.acts.shown())

    def keys(self) -> KeyList:
        return (
            ("↑ ↓", lambda: tr("Row")),
            ("Enter", lambda: tr("What can be done with the row")),
            ("Ctrl F", lambda: tr("Filter")),
            ("Ctrl P", lambda: tr("Print the register for signature")),
        )

    def find_here(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def print_page(self) -> None:
        if self.name in self._tables:
            self._space.go_asked.emit("registersheet", self.name)

    @property
    def name(self) -> str:
        """The register in view."""
        return self.chips.current() or self._wanted

    def table(self) -> RegisterTable | None:
        return self._tables.get(self.name)

    def current(self) -> RegisterRow | None:
        """The row the person is on."""
        view = self.lists.get(self.name)
        return view.current() if view is not None else None

    def choose(self, name: str, key: str = "") -> None:
        """Show a register, on the row about `key`."""
        self.chips.choose(name)
        self._choose(name)
        if key:
            self.lists[name].choose(key)

    # -- showing ---------------------------------------------------------------------------------------------

    def _load(self) -> None:
        self._space.read(register_tables, self._show, self.error.tell)

    def _show(self, tables: tuple[RegisterTable, ...]) -> None:
        self._tables = {table.name: table for table in tables}
        for table in tables:
            if table.name not in self.lists:
                view = make_list(self._space.look, table)
                view.current_changed.connect(lambda _key: self._moved())
                view.opened.connect(lambda _key: self.acts.first())
                self.lists[table.name] = view
                self._stack.addWidget(view)
            newest_first = tuple(reversed(rows_of(table)))
            self.lists[table.name].rows_model.show_rows(newest_first)
        self.chips.show_chips(
            [Chip(table.name, CHIPS[table.name], len(table.rows), always=True) for table in tables]
        )  # fmt: skip
        if self._wanted in self._tables:
            self.chips.choose(self._wanted)
            self._wanted = ""
        self._choose(self.name)

    def _shown(self) -> QWidget:
        widget = self._stack.currentWidget()
        return widget if widget is not None else self._empty

    def _choose(self, _name: str) -> None:
        view = self.lists.get(self.name)
        filled = view is not None and view.rows_model.rowCount() > 0
        self._stack.setCurrentWidget(view if view is not None and filled else self._empty)
        self.open_only.setVisible(self.name == "copies")
        self._filter()

    def _filter(self) -> None:
        view, table = self.lists.get(self.name), self.table()
        if view is None or table is None:
            return
        wanted = self.search.text().strip().casefold()
        fates = [index for index, column in enumerate(table.columns) if column.says == "fate"]
        only_open = self.name == "copies" and self.open_only.isChecked()

        def keep(row: RegisterRow) -> bool:
            if only_open and any(row.cells[index] for index in fates):
                return False
            return not wanted or any(wanted in cell.casefold() for cell in row.cells)

        view.proxy.keep(keep)
        view.choose(view.current_key())
        self._moved()

    def _moved(self) -> None:
        row, table = self.current(), self.table()
        self._about.say(told(self._space.look, table, row) if table is not None and row is not None else "")
        self.acts.show_for(self.name, row, table)

    def _lay_out(self) -> None:
        for widget in (self.search, self.log, self.print_button, self.closeout):
            self._head.add_action(widget)
        self._head.filters.addWidget(self.chips, 1)
        self._head.has_filters(True)
        ground = Panel("surface")
        inner = QVBoxLayout(ground)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self._stack)
        notes = QVBoxLayout()
        notes.setContentsMargins(24, 0, 24, 0)
        self.banner.setContentsMargins(0, 2, 0, 2)
        notes.addWidget(self.banner)
        notes.addWidget(self.error)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 10, 24, 10)
        foot.setSpacing(10)
        foot.addWidget(self._about, 1)
        foot.addWidget(self.open_only)
        for button in self.acts.buttons():
            foot.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(hairline())
        layout.addLayout(notes)
        layout.addWidget(ground, 1)
        layout.addWidget(hairline())
        layout.addLayout(foot)


def page_word(page: str, look: Look) -> str:
    """The name of a printed page."""
    return word(PAGES, page, look.language.zh)
