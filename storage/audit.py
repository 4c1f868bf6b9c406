"""The audit log: one hash chain per device, append-only (V20).

Details carry ids, codes and counts; never content, never an identity.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Protocol

from forms.canonical import canonical, sha256_hex
from forms.problems import IntegrityFailure
from storage.clock import Clock
from storage.database import Connection, transaction
from storage.model import Account, AuditEvent

GENESIS = "0" * 64


def link(prev: str, fields: Mapping[str, Any]) -> str:
    """The hash of one link: SHA-256(previous hash as 32 bytes ‖ canonical JSON of `fields`)."""
    return sha256_hex(bytes.fromhex(prev) + canonical(dict(fields)))


def event_fields(event: AuditEvent) -> dict[str, Any]:
    """What the hash of an event covers, beside the hash before it."""
    return {
        "seq": event.seq, "device": event.device, "at": event.at, "actor": event.actor, "action": event.action,
        "object": event.object, "detail": dict(event.detail),
    }  # fmt: skip


def check_chain(events: Iterable[AuditEvent], prev: str = GENESIS, seq: int = 0) -> tuple[int, str]:
    """Walk events of one device that follow link (`seq`, `prev`); return the last (seq, hash).

    Raises `IntegrityFailure("AUDIT_BROKEN", seq=…)` at the first link that does not fit.
    """
    for event in events:
        seq += 1
        if event.seq != seq or event.prev != prev or link(prev, event_fields(event)) != event.hash:
            raise IntegrityFailure("AUDIT_BROKEN", seq=seq)
        prev = event.hash
    return seq, prev


class AuditChains:
    """The chain of this device and the chains of other devices that came in bundles, for reading."""

    def __init__(self, connection: Connection, device: str) -> None:
        self._db = connection
        self._device = device

    def head(self, device: str = "") -> tuple[int, str]:
        """(sequence, hash) of the last link; (0, GENESIS) before the first."""
        row = self._db.execute(
            "SELECT seq, hash FROM audit WHERE device = ? ORDER BY seq DESC LIMIT 1", (device or self._device,)
        ).fetchone()
        return (int(row[0]), str(row[1])) if row else (0, GENESIS)

    def events(self, after: int = 0, device: str = "") -> Iterator[AuditEvent]:
        """Links of one device in order, those with a sequence above `after`."""
        return self._links(after, device)

    def _links(self, after: int = 0, device: str = "") -> Iterator[AuditEvent]:
        for row in self._db.execute(
            "SELECT device, seq, at, actor, action, object, detail, prev, hash FROM audit "
            "WHERE device = ? AND seq > ? ORDER BY seq",
            (device or self._device, after),
        ):
            yield AuditEvent(
                seq=row[1], device=row[0], at=row[2], actor=row[3], action=row[4], object=row[5],
                detail=json.loads(row[6]), prev=row[7], hash=row[8],
            )  # fmt: skip

    def check(self) -> None:
        """Walk every chain from its first link. Raises `IntegrityFailure("AUDIT_BROKEN")`."""
        for (device,) in self._db.execute("SELECT DISTINCT device FROM audit").fetchall():
            check_chain(self._links(device=device))


class AuditLog(AuditChains):
    """The same for writing. Whoever has a session has it for reading alone; stores write (`log_of`)."""

    def __init__(self, connection: Connection, device: str, actor: str, clock: Clock) -> None:
        super().__init__(connection, device)
        self._actor = actor
        self._clock = clock

    def append(self, action: str, object_id: str = "", **detail: Any) -> AuditEvent:
        """Add one link; joins the transaction of the act it tells of, so that neither exists without the other."""
        with transaction(self._db):
            seq, prev = self.head()
            event = AuditEvent(
                seq=seq + 1, device=self._device, at=self._clock.stamp(), actor=self._actor, action=action,
                object=object_id, detail=detail, prev=prev, hash="",
            )  # fmt: skip
            hash_ = link(prev, event_fields(event))
            event = AuditEvent(**{**event.__dict__, "hash": hash_})
            self._insert(event)
        return event

    def adopt(self, events: Iterable[AuditEvent]) -> int:
        """Take in another device's links that go on from what is here; returns how many were new.

        Raises `IntegrityFailure` (AUDIT_BROKEN, AUDIT_REWRITTEN).
        """
        new = 0
        with transaction(self._db):
            for event in events:
                seq, prev = self.head(event.device)
                if event.seq <= seq:
                    known = self._db.execute(
                        "SELECT hash FROM audit WHERE device = ? AND seq = ?", (event.device, event.seq)
                    ).fetchone()
                    if not known or known[0] != event.hash:
                        raise IntegrityFailure("AUDIT_REWRITTEN", seq=event.seq)
                    continue
                check_chain([event], prev, seq)
                self._insert(event)
                new += 1
        return new

    def _insert(self, event: AuditEvent) -> None:
        self._db.execute(
            "INSERT INTO audit VALUES (?,?,?,?,?,?,?,?,?)",
            (event.device, event.seq, event.at, event.actor, event.action, event.object,
             canonical(dict(event.detail)).decode(), event.prev, event.hash),
        )  # fmt: skip


class LogHolder(Protocol):
    """What of a session the log needs."""

    connection: Connection
    device: str
    me: Account
    clock: Clock


def log_of(session: LogHolder) -> AuditLog:
    """For stores that are made over a session: the log that its acts are written to."""
    return AuditLog(session.connection, session.device, session.me.id, session.clock)
