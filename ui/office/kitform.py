"""The form of a kit: round, team, units, roster, laptops, dates. Filled by hand or from a plan file."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, get_args

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from forms.kinds import Role
from storage.exchange.kit import KitPlan
from storage.model import Account, OfficeCard, Stint
from ui.components.buttons import Button, IconButton
from ui.components.fields import Complaint, Field, FormRow, TextArea
from ui.components.layouts import discard
from ui.components.panels import Card
from ui.i18n import Words, tr
from ui.look import Look
from ui.roles import role_word

ROLES: tuple[Role, ...] = tuple(role for role in get_args(Role) if role != "office")
_ROUND, _TEAM, _LETTERS = re.compile(r"\d{4}"), re.compile(r"\d{2}"), re.compile(r"[A-Z]")


class RosterRow(QWidget):
    """One member: name and role."""

    def __init__(self, look: Look, gone: Callable[[RosterRow], None]) -> None:
        super().__init__()
        self.name = Field(look, lambda: tr("Name"), lambda: tr("Name"))
        self.role = QComboBox()
        look.dress(self.role)
        self.role.setAccessibleName(tr("Role"))
        for role in ROLES:
            self.role.addItem(role_word(role), role)
        take = IconButton(look, "x", lambda: tr("Take off the roster"))
        take.clicked.connect(lambda: gone(self))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.name, 3)
        row.addWidget(self.role, 2)
        row.addWidget(take)

    def put(self, name: str, role: str) -> None:
        self.name.setText(name)
        self.role.setCurrentIndex(max(self.role.findData(role), 0))

    def retell(self) -> None:
        """After a switch of language."""
        for index, role in enumerate(ROLES):
            self.role.setItemText(index, role_word(role))


class KitForm(QWidget):
    """`ready` complains field by field; `plan` makes what the office seals."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._base: KitPlan | None = None
        self.round_id = Field(look, lambda: tr("Round number"), lambda: tr("For example 2601"))
        self.round_name = Field(look, lambda: tr("Round name"))
        self.team = Field(look, lambda: tr("Team number"), lambda: tr("For example 03"))
        self.team_name = Field(look, lambda: tr("Team name"))
        self.laptops = Field(look, lambda: tr("Laptops"), lambda: tr("Letters, for example A B"))
        self.units = TextArea(look, lambda: tr("Units"), "ui", 4)
        self.enter_date = Field(look, lambda: tr("Enters on"), lambda: "2026-03-03")
        self.leave_date = Field(look, lambda: tr("Leaves on"), lambda: "2026-04-01")
        self.practice = QCheckBox()
        self.further = QCheckBox()
        for box in (self.practice, self.further):
            look.dress(box)
        self.roster: list[RosterRow] = []
        self._roster_rows = QVBoxLayout()
        self._roster_rows.setSpacing(6)
        self._roster_wrong = Complaint(look)
        self._rows: dict[str, FormRow] = {}
        self._lay_out()
        for role in ("leader", "deputy", "member"):
            self.add_member("", role)
        self.retell()

    def retell(self) -> None:
        """Words that no component renews by itself."""
        self.practice.setText(tr("For practice: watermark on every page, folders may stand for media"))
        self.further.setText(tr("A further kit of a stint that has one: other people, laptops or dates"))
        for row in self.roster:
            row.retell()

    def know(self, office: OfficeCard) -> None:
        """An office to practise with makes kits for practice, and no other does."""
        self.practice.setChecked(office.practice)
        self.practice.setEnabled(False)

    def add_member(self, name: str = "", role: str = "member") -> RosterRow:
        """One more row; the first empty field of it gets the focus when a person asked for it."""
        row = RosterRow(self._look, self._drop)
        row.put(name, role)
        self.roster.append(row)
        self._roster_rows.addWidget(row)
        return row

    def fill(self, plan: KitPlan) -> None:
        """Show a plan that was read from a file; what the form has no field for is kept with it."""
        stint, self._base = plan.stint, plan
        for field, text in (
            (self.round_id, stint.round), (self.round_name, stint.round_name), (self.team, stint.team),
            (self.team_name, stint.team_name), (self.laptops, " ".join(plan.laptops)),
            (self.enter_date, stint.enter_date), (self.leave_date, stint.leave_date),
        ):  # fmt: skip
            field.setText(text)
        self.units.setPlainText("\n".join(stint.units))
        self.practice.setChecked(stint.practice)
        for row in list(self.roster):
            self._drop(row)
        for member in stint.roster:
            self.add_member(member.name, member.role)

    def letters(self) -> tuple[str, ...]:
        return tuple(self.laptops.text().upper().replace(",", " ").split())

    def ready(self) -> bool:
        """Whether a kit can be made; the first wrong field gets the focus."""
        wrong: dict[str, Words | None] = {
            "round_id": None if _ROUND.fullmatch(self.round_id.text()) else (lambda: tr("Four digits")),
            "team": None if _TEAM.fullmatch(self.team.text()) else (lambda: tr("Two digits")),
            "team_name": None if self.team_name.text().strip() else (lambda: tr("Write the name")),
            "laptops": self._letters_wrong(),
            "units": None if self._units() else (lambda: tr("At least one unit, one a line")),
            "enter_date": _day_wrong(self.enter_date.text()),
            "leave_date": _day_wrong(self.leave_date.text()),
        }
        if not wrong["leave_date"] and not wrong["enter_date"] and self.leave_date.text() < self.enter_date.text():
            wrong["leave_date"] = lambda: tr("Before the first day")
        for name, words in wrong.items():
            self._rows[name].complain(words)
        roster = self._roster_complaint()
        if roster is None:
            self._roster_wrong.hide()
        else:
            self._roster_wrong.tell(roster)
        bad = next((self._rows[name].field for name, words in wrong.items() if words is not None), None)
        if bad is not None:
            bad.setFocus(Qt.FocusReason.OtherFocusReason)
        return bad is None and roster is None

    def plan(self, office: OfficeCard, new_id: Callable[[], str]) -> KitPlan:
        """What was filled in; call after `ready`, on any thread only with values taken by `frozen`."""
        return self.frozen()(office, new_id)

    def frozen(self) -> Callable[[OfficeCard, Callable[[], str]], KitPlan]:
        """The form's values as a function that may run on the storage thread."""
        base, letters = self._base, self.letters()
        fields: dict[str, Any] = {
            "round": self.round_id.text(), "round_name": self.round_name.text().strip(), "team": self.team.text(),
            "team_name": self.team_name.text().strip(), "enter_date": self.enter_date.text(),
            "leave_date": self.leave_date.text(),
        }  # fmt: skip
        units, practice = self._units(), self.practice.isChecked()
        people = [(row.name.text().strip(), row.role.currentData()) for row in self.roster if row.name.text().strip()]

        def make(office: OfficeCard, new_id: Callable[[], str]) -> KitPlan:
            roster = tuple(Account(new_id(), name, role) for name, role in people)
            empty = Stint("", "", "", "", "", "", (), office)
            stint = replace(
                base.stint if base is not None else empty, id=new_id(), office=office, units=units,
                practice=practice, roster=roster, laptop="", enrolment_secret="", **fields,
            )  # fmt: skip
            return KitPlan(stint, letters)

        return make

    # -- parts -----------------------------------------------------------------------------------------------

    def _units(self) -> tuple[str, ...]:
        return tuple(line.strip() for line in self.units.toPlainText().splitlines() if line.strip())

    def _letters_wrong(self) -> Words | None:
        letters = self.letters()
        good = bool(letters) and len(set(letters)) == len(letters) and all(map(_LETTERS.fullmatch, letters))
        return None if good else (lambda: tr("One capital letter for each laptop, none twice"))

    def _roster_complaint(self) -> Words | None:
        people = [(row.name.text().strip(), row.role.currentData()) for row in self.roster if row.name.text().strip()]
        if not any(role == "leader" for _, role in people):
            return lambda: tr("The roster needs a team leader")
        if len({name for name, _ in people}) < len(people):
            return lambda: tr("The same name stands twice")
        return None

    def _drop(self, row: RosterRow) -> None:
        self.roster.remove(row)
        discard(self._roster_rows, row)

    def _row(self, name: str, label: Words, field: QWidget, *, required: bool = True) -> FormRow:
        self._rows[name] = FormRow(self._look, label, field, required=required)
        return self._rows[name]

    def _pair(self, *rows: FormRow) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(12)
        for row in rows:
            line.addWidget(row, 1, Qt.AlignmentFlag.AlignTop)
        return line

    def _lay_out(self) -> None:
        look = self._look
        stint = Card(look, lambda: tr("Round and team"))
        stint.body.setSpacing(10)
        stint.body.addLayout(self._pair(
            self._row("round_id", lambda: tr("Round number"), self.round_id),
            self._row("round_name", lambda: tr("Round name"), self.round_name, required=False),
        ))  # fmt: skip
        stint.body.addLayout(self._pair(
            self._row("team", lambda: tr("Team number"), self.team),
            self._row("team_name", lambda: tr("Team name"), self.team_name),
        ))  # fmt: skip
        stint.body.addLayout(self._pair(
            self._row("enter_date", lambda: tr("Enters on"), self.enter_date),
            self._row("leave_date", lambda: tr("Leaves on"), self.leave_date),
        ))  # fmt: skip
        stint.body.addWidget(self._row("laptops", lambda: tr("Laptops"), self.laptops))
        stint.body.addWidget(self._row("units", lambda: tr("Units"), self.units))
        stint.body.addWidget(self.practice)
        stint.body.addWidget(self.further)
        people = Card(look, lambda: tr("Roster"))
        people.body.addLayout(self._roster_rows)
        people.body.addWidget(self._roster_wrong)
        more = Button(look, lambda: tr("Add a member"), "plain", "plus")
        more.clicked.connect(lambda: self.add_member().name.setFocus(Qt.FocusReason.OtherFocusReason))
        people.body.addWidget(more)
        people.body.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(stint, 5)
        row.addWidget(people, 4)


def _day_wrong(text: str) -> Words | None:
    try:
        date.fromisoformat(text)
    except ValueError:
        return lambda: tr("A day as 2026-03-03")
    return None if len(text) == 10 else (lambda: tr("A day as 2026-03-03"))
