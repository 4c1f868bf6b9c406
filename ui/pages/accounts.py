"""Accounts of the vault: who may open it, with which role; add, remove, change one's own passphrase."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from forms.kinds import Role
from storage.access import Standing
from storage.model import Account, Change
from storage.pledges import Pledge
from storage.session import Session
from ui.components.banner import Banner
from ui.components.buttons import Button
from ui.components.dialogs import ActDialog
from ui.components.empty import ErrorPanel
from ui.components.fields import Complaint, Field, FormRow
from ui.components.marks import Mark
from ui.components.pagehead import PageHead
from ui.components.passphrase import PassphraseField, sentence
from ui.components.progress import Busy
from ui.components.table import Column, RecordModel, RecordView
from ui.components.text import Panel, Text, hairline
from ui.i18n import dotted, tr
from ui.look import Look
from ui.messages import explain
from ui.page import Page
from ui.pages.pledge import ask_for_pledge
from ui.roles import role_word
from ui.workspace import Workspace

_ADMINISTRATORS = ("leader", "sysadmin")
_ROLES: tuple[Role, ...] = tuple(role for role in get_args(Role) if role != "office")


class NewPassphrase(QWidget):
    """A passphrase with its meter, typed twice."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.first = PassphraseField(look, lambda: tr("New passphrase"), meter=True)
        self.again = PassphraseField(look, lambda: tr("The same again"))
        self._complaint = Complaint(look)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        for widget in (self.first, self.again, self._complaint):
            layout.addWidget(widget)
        self.setFocusProxy(self.first)

    def text(self) -> str:
        return self.first.text()

    def ready(self) -> bool:
        """Strong enough and typed the same twice; says what is missing."""
        self._complaint.hide()
        strength = self.first.strength()
        if not strength.enough:
            self._complaint.tell(lambda: sentence(strength))
        elif self.first.text() != self.again.text():
            self._complaint.tell(lambda: tr("The two differ; type the second one again"))
        else:
            return True
        return False


class AddAccountDialog(ActDialog):
    """Gives a person a slot. A name of the roster keeps its account; another name gets a new one."""

    def __init__(self, look: Look, parent: QWidget, waiting: Sequence[Account]) -> None:
        super().__init__(
            look,
            parent,
            lambda: tr("Add an account"),
            lambda: tr("The person types the passphrase; nobody else needs to know it."),
            lambda: tr("Add"),
        )
        self.setMinimumWidth(look.px(440))
        self._waiting = list(waiting)
        self.person = QComboBox()
        look.dress(self.person)
        for account in self._waiting:
            self.person.addItem(dotted(account.name, role_word(account.role)))
        self.person.addItem(tr("Somebody else…"))
        self.person.currentIndexChanged.connect(self._chosen)
        self.person.setAccessibleName(tr("Person"))
        self.name = Field(look, lambda: tr("Name"))
        self._name_row = FormRow(look, lambda: tr("Name"), self.name, required=True)
        self.role = QComboBox()
        look.dress(self.role)
        for role in _ROLES:
            self.role.addItem(role_word(role), role)
        self._role_row = FormRow(look, lambda: tr("Role"), self.role)
        self.passphrase = NewPassphrase(look)
        for widget in (
            FormRow(look, lambda: tr("Person"), self.person), self._name_row, self._role_row, self.passphrase,
        ):  # fmt: skip
            self.body.addWidget(widget)
        self._chosen()

    def chosen(self) -> Account:
        """The account to add; its id is empty for somebody who is not on the roster."""
        index = self.person.currentIndex()
        if index < len(self._waiting):
            return self._waiting[index]
        return Account("", self.name.text().strip(), self.role.currentData())

    def ready(self) -> bool:
        self._name_row.complain(None if self.chosen().name else (lambda: tr("Write the name")))
        return bool(self.chosen().name) and self.passphrase.ready()

    def _chosen(self) -> None:
        other = self.person.currentIndex() >= len(self._waiting)
        self._name_row.setVisible(other)
        self._role_row.setVisible(other)


class ChangePassphraseDialog(ActDialog):
    """One's own passphrase: the present one, and a new one twice."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(
            look,
            parent,
            lambda: tr("Change your passphrase"),
            lambda: tr("The device key and the records stay as they are. The change goes into the log."),
            lambda: tr("Change"),
        )
        self.setMinimumWidth(look.px(440))
        self.old = PassphraseField(look, lambda: tr("Present passphrase"))
        self.new = NewPassphrase(look)
        self.body.addWidget(self.old)
        self.body.addWidget(self.new)
        self.old.setFocus()

    def ready(self) -> bool:
        return bool(self.old.text()) and self.new.ready()


class AccountsPage(Page):
    """The list of accounts and the three acts."""

    def __init__(self, space: Workspace) -> None:
        super().__init__()
        self._space = space
        self._pledges: dict[str, str] = {}
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
        for button in (self.mine, self.take, self.pledge, self.add):
            head.add_action(button)
        self.banner = Banner(look)
        self.error = ErrorPanel(look)
        self.list = RecordView(look, self._model(), lambda: tr("Accounts"))
        self._note = Text(look, self._why_not, "note", "text2", wrap=True)
        self._lay_out(head)
        for button in (self.add, self.take):
            button.setVisible(space.me.role in _ADMINISTRATORS and not space.read_only)
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
                Column(lambda: tr("State"), self._state, 180, mark=_mark),
                Column(lambda: tr("Name"), lambda account: account.name, 200),
                Column(lambda: tr("Pledge"), lambda account: self._pledges.get(account.id, "–"), 200),
                Column(lambda: tr("Role"), lambda account: role_word(account.role)),
            ],
            lambda account: account.id,
            lambda account: not account.active,
        )

    @staticmethod
    def _state(account: Account) -> str:
        if not account.active:
            return tr("Removed")
        return tr("May open") if account.recipient else tr("On the roster, no passphrase yet")

    def _why_not(self) -> str:
        if self._space.me.role in _ADMINISTRATORS:
            return tr("Removing an account takes its passphrase away; what it wrote stays.")
        return tr("Accounts are added and removed by the team leader or the system administrator.")

    def _load(self) -> None:
        self._space.read(_accounts_and_pledges, self._show)

    def _show(self, found: tuple[tuple[Account, ...], dict[str, str]]) -> None:
        accounts, self._pledges = found
        self._space.members = accounts
        self.list.rows_model.show_rows(accounts)
        self.list.choose(self.list.current_key())

    def _add(self) -> None:
        waiting = [account for account in self._space.members if account.active and not account.recipient]
        dialog = AddAccountDialog(self._space.look, self.window(), waiting)
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
        self._space.write(lambda session, _report: session.accounts.remove(account.id), None, self.error.tell)

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
        foot.addWidget(self._note)
        inner.addLayout(foot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(hairline())
        layout.addWidget(ground, 1)


def _accounts_and_pledges(session: Session) -> tuple[tuple[Account, ...], dict[str, str]]:
    return tuple(session.accounts.all()), {pledge.account: pledge.number for pledge in session.pledges.all()}


def _mark(account: Account) -> Mark:
    if not account.active:
        return "void"
    return "met" if account.recipient else "not_begun"
