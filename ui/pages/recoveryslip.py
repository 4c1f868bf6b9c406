"""The recovery sheet of an opened vault as a sheet that can be shown, printed and saved."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from ui.pages.slip import Slip

if TYPE_CHECKING:
    from storage.session import Session


def recovery_slip(session: Session, root: Path, language: Literal["zh", "en"]) -> Slip:
    """The recovery sheet of an opened vault."""
    from forms.printing.draw import draw
    from forms.printing.faces import Faces
    from forms.printing.recovery import lay_out
    from storage.recovery_sheet import register_sheet, sheet_of

    faces = Faces.for_program(root)
    return Slip(
        f"recovery-{session.vault_id[:8]}",
        lambda: sheet_of(session, language),
        lambda target: register_sheet(session, target, language),
        lambda sheet: draw(lay_out(sheet, faces), faces),
        lambda job, pages, disposition: session.prints.finish(job.number, pages, disposition),
    )
