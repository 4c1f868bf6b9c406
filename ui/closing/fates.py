"""Dialogs about paper: what became of a copy, and a destruction before a witness (R30)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from forms.printing.register_words import FATES, pick
from storage.registers_paper import Fate
from storage.session import Session
from ui.components.dialogs import ActDialog
from ui.components.fields import Field, FormRow, TextArea
from ui.i18n import Words, say, tr, tr_n
from ui.workspace import Workspace

DESTROYED = "destroyed"


@dataclass(frozen=True)
class Destroying:
    """How, by whom, before whose eyes, on which day."""

    method: str
    by: str
    witness: str
    on: str


@dataclass(frozen=True)
class FateEntry:
    """What is to be noted of which copies of one print."""

    print_no: str
    copies: tuple[int, ...]
    fate: str
    note: str
    destroying: Destroying | None = None


def note_fate(session: Session, entry: FateEntry) -> object:
    """Raises as `Copies.set_fate` and `Destructions.register`."""
    if entry.destroying is not None:
        items = [f"{entry.print_no}/{copy}" for copy in entry.copies]
        return note_destruction(session, items, entry.destroying)
    fate: Fate = entry.fate  # type: ignore[assignment]  # the store refuses what it does not know
    return [session.copies.set_fate(entry.print_no, copy, fate, entry.note) for copy in entry.copies]


def note_destruction(session: Session, items: Sequence[str], done: Destroying) -> object:
    """Raises as `Destructions.register`."""
    return session.destructions.register(items, done.method, done.by, done.witness, done.on)


class DestructionFields(QWidget):
    """Method, two people, day. Two people are two names."""

    def __init__(self, space: Workspace) -> None:
        super().__init__()
        look = space.look
        self.method = Field(look, lambda: tr("Means of destruction"), lambda: tr("For example: shredded"))
        self.by = _people(space, lambda: tr("Destroyed by"))
        self.witness = _people(space, lambda: tr("Witness of the destruction"))
        self.on = Field(look, lambda: tr("Day"), lambda: tr("YYYY-MM-DD"))
        self.on.setText(QDate.currentDate().toString("yyyy-MM-dd"))
        self.witness.setCurrentText("")
        self.by.setCurrentText(space.me.name)
        self._rows = {
            "method": FormRow(look, lambda: tr("Means of destruction"), self.method, required=True),
            "by": FormRow(look, lambda: tr("Destroyed by"), self.by, required=True),
            "witness": FormRow(look, lambda: tr("Witness of the destruction"), self.witness, required=True),
            "on": FormRow(look, lambda: tr("Day"), self.on, required=True),
        }
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        for row in self._rows.values():
            layout.addWidget(row)

    def value(self) -> Destroying:
        return Destroying(
            self.method.text().strip(), self.by.currentText().strip(), self.witness.currentText().strip(),
            self.on.text().strip(),
        )  # fmt: skip

    def ready(self) -> bool:
        """Says what is missing."""
        given = self.value()
        wrong: dict[str, Words | None] = dict.fromkeys(self._rows)
        for name, text in (("method", given.method), ("by", given.by), ("witness", given.witness)):
            if not text:
                wrong[name] = lambda: tr("Fill this in")
        if given.witness and given.witness == given.by:
            wrong["witness"] = lambda: tr("The witness is a second person (R30)")
        if not QDate.fromString(given.on, "yyyy-MM-dd").isValid():
            wrong["on"] = lambda: tr("Write the day as YYYY-MM-DD")
        for name, words in wrong.items():
            self._rows[name].complain(words)
        return not any(wrong.values())


class FateDialog(ActDialog):
    """What became of a copy; with one act for all copies of the print that nobody has accounted for."""

    def __init__(self, space: Workspace, parent: QWidget, print_no: str, copy: int, open_: Sequence[int]) -> None:
        """`open_` are the copies of this print that are not accounted for."""
        look = space.look
        super().__init__(
            look, parent,
            lambda: tr("What became of {number}, copy {copy}").format(number=print_no, copy=copy),
            lambda: tr("Each note is a line of the register and stays; a later one follows it."),
            lambda: tr("Note it"),
        )  # fmt: skip
        self.setMinimumWidth(look.px(440))
        self._print, self._copy = print_no, copy
        self._open = tuple(sorted({*open_, copy}))
        self.fate = QComboBox()
        look.dress(self.fate)
        self.fate.setAccessibleName(tr("Fate"))
        for code, pair in FATES.items():
            self.fate.addItem(pick(pair, look.language.zh), code)
        self.note = Field(look, lambda: tr("Note"), lambda: tr("For example: volume 3, or to whom"))
        self._note_row = FormRow(look, lambda: tr("Note"), self.note)
        self.destruction = DestructionFields(space)
        self.all = QCheckBox()
        look.dress(self.all)
        self.all.setText(
            tr_n("All {n} copies of this print that are not accounted for",
                 "All {n} copies of this print that are not accounted for", len(self._open))
        )  # fmt: skip
        self.all.setVisible(len(self._open) > 1)
        for widget in (FormRow(look, lambda: tr("Fate"), self.fate), self._note_row, self.destruction, self.all):
            self.body.addWidget(widget)
        self.fate.currentIndexChanged.connect(lambda _index: self._chosen())
        self._chosen()
        self.fate.setFocus()

    def entry(self) -> FateEntry:
        copies = self._open if self.all.isChecked() else (self._copy,)
        gone = self.destruction.value() if self._destroyed else None
        return FateEntry(self._print, copies, str(self.fate.currentData()), self.note.text().strip(), gone)

    def ready(self) -> bool:
        return not self._destroyed or self.destruction.ready()

    @property
    def _destroyed(self) -> bool:
        return bool(self.fate.currentData() == DESTROYED)

    def _chosen(self) -> None:
        self.destruction.setVisible(self._destroyed)
        self._note_row.setVisible(not self._destroyed)


class DestructionDialog(ActDialog):
    """Notes the destruction of anything: copies and media by their numbers, other things in words."""

    def __init__(self, space: Workspace, parent: QWidget) -> None:
        look = space.look
        super().__init__(
            look, parent, lambda: tr("Note a destruction"),
            lambda: tr("Copies and media named by number are struck in their own registers too."),
            lambda: tr("Note it"),
        )  # fmt: skip
        self.setMinimumWidth(look.px(440))
        self.items = TextArea(look, lambda: tr("What was destroyed"), "ui", 3)
        self._items_row = FormRow(
            look, lambda: tr("What was destroyed"), self.items, required=True,
            hint=lambda: tr("One a line: DYJ-…/1 for a copy, JZ-… for a medium, or plain words"),
        )  # fmt: skip
        self.destruction = DestructionFields(space)
        self.body.addWidget(self._items_row)
        self.body.addWidget(self.destruction)
        self.items.setFocus()

    def lines(self) -> list[str]:
        return [line.strip() for line in self.items.toPlainText().splitlines() if line.strip()]

    def ready(self) -> bool:
        self._items_row.complain(None if self.lines() else (lambda: tr("Fill this in")))
        return self.destruction.ready() and bool(self.lines())


def _people(space: Workspace, name: Words) -> QComboBox:
    """A name of the team, or any other typed in."""
    box = QComboBox()
    box.setEditable(True)
    space.look.dress(box)
    for member in space.members:
        if member.active:
            box.addItem(member.name)
    box.setAccessibleName(say(name))
    return box
