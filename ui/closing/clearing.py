"""The vault goes, and what is left is a certificate: shown from memory until it has been printed or saved (V25).

This stands in the window instead of the shell. Nothing here belongs to the vault: the lock has nothing to lock.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from forms.problems import Report
from storage.clearing import Certificate, ClearStep, clear_vault
from storage.register_certificate import caveat_sentences, certificate_print
from storage.session import Session
from ui.closing.closeout import ClearOrder
from ui.components.banner import Banner
from ui.components.buttons import Button
from ui.components.panels import ScrollPanel
from ui.components.progress import StepList, WorkStep, amount_text
from ui.components.text import Panel, Text, hairline
from ui.i18n import Speaks, tr, tr_n
from ui.jobs import Jobs
from ui.look import Look
from ui.pages.slip import Slip, SlipView

_END = (1, 1)


def certificate_slip(made: Certificate, root: Path, language: Literal["zh", "en"]) -> Slip:
    """The certificate needs no vault any more: its number was taken while there was a register."""
    from forms.printing.draw import draw
    from forms.printing.faces import Faces
    from forms.printing.register_flow import lay_out

    faces, sheet = Faces.for_program(root), certificate_print(made, language)
    return Slip(
        f"clearing-{made.vault.team}{made.vault.laptop}", lambda: sheet, lambda _target: (made.job, sheet),
        lambda whole: draw(lay_out(whole, faces), faces), lambda _job, _pages, _disposition: None,
    )  # fmt: skip


class ClearingPage(Speaks, QWidget):
    """`begin` clears the vault. `refused(problem)` when nothing was destroyed, `left()` when the person has done."""

    refused = Signal(object)
    left = Signal()
    _told = Signal(str, object, object)

    def __init__(self, look: Look, jobs: Jobs, root: Path) -> None:
        super().__init__()
        self._look, self._jobs, self._root = look, jobs, root
        self.running = False
        self.made: Certificate | None = None
        self.came_out = False
        self._warned = self._over = False
        self.title = Text(look, lambda: tr("Clearing the vault"), "title", wrap=True)
        self.banner = Banner(look)
        self.steps = StepList(look, _steps())
        self.done = Text(look, "", wrap=True)
        self._heading = Text(look, lambda: tr("What was not done, or cannot be promised"), wrap=True)
        self._heading.hide()
        self.not_done = Text(look, "", "note", "text2", wrap=True)
        self.slip = SlipView(look, jobs)
        self.slip.came_out.connect(self._out)
        self.slip.hide()
        self.end = Button(look, lambda: tr("Close for good"), "primary")
        self.end.clicked.connect(self.try_end)
        self.end.hide()
        self._told.connect(self._show_step, Qt.ConnectionType.QueuedConnection)
        self._lay_out()

    def begin(self, session: Session, order: ClearOrder) -> None:
        """From here on nothing stops it; the window does not close before it is over."""
        self.running = True
        self.window().installEventFilter(self)

        def report(step: ClearStep, done: int, total: int) -> None:
            self._told.emit(step, done, total)

        def work(_report: Report) -> Certificate:
            return clear_vault(session, order.witness, report)

        self._jobs.storage(work, self._cleared, self._refused)

    def try_end(self) -> None:
        """Leave; a certificate that has not come out is asked about once."""
        if self.came_out or self._warned:
            self.window().removeEventFilter(self)
            self._over = True
            self.left.emit()
            return
        self._warned = True
        self.banner.tell(
            "warn",
            lambda: tr(
                "The certificate has neither been printed nor saved, and cannot be made again. Print or save it, or "
                "press “Close for good” once more to go without it."
            ),
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window is not closed while files are being overwritten, nor before the certificate came out unasked."""
        if event.type() != QEvent.Type.Close:
            return False
        if not self.running and (self.came_out or self._warned):
            self._over = True
            return False
        event.ignore()
        if not self.running:
            self.try_end()
        return True

    def retranslate(self) -> None:
        if self.made is not None and not self._over:
            self._show_certificate(self.made)

    # -- showing ---------------------------------------------------------------------------------------------

    def _show_step(self, step: str, done: int, total: int) -> None:
        if (done, total) == _END:
            self.steps.finish(step)
        else:
            self.steps.begin(step)
            self.steps.progress(step, done, total, lambda: amount_text(done, total, "bytes"), None)

    def _refused(self, problem: BaseException) -> None:
        self.running = False
        self.window().removeEventFilter(self)
        self.refused.emit(problem)

    def _cleared(self, made: Certificate) -> None:
        self.running = False
        self.made = made
        self.title.say(lambda: tr("This vault is gone"))
        self.steps.hide()
        for widget in (self.slip, self.end, self._heading):
            widget.show()
        self._show_certificate(made)
        self.slip.print_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_certificate(self, made: Certificate) -> None:
        language: Literal["zh", "en"] = "zh" if self._look.language.zh else "en"
        gone = sum(file.removed for file in made.files)
        secret = tr("the device secret is destroyed") if made.secret_destroyed else tr("the device secret is left")
        self.done.say(
            tr_n("{n} of {all} files overwritten and removed; {secret}.",
                 "{n} of {all} files overwritten and removed; {secret}.", gone, all=len(made.files), secret=secret)
        )  # fmt: skip
        self.not_done.say("\n".join(f"· {sentence}" for sentence in caveat_sentences(made, language)))
        self.slip.show_slip(certificate_slip(made, self._root, language))

    def _out(self) -> None:
        self.came_out = True
        self.banner.tell(
            "ok", lambda: tr("Both people sign both copies. “Close for good” starts the program anew, without a vault.")
        )  # fmt: skip

    def _lay_out(self) -> None:
        side = ScrollPanel("window", 24)
        side.setFixedWidth(self._look.px(440))
        for widget in (self.title, self.banner, self.steps, self.done, self._heading, self.not_done):
            side.body.addWidget(widget)
        side.body.addStretch(1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.end)
        side.body.addLayout(foot)
        ground = Panel("surface")
        inner = QVBoxLayout(ground)
        inner.setContentsMargins(24, 16, 24, 16)
        inner.addWidget(self.slip)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(hairline(vertical=True))
        row.addWidget(ground, 1)


def _steps() -> list[WorkStep]:
    return [
        WorkStep("register", lambda: tr("Last entries in log and registers; close the vault")),
        WorkStep("keys", lambda: tr("Destroy the key slots")),
        WorkStep("secret", lambda: tr("Destroy the device secret")),
        WorkStep("files", lambda: tr("Overwrite and remove the files")),
    ]
