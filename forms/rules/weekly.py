"""Rules of the weekly report: the cut-off freezes the figures; what comes later is an adjustment (V24)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from forms.problems import Refused
from forms.rules.base import GuardContext, is_empty


def cutoff_reached(context: GuardContext) -> list[Refused]:
    """V24: figures freeze at the cut-off, not before it."""
    until = str(context.content.get("until") or "")
    if until and context.today < until:
        return [Refused("BEFORE_CUTOFF", rule="V24", until=until)]
    return []


def adjustments_explained(context: GuardContext) -> list[Refused]:
    """V24: a week with adjustments of earlier weeks says why."""
    changed = any(row.get("adjustment") for row in context.content.get("figures") or ())
    if changed and is_empty(context.content.get("adjustment_note")):
        return [Refused("FIELD_MISSING", rule="V24", field="adjustment_note")]
    return []


Key = tuple[str, str, str]
"""(code of the counter, name of the figure, group)."""


@dataclass(frozen=True)
class WeekFigure:
    """One line of a weekly report. For figures that add up, `to_date` = the last report's `to_date` + `week` +
    `adjustment`; persons counted once are in `week` each time they were met, so theirs need not."""

    code: str
    figure: str
    group: str
    week: int
    to_date: int
    adjustment: int

    def as_answers(self) -> dict[str, Any]:
        """A row of the form's `figures` repeat."""
        return {
            "code": self.code, "figure": self.figure, "group": self.group, "week": self.week,
            "to_date": self.to_date, "adjustment": self.adjustment,
        }  # fmt: skip


def weeks_figures(
    week: Mapping[Key, int], to_date: Mapping[Key, int], then: Mapping[Key, int], last: Iterable[Mapping[str, Any]]
) -> tuple[WeekFigure, ...]:
    """V24: this week's lines. `then` is what holds now as of the last cut-off, `last` the figures frozen there.

    Where the two differ, something was entered late, or was counted then and is void since: the adjustment. A first
    report has none.
    """
    frozen = {(str(row["code"]), str(row["figure"]), str(row.get("group", ""))): int(row["to_date"]) for row in last}
    return tuple(
        WeekFigure(*key, week.get(key, 0), to_date.get(key, 0), then.get(key, 0) - frozen.get(key, 0) if frozen else 0)
        for key in dict.fromkeys([*to_date, *week, *then, *frozen])
    )
