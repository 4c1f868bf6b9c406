"""Sentences for the codes of `storage.today`: why something waits, what a phase of the stint has come to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from forms.kinds import KINDS
from ui.components.rows import TwoLines
from ui.components.steps import Step
from ui.dates import day_text, local
from ui.i18n import dotted, enumerated, listed, tr, tr_n
from ui.recordrows import mark_named

if TYPE_CHECKING:
    from storage.today import Fact, Phase, TodoItem
    from ui.workspace import Workspace

Sentence = Callable[[Mapping[str, Any]], str]
_WEEKDAYS_ZH = "一二三四五六日"
_WEEKDAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip

WHY: Mapping[str, Sentence] = {
    "INTERVIEW_IN_PROGRESS": lambda facts: tr("Being recorded; go on, then check and lock"),
    "INTERVIEW_UNLOCKED": lambda facts: tr("Kept as a draft; go on, then check and lock"),
    "INTERVIEW_PLANNED": lambda facts: tr("Planned; open it to begin"),
    "PRINT_MISSING": lambda facts: tr("Locked; print it, have it signed, register the result"),
    "SIGNATURE_MISSING": lambda facts: tr("Locked and printed; register the signature result once it is signed"),
    "PLAN_SLOT": lambda facts: tr("In the plan; open it to begin"),
    "PAPER_RETURNED": lambda facts: tr("Returned with an opinion; mend it and submit again"),
    "PAPER_TO_REVIEW": lambda facts: tr("Submitted; read it against its evidence and review it"),
    "PAPER_TO_APPROVE": lambda facts: tr("Reviewed; approve it or return it"),
    "PAPER_DRAFT": lambda facts: tr("A draft; complete its evidence and submit it"),
    "RECTIFICATION_TO_SERVE": lambda facts: tr("Approved; print the notice and have it signed for"),
    "RECTIFICATION_TO_VERIFY": lambda facts: tr("The unit has replied; check it on the spot"),
    "RECTIFICATION_TO_CLOSE": lambda facts: tr("Checked; close it or carry it into the ledger"),
    "REQUEST_TO_APPROVE": lambda facts: tr("A request list waits for your approval"),
    "REQUEST_TO_SERVE": lambda facts: tr("Approved; print the request list and hand it over"),
    "COPY_TO_APPROVE": lambda facts: tr("A copy waits for your approval"),
    "ACTIVITY_PLANNED": lambda facts: tr("Planned; register what came of it"),
    "INTAKE_TO_HANDLE": lambda facts: tr("Registered; decide how it is handled"),
    "TALK_UNSIGNED": lambda facts: tr("Held; register the signatures"),
    "WEEKLY_DRAFT": lambda facts: tr("Figures fill themselves; write the text and freeze it at the cut-off"),
    "SECOND_KEYING": lambda facts: tr("Key it a second time, then settle the differences on paper"),
    "POINT_ASSIGNED": lambda facts: tr("Given to you to look at"),
    "OTHERS_UNLOCKED": lambda facts: tr_n(
        "{n} interview of others is not locked yet",
        "{n} interviews of others are not locked yet",
        int(facts.get("count", 1)),
    ),
    "OTHERS_DRAFTS": lambda facts: tr_n(
        "{n} draft of others is not submitted yet",
        "{n} drafts of others are not submitted yet",
        int(facts.get("count", 1)),
    ),
    "LATE": lambda facts: tr_n("{n} late", "{n} late", int(facts.get("count", 1))),
    "RECEIPT_MISSING": lambda facts: tr_n(
        "{n} record written and read back; take the stick to the office and bring the receipt",
        "{n} records written and read back; take the stick to the office and bring the receipt",
        int(facts.get("records", 0)),
    ),
}
"""The second line of a row, by code."""

FACTS: Mapping[str, Sentence] = {
    "KIT_IMPORTED": lambda v: tr("Kit of {round}").format(round=v.get("round", "")),
    "MEDIA": lambda v: tr_n("{n} medium registered", "{n} media registered", int(v.get("media", 0))),
    "STINT_OPEN": lambda v: tr("Stint open"),
    "DAY_OF_STINT": lambda v: (
        tr("Day {day} of {days}").format(**v) if v.get("days") else tr("Day {day}").format(day=v.get("day", ""))
    ),
    "INTERVIEWS_DONE": lambda v: tr("Interviews {done} / {all}").format(**v),
    "PAPERS_APPROVED": lambda v: tr("Papers approved {approved} / {all}").format(**v) if v.get("all") else "",
    "PAPERS_RETURNED": lambda v: tr("{n} returned").format(n=v["returned"]) if v.get("returned") else "",
    "BUNDLES_RECEIVED": lambda v: tr_n("{n} bundle received", "{n} bundles received", int(v.get("received", 0))),
    "BUNDLES_AWAITING": lambda v: (
        tr("No. {n} awaits its receipt").format(n=enumerated([str(one) for one in v["bundles"]]))
        if v.get("bundles")
        else ""
    ),
    "STORED_BY_OFFICE": lambda v: tr("By the office, after the stint"),
    "NOT_RECEIVED": lambda v: (
        tr_n("{n} record not received", "{n} records not received", int(v["records"])) if v.get("records") else ""
    ),
}
"""One short line under a phase, by code; an empty one is left out."""


def phase_word(name: str) -> str:
    return {
        "configure": tr("Configure"),
        "use": tr("Use"),
        "review": tr("Review"),
        "hand_over": tr("Hand over"),
        "store": tr("Store"),
        "clear": tr("Clear"),
    }.get(name, name)


def step_of(phase: Phase) -> Step:
    """A phase as a step of the strip."""
    lines = tuple(line for fact in phase.facts[:2] if (line := fact_line(fact)))
    state = {"done": "done", "current": "current"}.get(phase.state, "to_do")
    return Step(phase_word(phase.name), state, lines)  # type: ignore[arg-type]  # one of the states above


def fact_line(fact: Fact) -> str:
    """An unknown code says nothing rather than a code."""
    sentence = FACTS.get(fact.code)
    return sentence(fact.values) if sentence is not None else ""


def row_of(item: TodoItem, space: Workspace, today: date) -> TwoLines:
    """One line of "Waiting for me"."""
    sentence = WHY.get(item.code)
    if item.code == "RECEIPT_MISSING":
        first = tr("Bundle {n} awaits its receipt").format(n=item.facts.get("bundle", ""))
        key = "@handover"
    else:
        first = _first_line(item, space)
        chip = "late" if item.code == "LATE" else ""
        key = f"{item.kind}:{item.record}" if item.record else f"@{space.list_key(item.kind, chip)}"
    why = sentence(item.facts) if sentence is not None else item.gist
    if item.gist and item.code in ("INTERVIEW_IN_PROGRESS", "INTERVIEW_UNLOCKED", "INTERVIEW_PLANNED"):
        why = item.gist
    mark = mark_named(item.custody)
    return TwoLines(key, first, why, _right(item, space, today), mark, tone="warn" if mark == "act" else "")


def _first_line(item: TodoItem, space: Workspace) -> str:
    pick = space.look.language.pick
    if not item.record:
        titles = listed(*map(str, item.facts.get("titles", ())))
        more = " …" if len(item.records) > len(item.facts.get("titles", ())) else ""
        return f"{pick(KINDS[item.kind].plural)} {titles}{more}"
    parts = [f"{pick(KINDS[item.kind].label)} {item.handle or item.serial}"]
    group = str(item.facts.get("role_group", "") or "")
    if group:
        parts.append(space.words(item.kind).choice("role_group", group, space.look.language.name))
    parts.append(str(item.facts.get("place", "") or ""))
    return dotted(*parts)


def _right(item: TodoItem, space: Workspace, today: date) -> str:
    if item.code == "INTERVIEW_IN_PROGRESS":
        return tr("in progress")
    try:
        day = local(item.at).date() if "T" in item.at else datetime.fromisoformat(item.at).date()
    except ValueError:
        return item.at
    return day_text(day, today, space.look.language.zh)


def long_day(day: date, zh: bool) -> str:
    """3月18日星期三; Wednesday 18 March."""
    if zh:
        return f"{day_text(day, date.min, True).rpartition('年')[2]}星期{_WEEKDAYS_ZH[day.weekday()]}"
    return f"{_WEEKDAYS_EN[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"
