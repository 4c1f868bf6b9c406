"""A vault from the office's kit, step by step; the last step is the recovery sheet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.components.buttons import Button
from ui.components.fields import Field, FormRow
from ui.components.panels import Facts
from ui.components.passphrase import PassphraseField
from ui.components.progress import StepList, WorkStep
from ui.components.text import Panel, Text
from ui.components.wizard import Wizard, WizardStep, rows_page
from ui.i18n import Speaks, dotted, tr
from ui.jobs import Jobs
from ui.look import Look
from ui.pages.accountdialogs import NewPassphrase
from ui.pages.keyplace import FolderField, KeyPlace, keyring_there
from ui.pages.recoveryslip import recovery_slip
from ui.pages.slip import SlipView
from ui.roles import role_word

if TYPE_CHECKING:
    from storage.exchange.kit import Kit
    from storage.model import Account, Stint
    from storage.session import Session
    from storage.vault import VaultTools


class CreateVault(Speaks, QWidget):
    """`made(session, key folder or None)` at the end; `left()` when the person gives up before the vault is made."""

    left = Signal()
    made = Signal(object, object)

    def __init__(self, look: Look, jobs: Jobs, tools: Callable[[], VaultTools], root: Path) -> None:
        super().__init__()
        self._look = look
        self._jobs = jobs
        self._tools = tools
        self._root = root
        self._kit: Kit | None = None
        self.held: Session | None = None
        self._make_fields()
        self.wizard = Wizard(
            look,
            lambda: tr("New vault"),
            lambda: tr("From the office's kit, for one stint on this laptop"),
            self._steps(),
            lambda: tr("The vault opens only with passphrase and device key together."),
        )
        self.wizard.left.connect(self._leave)
        self.wizard.finished.connect(self._finish)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.wizard)
        jobs.free(lambda _report: keyring_there(), self.place.allow_keyring)
        self.kit_file.setFocus()

    def retranslate(self) -> None:
        self.place.retranslate()
        if self._kit is not None:
            self._show_kit(self._kit)

    # -- the steps -------------------------------------------------------------------------------------------

    def _steps(self) -> list[WizardStep]:
        return [
            WizardStep(
                "kit", lambda: tr("Kit"), lambda: tr("Open the office's kit"),
                lambda: tr("The kit is on the office's medium; its passphrase came another way."),
                rows_page(self._look, *self._kit_rows), lambda: tr("Open the kit"), self._open_kit,
                chosen=lambda: Path(self.kit_file.text()).name,
            ),
            WizardStep(
                "check", lambda: tr("Compare"), lambda: tr("Is this kit from your office?"),
                lambda: tr("Compare the fingerprint with the one on the office's paper, character by character."),
                rows_page(self._look, self.fingerprint, self._facts_card, self._laptop_row),
                lambda: tr("It is the same"), chosen=lambda: self._stint_line(),
            ),
            WizardStep(
                "place", lambda: tr("Account and place"), lambda: tr("Who are you, and where shall the vault be?"),
                lambda: tr("Others get their accounts afterwards."),
                rows_page(self._look, self._account_row, self._folder_row, self._place_row),
                lambda: tr("Next"), self._place_ready,
                enter=self._fill_accounts, chosen=self.account_name,
            ),
            WizardStep(
                "passphrase", lambda: tr("Passphrase"), lambda: tr("Your passphrase"),
                lambda: tr("Nobody can read it back. If it is lost, the office's recovery key opens the vault again."),
                rows_page(self._look, self.passphrase, self._steps_list), lambda: tr("Create the vault"), self._create,
                enter=self.passphrase.setFocus,
            ),
            WizardStep(
                "sheet", lambda: tr("Recovery sheet"), lambda: tr("The vault is made; print the recovery sheet"),
                lambda: tr("Both sign it; the office keeps it apart from the recovery key. Alone it opens nothing."),
                self.sheet, lambda: tr("Open the vault"), back=False, enter=self._show_sheet,
            ),
        ]  # fmt: skip

    def _open_kit(self) -> bool:
        path, passphrase = Path(self.kit_file.text().strip()), self.kit_passphrase.text()
        self._kit_row.complain(None if path.is_file() else (lambda: tr("Choose the kit file")))
        if not path.is_file() or not passphrase:
            return False

        def work(_report: object) -> Kit:
            from storage.exchange.kit import read_kit

            return read_kit(path, passphrase)

        self._busy(True)
        self._jobs.free(work, self._kit_opened, self._failed)
        return False

    def _kit_opened(self, kit: Kit) -> None:
        self._busy(False)
        self._kit = kit
        self._show_kit(kit)
        self.wizard.advance()

    def _place_ready(self) -> bool:
        folder = self.folder.path()
        empty = folder is not None and (not folder.exists() or (folder.is_dir() and not any(folder.iterdir())))
        self._folder_row.complain(None if empty else (lambda: tr("Choose an empty or new folder")))
        return empty and self.place.ready()

    def _create(self) -> bool:
        folder = self.folder.path()
        if folder is None or not self.passphrase.ready():
            return False
        stint, account, passphrase = self._stint(), self._account(), self.passphrase.text()
        secret = self.place.secret(folder, stint.practice)
        self._steps_list.begin("make")
        self._steps_list.show()

        def work(_report: object) -> Session:
            from storage.vault import create_vault

            return create_vault(folder, stint, account, passphrase, secret, self._tools())

        self._busy(True)
        job = self._jobs.storage(work, self._created, self._failed)
        job.finished.connect(lambda _session: self._steps_list.finish("make", job.seconds_spent()))
        return False

    def _created(self, session: Session) -> None:
        self.held = session
        self._steps_list.begin("check")

        def work(_report: object) -> list[str]:
            from storage.vault import check_vault

            return check_vault(session)

        self._jobs.storage(work, self._checked, self._failed)

    def _checked(self, found: list[str]) -> None:
        from forms.problems import IntegrityFailure

        self._busy(False)
        if found:
            self._steps_list.fail("check")
            self._failed(IntegrityFailure("VAULT_DAMAGED", name=found[0]))
            return
        self._steps_list.finish("check")
        self.wizard.cancel.hide()
        self.wizard.advance()

    def _show_sheet(self) -> None:
        session = self.held
        if session is not None:
            self.sheet.show_slip(recovery_slip(session, self._root, "zh" if self._look.language.zh else "en"))

    def _finish(self) -> None:
        session, self.held = self.held, None
        self.made.emit(session, self.place.key_folder())

    def _leave(self) -> None:
        """Only before the vault is made: the button is gone afterwards."""
        self.left.emit()

    def _failed(self, problem: BaseException) -> None:
        self._busy(False)
        self._steps_list.hide()
        self.wizard.error.tell(problem)

    def _busy(self, busy: bool) -> None:
        self.wizard.error.clear()
        self.wizard.next.setEnabled(not busy)
        self.wizard.back.setEnabled(not busy)

    # -- what was chosen -------------------------------------------------------------------------------------

    def _stint(self) -> Stint:
        assert self._kit is not None
        return self._kit.for_laptop(str(self.laptop.currentData()))

    def _account(self) -> Account:
        account: Account = self.account.currentData()
        return account

    def account_name(self) -> str:
        """The name chosen; empty before there is a choice."""
        account = self.account.currentData()
        return account.name if account is not None else ""

    def _stint_line(self) -> str:
        return f"{self._stint().team_name} {self._stint().laptop}" if self._kit is not None else ""

    def _show_kit(self, kit: Kit) -> None:
        stint = next(iter(kit.stints.values()))
        self.fingerprint.say(kit.fingerprint)
        self._facts.show_facts(
            [
                (tr("Office"), kit.office.name),
                (tr("Team"), stint.team_name),
                (tr("Round"), stint.round_name or stint.round),
                (tr("Stint"), "—".join(day for day in (stint.enter_date, stint.leave_date) if day)),
                (tr("Units"), "\n".join(stint.units)),
                (tr("Marking"), dotted(stint.marking, tr("Practice") if stint.practice else "")),
            ]
        )
        before = self.laptop.currentData()
        self.laptop.clear()
        for letter in kit.stints:
            self.laptop.addItem(letter, letter)
        if before in kit.stints:
            self.laptop.setCurrentText(before)

    def _fill_accounts(self) -> None:
        before = self.account.currentData()
        self.account.clear()
        for account in self._stint().roster:
            self.account.addItem(dotted(account.name, role_word(account.role)), account)
        names = [account.id for account in self._stint().roster]
        if before is not None and before.id in names:
            self.account.setCurrentIndex(names.index(before.id))
        if not self.folder.edit.text():
            stint = self._stint()
            self.folder.edit.setText(str(Path.home() / f"fieldseal-{stint.round}-{stint.team}{stint.laptop}"))

    # -- making ----------------------------------------------------------------------------------------------

    def _make_fields(self) -> None:
        look = self._look
        self.kit_file = Field(look, lambda: tr("Kit file"))
        choose = Button(look, lambda: tr("Choose…"))
        choose.clicked.connect(self._choose_kit)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.kit_file, 1)
        row.addWidget(choose)
        self._kit_row = FormRow(look, lambda: tr("Kit file"), line)
        self.kit_passphrase = PassphraseField(look, lambda: tr("Passphrase of the kit"))
        self.kit_passphrase.entered.connect(lambda: self.wizard.go_on())
        self._kit_rows = (self._kit_row, self.kit_passphrase)
        self.fingerprint = Text(look, "", "title")
        self._facts = Facts(look, 2, 72)
        self._facts_card = Panel("well")
        inside = QVBoxLayout(self._facts_card)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.addWidget(self._facts)
        self.laptop, self.account = QComboBox(), QComboBox()
        for box in (self.laptop, self.account):
            look.dress(box)
        self._laptop_row = FormRow(look, lambda: tr("This laptop is"), self.laptop)
        self._account_row = FormRow(look, lambda: tr("You are"), self.account)
        self.folder = FolderField(look, lambda: tr("Vault folder"), lambda: tr("A new or empty folder"))
        self._folder_row = FormRow(look, lambda: tr("Vault folder"), self.folder)
        self.place = KeyPlace(look)
        self._place_row = FormRow(look, lambda: tr("Device key"), self.place)
        self.passphrase = NewPassphrase(look)
        self._steps_list = StepList(
            look,
            [
                WorkStep("make", lambda: tr("Derive the key, make vault and slots"), lambda: tr("About a second")),
                WorkStep("check", lambda: tr("Read everything back")),
            ],
        )
        self._steps_list.hide()
        self.sheet = SlipView(look, self._jobs)

    def _choose_kit(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self.window(), tr("Kit file"), self.kit_file.text(), "*.sealed;;*")
        if name:
            self.kit_file.setText(name)
            self.kit_passphrase.setFocus()
