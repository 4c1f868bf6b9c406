"""The inbox: verify, look, take in, issue the receipt (UI.md 09). The office never chooses between versions."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from storage.exchange.bundles import BundleRow
from storage.exchange.intake import Received
from storage.exchange.office_receipts import MadeReceipt
from storage.exchange.receipts import Receipt
from storage.model import Change
from ui.components.progress import Busy
from ui.components.rows import TwoLines
from ui.handover.words import when
from ui.i18n import tr, tr_n
from ui.office.desk import Archive, OfficeDesk, sealed_in
from ui.office.detail import Detail
from ui.office.inboxview import InboxView
from ui.office.issue import IssueDialog, RejectDialog
from ui.office.words import bundle_name, folder_word, row_line, second_line, title_of, verdict, verdict_mark
from ui.page import KeyList, Page
from ui.workspace import Workspace


class InboxPage(Page):
    """Files that were looked at stand on top until they are taken in; below them what came in before."""

    def __init__(self, space: Workspace) -> None:
        super().__init__()
        self._space = space
        self._desk = OfficeDesk(space)
        self._looked: dict[str, Detail] = {}
        self._rows: dict[str, BundleRow] = {}
        self._folders: dict[str, Path] = {}
        self._queue: list[Path] = []
        self._shown: Detail | None = None
        self.view = InboxView(space, self)
        view = self.view
        view.read.clicked.connect(self.read_media)
        view.open.clicked.connect(self._ask_files)
        view.report.clicked.connect(lambda: space.go_asked.emit("verification", ""))
        view.act.clicked.connect(self.act)
        view.drop.clicked.connect(self._forget)
        view.list.current_changed.connect(self._choose)
        space.look.changed.connect(self._look_changed)
        self.setAcceptDrops(True)

    # -- Page ------------------------------------------------------------------------------------------------

    def enter(self) -> None:
        self._desk.archive(self._show_archive)
        self.view.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, change: Change) -> None:
        self._desk.archive(self._show_archive)

    def _look_changed(self) -> None:
        """Another language or theme: the words and the underlined characters are made anew."""
        self._list()

    def regions(self) -> Sequence[QWidget]:
        return (self.view.list, self.view.act)

    def keys(self) -> KeyList:
        return (
            ("↑ ↓", lambda: tr("Bundle")),
            ("Ctrl N", lambda: tr("Read the medium")),
            ("Enter", lambda: tr("Take in, or issue the receipt, on its button")),
        )

    def new_record(self) -> None:
        self.read_media()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.look_at([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    # -- looking ---------------------------------------------------------------------------------------------

    def read_media(self) -> None:
        """Every bundle on the media that are plugged in."""
        self.view.error.clear()
        self._desk.look_for_bundles(self._media_read, self.view.error.tell)

    def look_at(self, paths: Sequence[Path]) -> None:
        """Verify these files (and the bundles in these folders) one after the other; nothing is stored."""
        self.view.banner.clear()
        self.view.error.clear()
        for path in paths:
            self._queue += sealed_in(path) if path.is_dir() else [path]
        self._next()

    def _media_read(self, paths: tuple[Path, ...]) -> None:
        if paths:
            self.look_at(paths)
        else:
            self.view.banner.tell(
                "info", lambda: tr("No bundle on a removable medium. Insert one, or open a file."),
                lambda: tr("Open files…"), self._ask_files,
            )  # fmt: skip

    def _next(self) -> None:
        if not self._queue or self.view.work_running:
            return
        path = self._queue.pop(0)
        job = self._desk.inspect(path, self._looked_at, self._not_read)
        self.view.follow(job, lambda: tr("Verifying {file}").format(file=path.name), self._next, self._queue.clear)

    def _looked_at(self, detail: Detail) -> None:
        self._looked[detail.key] = detail
        self._list(detail.key)

    def _not_read(self, problem: BaseException) -> None:
        self.view.error.tell(problem)

    def _ask_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(
            self.window(), tr("Bundles of the teams"), "", tr("Sealed bundles (*.sealed *.sealed.001);;All files (*)")
        )
        self.look_at([Path(name) for name in names])

    # -- acting ----------------------------------------------------------------------------------------------

    def act(self) -> None:
        """What the primary button says."""
        detail = self._shown
        if detail is None:
            return
        self.view.banner.clear()
        self.view.error.clear()
        if detail.stage == "to_take" and detail.inspection is not None:
            job = self._desk.receive(detail.inspection, partial(self._taken, detail), self.view.error.tell)
            Busy(self.view.act, job)
            self.view.follow(job, lambda: tr("Taking in {bundle}").format(bundle=title_of(detail)))
        elif detail.stage in ("taken", "receipted"):
            self._desk.draft(detail.key, partial(self.ask_issue, detail), self.view.error.tell)
        elif detail.stage == "refused":
            self.ask_reject(detail)

    def _taken(self, detail: Detail, received: Received) -> None:
        self._looked.pop(detail.key, None)
        self._folders[received.row.id] = Path(detail.key).parent
        said, records = received.row.statement, received.row.records
        self.view.banner.tell(
            "ok",
            lambda: tr_n("{bundle}: {n} record taken in. The team counts it as received once it has the receipt.",
                         "{bundle}: {n} records taken in. The team counts them as received once it has the receipt.",
                         records, bundle=bundle_name(said)),
        )  # fmt: skip
        self._list(received.row.id)
        self._desk.archive(lambda archive: self._show_archive(archive, received.row.id))

    def ask_issue(self, detail: Detail, receipt: Receipt) -> IssueDialog:
        """Show what the receipt says and ask where it goes."""
        dialog = IssueDialog(self._space, self.window(), title_of(detail), receipt, self._folders.get(detail.key))
        dialog.accepted.connect(lambda: self._issue(detail, dialog.path()))
        dialog.open()
        return dialog

    def ask_reject(self, detail: Detail) -> RejectDialog:
        """Tell the team on paper and by file that its bundle was refused."""
        why = verdict(self._space.look, detail)
        folder = Path(detail.key).parent
        dialog = RejectDialog(self._space, self.window(), title_of(detail), why, folder)
        dialog.accepted.connect(lambda: self._reject(detail, dialog.path()))
        dialog.open()
        return dialog

    def _issue(self, detail: Detail, folder: Path) -> None:
        self._folders[detail.key] = folder
        job = self._desk.issue(detail.key, folder, partial(self._issued, folder), self.view.error.tell)
        Busy(self.view.act, job)
        self.view.follow(job, lambda: tr("Writing the receipt"))

    def _reject(self, detail: Detail, folder: Path) -> None:
        if detail.inspection is not None:
            job = self._desk.reject(detail.inspection, folder, partial(self._issued, folder), self.view.error.tell)
            Busy(self.view.act, job)

    def _issued(self, folder: Path, made: MadeReceipt) -> None:
        name = made.path.name
        self.view.banner.tell(
            "ok",
            lambda: tr("{file} is written to “{folder}” and reads back equal. Give it back to the team.").format(
                file=name, folder=folder_word(folder)
            ),
        )

    def _forget(self) -> None:
        """Take a file that was only looked at off the list; the file itself stays where it is."""
        if self._shown is not None and self._looked.pop(self._shown.key, None) is not None:
            self._shown = None
            self._list()

    # -- showing ---------------------------------------------------------------------------------------------

    def _show_archive(self, archive: Archive, choose: str = "") -> None:
        self._rows = {row.id: row for row in archive.rows}
        self._space.names.update(archive.names)
        self._list(choose)
        current = self.view.list.current_key()
        if current in self._rows:
            self._desk.detail(current, self._show, self.view.error.tell)

    def _list(self, choose: str = "") -> None:
        look = self._space.look
        lines = [
            TwoLines(detail.key, title_of(detail), second_line(look, detail), when(look, detail.at),
                     verdict_mark(detail), tone="")
            for detail in reversed(self._looked.values())
        ]  # fmt: skip
        for row in self._rows.values():
            mark, text = row_line(row)
            at = when(look, row.times.get("received", ""))
            lines.append(TwoLines(row.id, bundle_name(row.statement), text, at, mark))
        self.view.show_rows(lines, choose)
        waiting = len(self._looked) + sum(row.state == "received" for row in self._rows.values())
        self._space.counted.emit("inbox", waiting)
        self._choose(self.view.list.current_key())

    def _choose(self, key: str) -> None:
        if key in self._looked:
            self._show(self._looked[key])
        elif key in self._rows:
            self._desk.detail(key, self._show, self.view.error.tell)
        else:
            self._shown = None
            self.view.show_detail(None)

    def _show(self, detail: Detail) -> None:
        if detail.key == self.view.list.current_key():
            self._shown = detail
            self.view.show_detail(detail)

    def shown(self) -> Any:
        """What the page shows now, for tests and pictures."""
        return self._shown
