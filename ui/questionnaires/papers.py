"""The tally of a survey on paper: seen from memory, numbered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from forms.canonical import canonical, sha256_hex
from forms.printing.furniture import PrintMarks
from storage.model import PrintJob
from storage.questionnaires import Questionnaires
from storage.session import Session
from ui.i18n import tr
from ui.pages.printed import Language, PrintedPage, numbered_slip
from ui.pages.slip import Slip, Target
from ui.workspace import Workspace

TALLY = "questionnaire_tally"


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


class TallyPaper(PrintedPage):
    """The tally of the survey that `batch` belongs to, in the language of the window."""

    def __init__(self, space: Workspace, batch: str) -> None:
        self._batch = batch
        super().__init__(space, lambda: tr("Tally on paper"))

    def maker(self, language: Language) -> Callable[[Session], Slip]:
        batch, root = self._batch, self._space.root
        return lambda session: tally_of(session, batch, root, language)
