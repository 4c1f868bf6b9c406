"""How a form will be: the sheet as it is keyed, and the paper as it is printed. Both from memory, and both of the
last design that was checked, never of one before."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from forms.xlsform.design.review import Review
from forms.xlsform.model import Form
from ui.components.buttons import Button
from ui.components.empty import EmptyState, ErrorPanel
from ui.components.text import Text, hairline
from ui.i18n import tr
from ui.pages.paper import PaperView
from ui.questionnaires.keysheet import KeySheet
from ui.questionnaires.sheet import Sheet
from ui.workspace import Workspace

_MOST, _BEFORE = 24, 6
"""How many answers are shown on the screen at a time, and how many of them before the one that is worked on."""


class Preview(QWidget):
    """Shows a form on the screen or on paper."""

    def __init__(self, space: Workspace) -> None:
        super().__init__()
        self._space = space
        self._form: Form | None = None
        self._at = ""
        self._drawn: Form | None = None
        self._drawing = False
        self.chips = QWidget()
        self.screen_button = Button(space.look, lambda: tr("On the screen"), "chip")
        self.paper_button = Button(space.look, lambda: tr("Paper pages"), "chip")
        self._make_chips()
        self.part = Text(space.look, "", "note", "text2")
        self.part.setContentsMargins(16, 0, 16, 6)
        self.part.hide()
        self.unfinished = Text(space.look, lambda: tr("Questions that are not finished are left out here"), "note",
                               "text2")  # fmt: skip
        self.unfinished.setContentsMargins(16, 0, 16, 6)
        self.unfinished.hide()
        self.sheet = KeySheet(space.look)
        self.paper = PaperView(space.look)
        self.error = ErrorPanel(space.look)
        self._none = EmptyState(space.look, "eye", lambda: tr("Nothing to show yet"),
                                lambda: tr("As soon as something is asked, it stands here."))  # fmt: skip
        self._stack = QStackedWidget()
        for widget in (self._none, self.sheet, self.paper):
            self._stack.addWidget(widget)
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 16, 8)
        head.addWidget(self.chips)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.unfinished)
        layout.addWidget(self.part)
        layout.addWidget(hairline())
        layout.addWidget(self.error)
        layout.addWidget(self._stack, 1)

    def _make_chips(self) -> None:
        ways = QButtonGroup(self)
        row = QHBoxLayout(self.chips)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for button in (self.screen_button, self.paper_button):
            button.setCheckable(True)
            button.clicked.connect(self._show)
            ways.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        self.screen_button.setChecked(True)

    def show_form(self, form: Form | None, at: str = "") -> None:
        """Show `form`; None keeps what is shown. `at` is the question that is worked on."""
        self._at = at
        self._form = form or self._form
        self._show()

    def show_review(self, found: Review, at: str) -> None:
        """Show what of a design can be shown; where that is nothing, say so."""
        self.unfinished.setVisible(found.left_out and found.shown is not None)
        if found.shown is None:
            self.clear()
        self.show_form(found.shown, at)

    def clear(self) -> None:
        """Forget everything."""
        self._form = self._drawn = None
        self.paper.clear()
        self.part.hide()
        self.error.clear()
        self._stack.setCurrentWidget(self._none)

    def show_paper(self) -> None:
        self.paper_button.setChecked(True)
        self._show()

    @property
    def on_paper(self) -> bool:
        return self.paper_button.isChecked()

    def _show(self) -> None:
        form = self._form
        if form is None:
            return
        if self.on_paper:
            self.part.hide()
            self._stack.setCurrentWidget(self.paper)
            self._draw(form)
        else:
            self.error.clear()  # of pages
            language = self._space.look.language.name
            spoken = {one.code for one in form.languages}
            wanted = language if not spoken or language in spoken else form.default_language
            sheet = Sheet.of(form, self._space.session.clock.now, wanted)
            self._cut(sheet)
            self.sheet.preview(sheet, self._at)
            self._stack.setCurrentWidget(self.sheet if sheet.asked else self._none)

    def _cut(self, sheet: Sheet) -> None:
        """Of a long form only what stands around the question that is worked on: rows cost time to make."""
        count, at = len(sheet.asked), self._at
        here = next((n for n, one in enumerate(sheet.asked) if at and at in (one.question.name, one.block)), 0)
        first = max(0, min(here - _BEFORE, count - _MOST))
        sheet.asked = sheet.asked[first : first + _MOST]
        last = first + len(sheet.asked)
        self.part.say(
            lambda: tr("Answers {first} to {last} of {count}").format(first=first + 1, last=last, count=count)
        )
        self.part.setVisible(count > _MOST)

    def _draw(self, form: Form) -> None:
        """Lay the pages out off the window's thread; one at a time, the last form wins."""
        if self._drawing or form is self._drawn:
            return
        self._drawing = True
        root, practice = self._space.root, self._space.stint.practice
        issuer = self._space.stint.team_name

        def work(_report: object) -> bytes:
            from forms.printing.draw import draw
            from forms.printing.faces import Faces
            from forms.printing.questionnaire import BlankPrint, languages_of, lay_out_blank

            faces = Faces.for_program(root)
            return draw(lay_out_blank(BlankPrint(form, languages_of(form), issuer, practice=practice), faces), faces)

        self._space.jobs.free(work, lambda pdf: self._shown(form, pdf), partial(self._failed, form))

    def _shown(self, form: Form, pdf: bytes) -> None:
        if not self._drew(form):
            return
        self.error.clear()
        bar = self.paper.view.verticalScrollBar()
        place = bar.value()
        self.paper.show_pdf(pdf)
        bar.setValue(place)

    def _failed(self, form: Form, problem: BaseException) -> None:
        if self._drew(form):
            self.paper.clear()
            self.error.tell(problem)

    def _drew(self, form: Form) -> bool:
        """Whether `form`, which has been drawn (or could not be), is still wanted; if not, draw what is."""
        if not isValid(self):
            return False
        self._drawing = False
        if self._form is None or not self.on_paper:
            return False
        if self._form is not form:
            self._draw(self._form)
            return False
        self._drawn = form
        return True
