"""Receiving at the office: verify, look, decide, then merge in one transaction (R29, DOMAIN 8).

`inspect` stores nothing. `receive` stores everything or nothing, and doing it twice changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Literal

from forms.problems import IntegrityFailure, Problem, Refused, Report, no_report
from storage.audit import log_of
from storage.database import transaction
from storage.exchange import checks, content
from storage.exchange.bundles import BundleBook, BundleRow
from storage.exchange.chain import Verdict, judge
from storage.exchange.checks import Check, Conflict, Known
from storage.exchange.limits import DEFAULT_LIMITS
from storage.exchange.links_check import links_check
from storage.exchange.office import Office
from storage.exchange.reading import File, Verified, entries, verify
from storage.exchange.survey import Survey, survey
from storage.exchange.team_registers import read_registers
from storage.model import AuditEvent, Change, Revision

Outcome = Literal["acceptable", "with_notes", "known", "refused"]
_PENDING = "audit_pending:"
_BATCH = 200


@dataclass(frozen=True)
class Inspection:
    """What the office sees before it decides. `fault` is set instead of all else when the bundle did not verify."""

    path: Path
    fault: Problem | None = None
    verified: Verified | None = None
    found: Survey = field(default_factory=Survey)
    verdict: Verdict | None = None
    checks: tuple[Check, ...] = ()
    conflicts: tuple[Conflict, ...] = ()

    @property
    def outcome(self) -> Outcome:
        """`known`: this very bundle is here already. `refused`: it cannot be received."""
        if self.verdict is not None and self.verdict.order == "same_again":
            return "known"
        if self.fault is not None or any(check.level == "refuse" for check in self.checks):
            return "refused"
        return "with_notes" if any(check.level == "note" for check in self.checks) else "acceptable"

    @property
    def receivable(self) -> tuple[str, ...]:
        """Records a receipt can cover: those without a conflict."""
        conflicted = {conflict.record for conflict in self.conflicts}
        return tuple(record for record in self.found.records if record not in conflicted)


@dataclass(frozen=True)
class Received:
    """What came in. `new` is False when it was here already."""

    row: BundleRow
    new: bool
    change: Change


class Intake:
    """Bundles from teams, over one office."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._session = office.session
        self._book = BundleBook(office.session.connection)

    def inspect(self, path: Path, report: Report = no_report) -> Inspection:
        """Verify and look. What is wrong with the bundle is in the answer, not raised; `report` counts sealed bytes.

        Raises `EnvironmentProblem` (FILE_MISSING, MEDIUM_GONE) and `Cancelled`.
        """
        try:
            verified = verify(path, self._office.identities, self._office.trust(), report=report)
            found = survey(verified, self._office.identities)
        except IntegrityFailure as problem:
            return Inspection(path, fault=problem)
        verdict = judge(self._book.memory(verified.statement.sender.device), verified.link)
        known = Known(self._session.connection, self._session.audit)
        conflicts = checks.conflicts_of(found, known)
        made = (
            checks.sender_check(verified), checks.complete_check(verified),
            checks.content_check(verified, found, known), checks.audit_check(verified, found, known),
            checks.order_check(verdict), checks.conflict_check(conflicts),
            checks.serials_check(verified, found, known), checks.marking_check(verified, found),
        )  # fmt: skip
        return Inspection(path, None, verified, found, verdict, (*made, *self._practice(verified)), conflicts)

    def _practice(self, verified: Verified) -> Iterator[Check]:
        """Practice and real work never mix (DOMAIN 11.13)."""
        practice = {self._session.stint.practice, self._office.stints()[verified.statement.stint].stint.practice}
        if practice != {verified.statement.practice} or verified.statement.kind != "records":
            yield Check("sender", "refuse", "PRACTICE_MIXED", {"practice": verified.statement.practice})

    def receive(self, inspection: Inspection, report: Report = no_report) -> Received:
        """Merge what was inspected: all of it in one transaction.

        Raises what made the inspection fail, `Refused("BUNDLE_REFUSED")` with the code of the check that refuses,
        `IntegrityFailure("BUNDLE_CHANGED")` when the file is another by now, and as the stores raise.
        """
        if inspection.fault is not None:
            raise inspection.fault
        verified, verdict = inspection.verified, inspection.verdict
        if verified is None or verdict is None:
            raise ValueError("an inspection without a bundle")
        with transaction(self._session.connection):
            now = judge(self._book.memory(verified.statement.sender.device), verified.link)
            if now != verdict:
                raise Refused("CHANGED_MEANWHILE")
            if inspection.outcome == "known":
                return self._again(verified)
            for check in inspection.checks:
                if check.level == "refuse":
                    raise Refused("BUNDLE_REFUSED", rule="R29", why=check.code, **check.facts)
            return self._merge(inspection, verified, report)

    def _again(self, verified: Verified) -> Received:
        row = self._book.get(verified.statement.bundle)
        if verified.sealed_sha256 not in row.hashes:
            row = replace(row, hashes=(*row.hashes, verified.sealed_sha256))
            self._book.put(row)
        return Received(row, False, Change())

    def _merge(self, inspection: Inspection, verified: Verified, report: Report) -> Received:
        said, session = verified.statement, self._session
        records: set[str] = set()
        with entries(verified, self._office.identities, report) as files:
            for file in files:
                records |= self._take(file, said.sender.device)
        if verified.new_sender:
            self._office.fix_device(said)
        links = links_check(session.connection, inspection.found.records)
        row = BundleRow(
            said, "received", sha256=verified.sealed_sha256, size=verified.sealed_size, files=len(verified.payload),
            records=len(inspection.found.records), hashes=(verified.sealed_sha256,),
            times={"received": session.clock.stamp()},
            notes={"conflicts": [conflict.record for conflict in inspection.conflicts],
                   "checks": [asdict(check) for check in (*inspection.checks, links)]},
        )  # fmt: skip
        self._book.put(row)
        self._book.put_revisions(row.id, [(fact.id, fact.record) for fact in inspection.found.revisions])
        self._book.mark_received(row.id, [conflict.record for conflict in inspection.conflicts])
        log_of(session).append(
            "bundle_received", row.id, sequence=row.sequence, device=row.device, sha256=row.sha256, records=row.records
        )
        self._office.learn_names()
        return Received(row, True, Change(tuple(sorted(records)), registers=("bundles",)))

    def _take(self, file: File, device: str) -> set[str]:
        """Store one payload file; returns the records it changed."""
        session = self._session
        if file.path == content.REVISIONS:
            return self._take_revisions(content.read_revisions(file.pieces, DEFAULT_LIMITS))
        if file.path == content.AUDIT:
            self._take_audit(content.read_events(file.pieces, DEFAULT_LIMITS), device)
        elif file.path == content.REGISTERS:
            registers = read_registers(content.read_json(file.pieces, DEFAULT_LIMITS, "REGISTERS_DAMAGED"))
            session.settings.set(f"registers:{device}", asdict(registers))
        elif file.path.startswith(content.ATTACHMENTS):
            content.store_attachment(session.connection, file.sha256, file.size, file.pieces)
        elif file.path.startswith(content.FORMS):
            text = content.read_small(file.pieces, DEFAULT_LIMITS, "FORM_TOO_BIG").hex()
            session.settings.set(f"form:{file.path.removeprefix(content.FORMS)}", text)
        return set()

    def _take_revisions(self, revisions: Iterator[Revision]) -> set[str]:
        """In batches, so that a large bundle need not fit into memory."""
        touched: set[str] = set()
        batch: list[Revision] = []
        for revision in revisions:
            batch.append(revision)
            if len(batch) == _BATCH:
                touched.update(self._session.records.merge(batch).records)
                batch.clear()
        touched.update(self._session.records.merge(batch).records)
        return touched

    def _take_audit(self, events: Iterator[AuditEvent], device: str) -> None:
        """Adopt links that go on from what is here; keep those behind a gap until it is filled."""
        log, settings = log_of(self._session), self._session.settings
        waiting = settings.get(_PENDING + device, {})
        came = list(events)
        if came:
            waiting[str(came[0].seq)] = [asdict(event) for event in came]
        for first in sorted(waiting, key=int):
            if int(first) > log.head(device)[0] + 1:
                break
            log.adopt(AuditEvent(**fields) for fields in waiting.pop(first))
        settings.set(_PENDING + device, waiting)

    def bundles(self) -> list[BundleRow]:
        """What came in, by device and number."""
        return self._book.all()
