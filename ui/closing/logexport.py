"""Writes the log, as filtered, to a registered medium; the dialog stays until the file reads back equal."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget

from storage.audit_export import ExportedLog, export_log
from storage.audit_view import AuditFilter
from storage.media import FoundMedium
from ui.components.buttons import Button
from ui.components.dialogs import ActDialog
from ui.components.fields import Complaint, FormRow
from ui.components.progress import Busy
from ui.handover.mediums import MediumChoice, find
from ui.handover.words import sentence
from ui.i18n import tr
from ui.workspace import Workspace


class LogExportDialog(ActDialog):
    """`exported(ExportedLog)` once it is written. Media are those plugged in; in practice a folder may be one."""

    exported = Signal(object)

    def __init__(self, space: Workspace, parent: QWidget, wanted: AuditFilter) -> None:
        look = space.look
        super().__init__(
            look, parent, lambda: tr("Export the log"),
            lambda: tr("What the filter shows, as a table file. It has accounts, times, numbers and reasons, no "
                       "content; it is not encrypted. It takes a number in the export register."),
            lambda: tr("Write to the medium"),
        )  # fmt: skip
        self.setMinimumWidth(look.px(460))
        self._space, self._wanted = space, wanted
        self._folders: list[Path] = list(space.media_folders)
        self._choices: tuple[MediumChoice, ...] = ()
        self.medium = QComboBox()
        look.dress(self.medium)
        self.medium.setAccessibleName(tr("Medium"))
        self.medium.currentIndexChanged.connect(lambda _index: self._chosen())
        self.folder = Button(look, lambda: tr("Choose a folder…"), "link")
        self.folder.clicked.connect(self._ask_folder)
        self.folder.setVisible(space.stint.practice)
        self.again = Button(look, lambda: tr("Look again"), "link")
        self.again.clicked.connect(self.look_again)
        self.complaint = Complaint(look)
        self.body.addWidget(FormRow(look, lambda: tr("Medium"), self.medium))
        for widget in (self.complaint, self.folder, self.again):
            self.body.addWidget(widget)
        self.look_again()

    def look_again(self) -> None:
        find(self._space, self._folders, self._show)

    def add_folder(self, folder: Path) -> None:
        """A folder that stands for a stick (practice)."""
        self._folders.append(folder)
        self.look_again()

    def try_accept(self) -> None:
        choice = self._choice()
        if choice is None or choice.problem is not None:
            self._chosen()
            return
        found: FoundMedium = choice.found
        self.error.clear()
        job = self._space.write(
            lambda session, _report: export_log(session, self._wanted, found), self._done, self.error.tell
        )
        Busy(self.verb, job)

    def _done(self, made: ExportedLog) -> None:
        self.exported.emit(made)
        self.accept()

    def _choice(self) -> MediumChoice | None:
        at = self.medium.currentIndex()
        return self._choices[at] if 0 <= at < len(self._choices) else None

    def _show(self, found: tuple[MediumChoice, ...]) -> None:
        self._choices = found
        self.medium.clear()
        for choice in found:
            self.medium.addItem(choice.name)
        good = next((at for at, choice in enumerate(found) if choice.problem is None), 0)
        self.medium.setCurrentIndex(good if found else -1)
        self._chosen()

    def _chosen(self) -> None:
        choice = self._choice()
        self.complaint.hide()
        if choice is None:
            self.complaint.tell(lambda: tr("No removable medium is plugged in. Insert a registered one."))
        elif choice.problem is not None:
            problem = choice.problem
            self.complaint.tell(lambda: sentence(self._space.look, problem))

    def _ask_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, tr("A folder that stands for the medium"))
        if name:
            self.add_folder(Path(name))
