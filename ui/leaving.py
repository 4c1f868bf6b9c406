"""From a lock to a fresh process: what is under way ends first, then nothing of this one's memory stays (V21)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.components.buttons import Button
from ui.components.seal import Seal
from ui.components.text import Text
from ui.i18n import tr
from ui.jobs import Job
from ui.look import Look


@dataclass(frozen=True)
class AfterLock:
    """How the program goes on after a lock.

    `begin(words)` replaces this process by one that is called with `words`; without it (pictures, trials) this one
    shows the unlock page itself. `locked_at` and `geometry` are what the process before has handed over.
    """

    begin: Callable[[Sequence[str]], object] | None = None
    locked_at: datetime | None = None
    geometry: str = ""


def words_for(vault: Path | None, key_folder: Path | None, locked_at: datetime, geometry: str) -> list[str]:
    """The command line of the process that follows: places and a time, nothing of the content."""
    words = ["window", *([str(vault)] if vault else []), f"--locked-at={locked_at.isoformat()}"]
    if key_folder is not None:
        words.append(f"--key-folder={key_folder}")
    return [*words, f"--geometry={geometry}"]


CUT_MS = 3000
"""How long what was asked to stop may take; then the process ends as after a power cut, which bundles survive."""


class Leaving(QObject):
    """Waits until the session is closed and the jobs that were under way have ended; then `over()`, once."""

    over = Signal()

    def __init__(self, jobs: Sequence[Job[Any]], parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = [job for job in jobs if not job.is_settled]
        self._told = False
        self._deadline = QTimer(self, singleShot=True)
        self._deadline.timeout.connect(self._tell)

    def wait(self) -> None:
        """The session is closed: `over` comes with the end of the last job, at once when nothing is under way."""
        for job in self._jobs:
            job.settled.connect(self._look)
        self._look()

    def cut(self) -> None:
        """Ask all of them to stop at their next report, and wait no longer than `CUT_MS` for anything."""
        for job in self._jobs:
            job.cancel()
        self._deadline.start(CUT_MS)

    def _look(self) -> None:
        if all(job.is_settled for job in self._jobs):
            self._tell()

    def _tell(self) -> None:
        if not self._told:
            self._told = True
            self.over.emit()


class LeavingPage(QWidget):
    """Shown until the keys are gone: something may still be written to its end. `cut_asked()` from its one button."""

    cut_asked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        words = lambda: tr(  # noqa: E731 - said again when the language changes
            "The vault is being locked. What is being written is written to its end; then the keys are gone and the "
            "program starts anew."
        )
        self.stop = Button(look, lambda: tr("Stop it now"), "plain")
        self.stop.clicked.connect(self._cut)
        self.about = Text(look, words, wrap=True)
        self.about.setFixedWidth(look.px(440))
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addStretch(2)
        for widget in (Seal(look, 36), Text(look, lambda: tr("Fieldseal"), "title"), self.about, self.stop):
            layout.addWidget(widget)
        layout.addStretch(3)
        layout.setContentsMargins(look.px(320), 24, 24, 24)

    def _cut(self) -> None:
        self.stop.setEnabled(False)
        self.about.say(lambda: tr("Stopping. Nothing stays under its final name; a bundle can be written again."))
        self.cut_asked.emit()
