"""How records of a kind stand in a list: columns, filters, order. One face for all kinds, one for interviews."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Protocol

from forms.kinds import KINDS, Kind
from storage.model import RecordSummary
from ui import recordrows
from ui.components.marks import Mark
from ui.components.table import Column
from ui.dates import record_day
from ui.i18n import tr, tr_n
from ui.records.children import amount_words
from ui.records.places import short
from ui.workspace import Workspace

CHOSEN_BY = ("type", "channel", "method", "role_group", "result", "severity", "kind")
"""Fields with a list of choices that say at a glance what a record is; the first a kind has gets a column."""
PEOPLE = ("prepared_by", "issued_by", "holder", "custodian", "assigned_to", "returned_by", "done_by")


class Face(Protocol):
    """What a list page asks of a kind."""

    def columns(self) -> list[Column[RecordSummary]]: ...

    def chip_of(self, row: RecordSummary) -> Sequence[str]:
        """The filters a row passes, beside "all"."""
        ...

    def chips(self) -> Sequence[str]: ...

    def chip_words(self, key: str) -> str: ...

    def ordered(self, rows: Sequence[RecordSummary]) -> tuple[RecordSummary, ...]: ...

    def about(self, rows: Sequence[RecordSummary]) -> str: ...


class InterviewFace:
    """Where in the chain of custody each talk is (UI.md 8, 03)."""

    def __init__(self, space: Workspace, kind: Kind) -> None:
        self._space, self._kind = space, kind

    def columns(self) -> list[Column[RecordSummary]]:
        return recordrows.columns(self._space, self._kind.name, date.today)

    def chip_of(self, row: RecordSummary) -> Sequence[str]:
        return (recordrows.chip_of(row),)

    def chips(self) -> Sequence[str]:
        return recordrows.CHIPS

    def chip_words(self, key: str) -> str:
        return recordrows.chip_words(key)

    def ordered(self, rows: Sequence[RecordSummary]) -> tuple[RecordSummary, ...]:
        return tuple(reversed(rows))

    def about(self, rows: Sequence[RecordSummary]) -> str:
        done = sum(recordrows.chip_of(row) in ("fixed", "sealed", "received") for row in rows)
        return tr("{all} in all, {done} locked").format(all=len(rows), done=done)


class KindFace:
    """Every other kind: its own states as filters, what is late on top with its days (UI.md 8, 06)."""

    def __init__(self, space: Workspace, kind: Kind, today: Callable[[], date] = date.today) -> None:
        self._space, self._kind, self._today = space, kind, today

    def late(self, row: RecordSummary) -> int:
        """Days since a record was due; 0 when it is not late."""
        due = self._due(row)
        return max((self._today() - due).days, 0) if due is not None else 0

    def columns(self) -> list[Column[RecordSummary]]:
        kind, space = self._kind, self._space
        made: list[Column[RecordSummary]] = [
            Column(lambda: tr("State"), self._state, 124, self._rank, self._mark),
            Column(lambda: tr("Serial no."), lambda row: short(row.serial), 92, lambda row: row.serial, tone="text2"),
            Column(self._title_words, lambda row: row.handle or row.gist.replace("\n", " ")),
        ]
        made += self._about_columns()
        if "unit" in kind.list_fields and len(space.stint.units) > 1:
            made.append(Column(lambda: tr("Organisation"), self._field("unit"), 130, tone="text2"))
        made.append(Column(self._day_words, self._day, 100, self._day_key, tone="text2"))
        return made

    def chip_of(self, row: RecordSummary) -> Sequence[str]:
        return (row.state, *(("late",) if self.late(row) else ()))

    def chips(self) -> Sequence[str]:
        return ("all", "late", *(state.name for state in self._kind.states))

    def chip_words(self, key: str) -> str:
        if key in ("all", "late"):
            return tr("All") if key == "all" else tr("Late")
        return self._space.look.language.pick(self._kind.state(key).label)

    def ordered(self, rows: Sequence[RecordSummary]) -> tuple[RecordSummary, ...]:
        newest = list(reversed(rows))
        return tuple(sorted(newest, key=lambda row: (-self.late(row), self._custody_rank(row))))

    def about(self, rows: Sequence[RecordSummary]) -> str:
        late = sum(bool(self.late(row)) for row in rows)
        told = tr("{n} in all").format(n=len(rows))
        return tr("{told}, {late} late").format(told=told, late=late) if late else told

    # -- inside ----------------------------------------------------------------------------------------------

    def _due(self, row: RecordSummary) -> date | None:
        field = self._kind.due.get(row.state)
        if field is None or (row.fields.get("to_return") == "no" and field == "return_by"):
            return None
        return _day_of(row.fields.get(field))

    def _state(self, row: RecordSummary) -> str:
        days = self.late(row)
        if days and not row.conflict:
            return tr_n("{n} day late", "{n} days late", days)
        return recordrows.state_word(row, self._space)

    def _mark(self, row: RecordSummary) -> Mark:
        return "act" if self.late(row) else recordrows.mark_of(row)

    def _rank(self, row: RecordSummary) -> tuple[int, int, str]:
        names = [state.name for state in self._kind.states]
        return (-self.late(row), names.index(row.state), row.serial)

    def _custody_rank(self, row: RecordSummary) -> int:
        order = ("open", "not_begun", "fixed", "sealed", "received", "void")
        return order.index(row.custody) if row.custody in ("received", "void") else 0

    def _title_words(self) -> str:
        words, language = self._space.words(self._kind.name), self._space.look.language.name
        return words.label(self._kind.handle or self._kind.gist, language)

    def _about_columns(self) -> list[Column[RecordSummary]]:
        kind, space = self._kind, self._space
        if "quantity" in kind.list_fields:
            return [Column(lambda: tr("Form, quantity"), lambda row: amount_words(space, row), 144, tone="text2")]
        words = space.words(kind.name)
        found: list[Column[RecordSummary]] = []
        for name in (*CHOSEN_BY, *PEOPLE):
            if name in kind.list_fields and not found:
                heading = lambda name=name: words.label(name, space.look.language.name)  # noqa: E731
                found.append(Column(heading, self._field(name), 116, tone="text2"))
        return found

    def _field(self, name: str) -> Callable[[RecordSummary], str]:
        space, words = self._space, self._space.words(self._kind.name)

        def said(row: RecordSummary) -> str:
            value = str(row.fields.get(name) or "")
            return words.choice(name, space.member_name(value), space.look.language.name) if value else ""

        return said

    def _day_words(self) -> str:
        if self._kind.due:
            return tr("Due")
        words = self._space.words(self._kind.name)
        return words.label(self._kind.day, self._space.look.language.name) if self._kind.day else tr("Date")

    def _day(self, row: RecordSummary) -> str:
        return record_day(self._day_key(row), "", self._today(), self._space.look.language.zh)

    def _day_key(self, row: RecordSummary) -> str:
        due = self._kind.due.get(row.state)
        return str(row.fields.get(due or self._kind.day) or row.fields.get(self._kind.day) or "")


def face_for(space: Workspace, kind_name: str) -> Face:
    """The face of a kind: talks have the chain of custody, all others their own states."""
    kind = KINDS[kind_name]
    return InterviewFace(space, kind) if kind.area == "interviews" else KindFace(space, kind)


def _day_of(value: Any) -> date | None:
    try:
        return date.fromisoformat(str(value or ""))
    except ValueError:
        return None
