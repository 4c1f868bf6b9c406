"""A sheet that goes with an act (recovery sheet, hand-over slip): shown from memory, printed or saved by number."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from PySide6.QtCore import QSaveFile, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from forms.problems import EnvironmentProblem, Refused
from storage.model import PrintJob
from ui.components.banner import Banner
from ui.components.buttons import Button
from ui.components.empty import ErrorPanel
from ui.components.filedialogs import last_folder
from ui.components.text import Text
from ui.i18n import tr
from ui.jobs import Jobs
from ui.look import Look
from ui.pages.paper import PaperView, printers, send_to_printer

Target = Literal["printer", "pdf"]


@dataclass(frozen=True)
class Slip:
    """How a sheet is made. `preview()`, `register(target)` and `finish(job, pages, disposition)` run on the storage
    thread, `draw(sheet)` on any; `name` begins the name of a saved PDF. `allowed(path)` raises where a PDF may not be
    saved to (V18): what shows content of a vault names it. `word(approver, passphrase, about)` is around `register`
    where a print needs somebody's word."""

    name: str
    preview: Callable[[], Any]
    register: Callable[[Target], tuple[PrintJob, Any]]
    draw: Callable[[Any], bytes]
    finish: Callable[[PrintJob, int, str], object]
    allowed: Callable[[Path], object] | None = None
    word: Callable[[str, str, str], AbstractContextManager[None]] | None = None


AskWord = Callable[[Callable[[str, str], object], Callable[[BaseException], object]], object]


class SlipView(QWidget):
    """`came_out()` when the sheet has been printed or saved. `ask_word(given, failed)` asks for the word that lets a
    print out, where policy wants one."""

    came_out = Signal()

    def __init__(self, look: Look, jobs: Jobs, ask_word: AskWord | None = None) -> None:
        super().__init__()
        self._ask_word = ask_word
        self._jobs = jobs
        self._slip: Slip | None = None
        self._held = self._is_ready = False
        self.paper = PaperView(look)
        self.banner = Banner(look)
        self.error = ErrorPanel(look)
        self.printer = QComboBox()
        look.dress(self.printer)
        for name in printers():
            self.printer.addItem(name, name)
        self.printer.setVisible(self.printer.count() > 0)
        self.printer.setAccessibleName(tr("Printer"))
        self.print_button = Button(look, lambda: tr("Print"), "plain", "printer")
        self.print_button.clicked.connect(lambda: self._register("printer", None))
        self.save = Button(look, lambda: tr("Save as PDF…"))
        self.save.clicked.connect(self._ask_file)
        self._none = Text(look, lambda: tr("No printer is set up on this laptop."), "note", "warn")
        self._none.setVisible(self.printer.count() == 0)
        row = QHBoxLayout()
        for part in (self.printer, self.print_button, self.save, self._none):
            row.addWidget(part)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(row)
        for widget in (self.banner, self.error):
            layout.addWidget(widget)
        layout.addWidget(self.paper, 1)
        self._ready(False)

    def show_slip(self, slip: Slip) -> None:
        """Lay the sheet out and show it."""
        self._slip = slip
        self._ready(False)
        self._jobs.storage(lambda _report: (slip, slip.preview()), self._draw, self._fail)

    def hold(self, held: bool) -> None:
        """While held, nothing comes out of what is shown."""
        self._held = held
        self._ready(self._is_ready)

    def save_to(self, path: Path) -> None:
        """Take a number and write the PDF."""
        self._register("pdf", path)

    def _draw(self, made: tuple[Slip, Any]) -> None:
        slip, sheet = made
        if isValid(self) and slip is self._slip:
            self._jobs.free(lambda _report: (slip, slip.draw(sheet)), self._shown, self._fail)

    def _shown(self, drawn: tuple[Slip, bytes]) -> None:
        """What comes out is what is shown: pages of a slip that another has replaced are not."""
        slip, pdf = drawn
        if isValid(self) and slip is self._slip:
            self.paper.show_pdf(pdf)
            self._ready(True)

    def _ready(self, ready: bool) -> None:
        self._is_ready = ready
        self.save.setEnabled(ready and not self._held)
        self.print_button.setEnabled(ready and not self._held and self.printer.count() > 0)

    def _ask_file(self) -> None:
        if self._slip is not None:
            name, _ = QFileDialog.getSaveFileName(
                self.window(), tr("Save as PDF"), last_folder(f"{self._slip.name}.pdf"), "PDF (*.pdf)"
            )
            if name:
                self.save_to(Path(name))

    def _register(self, target: Target, path: Path | None, word: tuple[str, str, str] | None = None) -> None:
        slip = self._slip
        if slip is None:
            return
        self._ready(False)
        self.error.clear()

        def drawn(answer: tuple[PrintJob, Any]) -> None:
            job, sheet = answer
            self._jobs.free(lambda _report: slip.draw(sheet), lambda pdf: self._out(slip, job, pdf, path), self._fail)

        def register(_report: object) -> tuple[PrintJob, Any]:
            if path is not None and slip.allowed is not None:
                slip.allowed(path)
            with slip.word(*word) if slip.word is not None and word is not None else nullcontext():
                return slip.register(target)

        def refused(problem: BaseException) -> None:
            self._fail(problem)
            ask = self._ask_word
            if word is None and ask and isinstance(problem, Refused) and problem.code == "APPROVAL_NEEDED":
                about = str(problem.facts.get("about", ""))
                self.error.clear()
                ask(lambda who, said: self._register(target, path, (who, said, about)), self._fail)

        self._jobs.storage(register, drawn, refused)

    def _out(self, slip: Slip, job: PrintJob, pdf: bytes, path: Path | None) -> None:
        if not isValid(self):  # the page was left meanwhile: nothing came out
            self._jobs.storage(lambda _report: slip.finish(job, 0, "failed"))
            return
        pages = self.paper.show_pdf(pdf)
        problem = self._write(path, pdf) if path is not None else self._print(job)
        disposition = "failed" if problem is not None else ""
        self._jobs.storage(lambda _report: slip.finish(job, pages, disposition), None, self._fail)
        self._ready(True)
        if problem is not None:
            self.error.tell(problem)
            return
        number, saved = job.number, path is not None
        self.banner.tell("ok", lambda: (
            tr("{number} is saved as a PDF; not printed.") if saved else tr("{number} has gone to the printer.")
        ).format(number=number))  # fmt: skip
        self.came_out.emit()

    def _print(self, job: PrintJob) -> EnvironmentProblem | None:
        try:
            send_to_printer(self.paper.document, str(self.printer.currentData()), job.number)
        except EnvironmentProblem as problem:
            return problem
        return None

    @staticmethod
    def _write(path: Path, pdf: bytes) -> EnvironmentProblem | None:
        file = QSaveFile(str(path))
        if file.open(QSaveFile.OpenModeFlag.WriteOnly) and file.write(pdf) == len(pdf) and file.commit():
            return None
        return EnvironmentProblem("PDF_NOT_WRITTEN", name=path.name)

    def _fail(self, problem: BaseException) -> None:
        if isValid(self):
            self._ready(self._slip is not None)
            self.error.tell(problem)
