"""Contact reports for whoever may read them: the office all that came in, the leader those of his own (V17)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from forms.kinds import KINDS
from storage.exchange.office import Office
from storage.model import Change, Content, Revision
from storage.session import Session
from ui.components.buttons import Button, IconButton
from ui.components.empty import EmptyState, ErrorPanel
from ui.components.marks import Mark
from ui.components.pagehead import PageHead
from ui.components.panels import Facts, ScrollPanel
from ui.components.table import Column, RecordModel, RecordView
from ui.components.text import Panel, Text, hairline
from ui.confidential.opened import OpenedCard
from ui.dates import moment_text
from ui.i18n import tr, tr_n
from ui.page import KeyList, Page
from ui.workspace import Workspace

REPORT, GROUP = "contact_report", "report"
WIDTH = 440


@dataclass(frozen=True)
class ReportRow:
    """One report: when it was filed, by whom, and who its writer was where the office knows."""

    id: str
    serial: str
    at: str
    author: str


def read_reports(session: Session) -> tuple[tuple[ReportRow, ...], Mapping[str, str]]:
    """Newest first, and names of people on the laptops. On the storage thread."""
    rows = []
    for summary in session.records.summaries(REPORT):
        first: Revision = session.records.get(summary.id).head
        rows.append(ReportRow(summary.id, summary.serial, first.at, first.author))
    names: dict[str, str] = {}
    if session.me.role == "office":
        from ui.office.desk import names_in

        names = names_in(session, session.bundles.all())
    return tuple(sorted(rows, key=lambda row: row.at, reverse=True)), names


def open_report(session: Session, record: str, reason: str) -> Content:
    """As the office's keeper, or as the leader who wrote it; the reason goes into the log. Raises as
    `Session.open_protected`."""
    if session.me.role == "office":
        return Office(session).open_protected(record, GROUP, reason)
    return session.open_protected(record, GROUP, reason)


class ReportsPage(Page):
    """A list, and at the right the report that is opened with a reason. Nothing here changes or deletes one."""

    def __init__(self, space: Workspace) -> None:
        super().__init__()
        self._space = space
        look = space.look
        pick, kind = look.language.pick, KINDS[REPORT]
        office = space.me.role == "office"
        self._office = office
        head = PageHead(
            look, lambda: pick(kind.plural),
            (lambda: tr("Filed by the teams; nobody can change or delete one (V17)")) if office
            else (lambda: tr("Your own; nobody can change or delete one (V17)")),
        )  # fmt: skip
        if not office:
            back = IconButton(look, "chevron-left", lambda: tr("Back"))
            back.clicked.connect(self.left)
            head.add_action(back)
            self.write = Button(look, lambda: tr("File a contact report…"), "primary", "plus")
            self.write.clicked.connect(self.new_record)
            self.write.setVisible(not space.read_only)
            head.add_action(self.write)
        self.error = ErrorPanel(look)
        self._make_card()
        self.list = RecordView(look, self._model(), lambda: pick(kind.plural))
        self.list.current_changed.connect(lambda _key: self._show_current())
        self.list.opened.connect(lambda _key: self.opened.ask())
        empty = EmptyState(
            look, "lock", lambda: tr("No contact report"),
            (lambda: tr("They come with every bundle, sealed to the office.")) if office
            else (lambda: tr("What you file yourself stands here; those of others go to the office unread.")),
        )  # fmt: skip
        self._stack = QStackedWidget()
        self._lay_out(head, empty)

    def _make_card(self) -> None:
        look, space = self._space.look, self._space
        self.title = Text(look, "", "head")
        self.facts = Facts(look, label_width=96)
        self.opened = OpenedCard(
            look, space.forms[REPORT],
            (lambda: tr("Opening asks a reason and is logged. May open: the office's keeper.")) if self._office
            else (lambda: tr("Opening asks a reason and is logged.")),
            space.member_name,
        )  # fmt: skip
        self.opened.asked.connect(self._open)

    def enter(self) -> None:
        self._space.read(read_reports, self._show, self.error.tell)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, change: Change) -> None:
        if not change.kinds or REPORT in change.kinds:
            self._space.read(read_reports, self._show, self.error.tell)

    def seal(self) -> None:
        self.opened.forget()

    def regions(self) -> Sequence[QWidget]:
        return (self.list, self.opened.act)

    def keys(self) -> KeyList:
        return (("↑ ↓", lambda: tr("Row")), ("Enter", lambda: tr("Open with a reason")), ("Esc", lambda: tr("Back")))

    def new_record(self) -> None:
        if not self._office and not self._space.read_only:
            self._space.open_asked.emit(REPORT, "", "")

    def back(self) -> bool:
        if self._office:
            return False
        self.left.emit()
        return True

    def _show(self, found: tuple[tuple[ReportRow, ...], Mapping[str, str]]) -> None:
        rows, names = found
        self._space.names = {**self._space.names, **names}
        self.error.clear()
        self.list.rows_model.show_rows(rows)
        self._stack.setCurrentIndex(0 if rows else 1)
        self.facts_changed.emit(tr_n("{n} report filed", "{n} reports filed", len(rows)))
        if self._office:
            self._space.counted.emit("reports", len(rows))
        self._show_current()

    def _show_current(self) -> None:
        row = self.list.current()
        if row is None:
            return
        self.title.say(row.serial)
        self.opened.show_record(row.serial)
        self.facts.show_facts([
            (lambda: tr("Filed"), self._when(row)), (lambda: tr("By"), self._space.member_name(row.author)),
        ])  # fmt: skip

    def _open(self, reason: str) -> None:
        row = self.list.current()
        if row is None:
            return

        def show(fields: Content) -> None:
            here = self.list.current() if isValid(self) else None
            if here is not None and here.id == row.id:
                self.opened.show_groups({GROUP: fields})

        self.error.clear()
        self._space.read(lambda session: open_report(session, row.id, reason), show, self.error.tell)

    def _when(self, row: ReportRow) -> str:
        return moment_text(row.at, datetime.now().astimezone(), self._space.look.language.zh)

    def _model(self) -> RecordModel[ReportRow]:
        return RecordModel(
            [
                Column(lambda: tr("Number"), lambda row: row.serial, 200, mark=_mark),
                Column(lambda: tr("Filed"), self._when, 160, lambda row: row.at),
                Column(lambda: tr("By"), lambda row: self._space.member_name(row.author), tone="text2"),
            ],
            lambda row: row.id,
        )

    def _lay_out(self, head: PageHead, empty: EmptyState) -> None:
        side = ScrollPanel("window", 16)
        side.setFixedWidth(self._space.look.px(WIDTH))
        for part in (self.title, self.facts, self.opened, self.error):
            side.body.addWidget(part)
        side.body.addStretch(1)
        both = Panel("surface")
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list, 1)
        row.addWidget(hairline(vertical=True))
        row.addWidget(side)
        ground = Panel("surface")
        QVBoxLayout(ground).addWidget(empty)
        self._stack.addWidget(both)
        self._stack.addWidget(ground)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(hairline())
        layout.addWidget(self._stack, 1)


def _mark(_row: ReportRow) -> Mark:
    return "sealed"
