"""The kinds table and the forms say the same: every field, state, guard and count that a row names exists."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from forms.counters import COUNTINGS
from forms.kinds import KINDS, Kind
from forms.rules import GUARDS
from forms.xlsform.model import Form, Group, Question, Repeat
from forms.xlsform.reading import read_form

FORMS = Path(__file__).resolve().parents[2] / "resources" / "forms"
rows = pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)


@cache
def form_of(name: str) -> Form:
    return read_form((FORMS / f"{name}.md").read_bytes(), f"{name}.md")


def keys(form: Form) -> set[str]:
    """Names in the answers: `unit`, `turns`, `turns.text`, and of protected groups `identity.name`."""
    found: set[str] = set()

    def visit(nodes: tuple[Question | Group | Repeat, ...], above: str) -> None:
        for node in nodes:
            inside = isinstance(node, Repeat) or (isinstance(node, Group) and node.protected)
            if isinstance(node, Question) or inside:
                found.add(above + node.key)
            if not isinstance(node, Question):
                visit(node.children, f"{above}{node.key}." if inside else above)

    visit(form.children, "")
    return found


def named(kind: Kind) -> set[str]:
    """Every field of the content that a row speaks of."""
    moves = {
        name for move in kind.transitions for name in (*move.writes, *move.stamps, *((move.log,) if move.log else ()))
    }
    names = {kind.handle, kind.gist, *kind.list_fields, *kind.search_fields, *kind.text_fields, *kind.due.values()}
    return {*moves, *names, *kind.name_fields, *(reference.field for reference in kind.references)} - {""}


@rows
def test_every_field_that_a_row_names_is_in_its_form(kind: Kind) -> None:
    assert named(kind) - keys(form_of(kind.form)) == set()


@rows
def test_states_guards_and_counts_exist(kind: Kind) -> None:
    states = {state.name for state in kind.states}
    for move in kind.transitions:
        assert set(move.sources) <= states and (not move.target or move.target in states), move.name
        assert set(move.guards) <= set(GUARDS), move.name
    assert set(kind.due) | set(kind.shared_states) <= states
    assert not kind.counts or kind.counts in COUNTINGS
    assert not kind.parent or kind.parent in KINDS
    assert {target for reference in kind.references for target in reference.kinds} <= set(KINDS)


@rows
def test_every_state_can_be_reached_and_voided_or_ended(kind: Kind) -> None:
    """V04: a wrong record is never stuck."""
    reached, waiting = set(), [kind.first_state()]
    while waiting:
        state = waiting.pop()
        reached.add(state)
        waiting += [
            move.target for move in kind.transitions
            if state in move.sources and move.target and move.target not in reached
        ]  # fmt: skip
    assert reached == {state.name for state in kind.states}


@rows
def test_stamped_fields_are_read_only_in_the_form(kind: Kind) -> None:
    form = form_of(kind.form)
    for name in kind.stamped():
        node = form.find(name)
        assert node.readonly or all(child.readonly for child in getattr(node, "children", ())) is True, name


@rows
def test_protected_groups_of_row_and_form_agree(kind: Kind) -> None:
    assert set(kind.protected) == set(form_of(kind.form).protected_groups())


@rows
def test_protected_fields_are_never_searched_listed_or_printed_by_the_row(kind: Kind) -> None:
    """V09"""
    shown = {name.partition(".")[0] for name in (*kind.list_fields, *kind.search_fields, *kind.text_fields)}
    assert not shown & set(kind.protected)


def test_prefixes_stand_for_one_kind_or_for_a_family() -> None:
    heads: dict[str, set[str]] = {}
    for kind in KINDS.values():
        top = kind
        while top.parent:
            top = KINDS[top.parent]
        heads.setdefault(kind.prefix, set()).add(top.name)
    assert {prefix: names for prefix, names in heads.items() if len(names) > 1} == {}


def test_r21_an_envelope_batch_has_no_place_for_a_household() -> None:
    """Only quantities and the place of issue: whatever else could be typed would be a link to a household."""
    assert keys(form_of("envelope_batch")) == {
        "unit", "place", "date", "issued", "received", "members", "note", "steps", "steps.step", "steps.by",
        "steps.on", "steps.opinion",
    }  # fmt: skip
