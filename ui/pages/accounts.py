"""Accounts of the vault: who may open it, with which role; add, remove, change one's own passphrase."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from forms.kinds import Role
from storage.access import Standing
from storage.model import Account, Change
from storage.pledges import Pledge
from storage.session import Session
from ui.components.banner import Banner
from ui.components.buttons import Button
from ui.components.dialogs import ActDialog
from ui.components.empty import ErrorPanel
from ui.components.marks import Mark
from ui.components.pagehead import PageHead
from ui.components.progress import Busy
from ui.components.table import Column, RecordModel, RecordView
from ui.components.text import Panel, Text, hairline
from ui.i18n import Words, tr
from ui.messages import explain
from ui.page import Page
from ui.pages.accountdialogs import ADMINISTRATORS, AddAccountDialog, ChangePassphraseDialog
from ui.pages.accountstate import state_mark, state_text
from ui.pages.pledge import ask_for_pledge
from ui.pages.takekit import KitTaken, TakeKitDialog, take_kit, taken_words
from ui.roles import role_word
from ui.workspace import Workspace

Found = tuple[tuple[Account, ...], dict[str, str], dict[str, Standing], bool]
"""Accounts, numbers of pledges, who may work today, and whether this account manages them."""


class AccountsPage(Page):
    """The list of accounts and the three acts."""

    def __init__(self, space: Workspace) -> None:
        super().__init__()
        self._space = space
        self._pledges: dict[str, str] = {}
        self._standings: dict[str, Standing] = {}
        self._held: set[Role] = set()
        self._may = False
        look = space.look
        head = PageHead(look, lambda: tr("Accounts"), lambda: tr("Who may open this vault"))
        self.mine = Button(look, lambda: tr("Change my passphrase…"))
        self.mine.clicked.connect(self._change_mine)
        self.take = Button(look, lambda: tr("Remove account…"))
        self.take.clicked.connect(self._remove)
        self.add = Button(look, lambda: tr("Add account…"), "primary", "plus")
        self.add.clicked.connect(self._add)
        self.pledge = Button(look, lambda: tr("Register pledge…"))
        self.pledge.clicked.connect(self._register_pledge)
        self.duties = Button(look, lambda: tr("What each role may do"), "quiet")
        self.duties.clicked.connect(lambda: space.go_asked.emit("duties", ""))
        self.duties.setVisible(space.has_door("duties"))
        self.kit = Button(look, lambda: tr("Take over a kit…"))
        self.kit.clicked.connect(self.ask_kit)
        self.kit.setVisible(space.me.role != "office" and not space.read_only)
        for button in (self.mine, self.take, self.pledge, self.add):
            head.add_action(button)
        self.banner = Banner(look)
        self.error = ErrorPanel(look)
        self.list = RecordView(look, self._model(), lambda: tr("Accounts"))
        self._note = Text(look, self._why_not, "note", "text2", wrap=True)
        self._lay_out(head)
        for button in (self.add, self.take):
            button.hide()
        self.pledge.setVisible(not space.stint.practice and not space.read_only)

    def enter(self) -> None:
        self._load()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, change: Change) -> None:
        self._load()

    def regions(self) -> Sequence[QWidget]:
        return (self.list,)

    def new_record(self) -> None:
        if not self.add.isHidden():
            self._add()

    def back(self) -> bool:
        self.left.emit()
        return True

    def _model(self) -> RecordModel[Account]:
        return RecordModel(
            [
                Column(lambda: tr("State"), self._state, 330, mark=self._mark),
                Column(lambda: tr("Name"), lambda account: account.name, 200),
                Column(lambda: tr("Pledge"), lambda account: self._pledges.get(account.id, "–"), 200),
                Column(lambda: tr("Role"), lambda account: role_word(account.role)),
            ],
            lambda account: account.id,
            lambda account: not account.active,
        )

    def _state(self, account: Account) -> str:
        return state_text(account, self._standings.get(account.id, Standing()))

    def _mark(self, account: Account) -> Mark:
        return state_mark(account, self._standings.get(account.id, Standing()))

    def _why_not(self) -> str:
        if not self._may:
            return tr("Accounts are added and removed by the system administrator; by the leader while there is none.")
        said = tr("Removing an account takes its passphrase away; what it wrote stays.")
        if self._space.me.role == "leader":
            vacant = [role for role in ADMINISTRATORS if role not in self._held]
            said += " " + tr("You stand in for the system administrator until one has an account; the log marks it.")
            if vacant:
                names = tr(", ").join(role_word(role) for role in vacant)
                said += " " + tr("No account yet: {roles}").format(roles=names)
        return said

    def _load(self) -> None:
        self._space.read(_accounts_and_pledges, self._show)

    def _show(self, found: Found) -> None:
        accounts, self._pledges, self._standings, self._may = found
        self._held = {entry.role for entry in accounts if entry.active and entry.recipient}
        for button in (self.add, self.take):
            button.setVisible(self._may and not self._space.read_only)
        self._note.say(self._why_not)
        self._space.members = accounts
        self.list.rows_model.show_rows(accounts)
        self.list.choose(self.list.current_key())

    def _add(self) -> None:
        waiting = [account for account in self._space.members if account.active and not account.recipient]
        dialog = AddAccountDialog(self._space.look, self.window(), waiting, self._held)
        dialog.accepted.connect(lambda: self._add_chosen(dialog.chosen(), dialog.passphrase.text()))
        dialog.open()

    def _add_chosen(self, account: Account, passphrase: str) -> None:
        job = self._space.write(
            lambda session, _report: session.accounts.add(account.name, account.role, passphrase, account=account.id),
            self._added,
            self.error.tell,
        )
        Busy(self.add, job)

    def _added(self, account: Account) -> None:
        self.error.clear()
        self.banner.tell("ok", lambda: tr("{name} may open this vault now.").format(name=account.name))

    def ask_kit(self) -> TakeKitDialog:
        """A further kit: whoever has the file and the words on its paper; the office's signature decides."""
        dialog = TakeKitDialog(self._space.look, self.window())
        dialog.accepted.connect(lambda: self._take_kit(*dialog.taken()))
        dialog.open()
        return dialog

    def _take_kit(self, file: Path, passphrase: str) -> None:
        self.error.clear()

        def done(taken: KitTaken) -> None:
            self.banner.tell("ok", lambda: taken_words(taken), *(self._seal_anew() if taken.dismissed else ()))
            self._load()

        job = self._space.write(lambda session, _report: take_kit(session, file, passphrase), done, self.error.tell)
        Busy(self.kit, job)

    def _change_mine(self) -> None:
        dialog = ChangePassphraseDialog(self._space.look, self.window())
        dialog.accepted.connect(lambda: self._change(dialog.old.text(), dialog.new.text()))
        dialog.open()

    def _change(self, old: str, new: str) -> None:
        job = self._space.write(
            lambda session, _report: session.accounts.change_passphrase(old, new), self._changed, self.error.tell
        )
        Busy(self.mine, job)

    def _changed(self, _nothing: object) -> None:
        self.error.clear()
        self.banner.tell("ok", lambda: tr("Your passphrase is changed. The old one opens nothing any more."))

    def tell_standing(self, standing: Standing) -> None:
        """Say why this account may not work now, and what opens it (V03)."""
        if standing.code == "PLEDGE_MISSING":
            self.banner.tell(
                "warn",
                lambda: tr(
                    "Your signed pledge is not registered yet. Until then this account reads and writes nothing."
                ),
                lambda: tr("Register pledge…"),
                self._own_pledge,
            )
        else:
            refusal = standing.refusal()
            self.banner.tell("warn", lambda: explain(refusal, self._space.look.language.name).line())

    def _own_pledge(self) -> None:
        ask_for_pledge(self._space, self.window(), self._space.me, self._pledged, self.error.tell)

    def _register_pledge(self) -> None:
        account = self.list.current()
        if account is not None:
            ask_for_pledge(self._space, self.window(), account, self._pledged, self.error.tell)

    def _pledged(self, pledge: Pledge) -> None:
        self.error.clear()
        self.banner.tell("ok", lambda: tr("The pledge is registered as {number}.").format(number=pledge.number))
        self._load()

    def _remove(self) -> None:
        account = self.list.current()
        if account is None or not account.active:
            return
        name = account.name
        dialog = ActDialog(
            self._space.look,
            self.window(),
            lambda: tr("Remove the account of {name}").format(name=name),
            lambda: tr("The passphrase opens nothing any more. Records and log entries stay."),
            lambda: tr("Remove"),
            "danger",
        )
        dialog.accepted.connect(lambda: self._remove_now(account))
        dialog.open()

    def _remove_now(self, account: Account) -> None:
        self.error.clear()

        def removed(_change: object) -> None:
            name = account.name
            self.banner.tell(
                "info",
                lambda: tr("{name} opens this vault no more. What is sealed to that account is to be sealed anew.")
                .format(name=name),
                *self._seal_anew(),
            )  # fmt: skip

        self._space.write(lambda session, _report: session.accounts.remove(account.id), removed, self.error.tell)

    def _seal_anew(self) -> tuple[Words, Callable[[], None] | None]:
        """The banner's way on after somebody lost an account."""
        door = (lambda: self._space.go_asked.emit("reseal", "")) if self._space.has_door("reseal") else None
        return (lambda: tr("Seal anew…")), door

    def _lay_out(self, head: PageHead) -> None:
        ground = Panel("surface")
        inner = QVBoxLayout(ground)
        inner.setContentsMargins(0, 0, 0, 12)
        top = QVBoxLayout()
        top.setContentsMargins(24, 8, 24, 0)
        top.addWidget(self.banner)
        top.addWidget(self.error)
        inner.addLayout(top)
        inner.addWidget(self.list, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 0, 24, 0)
        foot.setSpacing(12)
        foot.addWidget(self._note, 1)
        for button in (self.duties, self.kit):
            foot.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        inner.addLayout(foot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(hairline())
        layout.addWidget(ground, 1)


def _accounts_and_pledges(session: Session) -> Found:
    pledges = {pledge.account: pledge.number for pledge in session.pledges.all()}
    return (
        tuple(session.accounts.all()), pledges, session.pledges.standings(), bool(session.access.word("accounts")),
    )  # fmt: skip
