"""Fourth step: five steps, each ticked only when done; stop says what remains (UI.md 08b)."""

from __future__ import annotations

import time

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from storage.exchange.sealing import STEPS, SealOrder, SealResult
from ui.components.banner import Banner
from ui.components.dialogs import ActDialog
from ui.components.empty import Action, ErrorPanel
from ui.components.layouts import swap
from ui.components.progress import StepList, WorkStep, seconds_text
from ui.handover.outgoing import Outgoing
from ui.handover.sealwork import SealWork
from ui.handover.words import files_text, office_fingerprint, records_text
from ui.i18n import Words, listed, tr
from ui.messages import size_text
from ui.workspace import Workspace

_NEEDS_ANOTHER = ("MEDIUM_TOO_SMALL", "MEDIUM_FULL", "MEDIUM_READ_ONLY", "READBACK_DIFFERS", "BUNDLE_NAME_TAKEN")


def _names() -> dict[str, Words]:
    return {
        "freeze": lambda: tr("Fix the content"),
        "sign": lambda: tr("Sign and encrypt"),
        "write": lambda: tr("Write to the medium"),
        "read_back": lambda: tr("Read back from the medium and compare byte by byte"),
        "register": lambda: tr("Give the final name and register the exit"),
    }


class SealStep(QWidget):
    """`done(SealResult)` when the bundle is written; `changed()` when the words of the foot do.

    `again_asked()` and `other_asked()` after a stop or a failure: the same order once more, or another medium.
    """

    done = Signal(object)
    changed = Signal()
    again_asked = Signal()
    other_asked = Signal()

    def __init__(self, space: Workspace) -> None:
        super().__init__()
        self._space = space
        self._out: Outgoing | None = None
        self._order: SealOrder | None = None
        self._began: dict[str, float] = {}
        self._share = 0.0
        self.work: SealWork | None = None
        self._dialog: ActDialog | None = None
        self.banner = Banner(space.look)
        self.error = ErrorPanel(space.look)
        self._steps = QVBoxLayout()
        self.steps = StepList(space.look, [WorkStep(key, words) for key, words in _names().items()])
        self._steps.addWidget(self.steps)
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self.changed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(self._steps)
        layout.addWidget(self.banner)
        layout.addWidget(self.error)
        layout.addStretch(1)

    @property
    def running(self) -> bool:
        return self.work is not None and self.work.running

    def foot(self) -> str:
        """Time used and left, for the foot of the wizard."""
        work = self.work
        if work is None or not work.running:
            return ""
        if work.stopping:
            return tr("Stopping; nothing stays under the final name")
        spent = seconds_text(work.seconds_spent())
        left = self._seconds_left()
        if left is None:
            return tr("{time} used").format(time=spent)
        return tr("{time} used, about {left} left").format(time=spent, left=seconds_text(left))

    def begin(self, out: Outgoing, order: SealOrder) -> None:
        """Seal; a run before this one is over."""
        self._out, self._order = out, order
        self._began, self._share = {}, 0.0
        self.error.clear()
        fresh = StepList(self._space.look, [WorkStep(key, words) for key, words in _names().items()])
        swap(self._steps, self.steps, fresh)
        self.steps = fresh
        self.steps.tell("register", lambda: tr("After the read-back is equal"))
        medium = order.medium.number
        self.banner.tell(
            "info",
            lambda: tr(
                "Please leave {medium} in place. Pulling it out now loses no record: the originals stay here, and the "
                "bundle can be written again under the same number."
            ).format(medium=medium),
            icon="usb",
        )
        work = SealWork(self._space, order, self)
        work.stepped.connect(self._stepped)
        work.ended.connect(self._ended)
        work.finished.connect(self._finished)
        work.failed.connect(self._failed)
        work.stopped.connect(self._stopped)
        self.work = work
        self._enter("freeze")
        self._tick.start()

    def ask_stop(self) -> None:
        """Say what remains, then stop."""
        if not self.running or self._dialog is not None or self._out is None:
            return
        number = self._out.sequence
        dialog = ActDialog(
            self._space.look,
            self.window(),
            lambda: tr("Stop sealing bundle {n}").format(n=number),
            lambda: tr(
                "Records here stay as they are. Nothing stays on the medium. The bundle keeps its number and can be "
                "written again."
            ),
            lambda: tr("Stop sealing"),
            "danger",
        )
        dialog.cancel.say(lambda: tr("Go on sealing"))
        dialog.accepted.connect(self.stop)
        dialog.finished.connect(self._forget_dialog)
        self._dialog = dialog
        dialog.open()
        dialog.cancel.setFocus()

    def stop(self) -> None:
        """Stop without asking: the vault is being locked, or the person has said so."""
        if self.work is not None:
            self.work.stop()
            self.changed.emit()

    # -- what the work says ----------------------------------------------------------------------------------

    def _enter(self, step: str) -> None:
        self._began[step] = time.monotonic()
        self.steps.begin(step)
        self.changed.emit()

    def _stepped(self, step: str, done: int, total: int) -> None:
        if step not in self._began:
            self._enter(step)
        spent = time.monotonic() - self._began[step]
        left = spent * (total - done) / done if done and spent > 0.5 else None
        share = done / total if total else 0.0
        before = {"write": 0.0, "read_back": 0.5}.get(step)
        if before is not None:
            self._share = before + share / 2
        self.steps.progress(step, done, total, self._progress_note(step, done, total), left)

    def _progress_note(self, step: str, done: int, total: int) -> Words:
        amount = f"{size_text(done)} / {size_text(total)}"
        if step == "read_back":
            return lambda: tr("{amount} compared, all equal").format(amount=amount)
        if step == "write":
            return lambda: tr("{amount}, under a temporary name").format(amount=amount)
        return amount

    def _ended(self, step: str) -> None:
        if step not in self._began:
            self._enter(step)
        self.steps.finish(step, time.monotonic() - self._began[step], self._note(step))
        following = STEPS.index(step) + 1
        if following < len(STEPS):
            self._enter(STEPS[following])

    def _note(self, step: str) -> Words | None:
        out, office = self._out, self._space.stint.office
        if out is None:
            return None
        stint = self._space.stint
        team = f"{stint.team}{stint.laptop}"
        to = f"{office.name} {office_fingerprint(office)}"
        records = sum(line.count for line in out.lines)
        notes: dict[str, Words] = {
            "freeze": lambda: listed(records_text(records), files_text(out.files)),
            "sign": lambda: tr("To {office}; signed by laptop {laptop}").format(office=to, laptop=team),
            "write": lambda: tr("Under a temporary name, not valid yet"),
            "read_back": lambda: tr("Every byte is equal"),
            "register": lambda: tr("Named and registered"),
        }
        return notes.get(step)

    def _finished(self, result: SealResult) -> None:
        self._over()
        self.banner.clear()
        self.done.emit(result)

    def _failed(self, problem: BaseException) -> None:
        self._over()
        self._fail_current()
        self.banner.clear()
        self.error.tell(problem, self._ways_on(problem))

    def _stopped(self) -> None:
        self._over()
        self._fail_current()
        number = self._out.sequence if self._out is not None else 0
        self.banner.tell(
            "warn",
            lambda: tr(
                "Stopped. Nothing stays on the medium, records here are unchanged. Bundle {n} can be written again "
                "under the same number."
            ).format(n=number),
            lambda: tr("Write again"),
            self.again_asked.emit,
        )

    def _ways_on(self, problem: BaseException) -> list[Action]:
        """What helps more stands first."""
        again: Action = (lambda: tr("Write again"), self.again_asked.emit)
        other: Action = (lambda: tr("Another medium…"), self.other_asked.emit)
        return [other, again] if getattr(problem, "code", "") in _NEEDS_ANOTHER else [again, other]

    def _fail_current(self) -> None:
        for key in STEPS:
            if self.steps.state(key) == "running":
                self.steps.fail(key)

    def _over(self) -> None:
        self._tick.stop()
        if self._dialog is not None:
            self._dialog.reject()
        self.changed.emit()

    def _forget_dialog(self, _result: int) -> None:
        self._dialog = None

    def _seconds_left(self) -> float | None:
        """Writing and reading back at one even speed, from when writing began; a guess, said as one."""
        if self._share < 0.05 or "write" not in self._began:
            return None
        spent = time.monotonic() - self._began["write"]
        return spent * (1 - self._share) / self._share
