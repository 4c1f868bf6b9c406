"""The referral sheet of a lead: opened with a reason, seen from memory, printed under a number; never a file."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from forms.printing.faces import Faces
from forms.printing.order import PageOrder
from forms.printing.placed import Laid
from storage import leads
from storage.exchange.single_file import check_place
from storage.model import Change, PrintJob
from ui.components.buttons import IconButton
from ui.components.pagehead import PageHead
from ui.components.text import Panel, hairline
from ui.i18n import tr
from ui.page import KeyList, Page
from ui.pages.slip import Slip, SlipView
from ui.workspace import Workspace

Language = Literal["zh", "en"]


def draw_referral(order: PageOrder, faces: Faces) -> bytes:
    """Both copies, one after the other."""
    from forms.printing.draw import draw
    from forms.printing.referral import lay_referral

    laid = [lay_referral(order, copy, faces) for copy in range(1, order.copies + 1)]
    return draw(Laid(tuple(page for one in laid for page in one.pages), laid[0].title), faces)


class ReferralPage(Page):
    """`argument` is `<record>/<reason>`: the lead is opened once, for this page."""

    narrow = True

    def __init__(self, space: Workspace, argument: str) -> None:
        super().__init__()
        self._space = space
        self._record, _, self._reason = argument.partition("/")
        self._opened: leads.ReferralSheet | None = None
        look = space.look
        head = PageHead(look, lambda: tr("Referral sheet"), lambda: tr("Two parts: one for each side, both signed"))
        back = IconButton(look, "chevron-left", lambda: tr("Back"))
        back.clicked.connect(self.left)
        head.add_action(back)
        self.view = SlipView(look, space.jobs)
        self.view.save.hide()  # what a lead says is printed or sealed, never written to a file in the clear
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
        if self._opened is None:
            record, reason = self._record, self._reason
            self._space.read(
                lambda session: leads.referral_sheet(session, record, reason), self._show, self.view.error.tell
            )
        self.view.print_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        if self._opened is not None:
            self._show(self._opened)

    def seal(self) -> None:
        self._opened = None
        self.view.paper.clear()

    def regions(self) -> Sequence[QWidget]:
        return (self.view.print_button, self.view.paper)

    def keys(self) -> KeyList:
        return (("Ctrl P", lambda: tr("Print")), ("Esc", lambda: tr("Back")))

    def print_page(self) -> None:
        if self.view.print_button.isEnabled():
            self.view.print_button.click()

    def back(self) -> bool:
        self.left.emit()
        return True

    def _show(self, sheet: leads.ReferralSheet) -> None:
        self._opened = sheet
        language: Language = "zh" if self._space.look.language.zh else "en"
        self.view.show_slip(self._slip(sheet, language))

    def _slip(self, sheet: leads.ReferralSheet, language: Language) -> Slip:
        session, record = self._space.session, self._record
        faces = Faces.for_program(self._space.root)

        def order(number: str) -> PageOrder:
            return leads.referral_order(session, session.forms, record, sheet, number, language)  # type: ignore[arg-type]  # the program's form book gives whole forms

        def register(target: Literal["printer", "pdf"]) -> tuple[PrintJob, PageOrder]:
            job = leads.register_referral(session, record, target)
            return job, order(job.number)

        return Slip(
            sheet.serial,
            lambda: order(session.prints.next_number()),
            register,
            lambda made: draw_referral(made, faces),
            lambda job, pages, disposition: session.prints.finish(job.number, pages, disposition),
            partial(check_place, session),
        )
