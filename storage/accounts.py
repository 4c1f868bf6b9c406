"""Accounts of the vault: their slots, their recipients for protected fields, and the leader's word."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from forms.kinds import Role
from forms.problems import Refused
from storage.audit import AuditLog
from storage.clock import Clock
from storage.database import Connection, transaction
from storage.keys import DeviceSecret, KdfCost, check_passphrase
from storage.model import Account, Change, Content
from storage.protected import new_identity
from storage.slots import Unwrapped, read_slots, seal_recovery, unwrap, wrap, write_slots

if TYPE_CHECKING:
    from storage.records import Writer


@dataclass(frozen=True)
class Approval:
    """One person's word for one act on one object, given by passphrase; used once."""

    token: str
    account: str
    role: Role
    object: str


@dataclass(frozen=True)
class SlotKeeper:
    """What it takes to make and change slots: the file, the vault's key and the device secret's place."""

    path: Path
    vault_key: bytes
    device: DeviceSecret
    cost: Callable[[], KdfCost]


class Accounts:
    """Reads and writes of accounts. Slots are written after the database has committed, so a failure leaves
    an account without a slot (it can be added again), never a slot without an account."""

    def __init__(self, connection: Connection, me: Account, keeper: SlotKeeper, audit: AuditLog, clock: Clock) -> None:
        self._db = connection
        self._me = me
        self._keeper = keeper
        self._audit = audit
        self._clock = clock
        self._approvals: dict[str, Approval] = {}

    def all(self) -> list[Account]:
        rows = self._db.execute("SELECT id, name, role, recipient, active FROM account ORDER BY name")
        return [Account(row[0], row[1], row[2], row[3], bool(row[4])) for row in rows]

    def get(self, account: str) -> Account:
        """By id or by name. Raises `Refused("ACCOUNT_UNKNOWN")`."""
        for entry in self.all():
            if account in (entry.id, entry.name):
                return entry
        raise Refused("ACCOUNT_UNKNOWN")

    def recipients(self, names: Iterable[str], content: Content, writer: Writer) -> list[str]:
        """age recipients of a protected group: the author, roles, accounts named in fields of `content`, `office`."""
        wanted = {writer.account.recipient}
        accounts = self.all()
        for name in names:
            if name == "office":
                wanted.add(writer.stint.office.keeper)
                continue
            value = content.get(name)
            ids = set(value) if isinstance(value, list | tuple) else {value}
            wanted |= {entry.recipient for entry in accounts if entry.role == name or entry.id in ids}
        return sorted(recipient for recipient in wanted if recipient)

    def add(self, name: str, role: Role, passphrase: str, *, account: str = "") -> Account:
        """A new account with its own age identity and slot; or a slot for the roster's `account` that has none.

        Raises `Refused` (ACCOUNT_EXISTS, NOT_YOUR_ROLE, PASSPHRASE_SHORT, PASSPHRASE_WEAK).
        """
        self._check_administrator()
        check_passphrase(passphrase)
        known = {entry.id: entry for entry in self.all()}
        if any(entry.name == name and entry.id != account for entry in known.values()):
            raise Refused("ACCOUNT_EXISTS")
        if account in known and known[account].recipient:
            raise Refused("ACCOUNT_EXISTS")
        secret, recipient = new_identity()
        entry = Account(account or self._clock.new_id(), name, role, recipient)
        with transaction(self._db):
            self._store(entry)
            self._audit.append("account_added", entry.id, role=role)
        self._write_slot(entry, Unwrapped(self._keeper.vault_key, secret), passphrase)
        return entry

    def remove(self, account: str) -> Change:
        """Deactivate and take the slot away. Raises `Refused` (LAST_LEADER, NOT_YOUR_ROLE, ACCOUNT_UNKNOWN)."""
        self._check_administrator()
        entry = self.get(account)
        leaders = [other for other in self.all() if other.role == "leader" and other.active and other.recipient]
        if entry.role == "leader" and len(leaders) < 2:
            raise Refused("LAST_LEADER")
        with transaction(self._db):
            self._store(replace(entry, active=False, recipient=""))
            self._audit.append("account_removed", entry.id)
        file = read_slots(self._keeper.path)
        write_slots(self._keeper.path, file.without(entry.id))
        return Change(registers=("accounts",))

    def change_passphrase(self, old: str, new: str) -> None:
        """For the account that is signed in. Raises as `add`, and PASSPHRASE_OR_DEVICE_KEY_WRONG."""
        check_passphrase(new)
        keys = self._unwrap(self._me.id, old)
        self._write_slot(self._me, keys, new)
        self._audit.append("passphrase_changed", self._me.id)

    def approve(self, account: str, passphrase: str, object_id: str) -> Approval:
        """One person's word, by passphrase, for one act on `object_id`. Raises PASSPHRASE_OR_DEVICE_KEY_WRONG."""
        entry = self.get(account)
        self._unwrap(entry.id, passphrase)
        approval = Approval(self._clock.new_id(), entry.id, entry.role, object_id)
        self._approvals[approval.token] = approval
        self._audit.append("approved", object_id, by=entry.id)
        return approval

    def redeem(self, approval: Approval | None, role: Role, object_id: str) -> str:
        """Use an approval once; returns the approver's account id. Whoever has the role needs no second word.

        Raises `Refused("APPROVAL_NEEDED")`.
        """
        if approval is None and self._me.role == role:
            return self._me.id
        known = self._approvals.pop(approval.token, None) if approval else None
        if known is None or known.role != role or known.object != object_id:
            raise Refused("APPROVAL_NEEDED", role=role)
        return known.account

    def _check_administrator(self) -> None:
        if self._me.role not in ("leader", "sysadmin"):
            raise Refused("NOT_YOUR_ROLE", role=self._me.role)

    def _unwrap(self, account: str, passphrase: str) -> Unwrapped:
        file = read_slots(self._keeper.path)
        secret = self._keeper.device.load(file.vault_id)
        return unwrap(file.vault_id, file.slot_of(account), passphrase, secret)

    def _write_slot(self, entry: Account, keys: Unwrapped, passphrase: str) -> None:
        file = read_slots(self._keeper.path)
        secret = self._keeper.device.load(file.vault_id)
        slot = wrap(file.vault_id, entry, keys, passphrase, secret, self._keeper.device.kind, self._keeper.cost())
        rescuer = str(file.label.get("recovery", ""))
        recovery = seal_recovery(entry.id, keys, rescuer) if rescuer else None
        write_slots(self._keeper.path, file.with_slot(slot, recovery))

    def _store(self, entry: Account) -> None:
        store_account(self._db, entry)


def store_account(connection: Connection, entry: Account) -> None:
    """Write one account row; the caller holds the transaction."""
    connection.execute(
        "INSERT OR REPLACE INTO account VALUES (?,?,?,?,?)",
        (entry.id, entry.name, entry.role, entry.recipient, entry.active),
    )
