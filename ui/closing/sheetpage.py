"""A sheet of the registers as a page: seen from memory, printed or saved under a print number."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from forms.printing.register_flow import SheetPrint
from storage.model import PrintJob
from storage.session import Session
from ui.i18n import Words
from ui.pages.printed import Language, PrintedPage, numbered_slip
from ui.pages.slip import Slip, Target
from ui.workspace import Workspace

MakeSheet = Callable[[Session, str, Language], SheetPrint]
"""`(session, print number, language)`: the sheet as it would be printed now; runs on the storage thread."""


def slip_of(
    session: Session, root: Path, language: Language, name: str, make: MakeSheet, about: str, page: str
) -> Slip:
    """How a sheet about `about` (a register, a medium) is made; its copies are those of its marks."""
    from forms.printing.draw import draw
    from forms.printing.faces import Faces
    from forms.printing.register_flow import lay_out

    faces = Faces.for_program(root)

    def register(target: Target) -> tuple[PrintJob, SheetPrint]:
        sheet = make(session, session.prints.next_number(), language)
        marks = sheet.marks
        job = session.prints.register(about, "", "", marks.text_sha256, page, page, marks.copies, target, page)
        return job, make(session, job.number, language)

    return numbered_slip(
        session,
        name,
        lambda: make(session, session.prints.next_number(), language),
        register,
        lambda sheet: draw(lay_out(sheet, faces), faces),
    )


class SheetPage(PrintedPage):
    """`make` draws up the sheet, `about` is what the print register says it is of, `page` its kind there."""

    def __init__(self, space: Workspace, title: Words, hint: Words, make: MakeSheet, about: str, page: str) -> None:
        super().__init__(space, title, hint)
        self._make = make
        self._of = (about, page)

    def maker(self, language: Language) -> Callable[[Session], Slip]:
        root, make, (about, page) = self._space.root, self._make, self._of
        name = f"{page}-{about}".strip("-")
        return lambda session: slip_of(session, root, language, name, make, about, page)
