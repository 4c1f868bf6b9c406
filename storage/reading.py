"""Reading records: lists, one record, its history, search. What a reader may not see does not exist for it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from forms.kinds import KINDS, Kind
from forms.problems import IntegrityFailure, Refused
from storage.access import Access
from storage.codec import decode
from storage.database import Connection
from storage.model import RecordSummary, RecordView, Revision, SearchHit
from storage.recusal import Recusals
from storage.search import HeadTexts, SearchIndex, snippet

SEARCH_LIMIT = 60

SUMMARY = (
    "SELECT r.id, r.kind, r.serial, r.handle, r.state, r.author, r.updated_at, r.heads, r.summary, r.parent, "
    "(SELECT max(received) FROM bundle_revision b WHERE b.revision = r.head), "
    "(SELECT max(n.sequence) FROM bundle_revision b JOIN bundle n ON n.id = b.bundle "
    " WHERE b.revision = r.head AND n.state IN ('written', 'delivered', 'receipted')), r.head FROM record r "
)

OF_PARENT = "r.parent = :parent AND r.parent <> ''"
"""What belongs to one record; SQLite takes the index of parents, which holds no empty one, only when told so."""


class RecordReader:
    """The reading half of `Records`."""

    def __init__(self, connection: Connection, access: Access) -> None:
        self._db = connection
        self._access = access
        self._recusals = Recusals(connection)
        self._search = SearchIndex(connection)

    def summaries(self, kind: str = "", parent: str = "") -> list[RecordSummary]:
        """Rows the account may see, by serial; `parent` limits to what belongs to one record. For long lists take
        `storage.lists`."""
        condition, parameters = self.readable()
        condition += " AND r.kind = :kind" if kind else ""
        condition += f" AND {OF_PARENT}" if parent else ""
        order = "length(r.serial), r.serial" if parent else "r.serial"  # the tenth item stands after the ninth
        rows = self._db.execute(
            f"{SUMMARY} WHERE {condition} ORDER BY {order}", {**parameters, "kind": kind, "parent": parent}
        )
        return [summary_of(row) for row in rows]

    def readable_serials(self) -> dict[str, str]:
        """Serial by record of all that the account may see."""
        condition, parameters = self.readable()
        return dict(self._db.execute(f"SELECT r.id, r.serial FROM record r WHERE {condition}", parameters).fetchall())

    def summaries_of(self, records: Iterable[str]) -> dict[str, RecordSummary]:
        """Rows of those of `records` that the account may see, by id."""
        condition, parameters = self.readable()
        wanted = json.dumps(sorted(set(records)))
        rows = self._db.execute(
            f"{SUMMARY} WHERE r.id IN (SELECT value FROM json_each(:wanted)) AND {condition}",
            {**parameters, "wanted": wanted},
        )
        return {row[0]: summary_of(row) for row in rows}

    def get(self, record: str) -> RecordView:
        """Raises `Refused` (NOT_READABLE V09, also when there is no such record; RECUSED V02; ACCOUNT_INACTIVE V03)."""
        condition, parameters = self.readable()
        row = self._db.execute(
            f"{SUMMARY} WHERE r.id = :record AND {condition}", {**parameters, "record": record}
        ).fetchone()
        if not row:
            raise self._hidden(record)
        summary = summary_of(row)
        heads = tuple(
            decode(body)
            for (body,) in self._db.execute(
                "SELECT body FROM revision WHERE record = ? AND id NOT IN (SELECT parent FROM revision_parent)",
                (record,),
            )
        )
        return RecordView(record, summary.kind, summary.serial, heads, summary.custody, summary.bundle)

    def history(self, record: str) -> list[Revision]:
        """All revisions, oldest first. Raises as `get`."""
        self.get(record)
        rows = self._db.execute("SELECT body FROM revision WHERE record = ? ORDER BY seq", (record,)).fetchall()
        return [decode(body) for (body,) in rows]

    def find(self, query: str, kind: str = "", limit: int = SEARCH_LIMIT) -> list[SearchHit]:
        """Places that hold all of `query`, newest first; two Han characters suffice."""
        condition, parameters = self.readable()
        if kind:
            condition += " AND r.kind = :kind"
        hits, texts = [], HeadTexts(self._db, query)
        for record, place, ordinal in self._search.find(query, condition, {**parameters, "kind": kind}, limit):
            found = self._db.execute(f"{SUMMARY} WHERE r.id = ?", (record,)).fetchone()
            summary = summary_of(found)
            text = texts.take(record, place, ordinal, KINDS[summary.kind])
            if text:
                shown, marks = snippet(text, query)
                hits.append(
                    SearchHit(record, summary.kind, summary.serial, summary.handle, summary.state, summary.custody,
                              place, ordinal, shown, marks, summary.updated_at)
                )  # fmt: skip
        return hits

    def damaged(self) -> list[str]:
        """Revisions whose bytes are not what their name says, or whose parents are missing."""
        found = []
        for name, body in self._db.execute("SELECT id, body FROM revision"):
            try:
                if decode(body).id != name:
                    found.append(f"REVISION_DAMAGED {name[:16]}")
            except IntegrityFailure:
                found.append(f"REVISION_DAMAGED {name[:16]}")
        missing = self._db.execute(
            "SELECT DISTINCT parent FROM revision_parent WHERE parent NOT IN (SELECT id FROM revision)"
        )
        return found + [f"REVISION_MISSING {name[:16]}" for (name,) in missing]

    def owns(self, record: str) -> bool:
        """Whether the account wrote, held or recorded it or what it belongs to."""
        row = self._db.execute(
            "SELECT 1 FROM record r JOIN record_reader a ON a.record IN (r.id, r.parent) "
            "WHERE r.id = ? AND a.account = ?",
            (record, self._access.account.id),
        ).fetchone()
        return row is not None

    def may_write(self, record: str) -> bool:
        """Whether the account may write a record that it reads (its state aside). Raises as `get`."""
        try:
            self._access.check_write(KINDS[self.get(record).kind], self.owns(record))
        except Refused as refusal:
            if refusal.code != "READ_ONLY_FOR_YOU":
                raise
            return False
        return True

    def readable_file(self, sha256: str) -> bool:
        """Whether some record that the account may read has this attachment."""
        condition, parameters = self.readable()
        row = self._db.execute(
            f"SELECT 1 FROM record_file f JOIN record r ON r.id = f.record WHERE f.sha256 = :sha256 AND {condition}",
            {**parameters, "sha256": sha256},
        ).fetchone()
        return row is not None

    def _hidden(self, record: str) -> Refused:
        """Why a record is not there for this account: because of its recusal, or as if it did not exist."""
        self._access.standing.check()
        condition, parameters = self.readable(barred=True)
        row = self._db.execute(
            f"SELECT 1 FROM record r WHERE r.id = :record AND {condition}", {**parameters, "record": record}
        ).fetchone()
        return (
            Refused("RECUSED", rule="V02", account=self._access.account.id)
            if row
            else Refused("NOT_READABLE", rule="V09")
        )

    def readable(self, barred: bool = False) -> tuple[str, dict[str, Any]]:
        """An SQL condition on `record r`: kinds the role sees whole, shared states, own records, what was opened to
        the account one by one; and nothing that a recusal bars, unless `barred`. The `+` keeps SQLite from gathering
        rows way by way instead of walking one covering index."""
        access = self._access
        if access.standing.code:
            return "0", {}
        reach = {kind.name: access.reach(kind) for kind in KINDS.values()}
        own = [name for name, found in reach.items() if found == "own"]
        ways = [f"+r.kind IN ({_quoted(name for name, found in reach.items() if found == 'whole')})"]
        shared = [(name, state) for name in own for state in KINDS[name].shared_states]
        if shared:
            ways.append("(+r.kind, +r.state) IN (VALUES " + ", ".join(f"({_quoted(pair)})" for pair in shared) + ")")
        if own:
            ways.append(
                f"(+r.kind IN ({_quoted(own)}) AND EXISTS "
                "(SELECT 1 FROM record_reader a WHERE a.account = :me AND a.record IN (r.id, r.parent)))"
            )
        ways += self._grants()
        condition = f"({' OR '.join(ways)})"
        if not barred:
            condition += f" AND {self._recusals.condition(access.account.id)}"
        return condition, {"me": access.account.id}

    def _grants(self) -> list[str]:
        """Conditions for the kinds whose records are opened one by one, or by organisation."""
        words = {kind.name: self._access.grants_by(kind) for kind in KINDS.values()}
        opened = "EXISTS (SELECT 1 FROM access_grant g WHERE g.account = :me AND g.ended_at = '' AND "
        single = [name for name, word in words.items() if word]
        by_unit = [name for name, word in words.items() if word == "assigned"]
        found = []
        if single:
            found.append(
                f"(+r.kind IN ({_quoted(single)}) AND {opened}g.record <> '' AND g.record IN (r.id, r.parent)))"
            )
        if by_unit:
            found.append(f"(+r.kind IN ({_quoted(by_unit)}) AND {opened}g.unit <> '' AND g.unit = r.unit))")
        return found


def _quoted(names: Iterable[str]) -> str:
    """Names of kinds and states, which are ours and plain, as SQL texts."""
    return ", ".join(f"'{name}'" for name in names) or "''"


def custody_of(kind: Kind, state: str, received: bool, bundled: bool) -> str:
    """The mark of UI.md 1.2: a state's own, or sealed and received once the head lies in a bundle."""
    own = kind.state(state).custody
    if own == "fixed" and received:
        return "received"
    return "sealed" if own == "fixed" and bundled else own


def summary_of(row: tuple[Any, ...]) -> RecordSummary:
    fields = json.loads(row[8])
    bundle = str(row[11]) if row[11] is not None else ""
    return RecordSummary(
        id=row[0], kind=row[1], serial=row[2], handle=row[3], state=row[4],
        custody=custody_of(KINDS[row[1]], row[4], bool(row[10]), bool(bundle)), gist=fields.pop("gist"),
        fields=fields, author=row[5], updated_at=row[6], conflict=row[7] > 1, bundle=bundle, parent=row[9],
    )  # fmt: skip
