"""The register of bundles in a vault: what was approved, written, delivered and receipted (R28, DOMAIN 4).

`approved` → `verified` (read back, name not yet final) → `written` → `delivered` → `receipted` | `rejected`.
At the office the same table holds what came in, by the sender's device, as `received` and `receipted`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal, get_args

from forms.problems import Refused
from storage.database import Connection, transaction
from storage.exchange.chain import Link, Memory
from storage.exchange.statement import Statement

BundleState = Literal["approved", "verified", "written", "delivered", "receipted", "rejected", "received"]
BUNDLE_STATES: tuple[BundleState, ...] = get_args(BundleState)
OPEN: tuple[BundleState, ...] = ("approved", "verified")
SENT: tuple[BundleState, ...] = ("written", "delivered", "receipted")

_NEXT: Mapping[str, tuple[str, ...]] = {
    "approved": ("approved", "verified"),
    "verified": ("verified", "written"),
    "written": ("written", "delivered", "receipted", "rejected"),
    "delivered": ("written", "receipted", "rejected"),
    "receipted": ("receipted",),
    "rejected": ("written", "receipted"),
    "received": ("receipted",),
}


@dataclass(frozen=True)
class BundleRow:
    """One line of the register. `sha256` and `size` (bytes) are those of the sealed file, "" and 0 before it is
    read back; `times` holds a UTC stamp for each state reached; `hashes` every hash it was sealed under;
    `notes` what else must be known to write it again or to show it."""

    statement: Statement
    state: BundleState
    sha256: str = ""
    size: int = 0
    files: int = 0
    records: int = 0
    scope: str = "delta"
    hashes: tuple[str, ...] = ()
    times: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, Any] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return self.statement.bundle

    @property
    def sequence(self) -> int:
        return self.statement.sequence

    @property
    def device(self) -> str:
        return self.statement.sender.device

    @property
    def link(self) -> Link:
        said = self.statement
        return Link(said.sequence, said.bundle, said.previous, said.previous_content, self.sha256, said.tagmanifest)

    def moved(self, state: BundleState, at: str, **changes: Any) -> BundleRow:
        """The row in its next state. Raises `Refused("BUNDLE_STATE")` for a step that does not exist."""
        if state not in _NEXT.get(self.state, ()):
            raise Refused("BUNDLE_STATE", rule="R28", state=self.state, wanted=state)
        return replace(self, state=state, times={**self.times, state: at}, **changes)


class BundleBook:
    """Reads and writes of the table; each write joins the caller's transaction or is one of its own."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def all(self, device: str = "") -> list[BundleRow]:
        """By device and sequence; all, or those of one device."""
        rows = self._db.execute(
            "SELECT state, sha256, body FROM bundle WHERE :device = '' OR device = :device ORDER BY device, sequence",
            {"device": device},
        )
        return [_row(*row) for row in rows]

    def find(self, bundle: str) -> BundleRow | None:
        """By bundle id."""
        row = self._db.execute("SELECT state, sha256, body FROM bundle WHERE id = ?", (bundle,)).fetchone()
        return _row(*row) if row else None

    def get(self, bundle: str) -> BundleRow:
        """Raises `Refused("BUNDLE_UNKNOWN")`."""
        row = self.find(bundle)
        if row is None:
            raise Refused("BUNDLE_UNKNOWN")
        return row

    def last(self, device: str) -> BundleRow | None:
        """The bundle with the highest number of a device, in whatever state."""
        rows = self.all(device)
        return rows[-1] if rows else None

    def memory(self, device: str) -> Memory:
        """The chain of a device as far as it is known here."""
        rows = self.all(device)
        again = {row.sequence: frozenset(row.hashes) - {row.sha256} for row in rows}
        return Memory({row.sequence: row.link for row in rows}, again)

    def put(self, row: BundleRow) -> None:
        """Insert or replace by device and sequence."""
        body = {
            "statement": row.statement.to_json().decode(), "size": row.size, "files": row.files,
            "records": row.records, "scope": row.scope, "hashes": list(row.hashes), "times": dict(row.times),
            "notes": dict(row.notes),
        }  # fmt: skip
        with transaction(self._db):
            self._db.execute(
                "INSERT OR REPLACE INTO bundle (device, sequence, id, kind, state, sha256, body) "
                "VALUES (?,?,?,?,?,?,?)",
                (row.device, row.sequence, row.id, row.statement.kind, row.state, row.sha256,
                 json.dumps(body, ensure_ascii=False, sort_keys=True)),
            )  # fmt: skip

    def put_revisions(self, bundle: str, revisions: Iterable[tuple[str, str]], replaced: str = "") -> None:
        """Note which (revision, record) pairs a bundle holds, instead of what it or `replaced` held before."""
        with transaction(self._db):
            self._db.execute("DELETE FROM bundle_revision WHERE bundle IN (?, ?)", (bundle, replaced))
            self._db.executemany(
                "INSERT INTO bundle_revision (bundle, revision, record) VALUES (?,?,?)",
                ((bundle, revision, record) for revision, record in revisions),
            )

    def records_in(self, bundle: str) -> set[str]:
        return {row[0] for row in self._db.execute("SELECT record FROM bundle_revision WHERE bundle = ?", (bundle,))}

    def revisions_in(self, bundle: str) -> list[tuple[str, str]]:
        """(revision, record) pairs of a bundle."""
        rows = self._db.execute("SELECT revision, record FROM bundle_revision WHERE bundle = ?", (bundle,))
        return [(row[0], row[1]) for row in rows]

    def mark_received(self, bundle: str, without: Iterable[str]) -> int:
        """Note the office's word for all revisions of a bundle but those of the records `without`; how many."""
        excluded = set(without)
        kept = [record for record in self.records_in(bundle) if record not in excluded]
        with transaction(self._db):
            self._db.executemany(
                "UPDATE bundle_revision SET received = 1 WHERE bundle = ? AND record = ?",
                [(bundle, record) for record in kept],
            )
        return len(kept)


def _row(state: str, sha256: str, text: str) -> BundleRow:
    body = json.loads(text)
    known = next(name for name in BUNDLE_STATES if name == state)
    return BundleRow(
        statement=Statement.from_json(body["statement"].encode()), state=known, sha256=sha256, size=body["size"],
        files=body["files"], records=body["records"], scope=body["scope"], hashes=tuple(body["hashes"]),
        times=body["times"], notes=body["notes"],
    )  # fmt: skip
