"""An opened vault with one account: all stores, wired together. Made and used on one thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from forms.kinds import KINDS
from forms.problems import IntegrityFailure, Refused
from storage.accounts import Accounts, SlotKeeper
from storage.attachments import Attachments
from storage.audit import AuditLog
from storage.clock import Clock
from storage.codec import decode
from storage.contexts import Contexts, Stamps
from storage.database import Connection, open_database
from storage.documents import Documents
from storage.drafts import Drafts
from storage.figures import Figures
from storage.links import Links
from storage.model import Account, Content, Stint
from storage.names import NameGuard
from storage.packs import Packs
from storage.protected import unseal
from storage.record_index import RecordIndex
from storage.records import FormBook, Records, Writer
from storage.registers import Media, Prints
from storage.settings import Settings
from storage.weekly import WeekFreezer

DERIVED = 2
"""Goes up whenever the derived tables would be filled otherwise: a kind's search fields, its links, its counting."""


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
    forms: FormBook
    clock: Clock


class Session:
    """`records`, `drafts`, `accounts`, `attachments`, `prints`, `media`, `audit`, `settings`, `links`,
    `figures`, `names`, `packs`, `documents` of one opened vault.

    `read_only` is true after a break in the audit chain (V20): every write then fails.
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
        db, clock = parts.connection, parts.clock
        self.audit = AuditLog(db, parts.device, parts.account.id, clock)
        self.settings = Settings(db)
        self.accounts = Accounts(db, parts.account, parts.keeper, self.audit, clock)
        writer = Writer(parts.account, parts.device, parts.stint)
        self.packs = Packs(db, self.settings, self.audit)
        self.figures = Figures(db, self.packs, clock)
        self.names = NameGuard(db, self.settings)
        stamps = Stamps(parts.account.id, clock, WeekFreezer(db, self.figures))
        self.records = Records(db, writer, parts.forms, self.accounts, self.audit, clock, self.names, stamps)
        self.drafts = Drafts(db, parts.account, parts.identity, clock)
        self.attachments = Attachments(db)
        self.prints = Prints(db, parts.stint, self.audit, parts.account.id, clock)
        self.media = Media(db, parts.stint, self.audit, clock)
        self.documents = Documents(db, self.records, self.attachments)
        self.links = Links(db, self.records, Contexts(db, parts.account.id, parts.stint, clock))
        self.read_only = self._broken_chain()
        self._refresh_derived()

    def open_protected(self, record: str, group: str, reason: str) -> Content:
        """Read one protected group; the reason goes into the log (V09). Empty when the record has none.

        Raises `Refused` (REASON_NEEDED, NOT_A_RECIPIENT, NOT_READABLE), `IntegrityFailure("PROTECTED_DAMAGED")`.
        """
        if not reason.strip():
            raise Refused("REASON_NEEDED", rule="V09")
        sealed = self.records.get(record).head.protected.get(group)
        if sealed is None:
            return {}
        fields = unseal(sealed, self._identity)
        self.audit.append("protected_opened", record, group=group, reason=reason.strip()[:200])
        return fields

    def learn_names(self) -> int:
        """Print the names in protected groups that came from other laptops and are sealed to this account (V13).

        Nothing is shown; the log gets the number. Returns how many records were new.
        """
        kinds = [kind.name for kind in KINDS.values() if kind.name_fields]
        done = 0
        for head in self.names.unlearned(kinds):
            body = self.connection.execute("SELECT body FROM revision WHERE id = ?", (head,)).fetchone()[0]
            revision = decode(body)
            sealed = revision.protected.items()
            if any(self.me.recipient not in group.recipients for _, group in sealed):
                continue
            for name, group in sealed:
                self.names.learn(KINDS[revision.kind], name, unseal(group, self._identity))
            self.names.mark(head)
            done += bool(revision.protected)
        if done:
            self.audit.append("names_learned", self.vault_id, records=done)
        return done

    def unseal_message(self, message: bytes) -> bytes:
        """Open an age message addressed to this account (a receipt). Raises `Refused("NOT_A_RECIPIENT")`."""
        try:
            return bytes(pyrage.decrypt(message, [pyrage.x25519.Identity.from_str(self._identity)]))
        except pyrage.DecryptError as error:
            raise Refused("NOT_A_RECIPIENT") from error

    def connector(self) -> Callable[[], Connection]:
        """What opens a second connection to this database on the thread that calls it, so that sealing reads and
        registers without holding up the storage thread. Whoever calls it closes it."""
        if self._parts is None:
            raise RuntimeError("the session is closed")
        key = self._parts.keeper.vault_key
        path = Path(self.connection.execute("PRAGMA database_list").fetchone()[2])
        return lambda: open_database(path, key)

    def rebuild_index(self) -> int:
        """Make lists and search anew from the revisions; returns the number of records."""
        return RecordIndex(self.connection).rebuild()

    def close(self) -> None:
        """Forget keys and close the database; the session is of no use afterwards. Safe to call twice."""
        if self._parts is not None:
            self.connection.close()
            self._parts.lock.close()
            self._parts = None
            del self.drafts, self.accounts, self.signing_key

    def _refresh_derived(self) -> None:
        """Derive lists, links and counters anew when this program derives them otherwise than the last one did."""
        if not self.read_only and self.settings.get("derived", 0) != DERIVED:
            self.rebuild_index()
            self.settings.set("derived", DERIVED)

    @property
    def closed(self) -> bool:
        return self._parts is None

    @property
    def _identity(self) -> str:
        if self._parts is None:
            raise RuntimeError("the session is closed")
        return self._parts.identity

    def _broken_chain(self) -> bool:
        try:
            self.audit.check()
        except IntegrityFailure:
            self.connection.execute("PRAGMA query_only = ON")
            return True
        return False
