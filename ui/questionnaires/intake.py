"""A form file before it is kept: read, and what it says of itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout

from forms.xlsform.check import FormReport, check
from forms.xlsform.model import FormNotice
from storage.questionnaires import Brought
from ui.components.buttons import Button
from ui.components.empty import ErrorPanel
from ui.components.panels import Card
from ui.components.text import Text
from ui.i18n import tr, tr_n
from ui.workspace import Workspace

_NOTICES_SHOWN = 12


@dataclass(frozen=True)
class Read:
    """A form file as it was read off the storage thread; `brought` is None when it is refused."""

    report: FormReport
    brought: Brought | None


def read_file(path: Path) -> Read:
    """The file at `path` and the tables beside it that it uses."""
    report = check(path)
    if report.form is None:
        return Read(report, None)
    return Read(report, Brought(path.name, report.source, report.form, report.tables))


class Intake(Card):
    """What a form file says before it is kept: notices by sheet and row, or why it cannot be used."""

    def __init__(self, space: Workspace, keep: Callable[[], object]) -> None:
        super().__init__(space.look, lambda: tr("Form to bring in"))
        self._space = space
        self.error = ErrorPanel(space.look)
        self.text = Text(space.look, "", "ui", wrap=True)
        self.keep = Button(space.look, lambda: tr("Keep this form"), "primary")
        self.keep.clicked.connect(lambda: keep())
        self.drop = Button(space.look, lambda: tr("Dismiss"), "quiet")
        self.drop.clicked.connect(self.hide)
        row = QHBoxLayout()
        row.addWidget(self.keep)
        row.addWidget(self.drop)
        row.addStretch(1)
        for widget in (self.text, self.error):
            self.body.addWidget(widget)
        self.body.addLayout(row)
        self.hide()

    def show_read(self, read: Read) -> None:
        """Say what was found."""
        self.show()
        report = read.report
        self.keep.setVisible(read.brought is not None)
        if report.form is None:
            self.note.say(report.path.name)
            self.text.say("")
            self.error.tell(report.problem or ValueError(report.path.name))
            return
        self.error.clear()
        count = sum(report.questions.values())
        self.note.say(report.path.name)
        title = report.form.title
        self.text.say(lambda: "\n".join([
            tr_n("{title}: usable, {n} question", "{title}: usable, {n} questions", count, title=title),
            *self._notices(report.notices),
        ]))  # fmt: skip

    def _notices(self, notices: Sequence[FormNotice]) -> list[str]:
        from ui.messages import explain

        language = self._space.look.language.name
        lines = [f"· {explain(notice.as_problem(), language).line()}" for notice in notices[:_NOTICES_SHOWN]]
        more = len(notices) - _NOTICES_SHOWN
        return [*lines, tr("and {n} more").format(n=more)] if more > 0 else lines
