"""Pages of the outline and of a bound volume: laid out from memory, numbered by the print register (V06)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any, Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSpinBox, QVBoxLayout, QWidget

from forms.kinds import KINDS
from forms.printing.furniture import PrintMarks
from forms.report.model import Scope
from storage.exchange.single_file import check_place
from storage.model import Change, PrintJob
from storage.outline import outline_serial, report_outline
from storage.session import Session
from ui.components.buttons import IconButton
from ui.components.pagehead import PageHead
from ui.components.text import Panel, Text, hairline
from ui.i18n import tr
from ui.page import Page
from ui.pages.slip import Slip, SlipView
from ui.report.scope import from_argument
from ui.workspace import Workspace

Language = Literal["zh", "en"]
OUTLINE = "report_outline"


def outline_slip(session: Session, scope: Scope, root: Path, language: Language) -> Slip:
    """The outline as pages; its fingerprint is that of the papers it is made from."""
    from forms.printing.draw import draw
    from forms.printing.faces import Faces
    from forms.printing.report_outline import OutlinePrint, lay_out_outline

    faces = Faces.for_program(root)
    outline = report_outline(session, scope)
    labels = session.forms.labels(KINDS["workpaper"].form, language)  # type: ignore[attr-defined]  # the program's form book
    stint, serial, sha256 = session.stint, outline_serial(session), outline.fingerprint()

    def sheet(number: str) -> OutlinePrint:
        marks = PrintMarks(language, stint.marking, serial, stint.id, sha256, number, 1, 1, stint.practice)
        return OutlinePrint(outline, labels, marks)

    def register(target: Literal["printer", "pdf"]) -> tuple[PrintJob, Any]:
        job = session.prints.register(
            stint.id, serial, "", sha256, OUTLINE, f"{scope.order}+{language}", 1, target, "",
            contents=tuple(line.record for line in outline.lines),
        )  # fmt: skip
        return job, sheet(job.number)

    return Slip(
        serial, lambda: sheet(session.prints.next_number()), register,
        lambda made: draw(lay_out_outline(made, faces), faces),
        lambda job, pages, disposition: session.prints.finish(job.number, pages, disposition),
        partial(check_place, session),
    )  # fmt: skip


def volume_slip(session: Session, scope: Scope, root: Path, language: Language, number: int) -> Slip:
    """The frozen papers in scope, bound."""
    from forms.printing.draw import draw
    from forms.printing.faces import Faces
    from forms.printing.volume import lay_out_volume
    from storage.volume import VolumeDesk

    faces = Faces.for_program(root)
    desk = VolumeDesk(session, session.forms, scope, number, language)  # type: ignore[arg-type]  # the program's form book
    return Slip(
        desk.serial, desk.preview, desk.register, lambda made: draw(lay_out_volume(made, faces), faces),
        lambda job, pages, disposition: session.prints.finish(job.number, pages, disposition),
        partial(check_place, session),
    )  # fmt: skip


class ReportPaper(Page):
    """`argument` says what is printed, of which scope (`ui.report.scope`)."""

    narrow = True

    def __init__(self, space: Workspace, argument: str) -> None:
        super().__init__()
        self._space = space
        self._what, self._scope = from_argument(argument)
        look = space.look
        bound = self._what == "volume"
        head = PageHead(look, lambda: tr("Bound volume") if bound else tr("Outline on paper"))
        self.number = QSpinBox(minimum=1, maximum=99)
        look.dress(self.number)
        self.number.setAccessibleName(tr("Volume number"))
        self.number.valueChanged.connect(lambda _number: self._lay())
        if bound:
            head.add_action(Text(look, lambda: tr("Volume number"), "note", "text2"))
            head.add_action(self.number)
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
        self._lay()
        self.view.save.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay(self) -> None:
        scope, root, number, what = self._scope, self._space.root, self.number.value(), self._what
        language: Language = "zh" if self._space.look.language.zh else "en"
        self.view.paper.show_working()

        def work(session: Session) -> Slip:
            if what == "volume":
                return volume_slip(session, scope, root, language, number)
            return outline_slip(session, scope, root, language)

        self._space.read(work, self.view.show_slip, self.view.error.tell)

    def regions(self) -> Sequence[QWidget]:
        return (self.number, self.view.save, self.view.paper)

    def print_page(self) -> None:
        if self.view.print_button.isEnabled():
            self.view.print_button.click()

    def seal(self) -> None:
        self.view.paper.clear()

    def back(self) -> bool:
        self.left.emit()
        return True
