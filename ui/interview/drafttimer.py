"""When to write the draft: soon after a pause, and never two seconds behind the first unsaved keystroke."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal

PAUSE_MS = 600
LATEST_MS = 1700
"""From the first unsaved change; the rest of the two seconds is for the write itself."""


class DraftTimer(QObject):
    """`touch` at each change; `due` comes once for all changes so far."""

    due = Signal()

    def __init__(self, parent: QObject | None = None, pause_ms: int = PAUSE_MS, latest_ms: int = LATEST_MS) -> None:
        super().__init__(parent)
        self._pause = self._timer(pause_ms)
        self._latest = self._timer(latest_ms)

    def touch(self) -> None:
        """Something changed that is not written yet."""
        self._pause.start()
        if not self._latest.isActive():
            self._latest.start()

    def stop(self) -> None:
        """What was due has been written by another way."""
        self._pause.stop()
        self._latest.stop()

    @property
    def waiting(self) -> bool:
        return self._latest.isActive()

    def _timer(self, interval: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.setInterval(interval)
        timer.timeout.connect(self._fire)
        return timer

    def _fire(self) -> None:
        self.stop()
        self.due.emit()
