"""The office's second look at the audit chains: what each bundle signed against what is here now (V20, R29)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from forms.problems import IntegrityFailure
from storage.audit import GENESIS, AuditChains, check_chain
from storage.clock import Clock
from storage.database import Connection
from storage.exchange.bundles import BundleBook, BundleRow

Fault = Literal["broken", "head_differs", "missing", "gap", "overlap"]


@dataclass(frozen=True)
class ChainFinding:
    """What does not fit in one device's chain: at which link, and in which bundle it shows (0: in none)."""

    device: str
    fault: Fault
    seq: int
    bundle: int = 0


def check_chains(connection: Connection, clock: Clock) -> list[ChainFinding]:
    """Walk every device's chain, and hold it against the range and head that each of its bundles was signed with.

    A laptop that rewrites its past after a bundle left cannot make the new chain fit the heads already signed.
    """
    log = AuditChains(connection, "")
    rows = BundleBook(connection).all()
    devices = [row[0] for row in connection.execute("SELECT DISTINCT device FROM audit ORDER BY device")]
    found: list[ChainFinding] = []
    for device in devices:
        try:
            check_chain(log.events(device=device))
        except IntegrityFailure as problem:
            found.append(ChainFinding(device, "broken", int(problem.facts["seq"])))
    for device in sorted({row.device for row in rows}):
        hashes = {event.seq: event.hash for event in log.events(device=device)}
        found += _against(device, [row for row in rows if row.device == device and row.statement.audit.last], hashes)
    return found


def _against(device: str, rows: list[BundleRow], hashes: dict[int, str]) -> Iterator[ChainFinding]:
    last = 0
    for row in rows:
        span = row.statement.audit
        if span.first > last + 1:
            yield ChainFinding(device, "gap", last + 1, row.sequence)
        elif span.first <= last:
            yield ChainFinding(device, "overlap", span.first, row.sequence)
        here = hashes.get(span.last, "" if span.last else GENESIS)
        if not here:
            yield ChainFinding(device, "missing", span.last, row.sequence)
        elif here != span.head:
            yield ChainFinding(device, "head_differs", span.last, row.sequence)
        last = span.last
