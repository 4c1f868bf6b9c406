"""Pages of the outline and of a bound volume: laid out from memory, numbered by the print register (V06)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QSpinBox, QWidget

from forms.kinds import KINDS
from forms.printing.furniture import PrintMarks
from forms.report.model import Scope
from storage.model import PrintJob
from storage.outline import outline_serial, report_outline
from storage.session import Session
from ui.components.text import Text
from ui.i18n import tr
from ui.pages.printed import Language, PrintedPage, numbered_slip
from ui.pages.slip import Slip, Target
from ui.report.scope import from_argument
from ui.workspace import Workspace

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

    def register(target: Target) -> tuple[PrintJob, Any]:
        job = session.prints.register(
            stint.id, serial, "", sha256, OUTLINE, f"{scope.order}+{language}", 1, target, "",
            contents=tuple(line.record for line in outline.lines),
        )  # fmt: skip
        return job, sheet(job.number)

    return numbered_slip(
        session, serial, lambda: sheet(session.prints.next_number()), register,
        lambda made: draw(lay_out_outline(made, faces), faces),
    )  # fmt: skip


def volume_slip(session: Session, scope: Scope, root: Path, language: Language, number: int) -> Slip:
    """The frozen papers in scope, bound."""
    from forms.printing.draw import draw
    from forms.printing.faces import Faces
    from forms.printing.volume import lay_out_volume
    from storage.volume import VolumeDesk

    faces = Faces.for_program(root)
    desk = VolumeDesk(session, session.forms, scope, number, language)  # type: ignore[arg-type]  # the program's form book
    return numbered_slip(
        session, desk.serial, desk.preview, desk.register, lambda made: draw(lay_out_volume(made, faces), faces),
    )  # fmt: skip


class ReportPaper(PrintedPage):
    """`argument` says what is printed, of which scope (`ui.report.scope`)."""

    def __init__(self, space: Workspace, argument: str) -> None:
        self._what, self._scope = from_argument(argument)
        bound = self._what == "volume"
        number = QSpinBox(minimum=1, maximum=99)
        space.look.dress(number)
        number.setAccessibleName(tr("Volume number"))
        super().__init__(
            space,
            lambda: tr("Bound volume") if bound else tr("Outline on paper"),
            tools=(Text(space.look, lambda: tr("Volume number"), "note", "text2"), number) if bound else (),
        )
        self.number = number
        number.valueChanged.connect(lambda _number: self.lay())

    def lay(self) -> None:
        self.view.paper.show_working()
        super().lay()

    def maker(self, language: Language) -> Callable[[Session], Slip]:
        scope, root, number = self._scope, self._space.root, self.number.value()
        if self._what == "volume":
            return lambda session: volume_slip(session, scope, root, language, number)
        return lambda session: outline_slip(session, scope, root, language)

    def regions(self) -> Sequence[QWidget]:
        return (self.number, self.view.save, self.view.paper)
