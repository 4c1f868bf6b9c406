"""Long work: a list of steps, each ticked only when done; a busy control for short work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ui.components.buttons import Button
from ui.components.marks import Mark, MarkOnly, beside_line
from ui.components.text import Panel, Text, hairline
from ui.i18n import Words, tr
from ui.jobs import Job
from ui.look import Look
from ui.messages import size_text

WorkState = Literal["to_do", "running", "done", "failed"]
_MARKS: dict[WorkState, Mark] = {"to_do": "not_begun", "running": "open", "done": "met", "failed": "refused"}
_BUSY_AFTER_MS = 300


def seconds_text(seconds: float) -> str:
    """A span of time as people say it: 6 s, 1 min 10 s."""
    whole = max(round(seconds), 0)
    if whole < 60:
        return tr("{n} s").format(n=whole)
    return tr("{m} min {s} s").format(m=whole // 60, s=whole % 60)


def amount_text(done: int, total: int, unit: str) -> str:
    """`91.0 / 148.4 MB` for bytes, `114 / 300` for anything else."""
    if unit == "bytes":
        return f"{size_text(done)} / {size_text(total)}"
    return f"{done} / {total}"


@dataclass(frozen=True)
class WorkStep:
    """One step of long work; `note` says what it does or did."""

    key: str
    name: Words
    note: Words = ""


class _StepRow(QWidget):
    def __init__(self, look: Look, step: WorkStep) -> None:
        super().__init__()
        self.state: WorkState = "to_do"
        self._mark = MarkOnly(look, "not_begun")
        self._mark.setFixedHeight(look.fonts.line("ui"))
        self._name = Text(look, step.name, tone="text2")
        self._note = Text(look, step.note, "note", "text2", wrap=True)
        self._time = Text(look, "", "note", "text2")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.hide()
        body = QVBoxLayout()
        body.setSpacing(2)
        head = QHBoxLayout()
        head.addWidget(self._name, 1)
        head.addWidget(self._time)
        body.addLayout(head)
        body.addWidget(self._note)
        body.addWidget(self._bar)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 10, 16, 10)
        layout.setSpacing(12)
        layout.addLayout(beside_line(look, self._mark))
        layout.addLayout(body, 1)

    def show_state(self, state: WorkState) -> None:
        self.state = state
        self._mark.show_mark(_MARKS[state])
        self._name.tone("text2" if state == "to_do" else "text")
        self._bar.setVisible(state == "running" and self._bar.maximum() > 0)

    def tell(self, note: Words) -> None:
        self._note.say(note)

    def took(self, words: Words) -> None:
        self._time.say(words)

    def progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, 1000)
        self._bar.setValue(round(1000 * done / total) if total else 0)
        self._bar.show()


class StepList(Panel):
    """The steps of one long piece of work."""

    def __init__(self, look: Look, steps: Sequence[WorkStep]) -> None:
        super().__init__("card")
        self._rows: dict[str, _StepRow] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        for index, step in enumerate(steps):
            if index:
                layout.addWidget(hairline())
            self._rows[step.key] = _StepRow(look, step)
            layout.addWidget(self._rows[step.key])

    def state(self, key: str) -> WorkState:
        return self._rows[key].state

    def begin(self, key: str) -> None:
        self._rows[key].show_state("running")

    def finish(self, key: str, seconds: float | None = None, note: Words | None = None) -> None:
        """Tick a step that is really done."""
        row = self._rows[key]
        row.show_state("done")
        if seconds is not None:
            row.took(lambda: seconds_text(seconds))
        if note is not None:
            row.tell(note)

    def fail(self, key: str, note: Words = "") -> None:
        self._rows[key].show_state("failed")
        if note:
            self._rows[key].tell(note)

    def tell(self, key: str, note: Words) -> None:
        """Another note under a step."""
        self._rows[key].tell(note)

    def progress(self, key: str, done: int, total: int, note: Words, left: float | None) -> None:
        """How far a running step is; `left` are the seconds it may still take, None while nothing can be said."""
        row = self._rows[key]
        row.show_state("running")
        row.progress(done, total)
        row.tell(note)
        row.took((lambda: tr("about {time}").format(time=seconds_text(left))) if left is not None else "")

    def follow(self, key: str, job: Job[Any], unit: str = "bytes") -> None:
        """Show `job`'s progress in the step: bar, amount, time left."""
        row = self._rows[key]
        row.show_state("running")

        def told(done: int, total: int) -> None:
            row.progress(done, total)
            row.tell(amount_text(done, total, unit))
            left = job.seconds_left()
            row.took((lambda: tr("about {time}").format(time=seconds_text(left))) if left is not None else "")

        job.progressed.connect(told)


class WorkPanel(Panel):
    """One piece of work that may take long, without steps: title, amount, bar, Stop."""

    def __init__(self, look: Look) -> None:
        super().__init__("card")
        self._title = Text(look)
        self._note = Text(look, "", "note", "text2")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._stop = Button(look, lambda: tr("Stop"), "plain")
        self._stop.clicked.connect(self._ask_stop)
        self._job: Job[Any] | None = None
        self._stopping: Words = ""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(6)
        for widget in (self._title, self._note, self._bar, self._stop):
            layout.addWidget(widget)
        self._delay = QTimer(self, singleShot=True, interval=2000)
        self._delay.timeout.connect(self.show)
        self.hide()

    def follow(self, job: Job[Any], title: Words, unit: str = "", stopping: Words = "") -> None:
        """Appear after two seconds if `job` still runs, and go when it ends (UI.md 5, progress). `stopping` is said
        when it is to stop; unless given, that what is done stays."""
        self._job = job
        self._stopping = stopping or (lambda: tr("Stopping; what is already done stays"))
        self._title.say(title)
        self._note.say("")
        self._bar.setRange(0, 0)
        self._delay.start()
        job.progressed.connect(lambda done, total: self._told(done, total, unit))
        job.settled.connect(self._over)

    def _told(self, done: int, total: int, unit: str) -> None:
        self._bar.setRange(0, 1000)
        self._bar.setValue(round(1000 * done / total) if total else 0)
        left = self._job.seconds_left() if self._job is not None else None
        amount = amount_text(done, total, unit)
        if left is None:
            self._note.say(amount)
        else:
            self._note.say(lambda: tr("{amount}, about {time} left").format(amount=amount, time=seconds_text(left)))

    def _ask_stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._note.say(self._stopping)

    def _over(self) -> None:
        self._delay.stop()
        self._job = None
        self.hide()


class Busy(QObject):
    """A busy cursor on `control`, which is disabled meanwhile, from 0.3 s after the job began until it ends."""

    def __init__(self, control: QWidget, job: Job[Any]) -> None:
        super().__init__(control)
        self._control = control
        control.setEnabled(False)
        self._delay = QTimer(self, singleShot=True, interval=_BUSY_AFTER_MS)
        self._delay.timeout.connect(lambda: control.setCursor(Qt.CursorShape.BusyCursor))
        self._delay.start()
        job.settled.connect(self._over)

    def _over(self) -> None:
        self._delay.stop()
        self._control.unsetCursor()
        self._control.setEnabled(True)
        self.deleteLater()
