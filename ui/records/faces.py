"""How records of a kind stand in a list: columns, filters, order. One face for all kinds, one for interviews."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Protocol

from forms.kinds import KINDS, Kind
from forms.xlsform.model import Question
from storage.lists import Filter, Lists
from storage.model import RecordSummary
from ui import recordrows
from ui.components.marks import Mark
from ui.components.table import Column
from ui.dates import record_day
from ui.i18n import dotted, tr, tr_n
from ui.records.children import amount_words
from ui.records.places import short
from ui.workspace import Workspace

CHOSEN_BY = ("type", "channel", "method", "role_group", "result", "severity", "kind")
"""Fields with a list of choices that say at a glance what a record is; the first a kind has gets a column."""
PEOPLE = ("prepared_by", "issued_by", "holder", "custodian", "assigned_to", "returned_by", "done_by")


class Face(Protocol):
    """What a list page asks of a kind."""

    def columns(self) -> list[Column[RecordSummary]]: ...

    def chips(self) -> Sequence[str]:
        """Keys of the filters beside "all", in their order."""
        ...

    def chip_words(self, key: str) -> str: ...

    def narrowed(self, chosen: Filter, chip: str) -> Filter:
        """What a list shows when this filter is chosen."""
        ...

    def counted(self, lists: Lists, chosen: Filter) -> dict[str, int]:
        """How many records pass each filter, with `all`; on the storage thread."""
        ...

    def late_on(self) -> str:
        """The day from which what was due before stands on top; empty for kinds that know no such thing."""
        ...

    def about(self, counts: Mapping[str, int]) -> str: ...


class InterviewFace:
    """Where in the chain of custody each talk is (UI.md 8, 03)."""

    def __init__(self, space: Workspace, kind: Kind) -> None:
        self._space, self._kind = space, kind

    def columns(self) -> list[Column[RecordSummary]]:
        return recordrows.columns(self._space, self._kind.name, date.today)

    def chips(self) -> Sequence[str]:
        return recordrows.CHIPS

    def chip_words(self, key: str) -> str:
        return recordrows.chip_words(key)

    def narrowed(self, chosen: Filter, chip: str) -> Filter:
        return replace(chosen, custody=(chip,)) if chip not in ("", "all") else chosen

    def counted(self, lists: Lists, chosen: Filter) -> dict[str, int]:
        found = lists.custody(chosen)
        return {**found, "all": sum(found.values())}

    def late_on(self) -> str:
        return ""

    def about(self, counts: Mapping[str, int]) -> str:
        done = sum(counts.get(key, 0) for key in ("fixed", "sealed", "received"))
        return tr("{all} in all, {done} locked").format(all=counts.get("all", 0), done=done)


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
            Column(lambda: tr("State"), self._state, 124, mark=self._mark, order="state"),
            Column(lambda: tr("Serial no."), lambda row: short(row.serial), 92, tone="text2", order="serial"),
            Column(
                self._title_words,
                lambda row: row.handle or row.gist.replace("\n", " "),
                order="handle" if kind.handle else "field:gist",
            ),
        ]
        made += self._about_columns()
        if "unit" in kind.list_fields and len(space.stint.units) > 1:
            made.append(Column(lambda: tr("Organisation"), self._field("unit"), 130, tone="text2", order="unit",
                               spare=True))  # fmt: skip
        made.append(Column(self._day_words, self._day, 100, tone="text2", order="due" if kind.due else "day"))
        return made

    def chips(self) -> Sequence[str]:
        return ("all", "late", *(state.name for state in self._kind.states))

    def chip_words(self, key: str) -> str:
        if key in ("all", "late"):
            return tr("All") if key == "all" else tr("Late")
        return self._space.look.language.pick(self._kind.state(key).label)

    def narrowed(self, chosen: Filter, chip: str) -> Filter:
        if chip == "late":
            return replace(chosen, due_before=self.late_on())
        return replace(chosen, states=(chip,)) if chip not in ("", "all") else chosen

    def counted(self, lists: Lists, chosen: Filter) -> dict[str, int]:
        found = lists.counts(chosen).get(self._kind.name, {})
        late = lists.late_count(chosen, self.late_on()) if self._kind.due else 0
        return {**found, "late": late, "all": sum(found.values())}

    def late_on(self) -> str:
        return self._today().isoformat() if self._kind.due else ""

    def about(self, counts: Mapping[str, int]) -> str:
        told = tr("{n} in all").format(n=counts.get("all", 0))
        late = counts.get("late", 0)
        return tr("{told}, {late} late").format(told=told, late=late) if late else told

    # -- inside ----------------------------------------------------------------------------------------------

    def _due(self, row: RecordSummary) -> date | None:
        field = self._kind.due.get(row.state)
        return _day_of(row.fields.get(field)) if field is not None else None

    def _state(self, row: RecordSummary) -> str:
        days = self.late(row)
        if days and not row.conflict:
            return tr_n("{n} day late", "{n} days late", days)
        return recordrows.state_word(row, self._space)

    def _mark(self, row: RecordSummary) -> Mark:
        return "act" if self.late(row) else recordrows.mark_of(row)

    def _title_words(self) -> str:
        """Of the handle; of the gist too, where a record may have no handle and its gist stands there."""
        kind, language = self._kind, self._space.look.language.name
        words, form = self._space.words(kind.name), self._space.forms.get(kind.name)
        asked = [node for _, node in form.walk() if isinstance(node, Question)] if form is not None else []
        loose = any(node.key == kind.handle and not node.required for node in asked)
        names = (kind.handle, kind.gist) if loose else (kind.handle or kind.gist,)
        return dotted(*(words.label(name, language) for name in names))

    def _about_columns(self) -> list[Column[RecordSummary]]:
        kind, space = self._kind, self._space
        if "quantity" in kind.list_fields:
            return [Column(lambda: tr("Form, quantity"), lambda row: amount_words(space, row), 144, tone="text2",
                           order="field:quantity")]  # fmt: skip
        words = space.words(kind.name)
        found: list[Column[RecordSummary]] = []
        for name in (*CHOSEN_BY, *PEOPLE):
            if name in kind.list_fields and not found:
                heading = lambda name=name: words.label(name, space.look.language.name)  # noqa: E731
                found.append(Column(heading, self._field(name), 116, tone="text2", order=f"field:{name}", spare=True))
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
