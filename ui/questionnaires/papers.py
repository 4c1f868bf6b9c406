"""Pages that a questionnaire prints: the blank of a batch, the tally of a survey; seen from memory, numbered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QComboBox

from forms.canonical import canonical, sha256_hex
from forms.printing.furniture import PrintMarks
from storage.model import PrintJob
from storage.questionnaires import Questionnaires
from storage.session import Session
from ui.i18n import tr
from ui.pages.printed import Language, PrintedPage, numbered_slip
from ui.pages.slip import Slip, Target
from ui.workspace import Workspace

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

    def register(target: Target) -> tuple[PrintJob, Any]:
        copies = max(1, int(head.content.get("issued") or 1))
        job = session.prints.register(
            batch, head.serial, head.id, form.sha256, BLANK, "+".join(request.languages), copies, target, form.title
        )
        return job, request

    return numbered_slip(
        session, f"blank-{head.serial}", lambda: request, register,
        lambda made: draw(lay_out_blank(made, faces), faces),
    )  # fmt: skip


def tally_of(session: Session, batch: str, root: Path, language: Language) -> Slip:
    """The tally of the survey that `batch` belongs to. Its fingerprint is that of its numbers."""
    from forms.printing.draw import draw
    from forms.printing.faces import Faces
    from forms.printing.questionnaire_tally import TallyPrint, lay_out_tally
    from forms.tally.flat import flat_rows

    faces = Faces.for_program(root)
    head = session.records.get(batch).head
    tally = Questionnaires(session).tally(batch)
    sha256 = sha256_hex(canonical([[str(cell) for cell in row] for row in flat_rows(tally, "en")]))
    stint = session.stint

    def sheet(number: str) -> TallyPrint:
        marks = PrintMarks(language, stint.marking, head.serial, batch, sha256, number, 1, 1, stint.practice)
        return TallyPrint(tally, marks)

    def register(target: Target) -> tuple[PrintJob, TallyPrint]:
        job = session.prints.register(batch, head.serial, head.id, sha256, TALLY, language, 1, target, "")
        return job, sheet(job.number)

    return numbered_slip(
        session, f"tally-{head.serial}", lambda: sheet(session.prints.next_number()), register,
        lambda made: draw(lay_out_tally(made, faces), faces),
    )  # fmt: skip


class QuestionnairePaper(PrintedPage):
    """`argument` is `blank/<batch>` or `tally/<batch>`."""

    def __init__(self, space: Workspace, argument: str) -> None:
        self._kind, _, self._batch = argument.partition("/")
        blank = self._kind == "blank"
        languages = QComboBox()
        space.look.dress(languages)
        languages.setAccessibleName(tr("Languages of the blank"))
        languages.hide()
        super().__init__(
            space,
            lambda: tr("Blank questionnaire") if blank else tr("Tally on paper"),
            lambda: tr("All copies are the same; none carries a number") if blank else "",
            (languages,),
        )
        self.languages = languages
        languages.activated.connect(lambda _at: self.lay())

    def enter(self) -> None:
        batch = self._batch
        if self._kind == "blank":
            self._space.read(
                lambda session: blank_languages(session, batch), self._offer, self.view.error.tell
            )  # fmt: skip
        super().enter()

    def _offer(self, ways: list[tuple[Language, ...]]) -> None:
        """Let a person choose, where the form has more than one language."""
        self.languages.clear()
        for way in ways:
            self.languages.addItem(" + ".join({"zh": "中文", "en": "English"}[one] for one in way), way)
        self.languages.setVisible(len(ways) > 1)

    def maker(self, language: Language) -> Callable[[Session], Slip]:
        batch, root = self._batch, self._space.root
        wanted: tuple[Language, ...] = self.languages.currentData() or ()
        if self._kind == "blank":
            return lambda session: blank_of(session, batch, root, wanted)
        return lambda session: tally_of(session, batch, root, language)

    def retranslate(self) -> None:
        """A tally is printed in the language of the window."""
        if self._kind == "tally":
            self.lay()
