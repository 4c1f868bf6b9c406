"""The steps that lead a record to its fixed state, with who took them and when: signatures of a working paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from forms.kinds import Kind, Label, Transition
from ui.components.steps import Step, StepState
from ui.dates import day_text
from ui.i18n import dotted, tr
from ui.records.words import is_negative
from ui.workspace import Workspace

SIGNED: Mapping[str, Label] = {
    "submit": Label("承办", "Prepared"), "review": Label("复核", "Review"), "approve": Label("审签", "Approval"),
}  # fmt: skip
"""What the signatures of a record that rests while others look at it are called (DOMAIN 10, 49)."""

FEWEST = 3
"""A way of fewer steps needs no strip."""


def way(kind: Kind) -> list[Transition]:
    """The moves from the first state to the first that is fixed for good, each the first one onward; empty when they
    are fewer than three."""
    found: list[Transition] = []
    state = kind.first_state()
    while kind.state(state).custody not in ("fixed", "void"):
        onward = [
            move for move in kind.transitions
            if state in move.sources and move.target not in ("", state) and not is_negative(kind, move)
            and move.target not in {step.sources[0] for step in found}
        ]  # fmt: skip
        if not onward:
            break
        found.append(onward[0])
        state = onward[0].target
    return found if len(found) >= FEWEST else []


def steps_of(space: Workspace, kind: Kind, state: str, log: Sequence[Mapping[str, Any]]) -> list[Step]:
    """Where a record stands on its way. A step that was sent back is marked, with the day."""
    moves = way(kind)
    taken: dict[str, Mapping[str, Any]] = {}
    returned: Mapping[str, Any] | None = None
    names = [move.name for move in moves]
    for row in log:
        step = str(row.get("step") or "")
        if step in names:
            taken[step] = row
            returned = None
        elif any(is_negative(kind, move) and move.name == step for move in kind.transitions):
            returned = row
            sent = taken
            taken = {names[0]: sent[names[0]]} if names and names[0] in sent else {}
    found = []
    rests = any(kind.state(move.target).rests for move in moves)
    for number, move in enumerate(moves):
        made = taken.get(move.name)
        if returned is not None and number == len(taken):
            facts = (f"{tr('Returned')} {_day(space, returned)}", space.member_name(str(returned.get("by") or "")))
            found.append(Step(_name(space, move, rests=rests), "returned", facts))
            continue
        if made is not None:
            who = space.member_name(str(made.get("by") or ""))
            found.append(Step(dotted(_name(space, move, rests=rests), who), "done", (_day(space, made),)))
            continue
        here: StepState = "current" if state in move.sources and returned is None else "to_do"
        found.append(Step(_name(space, move, rests=rests), here))
    return found


def _name(space: Workspace, move: Transition, *, rests: bool) -> str:
    return space.look.language.pick(SIGNED.get(move.name, move.label) if rests else move.label)


def _day(space: Workspace, row: Mapping[str, Any]) -> str:
    try:
        return day_text(date.fromisoformat(str(row.get("on") or "")), date.today(), space.look.language.zh)
    except ValueError:
        return ""
