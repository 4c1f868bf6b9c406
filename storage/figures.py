"""Counters from the derived table `figure`: as of any day, of one week, split by group (DOMAIN 7, V23, V24)."""

from __future__ import annotations

from collections.abc import Mapping

from forms.counters import COUNTERS, Counter, CounterDefinition, FigureDefinition
from forms.counters.counting import EVER
from storage.access import Access
from storage.clock import Clock
from storage.database import Connection
from storage.packs import Packs


class Figures:
    """Counts over the whole vault, for every account that may work: numbers only, never a record, a name or a code."""

    def __init__(self, connection: Connection, access: Access, packs: Packs, clock: Clock) -> None:
        self._db = connection
        self._access = access
        self._packs = packs
        self._clock = clock

    def counters(self, since: str = "", until: str = EVER) -> tuple[Counter, ...]:
        """All counters K01 to K12 over what happened on days after `since` and up to `until` (`YYYY-MM-DD`)."""
        return tuple(self.counter(code, since, until) for code in COUNTERS)

    def counter(self, code: str, since: str = "", until: str = EVER) -> Counter:
        """One counter; `as_of` is `until`, or today when that is later. Raises `KeyError` for an unknown code,
        `Refused("ACCOUNT_INACTIVE", rule="V03")`."""
        self._access.standing.check()
        definition = COUNTERS[code]
        as_of = min(until, self._clock.today())
        figures = {figure.name: self._sum(code, figure, since, until) for figure in definition.figures}
        if "points" in figures:
            figures["points"] = self._packs.points()
        groups = self._groups(definition, since, until) if definition.groups else {}
        return Counter(definition, as_of, figures, groups)

    def _sum(self, code: str, figure: FigureDefinition, since: str, until: str) -> int:
        what = "count(DISTINCT f.key)" if figure.distinct else "coalesce(sum(f.amount), 0)"
        source, day, values = _source(code, figure)
        row = self._db.execute(
            f"SELECT {what} FROM {source} AND {day} > ? AND {day} <= ? AND f.grp = ''", (*values, since, until)
        ).fetchone()
        return int(row[0])

    def _groups(self, definition: CounterDefinition, since: str, until: str) -> Mapping[str, Mapping[str, int]]:
        found: dict[str, dict[str, int]] = {}
        for figure in definition.figures:
            source, day, values = _source(definition.code, figure)
            rows = self._db.execute(
                f"SELECT f.grp, sum(f.amount) FROM {source} AND {day} > ? AND {day} <= ? AND f.grp <> '' "
                "GROUP BY f.grp ORDER BY f.grp",
                (*values, since, until),
            )
            found[figure.name] = {group: int(count) for group, count in rows}
        return found


def _source(code: str, figure: FigureDefinition) -> tuple[str, str, tuple[str, ...]]:
    """Tables and condition of a figure's amounts `f`, the column of the day that counts, and the values bound."""
    if figure.met is None:
        return "figure f WHERE f.code = ?", "f.day", (f"{code}.{figure.name}",)
    counted, met = (f"{code}.{name}" for name in figure.met)
    return (
        "figure f JOIN link l ON l.record = f.record JOIN figure m ON m.record = l.target AND m.code = ? "
        "WHERE f.code = ?",
        "m.day", (met, counted),
    )  # fmt: skip
