"""A vault to practise with, without an office: its pages say so, and nothing of it can be handed over."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.components.fields import Field, FormRow
from ui.components.progress import StepList, WorkStep
from ui.components.wizard import Wizard, WizardStep, rows_page
from ui.gate import PRACTICE_KEY
from ui.i18n import Speaks, tr
from ui.jobs import Jobs
from ui.look import Look
from ui.pages.accountdialogs import NewPassphrase
from ui.pages.keyplace import FolderField

if TYPE_CHECKING:
    from storage.model import Stint
    from storage.session import Session
    from storage.vault import VaultTools

DAYS = 30


class PractiseVault(Speaks, QWidget):
    """`made(session, key folder)` at the end; `left()` when the person gives up before anything is made."""

    left = Signal()
    made = Signal(object, object)

    held: Session | None = None
    """This way holds no vault open: what it opens it gives away at once."""

    def __init__(self, look: Look, jobs: Jobs, tools: Callable[[], VaultTools]) -> None:
        super().__init__()
        self._look = look
        self._jobs = jobs
        self._tools = tools
        self.name = Field(look, lambda: tr("Your name"))
        self.unit = Field(look, lambda: tr("Inspected organisation"))
        self.unit.setText(tr("An invented organisation"))
        self.folder = FolderField(look, lambda: tr("Folder"), lambda: tr("A new or empty folder"))
        self.folder.edit.setText(str(Path.home() / "fieldseal-practice"))
        self.passphrase = NewPassphrase(look)
        self._name_row = FormRow(look, lambda: tr("Your name"), self.name)
        self._unit_row = FormRow(look, lambda: tr("Inspected organisation"), self.unit)
        self._folder_row = FormRow(look, lambda: tr("Folder"), self.folder)
        self._work = StepList(look, [WorkStep("make", lambda: tr("Derive the key, make vault and slots"),
                                              lambda: tr("About a second"))])  # fmt: skip
        self._work.hide()
        self.wizard = Wizard(
            look, lambda: tr("Practice vault"), lambda: tr("To try everything out on this laptop"), self._steps(),
            lambda: tr("Every page says “Practice”. Write nothing real into it."),
        )  # fmt: skip
        self.wizard.left.connect(self.left)
        for field in (self.name, self.unit, self.folder.edit):
            field.returnPressed.connect(self.wizard.go_on)
        self.passphrase.first.entered.connect(self.passphrase.again.setFocus)
        self.passphrase.again.entered.connect(self.wizard.go_on)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.wizard)

    def _steps(self) -> list[WizardStep]:
        return [
            WizardStep(
                "who", lambda: tr("You"), lambda: tr("Who are you, and what do you practise on?"),
                lambda: tr("You become the team's leader. Invent the organisation."),
                rows_page(self._look, self._name_row, self._unit_row, self._folder_row), lambda: tr("Next"),
                self._named, chosen=lambda: self.name.text().strip(),
            ),
            WizardStep(
                "passphrase", lambda: tr("Passphrase"), lambda: tr("Your passphrase"),
                lambda: tr("Nobody can read it back; a practice vault without it is lost."),
                rows_page(self._look, self.passphrase, self._work), lambda: tr("Open the practice vault"), self._make,
                enter=self.passphrase.setFocus,
            ),
        ]  # fmt: skip

    def _named(self) -> bool:
        folder = self.folder.path()
        empty = folder is not None and (not folder.exists() or (folder.is_dir() and not any(folder.iterdir())))
        self._name_row.complain(None if self.name.text().strip() else (lambda: tr("Write the name")))
        self._unit_row.complain(None if self.unit.text().strip() else (lambda: tr("Write the name")))
        self._folder_row.complain(None if empty else (lambda: tr("Choose an empty or new folder")))
        return bool(self.name.text().strip() and self.unit.text().strip()) and empty

    def _make(self) -> bool:
        folder = self.folder.path()
        if folder is None or not self.passphrase.ready():
            return False
        name, unit, passphrase = self.name.text().strip(), self.unit.text().strip(), self.passphrase.text()
        team, round_name = tr("Practice team"), tr("Practice round")
        self.wizard.error.clear()
        self._work.show()
        self._work.begin("make")

        def work(_report: object) -> Session:
            from storage.files import environment_problem
            from storage.keys import KeyFileSecret
            from storage.model import Account
            from storage.vault import create_vault

            tools, vault, key = self._tools(), folder / "vault", folder / PRACTICE_KEY
            stint = practice_stint(tools, team, round_name, unit)
            try:
                key.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise environment_problem(error, folder) from error
            secret = KeyFileSecret(key, vault, same_disk_allowed=True)
            return create_vault(vault, stint, Account("", name, "leader"), passphrase, secret, tools)

        self.wizard.next.setEnabled(False)
        self._jobs.storage(work, lambda session: self.made.emit(session, folder / PRACTICE_KEY), self._failed)
        return False

    def _failed(self, problem: BaseException) -> None:
        self.wizard.next.setEnabled(True)
        self._work.hide()
        self.wizard.error.tell(problem)


def practice_stint(tools: VaultTools, team: str, round_name: str, unit: str) -> Stint:
    """A stint from today on. Nobody has the private keys of its office: what is sealed to it stays sealed."""
    import base64
    from datetime import date

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from storage.model import OfficeCard, Stint
    from storage.protected import new_identity

    office, recovery, keeper = (new_identity()[1] for _ in range(3))
    signing = base64.b64encode(Ed25519PrivateKey.generate().public_key().public_bytes_raw()).decode()
    first = date.fromisoformat(tools.clock.today())
    card = OfficeCard(team, office, recovery, keeper, signing, practice=True)
    last = first + timedelta(days=DAYS)
    return Stint(
        tools.clock.new_id(), f"{first:%y}00", round_name, "00", team, "A", (unit,), card, practice=True,
        enter_date=first.isoformat(), leave_date=last.isoformat(),
    )  # fmt: skip
