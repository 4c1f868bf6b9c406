"""Forms and batches: bring a form by dropping it, define a batch, see where each batch stands."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from forms.kinds import KINDS
from forms.problems import Report
from storage.keying import BATCH
from storage.model import Change, RecordSummary
from storage.questionnaires import FORM, Questionnaires
from storage.session import Session
from ui.components.buttons import Button
from ui.components.chips import Chip, FilterChips
from ui.components.empty import EmptyState, ErrorPanel
from ui.components.pagehead import PageHead
from ui.components.table import Column, RecordModel, RecordView
from ui.components.text import Panel, hairline
from ui.i18n import tr
from ui.page import Page
from ui.questionnaires.defining import ask_batch, define_batch
from ui.questionnaires.intake import Intake, Read, read_file
from ui.recordrows import mark_of, state_word
from ui.workspace import Workspace

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".csv", ".md")


class QuestionnairesPage(Page):
    """Two lists behind two chips; a form dropped anywhere on the page is read."""

    def __init__(self, space: Workspace) -> None:
        super().__init__()
        self._space = space
        self._read: Read | None = None
        look = space.look
        kind = KINDS[BATCH]
        self._head = PageHead(look, lambda: look.language.pick(kind.plural), lambda: tr("Drop an XLSForm here"))
        self.bring_button = Button(look, lambda: tr("Bring a form…"))
        self.bring_button.clicked.connect(self._ask_file)
        self.design_button = Button(look, lambda: tr("Design a form…"))
        self.design_button.clicked.connect(self._design)
        self.new_button = Button(look, lambda: tr("New batch…"), "primary")
        self.new_button.clicked.connect(self.new_record)
        self._reads_only = space.me.role == "office"
        for button in (self.design_button, self.bring_button, self.new_button):
            self._head.add_action(button)
        for button in (self.design_button, self.bring_button):
            button.setVisible(not self._reads_only)
        self.chips = FilterChips(look)
        self.chips.chosen.connect(lambda _key: self._choose())
        self._head.filters.addWidget(self.chips)
        self._head.has_filters(True)
        self.intake = Intake(space, self.keep)
        self.error = ErrorPanel(look)
        self.batches: RecordView[RecordSummary] = RecordView(look, self._batch_model(), lambda: tr("Batches"))
        self.batches.opened.connect(lambda key: space.open_asked.emit(BATCH, key, ""))
        self.forms: RecordView[RecordSummary] = RecordView(look, self._form_model(), lambda: tr("Forms"))
        if not self._reads_only:
            self.forms.opened.connect(lambda key: space.open_asked.emit(FORM, key, ""))
        self._empty = EmptyState(
            look, "list-checks", lambda: tr("No questionnaire yet"),
            lambda: tr("Bring the form you have (XLSForm as .xlsx, .xls, .csv or .md), or design one here."),
            [] if self._reads_only else [(lambda: tr("Design a form…"), self._design),
                                         (lambda: tr("Bring a form…"), self._ask_file)],
        )  # fmt: skip
        self._no_batch = EmptyState(
            look, "list-checks", lambda: tr("No batch yet"),
            lambda: tr("A batch is what one group gets: printed or answered here, counted, keyed twice, tallied."),
            [] if self._reads_only else [(lambda: tr("New batch…"), self.new_record)], primary=False,
        )  # fmt: skip
        self._stack = QStackedWidget()
        self.setAcceptDrops(not self._reads_only)
        self._lay_out()

    def _lay_out(self) -> None:
        for widget in (self.batches, self.forms, self._empty, self._no_batch):
            self._stack.addWidget(widget)
        ground = Panel("surface")
        inner = QVBoxLayout(ground)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self._stack)
        notes = QVBoxLayout()
        notes.setContentsMargins(24, 0, 24, 8)
        notes.addWidget(self.error)
        notes.addWidget(self.intake)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addLayout(notes)
        layout.addWidget(hairline())
        layout.addWidget(ground, 1)

    # -- lists

    def enter(self) -> None:
        self._load()
        self._view().setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, change: Change) -> None:
        if {BATCH, FORM} & set(change.kinds):
            self._load()

    def regions(self) -> Sequence[QWidget]:
        return (self.chips, self._view())

    def _load(self) -> None:
        def work(session: Session) -> tuple[list[RecordSummary], list[RecordSummary]]:
            return session.records.summaries(BATCH), session.records.summaries(FORM)

        self._space.read(work, self._show)

    def _show(self, found: tuple[list[RecordSummary], list[RecordSummary]]) -> None:
        batches, forms = found
        self.batches.rows_model.show_rows(batches)
        self.forms.rows_model.show_rows(forms)
        self.new_button.setVisible(bool(forms) and not self._reads_only)
        self.chips.show_chips([
            Chip("batches", lambda: tr("Batches"), len(batches), True),
            Chip("forms", lambda: tr("Forms"), len(forms), True),
        ])  # fmt: skip
        if not self.chips.current():
            self.chips.choose("batches")
        self._space.counted.emit("questionnaires", sum(row.custody in ("open", "not_begun") for row in batches))
        self._choose()

    def _view(self) -> RecordView[RecordSummary]:
        return self.forms if self.chips.current() == "forms" else self.batches

    def _choose(self) -> None:
        view = self._view()
        nothing = not self.batches.rows_model.rowCount() and not self.forms.rows_model.rowCount()
        empty: QWidget = self._no_batch if view is self.batches and not self.batches.rows_model.rowCount() else view
        self._stack.setCurrentWidget(self._empty if nothing else empty)

    def _batch_model(self) -> RecordModel[RecordSummary]:
        space = self._space

        def numbers(row: RecordSummary) -> str:
            parts = [row.fields.get(name) for name in ("issued", "collected", "valid")]
            return " / ".join("–" if part is None else str(part) for part in parts)

        return RecordModel(
            [
                Column(lambda: tr("State"), lambda row: state_word(row, space), 110, mark=mark_of),
                Column(lambda: tr("Number"), lambda row: row.serial, 170),
                Column(lambda: tr("Questionnaire"), lambda row: str(row.fields.get("title", ""))),
                Column(lambda: tr("Survey"), lambda row: str(row.fields.get("survey", "")), 190),
                Column(lambda: tr("Handed out to"), lambda row: row.gist, 130),
                Column(lambda: tr("Issued / returned / valid"), numbers, 170),
            ],
            lambda row: row.id,
            lambda row: row.state == "void",
        )

    def _form_model(self) -> RecordModel[RecordSummary]:
        space = self._space
        return RecordModel(
            [
                Column(lambda: tr("State"), lambda row: state_word(row, space), 110, mark=mark_of),
                Column(lambda: tr("Number"), lambda row: row.serial, 170),
                Column(lambda: tr("Title"), lambda row: str(row.fields.get("title", ""))),
                Column(lambda: tr("Form id"), lambda row: str(row.fields.get("form_id", "")), 160),
                Column(lambda: tr("Version"), lambda row: str(row.fields.get("version", "")), 110),
                Column(lambda: tr("Questions"), lambda row: str(row.fields.get("questions", "")), 90, right=True),
            ],
            lambda row: row.id,
            lambda row: row.state == "retired",
        )

    # -- bringing a form

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(Path(url.toLocalFile()).suffix.lower() in SUFFIXES for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls()]
        form = next((file for file in files if file.suffix.lower() in SUFFIXES), None)
        if form is not None:
            event.acceptProposedAction()
            self.bring(form)

    def _ask_file(self) -> None:
        pattern = "XLSForm (" + " ".join(f"*{suffix}" for suffix in SUFFIXES) + ")"
        name, _ = QFileDialog.getOpenFileName(self.window(), tr("Bring a form"), "", pattern)
        if name:
            self.bring(Path(name))

    def bring(self, path: Path) -> None:
        """Read a form file on a free thread and say what was found; nothing is kept yet."""
        self.error.clear()

        def work(_report: Report) -> Read:
            return read_file(path, self._space.root)

        self._space.jobs.free(work, self._was_read, self.error.tell)

    def _was_read(self, read: Read) -> None:
        self._read = read
        self.intake.show_read(read)

    def keep(self) -> None:
        """Keep the form that was read."""
        read = self._read
        if read is None or read.brought is None:
            return
        brought = read.brought

        def kept(_saved: object) -> None:
            self._read = None
            self.intake.hide()
            self.chips.choose("forms")
            self._choose()

        self._space.write(
            lambda session, _report: Questionnaires(session).bring(brought), kept, self.intake.error.tell
        )  # fmt: skip

    def _design(self) -> None:
        """Under an id of its own from the start, so that it is found again after a lock."""
        self._space.read(lambda session: session.clock.new_id(), lambda new: self._space.open_asked.emit(FORM, new, ""))

    # -- a new batch

    def new_record(self) -> None:
        chosen = self.forms.current_key() if self.chips.current() == "forms" else ""
        ask_batch(self._space, self, self.error.tell, chosen, self._ask_file)

    def define(self, form: str, content: dict[str, object]) -> None:
        """Write the batch and open it."""
        define_batch(self._space, form, content, self.error.tell)
