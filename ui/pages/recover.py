"""A lost passphrase or device key: the office's recovery key opens the vault again and a new passphrase is set."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.components.buttons import Button
from ui.components.fields import Field, FormRow
from ui.components.wizard import Wizard, WizardStep, rows_page
from ui.gate import GateFacts
from ui.i18n import Speaks, dotted, tr
from ui.jobs import Jobs
from ui.look import Look
from ui.pages.accountdialogs import NewPassphrase
from ui.pages.keyplace import KeyPlace, keyring_there
from ui.roles import role_word

if TYPE_CHECKING:
    from storage.session import Session
    from storage.vault import VaultTools

_PREFIX = "AGE-SECRET-KEY-"


class RecoverVault(Speaks, QWidget):
    """`made(session, key folder or None)` when the vault is open again. Nothing in the vault changes before that."""

    left = Signal()
    made = Signal(object, object)

    held: Session | None = None
    """This way holds no vault open: what it opens it gives away at once."""

    def __init__(self, look: Look, jobs: Jobs, tools: Callable[[], VaultTools], facts: GateFacts, account: str) -> None:
        super().__init__()
        self._look = look
        self._jobs = jobs
        self._tools = tools
        self._facts = facts
        self._make_fields(account)
        self.wizard = Wizard(
            look,
            lambda: tr("Recover the vault"),
            lambda: tr("With the keeper of the office's recovery key present"),
            self._steps(),
            lambda: tr("What is in the vault stays as it is. The recovery goes into the log."),
        )
        self.wizard.left.connect(self.left)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.wizard)
        jobs.free(lambda _report: keyring_there(), self._keyring_known)
        self.key_file.setFocus()

    def retranslate(self) -> None:
        self.place.retranslate()

    def _steps(self) -> list[WizardStep]:
        return [
            WizardStep(
                "key", lambda: tr("Recovery key"), lambda: tr("Whose account, and the office's recovery key"),
                lambda: tr("The key file stays on the office's medium; it is read and not kept."),
                rows_page(self._look, self._account_row, self._key_row), lambda: tr("Next"), self._key_ready,
                chosen=lambda: Path(self.key_file.text()).name,
            ),
            WizardStep(
                "place", lambda: tr("Device key"), lambda: tr("Where shall the device key be?"),
                lambda: tr("An old one found there is used again; with a new one, the others need recovery too."),
                rows_page(self._look, self.place), lambda: tr("Next"), self.place.ready,
            ),
            WizardStep(
                "passphrase", lambda: tr("Passphrase"), lambda: tr("A new passphrase"),
                lambda: tr("The old one opens nothing any more."),
                rows_page(self._look, self.passphrase), lambda: tr("Recover"), self._recover,
                enter=self.passphrase.setFocus,
            ),
        ]  # fmt: skip

    def _key_ready(self) -> bool:
        there = Path(self.key_file.text().strip()).is_file()
        self._key_row.complain(None if there else (lambda: tr("Choose the recovery key file")))
        return there

    def _recover(self) -> bool:
        folder, info = self._facts.folder, self._facts.info
        if folder is None or info is None or not self.passphrase.ready():
            return False
        path, account = Path(self.key_file.text().strip()), str(self.account.currentData())
        passphrase, secret = self.passphrase.text(), self.place.secret(folder, info.practice)

        def work(_report: object) -> Session:
            from storage.vault import recover_vault

            return recover_vault(folder, account, read_identity(path), passphrase, secret, self._tools())

        self._busy(True)
        self._jobs.storage(work, self._recovered, self._failed)
        return False

    def _recovered(self, session: Session) -> None:
        self._busy(False)
        self.made.emit(session, self.place.key_folder())

    def _failed(self, problem: BaseException) -> None:
        self._busy(False)
        self.wizard.error.tell(problem)

    def _busy(self, busy: bool) -> None:
        self.wizard.error.clear()
        for button in (self.wizard.next, self.wizard.back, self.wizard.cancel):
            button.setEnabled(not busy)

    def _keyring_known(self, there: bool) -> None:
        self.place.allow_keyring(there)
        kinds = {slot.device for slot in self._facts.info.slots} if self._facts.info is not None else set()
        if "keyfile" in kinds:
            self.place.file.setChecked(True)
            if self._facts.key_folder is not None:
                self.place.folder.edit.setText(str(self._facts.key_folder))

    def _make_fields(self, account: str) -> None:
        look = self._look
        self.account = QComboBox()
        look.dress(self.account)
        for slot in self._facts.info.slots if self._facts.info is not None else ():
            self.account.addItem(dotted(slot.name, role_word(slot.role)), slot.account)
        self.account.setCurrentIndex(max(self.account.findData(account), 0))
        self._account_row = FormRow(look, lambda: tr("Account"), self.account)
        self.key_file = Field(look, lambda: tr("Recovery key file"))
        choose = Button(look, lambda: tr("Choose…"))
        choose.clicked.connect(self._choose)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.key_file, 1)
        row.addWidget(choose)
        self._key_row = FormRow(look, lambda: tr("Recovery key file"), line)
        self.place = KeyPlace(look)
        self.passphrase = NewPassphrase(look)

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self.window(), tr("Recovery key file"), self.key_file.text())
        if name:
            self.key_file.setText(name)


def read_identity(path: Path) -> str:
    """The age identity in a key file of age's own form. Raises `EnvironmentProblem("RECOVERY_KEY_UNREADABLE")`."""
    from forms.problems import EnvironmentProblem

    try:
        lines = path.read_text("ascii").splitlines()
    except (OSError, ValueError) as error:
        raise EnvironmentProblem("RECOVERY_KEY_UNREADABLE", name=path.name) from error
    for line in lines:
        if line.strip().startswith(_PREFIX):
            return line.strip()
    raise EnvironmentProblem("RECOVERY_KEY_UNREADABLE", name=path.name)
