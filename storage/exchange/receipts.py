"""Receipts: the office's signed word on one bundle, and what it does on the laptop (R28, R29, V25)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from forms.canonical import canonical
from forms.problems import IntegrityFailure, Refused
from storage.audit import log_of
from storage.database import transaction
from storage.exchange import content
from storage.exchange.bundles import BundleBook, BundleRow
from storage.exchange.enrol import FixedTrust
from storage.exchange.limits import MIB, Limits
from storage.exchange.reading import Verified, entries, verify
from storage.exchange.strict import Shape
from storage.model import Change
from storage.session import Session

VERSION = 1
RECEIPT = "receipt.json"
LIMITS = Limits(total=32 * MIB, entries=10, entry=16 * MIB, tag_file=4 * MIB, json=16 * MIB)
_SEALED_LIMIT = 64 * MIB
_CODE = "RECEIPT_FORM"
_HEX32, _HEX64 = r"[0-9a-f]{32}", r"[0-9a-f]{64}"

Result = Literal["accepted", "rejected"]


@dataclass(frozen=True)
class Request:
    """One correction the office asks for: a check's code and its facts."""

    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Receipt:
    """What receipt.json says. `hashes` are those of the sealed file(s) that came; `excluded` the records it does
    not cover (conflicts to be resolved); `missing` the numbers of bundles not received before this one."""

    bundle: str
    device: str
    sequence: int
    content: str
    hashes: tuple[str, ...]
    result: Result
    records: int
    excluded: tuple[str, ...]
    requests: tuple[Request, ...]
    missing: tuple[int, ...]
    received_at: str
    received_by: str

    def to_json(self) -> bytes:
        return canonical(
            {
                "v": VERSION, "bundle": self.bundle, "device": self.device, "sequence": self.sequence,
                "content": self.content, "hashes": list(self.hashes), "result": self.result, "records": self.records,
                "excluded": list(self.excluded), "missing": list(self.missing),
                "requests": [{"code": request.code, "facts": dict(request.facts)} for request in self.requests],
                "received_at": self.received_at, "received_by": self.received_by,
            }
        )  # fmt: skip

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Receipt:
        """Raises `IntegrityFailure("RECEIPT_FORM")`."""
        shape = Shape(dict(value), _CODE)
        shape.one_of("v", (VERSION,))
        results: tuple[Result, ...] = ("accepted", "rejected")
        requests = tuple(row.done(Request(row.text("code"), row.mapping("facts"))) for row in shape.rows("requests"))
        return shape.done(
            cls(
                shape.text("bundle", _HEX32), shape.text("device", _HEX32), shape.number("sequence", 1),
                shape.text("content", _HEX64), shape.texts("hashes", _HEX64), shape.one_of("result", results),
                shape.number("records", 0), shape.texts("excluded", _HEX32), requests, shape.numbers("missing"),
                shape.text("received_at"), shape.text("received_by"),
            )
        )  # fmt: skip


@dataclass(frozen=True)
class ReceiptImported:
    """What a receipt did here. `new` is False when it had been imported before."""

    receipt: Receipt
    row: BundleRow
    new: bool
    change: Change


@dataclass(frozen=True)
class SessionOpener:
    """Opens what is sealed to the account that is signed in; in memory, for small bundles."""

    session: Session

    def decrypt(self, source: Any, sink: Any) -> None:
        """Raises `Refused("NOT_A_RECIPIENT")`, `IntegrityFailure("RECEIPT_TOO_BIG")`."""
        data = bytearray()
        while piece := source.read(MIB):
            data += piece
            if len(data) > _SEALED_LIMIT:
                raise IntegrityFailure("RECEIPT_TOO_BIG")
        sink.write(self.session.unseal_message(bytes(data)))


def read_receipt(session: Session, path: Path) -> tuple[Verified, Receipt]:
    """Open and prove a receipt from this stint's office.

    Raises `Refused("NOT_A_RECIPIENT")`, `IntegrityFailure` (SENDER_UNKNOWN for another office, RECEIPT_FORM,
    RECEIPT_ELSEWHERE for another laptop's, and as `reading.verify`).
    """
    opener = SessionOpener(session)
    stint = session.stint
    verified = verify(path, opener, FixedTrust(stint.office.signing_key, ("receipt",)), LIMITS)
    said = verified.statement
    if (said.stint, said.team, said.laptop) != (stint.id, stint.team, stint.laptop):
        raise IntegrityFailure("RECEIPT_ELSEWHERE", team=said.team, laptop=said.laptop)
    value: Mapping[str, Any] = {}
    with entries(verified, opener) as files:
        for file in files:
            if file.path == RECEIPT:
                value = content.read_json(file.pieces, LIMITS, _CODE)
    return verified, Receipt.from_json(value)


def import_receipt(session: Session, path: Path) -> ReceiptImported:
    """Mark what the office has received; importing twice changes nothing.

    Raises as `read_receipt`, and `IntegrityFailure` (RECEIPT_UNKNOWN_BUNDLE, RECEIPT_MISMATCH: the office received
    other bytes than this laptop wrote), `Refused("READ_ONLY")`.
    """
    if session.read_only:
        raise Refused("READ_ONLY", rule="V20")
    verified, receipt = read_receipt(session, path)
    with transaction(session.connection):
        return _store(session, receipt, verified)


def _store(session: Session, receipt: Receipt, verified: Verified) -> ReceiptImported:
    """In the caller's transaction: the register is read here, since a sealing may be writing to it."""
    book = BundleBook(session.connection)
    row = book.find(receipt.bundle)
    if row is None or row.device != session.device or receipt.device != session.device:
        raise IntegrityFailure("RECEIPT_UNKNOWN_BUNDLE", sequence=receipt.sequence)
    if not set(receipt.hashes) <= set(row.hashes) or receipt.content != row.statement.tagmanifest:
        raise IntegrityFailure("RECEIPT_MISMATCH", sequence=row.sequence)
    known: Sequence[str] = row.notes.get("receipts", [])
    if verified.statement.bundle in known:
        return ReceiptImported(receipt, row, False, Change())
    notes = {
        **row.notes, "receipts": [*known, verified.statement.bundle], "receipt": receipt.to_json().decode(),
    }  # fmt: skip
    if receipt.result == "accepted":
        book.mark_received(row.id, receipt.excluded)
    state: Literal["receipted", "rejected"] = "receipted" if receipt.result == "accepted" else "rejected"
    row = row.moved(state, session.clock.stamp(), notes=notes)
    book.put(row)
    log_of(session).append(
        "receipt_imported", row.id, sequence=row.sequence, result=receipt.result, records=receipt.records,
        excluded=len(receipt.excluded),
    )  # fmt: skip
    return ReceiptImported(receipt, row, True, Change(tuple(sorted(book.records_in(row.id))), registers=("bundles",)))
