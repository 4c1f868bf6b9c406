"""V22: an active network interface stops every write, by policy, until the secrecy administrator acknowledges it.

The vault cannot look by itself: the window calls `seen` every few seconds with `storage.machine.active_interfaces()`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from forms.problems import Refused
from storage.accounts import Approval
from storage.gate import NETWORK
from storage.policy import Policy
from storage.register_book import NETWORK as REGISTER
from storage.register_book import RegisterBook
from storage.registers import Desk

OBJECT = "network"
"""What an approval for the acknowledgement is given on: `accounts.approve(secadmin, passphrase, "network")`."""


@dataclass(frozen=True)
class NetworkState:
    """What to show: `quiet`, `warn` (banner, writes go on), `locked` (banner, nothing is written) or `acknowledged`
    (banner, writes go on because the secrecy administrator said so for these interfaces)."""

    state: Literal["quiet", "warn", "locked", "acknowledged"]
    interfaces: tuple[str, ...] = ()


class NetworkWatch:
    """What was seen last, and what was acknowledged."""

    def __init__(self, desk: Desk, policy: Policy, book: RegisterBook) -> None:
        self._desk = desk
        self._policy = policy
        self._book = book
        self._seen: frozenset[str] = frozenset()
        self._acknowledged: frozenset[str] = frozenset()

    @property
    def state(self) -> NetworkState:
        """As of the last `seen`."""
        names = tuple(sorted(self._seen))
        if not self._seen:
            return NetworkState("quiet")
        if self._seen <= self._acknowledged:
            return NetworkState("acknowledged", names)
        return NetworkState("locked" if self._policy.get("network") == "lock" else "warn", names)

    def seen(self, interfaces: Iterable[str]) -> NetworkState:
        """Take in which interfaces are up now. A new one is logged; one that went away ends its acknowledgement."""
        now = frozenset(interfaces)
        fresh = now - self._seen
        self._acknowledged &= now
        self._seen = now
        if self.state.state == "locked":
            refusal = Refused("NETWORK_ACTIVE", rule="V22", interfaces=", ".join(sorted(now)))
            self._desk.gate.close(NETWORK, refusal)
        else:
            self._desk.gate.open(NETWORK)
        if fresh:
            self._note("network_active", fresh)
        return self.state

    def acknowledge(self, reason: str, approval: Approval | None = None) -> NetworkState:
        """Let writes go on in spite of the interfaces seen now.

        Raises `Refused` (REASON_NEEDED V22, APPROVAL_NEEDED, ACCOUNT_INACTIVE).
        """
        self._desk.access.standing.check()
        if not reason.strip():
            raise Refused("REASON_NEEDED", rule="V22")
        by = self._desk.access.account.id
        if not self._desk.access.word("policy"):
            by = self._desk.accounts.redeem(approval, "secadmin", OBJECT)
        self._acknowledged = self._seen
        self._desk.gate.open(NETWORK)
        self._note("network_acknowledged", self._seen, by=by, reason=reason.strip()[:200])
        return self.state

    def _note(self, action: str, interfaces: Iterable[str], **detail: str) -> None:
        desk = self._desk
        with desk.gate.lifted():
            body = {"action": action, "interfaces": sorted(interfaces), **detail}
            self._book.add(REGISTER, desk.stint.laptop, desk.clock.stamp(), desk.access.account.id, OBJECT, body)
            desk.audit.append(action, OBJECT, interfaces=sorted(interfaces), **detail)
