"""Report a medium lost: the register, an incident, and the report to print, from one dialog (R55)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QWidget

from storage.register_loss import Loss, report_loss
from ui.components.dialogs import ActDialog
from ui.components.fields import Field, FormRow, TextArea
from ui.i18n import Words, tr
from ui.jobs import Failed
from ui.workspace import Workspace


class LossDialog(ActDialog):
    """Day, what happened, what was done: what the incident and the printed report say."""

    def __init__(self, space: Workspace, parent: QWidget, number: str) -> None:
        look = space.look
        super().__init__(
            look, parent, lambda: tr("Report {number} lost").format(number=number),
            lambda: tr("What it held can only be opened by the office. The loss becomes an incident and a printed "
                       "report; it cannot be taken back."),
            lambda: tr("Report the loss"), "danger",
        )  # fmt: skip
        self.setMinimumWidth(look.px(460))
        self.on = Field(look, lambda: tr("Lost on"), lambda: tr("YYYY-MM-DD"))
        self.on.setText(QDate.currentDate().toString("yyyy-MM-dd"))
        self.place = Field(look, lambda: tr("Place"))
        self.what = TextArea(look, lambda: tr("What happened"), "ui", 3)
        self.action = TextArea(look, lambda: tr("What was done"), "ui", 3)
        hint = lambda: tr("Roles and codes, no names")  # noqa: E731 - said again when the language changes
        self._rows = {
            "on": FormRow(look, lambda: tr("Lost on"), self.on, required=True),
            "place": FormRow(look, lambda: tr("Place"), self.place),
            "what": FormRow(look, lambda: tr("What happened"), self.what, required=True, hint=hint),
            "action": FormRow(look, lambda: tr("What was done"), self.action, required=True),
        }
        for row in self._rows.values():
            self.body.addWidget(row)
        self.what.setFocus()

    def answers(self) -> dict[str, str]:
        """As the incident's form names them."""
        return {
            "date": self.on.text().strip(), "place": self.place.text().strip(),
            "what": self.what.toPlainText().strip(), "action": self.action.toPlainText().strip(),
        }  # fmt: skip

    def ready(self) -> bool:
        given = self.answers()
        wrong: dict[str, Words | None] = {}
        for name in ("what", "action"):
            wrong[name] = None if given[name] else (lambda: tr("Fill this in"))
        day = QDate.fromString(given["date"], "yyyy-MM-dd").isValid()
        wrong["on"] = None if day else (lambda: tr("Write the day as YYYY-MM-DD"))
        for name, words in wrong.items():
            self._rows[name].complain(words)
        return not any(wrong.values())


def ask_loss(
    space: Workspace, parent: QWidget, number: str, done: Callable[[Loss], object], failed: Failed
) -> LossDialog:  # fmt: skip
    """Open the dialog; `done` once everything is written."""
    dialog = LossDialog(space, parent, number)

    def note() -> None:
        answers = dialog.answers()
        space.write(lambda session, _report: report_loss(session, number, answers), done, failed)

    dialog.accepted.connect(note)
    dialog.open()
    return dialog
