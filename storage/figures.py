"""Counters from the derived table `figure`: as of any day, of one week, split by group (DOMAIN 7, V23, V24)."""

from __future__ import annotations

from collections.abc import Mapping

from forms.counters import COUNTERS, Counter, CounterDefinition
from storage.access import Access
from storage.clock import Clock
from storage.database import Connection
from storage.packs import Packs

EVER = "9999-12-31"


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
        figures = {
            figure.name: self._sum(f"{code}.{figure.name}", since, until, distinct=figure.distinct)
            for figure in definition.figures
        }
        if "points" in figures:
            figures["points"] = self._packs.points()
        groups = self._groups(definition, since, until) if definition.groups else {}
        return Counter(definition, as_of, figures, groups)

    def _sum(self, figure: str, since: str, until: str, *, distinct: bool) -> int:
        what = "count(DISTINCT key)" if distinct else "coalesce(sum(amount), 0)"
        row = self._db.execute(
            f"SELECT {what} FROM figure WHERE code = ? AND day > ? AND day <= ? AND grp = ''", (figure, since, until)
        ).fetchone()
        return int(row[0])

    def _groups(self, definition: CounterDefinition, since: str, until: str) -> Mapping[str, Mapping[str, int]]:
        found: dict[str, dict[str, int]] = {}
        for figure in definition.figures:
            rows = self._db.execute(
                "SELECT grp, sum(amount) FROM figure WHERE code = ? AND day > ? AND day <= ? AND grp <> '' "
                "GROUP BY grp ORDER BY grp",
                (f"{definition.code}.{figure.name}", since, until),
            )
            found[figure.name] = {group: int(count) for group, count in rows}
        return found
