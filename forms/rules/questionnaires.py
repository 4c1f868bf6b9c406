"""Rules of questionnaires: counted by two, not more back than went out, keyed by two (V10, V11)."""

from __future__ import annotations

from typing import Any

from forms.problems import Refused
from forms.rules.base import GuardContext, is_empty


def _number(context: GuardContext, name: str) -> int:
    value: Any = context.content.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def something_issued(context: GuardContext) -> list[Refused]:
    """At least one sheet goes out."""
    return [] if _number(context, "issued") >= 1 else [Refused("FIELD_MISSING", rule="V11", field="issued")]


def counted_by_two(context: GuardContext) -> list[Refused]:
    """V11: two different people count, and both are named."""
    names = ("counter_1", "counter_2", "collected")
    missing = [name for name in names if is_empty(context.content.get(name))]
    if missing:
        return [Refused("FIELD_MISSING", rule="V11", field=name) for name in missing]
    same = context.content["counter_1"] == context.content["counter_2"]
    return [Refused("TWO_COUNTERS_NEEDED", rule="V11")] if same else []


def collected_within_issued(context: GuardContext) -> list[Refused]:
    """V11: more back than went out makes the batch void."""
    issued, collected = _number(context, "issued"), _number(context, "collected")
    if collected > issued:
        return [Refused("COLLECTED_MORE", rule="V11", issued=issued, collected=collected)]
    return []


def collected_beyond_issued(context: GuardContext) -> list[Refused]:
    """V11: a batch is declared invalid for this reason only."""
    return [] if collected_within_issued(context) else [Refused("COLLECTED_FITS", rule="V11")]


def void_within_collected(context: GuardContext) -> list[Refused]:
    """DOMAIN 3: valid = collected − void."""
    collected, void, valid = (_number(context, name) for name in ("collected", "void", "valid"))
    if not 0 <= void <= collected or valid != collected - void:
        return [Refused("VOID_MORE", rule="V11", collected=collected, void=void)]
    return []


def something_valid(context: GuardContext) -> list[Refused]:
    """There is something to key."""
    return [] if _number(context, "valid") >= 1 else [Refused("NO_VALID_SHEETS", rule="V11")]


def keyed_by_two(context: GuardContext) -> list[Refused]:
    """V11: keyed twice, by nobody twice, and every difference settled. What a respondent typed needs no keying."""
    content = context.content
    if content.get("mode") == "kiosk":
        return []
    first, second = set(content.get("keyed_first") or ()), set(content.get("keyed_second") or ())
    if not first or not second:
        return [Refused("KEYING_OPEN", rule="V11")]
    return [] if content.get("differences") == content.get("settled") else [Refused("DIFFERENCES_OPEN", rule="V11")]


def not_released(context: GuardContext) -> list[Refused]:
    """V10: what has been tallied stays as it is, or two tallies would say what one may not."""
    released = any(act.action == "release" for act in context.acts)
    return [Refused("SURVEY_COUNTED", rule="V10")] if released else []
