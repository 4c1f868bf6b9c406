"""A sheet of the registers as a page: seen from memory, printed or saved under a print number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from forms.printing.register_flow import SheetPrint
from storage.exchange.single_file import check_place
from storage.model import Change, PrintJob
from storage.session import Session
from ui.components.buttons import IconButton
from ui.components.pagehead import PageHead
from ui.components.text import Panel, hairline
from ui.i18n import Words, tr
from ui.page import Page
from ui.pages.slip import Slip, SlipView
from ui.workspace import Workspace

Language = Literal["zh", "en"]
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

    def register(target: Literal["printer", "pdf"]) -> tuple[PrintJob, SheetPrint]:
        sheet = make(session, session.prints.next_number(), language)
        marks = sheet.marks
        job = session.prints.register(about, "", "", marks.text_sha256, page, page, marks.copies, target, page)
        return job, make(session, job.number, language)

    return Slip(
        name,
        lambda: make(session, session.prints.next_number(), language),
        register,
        lambda sheet: draw(lay_out(sheet, faces), faces),
        lambda job, pages, disposition: session.prints.finish(job.number, pages, disposition),
        partial(check_place, session),
    )


class SheetPage(Page):
    """`make` draws up the sheet, `about` is what the print register says it is of, `page` its kind there."""

    narrow = True

    def __init__(self, space: Workspace, title: Words, hint: Words, make: MakeSheet, about: str, page: str) -> None:
        super().__init__()
        self._space = space
        self._make = make
        self._of = (about, page)
        look = space.look
        head = PageHead(look, title, hint)
        back = IconButton(look, "chevron-left", lambda: tr("Back"))
        back.clicked.connect(self.left)
        head.add_action(back)
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
        root, make, (about, page) = self._space.root, self._make, self._of
        language: Language = "zh" if self._space.look.language.zh else "en"
        self._space.read(
            lambda session: slip_of(session, root, language, f"{page}-{about}".strip("-"), make, about, page),
            self.view.show_slip,
            self.view.error.tell,
        )
        self.view.print_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        self.enter()

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
