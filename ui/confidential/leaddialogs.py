"""What paper says of a bundle of leads: handed over and signed for, and the receiving body's receipt (9.5)."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from storage.exchange.bundles import BundleRow
from ui.components.dialogs import ActDialog
from ui.components.fields import Complaint, Field, FormRow
from ui.i18n import Words, say, tr, tr_n
from ui.workspace import Workspace


def day_row(space: Workspace, label: Words) -> tuple[Field, FormRow]:
    """A field for a day, today at first."""
    field = Field(space.look, label)
    field.setText(date.today().isoformat())
    return field, FormRow(space.look, label, field, required=True)


def is_day(field: Field, row: FormRow) -> bool:
    """Whether a day stands in the field; says it if not."""
    try:
        date.fromisoformat(field.text().strip())
    except ValueError:
        row.complain(lambda: tr("Write the day as 2026-03-05"))
        return False
    row.complain(None)
    return True


def _count(bundle: BundleRow) -> str:
    return tr_n("{n} lead in bundle {name}", "{n} leads in bundle {name}", bundle.records, name=bundle.statement.name)


class HandOverDialog(ActDialog):
    """Who handed the medium over, when, and that the other side signed."""

    def __init__(self, space: Workspace, parent: QWidget, bundle: BundleRow) -> None:
        super().__init__(
            space.look, parent, lambda: tr("Register the hand-over"),
            lambda: tr("{what}: all are handed over together.").format(what=_count(bundle)), lambda: tr("Register"),
        )  # fmt: skip
        self.setMinimumWidth(space.look.px(440))
        self._day, self._day_row = day_row(space, lambda: tr("Handed over on"))
        self.who = QComboBox()
        space.look.dress(self.who)
        self.who.setAccessibleName(tr("Handed over by"))
        for member in space.members:
            if member.active:
                self.who.addItem(member.name, member.id)
        self.who.setCurrentIndex(max(self.who.findData(space.me.id), 0))
        self.signed = QCheckBox(say(lambda: tr("The receiving body has signed the referral sheet")))
        space.look.dress(self.signed)
        self._complaint = Complaint(space.look)
        for part in (self._day_row, FormRow(space.look, lambda: tr("Handed over by"), self.who), self.signed,
                     self._complaint):  # fmt: skip
            self.body.addWidget(part)
        self._day.setFocus()

    def day(self) -> str:
        return self._day.text().strip()

    def by(self) -> str:
        return str(self.who.currentData())

    def ready(self) -> bool:
        self._complaint.hide()
        if not self.signed.isChecked():
            self._complaint.tell(
                lambda: tr("Handed over is what the other side has signed for (9.5). Let it sign first.")
            )
        return is_day(self._day, self._day_row) and self.signed.isChecked()


class ReceiptDialog(ActDialog):
    """Number and day of the receipt, as they stand on its paper."""

    def __init__(self, space: Workspace, parent: QWidget, bundle: BundleRow) -> None:
        super().__init__(
            space.look, parent, lambda: tr("Register the receipt"),
            lambda: tr("{what}: the receipt is for all of them.").format(what=_count(bundle)), lambda: tr("Register"),
        )  # fmt: skip
        self.setMinimumWidth(space.look.px(440))
        self._number = Field(space.look, lambda: tr("Number of the receipt"))
        self._number_row = FormRow(space.look, lambda: tr("Number of the receipt"), self._number, required=True)
        self._day, self._day_row = day_row(space, lambda: tr("Date of the receipt"))
        self.body.addWidget(self._number_row)
        self.body.addWidget(self._day_row)
        self._number.setFocus()

    def number(self) -> str:
        return self._number.text().strip()

    def day(self) -> str:
        return self._day.text().strip()

    def ready(self) -> bool:
        self._number_row.complain(None if self.number() else (lambda: tr("Write what the paper says")))
        return is_day(self._day, self._day_row) and bool(self.number())
