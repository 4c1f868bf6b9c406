"""Need to know: the leader opens others' interviews to one account, by record, or to a deputy by organisation.

Each grant has a reason, is logged, can be ended, and gives reading only (DOMAIN 5, "Others' interviews").
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from forms.kinds import KINDS
from forms.problems import Refused
from storage.access import Access, cell
from storage.accounts import Accounts
from storage.audit import AuditLog
from storage.clock import Clock
from storage.database import Connection, transaction
from storage.model import Change
from storage.reading import RecordReader
from storage.register_book import DELEGATIONS, RegisterBook


@dataclass(frozen=True)
class Grant:
    """What was opened to whom, by whom and why; `ended_at` is empty while it holds."""

    id: str
    account: str
    record: str
    unit: str
    by: str
    at: str
    reason: str
    ended_at: str
    ended_by: str


@dataclass(frozen=True)
class Delegation:
    """The leader's leave for a deputy to approve exports and prints, up to and including the day `until`. Of several
    for one deputy the latest counts."""

    number: str
    account: str
    until: str
    reason: str
    by: str
    at: str


class Grants:
    """Given and ended by whoever reads all interviews: the leader."""

    def __init__(
        self, connection: Connection, access: Access, accounts: Accounts, reader: RecordReader, audit: AuditLog,
        clock: Clock, laptop: str,
    ) -> None:  # fmt: skip
        self._laptop = laptop
        self._db = connection
        self._access = access
        self._accounts = accounts
        self._reader = reader
        self._audit = audit
        self._clock = clock

    def give(self, account: str, reason: str, *, record: str = "", unit: str = "") -> Grant:
        """Open one record, or (to a deputy) the interviews of one organisation.

        Raises `Refused` (NOT_YOUR_ROLE, REASON_NEEDED, GRANT_NOT_FOR_ROLE, GRANT_BY_RECORD, NOT_READABLE, RECUSED).
        """
        self._access.require("others_interviews", "write")
        entry = self._accounts.get(account)
        word = cell("others_interviews", entry.role)
        if not reason.strip():
            raise Refused("REASON_NEEDED", rule="R31")
        if word not in ("assigned", "granted") or bool(record) == bool(unit):
            raise Refused("GRANT_NOT_FOR_ROLE", rule="R31", role=entry.role)
        if unit and word != "assigned":
            raise Refused("GRANT_BY_RECORD", rule="R31", role=entry.role)
        if record and KINDS[self._reader.get(record).kind].area != "interviews":
            raise Refused("GRANT_NOT_FOR_ROLE", rule="R31", role=entry.role)
        grant = Grant(self._clock.new_id(), entry.id, record, unit, self._access.account.id, self._clock.stamp(),
                      reason.strip(), "", "")  # fmt: skip
        with transaction(self._db):
            self._db.execute(
                "INSERT INTO access_grant VALUES (?,?,?,?,?,?,?,?,?)", tuple(grant.__dict__.values())
            )  # fmt: skip
            self._audit.append("granted", record or entry.id, account=entry.id, unit=unit, reason=grant.reason[:200])
        return grant

    def end(self, grant: str) -> Change:
        """Raises `Refused` (NOT_YOUR_ROLE, GRANT_UNKNOWN)."""
        self._access.require("others_interviews", "write")
        with transaction(self._db):
            changed = self._db.execute(
                "UPDATE access_grant SET ended_at = ?, ended_by = ? WHERE id = ? AND ended_at = ''",
                (self._clock.stamp(), self._access.account.id, grant),
            )
            if not changed.rowcount:
                raise Refused("GRANT_UNKNOWN")
            self._audit.append("grant_ended", grant)
        return Change(registers=("grants",))

    def delegate(self, account: str, until: str, reason: str) -> Change:
        """Let a deputy approve exports and prints up to the day `until`; a day in the past ends it.

        Raises `Refused` (NOT_YOUR_ROLE, REASON_NEEDED, GRANT_NOT_FOR_ROLE, NOT_A_DAY).
        """
        self._access.require("approve_output", "yes")
        entry = self._accounts.get(account)
        if not reason.strip():
            raise Refused("REASON_NEEDED", rule="R31")
        if cell("approve_output", entry.role) != "delegated":
            raise Refused("GRANT_NOT_FOR_ROLE", rule="R31", role=entry.role)
        try:
            until = date.fromisoformat(until).isoformat()
        except ValueError as error:
            raise Refused("NOT_A_DAY", rule="R31") from error
        with transaction(self._db):
            RegisterBook(self._db).add(
                DELEGATIONS, self._laptop, self._clock.stamp(), self._access.account.id, entry.id,
                {"until": until, "reason": reason.strip()},
            )  # fmt: skip
            self._audit.append("approval_delegated", entry.id, until=until, reason=reason.strip()[:200])
        return Change(registers=("grants",))

    def delegations(self) -> list[Delegation]:
        """In the order in which they were given; seen by the same people as grants, and by whom they are for."""
        found = [
            Delegation(row.number, row.object, str(row.body["until"]), str(row.body["reason"]), row.by, row.at)
            for row in RegisterBook(self._db).rows(DELEGATIONS)
        ]
        return [row for row in found if self._sees(row.account)]

    def all(self) -> list[Grant]:
        """Every grant for the leader, the auditor and the secrecy administrator; one's own for others."""
        rows = [Grant(*row) for row in self._db.execute("SELECT * FROM access_grant ORDER BY at, id")]
        return [row for row in rows if self._sees(row.account)]

    def _sees(self, account: str) -> bool:
        access = self._access
        if access.word("others_interviews") == "write" or access.word("policy") or access.word("audit") == "all":
            return True
        return not access.standing.code and account == access.account.id
