"""registers.json: what a bundle brings beside the records, so that the office can name people and follow paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from forms.canonical import canonical
from forms.problems import IntegrityFailure
from storage.exchange.bundles import BundleBook
from storage.model import Account, Medium, PrintJob
from storage.register_book import Entry, RegisterBook
from storage.registers import media, print_jobs
from storage.session import Session

VERSION = 1


@dataclass(frozen=True)
class Registers:
    """People of the vault (with the recipients a receipt is sealed to), its print and media registers, and its
    bundles: {sequence, name, state, sha256, medium, records, written}; `entries` are the lines of the further
    registers (pledges, copies, destructions …)."""

    accounts: tuple[Account, ...]
    prints: tuple[PrintJob, ...]
    media: tuple[Medium, ...]
    bundles: tuple[Mapping[str, Any], ...]
    entries: tuple[Entry, ...] = ()


def team_registers(session: Session) -> str:
    """Canonical JSON of the registers as they stand now."""
    bundles = [
        {
            "sequence": row.sequence, "name": row.statement.name, "state": row.state, "sha256": row.sha256,
            "medium": row.statement.medium.number, "records": row.records, "written": row.times.get("written", ""),
        }
        for row in BundleBook(session.connection).all(session.device)
    ]  # fmt: skip
    value = {
        "v": VERSION,
        "accounts": [asdict(account) for account in session.accounts.all()],
        "prints": [asdict(job) for job in print_jobs(session.connection)],
        "media": [asdict(medium) for medium in media(session.connection)],
        "bundles": bundles,
        "entries": [asdict(entry) for entry in RegisterBook(session.connection).rows()],
    }
    return canonical(value).decode()


def read_registers(value: Mapping[str, Any]) -> Registers:
    """Raises `IntegrityFailure("REGISTERS_DAMAGED")`."""
    try:
        if value["v"] != VERSION:
            raise ValueError("unknown version")
        return Registers(
            accounts=tuple(Account(**row) for row in value["accounts"]),
            prints=tuple(PrintJob(**row) for row in value["prints"]),
            media=tuple(Medium(**row) for row in value["media"]),
            bundles=tuple(dict(row) for row in value["bundles"]),
            entries=tuple(Entry(**row) for row in value.get("entries", ())),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise IntegrityFailure("REGISTERS_DAMAGED") from error
