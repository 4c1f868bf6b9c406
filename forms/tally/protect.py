"""Which cells of a question may be shown (V10). The rule and its proof stand in TALLY.md.

A table here is a list of rows; a row maps each cell code to its count. All rows have the same codes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Row = Mapping[str, int]
LEAST_THRESHOLD = 3


@dataclass(frozen=True)
class Cut:
    """What a breakdown shows: `shown` are the indexes of its rows that stand by themselves, `hidden` the codes that
    are hidden in all of them."""

    shown: tuple[int, ...]
    hidden: frozenset[str]


def small(count: int, threshold: int) -> bool:
    """A count that may not be known: of somebody, but of too few."""
    return 0 < count < threshold


def hidden_in_total(row: Row, threshold: int, lone: bool = False) -> frozenset[str]:
    """The codes to hide in the one line of all sheets: none, or at least two that stand for `threshold` sheets.

    With a small cell all empty ones are hidden too, so that "hidden" does not say "somebody". `lone`: one of the
    batches is too small by itself; then a line on which all agree is hidden, for it would be that batch's line too.
    """
    if lone and max(row.values()) == sum(row.values()):
        return frozenset(row)
    hidden = {code for code, count in row.items() if small(count, threshold)}
    if not hidden:
        return frozenset()
    hidden |= {code for code, count in row.items() if not count}
    left = sorted((code for code in row if code not in hidden), key=lambda code: (row[code], code[:1] == "?", code))
    while left and sum(row[code] for code in hidden) < threshold:
        hidden.add(left.pop(0))
    return frozenset(hidden)


def hidden_in_parts(rows: Sequence[Row], threshold: int, start: frozenset[str]) -> frozenset[str] | None:
    """The codes to hide in every row, so that each row shows nothing small and what it hides is nobody or at least
    `threshold` sheets. None when a row as a whole is too small."""
    if any(small(sum(row.values()), threshold) for row in rows):
        return None
    hidden = set(start)
    for row in rows:
        hidden |= {code for code, count in row.items() if small(count, threshold)}
    settled = False
    while not settled:
        settled = True
        for row in rows:
            if small(sum(row[code] for code in hidden), threshold):
                hidden.add(min((code for code in row if code not in hidden and row[code]), key=lambda c: (row[c], c)))
                settled = False
    return frozenset(hidden)


def cut(rows: Sequence[Row], threshold: int, start: frozenset[str], merging: bool = True) -> Cut:
    """The best way to show `rows`: the smallest are put together (if `merging`) until most cells can be shown.

    Rows put together are no line of their own; they are what remains of the total, so they are judged like a row.
    """
    if not rows:
        return Cut((), frozenset())
    order = sorted(range(len(rows)), key=lambda index: (sum(rows[index].values()), index))
    best, most = Cut((), frozenset(rows[0])), 0
    for together in (0, *range(2, len(rows) if merging else 0)):
        kept = tuple(sorted(order[together:]))
        parts = [rows[index] for index in kept] + ([added(rows, order[:together])] if together else [])
        hidden = hidden_in_parts(parts, threshold, start)
        shown = 0 if hidden is None else len(kept) * (len(rows[0]) - len(hidden))
        if hidden is not None and shown > most:
            best, most = Cut(kept, hidden), shown
    return best


def added(rows: Sequence[Row], indexes: Iterable[int]) -> Row:
    """The sum of some rows."""
    chosen = [rows[index] for index in indexes]
    return {code: sum(row[code] for row in chosen) for code in rows[0]} if rows else {}


def parts_of(rows: Sequence[Row], found: Cut) -> list[Row]:
    """The rows that a cut lets be seen or be worked out: the shown ones, and the rest together."""
    rest = [index for index in range(len(rows)) if index not in found.shown]
    return [rows[index] for index in found.shown] + ([added(rows, rest)] if rest else [])


def common(
    tables: Sequence[Sequence[Row]], threshold: int, start: frozenset[str], crossing: bool = True
) -> list[Cut]:  # fmt: skip
    """One cut for each table of the same question, all with the same hidden codes. A table that cannot be shown with
    those is dropped. Unless the tables are `crossing` (each row of one shares sheets with each row of the other), rows
    that stand in no line could follow from the other table: then nothing is put together, or one table is dropped."""
    if not crossing:
        whole = [cut(rows, threshold, start, merging=False) for rows in tables]
        if all(found.shown for rows, found in zip(tables, whole, strict=True) if rows):
            return _agreed(tables, whole, threshold, start)
        cuts = [cut(rows, threshold, start) for rows in tables]
        best = max(range(len(tables)), key=lambda at: (_cells(tables[at], cuts[at]), at))
        codes = frozenset(code for rows in tables for row in rows for code in row)
        return [found if at == best else Cut((), codes) for at, found in enumerate(cuts)]
    return _agreed(tables, [cut(rows, threshold, start) for rows in tables], threshold, start)


def _cells(rows: Sequence[Row], found: Cut) -> int:
    """How many cells a cut shows."""
    return len(found.shown) * (len(rows[0]) - len(found.hidden)) if rows else 0


def _agreed(
    tables: Sequence[Sequence[Row]], cuts: Sequence[Cut], threshold: int, start: frozenset[str]
) -> list[Cut]:  # fmt: skip
    parts = [part for rows, found in zip(tables, cuts, strict=True) if found.shown for part in parts_of(rows, found)]
    hidden = hidden_in_parts(parts, threshold, start)
    codes = frozenset(code for rows in tables for row in rows for code in row)
    if hidden is None or hidden >= codes:
        return [Cut((), codes) for _ in tables]
    return [Cut(found.shown, hidden) if found.shown else Cut((), codes) for found in cuts]


def crossing(one: Sequence[int], other: Sequence[int], counts: tuple[int, int]) -> bool:
    """Whether each part of one division of the sheets shares a sheet with each part of the other."""
    return len(set(zip(one, other, strict=True))) == counts[0] * counts[1]


def mean_is_safe(row: Row, scores: Mapping[str, float], hidden: frozenset[str], threshold: int) -> bool:
    """Whether the mean leaves every small cell open: two sheets could have answered otherwise, with the same sum,
    inside what is hidden, and the small cell would count differently."""
    places = [code for code in hidden if code in scores]
    by_sum: dict[float, list[tuple[str, str]]] = {}
    for at, one in enumerate(places):
        for other in places[at:]:
            by_sum.setdefault(round(scores[one] + scores[other], 9), []).append((one, other))
    open_now: set[str] = set()
    for pairs in by_sum.values():
        for pair in pairs:
            if row[pair[0]] >= 1 + (pair[0] == pair[1]) and row[pair[1]] >= 1:
                open_now |= {
                    code for other in pairs for code in (*pair, *other) if pair.count(code) != other.count(code)
                }
    return all(code in open_now for code in places if small(row[code], threshold))
