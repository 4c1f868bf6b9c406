"""One job runner: slow or storage work off the GUI thread, its outcome back on it.

Three executors. The *storage* one has a single thread, which opens and owns the database connection. The *free*
one is for sealing, printing, scanning. The *watch* one has a thread for short looks that must not wait for those.
A job is a plain function of one argument, `report(done, total)`, which raises `Cancelled` once the person has stopped
the job. Outcomes come back through a queued connection that is made before the work begins, so that none is lost,
however fast the work is.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from forms.problems import Cancelled, Report

T = TypeVar("T")
Work = Callable[[Report], T]
Done = Callable[[T], object]
Failed = Callable[[BaseException], object]

_INTERVAL = 0.05
"""Seconds between two progress messages to the window."""


class Job(QObject, Generic[T]):
    """One piece of work under way; lives on the GUI thread.

    `finished(result)`, `failed(exception)` and `stopped()` exclude each other, and exactly one comes, unless the
    runner is shut down first. `progressed(done, total)` comes at most twenty times a second and always for the
    last report.
    """

    progressed = Signal(object, object)
    finished = Signal(object)
    failed = Signal(object)
    stopped = Signal()
    settled = Signal()
    _told = Signal(object, object)
    _ended = Signal(object)

    def __init__(self, parent: QObject, title: str) -> None:
        super().__init__(parent)
        self.title = title
        self.done = 0
        self.total = 0
        self.is_settled = False
        self._cancel = threading.Event()
        self._started = time.monotonic()
        self._last_report = 0.0
        queued = Qt.ConnectionType.QueuedConnection
        self._told.connect(self._on_told, queued)
        self._ended.connect(self._on_ended, queued)

    def cancel(self) -> None:
        """Ask the work to stop at its next report; what it has committed stays. Work that never reports ends."""
        self._cancel.set()

    @property
    def cancelling(self) -> bool:
        return self._cancel.is_set()

    def seconds_left(self) -> float | None:
        """An even-speed guess; None until a twentieth is done or a second has passed."""
        spent = time.monotonic() - self._started
        if not self.total or not self.done or (self.done * 20 < self.total and spent < 1.0):
            return None
        return spent * max(self.total - self.done, 0) / self.done

    def seconds_spent(self) -> float:
        return time.monotonic() - self._started

    def run(self, work: Work[T]) -> T:
        """Called by the executor, on its thread."""
        self._started = time.monotonic()
        return work(self._report)

    def end(self, future: Future[T]) -> None:
        """Called by the future, on any thread, also at once when it is already done."""
        self._ended.emit(future)

    def _report(self, done: int, total: int) -> None:
        if self._cancel.is_set():
            raise Cancelled
        now = time.monotonic()
        if done >= total or now - self._last_report >= _INTERVAL:
            self._last_report = now
            self._told.emit(done, total)

    def _on_told(self, done: int, total: int) -> None:
        if not self.is_settled:
            self.done, self.total = done, total
            self.progressed.emit(done, total)

    def _on_ended(self, future: Future[T]) -> None:
        self.is_settled = True
        problem = CancelledError() if future.cancelled() else future.exception(timeout=0)
        if problem is None:
            self.finished.emit(future.result(timeout=0))
        elif isinstance(problem, Cancelled | CancelledError):
            self.stopped.emit()
        else:
            self.failed.emit(problem)
        self.settled.emit()
        self.setParent(None)


class Jobs(QObject):
    """The two executors. Made and used on the GUI thread; `shutdown` before the application ends."""

    busy_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None, free_threads: int = 2) -> None:
        super().__init__(parent)
        self._storage = ThreadPoolExecutor(1, thread_name_prefix="storage")
        self._free = ThreadPoolExecutor(free_threads, thread_name_prefix="free")
        self._watch = ThreadPoolExecutor(1, thread_name_prefix="watch")
        self._running: set[Job[Any]] = set()
        self._closed = False

    def storage(
        self, work: Work[T], done: Done[T] | None = None, failed: Failed | None = None, title: str = ""
    ) -> Job[T]:
        """Run `work` on the storage thread, after all storage work asked for before it."""
        return self._submit(self._storage, work, done, failed, title)

    def free(self, work: Work[T], done: Done[T] | None = None, failed: Failed | None = None, title: str = "") -> Job[T]:
        """Run `work` on a free thread. It may not touch the session."""
        return self._submit(self._free, work, done, failed, title)

    def watch(self, work: Work[T], done: Done[T] | None = None, failed: Failed | None = None) -> Job[T]:
        """Run a short look at the machine, whatever the free threads do. It may not touch the session."""
        return self._submit(self._watch, work, done, failed, "")

    @property
    def running(self) -> tuple[Job[Any], ...]:
        return tuple(self._running)

    @property
    def closed(self) -> bool:
        """Whether the runner is shut down and takes no more work."""
        return self._closed

    def unasked(self) -> Job[Any]:
        """A job that has ended without having run."""
        job: Job[Any] = Job(self, "")
        job.is_settled = True
        return job

    def shutdown(self) -> None:
        """Stop at their next report what reports; saves (which do not) are finished first. May be called twice."""
        self._closed = True
        for job in self._running:
            job.cancel()
        self._watch.shutdown(wait=True, cancel_futures=True)
        self._free.shutdown(wait=True, cancel_futures=True)
        self._storage.shutdown(wait=True, cancel_futures=False)

    def _submit(
        self, pool: ThreadPoolExecutor, work: Work[T], done: Done[T] | None, failed: Failed | None, title: str
    ) -> Job[T]:
        if self._closed:
            raise RuntimeError("the job runner is shut down")
        job: Job[T] = Job(self, title)
        if done is not None:
            job.finished.connect(done)
        if failed is not None:
            job.failed.connect(failed)
        job.settled.connect(lambda: self._forget(job))
        self._running.add(job)
        if len(self._running) == 1:
            self.busy_changed.emit(True)
        pool.submit(job.run, work).add_done_callback(job.end)
        return job

    def _forget(self, job: Job[Any]) -> None:
        self._running.discard(job)
        if not self._running:
            self.busy_changed.emit(False)
