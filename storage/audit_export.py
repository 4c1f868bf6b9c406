"""The log as a table on a registered medium: numbered in the export register, read back, or not there at all (V18).

The auditor needs nobody's word for it: the log has no content, and nobody who acts in it may keep it from being read.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from forms.canonical import sha256_hex
from forms.problems import IntegrityFailure
from storage.audit_view import AuditFilter
from storage.database import transaction
from storage.exchange.export import Export
from storage.exporting import EXPORTS
from storage.files import environment_problem, sync_folder
from storage.media import FoundMedium
from storage.model import Change
from storage.register_book import RegisterBook
from storage.session import Session

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class ExportedLog:
    """What was written: its number in the export register, the file, its rows and the SHA-256 of its bytes."""

    number: str
    path: Path
    rows: int
    sha256: str

    @property
    def change(self) -> Change:
        return Change(registers=("exports", "audit"))


def export_log(session: Session, wanted: AuditFilter, found: FoundMedium) -> ExportedLog:
    """Write what `wanted` finds as CSV.

    The number is taken before the file gets its name; a failure leaves neither. Raises `Refused` (NOT_YOUR_ROLE,
    READ_ONLY V20, as `Export.check_medium` V18), `EnvironmentProblem`, `IntegrityFailure("READBACK_DIFFERS")`.
    """
    session.access.require("audit")
    session.access.standing.check()
    medium = Export(session).check_medium(found)
    with transaction(session.connection):
        rows = session.audit.export(wanted)
        data = _csv(rows)
        digest = sha256_hex(data)
        day = session.clock.now().astimezone().date().isoformat()
        body = {"serial": f"log-{day}", "format": "csv", "sha256": digest, "size": len(data),
                "approved_by": session.me.id, "purpose": "audit", "medium": medium.number}  # fmt: skip
        book = RegisterBook(session.connection)
        entry = book.add(EXPORTS, session.stint.laptop, session.clock.stamp(), session.me.id, "", body)
        session.audit.append("exported", "", number=entry.number, format="csv", by=session.me.id, medium=medium.number)
        path = found.path / f"log-{session.stint.team}{session.stint.laptop}-{entry.number}.csv"
        unfinished = path.with_name(path.name + ".part")
        _write(unfinished, data)
    try:
        unfinished.replace(path)
        sync_folder(found.path)
    except OSError as error:
        raise environment_problem(error, path) from error
    return ExportedLog(entry.number, path, len(rows) - 1, digest)


def _write(path: Path, data: bytes) -> None:
    """Write, sync, read back and compare; nothing stays where that fails."""
    try:
        with path.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        same = path.read_bytes() == data
    except OSError as error:
        path.unlink(missing_ok=True)
        raise environment_problem(error, path) from error
    if not same:
        path.unlink(missing_ok=True)
        raise IntegrityFailure("READBACK_DIFFERS", name=path.name)


def _csv(rows: Iterable[Iterable[Any]]) -> bytes:
    """UTF-8 with a mark that spreadsheet programs recognise; what would be a formula gets an apostrophe before it."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows([_safe(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _safe(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
