"""Figures of a weekly report: as they would freeze now, and how they are called (K01 to K12, V24)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from shiboken6 import isValid

from forms.counters import COUNTERS
from forms.kinds import Kind
from storage.model import Content
from ui.records.repeats import RepeatTable
from ui.records.scope import Scope
from ui.workspace import Workspace


def frozen_field(kind: Kind) -> str:
    """The repeat that a move of the kind fills with figures; empty for kinds without."""
    return kind.figures_field()


def show_figures(space: Workspace, scope: Scope, table: RepeatTable, state: str, failed: Callable[..., Any]) -> None:
    """Fill the table: with what is frozen, or with what would be frozen now."""
    content = scope.content()

    def show(rows: list[dict[str, Any]]) -> None:
        if not isValid(table):  # the form was made anew meanwhile
            return
        named = [_named(space, row) for row in rows if any(row.get(name) for name in _NUMBERS)]
        table.show_rows(named)

    if scope.kind.is_fixed(state):
        show(list(content.get(frozen_field(scope.kind)) or ()))
        return
    typed: Content = {name: content.get(name) for name in ("since", "until")}
    space.read(lambda session: session.weekly(typed), show, failed)


_NUMBERS = ("week", "to_date", "adjustment")


def _named(space: Workspace, row: Mapping[str, Any]) -> dict[str, Any]:
    """A row with the words of its counter and figure in place of their names."""
    definition = COUNTERS.get(str(row.get("code")))
    if definition is None:
        return dict(row)
    name = space.look.language.name
    try:
        figure = definition.figure(str(row.get("figure"))).label.get(name)
    except KeyError:
        figure = str(row.get("figure"))
    label = definition.label.get(name)
    group = _group_words(space, str(row.get("group") or ""))
    return {**row, "code": f"{definition.code} {label}", "figure": figure, "group": group}


def _group_words(space: Workspace, code: str) -> str:
    """What a group is called: the choice of that name in the form that counts it."""
    for form in space.forms.values() if code else ():
        for choices in form.lists.values():
            for choice in choices:
                if choice.name == code:
                    return choice.label.get(space.look.language.name, code)
    return code
