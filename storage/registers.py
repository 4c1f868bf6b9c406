"""The registers the program writes itself: prints and media (R30, V06, V18)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

from forms.problems import Refused
from storage.access import Access
from storage.accounts import ENDED, Accounts, Approval
from storage.audit import AuditLog
from storage.clock import Clock
from storage.database import Connection, transaction
from storage.gate import INACTIVE, WriteGate
from storage.model import Change, Medium, PrintJob, Stint
from storage.numbering import Numbering
from storage.policy import Policy
from storage.reading import RecordReader

PRINT_PREFIX = "DYJ"
MEDIUM_PREFIX = "JZ"

End = Literal["lost", "returned", "destroyed"]
ENDS: Mapping[str, tuple[End, ...]] = {
    "in_use": ("lost", "returned", "destroyed"), "lost": ("returned", "destroyed"), "returned": ("destroyed",),
}  # fmt: skip
"""What a medium's state may become: never "in use" again, and what was destroyed stays destroyed."""


@dataclass(frozen=True)
class Desk:
    """What every register needs of the session it belongs to."""

    access: Access
    accounts: Accounts
    audit: AuditLog
    clock: Clock
    gate: WriteGate
    stint: Stint


def print_jobs(connection: Connection, record: str = "") -> list[PrintJob]:
    """The whole print register by number, or the lines of one record: for bundles and for the close-out."""
    rows = connection.execute(
        "SELECT body FROM print_job WHERE :record = '' OR record = :record ORDER BY number", {"record": record}
    )
    return [PrintJob(**json.loads(row[0])) for row in rows]


def media(connection: Connection) -> list[Medium]:
    """The whole media register by number."""
    return [Medium(**json.loads(row[0])) for row in connection.execute("SELECT body FROM medium ORDER BY number")]


def closes(access: Access) -> bool:
    """Whether this is the leader of a round that has ended: what keeps the vault from being cleared, as far as it is
    paper, can still be ended then (V25)."""
    return access.account.role == "leader" and access.standing.code in ENDED


class Prints:
    """The print register: a number before the page is made, the pages and the paper's fate afterwards."""

    def __init__(self, connection: Connection, desk: Desk, reader: RecordReader, policy: Policy) -> None:
        self._db = connection
        self._desk = desk
        self._reader = reader
        self._policy = policy
        self._audit = desk.audit
        self._me = desk.access.account.id
        self._clock = desk.clock
        self._numbering = Numbering(connection, desk.stint)
        self._given: Approval | None = None

    @contextmanager
    def word(self, approver: str, passphrase: str, about: str) -> Iterator[None]:
        """The word of `approver` for the next print of `about`, given to whoever registers it inside the block.

        Raises as `Accounts.approve`.
        """
        self._given = self._desk.accounts.approve(approver, passphrase, about)
        try:
            yield
        finally:
            self._given = None

    def register(
        self,
        record: str,
        serial: str,
        revision: str,
        text_sha256: str,
        page_kind: str,
        variant: str,
        copies: int,
        target: Literal["printer", "pdf"],
        purpose: str,
        approval: Approval | None = None,
        contents: Sequence[str] = (),
    ) -> PrintJob:
        """Take the next print number (`DYJ-2601-03A-0231`); `pages` is 0 until `finish`.

        `record` is a record's id, or what else the page is of (a bundle, the vault): such pages have no content and
        may be made before the pledge is registered, which is one of them. `contents` are the records that pages of
        several (a report outline, a bound volume) are made from; they are then asked for like one record's. Raises
        `Refused` (NOT_READABLE V09, RECUSED V02, APPROVAL_NEEDED where the policy `print_approval` asks for the
        leader's word on `record`).
        """
        of_record, approver = self._is_record(record) or bool(contents), ""
        if of_record:
            for one in contents or (record,):
                self._reader.get(one)
            if self._policy.get("print_approval") == "leader":
                approver = self._desk.accounts.redeem_output(approval or self._given, record)
        with nullcontext() if of_record else self._desk.gate.lifted(INACTIVE), transaction(self._db):
            job = PrintJob(
                number=self._numbering.next_number(PRINT_PREFIX), record=record, serial=serial, revision=revision,
                text_sha256=text_sha256, page_kind=page_kind, variant=variant, copies=copies, pages=0, by=self._me,
                approved_by=approver, at=self._clock.stamp(), target=target, purpose=purpose,
            )  # fmt: skip
            self._store(job)
            self._audit.append("print_registered", job.number, record=record, variant=variant, copies=copies)
        return job

    def next_number(self) -> str:
        """The number the next `register` will give, without taking it: for a preview."""
        return self._numbering.peek_number(PRINT_PREFIX)

    def finish(self, number: str, pages: int, disposition: str = "") -> PrintJob:
        """Note what came out: pages a copy, and `cancelled` or `failed` when nothing did. Once, and by whoever printed:
        a finished line could otherwise be made to say that nothing ever came out.

        Raises `Refused` (PRINT_UNKNOWN, PRINT_FINISHED R30).
        """
        job = self.get(number)
        if job.by != self._me or job.pages or job.disposition:
            raise Refused("PRINT_FINISHED", rule="R30", number=number)
        with nullcontext() if self._is_record(job.record) else self._desk.gate.lifted(INACTIVE), transaction(self._db):
            job = replace(job, pages=pages, disposition=disposition)
            self._store(job)
            self._audit.append("print_finished", number, pages=pages, disposition=disposition)
        return job

    def get(self, number: str) -> PrintJob:
        """Raises `Refused("PRINT_UNKNOWN")`, also for a print the account may not see."""
        for job in self.all():
            if job.number == number:
                return job
        raise Refused("PRINT_UNKNOWN")

    def all(self, record: str = "") -> list[PrintJob]:
        """By number; all, or those of one record. Administrators see the whole register (it has no content), others
        what they printed and prints of records they may read."""
        jobs = print_jobs(self._db, record)
        access = self._desk.access
        if access.word("policy") or access.word("audit") == "all" or closes(access):
            return jobs
        if access.standing.code:
            return [job for job in jobs if self._own_sheet(job)]
        readable = self._reader.summaries_of({job.record for job in jobs})
        return [job for job in jobs if job.record in readable or self._own_sheet(job)]

    def _own_sheet(self, job: PrintJob) -> bool:
        return job.by == self._me and not self._is_record(job.record)

    def _is_record(self, name: str) -> bool:
        return self._db.execute("SELECT 1 FROM record WHERE id = ?", (name,)).fetchone() is not None

    def _store(self, job: PrintJob) -> None:
        self._db.execute(
            "INSERT OR REPLACE INTO print_job VALUES (?,?,?,?)", (job.number, job.at, job.record, _body(asdict(job)))
        )


class Media:
    """The media register: a stick is known by its hardware serial, or refused (V18)."""

    def __init__(self, connection: Connection, desk: Desk) -> None:
        self._db = connection
        self._desk = desk
        self._audit = desk.audit
        self._clock = desk.clock
        self._numbering = Numbering(connection, desk.stint)

    def register(
        self, serial: str, kind: str, capacity: int, custodian: str, approval: Approval | None = None
    ) -> Medium:
        """The secrecy administrator's to do, or anybody's with that administrator's word on `serial`.

        Raises `Refused` (MEDIUM_REGISTERED V18, APPROVAL_NEEDED, ACCOUNT_INACTIVE V03).
        """
        self._check(approval, serial)
        if self.by_serial(serial):
            raise Refused("MEDIUM_REGISTERED", rule="V18")
        with transaction(self._db):
            medium = Medium(
                self._numbering.next_number(MEDIUM_PREFIX), kind, serial, capacity, custodian, self._clock.stamp()
            )
            self._store(medium)
            self._audit.append("medium_registered", medium.number)
        return medium

    def by_serial(self, serial: str) -> Medium | None:
        row = self._db.execute("SELECT body FROM medium WHERE serial = ?", (serial,)).fetchone()
        return Medium(**json.loads(row[0])) if row else None

    def set_state(self, number: str, state: End) -> Change:
        """A loss anybody registers at once; the rest is the secrecy administrator's.

        Raises `Refused` (MEDIUM_UNKNOWN V18, MEDIUM_ENDED R30 when it is not what it was any more, NOT_YOUR_ROLE,
        ACCOUNT_INACTIVE).
        """
        self._desk.access.standing.check()
        if state != "lost":
            self._desk.access.require("policy")
        found = [medium for medium in self.all() if medium.number == number]
        if not found:
            raise Refused("MEDIUM_UNKNOWN", rule="V18")
        if state not in ENDS.get(found[0].state, ()):
            raise Refused("MEDIUM_ENDED", rule="R30", medium=number, medium_state=found[0].state)
        with transaction(self._db):
            self._store(replace(found[0], state=state))
            self._audit.append("medium_state", number, state=state)
        return Change(registers=("media",))

    def all(self) -> list[Medium]:
        """By number."""
        return media(self._db)

    def _check(self, approval: Approval | None, serial: str) -> None:
        access = self._desk.access
        access.standing.check()
        if not access.word("policy"):
            self._desk.accounts.redeem(approval, "secadmin", serial)

    def _store(self, medium: Medium) -> None:
        self._db.execute(
            "INSERT OR REPLACE INTO medium VALUES (?,?,?)", (medium.number, medium.serial, _body(asdict(medium)))
        )


def _body(fields: dict[str, Any]) -> str:
    return json.dumps(fields, ensure_ascii=False, sort_keys=True)
