"""To whom, for how long, and why: the dialogs of opening, assigning and delegating."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtWidgets import QComboBox, QWidget

from storage.access import Row, Word, cell
from storage.model import Account, RecordSummary
from ui.components.dialogs import ReasonDialog
from ui.components.fields import FormRow
from ui.confidential.leaddialogs import day_row, is_day
from ui.i18n import Words, dotted, tr
from ui.roles import role_word
from ui.workspace import Workspace

_ROW_OF: dict[Word, Row] = {
    "granted": "others_interviews", "assigned": "others_interviews", "delegated": "approve_output",
}  # fmt: skip


def able(members: Sequence[Account], *words: Word) -> list[Account]:
    """Accounts of roles that can be given this (DOMAIN 5)."""
    return [
        entry for entry in members
        if entry.active and entry.recipient and any(cell(_ROW_OF[word], entry.role) == word for word in words)
    ]  # fmt: skip


class _ToPerson(ReasonDialog):
    def __init__(
        self, space: Workspace, parent: QWidget, title: Words, consequence: Words, verb: Words, *words: Word
    ) -> None:  # fmt: skip
        super().__init__(space.look, parent, title, consequence, verb)
        self.setMinimumWidth(space.look.px(440))
        self.person = QComboBox()
        space.look.dress(self.person)
        self.person.setAccessibleName(tr("To whom"))
        for entry in able(space.members, *words):
            self.person.addItem(dotted(entry.name, role_word(entry.role)), entry.id)
        self._person_row = FormRow(space.look, lambda: tr("To whom"), self.person)
        self.body.insertWidget(0, self._person_row)
        self.person.setFocus()

    def who(self) -> str:
        return str(self.person.currentData() or "")

    def ready(self) -> bool:
        nobody = not self.who()
        self._person_row.complain((lambda: tr("Nobody of the team can be given this")) if nobody else None)
        return super().ready() and not nobody


class OpenDialog(_ToPerson):
    """One interview to one person."""

    def __init__(self, space: Workspace, parent: QWidget, row: RecordSummary) -> None:
        called = f"{row.handle} {row.serial}".strip()
        super().__init__(
            space, parent, lambda: tr("Open {record} to one person").format(record=called),
            lambda: tr("Reading only, not the identity. The reason goes into the log; it can be ended."),
            lambda: tr("Open"), "granted", "assigned",
        )  # fmt: skip


class AssignDialog(_ToPerson):
    """All interviews of one organisation to a deputy."""

    def __init__(self, space: Workspace, parent: QWidget) -> None:
        super().__init__(
            space, parent, lambda: tr("Assign an organisation to a deputy"),
            lambda: tr("Reading of its interviews, those to come included; not the identities."), lambda: tr("Assign"),
            "assigned",
        )  # fmt: skip
        self._unit = QComboBox()
        space.look.dress(self._unit)
        self._unit.setAccessibleName(tr("Organisation"))
        self._unit.addItems(list(space.stint.units))
        self.body.insertWidget(1, FormRow(space.look, lambda: tr("Organisation"), self._unit))

    def unit(self) -> str:
        return self._unit.currentText()


class DelegateDialog(_ToPerson):
    """Approval of exports and prints, up to a day."""

    def __init__(self, space: Workspace, parent: QWidget) -> None:
        super().__init__(
            space, parent, lambda: tr("Delegate the approval of exports and prints"),
            lambda: tr("The deputy's word then counts as yours, up to and including the day; it can be ended sooner."),
            lambda: tr("Delegate"), "delegated",
        )  # fmt: skip
        self._day, self._day_row = day_row(space, lambda: tr("Until and including"))
        self._day.setText((date.today() + timedelta(days=2)).isoformat())
        self.body.insertWidget(1, self._day_row)

    def until(self) -> str:
        return self._day.text().strip()

    def ready(self) -> bool:
        if not is_day(self._day, self._day_row):
            return False
        if self.until() < date.today().isoformat():
            self._day_row.complain(lambda: tr("That day is past"))
            return False
        return super().ready()
