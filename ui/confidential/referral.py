"""The referral sheet of a lead: opened with a reason, seen from memory, printed under a number; never a file."""

from __future__ import annotations

from forms.printing.faces import Faces
from forms.printing.order import PageOrder
from forms.printing.placed import Laid
from storage import leads
from storage.model import PrintJob
from ui.i18n import tr
from ui.pages.printed import Language, PrintedPage, numbered_slip
from ui.pages.slip import Slip, Target
from ui.workspace import Workspace


def draw_referral(order: PageOrder, faces: Faces) -> bytes:
    """Both copies, one after the other."""
    from forms.printing.draw import draw
    from forms.printing.referral import lay_referral

    laid = [lay_referral(order, copy, faces) for copy in range(1, order.copies + 1)]
    return draw(Laid(tuple(page for one in laid for page in one.pages), laid[0].title), faces)


class ReferralPage(PrintedPage):
    """`argument` is `<record>/<reason>`: the lead is opened once, for this page."""

    def __init__(self, space: Workspace, argument: str) -> None:
        super().__init__(
            space, lambda: tr("Referral sheet"), lambda: tr("Two parts: one for each side, both signed")
        )  # fmt: skip
        self._record, _, self._reason = argument.partition("/")
        self._opened: leads.ReferralSheet | None = None
        self.view.save.hide()  # what a lead says is printed or sealed, never written to a file in the clear

    def lay(self) -> None:
        if self._opened is not None:
            self._show(self._opened)
            return
        record, reason = self._record, self._reason
        self._space.read(
            lambda session: leads.referral_sheet(session, record, reason), self._show, self.view.error.tell
        )

    def retranslate(self) -> None:
        """Another language is no new opening of the lead."""
        if self._opened is not None:
            self._show(self._opened)

    def seal(self) -> None:
        self._opened = None
        super().seal()

    def _show(self, sheet: leads.ReferralSheet) -> None:
        self._opened = sheet
        self.view.show_slip(self._slip(sheet, self.language))

    def _slip(self, sheet: leads.ReferralSheet, language: Language) -> Slip:
        session, record = self._space.session, self._record
        faces = Faces.for_program(self._space.root)

        def order(number: str) -> PageOrder:
            return leads.referral_order(session, session.forms, record, sheet, number, language)  # type: ignore[arg-type]  # the program's form book gives whole forms

        def register(target: Target) -> tuple[PrintJob, PageOrder]:
            job = leads.register_referral(session, record, target)
            return job, order(job.number)

        return numbered_slip(
            session,
            sheet.serial,
            lambda: order(session.prints.next_number()),
            register,
            lambda made: draw_referral(made, faces),
        )
