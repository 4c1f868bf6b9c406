"""The order in which a form's rules run, and the circles that have none."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from forms.problems import Refused
from forms.xlsform.tree import Place

if TYPE_CHECKING:
    from forms.xlsform.program import Rule

SINK = 1_000_000
"""The rank of rules that nothing else depends on: they run last."""

LATE = SINK - 1
"""The rank of rules whose reading cannot be told."""

ORDERED = ("relevant", "calculate", "count")


def ranks(rules: list[Rule]) -> dict[Rule, int]:
    """A number for each rule whose outcome others may read: what is read comes before what reads it.

    Raises `Refused("FORM_CYCLE", …)` for rules that wait for each other (the row of one, the names of all).
    """
    by_place: dict[Place, dict[str, Rule]] = {}
    ordered = [rule for rule in rules if rule.what in ORDERED and not _waits_for_trigger(rule)]
    for rule in ordered:
        by_place.setdefault(rule.place, {})[rule.what] = rule
    before = {rule: set() if rule.uses.everything else _sources(rule, by_place) for rule in ordered}
    found: dict[Rule, int] = {}
    for rule in ordered:
        _visit(rule, before, found)
    return {rule: LATE if rule.uses.everything else rank for rule, rank in found.items()}


def _waits_for_trigger(rule: Rule) -> bool:
    question = rule.place.question
    return rule.what == "calculate" and question is not None and bool(question.trigger)


def _sources(rule: Rule, by_place: dict[Place, dict[str, Rule]]) -> set[Rule]:
    """The rules that settle what `rule` reads: values, relevance of them and of all above, numbers of rows."""
    found: set[Rule] = set()
    for place in rule.uses.places:
        if place is rule.place and rule.what == "calculate":
            if rule.uses.itself:
                found.add(rule)  # `.` and `once()` ask what was answered before, and other rows come before this one
            continue
        for above in place.line():
            rules = by_place.get(above, {})
            wanted = ORDERED if above is place else ("relevant", "count")
            found.update(rules[what] for what in wanted if what in rules)
    return found


def _visit(start: Rule, before: dict[Rule, set[Rule]], found: dict[Rule, int]) -> None:
    """Depth first, with a list for a stack: chains of calculations may be long."""
    path: dict[Rule, Iterable[Rule]] = {}
    if start in found:
        return
    path[start] = iter(sorted(before[start], key=_place_order))
    while path:
        rule = next(reversed(path))
        following = next(iter(path[rule]), None)
        if following is None:
            found[rule] = len(found)
            del path[rule]
        elif following in path:
            _refuse(list(path), following)
        elif following not in found:
            path[following] = iter(sorted(before[following], key=_place_order))


def _place_order(rule: Rule) -> tuple[int, str]:
    return rule.place.order, rule.what


def _refuse(path: list[Rule], again: Rule) -> None:
    circle = sorted(path[path.index(again) :], key=_place_order)
    row = next((rule.place.node.row for rule in circle if rule.place.node), 0)
    column = {"calculate": "calculation", "count": "repeat_count"}.get(circle[0].what, circle[0].what)
    names = ", ".join(dict.fromkeys(rule.place.name for rule in circle))
    raise Refused("FORM_CYCLE", sheet="survey", row=row, column=column, name=names)
