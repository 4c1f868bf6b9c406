"""Preview and print: the pages from memory, the print register around them (V06, UI.md 7 `Ctrl+P`).

A number is taken only when something is about to leave the program; what then comes out is what was previewed,
page for page.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from forms.kinds import KINDS
from forms.printing.faces import Faces
from forms.printing.pages import PageOrder, Rendered, render
from forms.problems import Cancelled, EnvironmentProblem, IntegrityFailure, Refused
from storage.exchange.single_file import check_place
from storage.model import PrintJob, RecordView
from storage.paper import PrintDesk, PrintWish
from storage.session import Session
from ui.components.banner import Banner
from ui.components.empty import ErrorPanel
from ui.components.filedialogs import last_folder
from ui.components.text import Panel
from ui.i18n import Words, dotted, tr, tr_n
from ui.jobs import Failed
from ui.page import KeyList, Page
from ui.pages.paper import PaperView, send_to_printer
from ui.pages.printhead import PrintHead
from ui.pages.printoptions import PrintOptions, identity_dialog
from ui.pages.printout import DRAFT_WORDS, ask_word, lay_beside, pdf_written
from ui.workspace import Workspace


class PrintPage(Page):
    """Pages of `record` that may be printed in its state; any others are shown as a draft's and stay here."""

    narrow = True

    def __init__(self, space: Workspace, record: str) -> None:
        super().__init__()
        self._space = space
        self._record = record
        self._view: RecordView | None = None
        self._order: PageOrder | None = None
        self._to = Path()
        self._reason = ""
        self._faces: Faces | None = None
        look = space.look
        self._head = PrintHead(look)
        self._head.back.clicked.connect(self.left)
        self.save, self.print_button = self._head.save, self._head.print_button
        self.save.clicked.connect(self._ask_file)
        self.print_button.clicked.connect(self._print)
        self.options = PrintOptions(look)
        self.options.page_chosen.connect(self._preview)
        self.options.identity_chosen.connect(self._identity_chosen)
        self.options.copies_chosen.connect(self._copies_changed)
        self.banner = Banner(look)
        self.error = ErrorPanel(look)
        self.paper = PaperView(look)
        keys = QShortcut(QKeySequence("Ctrl+S"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self.save.click)
        self._lay_out()

    # -- Page ------------------------------------------------------------------------------------------------

    def enter(self) -> None:
        record = self._record
        self._ready(False)
        self._space.read(lambda session: session.records.get(record), self._show_record, self._fail)
        self.options.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def regions(self) -> Sequence[QWidget]:
        return (self.options.page, self.paper, self.print_button)

    def keys(self) -> KeyList:
        return (
            ("Ctrl P", lambda: tr("Print")),
            ("Ctrl S", lambda: tr("Save as PDF…")),
            ("Ctrl +", lambda: tr("Larger")),
            ("Ctrl −", lambda: tr("Smaller")),
            ("Ctrl 0", lambda: tr("Fit the width")),
        )

    def print_page(self) -> None:
        if self.print_button.isEnabled():
            self._print()

    def back(self) -> bool:
        self.left.emit()
        return True

    def seal(self) -> None:
        self.paper.clear()
        self._order = None

    def retranslate(self) -> None:
        self.options.fill_for(self._view)

    # -- preview ---------------------------------------------------------------------------------------------

    def _show_record(self, view: RecordView) -> None:
        self._view = view
        kind = KINDS[view.kind]
        handle = str(view.head.content.get(kind.handle, "") or "")
        self._head.title.say(dotted(handle or view.serial, self._space.look.language.pick(kind.label)))
        self._head.about.say(view.serial)
        self.options.fill_for(view)
        self._preview()

    def _wish(self, target: str = "printer") -> PrintWish:
        return PrintWish(
            record=self._record,
            page=str(self.options.page.currentData() or ""),
            copies=self.options.copies.value(),
            target="pdf" if target == "pdf" else "printer",
            purpose=self.options.purpose.text().strip(),
            identity_reason=self._reason if self.options.with_identity() else "",
            colour=self.options.in_colour(),
            language=self.options.language_code(),
        )

    def _preview(self) -> None:
        self.error.clear()
        self.banner.clear()
        self._ready(False)
        self.paper.show_working()
        wish = self._wish()
        self._space.read(lambda session: self._desk(session).preview(wish), self._lay, self._fail)

    def _lay(self, order: PageOrder) -> None:
        self._order = order
        self._render(order, self._show_pages)

    def _render(self, order: PageOrder, done: Callable[[Rendered], object], failed: Failed | None = None) -> None:
        root = self._space.root

        def work(report: Callable[[int, int], None]) -> Rendered:
            if self._faces is None:
                self._faces = Faces.for_program(root)
            return render(order, self._faces, report)

        job = self._space.jobs.free(work, done, failed or self._fail)
        if failed is not None:
            job.stopped.connect(lambda: failed(Cancelled()))
        self.options.work.follow(job, lambda: tr("Laying out the pages"))

    def _show_pages(self, rendered: Rendered) -> None:
        copies = self.options.copies.value()
        self.paper.show_pdf(rendered.pdf)
        pages = tr_n("{n} page", "{n} pages", rendered.pages)
        self.options.pages.say(pages if copies == 1 else f"{pages} × {copies}")
        draft = self._order.draft if self._order is not None else ""
        self._ready(not draft)
        if draft:
            self.banner.tell("info", DRAFT_WORDS[draft])

    def _ready(self, ready: bool) -> None:
        self.save.setEnabled(ready)
        self.print_button.setEnabled(ready)

    def _fail(self, problem: BaseException) -> None:
        self.paper.clear()
        self._ready(False)
        self.error.tell(problem)

    # -- leaving the program ---------------------------------------------------------------------------------

    def _print(self) -> None:
        if not self.options.has_printer():
            self.banner.tell(
                "warn", lambda: tr("No printer is set up on this laptop. Ctrl S saves the pages as a PDF.")
            )
            return
        name = str(self.options.printer.currentData() or "")
        self._register("printer", lambda job, rendered: self._to_printer(job, rendered, name))

    def _ask_file(self) -> None:
        view = self._view
        if view is None:
            return
        name, _ = QFileDialog.getSaveFileName(
            self.window(), tr("Save as PDF"), last_folder(f"{view.serial}.pdf"), "PDF (*.pdf)"
        )
        if name:
            self.save_to(Path(name))

    def save_to(self, path: Path) -> None:
        """Take a print number and write the pages to `path`; the register says that this is a PDF (V18)."""
        self._to = path
        self._register("pdf", lambda job, rendered: self._to_file(job, rendered, path))

    def _register(
        self, target: str, out: Callable[[PrintJob, Rendered], None], approver: str = "", word: str = ""
    ) -> None:  # fmt: skip
        previewed = self._order
        wish = self._wish(target)
        if previewed is None:
            return
        self._ready(False)
        self.error.clear()

        def taken(answer: tuple[PrintJob, PageOrder]) -> None:
            job, order = answer
            self._order = order
            self._render(order, lambda rendered: made(job, rendered), lambda problem: self._not_made(job, problem))

        def made(job: PrintJob, rendered: Rendered) -> None:
            try:
                self._show_pages(rendered)
            except IntegrityFailure as problem:
                self._not_made(job, problem)
            else:
                out(job, rendered)

        def refused(problem: BaseException) -> None:
            self._ready(not previewed.draft)
            if not approver and isinstance(problem, Refused) and problem.code == "APPROVAL_NEEDED":
                ask_word(self._space, self, lambda who, said: self._register(target, out, who, said), self._fail)
            else:
                self.error.tell(problem)

        def register(session: Session, _report: object) -> tuple[PrintJob, PageOrder]:
            if target == "pdf":
                check_place(session, self._to)
            approval = session.accounts.approve(approver, word, wish.record) if approver else None
            return self._desk(session).register(wish, previewed, approval)

        self._space.write(register, taken, refused)

    def _not_made(self, job: PrintJob, problem: BaseException) -> None:
        """The number is spent, the register says that nothing came of it."""
        self._close_job(job, 0, "failed")
        if not isinstance(problem, Cancelled):
            self.error.tell(problem)

    def _to_printer(self, job: PrintJob, rendered: Rendered, printer: str) -> None:
        try:
            send_to_printer(self.paper.document, printer, job.number)
        except EnvironmentProblem as problem:
            self._close_job(job, 0, "failed")
            self.error.tell(problem)
        else:
            self._close_job(job, rendered.pages, "")
            self._tell(lambda: tr("{number} sent to the printer.").format(number=job.number))

    def _to_file(self, job: PrintJob, rendered: Rendered, path: Path) -> None:
        if pdf_written(path, rendered.pdf):
            self._close_job(job, rendered.pages, "")
            self._tell(
                lambda: tr("{number} saved as a PDF: {name}, in the folder {folder}.").format(
                    number=job.number, name=path.name, folder=path.parent
                )
            )
        else:
            self._close_job(job, 0, "failed")
            self.error.tell(EnvironmentProblem("PDF_NOT_WRITTEN", name=path.name))

    def _close_job(self, job: PrintJob, pages: int, disposition: str) -> None:
        self._space.write(
            lambda session, _report: self._finish(session, job, pages, disposition), self._preview_again, self._fail
        )

    def _finish(self, session: Session, job: PrintJob, pages: int, disposition: str) -> Any:
        from storage.model import Change

        self._desk(session).finish(job, pages, disposition)
        return Change((job.record,), (), ("prints",))

    def _preview_again(self, _change: object) -> None:
        """The next print gets the next number."""
        self._ready(True)

    def _tell(self, words: Words) -> None:
        self.banner.tell("ok", words)

    def _desk(self, session: Session) -> PrintDesk:
        return PrintDesk(session, session.forms)  # type: ignore[arg-type]  # the program's form book has labels

    # -- options ---------------------------------------------------------------------------------------------

    def _identity_chosen(self, wanted: bool) -> None:
        if not wanted:
            self._reason = ""
            self._preview()
            return
        dialog = identity_dialog(self._space.look, self.window())
        dialog.accepted.connect(lambda: self._with_reason(dialog.text()))
        dialog.rejected.connect(self.options.code_only)
        dialog.open()

    def _with_reason(self, reason: str) -> None:
        self._reason = reason
        self._preview()

    def _copies_changed(self) -> None:
        """Another number of copies is the same pages again: only the count is shown until they are made."""
        if self._order is not None:
            self._order = replace(self._order, copies=self.options.copies.value())
            self._render(self._order, self._show_pages)

    # -- making ----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        sheet = Panel("sunken")
        inner = QVBoxLayout(sheet)
        inner.setContentsMargins(0, 0, 0, 0)
        top = QVBoxLayout()
        top.setContentsMargins(24, 8, 24, 0)
        for told in (self.banner, self.error):
            top.addWidget(told)
        inner.addLayout(top)
        inner.addWidget(self.paper, 1)
        lay_beside(self, self._head, self.options, sheet)
