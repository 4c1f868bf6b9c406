"""What is derived from revisions: heads, list rows, readers, search. Rebuildable at will."""

from __future__ import annotations

from collections.abc import Iterable

from forms.canonical import canonical
from forms.kinds import KINDS, Kind
from forms.serials import Serial
from storage.access import readers_of
from storage.codec import decode
from storage.database import Connection, transaction
from storage.model import Revision
from storage.search import SearchIndex


class RecordIndex:
    """Writes the derived tables; callers hold the transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection
        self._search = SearchIndex(connection)

    def add(self, revision: Revision, body: bytes) -> bool:
        """Store one revision; False when it was there already."""
        cursor = self._db.execute(
            "INSERT OR IGNORE INTO revision (id, record, kind, body) VALUES (?,?,?,?)",
            (revision.id, revision.record, revision.kind, body),
        )
        if not cursor.rowcount:
            return False
        self._db.executemany(
            "INSERT INTO revision_parent VALUES (?,?)", [(revision.id, parent) for parent in revision.parents]
        )
        return True

    def heads(self, record: str) -> list[Revision]:
        """Revisions of `record` without a child."""
        rows = self._db.execute(
            "SELECT body FROM revision WHERE record = ? AND id NOT IN (SELECT parent FROM revision_parent)", (record,)
        )
        return [decode(row[0]) for row in rows]

    def refresh(self, record: str, kind: Kind) -> None:
        """Derive list row, readers and search entries of one record from its heads."""
        heads = self.heads(record)
        head = max(heads, key=lambda revision: (revision.at, revision.id))
        content = head.content
        summary = {"gist": str(content.get(kind.gist) or "")[:500]}
        summary |= {name: content[name] for name in kind.list_fields if name in content}
        parent = self._parent(kind, head)
        self._db.execute(
            "INSERT OR REPLACE INTO record VALUES (?,?,?,?,?,?,?,?,?,?,?)",
            (record, kind.name, head.serial, str(content.get(kind.handle) or ""), head.state, parent, head.author,
             head.at, len(heads), head.id, canonical(summary).decode()),
        )  # fmt: skip
        self._db.execute("DELETE FROM record_reader WHERE record = ?", (record,))
        self._db.executemany(
            "INSERT OR IGNORE INTO record_reader VALUES (?,?)",
            [(record, account) for revision in heads for account in readers_of(revision.content, revision.author)],
        )
        self._search.replace(record, kind, [revision.content for revision in heads])

    def _parent(self, kind: Kind, head: Revision) -> str:
        if not kind.parent:
            return ""
        serial = Serial.parse(head.serial)
        whole = str(Serial(serial.prefix, serial.round, serial.team, serial.laptop, serial.sequence))
        row = self._db.execute("SELECT id FROM record WHERE kind = ? AND serial = ?", (kind.parent, whole)).fetchone()
        return str(row[0]) if row else ""

    def rebuild(self) -> int:
        """Make all derived tables anew; returns the number of records."""
        with transaction(self._db):
            records: Iterable[tuple[str, str]] = self._db.execute(
                "SELECT DISTINCT record, kind FROM revision"
            ).fetchall()
            self._db.execute("DELETE FROM record")
            self._search.clear()
            ordered = sorted(records, key=lambda row: bool(KINDS[row[1]].parent))
            for record, kind in ordered:
                self.refresh(record, KINDS[kind])
        return len(ordered)
