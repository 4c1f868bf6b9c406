"""Lists and search over any kinds: filter, page, count, find. Made for 100,000 records: nothing reads them all."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from forms.kinds import KINDS
from storage.database import Connection
from storage.model import RecordSummary, SearchHit
from storage.ordering import order_terms
from storage.reading import OF_PARENT, SUMMARY, RecordReader, custody_of, summary_of
from storage.search import HeadTexts, match_expression, snippet

_WORD = (
    "((r.serial || ' ' || r.handle || ' ' || r.unit || ' ' || r.summary) LIKE {0} ESCAPE '\\' "
    "AND ((r.serial || ' ' || r.handle || ' ' || r.unit) LIKE {0} ESCAPE '\\' OR EXISTS "
    "(SELECT 1 FROM json_each(r.summary) j WHERE j.value LIKE {0} ESCAPE '\\')))"
)
"""A word stands in the row: asked of the whole row at once first, then of its values: no field's name counts."""

_IN_TEXTS = (
    "SELECT p.record FROM search_terms t CROSS JOIN search_place p ON p.id = t.rowid WHERE search_terms MATCH :in_texts"
)
_LATE = "r.due <> '' AND r.due < :late_on"
_RECEIVED = "EXISTS (SELECT 1 FROM bundle_revision b WHERE b.revision = r.head AND b.received)"
_BUNDLED = (
    "EXISTS (SELECT 1 FROM bundle_revision b JOIN bundle n ON n.id = b.bundle "
    "WHERE b.revision = r.head AND n.state IN ('written', 'delivered', 'receipted'))"
)

_NUMBER = re.compile(r"[A-Za-z0-9/.-]*[0-9][A-Za-z0-9/.-]*")
"""What may be a number or a code of a record: as on paper, or its end (`DG-2601-03A-0019`, `J-048`, `0019`)."""

COUNTED = 2000
"""Hits of a search are counted by kind up to here; beyond it the window says "more than"."""


@dataclass(frozen=True)
class Filter:
    """What a list or search shows; an empty part does not limit. Days are `YYYY-MM-DD`, both ends included.

    `text` is looked for in number, handle, gist and the fields of the list row, as it stands, any case; with
    `in_texts` also where the search would find it. `custody` are marks of `RecordSummary.custody`.
    """

    kinds: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    parent: str = ""
    due_before: str = ""
    serial: str = ""
    conflict: bool = False
    text: str = ""
    in_texts: bool = False
    custody: tuple[str, ...] = ()


@dataclass(frozen=True)
class Page:
    """Rows `offset` … of a list, and how many there are in all."""

    rows: tuple[RecordSummary, ...]
    total: int
    offset: int = 0


@dataclass(frozen=True)
class Found:
    """Hits of a search, newest first; `by_kind` counts up to `COUNTED` in all, `more` says that there are more."""

    hits: tuple[SearchHit, ...]
    by_kind: Mapping[str, int] = field(default_factory=dict)
    more: bool = False


class Lists:
    """Reads for one account: what it may not read is neither listed, counted nor found."""

    def __init__(self, connection: Connection, reader: RecordReader) -> None:
        self._db = connection
        self._reader = reader

    def page(
        self, chosen: Filter, order: str = "serial", *, descending: bool = False, offset: int = 0, limit: int = 200,
        late_on: str = "",
    ) -> Page:  # fmt: skip
        """One page of a list, by an `Order`; with `late_on` what was due before that day stands first, the oldest on
        top."""
        condition, parameters = self._condition(chosen)
        total = self._db.execute(f"SELECT count(*) FROM record r WHERE {condition}", parameters).fetchone()[0]
        rows = self.rows(chosen, order, descending=descending, offset=offset, limit=limit, late_on=late_on)
        return Page(rows, int(total), offset)

    def rows(
        self, chosen: Filter, order: str = "serial", *, descending: bool = False, offset: int = 0, limit: int = 200,
        late_on: str = "",
    ) -> tuple[RecordSummary, ...]:  # fmt: skip
        """The rows of `page`, without counting what stands on other pages."""
        condition, parameters = self._condition(chosen)
        terms, values = order_terms(order, chosen.kinds, descending=descending)
        if late_on:
            terms = f"CASE WHEN {_LATE} THEN r.due ELSE '9999' END, {terms}"
        rows = self._db.execute(
            f"{SUMMARY} WHERE r.id IN (SELECT r.id FROM record r WHERE {condition} ORDER BY {terms} "
            f"LIMIT :limit OFFSET :offset) ORDER BY {terms}",
            {**parameters, **values, "limit": limit, "offset": offset, "late_on": late_on},
        )
        return tuple(summary_of(row) for row in rows)

    def counts(self, chosen: Filter) -> dict[str, dict[str, int]]:
        """Kind -> state -> number, whatever states are chosen: the chips above a list."""
        condition, parameters = self._condition(replace(chosen, states=()))
        found: dict[str, dict[str, int]] = {}
        for kind, state, count in self._db.execute(
            f"SELECT r.kind, r.state, count(*) FROM record r WHERE {condition} GROUP BY r.kind, r.state", parameters
        ):
            found.setdefault(kind, {})[state] = int(count)
        return found

    def custody(self, chosen: Filter) -> dict[str, int]:
        """Mark -> number, whatever marks are chosen: for kinds whose chips are the chain of custody."""
        condition, parameters = self._condition(replace(chosen, custody=()))
        found: dict[str, int] = {}
        for kind, state, received, bundled, count in self._db.execute(
            f"SELECT r.kind, r.state, {_RECEIVED}, {_BUNDLED}, count(*) FROM record r WHERE {condition} "
            "GROUP BY 1, 2, 3, 4",
            parameters,
        ):
            mark = custody_of(KINDS[kind], state, bool(received), bool(bundled))
            found[mark] = found.get(mark, 0) + int(count)
        return found

    def late_count(self, chosen: Filter, on: str) -> int:
        """How many of these were due before the day `on`, whatever states are chosen."""
        condition, parameters = self._condition(replace(chosen, states=(), due_before=on))
        return int(self._db.execute(f"SELECT count(*) FROM record r WHERE {condition}", parameters).fetchone()[0])

    def units(self, chosen: Filter) -> list[str]:
        """Organisations that occur, for the filter."""
        condition, parameters = self._condition(replace(chosen, units=()))
        rows = self._db.execute(
            f"SELECT DISTINCT r.unit FROM record r WHERE {condition} AND r.unit <> '' ORDER BY r.unit", parameters
        )
        return [row[0] for row in rows]

    def late(self, on: str, kinds: tuple[str, ...] = (), limit: int = 200) -> tuple[RecordSummary, ...]:
        """What was due before the day `on` and still waits, the oldest first."""
        return self.rows(Filter(kinds=kinds, due_before=on), "due", limit=limit)

    def search(self, query: str, chosen: Filter = Filter(), limit: int = 60) -> Found:  # frozen
        """Records of that number or code, then places that hold all of `query`, newest first, within the filter; two
        Han characters suffice."""
        condition, parameters = self._condition(chosen)
        numbered = self._numbered(query.strip(), condition, parameters, limit)
        expression = match_expression(query)
        if not expression:
            return _joined(numbered, Found(()))
        rows = self._db.execute(
            "SELECT p.record, p.place, p.ordinal, r.kind FROM search_terms t "
            "CROSS JOIN search_place p ON p.id = t.rowid CROSS JOIN record r ON r.id = p.record "
            f"WHERE search_terms MATCH :query AND {condition} ORDER BY t.rowid DESC LIMIT :limit",
            {**parameters, "query": expression, "limit": COUNTED + 1},
        ).fetchall()
        by_kind: dict[str, int] = {}
        for row in rows[:COUNTED]:
            by_kind[row[3]] = by_kind.get(row[3], 0) + 1
        return _joined(numbered, Found(tuple(self._hits(rows[:limit], query)), by_kind, len(rows) > COUNTED))

    def _numbered(
        self, query: str, condition: str, parameters: Mapping[str, Any], limit: int
    ) -> list[SearchHit]:  # fmt: skip
        """Records whose number or code is `query` or ends with it; whole matches first."""
        if len(query) < 2 or not _NUMBER.fullmatch(query):
            return []
        order = "NOT (r.serial = upper(:exact) OR r.handle = upper(:exact)), r.serial"
        rows = self._db.execute(
            f"{SUMMARY} WHERE r.id IN (SELECT r.id FROM record r WHERE {condition} AND "  # own text
            f"(r.serial LIKE :number OR r.handle LIKE :number) ORDER BY {order} LIMIT :limit) ORDER BY {order}",
            {**parameters, "number": f"%{query}", "exact": query, "limit": limit},
        )
        return [
            SearchHit(
                one.id, one.kind, one.serial, one.handle, one.state, one.custody, "", 0, one.gist, (), one.updated_at
            )
            for one in map(summary_of, rows)
        ]

    def _hits(self, rows: list[tuple[Any, ...]], query: str) -> list[SearchHit]:
        seen: dict[str, RecordSummary] = {}
        hits, texts = [], HeadTexts(self._db, query)
        for record, place, ordinal, kind in rows:
            if record not in seen:
                row = self._db.execute(f"{SUMMARY} WHERE r.id = ?", (record,)).fetchone()
                seen[record] = summary_of(row)
            summary = seen[record]
            text = texts.take(record, place, ordinal, KINDS[kind])
            if text:
                shown, marks = snippet(text, query)
                hits.append(
                    SearchHit(record, kind, summary.serial, summary.handle, summary.state, summary.custody, place,
                              ordinal, shown, marks, summary.updated_at)
                )  # fmt: skip
        return hits

    def _condition(self, chosen: Filter) -> tuple[str, dict[str, Any]]:
        """An SQL condition on `record r` with its parameters."""
        condition, parameters = self._reader.readable()
        parts, values = [condition], dict(parameters)
        lists = (("kind", chosen.kinds), ("state", chosen.states), ("unit", chosen.units), ("author", chosen.authors))
        for column, wanted in lists:
            if wanted:
                parts.append(f"r.{column} IN (SELECT value FROM json_each(:f_{column}))")
                values[f"f_{column}"] = json.dumps(wanted)
        for name, part in (("since", "r.day >= :since"), ("until", "r.day <= :until"), ("parent", OF_PARENT),
                           ("serial", "r.serial = :serial"),
                           ("due_before", "r.due <> '' AND r.due < :due_before")):  # fmt: skip
            if value := getattr(chosen, name):
                parts.append(part)
                values[name] = value
        if chosen.conflict:
            parts.append("r.heads > 1")
        if chosen.custody:
            parts.append(_of_custody(chosen.custody, chosen.kinds))
        if chosen.text.strip():
            words, told = _of_words(chosen)
            parts.append(words)
            values |= told
        return " AND ".join(parts), values


def _joined(numbered: list[SearchHit], found: Found) -> Found:
    """Hits by number before hits in texts."""
    if not numbered:
        return found
    by_kind = dict(found.by_kind)
    for hit in numbered:
        by_kind[hit.kind] = by_kind.get(hit.kind, 0) + 1
    return replace(found, hits=(*numbered, *found.hits), by_kind=by_kind)


def _of_words(chosen: Filter) -> tuple[str, dict[str, Any]]:
    """Every word stands in the row; or, where asked for, the search finds all of them in one place of the record."""
    values: dict[str, Any] = {}
    parts = []
    for number, word in enumerate(chosen.text.split()):
        parts.append(_WORD.format(f":w{number}"))
        values[f"w{number}"] = "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    inside = " AND ".join(parts)
    expression = match_expression(chosen.text) if chosen.in_texts and len(chosen.text.strip()) > 1 else ""
    if not expression:
        return inside, values
    texts = f"{_IN_TEXTS} AND p.kind IN (SELECT value FROM json_each(:f_kind))" if chosen.kinds else _IN_TEXTS
    return f"(r.id IN ({texts}) OR ({inside}))", {**values, "in_texts": expression}


def _of_custody(marks: tuple[str, ...], kinds: tuple[str, ...]) -> str:
    """States by their own mark; what is fixed is told apart by the bundle that holds it."""
    own: dict[str, list[str]] = {}
    for kind in KINDS.values():
        if not kinds or kind.name in kinds:
            for state in kind.states:
                own.setdefault(state.custody, []).append(f"('{kind.name}', '{state.name}')")
    apart = {
        "received": _RECEIVED, "sealed": f"{_BUNDLED} AND NOT {_RECEIVED}",
        "fixed": f"NOT {_BUNDLED} AND NOT {_RECEIVED}",
    }  # fmt: skip
    ways = []
    for mark in marks:
        pairs = own.get("fixed" if mark in apart else mark)
        if pairs:
            among = f"(r.kind, r.state) IN (VALUES {', '.join(pairs)})"
            ways.append(f"({among} AND {apart[mark]})" if mark in apart else among)
    return f"({' OR '.join(ways)})" if ways else "0"
