"""What is derived from revisions: heads, list rows, readers, search. Rebuildable at will."""

from __future__ import annotations

from collections.abc import Iterable

from forms.canonical import canonical, sha256_hex
from forms.counters import COUNTINGS
from forms.kinds import KINDS, Kind
from forms.problems import Report, no_report
from forms.references import references
from forms.serials import Serial
from storage.access import readers_of
from storage.codec import decode
from storage.database import Connection, transaction
from storage.model import Content, Revision
from storage.recusal import Recusals
from storage.search import SearchIndex


class RecordIndex:
    """Writes the derived tables; callers hold the transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection
        self._search = SearchIndex(connection)
        self._recusals = Recusals(connection)

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
        self._db.execute(
            "INSERT OR IGNORE INTO act VALUES (?,?,?,?,?,?,?,?)",
            (revision.id, revision.record, revision.action, revision.author, revision.at, revision.state,
             revision.reason, revision.approved_by),
        )  # fmt: skip
        self._db.executemany(
            "INSERT OR IGNORE INTO record_file VALUES (?,?)",
            [(ref.sha256, revision.record) for ref in revision.attachments],
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
            "INSERT OR REPLACE INTO record VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            (record, kind.name, head.serial, str(content.get(kind.handle) or ""), head.state, parent, head.author,
             head.at, len(heads), head.id, canonical(summary).decode(), self._unit(kind, content, parent),
             str(content.get(kind.day) or head.at[:10]),
             str(content.get(kind.due.get(head.state, "")) or "")),
        )  # fmt: skip
        self._adopt_children(record, kind, head.serial)
        self._readers(record, kind, heads)
        self._recusals.derive(record, kind, head)
        self._links(record, kind, content)
        self._figures(record, kind, head)
        self._search.replace(record, kind, [revision.content for revision in heads])

    def _readers(self, record: str, kind: Kind, heads: list[Revision]) -> None:
        """Who holds the record by its heads, whom a declaration concerns, and whoever wrote any of its revisions."""
        self._db.execute("DELETE FROM record_reader WHERE record = ?", (record,))
        self._db.execute(
            "INSERT OR IGNORE INTO record_reader SELECT record, author FROM act "
            "WHERE record = ? AND action <> 'reseal'",
            (record,),
        )
        self._db.executemany(
            "INSERT OR IGNORE INTO record_reader VALUES (?,?)",
            [(record, account) for revision in heads for account in readers_of(revision.content, revision.author)],
        )
        if kind.bar:
            concerned = {str(revision.content.get(kind.bar.account) or "") for revision in heads} - {""}
            self._db.executemany(
                "INSERT OR IGNORE INTO record_reader VALUES (?,?)", [(record, account) for account in concerned]
            )

    def _links(self, record: str, kind: Kind, content: Content) -> None:
        self._db.execute("DELETE FROM link WHERE record = ?", (record,))
        self._db.executemany(
            "INSERT OR IGNORE INTO link VALUES (?,?,?,?,?)", [(record, *found) for found in references(kind, content)]
        )

    def _figures(self, record: str, kind: Kind, head: Revision) -> None:
        self._db.execute("DELETE FROM figure WHERE record = ?", (record,))
        if kind.counts:
            amounts = COUNTINGS[kind.counts](head.state, head.content, head.at[:10])
            self._db.executemany(
                "INSERT INTO figure (record, code, grp, day, amount, key) VALUES (?,?,?,?,?,?)",
                [(record, one.figure, one.group, one.day, one.amount, one.key) for one in amounts],
            )

    def _unit(self, kind: Kind, content: Content, parent: str) -> str:
        """The organisation a record is about: its own word, else its parent's."""
        own = content.get(kind.unit)
        if own or not parent:
            return str(own or "")
        row = self._db.execute("SELECT unit FROM record WHERE id = ?", (parent,)).fetchone()
        return str(row[0]) if row else ""

    def _parent(self, kind: Kind, head: Revision) -> str:
        if not kind.parent:
            return ""
        above = str(Serial.parse(head.serial).parent())
        row = self._db.execute("SELECT id FROM record WHERE kind = ? AND serial = ?", (kind.parent, above)).fetchone()
        return str(row[0]) if row else ""

    def _adopt_children(self, record: str, kind: Kind, serial: str) -> None:
        """Give children that came before their parent (in an earlier bundle) their place."""
        for child in (other for other in KINDS.values() if other.parent == kind.name):
            self._db.execute(
                "UPDATE record SET parent = :id WHERE kind = :kind AND parent = '' "
                "AND serial GLOB :part AND serial NOT GLOB :deeper",
                {"id": record, "kind": child.name, "part": f"{serial}/*", "deeper": f"{serial}/*/*"},
            )

    def rebuild(self, report: Report = no_report) -> int:
        """Make all derived tables anew, or leave them as they were; returns the number of records."""
        with transaction(self._db):
            records: Iterable[tuple[str, str]] = self._db.execute(
                "SELECT DISTINCT record, kind FROM revision"
            ).fetchall()
            self._db.execute("DELETE FROM record")
            self._search.clear()
            ordered = sorted(records, key=lambda row: depth(KINDS[row[1]]))
            for done, (record, kind) in enumerate(ordered):
                report(done, len(ordered))
                self.refresh(record, KINDS[kind])
        return len(ordered)


DERIVATION = 6
"""Goes up when this file, `storage.search` or `forms.counters` derives otherwise; what the kinds table says is
noticed by itself."""


def derivation() -> str:
    """What the derived tables depend on, as one fingerprint: another one than last time means to derive anew."""
    rows = {
        kind.name: [
            kind.handle, kind.gist, kind.parent, kind.unit, kind.day, kind.counts, dict(kind.due),
            list(kind.list_fields), list(kind.search_fields), [reference.field for reference in kind.references],
        ]
        for kind in KINDS.values()
    }  # fmt: skip
    return sha256_hex(canonical([DERIVATION, rows]))


def depth(kind: Kind) -> int:
    """0 for a kind that stands alone, 1 for what belongs to it, and so on: parents are derived first."""
    return 1 + depth(KINDS[kind.parent]) if kind.parent else 0
