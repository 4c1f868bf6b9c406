"""The log as a table on a registered medium: numbered in the export register, read back, or not there at all (V18).

The auditor needs nobody's word for it: the log has no content, and nobody who acts in it may keep it from being read.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from forms.canonical import sha256_hex
from storage.audit_view import AuditFilter
from storage.database import transaction
from storage.exchange.export import Export
from storage.exchange.target import check_space, put_file
from storage.exporting import add_export, leaving
from storage.media import FoundMedium
from storage.model import Change
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

    A number whose file failed stays, and the register says so. Raises `Refused` (NOT_YOUR_ROLE, as
    `Export.check_medium` V18), `EnvironmentProblem` (MEDIUM_TOO_SMALL, MEDIUM_FULL, MEDIUM_GONE),
    `IntegrityFailure("READBACK_DIFFERS")`.
    """
    session.access.require("audit")
    medium = Export(session).check_medium(found)
    with transaction(session.connection):  # the line in the log and the number: both or neither
        rows = session.audit.export(wanted)
        data = _csv(rows)
        check_space(found.path, len(data))
        digest = sha256_hex(data)
        body = {"serial": f"log-{session.clock.today()}", "format": "csv", "sha256": digest, "size": len(data),
                "approved_by": session.me.id, "purpose": "audit", "medium": medium.number}  # fmt: skip
        entry = add_export(session, "", body)
    path = found.path / f"log-{session.stint.team}{session.stint.laptop}-{entry.number}.csv"
    with leaving(session, entry):
        put_file(path, data)
    return ExportedLog(entry.number, path, len(rows) - 1, digest)


def _csv(rows: Iterable[Iterable[Any]]) -> bytes:
    """UTF-8 with a mark that spreadsheet programs recognise; what would be a formula gets an apostrophe before it."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows([_safe(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _safe(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
