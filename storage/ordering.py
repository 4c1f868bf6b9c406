"""What a list is ordered by, as SQL over `record r`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Literal

from forms.kinds import KINDS

Order = Literal["serial", "handle", "state", "day", "updated", "unit", "due"]
"""What a list is ordered by; `page` also takes `field:<name>`, a value of the list row (`field:gist`)."""

_COLUMNS: Mapping[str, str] = {
    "serial": "r.serial", "handle": "r.handle", "state": "r.state", "day": "r.day", "updated": "r.updated_at",
    "unit": "r.unit", "due": "r.due",
}  # fmt: skip


def order_terms(order: str, kinds: tuple[str, ...], *, descending: bool) -> tuple[str, dict[str, Any]]:
    """The terms of ORDER BY, rows of one value by their number, and what the terms need."""
    way = "DESC" if descending else "ASC"
    column, values = _order(order, kinds)
    numbers = ", ".join(f"{term} {way}" for term in _numbers(kinds))
    return (numbers if order == "serial" else f"{column} {way}, {numbers}"), values


def _numbers(kinds: tuple[str, ...]) -> tuple[str, ...]:
    """The order of numbers. Only a part (`…/10`) is not padded, and only what belongs to another record has one: there
    the part counts as a number, and `/2` stands before `/10` within it; all else goes by the index."""
    if kinds and not any(KINDS[kind].parent for kind in kinds):
        return ("r.serial",)
    slash = "instr(r.serial || '/', '/')"
    return (f"substr(r.serial, 1, {slash} - 1)", f"CAST(substr(r.serial, {slash} + 1) AS INTEGER)", "length(r.serial)",
            "r.serial")  # fmt: skip


def _order(order: str, kinds: tuple[str, ...]) -> tuple[str, dict[str, Any]]:
    """The SQL term of an order and what it needs. States stand in the order of their kind, not of the alphabet."""
    if order.startswith("field:"):
        return "json_extract(r.summary, :order_field)", {"order_field": f'$."{order.removeprefix("field:")}"'}
    if order == "state" and len(kinds) == 1:
        names = json.dumps([state.name for state in KINDS[kinds[0]].states])
        return "(SELECT j.key FROM json_each(:order_states) j WHERE j.value = r.state)", {"order_states": names}
    return _COLUMNS[order], {}
