"""Arithmetic on one logged ledger: choose a column, see sum or gaps and duplicates, keep it as a review note (R46).

One file of one document item: there is no way to give two, and none to compare with a list of persons.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget
from shiboken6 import isValid

from forms.ledger import Ledger, add_up, read_ledger, series, total_lines
from forms.ledger_notes import note_of_series, note_of_sum
from forms.problems import Report
from storage.model import Saved
from storage.session import Session
from ui.components.banner import IconMark
from ui.components.buttons import Button, IconButton
from ui.components.empty import ErrorPanel
from ui.components.fields import Field, FormRow
from ui.components.layouts import empty
from ui.components.pagehead import PageHead
from ui.components.panels import ScrollPanel
from ui.components.progress import WorkPanel
from ui.components.text import Text, hairline
from ui.i18n import Words, tr
from ui.interview.formanswers import Choices, Option
from ui.jobs import Job
from ui.page import KeyList, Page
from ui.records.ledgersheet import LedgerSheet, lines_in
from ui.workspace import Workspace

SAMPLE = 1000
"""Lines that are looked at to guess which column is meant."""


class LedgerPage(Page):
    """`reference` is `<record>#<sha256>`."""

    narrow = True

    def __init__(self, space: Workspace, reference: str) -> None:
        super().__init__()
        self._space = space
        self._record, _, self._sha256 = reference.partition("#")
        self._source: tuple[bytes, str] = (b"", "")
        self._ledger: Ledger | None = None
        self._note: dict[str, Any] = {}
        self._reading: Job[Ledger] | None = None
        self._asked = 0
        look = space.look
        self._head = PageHead(look, lambda: tr("Calculate in one ledger"))
        back = IconButton(look, "chevron-left", lambda: tr("Back"))
        back.clicked.connect(self.left)
        self.keep = Button(look, lambda: tr("Keep as a review note"), "primary", "quote")
        self.keep.clicked.connect(self.keep_note)
        for button in (back, self.keep):
            self._head.add_action(button)
        self.error = ErrorPanel(look)
        self.work = WorkPanel(look)
        self.sheets = QVBoxLayout()
        self.sheet: Choices | None = None
        self.act = Choices(look, lambda: tr("What to calculate"), [
            Option("sum", lambda: tr("Sum of a column")),
            Option("series", lambda: tr("Gaps and duplicates in a number series")),
        ])  # fmt: skip
        self.act.activated.connect(self._act_chosen)
        self.columns = QVBoxLayout()
        self.column: Choices | None = None
        self.without = Field(look, lambda: tr("Lines left out"), "12, 40")
        self.without.textEdited.connect(lambda _text: self.calculate())
        self.method = Text(look, "", "record", wrap=True)
        self.result = Text(look, "", "record", wrap=True)
        self.table = LedgerSheet(look)
        self._without_row = FormRow(look, lambda: tr("Lines left out (totals)"), self.without)
        self._lay_out()
        self._ready(False)
        done = QShortcut(QKeySequence("Ctrl+Return"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        done.activated.connect(self.keep_note)

    # -- Page ------------------------------------------------------------------------------------------------

    def enter(self) -> None:
        if self._ledger is None and self._reading is None:
            self._space.read(self._fetch, self._fetched, self._failed)

    def back(self) -> bool:
        if self._reading is not None:
            self._reading.cancel()
        self.left.emit()
        return True

    def seal(self) -> None:
        """What was read leaves memory with the page."""
        if self._reading is not None:
            self._reading.cancel()
        self._ledger, self._source = None, (b"", "")
        self.table.forget()

    def regions(self) -> Sequence[QWidget]:
        return (self.act, self.table, self.keep)

    def keys(self) -> KeyList:
        return (("Ctrl Enter", lambda: tr("Keep as a review note")), ("Esc", lambda: tr("Back")))

    # -- acts ------------------------------------------------------------------------------------------------

    def calculate(self) -> None:
        """Method and result of what is chosen now, in words as they will stand in the note."""
        self._note = {}
        self._asked += 1
        ledger, column = self._ledger, self._column()
        adding = self.act.currentData() == "sum"
        self._without_row.setVisible(adding)
        without = lines_in(self.without.text()) if adding else ()
        wrong: Words = lambda: tr("Numbers of lines, with commas.")  # noqa: E731
        self._without_row.complain(wrong if without is None else None)
        self._show_note()
        if ledger is None or not column or without is None:
            return
        self.table.show_column(ledger.column(column))
        language, number = self._space.look.language.name, self._asked

        def work(_report: Report) -> dict[str, Any]:
            if adding:
                return note_of_sum(ledger, add_up(ledger, column, without), without, language)
            return note_of_series(ledger, series(ledger, column), language)

        def told(note: dict[str, Any]) -> None:
            if isValid(self) and number == self._asked:
                self._note = note
                self._show_note()

        self._space.jobs.free(work, told, self._failed)

    def keep_note(self) -> None:
        """The result with its method becomes a review note of the item, and opens there."""
        if not self._note:
            return
        answers, me = dict(self._note), self._space.me.id

        def work(session: Session, _report: Report) -> Saved:
            return session.documents.note_calculation(self._record, answers, me, session.clock.today())

        def kept(saved: Saved) -> None:
            self._space.open_asked.emit(saved.revision.kind, saved.revision.record, "")

        self._space.write(work, kept, self.error.tell)

    # -- reading ---------------------------------------------------------------------------------------------

    def _fetch(self, session: Session) -> tuple[bytes, str]:
        return session.documents.ledger_file(self._record, self._sha256)

    def _fetched(self, source: tuple[bytes, str]) -> None:
        if isValid(self):
            self._source = source
            name = source[1]
            self._head.about.say(name)
            self._read("")

    def _read(self, sheet: str) -> None:
        self.error.clear()
        self._ready(False)
        content, name = self._source

        def work(report: Report) -> Ledger:
            return read_ledger(content, name, sheet, report)

        self._reading = self._space.jobs.free(work, self._show, self._failed)
        self._reading.settled.connect(self._settled)
        self.work.follow(self._reading, lambda: tr("Reading the ledger"), "lines")

    def _settled(self) -> None:
        self._reading = None

    def _failed(self, problem: BaseException) -> None:
        if isValid(self):
            self.error.tell(problem, ((lambda: tr("Back"), self.left.emit),))

    def _show(self, ledger: Ledger) -> None:
        if not isValid(self) or not self._source[1]:
            return
        self._ledger = ledger
        self.table.show_ledger(ledger)
        self.without.setText(", ".join(map(str, total_lines(ledger))))
        empty(self.sheets)
        self.sheet = None
        if len(ledger.sheets) > 1:
            self.sheet = sheet = self._offer(
                self.sheets, lambda: tr("Sheet of the workbook"), ledger.sheets, ledger.sheet
            )
            sheet.activated.connect(lambda _row: self._read(str(sheet.currentData())))
        self.column = self._offer(self.columns, lambda: tr("Column"), ledger.header, self._likely(ledger))
        self.column.activated.connect(self._chosen)
        self._ready(True)
        self.calculate()
        self.act.setFocus(Qt.FocusReason.OtherFocusReason)

    def _likely(self, ledger: Ledger) -> str:
        """The column in which most cells are what is asked for: numbers to add, or numbers of a series."""
        adding = self.act.currentData() == "sum"
        sample = replace(ledger, rows=ledger.rows[:SAMPLE])

        def fit(name: str) -> tuple[int, int]:
            if adding:
                found = add_up(sample, name)
                return (found.counted - len(found.skipped), -ledger.header.index(name))
            run = series(sample, name)
            return (run.counted - run.gap_count, -ledger.header.index(name))

        return max(dict.fromkeys(ledger.header), key=fit)

    # -- inside ----------------------------------------------------------------------------------------------

    def _column(self) -> str:
        return str(self.column.currentData() or "") if self.column is not None else ""

    def _act_chosen(self, _row: int) -> None:
        if self._ledger is not None and self.column is not None:
            self.column.setCurrentIndex(max(self.column.findData(self._likely(self._ledger)), 0))
        self.calculate()

    def _chosen(self, _row: int) -> None:
        self.calculate()

    def _ready(self, ready: bool) -> None:
        for widget in (self.act, self.without):
            widget.setEnabled(ready)
        self._show_note()

    def _show_note(self) -> None:
        self.keep.setEnabled(bool(self._note))
        self.method.say(str(self._note.get("method", "")))
        self.result.say(str(self._note.get("result", "—")))

    def _offer(
        self, where: QVBoxLayout, words: Any, names: Sequence[str], chosen: str
    ) -> Choices:  # fmt: skip
        empty(where)
        made = Choices(self._space.look, words, [Option(name, name) for name in dict.fromkeys(names)])
        made.setCurrentIndex(max(made.findData(chosen), 0))
        where.addWidget(FormRow(self._space.look, words, made))
        return made

    def _lay_out(self) -> None:
        look = self._space.look
        side = ScrollPanel("surface", 20)
        side.setMinimumWidth(look.px(360))
        only = QHBoxLayout()
        only.setSpacing(8)
        only.addWidget(IconMark(look, "info", "text2"), 0, Qt.AlignmentFlag.AlignTop)
        only.addWidget(Text(
            look, lambda: tr("Only inside this one file of this document: nothing is compared with other lists."),
            "note", "text2", wrap=True,
        ), 1)  # fmt: skip
        side.body.addLayout(only)
        side.body.addLayout(self.sheets)
        side.body.addWidget(FormRow(look, lambda: tr("What to calculate"), self.act))
        side.body.addLayout(self.columns)
        side.body.addWidget(self._without_row)
        side.body.addWidget(hairline())
        side.body.addWidget(Text(look, lambda: tr("Method"), "note", "text2"))
        side.body.addWidget(self.method)
        side.body.addWidget(Text(look, lambda: tr("Result"), "note", "text2"))
        side.body.addWidget(self.result)
        side.body.addStretch(1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(side)
        split.addWidget(self.table)
        split.setSizes([400, 860])
        notes = QVBoxLayout()
        notes.setContentsMargins(24, 0, 24, 0)
        notes.addWidget(self.error)
        notes.addWidget(self.work)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(hairline())
        layout.addLayout(notes)
        layout.addWidget(split, 1)
