"""What is asked before a batch goes on: define, issue, count, void, and the leader's word for an export."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

from forms.tally.model import Counted
from storage.model import Account, RecordSummary
from storage.questionnaires import Questionnaires
from storage.session import Session
from ui.components.buttons import Button
from ui.components.dialogs import ActDialog, VoidDialog
from ui.components.fields import Field, FormRow
from ui.components.text import Text
from ui.i18n import Words, tr
from ui.look import Look
from ui.workspace import Workspace

Write = Callable[[Questionnaires, Session], Any]


def combo(look: Look, items: Sequence[tuple[str, str]], name: str) -> QComboBox:
    """A list of (value, words)."""
    made = QComboBox()
    look.dress(made)
    for value, words in items:
        made.addItem(words, value)
    made.setAccessibleName(name)
    return made


def number(look: Look, name: str, value: int = 0, most: int = 100_000) -> QSpinBox:
    made = QSpinBox()
    look.dress(made)
    made.setRange(0, most)
    made.setValue(value)
    made.setAccessibleName(name)
    return made


@dataclass(frozen=True)
class FormChoice:
    """A form in use with the questions that a survey may be grouped by."""

    row: RecordSummary
    groups: tuple[Counted, ...]


class DefineDialog(ActDialog):
    """A new batch of a form."""

    def __init__(self, space: Workspace, parent: QWidget, forms: Sequence[FormChoice], survey: str = "") -> None:
        look = space.look
        super().__init__(
            look, parent, lambda: tr("New batch"),
            lambda: tr("Batches of one survey are tallied together. Once they are, no other can join."),
            lambda: tr("Define batch"),
        )  # fmt: skip
        self._forms, self._space = forms, space
        self.form = combo(look, [(one.row.id, _named(one.row)) for one in forms], tr("Form"))
        self.unit = combo(look, [(unit, unit) for unit in space.stint.units], tr("Organisation"))
        self.survey = Field(look, lambda: tr("Survey"))
        self.survey.setText(survey)
        self.group = Field(look, lambda: tr("Handed out to"), lambda: tr("A group, never a person"))
        self.by = combo(look, [], tr("Group by"))
        self.mode = combo(look, [("paper", tr("On paper, keyed twice")), ("kiosk", tr("On this laptop"))], tr("How"))
        self.place = Field(look, lambda: tr("Place"))
        self._rows: list[FormRow] = []
        rows: tuple[tuple[Words, QWidget, bool], ...] = (
            (lambda: tr("Form"), self.form, True), (lambda: tr("Organisation"), self.unit, False),
            (lambda: tr("Survey"), self.survey, True), (lambda: tr("Handed out to"), self.group, True),
            (lambda: tr("Group by"), self.by, False), (lambda: tr("How"), self.mode, False),
            (lambda: tr("Place"), self.place, False),
        )  # fmt: skip
        for words, field, required in rows:
            row = FormRow(look, words, field, required=required, left=110)
            self._rows.append(row)
            self.body.addWidget(row)
        self.form.currentIndexChanged.connect(self._fill_groups)
        self._fill_groups()

    def _fill_groups(self) -> None:
        language = self._space.look.language.name
        self.by.clear()
        self.by.addItem(tr("no groups"), "")
        index = self.form.currentIndex()
        for question in self._forms[index].groups if index >= 0 else ():
            self.by.addItem(question.label.get(language, question.key), question.key)

    def ready(self) -> bool:
        missing: Words = lambda: tr("Fill this in")  # noqa: E731
        for row, field in ((self._rows[2], self.survey), (self._rows[3], self.group)):
            row.complain(None if field.text().strip() else missing)
        return bool(self.form.currentData() and self.survey.text().strip() and self.group.text().strip())

    def content(self) -> dict[str, Any]:
        found = {
            "unit": self.unit.currentData() or "", "survey": self.survey.text().strip(),
            "group": self.group.text().strip(), "group_question": self.by.currentData() or "",
            "mode": self.mode.currentData(), "place": self.place.text().strip(),
            "date": self._space.session.clock.today(),
        }  # fmt: skip
        return {key: value for key, value in found.items() if value}


class IssueDialog(ActDialog):
    """How many sheets go out."""

    def __init__(self, look: Look, parent: QWidget, kiosk: bool) -> None:
        title: Words = (lambda: tr("Let people answer")) if kiosk else (lambda: tr("Issue"))
        super().__init__(
            look, parent, title, lambda: tr("From now on nothing of the batch changes but by counting and keying."),
            lambda: tr("Issue"),
        )  # fmt: skip
        self.issued = number(look, tr("Issued"), 1)
        self.body.addWidget(FormRow(look, lambda: tr("Issued"), self.issued, left=110))
        self.issued.setFocus()
        self.issued.selectAll()


class CloseDialog(ActDialog):
    """Asked once: what closing forgets does not come back."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(
            look, parent, lambda: tr("Close this batch"),
            lambda: tr(
                "The responses are put in an order drawn by lot, and which sheet was which is forgotten for good:"
                " afterwards nobody can look up a response by its sheet or mend it. This cannot be undone."
            ), lambda: tr("Close batch"), "danger",
        )  # fmt: skip
        self.cancel.setFocus()


class CountDialog(ActDialog):
    """What two people counted (V11)."""

    def __init__(self, space: Workspace, parent: QWidget, issued: int, kiosk: int | None = None) -> None:
        look = space.look
        super().__init__(
            look, parent, lambda: tr("Count the sheets"),
            lambda: tr("Two people count. More back than went out makes the batch void."), lambda: tr("Register"),
        )  # fmt: skip
        self._issued = issued
        people = [(one.id, one.name) for one in space.members if _counts(one)]
        self.collected = number(look, tr("Sheets collected"), issued if kiosk is None else kiosk)
        self.collected.setEnabled(kiosk is None)
        self.void = number(look, tr("Void sheets"))
        self.void.setEnabled(kiosk is None)
        self.first = combo(look, people, tr("First counter"))
        self.second = combo(look, people, tr("Second counter"))
        self.second.setCurrentIndex(1 if len(people) > 1 else -1)
        self.bag = Field(look, lambda: tr("Sealed bag no."))
        rows: tuple[tuple[Words, QWidget], ...] = (
            (lambda: tr("Sheets collected"), self.collected), (lambda: tr("Void sheets"), self.void),
            (lambda: tr("First counter"), self.first), (lambda: tr("Second counter"), self.second),
            (lambda: tr("Sealed bag no."), self.bag),
        )  # fmt: skip
        self._rows = [FormRow(look, words, field, left=110) for words, field in rows]
        for row in self._rows:
            self.body.addWidget(row)
        if len(people) < 2:  # V11: two people count
            self._say_alone(space)
        self.collected.setFocus()

    def _say_alone(self, space: Workspace) -> None:
        """Nobody counts alone: what to do about it, where somebody practises."""
        look = space.look
        alone: Words = lambda: tr("There is only one account that counts, and two people count.")  # noqa: E731
        if not space.stint.practice:
            self.body.addWidget(Text(look, alone, "note", "warn", wrap=True))
            return
        self.body.addWidget(Text(look, lambda: tr(
            "Alone you cannot count. Add a practice account: a member counts with you, and keys the second time."
        ), "note", "warn", wrap=True))  # fmt: skip
        if space.has_door("accounts"):
            there = Button(look, lambda: tr("Add practice accounts"), "link", role="note")
            there.clicked.connect(self.reject)
            there.clicked.connect(lambda: space.go_asked.emit("accounts", ""))
            self.body.addWidget(there, 0, Qt.AlignmentFlag.AlignLeft)

    def ready(self) -> bool:
        same = self.second.currentIndex() < 0 or self.first.currentData() == self.second.currentData()
        self._rows[3].complain((lambda: tr("Two different people count")) if same else None)
        return not same

    def facts(self) -> dict[str, Any]:
        return {
            "collected": self.collected.value(), "void": self.void.value(), "counter_1": self.first.currentData(),
            "counter_2": self.second.currentData(), "bag_no": self.bag.text().strip(),
        }  # fmt: skip


def ask_void(space: Workspace, parent: QWidget, serial: str, record: str, write: Callable[[Write], object]) -> None:
    """Ask for the reason, and for the leader's word where it is somebody else's; then void the batch."""
    leader = next((one for one in space.members if one.role == "leader"), None)
    mine = space.me.role == "leader" or leader is None
    dialog = VoidDialog(space.look, parent, serial, None if mine or leader is None else leader.name)

    def asked() -> None:
        reason, passphrase = dialog.text(), dialog.approval()

        def work(desk: Questionnaires, session: Session) -> None:
            approval = None
            if passphrase and leader is not None:
                approval = session.accounts.approve(leader.id, passphrase, record)
            desk.void(record, reason, approval)

        write(work)

    dialog.accepted.connect(asked)
    dialog.open()


def _counts(account: Account) -> bool:
    return account.role in ("leader", "deputy", "member", "liaison", "lead_keeper")


def _named(row: RecordSummary) -> str:
    version = str(row.fields.get("version") or "")
    return f"{row.fields.get('title', row.serial)} {f'v{version}' if version else ''}".strip()
