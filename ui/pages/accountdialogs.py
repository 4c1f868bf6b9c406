"""Dialogs about accounts: a passphrase typed twice, a new account, one's own passphrase."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import get_args

from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from forms.kinds import Role
from storage.model import Account
from ui.components.dialogs import ActDialog
from ui.components.fields import Complaint, Field, FormRow
from ui.components.passphrase import PassphraseField, sentence
from ui.components.text import Text
from ui.i18n import dotted, tr
from ui.look import Look
from ui.roles import role_word

ADMINISTRATORS: tuple[Role, ...] = ("sysadmin", "secadmin", "auditor")
_ROLES: tuple[Role, ...] = tuple(role for role in get_args(Role) if role != "office")


TEAM: tuple[Role, ...] = ("leader", "deputy", "member")
"""Posts without which no paper is signed by three persons, in the order in which a missing one is proposed."""


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

    def __init__(
        self, look: Look, parent: QWidget, waiting: Sequence[Account], held: Collection[Role] = ()
    ) -> None:  # fmt: skip
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
        self.role.setCurrentIndex(_ROLES.index(next((role for role in TEAM if role not in held), "member")))
        self._role_row = FormRow(look, lambda: tr("Role"), self.role)
        self.role.currentIndexChanged.connect(lambda _index: self._tell_role())
        self._separation = Text(look, "", "note", "text2", wrap=True)
        self.passphrase = NewPassphrase(look)
        for widget in (
            FormRow(look, lambda: tr("Person"), self.person), self._name_row, self._role_row, self._separation,
            self.passphrase,
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
        self._tell_role()

    def _tell_role(self) -> None:
        """An administrator's post ends the standing in for it, and is not combined at will (9.9)."""
        role = self.chosen().role
        self._separation.setVisible(role in ADMINISTRATORS)
        if role == "auditor":
            self._separation.say(
                lambda: tr("The auditor must be somebody who is neither system nor secrecy administrator (9.9).")
            )
        else:
            self._separation.say(
                lambda: tr(
                    "From then on the leader no longer does this administrator's work. Not the auditor's post at the "
                    "same time (9.9)."
                )
            )


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
