"""Where the checklists stand: each point of each pack in use, looked at or not, with its papers (R05, K11)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from forms.packs import Pack, PackItem
from storage.lists import Filter, Lists
from storage.model import RecordSummary
from storage.packs import Packs

STATES = ("to_look", "no_problem", "problem")
"""From least to most: a point with several results stands at the furthest."""


@dataclass(frozen=True)
class PointStatus:
    """One point. `state` is one of `STATES`; `results` are its records, newest last, of those the reader may see."""

    item: PackItem
    state: str
    results: tuple[RecordSummary, ...] = ()


@dataclass(frozen=True)
class Coverage:
    """A pack with its points in order; `looked_at` of `len(points)` is K11 for this pack."""

    pack: Pack
    points: tuple[PointStatus, ...]

    @property
    def looked_at(self) -> int:
        return sum(point.state != "to_look" for point in self.points)

    def by_area(self) -> Mapping[str, tuple[int, int]]:
        """Code of the area above a point -> (looked at, points)."""
        found: dict[str, tuple[int, int]] = {}
        for point in self.points:
            done, total = found.get(point.item.parent, (0, 0))
            found[point.item.parent] = (done + (point.state != "to_look"), total + 1)
        return found


def coverage(packs: Packs, lists: Lists, unit: str = "") -> list[Coverage]:
    """Every checklist in use, for one organisation or for all."""
    chosen = Filter(kinds=("checklist_result",), states=STATES, units=(unit,) if unit else ())
    by_point: dict[tuple[str, str], list[RecordSummary]] = {}
    for row in lists.page(chosen, limit=100_000).rows:
        by_point.setdefault((str(row.fields.get("pack")), str(row.fields.get("point"))), []).append(row)
    return [
        Coverage(pack, tuple(_status(item, by_point.get((pack.id, item.code), [])) for item in pack.leaves()))
        for pack in packs.in_use("checklist")
    ]


def _status(item: PackItem, rows: list[RecordSummary]) -> PointStatus:
    state = max((row.state for row in rows), key=STATES.index, default=STATES[0])
    return PointStatus(item, state, tuple(rows))
