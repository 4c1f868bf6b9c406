"""The registers the program writes itself: prints and media (R30, V06, V18)."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from typing import Any, Literal

from forms.problems import Refused
from storage.audit import AuditLog
from storage.clock import Clock
from storage.database import Connection, transaction
from storage.model import Change, Medium, PrintJob, Stint
from storage.numbering import Numbering

PRINT_PREFIX = "DYJ"
MEDIUM_PREFIX = "JZ"


class Prints:
    """The print register: a number before the page is made, the pages and the paper's fate afterwards."""

    def __init__(self, connection: Connection, stint: Stint, audit: AuditLog, me: str, clock: Clock) -> None:
        self._db = connection
        self._audit = audit
        self._me = me
        self._clock = clock
        self._numbering = Numbering(connection, stint)

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
        approved_by: str = "",
    ) -> PrintJob:
        """Take the next print number (`DYJ-2601-03A-0231`); `pages` is 0 until `finish`."""
        with transaction(self._db):
            job = PrintJob(
                number=self._numbering.next_number(PRINT_PREFIX), record=record, serial=serial, revision=revision,
                text_sha256=text_sha256, page_kind=page_kind, variant=variant, copies=copies, pages=0, by=self._me,
                approved_by=approved_by, at=self._clock.stamp(), target=target, purpose=purpose,
            )  # fmt: skip
            self._store(job)
            self._audit.append("print_registered", job.number, record=record, variant=variant, copies=copies)
        return job

    def next_number(self) -> str:
        """The number the next `register` will give, without taking it: for a preview."""
        return self._numbering.peek_number(PRINT_PREFIX)

    def finish(self, number: str, pages: int, disposition: str = "") -> PrintJob:
        """Note what came out: pages a copy, and `cancelled` or `failed` when nothing did."""
        with transaction(self._db):
            job = replace(self.get(number), pages=pages, disposition=disposition)
            self._store(job)
            self._audit.append("print_finished", number, pages=pages, disposition=disposition)
        return job

    def get(self, number: str) -> PrintJob:
        """Raises `Refused("PRINT_UNKNOWN")`."""
        row = self._db.execute("SELECT body FROM print_job WHERE number = ?", (number,)).fetchone()
        if not row:
            raise Refused("PRINT_UNKNOWN")
        return PrintJob(**json.loads(row[0]))

    def all(self, record: str = "") -> list[PrintJob]:
        """By number; all, or those of one record."""
        rows = self._db.execute(
            "SELECT body FROM print_job WHERE :record = '' OR record = :record ORDER BY number", {"record": record}
        )
        return [PrintJob(**json.loads(row[0])) for row in rows]

    def _store(self, job: PrintJob) -> None:
        self._db.execute(
            "INSERT OR REPLACE INTO print_job VALUES (?,?,?,?)", (job.number, job.at, job.record, _body(asdict(job)))
        )


class Media:
    """The media register: a stick is known by its hardware serial, or refused (V18)."""

    def __init__(self, connection: Connection, stint: Stint, audit: AuditLog, clock: Clock) -> None:
        self._db = connection
        self._audit = audit
        self._clock = clock
        self._numbering = Numbering(connection, stint)

    def register(self, serial: str, kind: str, capacity: int, custodian: str) -> Medium:
        """Raises `Refused("MEDIUM_REGISTERED")` when the serial is known already."""
        if self.by_serial(serial):
            raise Refused("MEDIUM_REGISTERED")
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

    def set_state(self, number: str, state: Literal["in_use", "lost", "destroyed", "returned"]) -> Change:
        """Raises `Refused("MEDIUM_UNKNOWN")`."""
        for medium in self.all():
            if medium.number == number:
                with transaction(self._db):
                    self._store(replace(medium, state=state))
                    self._audit.append("medium_state", number, state=state)
                return Change(registers=("media",))
        raise Refused("MEDIUM_UNKNOWN", rule="V18")

    def all(self) -> list[Medium]:
        return [Medium(**json.loads(row[0])) for row in self._db.execute("SELECT body FROM medium ORDER BY number")]

    def _store(self, medium: Medium) -> None:
        self._db.execute(
            "INSERT OR REPLACE INTO medium VALUES (?,?,?)", (medium.number, medium.serial, _body(asdict(medium)))
        )


def _body(fields: dict[str, Any]) -> str:
    return json.dumps(fields, ensure_ascii=False, sort_keys=True)
