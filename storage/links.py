"""References between records: derived from heads, followed both ways, and checked for what is missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from forms.kinds import KINDS, Kind
from forms.rules import Linked
from storage.contexts import Contexts
from storage.database import Connection
from storage.model import Content, RecordSummary
from storage.reading import RecordReader


@dataclass(frozen=True)
class Link:
    """One reference of `record`. `place` is where in the target (`turns/t2`), empty for the whole record.

    `target` is None when the reader may not see the record, or it is not in this vault; `found` tells which.
    """

    record: str
    field: str
    ordinal: int
    target_id: str
    place: str
    found: bool
    target: RecordSummary | None


@dataclass(frozen=True)
class BackLink:
    """Who points at a record: the readable source, its field, and the place it points at."""

    source: RecordSummary
    field: str
    ordinal: int
    place: str


@dataclass(frozen=True)
class Broken:
    """A reference that does not resolve. `why`: the target is not here, or of a kind the field may not point at."""

    serial: str
    field: str
    ordinal: int
    target_id: str
    why: Literal["missing", "wrong_kind"]


class Links:
    """Follows references for one account: what it may not read is not there for it."""

    def __init__(self, connection: Connection, reader: RecordReader, contexts: Contexts) -> None:
        self._db = connection
        self._reader = reader
        self._contexts = contexts

    def linked(self, record: str) -> dict[str, Linked]:
        """What rules may know of every record this one points at, by id: for `forms.corroboration.sources`.

        Raises as `RecordReader.get`.
        """
        head = self._reader.get(record).head
        return self._contexts.linked_of(KINDS[head.kind], head.content)

    def linked_of(self, kind: str, content: Content) -> dict[str, Linked]:
        """As `linked`, for answers that are still being typed in a record of `kind`: of records that the account may
        read, or that one it may read points at already. An id typed by hand tells nothing."""
        found = self._contexts.linked_of(KINDS[kind], content)
        seen = self._reader.summaries_of(found)
        return {target: linked for target, linked in found.items() if target in seen or self.back(target)}

    def forward(self, record: str) -> list[Link]:
        """Every reference of a record, in the order of the form. Raises as `RecordReader.get`."""
        self._reader.get(record)
        rows = self._db.execute(
            "SELECT l.field, l.ordinal, l.target, l.place, EXISTS (SELECT 1 FROM record r WHERE r.id = l.target) "
            "FROM link l WHERE l.record = ? ORDER BY l.field, l.ordinal",
            (record,),
        ).fetchall()
        seen = self._reader.summaries_of({row[2] for row in rows})
        return [Link(record, row[0], row[1], row[2], row[3], bool(row[4]), seen.get(row[2])) for row in rows]

    def back(self, record: str, place: str = "") -> list[BackLink]:
        """Readable records that point at `record`, or at one place in it (a turn that is evidence)."""
        rows = self._db.execute(
            "SELECT record, field, ordinal, place FROM link WHERE target = :target "
            "AND (:place = '' OR place = :place) ORDER BY record, field, ordinal",
            {"target": record, "place": place},
        ).fetchall()
        seen = self._reader.summaries_of({row[0] for row in rows})
        found = [BackLink(seen[row[0]], row[1], row[2], row[3]) for row in rows if row[0] in seen]
        return sorted(found, key=lambda link: (link.source.serial, link.field, link.ordinal))

    def places(self, record: str) -> dict[str, tuple[str, ...]]:
        """Place in `record` -> serials of the readable records that point at it: marks beside an interview's turns."""
        found: dict[str, list[str]] = {}
        for link in self.back(record):
            found.setdefault(link.place, []).append(link.source.serial)
        return {place: tuple(serials) for place, serials in found.items()}


def unresolved(connection: Connection, records: Iterable[str] = ()) -> list[Broken]:
    """References that do not resolve, of these records or of all: what a bundle's check names (DOMAIN 8).

    Looks at ids and kinds only, so it may be asked for any account.
    """
    chosen = set(records)
    rows = connection.execute(
        "SELECT s.id, s.serial, s.kind, l.field, l.ordinal, l.target, t.kind FROM link l "
        "JOIN record s ON s.id = l.record LEFT JOIN record t ON t.id = l.target ORDER BY s.serial, l.field, l.ordinal"
    )
    found = []
    for record, serial, kind, field, ordinal, target, target_kind in rows:
        if chosen and record not in chosen:
            continue
        if target_kind is None:
            found.append(Broken(serial, field, ordinal, target, "missing"))
        elif not _may_point(KINDS[kind], field, target_kind):
            found.append(Broken(serial, field, ordinal, target, "wrong_kind"))
    return found


def _may_point(kind: Kind, field: str, target_kind: str) -> bool:
    allowed = [reference.kinds for reference in kind.references if reference.field == field]
    return any(not kinds or target_kind in kinds for kinds in allowed)
