"""A form file before it is kept: read, and what it says of itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from forms.problems import Problem
from forms.xlsform.check import FormReport, by_kind, check
from storage.questionnaires import Brought
from ui.components.buttons import Button
from ui.components.empty import ErrorPanel
from ui.components.fields import TextArea
from ui.components.panels import Card
from ui.components.text import Text
from ui.i18n import tr, tr_n
from ui.workspace import Workspace

_MOST, _LINES = 50, 8
"""Errors or notices that are listed, and how many lines of them are in sight."""


@dataclass(frozen=True)
class Read:
    """A form file as it was read off the storage thread; `brought` is None when it is refused."""

    report: FormReport
    brought: Brought | None


def read_file(path: Path, root: Path) -> Read:
    """The file at `path` and the tables beside it that it uses; `root` holds the faces it would be printed with."""
    from forms.printing.faces import Faces

    report = check(path, Faces.for_program(root).missing_characters)
    if report.form is None:
        return Read(report, None)
    return Read(report, Brought(path.name, report.source, report.form, report.tables))


class Intake(Card):
    """What a form file says before it is kept: notices by sheet and row, or all that is wrong with it."""

    def __init__(self, space: Workspace, keep: Callable[[], object]) -> None:
        super().__init__(space.look, lambda: tr("Form to bring in"))
        self._space = space
        self._listed: Sequence[Problem] = ()
        self.error = ErrorPanel(space.look)
        self.text = Text(space.look, "", "ui", wrap=True)
        self.list = TextArea(space.look, lambda: tr("What is said of the form"), "ui", _LINES)
        flags = Qt.TextInteractionFlag
        self.list.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.after = Text(space.look, "", "note", "text2", wrap=True)
        self.keep = Button(space.look, lambda: tr("Keep this form"), "primary")
        self.keep.clicked.connect(lambda: keep())
        self.drop = Button(space.look, lambda: tr("Dismiss"), "quiet")
        self.drop.clicked.connect(self.hide)
        row = QHBoxLayout()
        row.addWidget(self.keep)
        row.addWidget(self.drop)
        row.addStretch(1)
        for widget in (self.text, self.list, self.after, self.error):
            self.body.addWidget(widget)
        self.body.addLayout(row)
        space.look.language.changed.connect(self._fill)
        self.hide()

    def show_read(self, read: Read) -> None:
        """Say what was found."""
        report, wrong = read.report, len(read.report.faults)
        self.note.say(report.path.name)
        self.keep.setVisible(read.brought is not None)
        self.error.clear()
        self.after.say("")
        if report.form is not None:
            count, title = sum(report.questions.values()), report.form.title
            self.text.say(
                lambda: tr_n("{title}: usable, {n} question", "{title}: usable, {n} questions", count, title=title)
            )
            self._listed = by_kind(report.notices)
        elif wrong == 1 and not report.notices:
            self.text.say("")
            self._listed = ()
            self.error.tell(report.faults[0])
        else:
            self.text.say(
                lambda: tr_n("This form cannot be used: {n} error", "This form cannot be used: {n} errors", wrong)
            )
            self._listed = [*report.faults, *by_kind(report.notices)]
        if not report.whole:
            self.after.say(lambda: tr("Check again once this is mended: there may be other errors."))
        self._fill()
        self.show()

    def _fill(self) -> None:
        from ui.messages import explain

        language = self._space.look.language.name
        lines = [explain(problem, language).line() for problem in self._listed[:_MOST]]
        more = len(self._listed) - _MOST
        self.list.setPlainText("\n".join([*lines, tr("and {n} more").format(n=more)] if more > 0 else lines))
        for widget, said in ((self.text, self.text.text()), (self.list, lines), (self.after, self.after.text())):
            widget.setVisible(bool(said))
        self.list.setFixedHeight(self._space.look.fonts.line("ui") * min(len(lines) + 1, _LINES) + 18)
