"""Issuing a receipt: what it will say, and where it is written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from storage.exchange.receipts import Receipt
from ui.components.dialogs import ActDialog
from ui.components.fields import FormRow
from ui.components.marks import Mark, MarkOnly
from ui.components.text import Text
from ui.handover.words import code_sentence, enumerated, records_text
from ui.i18n import tr, tr_n
from ui.pages.keyplace import FolderField
from ui.workspace import Workspace


class FolderDialog(ActDialog):
    """Base: asks for a folder that is there."""

    def ask_folder(self, folder: Path | None) -> None:
        """Put the field at the end of the body."""
        self.folder = FolderField(self.look, lambda: tr("Folder or medium"), lambda: tr("Where it is written"))
        self.folder.edit.setText(str(folder) if folder is not None else "")
        self._folder_row = FormRow(
            self.look, lambda: tr("Folder or medium"), self.folder,
            hint=lambda: tr("The medium the bundle came on goes back to the team with it."),
        )  # fmt: skip
        self.body.addWidget(self._folder_row)
        self.folder.setFocus()

    def path(self) -> Path:
        """The folder chosen; call after `ready`."""
        return self.folder.path() or Path()

    def ready(self) -> bool:
        folder = self.folder.path()
        there = folder is not None and folder.is_dir()
        self._folder_row.complain(None if there else (lambda: tr("Choose a folder that is there")))
        return there


class IssueDialog(FolderDialog):
    """Everything that the receipt will say, then the folder."""

    def __init__(self, space: Workspace, parent: QWidget, name: str, receipt: Receipt, folder: Path | None) -> None:
        super().__init__(
            space.look,
            parent,
            lambda: tr("Issue the receipt for {bundle}").format(bundle=name),
            lambda: tr("It is signed by the office and sealed to the people of that laptop."),
            lambda: tr("Issue receipt"),
        )
        self.setMinimumWidth(space.look.px(520))
        lines = QVBoxLayout()
        lines.setSpacing(6)
        lines.addLayout(
            self._line("received", tr("{records} count as received").format(records=records_text(receipt.records)))
        )
        if receipt.excluded:
            text = tr_n("{n} record with two versions is left out", "{n} records with two versions are left out",
                        len(receipt.excluded))  # fmt: skip
            lines.addLayout(self._line("act", text))
        if receipt.missing:
            numbers = enumerated([str(number) for number in receipt.missing])
            lines.addLayout(self._line("act", tr("Asks for bundle {numbers}").format(numbers=numbers)))
        for request in receipt.requests:
            lines.addLayout(self._line("act", code_sentence(space.look, request.code, dict(request.facts))))
        self.body.addLayout(lines)
        self.ask_folder(folder)

    def _line(self, mark: Mark, words: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(MarkOnly(self.look, mark))
        row.addWidget(Text(self.look, words, wrap=True), 1)
        return row


class RejectDialog(FolderDialog):
    """The team is told that its bundle was refused, and why."""

    def __init__(self, space: Workspace, parent: QWidget, name: str, why: str, folder: Path | None) -> None:
        super().__init__(
            space.look,
            parent,
            lambda: tr("Return {bundle}").format(bundle=name),
            lambda: tr("Nothing of it is taken in. The receipt says why: {why}").format(why=why),
            lambda: tr("Return it"),
            "danger",
        )
        self.setMinimumWidth(space.look.px(520))
        self.ask_folder(folder)
