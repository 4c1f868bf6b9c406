"""The hand-over slip of a bundle: seen from memory, printed or saved under a print number."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from forms.printing.handover import HandoverPrint
from storage.exchange.single_file import check_place
from storage.exchange.slip import bundle_serial, handover_slip
from storage.model import Change, PrintJob
from storage.session import Session
from ui.components.buttons import IconButton
from ui.components.pagehead import PageHead
from ui.components.text import Panel, hairline
from ui.i18n import tr
from ui.page import Page
from ui.pages.slip import Slip, SlipView
from ui.workspace import Workspace

PAGE = "handover"
COPIES = 2
Language = Literal["zh", "en"]


def slip_of(session: Session, bundle: str, root: Path, language: Language) -> Slip:
    """How the slip of a written bundle is made. Its functions run where `Slip` says."""
    from forms.printing.draw import draw
    from forms.printing.faces import Faces
    from forms.printing.handover import lay_out

    faces = Faces.for_program(root)

    def sheet(number: str) -> HandoverPrint:
        row = session.bundles.get(bundle)
        return handover_slip(row, session.stint, number, language, session.bundles.before(row))

    def register(target: Literal["printer", "pdf"]) -> tuple[PrintJob, HandoverPrint]:
        row = session.bundles.get(bundle)
        job = session.prints.register(
            row.id, bundle_serial(row), "", row.sha256, PAGE, PAGE, COPIES, target, row.statement.name
        )
        return job, sheet(job.number)

    return Slip(
        row_name(session, bundle),
        lambda: sheet(session.prints.next_number()),
        register,
        lambda made: draw(lay_out(made, faces), faces),
        lambda job, pages, disposition: session.prints.finish(job.number, pages, disposition),
        partial(check_place, session),
    )


def row_name(session: Session, bundle: str) -> str:
    """The name that a saved PDF begins with."""
    return f"slip-{session.bundles.get(bundle).statement.name}"


class SlipPage(Page):
    """`bundle` is written; both parts of its slip are one print of two copies."""

    narrow = True

    def __init__(self, space: Workspace, bundle: str) -> None:
        super().__init__()
        self._space = space
        self._bundle = bundle
        look = space.look
        head = PageHead(look, lambda: tr("Hand-over slip"), lambda: tr("Two parts: one for each side, both signed"))
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
        bundle, root = self._bundle, self._space.root
        language: Language = "zh" if self._space.look.language.zh else "en"
        self._space.read(
            lambda session: slip_of(session, bundle, root, language), self.view.show_slip, self.view.error.tell
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
