"""Writing receipts at the office: signed by it, sealed to the people of the laptop that sent the bundle."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from forms.problems import Refused, Report, no_report
from storage.audit import log_of
from storage.database import transaction
from storage.exchange import target
from storage.exchange.bundles import BundleBook
from storage.exchange.content import bytes_entry
from storage.exchange.intake import Inspection
from storage.exchange.office import Office
from storage.exchange.receipts import RECEIPT, Receipt, Request
from storage.exchange.seal import prepare, seal
from storage.exchange.selection import ALWAYS
from storage.exchange.statement import MediumNote, Statement
from storage.model import Account, Change


@dataclass(frozen=True)
class MadeReceipt:
    """A receipt that stands on a medium, read back."""

    path: Path
    receipt: Receipt
    sha256: str
    change: Change


class OfficeReceipts:
    """Receipts over one office. Each laptop's receipts are one numbered chain."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._session = office.session
        self._book = BundleBook(office.session.connection)

    def draft(self, bundle: str) -> Receipt:
        """What the receipt for a received bundle says now: conflicts still open are left out, notes become requests.

        Raises `Refused("BUNDLE_UNKNOWN")`.
        """
        row = self._book.get(bundle)
        conflicted = self._still_in_conflict(row.notes.get("conflicts", ()))
        every = self._counted(self._book.records_in(bundle))
        memory = self._book.memory(row.device)
        return self._receipt(
            row.statement, row.hashes, "accepted", len(every - set(conflicted)), conflicted,
            [check for check in row.notes.get("checks", ()) if check["level"] == "note"],
            tuple(n for n in range(1, row.sequence) if n not in memory.links),
        )  # fmt: skip

    def issue(
        self, bundle: str, folder: Path, medium: MediumNote | None = None, report: Report = no_report
    ) -> MadeReceipt:
        """Write the receipt for a received bundle into `folder`, read it back, then note it.

        Raises `Refused` (BUNDLE_UNKNOWN, NO_RECIPIENTS), `EnvironmentProblem` (MEDIUM_…), `READBACK_DIFFERS`.
        """
        row = self._book.get(bundle)
        people = self._session.settings.get(f"registers:{row.device}", {})
        accounts = tuple(Account(**entry) for entry in people.get("accounts", ()))
        made = self._write(row.statement, self.draft(bundle), accounts, folder, medium or MediumNote(), report)
        if row.state == "received":
            self._book.put(row.moved("receipted", self._session.clock.stamp()))
        return made

    def reject(self, inspection: Inspection, folder: Path, report: Report = no_report) -> MadeReceipt:
        """Tell a team that its bundle was refused, and why. Raises as `issue`, and `Refused("NOTHING_TO_REJECT")`
        when the sender was not proven or nothing was refused."""
        verified = inspection.verified
        if verified is None or inspection.outcome != "refused":
            raise Refused("NOTHING_TO_REJECT")
        refused = [
            {"code": check.code, "facts": dict(check.facts)} for check in inspection.checks if check.level == "refuse"
        ]
        missing = inspection.verdict.missing if inspection.verdict else ()
        hashes = (verified.sealed_sha256,)
        receipt = self._receipt(verified.statement, hashes, "rejected", 0, (), refused, missing)
        accounts = inspection.found.registers.accounts
        return self._write(verified.statement, receipt, accounts, folder, MediumNote(), report)

    def _receipt(
        self, said: Statement, hashes: tuple[str, ...], result: Any, records: int, excluded: Iterable[str],
        requests: Iterable[Mapping[str, Any]], missing: tuple[int, ...],
    ) -> Receipt:  # fmt: skip
        session = self._session
        return Receipt(
            bundle=said.bundle, device=said.sender.device, sequence=said.sequence, content=said.tagmanifest,
            hashes=hashes, result=result, records=records, excluded=tuple(sorted(excluded)),
            requests=tuple(Request(row["code"], row["facts"]) for row in requests), missing=missing,
            received_at=session.clock.stamp(), received_by=session.me.name,
        )  # fmt: skip

    def _counted(self, records: Iterable[str]) -> set[str]:
        """Without contact reports: no window of the laptop that gets the receipt counts them (V17)."""
        query = "SELECT kind FROM record WHERE id = ?"
        kinds = {record: self._session.connection.execute(query, (record,)).fetchone() for record in records}
        return {record for record, row in kinds.items() if row is None or row[0] not in ALWAYS}

    def _still_in_conflict(self, records: Iterable[str]) -> tuple[str, ...]:
        query = "SELECT 1 FROM record WHERE id = ? AND heads > 1"
        return tuple(r for r in records if self._session.connection.execute(query, (r,)).fetchone())

    def _write(
        self, about: Statement, receipt: Receipt, accounts: Iterable[Account], folder: Path, medium: MediumNote,
        report: Report,
    ) -> MadeReceipt:  # fmt: skip
        recipients = sorted({account.recipient for account in accounts if account.active and account.recipient})
        if not recipients:
            raise Refused("NO_RECIPIENTS")
        session, stint = self._session, self._office.stints()[about.stint].stint
        key = f"receipts:{about.stint}:{about.laptop}"
        chain = session.settings.get(key, [])
        last = chain[-1] if chain else {"sealed": "", "content": ""}
        said = self._office.statement(
            "receipt", stint, about.laptop, len(chain) + 1, last["sealed"], last["content"], medium
        )
        made = prepare([bytes_entry(RECEIPT, receipt.to_json())], said, session.signing_key)
        written = target.write(folder, said.name, lambda sink: seal(made, recipients, sink, report))
        target.read_back(written)
        with transaction(session.connection):
            chain.append(
                {"bundle": about.bundle, "sealed": written.sha256, "content": made.content, "result": receipt.result,
                 "at": receipt.received_at, "records": receipt.records}
            )  # fmt: skip
            session.settings.set(key, chain)
            log_of(session).append("receipt_written", about.bundle, number=len(chain), result=receipt.result)
        (path,) = target.finish(written)
        return MadeReceipt(path, receipt, written.sha256, Change(registers=("bundles",)))
