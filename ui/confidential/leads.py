"""The register of leads, for the leader and the lead keeper: numbers, states and days; no search, no list of persons
(V16)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from forms.kinds import KINDS
from storage import leads
from storage.exchange.bundles import BundleRow
from storage.exchange.leads import LeadExport
from storage.leads import LEAD, LeadBalance
from storage.model import Change, Draft, RecordSummary
from storage.session import Session
from ui.components.banner import Banner
from ui.components.buttons import Button, IconButton
from ui.components.chips import Chip, FilterChips
from ui.components.empty import EmptyState, ErrorPanel
from ui.components.pagehead import PageHead
from ui.components.table import Column, RecordModel, RecordView
from ui.components.text import Panel, Text, hairline
from ui.confidential.leadpanel import LeadPanel
from ui.i18n import dotted, listed, tr
from ui.page import KeyList, Page
from ui.recordrows import mark_of
from ui.records.places import short
from ui.workspace import Workspace


@dataclass(frozen=True)
class Register:
    """What the page shows; `bundles` by name, newest last."""

    rows: tuple[RecordSummary, ...]
    balance: LeadBalance
    bundles: tuple[BundleRow, ...]
    drafts: tuple[Draft, ...]


def read_register(session: Session) -> Register:
    """On the storage thread. Raises `Refused("NOT_YOUR_ROLE")`."""
    export = LeadExport(session)
    if not session.read_only and not session.access.standing.code:
        export.settle()
    balance = leads.standing(session)
    drafts = tuple(draft for draft in session.drafts.pending() if draft.kind == LEAD and not draft.base)
    return Register(tuple(session.records.summaries(LEAD)), balance, tuple(export.bundles()), drafts)


class LeadsPage(Page):
    """`record` is the lead to be shown first."""

    def __init__(self, space: Workspace, record: str = "") -> None:
        super().__init__()
        self._space = space
        self._wanted = record
        self._found: Register | None = None
        look = space.look
        pick, kind = look.language.pick, KINDS[LEAD]
        self.head = PageHead(look, lambda: pick(kind.plural), self._about)
        back = IconButton(look, "chevron-left", lambda: tr("Back"))
        back.clicked.connect(self.left)
        self.write = Button(look, lambda: tr("Register a lead…"), "plain", "plus")
        self.write.clicked.connect(self.new_record)
        self.hand = Button(look, lambda: tr("Pack for hand-over…"), "primary", "package")
        self.hand.clicked.connect(lambda: space.go_asked.emit("lead_export", ""))
        for button in (back, self.write, self.hand):
            self.head.add_action(button)
        self.chips = FilterChips(look)
        self.chips.chosen.connect(lambda _key: self._filter())
        self.head.filters.addWidget(self.chips)
        self.head.has_filters(True)
        self.banner = Banner(look)
        self.error = ErrorPanel(look)
        self.count = Text(look, "", "note", "text2", wrap=True)
        self.panel = LeadPanel(space)
        self.panel.changed.connect(self._load)
        self.list = RecordView(look, self._model(), lambda: pick(kind.plural))
        self.list.current_changed.connect(lambda _key: self._show_current())
        self.list.opened.connect(lambda _key: self.panel.opened.ask())
        self._empty = EmptyState(
            look, "lock", lambda: tr("No lead registered"),
            lambda: tr("Anyone of the team may register one; only the leader and the lead keeper see this register."),
            ((lambda: tr("Register a lead…"), self.new_record),),
        )  # fmt: skip
        self._stack = QStackedWidget()
        self._lay_out()

    # -- Page ------------------------------------------------------------------------------------------------

    def enter(self) -> None:
        self._load()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, change: Change) -> None:
        if LEAD in change.kinds or "bundles" in change.registers:
            self._load()

    def seal(self) -> None:
        self.panel.forget()

    def regions(self) -> Sequence[QWidget]:
        return (self.chips, self.list, self.panel)

    def keys(self) -> KeyList:
        return (
            ("↑ ↓", lambda: tr("Row")), ("Enter", lambda: tr("Open with a reason")),
            ("Ctrl N", lambda: tr("Register a lead")), ("Esc", lambda: tr("Back")),
        )  # fmt: skip

    def new_record(self) -> None:
        self._space.open_asked.emit(LEAD, "", "new")

    def back(self) -> bool:
        if not self.panel.close_act():
            self.left.emit()
        return True

    def retranslate(self) -> None:
        if self._found is not None:
            self._show(self._found)

    # -- showing ---------------------------------------------------------------------------------------------

    def _load(self) -> None:
        self._space.read(read_register, self._show, self.error.tell)

    def _show(self, found: Register) -> None:
        self._found = found
        self.error.clear()
        wanted, self._wanted = self._wanted or self.list.current_key(), ""
        self.list.rows_model.show_rows(tuple(reversed(found.rows)))
        self._show_chips(found)
        self._filter()
        self.list.choose(wanted)
        self._stack.setCurrentIndex(0 if found.rows else 1)
        self.count.setVisible(bool(found.rows))
        self.count.say(self._count_words)
        self.count.tone("text2" if found.balance.reconciles else "warn")
        self.head.about.say(self._about)
        self._tell_draft(found.drafts)
        self._show_current()

    def _tell_draft(self, drafts: Sequence[Draft]) -> None:
        if not drafts:
            self.banner.clear()
            return
        record = drafts[0].record
        self.banner.tell(
            "info", lambda: tr("A lead is typed and not sealed yet."), lambda: tr("Go on"),
            lambda: self._space.open_asked.emit(LEAD, record, "new"),
        )  # fmt: skip

    def _show_current(self) -> None:
        row = self.list.current()
        bundle = None
        if row is not None and self._found is not None:
            named = {one.statement.name: one for one in self._found.bundles}
            bundle = named.get(str(row.fields.get("packed_in")))
        self.panel.show_lead(row, bundle)

    def _show_chips(self, found: Register) -> None:
        pick, kind = self._space.look.language.pick, KINDS[LEAD]
        counts = {state.name: sum(row.state == state.name for row in found.rows) for state in kind.states}
        chips = [Chip("all", lambda: tr("All"), len(found.rows))]
        chips += [Chip(state.name, lambda s=state: pick(s.label), counts[state.name]) for state in kind.states]  # type: ignore[misc]  # bound by the default
        self.chips.show_chips(chips)

    def _filter(self) -> None:
        key = self.chips.current()
        self.list.proxy.keep(lambda row: key in ("", "all") or row.state == key)

    def _about(self) -> str:
        return tr("Kept apart: not searched, in no bundle of records, counted only")

    def _count_words(self) -> str:
        """V16: registered = packed + not accepted."""
        balance = self._found.balance if self._found is not None else LeadBalance(0, 0, 0, ())
        sum_ = tr("{registered} registered = {packed} packed + {refused} not accepted").format(
            registered=balance.registered, packed=balance.packed, refused=balance.not_accepted
        )
        if balance.reconciles:
            return tr("{sum}: the count reconciles (V16).").format(sum=sum_)
        waiting = listed(*(short(serial) for serial in balance.waiting[:6]))
        more = tr("+ {n} waiting").format(n=len(balance.waiting))
        return tr("{sum} {more}: {serials}. The stint closes when each is packed or not accepted (V16).").format(
            sum=sum_, more=more, serials=waiting
        )

    def _model(self) -> RecordModel[RecordSummary]:
        pick, kind = self._space.look.language.pick, KINDS[LEAD]

        def given(name: str, row: RecordSummary) -> str:
            return str(row.fields.get(name) or "–")

        return RecordModel(
            [
                Column(lambda: tr("State"), lambda row: pick(kind.state(row.state).label), 130, mark=mark_of),
                Column(lambda: tr("Number"), lambda row: short(row.serial), 110),
                Column(lambda: tr("Received on"), lambda row: given("received_on", row)),
                Column(lambda: tr("Meetings"), _meetings, 190, tone="text2"),
                Column(lambda: tr("Handed over on"), lambda row: given("handed_over_on", row), 110, tone="text2"),
                Column(lambda: tr("Number of the receipt"), lambda row: given("receipt_no", row), 100, tone="text2"),
            ],
            lambda row: row.id,
            lambda row: row.state == leads.REFUSED,
        )

    def _lay_out(self) -> None:
        left = Panel("surface")
        body = QVBoxLayout(left)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(24, 8, 24, 8)
        for part in (self.banner, self.error, self.count):
            top.addWidget(part)
        body.addLayout(top)
        body.addWidget(self.list, 1)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left, 1)
        row.addWidget(hairline(vertical=True))
        row.addWidget(self.panel)
        ground = Panel("surface")
        QVBoxLayout(ground).addWidget(self._empty)
        self._stack.addWidget(both)
        self._stack.addWidget(ground)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(hairline())
        layout.addWidget(self._stack, 1)


def _meetings(row: RecordSummary) -> str:
    days = [str(row.fields.get(name) or "") for name in ("first_meeting_on", "second_meeting_on")]
    return dotted(*(day for day in days if day)) or "–"
