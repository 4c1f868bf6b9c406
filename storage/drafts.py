"""Typing on its way to a revision: committed at most two seconds behind the keyboard, recovered after a crash."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from forms.canonical import canonical
from storage.clock import Clock
from storage.database import Connection, transaction
from storage.model import Account, Content, Draft, Sealed
from storage.protected import seal, unseal


class Drafts:
    """One draft a record and account. Protected groups in it are sealed to the author alone."""

    def __init__(self, connection: Connection, me: Account, identity: str, clock: Clock) -> None:
        self._db = connection
        self._me = me
        self._identity = identity
        self._clock = clock

    def write(
        self, record: str, kind: str, base: str, content: Content, protected: Mapping[str, Content] | None = None
    ) -> str:
        """Commit the draft in place of the former one; returns when (UTC). `base` is the revision it goes on from."""
        body: dict[str, Any] = {"content": dict(content), "protected": {}}
        for group, fields in (protected or {}).items():
            body["protected"][group] = seal(fields, [self._me.recipient]).sealed
        at = self._clock.stamp()
        with transaction(self._db):
            self._db.execute(
                "INSERT OR REPLACE INTO draft VALUES (?,?,?,?,?,?)",
                (record, self._me.id, kind, base, at, canonical(body).decode()),
            )
        return at

    def pending(self) -> list[Draft]:
        """All drafts of this account: what "recover or discard" is asked for after a crash."""
        rows = self._db.execute(
            "SELECT record, kind, account, base, written_at, body FROM draft WHERE account = ? ORDER BY written_at",
            (self._me.id,),
        )
        return [self._draft(row) for row in rows]

    def of(self, record: str) -> Draft | None:
        """This account's draft of one record."""
        row = self._db.execute(
            "SELECT record, kind, account, base, written_at, body FROM draft WHERE account = ? AND record = ?",
            (self._me.id, record),
        ).fetchone()
        return self._draft(row) if row else None

    def discard(self, record: str) -> None:
        with transaction(self._db):
            self._db.execute("DELETE FROM draft WHERE record = ? AND account = ?", (record, self._me.id))

    def _draft(self, row: tuple[Any, ...]) -> Draft:
        body = json.loads(row[5])
        protected = {
            group: unseal(Sealed((self._me.recipient,), sealed), self._identity)
            for group, sealed in body["protected"].items()
        }
        return Draft(row[0], row[1], row[2], row[3], row[4], body["content"], protected)
