"""Sealing off the storage thread: steps and bytes come to the window, and the person may stop it."""

from __future__ import annotations

import time
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from forms.problems import Report
from storage.exchange import sealing
from storage.exchange.sealing import SealOrder, SealResult, Step
from ui.jobs import Job
from ui.workspace import Workspace

_INTERVAL = 0.05
_END = (1, 1)
"""What `sealing.run` reports when a step is really over; bytes alone do not end one."""


class SealWork(QObject):
    """One run of an order. `stepped(step, done, total)` in bytes, `ended(step)` when a step is done.

    `finished(SealResult)`, `failed(exception)` and `stopped()` exclude each other.
    """

    stepped = Signal(str, object, object)
    ended = Signal(str)
    finished = Signal(object)
    failed = Signal(object)
    stopped = Signal()
    _told = Signal(str, object, object)

    def __init__(self, space: Workspace, order: SealOrder, parent: QObject) -> None:
        super().__init__(parent)
        self._space = space
        self._order = order
        self._last = 0.0
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)
        self._job: Job[SealResult] = space.jobs.free(self._run)
        self._job.finished.connect(self._on_finished)
        self._job.failed.connect(self.failed)
        self._job.stopped.connect(self.stopped)

    def stop(self) -> None:
        """Ask it to end at its next report; nothing stays under the final name."""
        self._job.cancel()

    @property
    def stopping(self) -> bool:
        return self._job.cancelling

    @property
    def running(self) -> bool:
        return not self._job.is_settled

    def seconds_spent(self) -> float:
        return self._job.seconds_spent()

    def _run(self, report: Report) -> SealResult:
        """On a free thread."""

        def tell(step: Step, done: int, total: int) -> None:
            report(0, 1)
            now = time.monotonic()
            if (done, total) == _END or now - self._last >= _INTERVAL:
                self._last = now
                self._told.emit(step, done, total)

        return sealing.run(self._order, tell)

    def _on_told(self, step: str, done: Any, total: Any) -> None:
        if (done, total) == _END:
            self.ended.emit(step)
        else:
            self.stepped.emit(step, done, total)

    def _on_finished(self, result: SealResult) -> None:
        self._space.tell(result.change)
        self.finished.emit(result)
