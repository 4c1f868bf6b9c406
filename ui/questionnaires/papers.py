"""Pages that a questionnaire prints: the blank of a batch, the tally of a survey; seen from memory, numbered."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any, Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from forms.canonical import canonical, sha256_hex
from forms.printing.furniture import PrintMarks
from storage.exchange.single_file import check_place
from storage.model import Change, PrintJob
from storage.questionnaires import Questionnaires
from storage.session import Session
from ui.components.buttons import IconButton
from ui.components.pagehead import PageHead
from ui.components.text import Panel, hairline
from ui.i18n import tr
from ui.page import Page
from ui.pages.slip import Slip, SlipView
from ui.workspace import Workspace

Language = Literal["zh", "en"]
BLANK, TALLY = "questionnaire_blank", "questionnaire_tally"


def blank_languages(session: Session, batch: str) -> list[tuple[Language, ...]]:
    """The ways in which a batch's form can be printed: in both its languages first, then in each."""
    from forms.printing.questionnaire import languages_of

    form = Questionnaires(session).form(str(session.records.get(batch).head.content["form_record"]))
    both = languages_of(form)
    return [both, *((one,) for one in both)] if len(both) > 1 else [both]


def blank_of(session: Session, batch: str, root: Path, wanted: Sequence[Language] = ()) -> Slip:
    """The blank of a batch: the same on every copy, so the print number stands in the register only. `wanted` are one
    or two languages; the form's own, if unsaid."""
    from forms.printing.draw import draw
    from forms.printing.faces import Faces
    from forms.printing.questionnaire import BlankPrint, languages_of, lay_out_blank

    faces = Faces.for_program(root)
    head = session.records.get(batch).head
    form = Questionnaires(session).form(str(head.content["form_record"]))
    stint = session.stint
    issuer = f"{stint.team_name}  {str(head.content.get('date', ''))[:7]}".strip()
    request = BlankPrint(form, languages_of(form, ",".join(wanted)), issuer, batch, practice=stint.practice)

    def register(target: Literal["printer", "pdf"]) -> tuple[PrintJob, Any]:
        copies = max(1, int(head.content.get("issued") or 1))
        job = session.prints.register(
            batch, head.serial, head.id, form.sha256, BLANK, "+".join(request.languages), copies, target, form.title
        )
        return job, request

    return Slip(
        f"blank-{head.serial}", lambda: request, register,
        lambda made: draw(lay_out_blank(made, faces), faces),
        lambda job, pages, disposition: session.prints.finish(job.number, pages, disposition),
        partial(check_place, session),
    )  # fmt: skip


def tally_of(session: Session, batch: str, root: Path, language: Language) -> Slip:
    """The tally of the survey that `batch` belongs to. Its fingerprint is that of its numbers."""
    from forms.printing.draw import draw
    from forms.printing.faces import Faces
    from forms.printing.questionnaire_tally import TallyPrint, lay_out_tally
    from forms.tally.tables import flat_rows

    faces = Faces.for_program(root)
    head = session.records.get(batch).head
    tally = Questionnaires(session).tally(batch)
    sha256 = sha256_hex(canonical([[str(cell) for cell in row] for row in flat_rows(tally, "en")]))
    stint = session.stint

    def sheet(number: str) -> TallyPrint:
        marks = PrintMarks(language, stint.marking, head.serial, batch, sha256, number, 1, 1, stint.practice)
        return TallyPrint(tally, marks)

    def register(target: Literal["printer", "pdf"]) -> tuple[PrintJob, TallyPrint]:
        job = session.prints.register(batch, head.serial, head.id, sha256, TALLY, language, 1, target, "")
        return job, sheet(job.number)

    return Slip(
        f"tally-{head.serial}", lambda: sheet(session.prints.next_number()), register,
        lambda made: draw(lay_out_tally(made, faces), faces),
        lambda job, pages, disposition: session.prints.finish(job.number, pages, disposition),
        partial(check_place, session),
    )  # fmt: skip


class QuestionnairePaper(Page):
    """`argument` is `blank/<batch>` or `tally/<batch>`."""

    narrow = True

    def __init__(self, space: Workspace, argument: str) -> None:
        super().__init__()
        self._space = space
        self._kind, _, self._batch = argument.partition("/")
        look = space.look
        blank = self._kind == "blank"
        head = PageHead(
            look,
            lambda: tr("Blank questionnaire") if blank else tr("Tally on paper"),
            lambda: tr("All copies are the same; none carries a number") if blank else "",
        )
        back = IconButton(look, "chevron-left", lambda: tr("Back"))
        back.clicked.connect(self.left)
        head.add_action(back)
        self.languages = QComboBox()
        look.dress(self.languages)
        self.languages.setAccessibleName(tr("Languages of the blank"))
        self.languages.activated.connect(lambda _at: self._load())
        self.languages.hide()
        head.add_action(self.languages)
        self.view = SlipView(look, space.jobs)
        self.view.came_out.connect(lambda: space.tell(Change(registers=("prints",))))
        ground = Panel("surface")
        inner = QVBoxLayout(ground)
        inner.setContentsMargins(24, 16, 24, 16)
        inner.addWidget(self.view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(hairline())
        layout.addWidget(ground, 1)

    def enter(self) -> None:
        batch = self._batch
        if self._kind == "blank":
            self._space.read(
                lambda session: blank_languages(session, batch), self._offer, self.view.error.tell
            )  # fmt: skip
        self._load()
        self.view.print_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self, ways: list[tuple[Language, ...]]) -> None:
        """Let a person choose, where the form has more than one language."""
        self.languages.clear()
        for way in ways:
            self.languages.addItem(" + ".join({"zh": "中文", "en": "English"}[one] for one in way), way)
        self.languages.setVisible(len(ways) > 1)

    def _load(self) -> None:
        batch, root, kind = self._batch, self._space.root, self._kind
        language: Language = "zh" if self._space.look.language.zh else "en"
        wanted: tuple[Language, ...] = self.languages.currentData() or ()

        def work(session: Session) -> Slip:
            if kind == "blank":
                return blank_of(session, batch, root, wanted)
            return tally_of(session, batch, root, language)

        self._space.read(work, self.view.show_slip, self.view.error.tell)

    def retranslate(self) -> None:
        """A tally is printed in the language of the window."""
        if self._kind == "tally":
            self._load()

    def regions(self) -> Sequence[QWidget]:
        return (self.view.print_button, self.view.paper)

    def print_page(self) -> None:
        if self.view.print_button.isEnabled():
            self.view.print_button.click()

    def seal(self) -> None:
        self.view.paper.clear()

    def back(self) -> bool:
        self.left.emit()
        return True
