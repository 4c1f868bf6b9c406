"""Media that can be written to now, each with the register's line or with why it may not be used (V18)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QWidget

from forms.problems import Problem
from storage import media
from storage.exchange.export import Export
from storage.media import FoundMedium
from storage.model import Account, Medium
from storage.session import Session
from ui.components.dialogs import ActDialog
from ui.components.fields import Complaint, FormRow
from ui.components.panels import Facts
from ui.components.passphrase import PassphraseField
from ui.i18n import tr
from ui.messages import size_text
from ui.roles import role_word
from ui.workspace import Workspace


@dataclass(frozen=True)
class MediumChoice:
    """One medium: `medium` is its line in the register, `problem` why it cannot be written to."""

    found: FoundMedium
    medium: Medium | None
    problem: Problem | None

    @property
    def key(self) -> str:
        return str(self.found.path)

    @property
    def is_unknown(self) -> bool:
        """Not in the register, but it could be."""
        return self.problem is not None and self.problem.code == "MEDIUM_UNKNOWN" and bool(self.found.serial)

    @property
    def name(self) -> str:
        """Its register number, or what it calls itself."""
        return self.medium.number if self.medium is not None else self.found.label


def look_at(session: Session, found: Sequence[FoundMedium]) -> tuple[MediumChoice, ...]:
    """Ask the register about each; on the storage thread."""
    export = Export(session)
    choices = []
    for one in found:
        known = session.media.by_serial(one.serial) if one.serial else None
        try:
            choices.append(MediumChoice(one, export.check_medium(one), None))
        except Problem as problem:
            choices.append(MediumChoice(one, known, problem))
    return tuple(choices)


def find(space: Workspace, folders: Sequence[Path], done: Callable[[tuple[MediumChoice, ...]], object]) -> None:
    """Look for media on a free thread (a bad stick may take long), then ask the register.

    `folders` stand for sticks in practice mode; one that is gone is left out.
    """

    def search() -> list[FoundMedium]:
        found = list(media.removable_media())
        return found + [media.folder_medium(folder) for folder in folders if folder.is_dir()]

    space.jobs.free(
        lambda _report: search(),
        lambda found: space.read(lambda session: look_at(session, found), done),
        space.failed.emit,
    )


@dataclass(frozen=True)
class Registrar:
    """Who may enter media: with `own` the one at the keyboard, else one of `guardians` by passphrase."""

    own: bool
    guardians: tuple[Account, ...]


@dataclass(frozen=True)
class Entry:
    """What is entered: who keeps the medium, and the guardian's word where one is needed."""

    keeper: str
    guardian: str = ""
    passphrase: str = ""


def registrar(session: Session) -> Registrar:
    """On the storage thread."""
    guardians = tuple(
        account for account in session.accounts.all()
        if account.role == "secadmin" and account.active and account.recipient
    )  # fmt: skip
    return Registrar(bool(session.access.word("policy")), guardians)


def enter(session: Session, found: FoundMedium, entry: Entry) -> Medium:
    """Raises as `Export.register_medium` and `Accounts.approve`."""
    word = session.accounts.approve(entry.guardian, entry.passphrase, found.serial) if entry.guardian else None
    return Export(session).register_medium(found, entry.keeper, word)


class RegisterMediumDialog(ActDialog):
    """Enters an unknown medium in the register: who keeps it, and the secrecy administrator's word if it is needed."""

    def __init__(self, space: Workspace, parent: QWidget, found: FoundMedium, who: Registrar) -> None:
        look = space.look
        super().__init__(
            look,
            parent,
            lambda: tr("Register medium {name}").format(name=found.label),
            lambda: tr("It gets a number of this laptop. Write the number on the medium with a label."),
            lambda: tr("Register"),
        )
        self.setMinimumWidth(look.px(440))
        self.body.addWidget(self._facts(found))
        self.custodian = QComboBox()
        look.dress(self.custodian)
        self.custodian.setAccessibleName(tr("Held by"))
        for member in space.members:
            if member.active:
                self.custodian.addItem(f"{member.name} · {role_word(member.role)}", member.id)
        self.custodian.setCurrentIndex(max(self.custodian.findData(space.me.id), 0))
        self.body.addWidget(FormRow(look, lambda: tr("Held by"), self.custodian))
        self._ask_word(who)
        self.custodian.setFocus()

    def _facts(self, found: FoundMedium) -> Facts:
        facts = Facts(self.look, 1, 120)
        kind = (lambda: tr("Folder (practice)")) if found.is_folder else (lambda: tr("USB medium"))
        facts.show_facts([
            (lambda: tr("Kind"), kind),
            (lambda: tr("Hardware serial"), found.serial),
            (lambda: tr("Size"), size_text(found.size)),
            (lambda: tr("File system"), found.filesystem),
        ])  # fmt: skip
        return facts

    def _ask_word(self, who: Registrar) -> None:
        """The secrecy administrator's passphrase, where the person may not enter media alone."""
        self._guardian = who.guardians[0] if who.guardians and not who.own else None
        self._may = who.own or self._guardian is not None
        name = self._guardian.name if self._guardian is not None else ""
        self.passphrase = PassphraseField(self.look, lambda: tr("Passphrase of {name}").format(name=name))
        self.passphrase.setVisible(self._guardian is not None)
        self._complaint = Complaint(self.look)
        self.body.addWidget(self.passphrase)
        self.body.addWidget(self._complaint)
        if not self._may:
            self._complaint.tell(
                lambda: tr(
                    "Media are registered by the secrecy administrator, or by the team leader while there is none."
                )
            )

    def entry(self) -> Entry:
        """What is to be entered; the passphrase leaves the field."""
        text = self.passphrase.text()
        self.passphrase.clear()
        keeper = str(self.custodian.currentData() or "")
        return Entry(keeper) if self._guardian is None else Entry(keeper, self._guardian.id, text)

    def ready(self) -> bool:
        if self._may and self._guardian is not None and not self.passphrase.text():
            self._complaint.tell(lambda: tr("Type the passphrase"))
            return False
        return self._may
