"""Beside the register: one lead with its days and acts, its sealed parts closed, what the group does with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from forms.kinds import KINDS
from forms.problems import Report
from storage.exchange.bundles import BundleRow
from storage.exchange.leads import LeadExport
from storage.leads import LEAD
from storage.model import Content, RecordSummary, RecordView, Revision, Saved
from storage.session import Session
from ui.components.buttons import Button
from ui.components.dialogs import ReasonDialog
from ui.components.empty import EmptyState, ErrorPanel
from ui.components.layouts import discard, empty
from ui.components.marks import StateMark
from ui.components.panels import Facts, ScrollPanel
from ui.components.text import Text, hairline
from ui.confidential.leaddialogs import HandOverDialog, ReceiptDialog
from ui.confidential.leadmoves import HANDLING, Act, ActPanel, acts_in
from ui.confidential.opened import OpenedCard
from ui.dates import moment_text
from ui.i18n import dotted, tr
from ui.recordrows import mark_of
from ui.records.words import move_words
from ui.workspace import Workspace

WIDTH = 420


class LeadPanel(QWidget):
    """`changed()` after every act. One lead at a time; what was opened is shut when another is shown."""

    changed = Signal()

    def __init__(self, space: Workspace) -> None:
        super().__init__()
        self._space = space
        self._row: RecordSummary | None = None
        self._view: RecordView | None = None
        self._bundle: BundleRow | None = None
        look = space.look
        self.setFixedWidth(look.px(WIDTH))
        self.act_panel: ActPanel | None = None
        self.dialog: ReasonDialog | HandOverDialog | ReceiptDialog | None = None
        self._stack = QStackedWidget()
        self._side = ScrollPanel("window", 16)
        self.title = Text(look, "", "head")
        self.mark = StateMark(look, "not_begun", role="note")
        self.facts = Facts(look, label_width=96)
        self.opened = OpenedCard(
            look, space.forms[LEAD],
            lambda: tr("Opening asks a reason and is logged. May open: the leader and the lead keeper."),
            space.member_name,
        )  # fmt: skip
        self.opened.asked.connect(self._open)
        self.error = ErrorPanel(look)
        self._acts = QVBoxLayout()
        self._acts.setSpacing(6)
        self.buttons: dict[str, Button] = {}
        self._history = Facts(look, label_width=130)
        for part in (self.title, self.mark, self.facts, self.opened, self.error):
            self._side.body.addWidget(part)
        self._side.body.addLayout(self._acts)
        self._side.body.addWidget(hairline())
        self._side.body.addWidget(Text(look, lambda: tr("Course"), "note", "text2"))
        self._side.body.addWidget(self._history)
        self._side.body.addStretch(1)
        self._none = EmptyState(look, "lock", lambda: tr("No lead chosen"))
        for page in (self._none, self._side):
            self._stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    # -- showing ---------------------------------------------------------------------------------------------

    def show_lead(self, row: RecordSummary | None, bundle: BundleRow | None) -> None:
        """The lead of this row; an act begun for another lead is dropped."""
        if self._row is not None and (row is None or row.id != self._row.id):
            self.close_act()
            self.opened.forget()
        self._row, self._bundle = row, bundle
        self._stack.setCurrentWidget(self.act_panel or (self._side if row is not None else self._none))
        if row is None:
            return
        language = self._space.look.language
        self.title.say(row.serial)
        self.mark.show_state(mark_of(row), lambda: language.pick(KINDS[LEAD].state(row.state).label))
        self.opened.show_record(row.serial)
        self._show_facts(row)
        self._show_acts(row)
        record = row.id
        self._space.read(
            lambda session: (session.records.get(record), tuple(session.records.history(record))), self._take,
            self.error.tell,
        )  # fmt: skip

    def forget(self) -> None:
        """The vault is being locked, or the page left."""
        self.close_act()
        self.opened.forget()

    def close_act(self) -> bool:
        """Not now; whether an act was being prepared."""
        panel, self.act_panel = self.act_panel, None
        if panel is None:
            return False
        discard(self._stack, panel)
        self._stack.setCurrentWidget(self._side)
        return True

    def _take(self, found: tuple[RecordView, tuple[Revision, ...]]) -> None:
        view, history = found
        if not isValid(self) or self._row is None or view.id != self._row.id:
            return
        self._view = view
        space, now = self._space, datetime.now().astimezone()
        zh = space.look.language.zh
        self._history.show_facts([
            (self._action(number, one),
             dotted(space.member_name(one.author), moment_text(one.at, now, zh), self._approved(one)))
            for number, one in enumerate(history)
        ])  # fmt: skip

    def _action(self, number: int, revision: Revision) -> str:
        if number == 0:
            return self._space.look.language.pick(KINDS[LEAD].states[0].label)
        if revision.action == "reseal":
            return tr("Sealed anew")
        return move_words(self._space, LEAD, revision.action)

    def _approved(self, revision: Revision) -> str:
        if not revision.approved_by or revision.approved_by == revision.author:
            return ""
        return tr("approved by {name}").format(name=self._space.member_name(revision.approved_by))

    def _show_facts(self, row: RecordSummary) -> None:
        words, language = self._space.words(LEAD), self._space.look.language.name
        names = [name for name in KINDS[LEAD].list_fields if row.fields.get(name)]
        self.facts.show_facts([(words.label(name, language), str(row.fields[name])) for name in names])

    def _show_acts(self, row: RecordSummary) -> None:
        empty(self._acts)
        self.buttons = {}
        if self._space.read_only:
            return
        look = self._space.look
        for act in acts_in(row.state):
            move = KINDS[LEAD].transition(act.move)
            button = Button(look, lambda m=move: look.language.pick(m.label) + "…", "danger" if act.danger else "plain")  # type: ignore[misc]  # bound by the default
            button.clicked.connect(partial(self.prepare, act))
            self._add(act.move, button)
        for key, state, button in self._later():
            if row.state == state:
                self._add(key, button)
            else:
                button.deleteLater()

    def _later(self) -> list[tuple[str, str, Button]]:
        look = self._space.look
        pack = Button(look, lambda: tr("Pack for hand-over…"), "plain", "package")
        pack.clicked.connect(lambda: self._space.go_asked.emit("lead_export", ""))
        hand = Button(look, lambda: tr("Register the hand-over…"))
        hand.clicked.connect(self.ask_hand_over)
        receipt = Button(look, lambda: tr("Register the receipt…"))
        receipt.clicked.connect(self.ask_receipt)
        found = [("pack", "decided", pack), ("hand_over", "packed", hand), ("receipt", "handed_over", receipt)]
        for state in ("packed", "handed_over", "receipted"):
            sheet = Button(look, lambda: tr("Print the referral sheet…"), "plain", "printer")
            sheet.clicked.connect(self.ask_sheet)
            found.append(("sheet", state, sheet))
        return found

    def _add(self, key: str, button: Button) -> None:
        self.buttons[key] = button
        self._acts.addWidget(button)

    # -- opening and acting ----------------------------------------------------------------------------------

    def _open(self, reason: str) -> None:
        if self._row is None:
            return
        record = self._row.id

        def work(session: Session) -> tuple[str, Mapping[str, Content]]:
            groups = sorted(session.records.get(record).head.protected, key=list(KINDS[LEAD].protected).index)
            return record, {group: session.open_protected(record, group, reason) for group in groups}

        def show(found: tuple[str, Mapping[str, Content]]) -> None:
            if isValid(self) and self._row is not None and found[0] == self._row.id:
                self.opened.show_groups(found[1])

        self.error.clear()
        self._space.read(work, show, self.error.tell)

    def prepare(self, act: Act) -> None:
        """Begin an act: what the group wrote before is opened first, with a reason, since it is sealed as a whole."""
        view = self._view
        if view is None:
            return
        if HANDLING not in view.head.protected:
            self._begin(view, act, {})
            return
        dialog = ReasonDialog(
            self._space.look,
            self.window(),
            lambda: tr("Open what the group said about {serial}").format(serial=view.serial),
            lambda: tr("It is sealed as a whole and goes on from what was said before. The reason goes into the log."),
            lambda: tr("Open"),
        )
        dialog.accepted.connect(lambda: self._open_and_begin(view, act, dialog.text()))
        dialog.open()
        self.dialog = dialog

    def _open_and_begin(self, view: RecordView, act: Act, reason: str) -> None:
        def begin(fields: Content) -> None:
            if isValid(self) and self._row is not None and self._row.id == view.id:
                self._begin(view, act, fields)

        self._space.read(lambda session: session.open_protected(view.id, HANDLING, reason), begin, self.error.tell)

    def _begin(self, view: RecordView, act: Act, fields: Content) -> None:
        self.close_act()
        self.opened.forget()
        panel = ActPanel(self._space, view, act, fields)
        panel.done.connect(self._done)
        panel.closed.connect(self.close_act)
        self.act_panel = panel
        self._stack.addWidget(panel)
        self._stack.setCurrentWidget(panel)
        panel.form.focus_first()

    def _done(self, _saved: Saved) -> None:
        self.close_act()
        self.changed.emit()

    def ask_sheet(self) -> None:
        """The sheet says what the lead says: a reason first."""
        row = self._row
        if row is None:
            return
        serial = row.serial
        dialog = ReasonDialog(
            self._space.look,
            self.window(),
            lambda: tr("Open {record} for its referral sheet").format(record=serial),
            lambda: tr("The sheet shows what the lead says, not who reported it. The reason goes into the log."),
            lambda: tr("Open"),
        )
        dialog.accepted.connect(lambda: self._space.go_asked.emit("referral", f"{row.id}/{dialog.text()}"))
        dialog.open()
        self.dialog = dialog

    def ask_hand_over(self) -> HandOverDialog | None:
        """The whole bundle was handed over and signed for."""
        bundle = self._bundle
        if bundle is None:
            return None
        dialog = HandOverDialog(self._space, self.window(), bundle)
        dialog.accepted.connect(lambda: self._hand_over(bundle.id, dialog.by(), dialog.day()))
        dialog.open()
        self.dialog = dialog
        return dialog

    def ask_receipt(self) -> ReceiptDialog | None:
        """The receiving body's receipt for the whole bundle."""
        bundle = self._bundle
        if bundle is None:
            return None
        dialog = ReceiptDialog(self._space, self.window(), bundle)
        dialog.accepted.connect(lambda: self._receipt(bundle.id, dialog.number(), dialog.day()))
        dialog.open()
        self.dialog = dialog
        return dialog

    def _hand_over(self, bundle: str, by: str, day: str) -> None:
        self._register(lambda session: LeadExport(session).hand_over(bundle, by, day, signed=True))

    def _receipt(self, bundle: str, number: str, day: str) -> None:
        self._register(lambda session: LeadExport(session).receipt(bundle, number, day))

    def _register(self, act: Callable[[Session], Sequence[Saved]]) -> None:
        def work(session: Session, _report: Report) -> Sequence[Saved]:
            return act(session)

        self.error.clear()
        self._space.write(work, lambda _saved: self.changed.emit(), self.error.tell)
