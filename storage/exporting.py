"""The export register: a file that leaves is approved, numbered, remembered by its hash, and said to have left only
once it stands on its medium."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from forms.canonical import sha256_hex
from forms.problems import Problem
from storage.accounts import Approval
from storage.audit import log_of
from storage.database import transaction
from storage.register_book import Entry, RegisterBook

if TYPE_CHECKING:
    from storage.session import Session

EXPORTS, ENDS = "exports", "export_ends"
ExportState = Literal["open", "exported", "failed"]
"""`open`: a number was taken, and nobody can say that the file stands on its medium (a crash meanwhile)."""


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


def register_export(session: Session, export: Export, approval: Approval | None = None, medium: str = "") -> Entry:
    """Take a number for the file before it is written to `medium`; its content is known by hash and size alone.

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
            "medium": medium,
        }  # fmt: skip
        return add_export(session, export.record, body)


def add_export(session: Session, about: str, body: Mapping[str, Any]) -> Entry:
    """The line itself, and its event in the log; who may is the caller's to know."""
    with transaction(session.connection):
        book = RegisterBook(session.connection)
        entry = book.add(EXPORTS, session.stint.laptop, session.clock.stamp(), session.me.id, about, body)
        log_of(session).append("exported", about, number=entry.number, format=body["format"], by=body["approved_by"],
                             medium=body["medium"])  # fmt: skip
    return entry


@contextmanager
def leaving(session: Session, entry: Entry) -> Iterator[None]:
    """Around the writing of the file: the register says how it ended, whichever way."""
    try:
        yield
    except Problem as problem:
        _end(session, entry, "failed", problem.code)
        raise
    _end(session, entry, "exported")


def _end(session: Session, entry: Entry, state: ExportState, code: str = "") -> None:
    # It has happened already: what closed the gate meanwhile (V22) must not keep it from being written down.
    with session.gate.lifted(), transaction(session.connection):
        book = RegisterBook(session.connection)
        body = {"state": state, "code": code}
        book.add(ENDS, session.stint.laptop, session.clock.stamp(), session.me.id, entry.number, body)
        if state == "failed":
            log_of(session).append("export_failed", entry.object, number=entry.number)


def state_of(session: Session, entry: Entry) -> ExportState:
    """What became of a file."""
    end = RegisterBook(session.connection).last(ENDS, entry.number)
    return end.body["state"] if end is not None else "open"


def exports(session: Session) -> list[Entry]:
    """The whole register."""
    return RegisterBook(session.connection).rows(EXPORTS)
