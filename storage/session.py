"""An opened vault with one account: all stores, wired together. Made and used on one thread."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from forms.kinds import KINDS
from forms.problems import IntegrityFailure, Refused, Report, no_report
from storage.access import Access, Standing
from storage.accounts import Accounts, SlotKeeper, vacant_roles
from storage.attachments import ReadableAttachments
from storage.audit import AuditLog, log_of
from storage.audit_view import SessionLog
from storage.bundle_register import Bundles
from storage.clock import Clock
from storage.codec import decode
from storage.contexts import Contexts, Stamps
from storage.database import Connection, open_database, transaction
from storage.documents import Documents
from storage.drafts import Drafts
from storage.evidence import Evidence
from storage.figures import Figures
from storage.gate import WriteGate
from storage.grants import Grants
from storage.links import Links
from storage.lists import Lists
from storage.model import Account, Content, Stint
from storage.names import NameGuard, NameWatch
from storage.network_watch import NetworkWatch
from storage.packs import Packs
from storage.pledges import Pledges
from storage.policy import Policy
from storage.protected import unseal
from storage.record_index import RecordIndex, derivation
from storage.records import Records
from storage.recusal import RecusalView
from storage.register_book import RegisterBook
from storage.registers import Desk, Media, Prints
from storage.registers_paper import Copies, Destructions
from storage.sealer import Sealer
from storage.settings import OwnSettings, Settings
from storage.weekly import WeekFreezer
from storage.writer import FormBook, Writer

KEY_HOLDERS = (
    "records", "drafts", "accounts", "attachments", "documents", "prints", "media", "copies", "destructions", "pledges",
    "grants", "lists", "links", "evidence", "network", "policy", "signing_key",
)  # fmt: skip
"""What is dropped when the session closes: it holds keys, or holds what holds them."""

LEARNED_AT_ONCE = 200
"""Records whose names are learned in one step."""


@dataclass(frozen=True)
class SessionParts:
    """What `vault` hands to a session when a slot has been opened."""

    folder: Path
    vault_id: str
    connection: Connection
    lock: IO[bytes]
    account: Account
    identity: str
    device: str
    signing_key: Ed25519PrivateKey
    stint: Stint
    keeper: SlotKeeper
    gate: WriteGate
    forms: FormBook
    clock: Clock
    report: Report = no_report


class Session:
    """`records`, `drafts`, `accounts`, `attachments`, `prints`, `media`, `audit`, `settings`, `links`,
    `figures`, `names`, `packs`, `documents`, `lists`, `evidence`, `weekly`, `pledges`, `grants`, `policy`, `network`,
    `copies`, `destructions`, `bundles`, `recusals` of one opened vault.

    Each asks `access` what this account may do (`storage.access`); `access.standing` says whether it may work at all
    (V03). `read_only` is true after a break in the audit chain (V20): every write then fails. `connection` is for
    storage alone: whoever has it has the whole database, except what is sealed to others.
    """

    def __init__(self, parts: SessionParts) -> None:
        self._parts: SessionParts | None = parts
        self.folder = parts.folder
        self.vault_id = parts.vault_id
        self.me = parts.account
        self.device = parts.device
        self.stint = parts.stint
        self.clock = parts.clock
        self.forms = parts.forms
        self.connection = parts.connection
        self.signing_key = parts.signing_key
        self.device_secret = parts.keeper.device
        db, clock, stint = parts.connection, parts.clock, parts.stint
        self.gate = parts.gate
        self.access = Access(parts.account, vacant=lambda: vacant_roles(db))
        self._log = AuditLog(db, parts.device, parts.account.id, clock)
        self.audit = SessionLog(db, parts.device, self.access, self._log)
        self.settings = OwnSettings(db, parts.account)
        self._settings = Settings(db)
        self.accounts = Accounts(
            db, self.access, parts.keeper, self._log, clock, self._standing_of, stint.laptop, parts.gate
        )
        self.policy = Policy(stint, self._settings, self.access, self._log, self.accounts.set_lockout)
        desk = Desk(self.access, self.accounts, self._log, clock, parts.gate, stint)
        self.pledges = Pledges(db, desk, self._settings, parts.keeper.path)
        self.packs = Packs(db, self._settings, self._log, self.access, stint.packs)
        self.figures = Figures(db, self.access, self.packs, clock)
        self._names = NameGuard(db, self._settings)
        self.names = NameWatch(self._names, self.access, self._note)
        self._wire_records(db, parts)
        self.prints = Prints(db, desk, self.records, self.policy)
        self.media = Media(db, desk)
        self.copies = Copies(db, desk, self.prints)
        self.destructions = Destructions(db, desk, self.copies, self.media)
        self.bundles = Bundles(db, self.access)
        self.recusals = RecusalView(db, self.access)
        self.network = NetworkWatch(desk, self.policy, RegisterBook(db))
        self.pledges.refresh()
        self.read_only = self._broken_chain()
        self._refresh_derived(parts.report)

    def _wire_records(self, db: Connection, parts: SessionParts) -> None:
        me, clock = parts.account, parts.clock
        self.weekly = WeekFreezer(db, self.figures)
        stamps = Stamps(me.id, clock, self.weekly)
        sealer = Sealer(db, self.accounts, parts.stint, me, parts.identity, self._names)
        self.records = Records(
            db, Writer(me, parts.device, parts.stint), self.access, sealer, parts.forms, self.accounts, self._log,
            clock, self._names, stamps,
        )  # fmt: skip
        self.drafts = Drafts(db, self.access, parts.identity, clock)
        self.attachments = ReadableAttachments(db, self.records, self.access)
        self.grants = Grants(db, self.access, self.accounts, self.records, self._log, clock, parts.stint.laptop)
        self.documents = Documents(db, self.records, self.attachments)
        self.lists = Lists(db, self.records)
        self.links = Links(db, self.records, Contexts(db, me, parts.stint, clock))
        self.evidence = Evidence(self)

    def open_protected(self, record: str, group: str, reason: str, head: str = "") -> Content:
        """Read one protected group; the reason goes into the log (V09). Empty when the record has none. `head` names
        one of several heads of a record in conflict.

        Raises `Refused` (REASON_NEEDED, NOT_A_RECIPIENT, NOT_READABLE, CHANGED_MEANWHILE, NOT_YOUR_ROLE for the
        identity in another's interview), `IntegrityFailure("PROTECTED_DAMAGED")`.
        """
        if not reason.strip():
            raise Refused("REASON_NEEDED", rule="V09")
        view = self.records.get(record)
        if KINDS[view.kind].area == "interviews" and self.access.require("identity") == "own":
            self._check_own(record)
        heads = [one for one in view.heads if one.id == head] if head else [view.head]
        if not heads:
            raise Refused("CHANGED_MEANWHILE", serial=view.serial)
        sealed = heads[0].protected.get(group)
        if sealed is None:
            return {}
        fields = unseal(sealed, self._identity)
        self._log.append("protected_opened", record, group=group, reason=reason.strip()[:200])
        return fields

    def learn_names(self, recipient: str = "", identity: str = "") -> int:
        """Print the names in protected groups that came from other laptops and are sealed to this account (V13), or to
        `recipient`, whose secret key is `identity`.

        Nothing is shown; the log gets the number. A damaged group is left for whoever opens it to find. Returns how
        many records were new.
        """
        return sum(self.learning(recipient, identity))

    def learning(self, recipient: str = "", identity: str = "") -> Iterator[int]:
        """As `learn_names`, a few records at a step: what comes between two steps need not wait for all."""
        reader, key = recipient or self.me.recipient, identity or self._identity
        heads = self._names.unlearned(kind.name for kind in KINDS.values() if kind.name_fields)
        for first in range(0, len(heads), LEARNED_AT_ONCE):
            with transaction(self.connection):
                done = sum(self._learn(head, reader, key) for head in heads[first : first + LEARNED_AT_ONCE])
                if done:
                    self._log.append("names_learned", self.vault_id, records=done)
            yield done

    def _learn(self, head: str, reader: str, key: str) -> bool:
        """Learn the names of one record, if `key` opens all of it; whether there was anything to open."""
        body = self.connection.execute("SELECT body FROM revision WHERE id = ?", (head,)).fetchone()[0]
        revision = decode(body)
        sealed = revision.protected.items()
        if any(reader not in group.recipients for _, group in sealed):
            return False
        try:
            opened = [(name, unseal(group, key)) for name, group in sealed]
        except IntegrityFailure:
            return False
        for name, fields in opened:
            self._names.learn(KINDS[revision.kind], name, fields)
        self._names.mark(head)
        return bool(opened)

    def _check_own(self, record: str) -> None:
        if not self.records.owns(record):
            raise Refused("NOT_YOUR_ROLE", rule="V09", role=self.me.role)

    def unseal_message(self, message: bytes) -> bytes:
        """Open an age message addressed to this account (a receipt). Raises `Refused` (NOT_A_RECIPIENT, NOT_A_MESSAGE).

        A protected group is no message: it is opened by `open_protected`, with a reason and a line in the log.
        """
        try:
            plain = bytes(pyrage.decrypt(message, [pyrage.x25519.Identity.from_str(self._identity)]))
        except pyrage.DecryptError as error:
            raise Refused("NOT_A_RECIPIENT", rule="V09") from error
        if plain.startswith(b"{"):
            raise Refused("NOT_A_MESSAGE", rule="V09")
        return plain

    def connector(self) -> Callable[[], Connection]:
        """What opens a second connection to this database on the thread that calls it, so that sealing reads and
        registers without holding up the storage thread. Whoever calls it closes it."""
        key, gate = self._open_parts().keeper.vault_key, self.gate
        path = Path(self.connection.execute("PRAGMA database_list").fetchone()[2])
        return lambda: open_database(path, key, gate=gate)

    def rebuild_index(self, report: Report = no_report) -> int:
        """Make lists and search anew from the revisions; returns the number of records."""
        return RecordIndex(self.connection).rebuild(report)

    def close(self) -> None:
        """Forget keys and close the database; the session is of no use afterwards. Safe to call twice."""
        if self._parts is not None:
            self.connection.close()
            self._parts.lock.close()
            self._parts = None
            for name in KEY_HOLDERS:
                delattr(self, name)

    def _note(self, action: str, object_id: str = "", **detail: Any) -> None:
        note(self, action, object_id, **detail)

    def _refresh_derived(self, report: Report) -> None:
        """Derive lists, links and counters anew when this program derives them otherwise than the last one did;
        take the kit's packs into use."""
        if self.read_only:
            return
        with self.gate.lifted():
            if self._settings.get("derived") != derivation():
                self.rebuild_index(report)
                self._settings.set("derived", derivation())
            self.packs.install_kit()

    @property
    def closed(self) -> bool:
        return self._parts is None

    @property
    def _identity(self) -> str:
        return self._open_parts().identity

    def _open_parts(self) -> SessionParts:
        if self._parts is None:
            raise RuntimeError("the session is closed")
        return self._parts

    def _standing_of(self, account: Account) -> Standing:
        return self.pledges.standing(account)

    def _broken_chain(self) -> bool:
        try:
            self.audit.check()
        except IntegrityFailure:
            self.connection.execute("PRAGMA query_only = ON")
            return True
        return False


def note(session: Session, action: str, object_id: str = "", **detail: Any) -> None:
    """Log what happens whether or not this account may write now: unlocking, recovery. Nothing after a break in the
    chain (V20)."""
    if not session.read_only:
        with session.gate.lifted():
            log_of(session).append(action, object_id, **detail)
