"""The interview plan: coverage by role group, a slot taken up as an interview, outlines for use (R09, K12)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from forms.counters.model import Counter, Language
from forms.kinds import KINDS
from forms.problems import Refused
from forms.rules import rows_of
from storage.database import transaction
from storage.lists import Filter
from storage.model import Change, Content
from storage.session import Session

SLOT, OUTLINE, INTERVIEW = "plan_slot", "outline", "interview"
SHARED = ("unit", "role_group", "date", "place", "source_code")
"""What an interview takes over from its slot; the code only where the slot has one."""


@dataclass(frozen=True)
class GroupCoverage:
    """One role group: interviews done, of those planned. Codes and names are not known here."""

    group: str
    done: int
    planned: int


def coverage(session: Session) -> tuple[Counter, tuple[GroupCoverage, ...]]:
    """K12 with its parts by role group, in the order of their codes."""
    counter = session.figures.counter("K12")
    done, planned = counter.groups.get("done", {}), counter.groups.get("planned", {})
    groups = sorted({*done, *planned})
    return counter, tuple(GroupCoverage(group, done.get(group, 0), planned.get(group, 0)) for group in groups)


@dataclass(frozen=True)
class TakenUp:
    """The interview that stands for a slot now, and what changed."""

    interview: str
    change: Change


def take_up(session: Session, slot: str, first: Content) -> TakenUp:
    """Begin the interview of a slot: `first` are the answers any new interview begins with.

    Raises `Refused` (WRONG_STATE for a slot that was taken or dropped, and as `Records.create`).
    """
    head, move = session.records.get(slot).head, KINDS[SLOT].transition("take")
    if head.state not in move.sources:
        raise Refused("WRONG_STATE", state=head.state, action=move.name)
    content = {**first, **{name: head.content[name] for name in SHARED if head.content.get(name)}}
    if head.content.get("slot"):
        content["start"] = head.content["slot"]
    pair = [str(one) for one in head.content.get("pair") or ()]
    if pair:
        recorder = str(content.get("recorder") or "")
        content["interviewers"] = [one for one in pair if one != recorder] or pair
    with transaction(session.connection):
        made = session.records.create(INTERVIEW, content)
        base = session.records.save(slot, head.id, {**head.content, "interview": made.revision.record})
        taken = session.records.transition(slot, base.revision.id, move.name)
    kinds = (SLOT, INTERVIEW)
    return TakenUp(made.revision.record, Change((made.revision.record, taken.revision.record), kinds))


def outlines_in_use(session: Session, language: Language) -> list[Mapping[str, Any]]:
    """Outlines for the interview window: the team's own in use, then those of packs, then those of the kit."""
    own = [
        _as_outline(session.records.get(row.id).head.content)
        for row in session.lists.page(Filter(kinds=(OUTLINE,), states=("in_use",)), limit=1000).rows
    ]
    return [*own, *session.packs.outlines(language), *session.stint.outlines]


def _as_outline(content: Content) -> Mapping[str, Any]:
    return {
        "title": content.get("title", ""), "role_group": content.get("role_group", ""),
        "version": content.get("edition", ""),
        "questions": [
            {"id": row.get("id", ""), "text": row.get("text", ""), "must_ask": row.get("must_ask") == "yes",
             "checklist_ref": row.get("checklist_ref", "")}
            for row in rows_of(content, "questions")
        ],
    }  # fmt: skip


def own_outline(data: Mapping[str, Any]) -> dict[str, Any]:
    """Answers of an outline of the team's own that begins as one of a pack."""
    return {
        "title": data["title"], "role_group": data["role_group"], "edition": "1",
        "questions": [
            {"id": str(at), "text": row["text"], "must_ask": "yes" if row["must_ask"] else "no",
             **({"checklist_ref": row["checklist_ref"]} if row["checklist_ref"] else {})}
            for at, row in enumerate(data["questions"], 1)
        ],
    }  # fmt: skip
