"""The hand-over slip of a bundle: seen from memory, printed or saved under a print number."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from forms.printing.handover import HandoverPrint
from storage.exchange.slip import bundle_serial, handover_slip
from storage.model import PrintJob
from storage.session import Session
from ui.i18n import tr
from ui.pages.printed import Language, PrintedPage, numbered_slip
from ui.pages.slip import Slip, Target
from ui.workspace import Workspace

PAGE = "handover"
COPIES = 2


def slip_of(session: Session, bundle: str, root: Path, language: Language) -> Slip:
    """How the slip of a written bundle is made. Its functions run where `Slip` says."""
    from forms.printing.draw import draw
    from forms.printing.faces import Faces
    from forms.printing.handover import lay_out

    faces = Faces.for_program(root)

    def sheet(number: str) -> HandoverPrint:
        row = session.bundles.get(bundle)
        return handover_slip(row, session.stint, number, language, session.bundles.before(row))

    def register(target: Target) -> tuple[PrintJob, HandoverPrint]:
        row = session.bundles.get(bundle)
        job = session.prints.register(
            row.id, bundle_serial(row), "", row.sha256, PAGE, PAGE, COPIES, target, row.statement.name
        )
        return job, sheet(job.number)

    return numbered_slip(
        session,
        row_name(session, bundle),
        lambda: sheet(session.prints.next_number()),
        register,
        lambda made: draw(lay_out(made, faces), faces),
    )


def row_name(session: Session, bundle: str) -> str:
    """The name that a saved PDF begins with."""
    return f"slip-{session.bundles.get(bundle).statement.name}"


class SlipPage(PrintedPage):
    """`bundle` is written; both parts of its slip are one print of two copies."""

    def __init__(self, space: Workspace, bundle: str) -> None:
        super().__init__(
            space, lambda: tr("Hand-over slip"), lambda: tr("Two parts: one for each side, both signed")
        )  # fmt: skip
        self._bundle = bundle

    def maker(self, language: Language) -> Callable[[Session], Slip]:
        bundle, root = self._bundle, self._space.root
        return lambda session: slip_of(session, bundle, root, language)
