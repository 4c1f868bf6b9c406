"""A further kit of a stint that has begun: another laptop, another member, more days, newer packs (R02, R06).

The description is the first one's, changed. What has been in use stays as it is: the stint's id, whoever was on the
roster keeps the account id, a laptop letter keeps its secret, and no organisation goes.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from forms.problems import Refused
from storage.exchange.kit import KitPlan
from storage.model import Account, Stint


def find_stint(plan: KitPlan, known: Collection[Stint]) -> Stint | None:
    """The stint of the same round and team, if there is one."""
    wanted = (plan.stint.round, plan.stint.team)
    return next((stint for stint in known if (stint.round, stint.team) == wanted), None)


def further_plan(plan: KitPlan, known: Stint, letters: Collection[str]) -> KitPlan:
    """`plan` as a further kit of the stint `known`, whose kits had `letters` so far.

    Raises `Refused("KIT_DIFFERS")` with the place: a letter or an organisation is gone, or practice has changed.
    """
    new = plan.stint
    gone = set(letters) - set(plan.laptops)
    differs = {
        "team/laptops": bool(gone), "stint/units": bool(set(known.units) - set(new.units)),
        "stint/practice": new.practice != known.practice,
    }  # fmt: skip
    wrong = [place for place, different in differs.items() if different]
    if wrong:
        raise Refused("KIT_DIFFERS", rule="R02", where=wrong[0])
    roster = merged_roster(new.roster, {entry.name: entry for entry in known.roster})
    return replace(plan, stint=replace(new, id=known.id, roster=roster))


def merged_roster(new: tuple[Account, ...], known: Mapping[str, Account]) -> tuple[Account, ...]:
    """The new roster; who was on the old one keeps the id, for records name it."""
    return tuple(replace(entry, id=known[entry.name].id) if entry.name in known else entry for entry in new)
