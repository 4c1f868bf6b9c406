"""A register as a list: how its cells read in windows and on paper, its columns, its marks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from forms.printing.register_words import SHARES, coded
from storage.register_tables import RegisterTable, Says
from ui.components.marks import Mark
from ui.components.table import Column, RecordModel, RecordView
from ui.dates import local, moment_text
from ui.i18n import Words, dotted, tr
from ui.look import Look
from ui.messages import size_text
from ui.wording.registers import PAGES, word


@dataclass(frozen=True)
class RegisterRow:
    """One line: what it is about, and its cells as storage gives them."""

    about: str
    cells: tuple[str, ...]


def rows_of(table: RegisterTable) -> tuple[RegisterRow, ...]:
    return tuple(RegisterRow(about, cells) for about, cells in zip(table.about, table.rows, strict=True))


def said(look: Look, says: Says, cell: str) -> str:
    """A cell in the window: near days by their words."""
    if says == "moment":
        return moment_text(cell, datetime.now().astimezone(), look.language.zh) if cell else ""
    return printed(says, cell, look.language.zh)


def printed(says: Says, cell: str, zh: bool) -> str:
    """A cell on paper: whole stamps in local time."""
    if says == "moment":
        return local(cell).strftime("%Y-%m-%d %H:%M") if cell else ""
    if says == "bytes":
        return size_text(int(cell)) if cell else ""
    if says == "page":
        return word(PAGES, cell, zh)
    return cell if says in ("text", "day") else coded(says, cell, zh)


CHIPS: dict[str, Words] = {
    "media": lambda: tr("Media"),
    "prints": lambda: tr("Prints"),
    "places": lambda: tr("By record"),
    "copies": lambda: tr("Fate of copies"),
    "destructions": lambda: tr("Destructions"),
    "exports": lambda: tr("Exports"),
    "openings": lambda: tr("Openings"),
    "incidents": lambda: tr("Incidents"),
    "pledges": lambda: tr("Pledges"),
    "grants": lambda: tr("Grants"),
    "network": lambda: tr("Network"),
}
"""Short names of the registers."""

_SHORT = ("text", "moment", "day", "bytes")
"""What needs no more room in one language than in the other; words for codes do."""

_MARKS: dict[str, dict[str, Mark]] = {
    "medium_state": {"in_use": "met", "lost": "refused", "returned": "void", "destroyed": "void"},
    "fate": {"": "act", "lost": "refused", "destroyed": "void"},
    "disposition": {"cancelled": "void", "failed": "void"},
    "export_state": {
        "receipted": "received",
        "rejected": "refused",
        "approved": "open",
        "verified": "open",
        "open": "open",
        "failed": "void",
    },
    "incident_state": {"open": "open", "closed": "fixed", "void": "void"},
}


def marker(table: RegisterTable) -> Callable[[RegisterRow], Mark] | None:
    """The mark of a line, where the register has a column that tells a state."""
    for index, column in enumerate(table.columns):
        marks = _MARKS.get(column.says)
        if marks is not None:
            return lambda row, index=index, marks=marks: marks.get(row.cells[index], "met")  # type: ignore[misc]  # bound now
    return None


def make_list(look: Look, table: RegisterTable) -> RecordView[RegisterRow]:
    """The list of a register; its widest column takes what is left."""
    shares = SHARES[table.name]
    widest = shares.index(max(shares))
    mark = marker(table)

    def column(index: int) -> Column[RegisterRow]:
        what = table.columns[index]
        return Column(
            lambda: look.language.pick(what.label),
            lambda row: said(look, what.says, row.cells[index]),
            0 if index == widest else max(round(shares[index] * 2.2), 70 if what.says in _SHORT else 150),
            lambda row: row.cells[index].zfill(20) if row.cells[index].isdigit() else row.cells[index],
            mark if index == 0 else None,
            right=what.says == "bytes",
        )

    model: RecordModel[RegisterRow] = RecordModel(
        [column(index) for index in range(len(table.columns))],
        lambda row: f"{row.about} {row.cells[0]}",
        lambda row: mark is not None and mark(row) == "void",
    )
    return RecordView(look, model, lambda: look.language.pick(table.title), dense=len(table.columns) > 8)


def told(look: Look, table: RegisterTable, row: RegisterRow) -> str:
    """The whole row in words: what a narrow column cuts off can be read here."""
    parts = [
        tr("{label}: {value}").format(label=look.language.pick(column.label), value=said(look, column.says, cell))
        for column, cell in zip(table.columns, row.cells, strict=True)
        if cell
    ]
    return dotted(*parts)
