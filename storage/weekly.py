"""The weekly report's figures: frozen at the cut-off, corrected only by the next week's adjustments (V24)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from forms.counters import Counter
from forms.rules.weekly import Key, weeks_figures
from storage.codec import content_in
from storage.database import Connection
from storage.figures import Figures
from storage.model import Content, Stint

FRIDAY = 5


class WeekFreezer:
    """Makes the rows of a report's `figures` from its own dates: called by the move that freezes it."""

    def __init__(self, connection: Connection, figures: Figures) -> None:
        self._db = connection
        self._figures = figures

    def __call__(self, content: Content) -> list[dict[str, Any]]:
        """Rows `{code, figure, group, week, to_date, adjustment}` for the week `since`…`until` of `content`."""
        since, until = str(content.get("since") or ""), str(content.get("until") or "")
        if not since or not until:
            return []
        before = (date.fromisoformat(since) - timedelta(days=1)).isoformat()
        last = self.last_frozen(until)
        then = str(last.get("until") or before)
        lines = weeks_figures(
            flat(self._figures.counters(then, until)),
            flat(self._figures.counters(until=until)),
            flat(self._figures.counters(until=then)),
            last.get("figures") or (),
        )
        return [line.as_answers() for line in lines]

    def last_frozen(self, until: str) -> Mapping[str, Any]:
        """The content of the last frozen report with a cut-off before `until`; empty before the first."""
        row = self._db.execute(
            "SELECT v.body FROM record r JOIN revision v ON v.id = r.head WHERE r.kind = 'weekly_report' "
            "AND r.state = 'frozen' AND r.day < ? ORDER BY r.day DESC, r.serial DESC LIMIT 1",
            (until,),
        ).fetchone()
        return content_in(row[0]) if row else {}

    def next_report(self, stint: Stint, today: str) -> dict[str, Any]:
        """Answers to begin the next report with: `week`, `since`, `until`, `unit`.

        The cut-off is the policy's weekday (`weekly_cutoff`, 1 = Monday, 5 = Friday by default): the first one on or
        after the first day, but no earlier than this week's, so that a week that was missed is one long week.
        """
        last = self.last_frozen("9999-12-31")
        first = _next_day(str(last["until"])) if last else stint.enter_date or today
        weekday = int(stint.policy.get("weekly_cutoff", FRIDAY))
        day = max(date.fromisoformat(first), date.fromisoformat(today))
        until = day + timedelta(days=(weekday - day.isoweekday()) % 7)
        return {
            "week": int(last.get("week") or 0) + 1, "since": first, "until": until.isoformat(),
            "unit": "、".join(stint.units),
        }  # fmt: skip


def _next_day(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def flat(counters: Iterable[Counter]) -> dict[Key, int]:
    """(counter, figure, group) -> value, in the order of the definitions; groups after their figure's whole."""
    found: dict[Key, int] = {}
    for counter in counters:
        for figure in counter.definition.figures:
            found[(counter.code, figure.name, "")] = counter.figures.get(figure.name, 0)
            for group, value in counter.groups.get(figure.name, {}).items():
                found[(counter.code, figure.name, group)] = value
    return found
