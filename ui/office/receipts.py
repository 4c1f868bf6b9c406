"""Receipts this office has written, newest first; each can be written once more."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from storage.exchange.office_receipts import MadeReceipt
from storage.exchange.receipts import Receipt
from storage.model import Change
from ui.components.banner import Banner
from ui.components.buttons import Button
from ui.components.empty import ErrorPanel
from ui.components.pagehead import PageHead
from ui.components.progress import Busy
from ui.components.table import Column, RecordModel, RecordView
from ui.components.text import Panel, hairline
from ui.handover.words import dashed, records_text, when
from ui.i18n import tr
from ui.office.desk import OfficeDesk, Overview, WrittenReceipt
from ui.office.issue import IssueDialog
from ui.office.words import folder_word
from ui.page import Page
from ui.workspace import Workspace


class ReceiptsPage(Page):
    """A receipt written again gets the next number of its laptop's chain; the earlier one stays valid."""

    def __init__(self, space: Workspace) -> None:
        super().__init__()
        self._space = space
        self._desk = OfficeDesk(space)
        look = space.look
        self._head = PageHead(look, lambda: tr("Receipts"), lambda: tr("Each laptop's receipts are one numbered chain"))
        self.again = Button(look, lambda: tr("Write the receipt again…"), "plain", "file-check")
        self.again.clicked.connect(self.write_again)
        self._head.add_action(self.again)
        self.banner = Banner(look)
        self.error = ErrorPanel(look)
        self.list = RecordView(look, self._model(), lambda: tr("Receipts"))
        self.list.current_changed.connect(lambda _key: self._moved())
        self.list.opened.connect(lambda _key: self.write_again())
        ground = Panel("surface")
        inner = QVBoxLayout(ground)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.list)
        notes = QVBoxLayout()
        notes.setContentsMargins(24, 0, 24, 0)
        notes.addWidget(self.banner)
        notes.addWidget(self.error)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(hairline())
        layout.addLayout(notes)
        layout.addWidget(ground, 1)

    def enter(self) -> None:
        self._desk.overview(self._show)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, change: Change) -> None:
        self._desk.overview(self._show)

    def regions(self) -> Sequence[QWidget]:
        return (self.list, self.again)

    def write_again(self) -> None:
        """Only for a bundle that came in: a returned one is returned from the inbox."""
        line = self.list.current()
        if line is None or line.result != "accepted":
            return
        self.error.clear()
        self._desk.draft(line.bundle, partial(self._ask, line), self.error.tell)

    def _ask(self, line: WrittenReceipt, receipt: Receipt) -> None:
        dialog = IssueDialog(self._space, self.window(), _bundle(line), receipt, None)
        dialog.accepted.connect(lambda: self._write(line, dialog.path()))
        dialog.open()

    def _write(self, line: WrittenReceipt, folder: Path) -> None:
        job = self._desk.issue(line.bundle, folder, partial(self._written, folder), self.error.tell)
        Busy(self.again, job)

    def _written(self, folder: Path, made: MadeReceipt) -> None:
        name = made.path.name
        self.banner.tell(
            "ok",
            lambda: tr("{file} is written to “{folder}” and reads back equal. Give it back to the team.").format(
                file=name, folder=folder_word(folder)
            ),
        )

    def _show(self, overview: Overview) -> None:
        self.list.rows_model.show_rows(overview.receipts)
        self.list.choose(self.list.current_key())
        self._moved()

    def _moved(self) -> None:
        line = self.list.current()
        self.again.setEnabled(line is not None and line.result == "accepted")

    def _model(self) -> RecordModel[WrittenReceipt]:
        look = self._space.look
        return RecordModel(
            [
                Column(lambda: tr("State"), _result, 140,
                       mark=lambda line: "refused" if line.result == "rejected" else "received"),
                Column(lambda: tr("Receipt"), lambda line: f"{line.team}{line.laptop} {line.number}", 110),
                Column(lambda: tr("Bundle"), lambda line: _bundle(line), 160),
                Column(lambda: tr("Content"), lambda line: records_text(line.records), 110, lambda line: line.records),
                Column(lambda: tr("Fingerprint"), lambda line: dashed(line.sealed), tone="text2"),
                Column(lambda: tr("When"), lambda line: when(look, line.at), 120, lambda line: line.at, tone="text2"),
            ],
            lambda line: f"{line.stint}/{line.laptop}/{line.number}",
        )  # fmt: skip


def _result(line: WrittenReceipt) -> str:
    return tr("Returned") if line.result == "rejected" else tr("Received")


def _bundle(line: WrittenReceipt) -> str:
    if not line.sequence:
        return f"{line.team}{line.laptop}"
    return tr("{team}{laptop} bundle {n}").format(team=line.team, laptop=line.laptop, n=line.sequence)
