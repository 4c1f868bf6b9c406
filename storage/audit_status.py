"""Where each hash chain of the log stands, for whoever may read it (V20)."""

from __future__ import annotations

from dataclasses import dataclass

from forms.problems import IntegrityFailure
from storage.audit import AuditChains, check_chain
from storage.session import Session


@dataclass(frozen=True)
class ChainState:
    """One device's chain: its links, the hash of its last one, and the link at which it breaks (0: it is whole)."""

    device: str
    own: bool
    links: int
    head: str
    broken_at: int = 0


def chain_states(session: Session) -> tuple[ChainState, ...]:
    """Walk every chain from its first link; this device's own comes first. Raises `Refused("NOT_YOUR_ROLE")`."""
    session.access.require("audit")
    log = AuditChains(session.connection, session.device)
    devices = [row[0] for row in session.connection.execute("SELECT DISTINCT device FROM audit ORDER BY device")]
    found = [_state(log, device, session.device) for device in devices]
    return tuple(sorted(found, key=lambda chain: not chain.own))


def _state(log: AuditChains, device: str, own: str) -> ChainState:
    links, head = log.head(device)
    try:
        check_chain(log.events(device=device))
    except IntegrityFailure as problem:
        return ChainState(device, device == own, links, head, int(problem.facts["seq"]))
    return ChainState(device, device == own, links, head)
