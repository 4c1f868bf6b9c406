"""The export register: a file with content that leaves is approved, numbered, and remembered by its hash."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from forms.canonical import sha256_hex
from storage.accounts import Approval
from storage.database import transaction
from storage.register_book import Entry, RegisterBook

if TYPE_CHECKING:
    from storage.session import Session

EXPORTS = "exports"


@dataclass(frozen=True)
class Export:
    """A file to leave: what it is of (a record's id and serial), its format (`xlsx`, `csv`) and its bytes. A file made
    from several records (a report outline) names them in `contents`; `record` is then what they belong to."""

    record: str
    serial: str
    format: str
    data: bytes
    purpose: str = ""
    contents: tuple[str, ...] = ()


def register_export(session: Session, export: Export, approval: Approval | None = None) -> Entry:
    """Take a number for the file before it is written; its content is known by hash and size alone.

    Raises `Refused` (NOT_READABLE V09, APPROVAL_NEEDED: the leader's word, or a deputy's to whom it is delegated;
    at the office its own account decides).
    """
    for one in export.contents or (export.record,):
        session.records.get(one)
    with transaction(session.connection):
        office = session.me.role == "office"
        by = session.me.id if office else session.accounts.redeem_output(approval, export.record)
        body = {
            "serial": export.serial, "format": export.format, "sha256": sha256_hex(export.data),
            "size": len(export.data), "approved_by": by, "purpose": export.purpose[:200],
        }  # fmt: skip
        book = RegisterBook(session.connection)
        entry = book.add(EXPORTS, session.stint.laptop, session.clock.stamp(), session.me.id, export.record, body)
        session.audit.append("exported", export.record, number=entry.number, format=export.format, by=by)
    return entry


def exports(session: Session) -> list[Entry]:
    """The whole register."""
    return RegisterBook(session.connection).rows(EXPORTS)
