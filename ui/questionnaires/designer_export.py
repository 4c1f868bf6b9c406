"""A kept form leaves as its workbook, through the export register, with the leader's word."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QSaveFile
from PySide6.QtWidgets import QFileDialog, QWidget

from forms.problems import EnvironmentProblem
from storage.designing import Designs, Kept
from storage.exporting import register_export
from storage.model import Change
from storage.session import Session
from ui.components.dialogs import PassphraseDialog
from ui.components.filedialogs import last_folder
from ui.i18n import tr
from ui.workspace import Workspace


@dataclass(frozen=True)
class Written:
    """The line of the register, and what to refresh."""

    number: str
    change: Change


class FormExport(QObject):
    """`done(name, number)` once the file is written; `failed(problem)` otherwise."""

    def __init__(
        self, space: Workspace, page: QWidget, done: Callable[[str, str], object],
        failed: Callable[[BaseException], object],
    ) -> None:  # fmt: skip
        super().__init__(page)
        self._space, self._page, self._done, self._failed = space, page, done, failed

    def ask(self, kept: Kept) -> None:
        """Where to."""
        suffix = kept.source.rpartition(".")[2]
        name, _ = QFileDialog.getSaveFileName(
            self._page.window(), tr("Export the form"), last_folder(kept.source), f"XLSForm (*.{suffix})"
        )
        if name:
            self.export_to(Path(name), kept)

    def export_to(self, path: Path, kept: Kept) -> None:
        """Write the file once the leader has agreed; the register has it first."""
        leader = next((one for one in self._space.members if one.role == "leader"), None)
        if self._space.me.role == "leader" or leader is None:
            self._write(path, kept, "", "")
            return
        name = leader.name
        dialog = PassphraseDialog(
            self._space.look, self._page.window(), lambda: tr("The leader approves the export"),
            lambda: tr("The file leaves the vault unencrypted. It is entered in the export register."),
            lambda: tr("Export"), lambda: tr("Passphrase of {approver}").format(approver=name),
        )  # fmt: skip
        dialog.accepted.connect(lambda: self._write(path, kept, leader.id, dialog.passphrase.text()))
        dialog.open()

    def _write(self, path: Path, kept: Kept, leader: str, passphrase: str) -> None:
        record = kept.record

        def work(session: Session, _report: object) -> Written:
            export = Designs(session).file(record)
            approval = session.accounts.approve(leader, passphrase, record) if leader else None
            entry = register_export(session, export, approval)
            file = QSaveFile(str(path))
            whole = file.open(QSaveFile.OpenModeFlag.WriteOnly) and file.write(export.data) == len(export.data)
            if not whole or not file.commit():
                raise EnvironmentProblem("NOT_WRITABLE", name=path.name)
            return Written(entry.number, Change(registers=("exports",)))

        self._space.write(work, lambda written: self._done(path.name, written.number), self._failed)
