"""An office's workspace, step by step: name, place, passphrase, recovery key on a file of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from forms.problems import Refused
from ui.components.fields import Field, FormRow
from ui.components.panels import Card, Facts
from ui.components.progress import StepList, WorkStep
from ui.components.wizard import Wizard, WizardStep
from ui.handover.words import office_fingerprint
from ui.i18n import Speaks, tr
from ui.jobs import Jobs
from ui.look import Look
from ui.office.words import folder_word
from ui.pages.accountdialogs import NewPassphrase
from ui.pages.keyplace import FolderField, KeyPlace, keyring_there

if TYPE_CHECKING:
    from storage.exchange.office import Office
    from storage.session import Session
    from storage.vault import VaultTools

RECOVERY_FILE = "fieldseal-recovery.txt"


class CreateOffice(Speaks, QWidget):
    """`made(session, key folder or None)` at the end; `left()` when the person gives up before anything is made.

    The recovery key exists only in this page until it is written; a file that cannot be written may be tried
    again elsewhere.
    """

    left = Signal()
    made = Signal(object, object)

    def __init__(self, look: Look, jobs: Jobs, tools: Callable[[], VaultTools]) -> None:
        super().__init__()
        self._look = look
        self._jobs = jobs
        self._tools = tools
        self.held: Session | None = None
        self._recovery = ""
        self._make_fields()
        self.wizard = Wizard(
            look,
            lambda: tr("New office"),
            lambda: tr("For kits, bundles and receipts of all teams"),
            self._steps(),
            lambda: tr("The office's keys are in this workspace; the recovery key is kept apart from it."),
        )
        self.wizard.left.connect(self.left)
        self.wizard.finished.connect(self._finish)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.wizard)
        jobs.free(lambda _report: keyring_there(), self.place.allow_keyring)
        self.retranslate()
        self.name.setFocus()

    def retranslate(self) -> None:
        self.place.retranslate()
        self.practice.setText(tr("An office to practise with: its key file may lie on the same disk"))

    # -- the steps -------------------------------------------------------------------------------------------

    def _steps(self) -> list[WizardStep]:
        return [
            WizardStep(
                "name", lambda: tr("Name and place"), lambda: tr("Which office, and where is its workspace?"),
                lambda: tr("The name stands on paper and in every kit."),
                self._page(self._name_row, self._person_row, self._folder_row, self._place_row, self.practice),
                lambda: tr("Next"), self._named, chosen=lambda: self.name.text().strip(),
            ),
            WizardStep(
                "passphrase", lambda: tr("Passphrase"), lambda: tr("Your passphrase"),
                lambda: tr("Nobody can read it back. Others of the office get accounts afterwards."),
                self._page(self.passphrase), lambda: tr("Next"), self.passphrase.ready,
                enter=self.passphrase.setFocus,
            ),
            WizardStep(
                "recovery", lambda: tr("Recovery key"), lambda: tr("Where is the recovery key written?"),
                lambda: tr("With a vault's recovery sheet it opens the vaults of all teams. It stands in this one file "
                           "only: take a medium of its own and lock it away."),
                self._page(self._recovery_row, self._work), lambda: tr("Make the office"), self._make,
                enter=self.recovery.setFocus,
            ),
            WizardStep(
                "done", lambda: tr("Ready"), lambda: tr("The office is made"),
                lambda: tr("Take out the medium with the recovery key now."), self._page(self._result),
                lambda: tr("Open the office"), back=False, enter=lambda: self.wizard.cancel.hide(),
            ),
        ]  # fmt: skip

    def _named(self) -> bool:
        folder = self.folder.path()
        empty = folder is not None and (not folder.exists() or (folder.is_dir() and not any(folder.iterdir())))
        self._name_row.complain(None if self.name.text().strip() else (lambda: tr("Write the name")))
        self._person_row.complain(None if self.person.text().strip() else (lambda: tr("Write the name")))
        self._folder_row.complain(None if empty else (lambda: tr("Choose an empty or new folder")))
        return bool(self.name.text().strip() and self.person.text().strip()) and empty and self.place.ready()

    def _make(self) -> bool:
        folder, target = self.folder.path(), self.recovery.path()
        there = target is not None and target.is_dir()
        self._recovery_row.complain(None if there else (lambda: tr("Choose a folder that is there")))
        if folder is None or target is None or not there:
            return False
        if self.held is not None:
            self._write_recovery(target)
            return False
        if (target / RECOVERY_FILE).exists():
            self.wizard.error.tell(Refused("FILE_EXISTS", name=RECOVERY_FILE))
            return False
        name, person = self.name.text().strip(), self.person.text().strip()
        passphrase, secret = self.passphrase.text(), self.place.secret(folder, self.practice.isChecked())
        self._work.show()
        self._work.begin("make")

        def work(_report: object) -> tuple[Office, str]:
            from storage.exchange.office import init_office

            return init_office(folder, name, person, passphrase, secret, self._tools())

        self._busy(True)
        job = self._jobs.storage(work, lambda made: self._created(*made, target), self._failed)
        job.finished.connect(lambda _made: self._work.finish("make", job.seconds_spent()))
        return False

    def _created(self, office: Office, recovery: str, target: Path) -> None:
        self.held, card = office.session, office.card
        self._recovery = f"# public key: {card.recovery}\n{recovery}\n"
        self._facts.show_facts([
            (tr("Office"), card.name),
            (tr("Fingerprint"), office_fingerprint(card)),
            (tr("Recovery key"), f"{folder_word(target)}/{RECOVERY_FILE}"),
        ])  # fmt: skip
        self.wizard.cancel.hide()
        self.wizard.back.hide()
        self._write_recovery(target)

    def _write_recovery(self, target: Path) -> None:
        """Also a second time, elsewhere, when the first could not be written."""
        text = self._recovery
        self._busy(True)
        self._work.begin("recovery")

        def work(_report: object) -> None:
            from storage.files import write_atomically

            path = target / RECOVERY_FILE
            if path.exists():
                raise Refused("FILE_EXISTS", name=path.name)
            write_atomically(path, text.encode())
            path.chmod(0o600)

        self._jobs.free(work, lambda _none: self._written(target), self._failed)

    def _written(self, target: Path) -> None:
        self._busy(False)
        self._recovery = ""
        self.passphrase.first.clear()
        self.passphrase.again.clear()
        self._work.finish("recovery")
        self.wizard.advance()

    def _finish(self) -> None:
        session, self.held = self.held, None
        self.made.emit(session, self.place.key_folder())

    def _failed(self, problem: BaseException) -> None:
        self._busy(False)
        for key in ("make", "recovery"):
            if self._work.state(key) == "running":
                self._work.fail(key)
        self.wizard.error.tell(problem)

    def _busy(self, busy: bool) -> None:
        self.wizard.error.clear()
        self.wizard.next.setEnabled(not busy)
        self.wizard.back.setEnabled(not busy)

    # -- making ----------------------------------------------------------------------------------------------

    def _make_fields(self) -> None:
        look = self._look
        self.name = Field(look, lambda: tr("Name of the office"))
        self.person = Field(look, lambda: tr("Your name"))
        self.folder = FolderField(look, lambda: tr("Folder of the workspace"), lambda: tr("A new or empty folder"))
        self.folder.edit.setText(str(Path.home() / "fieldseal-office"))
        self.place = KeyPlace(look)
        self.practice = QCheckBox()
        look.dress(self.practice)
        self.recovery = FolderField(look, lambda: tr("Folder for the recovery key"), lambda: tr("A medium of its own"))
        self._name_row = FormRow(look, lambda: tr("Name of the office"), self.name, required=True)
        self._person_row = FormRow(look, lambda: tr("Your name"), self.person, required=True)
        self._folder_row = FormRow(look, lambda: tr("Folder of the workspace"), self.folder)
        self._place_row = FormRow(look, lambda: tr("Device key"), self.place)
        self._recovery_row = FormRow(
            look, lambda: tr("Folder for the recovery key"), self.recovery,
            hint=lambda: tr("The file is called {file}.").format(file=RECOVERY_FILE),
        )  # fmt: skip
        self.passphrase = NewPassphrase(look)
        self._work = StepList(
            look,
            [
                WorkStep("make", lambda: tr("Derive the key, make workspace and keys"), lambda: tr("About a second")),
                WorkStep("recovery", lambda: tr("Write the recovery key")),
            ],
        )
        self._work.hide()
        self._facts = Facts(look, 1, 110, role="ui")
        self._result = Card(look, lambda: tr("Write the fingerprint on the paper of every kit"))
        self._result.body.addWidget(self._facts)

    def _page(self, *rows: QWidget) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(14)
        for row in rows:
            row.setMaximumWidth(self._look.px(560))
            layout.addWidget(row)
        layout.addStretch(1)
        return page
