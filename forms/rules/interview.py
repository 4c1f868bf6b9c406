"""Rules of the interview: two members, times, turns, signature (V01, V08)."""

from __future__ import annotations

from forms.problems import Refused
from forms.rules.base import GuardContext, is_empty, members_of


def two_members(context: GuardContext) -> list[Refused]:
    """V01: at least two distinct team members; the recorder is not the only interviewer."""
    return [] if len(members_of(context.content)) >= 2 else [Refused("TWO_MEMBERS_NEEDED", rule="V01")]


def times_in_order(context: GuardContext) -> list[Refused]:
    """DOMAIN 3: the end is later than the start, and each break lies inside."""
    start, end = context.content.get("start"), context.content.get("end")
    if not start or not end:
        return []
    if end <= start:
        return [Refused("END_NOT_AFTER_START", start=start, end=end)]
    return [
        Refused("BREAK_OUTSIDE", start=row.get("from", ""), end=row.get("to", ""))
        for row in context.content.get("breaks", ())
        if not (start <= row.get("from", "") <= row.get("to", "") <= end)
    ]


def has_turns(context: GuardContext) -> list[Refused]:
    """An interview without a word is voided, not locked."""
    spoken = any(
        row.get("kind") in ("q", "a") and not is_empty(row.get("text")) for row in context.content.get("turns", ())
    )
    return [] if spoken else [Refused("NO_TURNS")]


def signature_complete(context: GuardContext) -> list[Refused]:
    """V08: a refusal has its reason and two members' names; a signed record says how it was checked."""
    content = context.content
    result = content.get("signature_result")
    if is_empty(result):
        return [Refused("FIELD_MISSING", field="signature_result")]
    found = []
    if result == "refused":
        if is_empty(content.get("refusal_reason")):
            found.append(Refused("REFUSAL_NEEDS_REASON", rule="V08"))
        if len(set(content.get("signature_witnesses", ()))) < 2:
            found.append(Refused("REFUSAL_NEEDS_TWO_NAMES", rule="V08"))
    elif result in ("signed", "signed_with_corrections") and is_empty(content.get("readback")):
        found.append(Refused("FIELD_MISSING", field="readback"))
    if result == "signed_with_corrections" and not content.get("corrections_count"):
        found.append(Refused("FIELD_MISSING", field="corrections_count"))
    return found
