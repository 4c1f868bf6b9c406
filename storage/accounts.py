"""Accounts of the vault: their slots, their recipients for protected fields, and the leader's word."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from forms.kinds import Role
from forms.problems import IntegrityFailure, Refused
from storage.access import SET_UP_BY, Access, Standing, cell, check_persons
from storage.attempts import open_slot
from storage.audit import AuditLog
from storage.clock import Clock
from storage.database import Connection, transaction
from storage.gate import WriteGate
from storage.keys import DeviceSecret, KdfCost, check_passphrase
from storage.model import Account, Change
from storage.protected import new_identity
from storage.register_book import DELEGATIONS, RETIRED_KEYS, RegisterBook
from storage.slots import Unwrapped, read_slots, seal_recovery, wrap, write_slots


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
    recovery: str = ""


class Accounts:
    """Reads and writes of accounts. Slots are written after the database has committed, so a failure leaves
    an account without a slot (it can be added again), never a slot without an account."""

    def __init__(
        self, connection: Connection, access: Access, keeper: SlotKeeper, audit: AuditLog, clock: Clock,
        standing: Callable[[Account], Standing], laptop: str, gate: WriteGate,
    ) -> None:  # fmt: skip
        """`standing` says whether another account may work now (V03): nobody approves who may not."""
        self._db = connection
        self._me = access.account
        self._access = access
        self._standing = standing
        self._laptop = laptop
        self._gate = gate
        self._keeper = keeper
        self._audit = audit
        self._clock = clock
        self._approvals: dict[str, Approval] = {}

    def all(self) -> list[Account]:
        """By name. Who is on the team is no secret inside it; what they may do is."""
        rows = self._db.execute(f"SELECT {_COLUMNS} FROM account ORDER BY name")
        return [Account(row[0], row[1], row[2], row[3], bool(row[4]), *row[5:]) for row in rows]

    def get(self, account: str) -> Account:
        """By id or by name. Raises `Refused("ACCOUNT_UNKNOWN")`."""
        for entry in self.all():
            if account in (entry.id, entry.name):
                return entry
        raise Refused("ACCOUNT_UNKNOWN")

    def add(self, name: str, role: Role, passphrase: str, *, account: str = "", person: str = "") -> Account:
        """A new account with its own age identity and slot; or a slot for the roster's `account` that has none.

        Raises `Refused` (ACCOUNT_EXISTS, NOT_YOUR_ROLE, ROLES_SEPARATED 9.9, PASSPHRASE_SHORT, PASSPHRASE_WEAK).
        """
        self._access.require("accounts")
        check_passphrase(passphrase)
        known = {entry.id: entry for entry in self.all()}
        if role == "office" and self._me.role != "office":
            raise Refused("ROLES_SEPARATED", rule="9.9", role=role, other=self._me.role)
        if any(entry.name == name and entry.id != account for entry in known.values()):
            raise Refused("ACCOUNT_EXISTS")
        if account in known and known[account].recipient:
            raise Refused("ACCOUNT_EXISTS")
        secret, recipient = new_identity()
        old = known.get(account, Account(account or self._clock.new_id(), name, role, person=person))
        entry = replace(old, name=name, role=role, recipient=recipient, active=True, person=person or old.person)
        check_persons(list(known.values()), entry)
        with transaction(self._db):
            self._store(entry)
            self._audit.append("account_added", entry.id, role=role, acting=self._acting())
        self._write_slot(entry, Unwrapped(self._keeper.vault_key, secret), passphrase)
        return entry

    def remove(self, account: str) -> Change:
        """Deactivate and take the slot away. Raises `Refused` (LAST_LEADER, NOT_YOUR_ROLE, ACCOUNT_UNKNOWN)."""
        self._access.require("accounts")
        entry = self.get(account)
        leaders = [other for other in self.all() if other.role == "leader" and other.active and other.recipient]
        if entry.role == "leader" and len(leaders) < 2:
            raise Refused("LAST_LEADER", rule="R31")
        with transaction(self._db):
            deactivate(self._db, entry, self._laptop, self._clock.stamp(), self._me.id)
            self._audit.append("account_removed", entry.id, acting=self._acting())
        forget_slots(self._keeper.path, [entry.id])
        return Change(registers=("accounts",))

    def change_passphrase(self, old: str, new: str) -> None:
        """For the account that is signed in. Raises as `add`, and as `attempts.open_slot`."""
        check_passphrase(new)
        keys = self._unwrap(self._me.id, old)
        with transaction(self._db):  # what forbids the log line forbids the change as well
            self._audit.append("passphrase_changed", self._me.id)
            self._write_slot(self._me, keys, new)

    def approve(self, account: str, passphrase: str, object_id: str) -> Approval:
        """One person's word, by passphrase, for one act on `object_id`.

        Wrong passphrases count as at the unlocking. Raises `Refused` (PASSPHRASE_OR_DEVICE_KEY_WRONG, WAIT V21,
        LOCKED_OUT V21, ACCOUNT_INACTIVE V03, ACCOUNT_UNKNOWN, NO_SLOT).
        """
        entry = self.get(account)
        standing = self._standing(entry)
        if object_id != CLEARING or standing.code not in ENDED:
            standing.check()
        self._unwrap(entry.id, passphrase)
        approval = Approval(self._clock.new_id(), entry.id, entry.role, object_id)
        self._approvals[approval.token] = approval
        with self._gate.lifted():
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
            raise Refused("APPROVAL_NEEDED", rule="R31", role=role)
        return known.account

    def set_lockout(self, tries: int) -> None:
        """Note beside the slots after how many wrong passphrases one is destroyed (0: never). Policy calls this."""
        self._access.require("policy")
        file = read_slots(self._keeper.path)
        write_slots(self._keeper.path, file.labelled(lockout_after=tries))

    def redeem_output(self, approval: Approval | None, object_id: str) -> str:
        """Use an approval of an export or a print once: the leader's, or that of a deputy to whom the leader has
        delegated it (`Grants.delegate`); returns the approver's account id. Raises `Refused("APPROVAL_NEEDED")`.
        """
        if approval is None:
            word = self._access.word("approve_output")
            if word == "yes" or (word == "delegated" and self._delegated(self._me.id)):
                return self._me.id
            raise Refused("APPROVAL_NEEDED", rule="V18", role="leader", about=object_id)
        known = self._approvals.get(approval.token)  # what was given, not what the caller says was given
        role: Role = "leader"
        if known is not None and self._is_deputy(known.account) and self._delegated(known.account):
            role = "deputy"
        return self.redeem(approval, role, object_id)

    def output_approvers(self) -> tuple[Account, ...]:
        """Whose word lets an export or a print out today: the leader's, and that of deputies it is delegated to."""
        able = [entry for entry in self.all() if entry.active and entry.recipient and not self._standing(entry).code]
        return tuple(
            entry for entry in able
            if cell("approve_output", entry.role) == "yes" or (self._is_deputy(entry.id) and self._delegated(entry.id))
        )  # fmt: skip

    def _is_deputy(self, account: str) -> bool:
        return cell("approve_output", self.get(account).role) == "delegated"

    def _delegated(self, account: str) -> bool:
        line = RegisterBook(self._db).last(DELEGATIONS, account)
        today = self._clock.now().astimezone().date().isoformat()
        return line is not None and str(line.body["until"]) >= today

    def redeem_other(self, approval: Approval, object_id: str) -> str:
        """Use another person's word once, whatever that person's role; returns the account.

        Raises `Refused("APPROVAL_NEEDED")`, also for one's own word.
        """
        known = self._approvals.pop(approval.token, None)
        if known is None or known.object != object_id or known.account == self._me.id:
            raise Refused("APPROVAL_NEEDED", rule="V25")
        return known.account

    def _acting(self) -> bool:
        """Whether this is an administrator's act by somebody who stands in for one: it is marked in the log."""
        return self._me.role in SET_UP_BY

    def _unwrap(self, account: str, passphrase: str) -> Unwrapped:
        return open_slot(self._keeper.path, account, passphrase, self._keeper.device, self._clock).keys

    def _write_slot(self, entry: Account, keys: Unwrapped, passphrase: str) -> None:
        file = read_slots(self._keeper.path)
        secret = self._keeper.device.load(file.vault_id)
        slot = wrap(file.vault_id, entry, keys, passphrase, secret, self._keeper.device.kind, self._keeper.cost())
        if file.label.get("recovery", "") != self._keeper.recovery:  # the label is authenticated by nothing
            raise IntegrityFailure("SLOTS_DAMAGED", name=self._keeper.path.parent.name)
        recovery = seal_recovery(entry.id, keys, self._keeper.recovery) if self._keeper.recovery else None
        write_slots(self._keeper.path, file.with_slot(slot, recovery), forget=True)

    def _store(self, entry: Account) -> None:
        store_account(self._db, entry)


CLEARING = "clearing"
"""What the witness's word is given on when a vault is cleared."""
ENDED = ("ROUND_ENDED", "AUTHORISATION_ENDED")
"""What does not keep a leader and a witness from clearing the vault: the end of the round is when that happens."""
ADMINISTRATORS: tuple[Role, ...] = ("sysadmin", "secadmin")
_COLUMNS = "id, name, role, recipient, active, person, valid_from, valid_to, document"


def store_account(connection: Connection, entry: Account) -> None:
    """Write one account row; the caller holds the transaction."""
    connection.execute(
        f"INSERT OR REPLACE INTO account ({_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?)",
        (entry.id, entry.name, entry.role, entry.recipient, entry.active, entry.person, entry.valid_from,
         entry.valid_to, entry.document),
    )  # fmt: skip


def deactivate(connection: Connection, entry: Account, laptop: str, stamp: str, by: str) -> None:
    """From now on the account may do nothing, and nothing is sealed to it. The caller holds the transaction, knows
    that this may be, and calls `forget_slots` afterwards."""
    store_account(connection, replace(entry, active=False, recipient=""))
    if entry.recipient:
        RegisterBook(connection).add(RETIRED_KEYS, laptop, stamp, by, entry.recipient, {"account": entry.id})


def forget_slots(path: Path, accounts: Iterable[str]) -> None:
    """Take away the slots of accounts that were deactivated."""
    file = read_slots(path)
    for account in accounts:
        file = file.without(account)
    write_slots(path, file, forget=True)


def vacant_roles(connection: Connection) -> frozenset[Role]:
    """The administrators' roles that no active account with a key holds here."""
    rows = connection.execute("SELECT DISTINCT role FROM account WHERE active AND recipient <> ''")
    held = {row[0] for row in rows}
    return frozenset(role for role in ADMINISTRATORS if role not in held)
