"""What waits for whom, as data: one row a reason. A new kind adds its rows; the home page asks no kind by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from forms.kinds import KINDS, Role
from storage.lists import Filter, Lists
from storage.model import Account, RecordSummary

When = Literal["today", "week"]
Whose = Literal["any", "mine", "others", "not_mine"]
LIMIT = 100
"""Rows of one reason that are listed; a person who has more of one kind needs the list, not the home page."""


@dataclass(frozen=True)
class Wait:
    """One reason. `code` names its sentence in the windows; `when` is `by_day` where the record's own day decides.

    `whose` is `mine` for records the account wrote last or holds (`holders` are the fields that name it), `others`
    for what it may not do itself because it wrote it, `not_mine` for what others hold and the account may read.
    `roles` are the roles it waits for; none means every role.
    `act` draws the mark "to act on" instead of the state's own. `together` makes one row of all that is found: what
    waits on others is one thing to know, not a list of things to do.
    """

    code: str
    kind: str
    states: tuple[str, ...]
    when: Literal["today", "week", "by_day"] = "today"
    whose: Whose = "any"
    holders: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    act: bool = False
    together: bool = False


@dataclass(frozen=True)
class TodoItem:
    """One thing that waits for this account.

    `code` says why (`INTERVIEW_IN_PROGRESS`, `PAPER_RETURNED`, …) and names its sentence; `custody` is the mark to
    draw (`act` for what is late or was sent back); `at` is the day or moment that stands at the right; `record` is
    what opens, or empty when the row stands for several (`records`).
    """

    code: str
    when: When
    custody: str
    at: str
    kind: str = ""
    record: str = ""
    serial: str = ""
    handle: str = ""
    gist: str = ""
    records: tuple[str, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)


_TALK = ("interviewers", "recorder")
_LEADERS: tuple[Role, ...] = ("leader", "deputy")
WAITS: tuple[Wait, ...] = (
    Wait("INTERVIEW_IN_PROGRESS", "interview", ("in_progress",), whose="mine", holders=_TALK),
    Wait("INTERVIEW_UNLOCKED", "interview", ("draft",), whose="mine", holders=_TALK),
    Wait("INTERVIEW_PLANNED", "interview", ("planned",), "by_day", "mine", _TALK),
    Wait("PLAN_SLOT", "plan_slot", ("planned",), "by_day", "mine", ("pair",)),
    Wait("PRINT_MISSING", "interview", ("locked",), "week", "mine", _TALK),
    Wait("SIGNATURE_MISSING", "interview", ("printed",), "week", "mine", _TALK),
    Wait("PAPER_RETURNED", "workpaper", ("returned",), whose="mine", holders=("prepared_by",), act=True),
    Wait("PAPER_TO_REVIEW", "workpaper", ("submitted",), whose="others", roles=("deputy",)),
    Wait("PAPER_TO_APPROVE", "workpaper", ("reviewed",), whose="others", roles=("leader",)),
    Wait("PAPER_DRAFT", "workpaper", ("draft",), "week", "mine", ("prepared_by",)),
    Wait("RECTIFICATION_TO_SERVE", "immediate_rectification", ("approved",), roles=("leader", "deputy", "member")),
    Wait("RECTIFICATION_TO_VERIFY", "immediate_rectification", ("replied",), "week"),
    Wait("RECTIFICATION_TO_CLOSE", "immediate_rectification", ("verified",), "week"),
    Wait("REQUEST_TO_APPROVE", "doc_request", ("draft",), "week", roles=("leader",)),
    Wait("REQUEST_TO_SERVE", "doc_request", ("approved",), "week", roles=("liaison",)),
    Wait("COPY_TO_APPROVE", "doc_copy", ("requested",), "week", roles=("leader",)),
    Wait("ACTIVITY_PLANNED", "activity", ("planned", "approved"), "by_day", "mine", ("members",)),
    Wait("INTAKE_TO_HANDLE", "intake", ("registered",), "week", roles=("liaison", "leader", "deputy")),
    Wait("TALK_UNSIGNED", "communication", ("held",), "week", roles=("leader", "deputy")),
    Wait("WEEKLY_DRAFT", "weekly_report", ("draft",), "by_day"),
    Wait("SECOND_KEYING", "questionnaire_batch", ("entering",), "today"),
    Wait("POINT_ASSIGNED", "checklist_result", ("to_look",), "week", "mine", ("assigned_to",)),
    Wait("OTHERS_UNLOCKED", "interview", ("in_progress", "draft"), "week", "not_mine", _TALK, _LEADERS, together=True),
    Wait("OTHERS_DRAFTS", "workpaper", ("draft", "returned"), "week", "not_mine", ("prepared_by",), _LEADERS,
         together=True),
)  # fmt: skip

LATE_KINDS = ("doc_item", "immediate_rectification", "ledger_entry")
"""Kinds whose due dates wait for the whole team: one row a kind, standing for all that is late. A request is never late
itself, its items are (V14)."""


def waiting(lists: Lists, me: Account, today: str) -> list[TodoItem]:
    """Everything that waits for `me` on the day `today`, today's first, then by its day."""
    found: list[TodoItem] = []
    for wait in WAITS:
        if wait.kind in KINDS and (not wait.roles or me.role in wait.roles):
            found += _of(wait, lists, me, today)
    found += [item for kind in LATE_KINDS if (item := _late(kind, lists, today))]
    return sorted(found, key=lambda item: (item.when != "today", item.at or "9999"))


def _of(wait: Wait, lists: Lists, me: Account, today: str) -> list[TodoItem]:
    rows = lists.rows(Filter(kinds=(wait.kind,), states=wait.states), "updated", descending=True, limit=LIMIT * 5)
    mine = [row for row in rows if _concerns(wait, row, me.id)]
    if wait.together:
        return [_together(wait, mine)] if mine else []
    return [_item(wait, row, today) for row in mine[:LIMIT]]


def _concerns(wait: Wait, row: RecordSummary, me: str) -> bool:
    named = {name for field_ in wait.holders for name in _names(row.fields.get(field_))}
    if wait.whose in ("mine", "not_mine"):
        held = me in named if named else row.author == me
        return held == (wait.whose == "mine")
    return wait.whose == "any" or (row.author != me and row.fields.get("prepared_by") != me)


def _names(value: Any) -> tuple[str, ...]:
    if isinstance(value, list | tuple):
        return tuple(str(one) for one in value)
    return (str(value),) if value else ()


def _item(wait: Wait, row: RecordSummary, today: str) -> TodoItem:
    kind = KINDS[row.kind]
    day = str(row.fields.get(kind.due.get(row.state, "")) or row.fields.get(kind.day) or "")
    when: When = "week" if wait.when == "week" else "today"
    if wait.when == "by_day":
        when = "today" if day and day <= today else "week"
    return TodoItem(
        wait.code, when, "act" if wait.act else row.custody, day or row.updated_at, row.kind, row.id, row.serial,
        row.handle, row.gist, facts=row.fields,
    )  # fmt: skip


def _together(wait: Wait, rows: list[RecordSummary]) -> TodoItem:
    """One row for many, at the day on which the oldest was last written."""
    first = min(rows, key=lambda row: row.updated_at)
    return TodoItem(
        wait.code, "week", first.custody, first.updated_at, wait.kind, "", first.serial, first.handle, first.gist,
        tuple(row.id for row in rows), _facts_of_many(rows),
    )  # fmt: skip


def _facts_of_many(rows: Sequence[RecordSummary]) -> dict[str, Any]:
    return {"count": len(rows), "titles": tuple(row.handle or row.serial for row in rows[:3])}


def _late(kind: str, lists: Lists, today: str) -> TodoItem | None:
    rows = lists.late(today, (kind,))
    if not rows:
        return None
    first = rows[0]
    due = str(first.fields.get(KINDS[kind].due[first.state]) or "")
    return TodoItem(
        "LATE", "today", "act", due, kind, "" if len(rows) > 1 else first.id, first.serial, first.handle, first.gist,
        tuple(row.id for row in rows),
        {**first.fields, **_facts_of_many(rows)},
    )  # fmt: skip
