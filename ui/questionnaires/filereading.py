"""Files chosen on the sheet being keyed are read beside the typing: with progress, and stopped when taken back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from shiboken6 import isValid

from storage.answer_files import AnswerFile, only_answer
from ui.components.empty import ErrorPanel
from ui.jobs import Job
from ui.questionnaires.keysheet import KeySheet
from ui.workspace import Workspace


class FileReading(QObject):
    """A file is stored with its sheet; until then it is a name, a hash and where it lies."""

    def __init__(self, space: Workspace, sheet: KeySheet, error: ErrorPanel) -> None:
        super().__init__(sheet)
        self._space, self._sheet, self._error = space, sheet, error
        self._jobs: dict[int, Job[AnswerFile]] = {}
        sheet.brought.connect(self.bring)
        sheet.cleared.connect(self.stop)

    @property
    def busy(self) -> bool:
        return any(not job.is_settled for job in self._jobs.values())

    def stop(self, at: int) -> None:
        """What is being read for the question at `at` is not wanted any more."""
        if at in self._jobs and not self._jobs[at].is_settled:
            self._jobs[at].cancel()

    def stop_all(self) -> None:
        """The page is left: nothing that is being read is wanted any more."""
        for at in self._jobs:
            self.stop(at)

    def bring(self, at: int, paths: Sequence[Path]) -> None:
        """Read what was chosen for the question at `at`."""
        shown, sheet = self._sheet, self._sheet.sheet
        if sheet is None:
            return
        asked = sheet.asked[at]

        def here() -> bool:
            """The same sheet, also when it has been made again in another language."""
            now = shown.sheet if isValid(shown) else None
            return now is not None and now.files is sheet.files and now.asked[at : at + 1] == (asked,)

        def told(done: int, total: int) -> None:
            if here():
                shown.say_reading(at, 100 * done // max(total, 1))

        def ended(file: AnswerFile | None) -> None:
            if here():
                shown.read(at, None if job.cancelling else file)

        def failed(problem: BaseException) -> None:
            ended(None)
            if isValid(shown):
                self._error.tell(problem)

        self._error.clear()
        self.stop(at)
        told(0, 1)
        job = self._jobs[at] = self._space.jobs.free(
            lambda report: only_answer(paths, asked.question, asked.key, report), ended, failed
        )
        job.progressed.connect(told)
        job.stopped.connect(lambda: ended(None))
