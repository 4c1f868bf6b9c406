"""A record in a list: its state mark and word, its columns. One place for all kinds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from forms.kinds import KINDS
from ui.components.marks import MARKS, Mark
from ui.components.table import Column
from ui.dates import record_day
from ui.i18n import tr

if TYPE_CHECKING:
    from storage.model import RecordSummary
    from ui.workspace import Workspace


def mark_of(row: RecordSummary) -> Mark:
    """The custody mark; a conflict asks for an act first."""
    if row.conflict:
        return "act"
    return mark_named(row.custody)


def mark_named(custody: str) -> Mark:
    """The mark of a custody word of storage; `open` for one that is not known."""
    return next((mark for mark in MARKS if mark == custody), "open")


def state_word(row: RecordSummary, space: Workspace) -> str:
    """The exact word beside the mark: conflict, the bundle, or the state's own label."""
    if row.conflict:
        return tr("Conflict")
    if row.custody == "received":
        return tr("Received")
    if row.custody == "sealed":
        return tr("Bundle {n}").format(n=row.bundle)
    return space.look.language.pick(KINDS[row.kind].state(row.state).label)


def chip_words(key: str) -> str:
    """Words of the filters, in the order of the chain."""
    return {
        "all": tr("All"),
        "not_begun": tr("Planned"),
        "open": tr("Draft"),
        "fixed": tr("Locked"),
        "sealed": tr("Bundled"),
        "received": tr("Received"),
        "void": tr("Void"),
    }[key]


CHIPS = ("all", "not_begun", "open", "fixed", "sealed", "received", "void")


def columns(space: Workspace, kind_name: str, today: Callable[[], date]) -> list[Column[RecordSummary]]:
    """State, code, role group, gist, date: role group only where the kind has one."""
    kind = KINDS[kind_name]
    made: list[Column[RecordSummary]] = [
        Column(lambda: tr("State"), lambda row: state_word(row, space), 116, mark=mark_of, order="state"),
        Column(lambda: tr("Code"), lambda row: row.handle or row.serial, 74, order="handle"),
    ]
    if "role_group" in kind.list_fields:
        made.append(Column(lambda: tr("Role group"), lambda row: group_word(row, space), 116, tone="text2",
                           order="field:role_group", spare=True))  # fmt: skip
    made += [
        Column(lambda: tr("Gist"), lambda row: row.gist, order="field:gist"),
        Column(lambda: tr("Date"), lambda row: date_word(row, today(), space), 104, tone="text2", order="day"),
    ]
    return made


def group_word(row: RecordSummary, space: Workspace) -> str:
    """The label of the role group."""
    value = str(row.fields.get("role_group", "") or "")
    return space.words(row.kind).choice("role_group", value, space.look.language.name) if value else ""


def date_word(row: RecordSummary, today: date, space: Workspace) -> str:
    return record_day(
        str(row.fields.get("date", "") or ""), str(row.fields.get("start", "") or ""), today, space.look.language.zh
    )
