"""What the paper says, when neither keying has it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from forms.xlsform.model import Form
from storage.answer_files import AnswerFile, only_answer
from storage.keyed import Difference, Keyed
from storage.model import Content
from ui.components.dialogs import ActDialog
from ui.components.fields import Field, FormRow
from ui.components.text import Text
from ui.i18n import tr
from ui.jobs import Job
from ui.questionnaires.sheet import Sheet
from ui.records.files import FilesAnswer
from ui.workspace import Workspace


@dataclass(frozen=True)
class Paper:
    """What was settled, as `Keyed.value`, and the files to store for it."""

    value: Content
    brought: tuple[AnswerFile, ...] = ()


class PaperDialog(ActDialog):
    """Typed as on the sheet; a file is dropped or chosen, and nothing is settled while it is being read."""

    def __init__(self, space: Workspace, parent: QWidget, form: Form, one: Difference) -> None:
        super().__init__(
            space.look, parent, lambda: tr("What the paper says"), "", lambda: tr("Settle"),
        )  # fmt: skip
        self._space, self._field = space, one.field
        self._sheet = Sheet.of(form, space.session.clock.now, space.look.language.name)
        self._at = next(at for at, asked in enumerate(self._sheet.asked) if asked.key == one.field)
        self.field = Field(space.look, lambda: tr("What the paper says"), sensitive=True)
        self.well = FilesAnswer(space.look, lambda: tr("What the paper says"), single=True)
        self.well.added.connect(self._bring)
        self.well.dropped.connect(lambda _sha256: self._take_away())
        asked: QWidget = self.well if self._sheet.takes_file(self._at) else self.field
        self._row = FormRow(space.look, lambda: tr("What the paper says"), asked, hint=self._hint())
        self._job: Job[AnswerFile] | None = None
        self.reading = Text(space.look, "", "note", "text2")
        self.reading.hide()
        self.body.addWidget(self._row)
        self.body.addWidget(self.reading)
        asked.setFocus()

    def _hint(self) -> str:
        if self._sheet.takes_file(self._at):
            return tr("What was handed in with the sheet; none for left blank")
        options = "  ".join(f"{option.digits} {option.label}" for option in self._sheet.options(self._at))
        return options or tr("As it is written; empty for left blank")

    def _bring(self, paths: Sequence[Path]) -> None:
        asked = self._sheet.asked[self._at]

        def wanted() -> bool:
            return isValid(self) and self._job is job

        def told(done: int, total: int) -> None:
            if wanted():
                percent = 100 * done // max(total, 1)
                self.reading.say(lambda: tr("Reading the file: {percent} %").format(percent=percent))

        def show(file: AnswerFile) -> None:
            if wanted():
                self._sheet.attach(asked.path, file)
                self.well.show_files([file.ref])

        def failed(problem: BaseException) -> None:
            if wanted():
                self.error.tell(problem)

        def settled() -> None:
            if wanted():
                self._show_reading(None)

        self.error.clear()
        self._stop()
        job = self._space.jobs.free(
            lambda report: only_answer(paths, asked.question, asked.key, report), show, failed
        )  # fmt: skip
        self._show_reading(job)
        told(0, 1)
        job.progressed.connect(told)
        job.settled.connect(settled)
        self.destroyed.connect(lambda: job.cancel())

    def _show_reading(self, job: Job[AnswerFile] | None) -> None:
        self._job = job
        self.reading.setVisible(job is not None)
        self.verb.setEnabled(job is None)

    def _stop(self) -> None:
        """What is being read is not wanted any more."""
        if self._job is not None:
            self._job.cancel()
            self._show_reading(None)

    def _take_away(self) -> None:
        self._stop()
        self._sheet.clear(self._at)
        self.well.show_files([])

    def ready(self) -> bool:
        if self._job is not None:
            return False
        fits = self._sheet.takes_file(self._at) or self._typed(self.field.text().strip())
        if fits and not self._sheet.answered(self._at):
            self._sheet.leave_blank(self._at)
        self._row.complain(None if fits else (lambda: tr("That is no answer to this question")))
        return fits

    def _typed(self, text: str) -> bool:
        """Whether what was typed is an answer; nothing, or a point, is a blank."""
        if text in ("", "."):
            self._sheet.leave_blank(self._at)
            return True
        if not self._sheet.options(self._at):
            return self._sheet.write(self._at, text)
        self._sheet.clear(self._at)
        return all(self._sheet.choose(self._at, part) for part in text.split())

    def paper(self) -> Paper:
        """What a person says that the paper says."""
        value, file = self._sheet.value(self._at), self._sheet.file(self._at)
        if value in (None, "", []):
            return Paper({"abstained": True})
        files = (file,) if file else ()
        return Paper(Keyed({self._field: value}, (), files).value(self._field), self._sheet.files.brought(files))
