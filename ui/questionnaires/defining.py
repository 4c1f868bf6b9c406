"""A new batch of a form in use: asked from the lists and from the page of a form."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from forms.tally.shape import groupable, shape_of
from storage.keying import BATCH
from storage.questionnaires import FORM, Questionnaires
from storage.session import Session
from ui.questionnaires.acts import DefineDialog, FormChoice
from ui.workspace import Workspace

Failed = Callable[[BaseException], object]


def ask_batch(
    space: Workspace, page: QWidget, failed: Failed, chosen: str = "", none: Callable[[], object] | None = None
) -> None:
    """Ask for a batch, of the form `chosen` to begin with; `none()` where no form is in use."""

    def work(session: Session) -> list[FormChoice]:
        desk = Questionnaires(session)
        rows = [row for row in session.records.summaries(FORM) if row.state == "in_use"]
        return [FormChoice(row, groupable(shape_of(desk.form(row.id)))) for row in rows]

    def ask(forms: list[FormChoice]) -> None:
        if not isValid(page):
            return
        if not forms:
            if none is not None:
                none()
            return
        first = next((one for one in forms if one.row.id == chosen), forms[0])
        dialog = DefineDialog(space, page.window(), forms, str(first.row.fields.get("title", "")))
        dialog.form.setCurrentIndex(forms.index(first))
        dialog.accepted.connect(
            lambda: define_batch(space, str(dialog.form.currentData()), dialog.content(), failed)
        )  # fmt: skip
        dialog.open()

    space.read(work, ask, failed)


def define_batch(space: Workspace, form: str, content: dict[str, object], failed: Failed) -> None:
    """Write the batch and open it."""
    space.write(
        lambda session, _report: Questionnaires(session).define(form, content),
        lambda saved: space.open_asked.emit(BATCH, saved.revision.record, ""),
        failed,
    )
