"""Need to know: what was opened to whom, whose approval counts in the leader's place, who is authorised until when."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from forms.problems import Report
from storage.grants import Delegation, Grant
from storage.model import Change
from storage.session import Session
from ui.components.banner import Banner
from ui.components.buttons import Button, IconButton
from ui.components.chips import Chip, FilterChips
from ui.components.dialogs import ActDialog, ReasonDialog
from ui.components.empty import EmptyState, ErrorPanel
from ui.components.pagehead import PageHead
from ui.components.table import RecordView
from ui.components.text import Panel, Text, hairline
from ui.confidential.grantcolumns import delegations_model, grants_model, people_model
from ui.confidential.grantdialogs import AssignDialog, DelegateDialog, OpenDialog, able
from ui.confidential.rights import Rights, read_rights
from ui.i18n import Words, tr
from ui.page import KeyList, Page
from ui.records.picker import PickPanel, records_finder
from ui.workspace import Workspace

INTERVIEWS = ("interview", "interview_addendum")


class GrantsPage(Page):
    """Three lists behind three chips; `first` names the one shown first."""

    def __init__(self, space: Workspace, first: str = "") -> None:
        super().__init__()
        self._space = space
        self._rights: Rights | None = None
        self._first = first
        self.dialog: ActDialog | PickPanel | None = None
        look = space.look
        head = PageHead(look, lambda: tr("Who may see what"), lambda: tr("Each with its reason, in the log"))
        back = IconButton(look, "chevron-left", lambda: tr("Back"))
        back.clicked.connect(self.left)
        head.add_action(back)
        self.acts: dict[str, Button] = {}
        for key, words, act in (
            ("end", lambda: tr("End…"), self.ask_end),
            ("assign", lambda: tr("Assign an organisation…"), self.ask_assign),
            ("delegate", lambda: tr("Delegate approval…"), self.ask_delegate),
            ("open", lambda: tr("Open an interview…"), self.ask_open),
        ):  # fmt: skip
            self.acts[key] = Button(look, words, "primary" if key in ("open", "delegate") else "plain")
            self.acts[key].clicked.connect(act)
            head.add_action(self.acts[key])
        self.chips = FilterChips(look)
        self.chips.chosen.connect(lambda _key: self._choose())
        head.filters.addWidget(self.chips)
        head.has_filters(True)
        self.banner = Banner(look)
        self.error = ErrorPanel(look)
        self.note = Text(look, "", "note", "text2", wrap=True)
        self.grants = RecordView(look, grants_model(space, self._what), lambda: tr("Opened one by one"))
        self.delegations = RecordView(look, delegations_model(space, self._in_force), lambda: tr("Delegated approval"))
        self.people = RecordView(look, people_model(lambda: self._rights), lambda: tr("Authorisations"))
        self._empty = EmptyState(look, "users", lambda: tr("Nothing here yet"), lambda: tr(
            "The leader opens an interview to one person by name, with a reason; nothing is open before."
        ))  # fmt: skip
        self._stack = QStackedWidget()
        for view in (self.grants, self.delegations, self.people):
            view.current_changed.connect(lambda _key: self._show_acts())
        self._lay_out(head)

    # -- Page ------------------------------------------------------------------------------------------------

    def enter(self) -> None:
        self._load()

    def refresh(self, change: Change) -> None:
        if set(change.registers) & {"grants", "accounts", "pledges"}:
            self._load()

    def regions(self) -> Sequence[QWidget]:
        return (self.chips, self._view())

    def keys(self) -> KeyList:
        return (("↑ ↓", lambda: tr("Row")), ("F6", lambda: tr("List or choice of lists")), ("Esc", lambda: tr("Back")))

    def retranslate(self) -> None:
        if self._rights is not None:
            self._show(self._rights)

    def new_record(self) -> None:
        for key, act in (("open", self.ask_open), ("delegate", self.ask_delegate)):
            if not self.acts[key].isHidden():
                act()

    def back(self) -> bool:
        self.left.emit()
        return True

    # -- showing ---------------------------------------------------------------------------------------------

    def _load(self) -> None:
        self._space.read(read_rights, self._show, self.error.tell)

    def _show(self, found: Rights) -> None:
        self._rights = found
        self.grants.rows_model.show_rows(found.grants)
        self.delegations.rows_model.show_rows(found.delegations)
        self.people.rows_model.show_rows(found.accounts)
        self.chips.show_chips([
            Chip("grants", lambda: tr("Opened one by one"), len(found.grants), always=True),
            Chip("delegations", lambda: tr("Delegated approval"), len(found.delegations), always=True),
            Chip("people", lambda: tr("Authorisations"), len(found.accounts), always=True),
        ])  # fmt: skip
        if self._first:
            self.chips.choose(self._first)
            self._first = ""
        self._choose()

    def _view(self) -> RecordView[Any]:
        views: dict[str, RecordView[Any]] = {"delegations": self.delegations, "people": self.people}
        return views.get(self.chips.current(), self.grants)

    def _choose(self) -> None:
        view = self._view()
        self._stack.setCurrentWidget(view if view.rows_model.rowCount() else self._empty)
        view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_acts()

    def _show_acts(self) -> None:
        key, rights = self.chips.current(), self._rights
        gives = rights is not None and rights.gives and not self._space.read_only
        delegates = rights is not None and rights.delegates and not self._space.read_only
        self.acts["open"].setVisible(gives and key in ("", "grants"))
        self.acts["assign"].setVisible(gives and key in ("", "grants"))
        self.acts["delegate"].setVisible(delegates and key == "delegations")
        ends = (gives and self._grant_to_end() is not None) or (delegates and self._delegation_to_end() is not None)
        self.acts["end"].setVisible(ends)
        self.note.say(_NOTES.get(key or "grants", ""))

    def _grant_to_end(self) -> Grant | None:
        row = self.grants.current() if self._view() is self.grants else None
        return row if row is not None and not row.ended_at else None

    def _delegation_to_end(self) -> Delegation | None:
        row = self.delegations.current() if self._view() is self.delegations else None
        return row if row is not None and self._in_force(row) else None

    def _in_force(self, row: Delegation) -> bool:
        return self._rights is not None and self._rights.in_force(row)

    # -- acts ------------------------------------------------------------------------------------------------

    def ask_open(self) -> None:
        """Which interview, then to whom and why."""
        title: Words = lambda: tr("Which interview is opened?")  # noqa: E731
        panel = PickPanel(self._space, self.window(), title, records_finder(self._space, INTERVIEWS))
        panel.picked.connect(self._ask_whom)
        self.dialog = panel

    def _ask_whom(self, record: str) -> None:
        def ask(rows: dict[str, Any]) -> None:
            row = rows.get(record)
            if row is not None:
                dialog = OpenDialog(self._space, self.window(), row)
                dialog.accepted.connect(lambda: self._give(dialog.who(), dialog.text(), record=record))
                dialog.open()
                self.dialog = dialog

        self._space.read(lambda session: session.records.summaries_of([record]), ask, self.error.tell)

    def ask_assign(self) -> None:
        """All interviews of one organisation, to a deputy."""
        dialog = AssignDialog(self._space, self.window())
        dialog.accepted.connect(lambda: self._give(dialog.who(), dialog.text(), unit=dialog.unit()))
        dialog.open()
        self.dialog = dialog

    def ask_delegate(self) -> None:
        """Exports and prints approved by the deputy, up to a day."""
        if not able(self._space.members, "delegated"):
            self.banner.tell(
                "warn", lambda: tr("There is no deputy leader with an account; approval cannot be delegated.")
            )
            return
        dialog = DelegateDialog(self._space, self.window())
        dialog.accepted.connect(lambda: self._delegate(dialog.who(), dialog.until(), dialog.text()))
        dialog.open()
        self.dialog = dialog

    def ask_end(self) -> None:
        """End the chosen grant at once, or the chosen delegation as of yesterday."""
        grant, delegation = self._grant_to_end(), self._delegation_to_end()
        if grant is not None:
            self._ask_end(grant.account, lambda _reason: self._write(lambda session: session.grants.end(grant.id)))
        elif delegation is not None and self._rights is not None:
            account, day = delegation.account, self._rights.yesterday
            self._ask_end(account, lambda reason: self._delegate(account, day, reason), reason=True)

    def _ask_end(self, account: str, act: Callable[[str], None], *, reason: bool = False) -> None:
        name = self._space.member_name(account)
        title: Words = lambda: tr("End what {name} was given").format(name=name)  # noqa: E731
        stays: Words = lambda: tr("It holds no longer; the line stays in the register and in the log.")  # noqa: E731
        look, window = self._space.look, self.window()
        if reason:
            asked = ReasonDialog(look, window, title, stays, lambda: tr("End"), "danger")
            asked.accepted.connect(lambda: act(asked.text()))
            self.dialog = asked
        else:
            self.dialog = ActDialog(look, window, title, stays, lambda: tr("End"), "danger")
            self.dialog.accepted.connect(lambda: act(""))
        self.dialog.open()

    def _give(self, account: str, reason: str, **what: str) -> None:
        def work(session: Session) -> Change:
            session.grants.give(account, reason, **what)
            return Change(registers=("grants",))

        self._write(work)

    def _delegate(self, account: str, until: str, reason: str) -> None:
        self._write(lambda session: session.grants.delegate(account, until, reason))

    def _write(self, work: Callable[[Session], Change]) -> None:
        def run(session: Session, _report: Report) -> Change:
            return work(session)

        self.error.clear()
        self.banner.clear()
        self._space.write(run, None, self.error.tell)

    def _what(self, row: Grant) -> str:
        if row.unit:
            return tr("all interviews: {unit}").format(unit=row.unit)
        return self._rights.called.get(row.record, "–") if self._rights is not None else "–"

    def _lay_out(self, head: PageHead) -> None:
        for view in (self.grants, self.delegations, self.people, self._empty):
            self._stack.addWidget(view)
        ground = Panel("surface")
        inner = QVBoxLayout(ground)
        inner.setContentsMargins(0, 0, 0, 12)
        top = QVBoxLayout()
        top.setContentsMargins(24, 8, 24, 0)
        for part in (self.banner, self.error):
            top.addWidget(part)
        inner.addLayout(top)
        inner.addWidget(self._stack, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(24, 0, 24, 0)
        foot.addWidget(self.note)
        inner.addLayout(foot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(hairline())
        layout.addWidget(ground, 1)


_NOTES: dict[str, Words] = {
    "grants": lambda: tr("Opening gives reading only, never the identity; a recusal goes before it (V02)."),
    "delegations": lambda: tr(
        "A deputy to whom approval is delegated is not asked for the leader's passphrase. Leads cannot be delegated."
    ),
    "people": lambda: tr(
        "An account works with a registered pledge and inside its days (V03). Other days come with a new kit."
    ),
}
