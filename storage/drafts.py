"""Typing on its way to a revision: committed at most two seconds behind the keyboard, recovered after a crash."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from forms.canonical import canonical
from forms.kinds import KINDS, Kind
from forms.problems import Refused
from storage.access import Access
from storage.clock import Clock
from storage.database import Connection, transaction
from storage.gate import NETWORK
from storage.model import Content, Draft, Sealed
from storage.protected import seal, unseal
from storage.recusal import Recusals


class Drafts:
    """One draft a record and account. Protected groups in it are sealed to the author alone."""

    def __init__(self, connection: Connection, access: Access, identity: str, clock: Clock) -> None:
        self._db = connection
        self._access = access
        self._me = access.account
        self._recusals = Recusals(connection)
        self._identity = identity
        self._clock = clock

    def write(
        self, record: str, kind: str, base: str, content: Content, protected: Mapping[str, Content] | None = None
    ) -> str:
        """Commit the draft in place of the former one; returns when (UTC). `base` is the revision it goes on from.

        Raises `Refused` (ACCOUNT_INACTIVE V03, NOT_YOUR_ROLE, RECUSED V02).
        """
        self._check_kind(KINDS[kind])
        self._recusals.check_named(KINDS[kind], content, self._me.id)
        body: dict[str, Any] = {"content": dict(content), "protected": {}}
        for group, fields in (protected or {}).items():
            body["protected"][group] = seal(fields, [self._me.recipient]).sealed
        at = self._clock.stamp()
        # an active network stops every save, but what is being typed must not be lost meanwhile (V22)
        with transaction(self._db, despite=NETWORK):
            self._db.execute(
                "INSERT OR REPLACE INTO draft VALUES (?,?,?,?,?,?)",
                (record, self._me.id, kind, base, at, canonical(body).decode()),
            )
        return at

    def pending(self) -> list[Draft]:
        """All drafts of this account: what "recover or discard" is asked for after a crash. What a recusal bars by
        now stays away (V02)."""
        if self._access.standing.code:
            return []
        rows = self._db.execute(
            "SELECT record, kind, account, base, written_at, body FROM draft WHERE account = ? ORDER BY written_at",
            (self._me.id,),
        )
        return [draft for draft in (self._draft(row) for row in rows) if not self._barred(draft)]

    def of(self, record: str) -> Draft | None:
        """This account's draft of one record."""
        row = self._db.execute(
            "SELECT record, kind, account, base, written_at, body FROM draft WHERE account = ? AND record = ?",
            (self._me.id, record),
        ).fetchone()
        draft = self._draft(row) if row and not self._access.standing.code else None
        return None if draft is None or self._barred(draft) else draft

    def discard(self, record: str) -> None:
        with transaction(self._db):
            self._db.execute("DELETE FROM draft WHERE record = ? AND account = ?", (record, self._me.id))

    def _check_kind(self, kind: Kind) -> None:
        self._access.standing.check()
        if self._access.account.role not in kind.creators and self._access.reach(kind) == "none":
            raise Refused("NOT_YOUR_ROLE", rule="R31", role=self._me.role)

    def _barred(self, draft: Draft) -> bool:
        return self._recusals.bars_draft(self._me.id, KINDS[draft.kind], draft.record, draft.content)

    def _draft(self, row: tuple[Any, ...]) -> Draft:
        body = json.loads(row[5])
        protected = {
            group: unseal(Sealed((self._me.recipient,), sealed), self._identity)
            for group, sealed in body["protected"].items()
        }
        return Draft(row[0], row[1], row[2], row[3], row[4], body["content"], protected)
