"""Files that respondents handed in: listed with the tally, looked at in the program, taken out on a medium."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from forms.tally.tables import heading
from storage.exchange.single_file import FileOut
from storage.handed_in import HandedIn, handed_export, handed_file, handed_in
from storage.model import AttachmentRef
from ui.components.banner import Banner
from ui.components.buttons import Button, IconButton
from ui.components.empty import EmptyState, ErrorPanel
from ui.components.pagehead import PageHead
from ui.components.table import Column, RecordModel, RecordView
from ui.components.text import Panel, Text, hairline
from ui.handover.fileout import FileLeaving, Leaving
from ui.i18n import tr
from ui.messages import size_text
from ui.page import Page
from ui.records.viewer import FileViewer
from ui.workspace import Workspace


@dataclass(frozen=True)
class Row:
    """One file, or a question whose files are withheld (`ref` None)."""

    question: str
    ref: AttachmentRef | None

    @property
    def key(self) -> str:
        return f"{self.ref.field}/{self.ref.sha256}" if self.ref else self.question


class HandedInPage(Page):
    """Of the survey that `batch` belongs to."""

    narrow = True

    def __init__(self, space: Workspace, batch: str) -> None:
        super().__init__()
        self._space, self._batch = space, batch
        self._found: list[HandedIn] = []
        look = space.look
        head = PageHead(look, lambda: tr("Files handed in"), lambda: tr("As open answers: of the survey, of no sheet"))
        back = IconButton(look, "chevron-left", lambda: tr("Back"))
        back.clicked.connect(self.left)
        self.open = Button(look, lambda: tr("Look at it"), "plain", "eye")
        self.open.clicked.connect(lambda: self.show_file())
        self.out = Button(look, lambda: tr("Take out…"))
        self.out.clicked.connect(self.take_out)
        for button in (back, self.open, self.out):
            head.add_action(button)
        self.banner, self.error = Banner(look), ErrorPanel(look)
        self.leaving = FileLeaving(space, self, self._left, self.error.tell)
        self.list: RecordView[Row] = RecordView(look, self._model(), lambda: tr("Files handed in"))
        self.list.opened.connect(lambda _key: self.show_file())
        self.list.current_changed.connect(lambda _key: self._offer())
        self.viewer = FileViewer(look, back=lambda: tr("Back to the files"))
        self.viewer.closed.connect(self._back_to_list)
        self._none = EmptyState(look, "paperclip", lambda: tr("No file was handed in"))
        self._stack = QStackedWidget()
        self._lay_out(head)
        self._offer()

    def _lay_out(self, head: PageHead) -> None:
        note = Text(self._space.look, lambda: tr(
            "What a file shows or says can tell who answered. Open only what is needed; each opening is logged."
        ), "note", "text2", wrap=True)  # fmt: skip
        note.setContentsMargins(24, 8, 24, 8)
        ground = Panel("surface")
        inner = QVBoxLayout(ground)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(note)
        inner.addWidget(self.list, 1)
        for page in (ground, self.viewer, self._none):
            self._stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        above: tuple[QWidget, ...] = (head, hairline(), self.banner, self.error)
        for widget in above:
            layout.addWidget(widget)
        layout.addWidget(self._stack, 1)

    def _model(self) -> RecordModel[Row]:
        def name(row: Row) -> str:
            return row.ref.name if row.ref else tr("Too few gave one, or gave none: not shown")

        return RecordModel(
            [
                Column(lambda: tr("Item"), lambda row: row.question, 300),
                Column(lambda: tr("File"), name),
                Column(lambda: tr("Kind"), lambda row: row.ref.type if row.ref else "", 160),
                Column(lambda: tr("File size"), lambda row: size_text(row.ref.size) if row.ref else "", 100,
                       lambda row: row.ref.size if row.ref else 0),
            ],
            lambda row: row.key,
        )  # fmt: skip

    def enter(self) -> None:
        batch = self._batch
        self._space.read(lambda session: handed_in(session, batch), self._show, self.error.tell)

    def retranslate(self) -> None:
        self._show(self._found)

    def _show(self, found: list[HandedIn]) -> None:
        self._found = found
        language = self._space.look.language.name
        rows: list[Row] = []
        for one in found:
            files: Sequence[AttachmentRef | None] = (None,) if one.files is None else one.files
            rows += [Row(heading(one.question, language), ref) for ref in files]
        self.list.rows_model.show_rows(rows)
        if self._stack.currentWidget() is not self.viewer:
            self._stack.setCurrentIndex(0 if rows else 2)
        self._offer()

    def _offer(self) -> None:
        row = self.list.current()
        for button in (self.open, self.out):
            button.setEnabled(row is not None and row.ref is not None)

    def show_file(self) -> None:
        """The current one in the program, from memory."""
        batch, row = self._batch, self.list.current()
        if row is None or row.ref is None:
            return
        sha256 = row.ref.sha256
        self.error.clear()

        def show(found: tuple[AttachmentRef, bytes]) -> None:
            self.viewer.show_file(*found)
            self._stack.setCurrentWidget(self.viewer)
            self.viewer.focus_first()

        self._space.read(lambda session: handed_file(session, batch, sha256), show, self.error.tell)

    def _back_to_list(self) -> None:
        self._stack.setCurrentIndex(0)
        self.list.setFocus()

    def take_out(self) -> None:
        """As a file, with the word of whoever may give it."""
        self.error.clear()
        if (file := self.file()) is not None:
            self.leaving.ask(lambda: tr("Take a file out"), file)

    def file(self) -> Leaving | None:
        """The current one, read when it is written."""
        batch, row = self._batch, self.list.current()
        if row is None or row.ref is None:
            return None
        ref = row.ref
        return Leaving(
            lambda session: handed_export(session, batch, ref.sha256), lambda _session: ref.name.rpartition(".")[0]
        )

    def _left(self, out: FileOut) -> None:
        self.banner.tell("ok", lambda: tr(
            "{name} is written to {medium} and reads back equal; export {number}"
        ).format(name=out.path.name, medium=out.medium.number, number=out.entry.number))  # fmt: skip

    def regions(self) -> Sequence[QWidget]:
        return (self.viewer.back,) if self._stack.currentWidget() is self.viewer else (self.list, self.open)

    def seal(self) -> None:
        self.viewer.forget()
        self._stack.setCurrentIndex(0)

    def back(self) -> bool:
        if self._stack.currentWidget() is self.viewer:
            self.viewer.closed.emit()
        else:
            self.left.emit()
        return True
