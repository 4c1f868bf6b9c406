"""Registering a signed pledge: until it stands in the register, an account opens the vault and does nothing (V03)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from forms.problems import Report
from storage.model import Account
from storage.pledges import Pledge
from storage.session import Session
from ui.components.dialogs import ActDialog
from ui.components.fields import Field, FormRow
from ui.components.passphrase import PassphraseField
from ui.i18n import tr
from ui.look import Look
from ui.workspace import Workspace

PLEDGE = "pledge"
"""What the leader's word is given on."""


class PledgeDialog(ActDialog):
    """What the paper says; beside it the leader's passphrase where somebody enters a pledge of their own."""

    def __init__(self, look: Look, parent: QWidget, account: Account, leader: Account | None) -> None:
        """`leader` is who gives the word; None when the person at the keyboard needs none."""
        super().__init__(
            look,
            parent,
            lambda: tr("Register the pledge of {name}").format(name=account.name),
            lambda: tr("The account works from then on. The paper with its signature stays in the office's file."),
            lambda: tr("Register"),
        )
        self.setMinimumWidth(look.px(440))
        self.version = Field(look, lambda: tr("Version of the pledge text"))
        self.day = Field(look, lambda: tr("Signed on"))
        self.day.setText(date.today().isoformat())
        self.paper = Field(look, lambda: tr("Number of the paper"))
        self._rows = [
            FormRow(look, lambda: tr("Version of the pledge text"), self.version, required=True),
            FormRow(look, lambda: tr("Signed on"), self.day, required=True),
            FormRow(look, lambda: tr("Number of the paper"), self.paper, required=True),
        ]
        for row in self._rows:
            self.body.addWidget(row)
        self.word: PassphraseField | None = None
        if leader is not None:
            self.word = PassphraseField(look, lambda: tr("Passphrase of {name}").format(name=leader.name))
            self.body.addWidget(self.word)
        self.version.setFocus()

    def ready(self) -> bool:
        """Everything filled, the day a day; says what is missing."""
        fields = (self.version, self.day, self.paper)
        for row, field in zip(self._rows, fields, strict=True):
            row.complain(None if field.text().strip() else (lambda: tr("Write what the paper says")))
        try:
            date.fromisoformat(self.day.text().strip())
        except ValueError:
            self._rows[1].complain(lambda: tr("Write the day as 2026-03-05"))
            return False
        return all(field.text().strip() for field in fields) and (self.word is None or bool(self.word.text()))


def ask_for_pledge(
    space: Workspace,
    parent: QWidget,
    account: Account,
    done: Callable[[Pledge], object],
    failed: Callable[[BaseException], object],
) -> None:
    """Open the dialog for `account` and register what is entered."""
    leaders = [member for member in space.members if member.role == "leader" and member.active and member.recipient]
    own = account.id == space.me.id and space.me.role != "leader"
    leader = leaders[0] if own and leaders else None
    dialog = PledgeDialog(space.look, parent, account, leader)

    def register(session: Session, _report: Report) -> Pledge:
        approval = None
        if leader is not None and dialog.word is not None:
            approval = session.accounts.approve(leader.id, dialog.word.text(), PLEDGE)
        return session.pledges.register(
            account.id, dialog.version.text().strip(), dialog.day.text().strip(), dialog.paper.text().strip(), approval
        )

    dialog.accepted.connect(lambda: space.write(register, done, failed))
    dialog.open()
