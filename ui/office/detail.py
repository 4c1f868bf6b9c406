"""One bundle as the office looks at it: before it is taken in, and afterwards. Read on the storage thread."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from storage.exchange.bundles import BundleRow
from storage.exchange.checks import Check
from storage.exchange.intake import Inspection
from storage.exchange.links_check import checks_of
from storage.exchange.office import Office
from storage.exchange.statement import Statement
from storage.model import RecordView

Stage = Literal["fault", "known", "refused", "to_take", "taken", "receipted"]


@dataclass(frozen=True)
class ChainLink:
    """One bundle near the one that is looked at. `fingerprint` is the hash received or claimed, "" for none."""

    sequence: int
    state: Literal["received", "missing", "this"]
    at: str
    fingerprint: str


@dataclass(frozen=True)
class Lost:
    """A bundle that did not come, as the laptop's own register describes it; zero and "" for what is not known."""

    sequence: int
    records: int
    medium: str
    written: str


@dataclass(frozen=True)
class Waiting:
    """A record with two versions that is not taken in yet: (author, time) of each."""

    serial: str
    heads: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Detail:
    """What the page shows. `key` is the path of a file that was inspected, or the bundle's id.

    `conflicts` are records here with more than one head, `waiting` those that will have. `receivable` is the number
    of records a receipt can cover now. `laptops` names devices (`03A`), `names` accounts.
    """

    key: str
    stage: Stage
    said: Statement | None
    size: int
    sha256: str
    at: str
    checks: tuple[Check, ...]
    records: int
    receivable: int
    missing: tuple[int, ...] = ()
    links: tuple[ChainLink, ...] = ()
    lost: tuple[Lost, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    conflicts: tuple[RecordView, ...] = ()
    inspection: Inspection | None = None
    row: BundleRow | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    laptops: Mapping[str, str] = field(default_factory=dict)

    @property
    def notes(self) -> int:
        """How many checks ask for something."""
        return sum(check.level == "note" for check in self.checks)

    @property
    def refusal(self) -> Check | None:
        return next((check for check in self.checks if check.level == "refuse"), None)


def of_inspection(office: Office, made: Inspection) -> Detail:
    """A file that was verified, or was not."""
    now = office.session.clock.stamp()
    verified = made.verified
    if verified is None:
        return Detail(str(made.path), "fault", None, 0, "", now, (), 0, 0, inspection=made)
    stages: dict[str, Stage] = {"known": "known", "refused": "refused"}
    said = verified.statement
    missing = made.verdict.missing if made.verdict is not None else ()
    detail = Detail(
        str(made.path), stages.get(made.outcome, "to_take"), said, verified.sealed_size, verified.sealed_sha256, now,
        made.checks, len(made.found.records), len(made.receivable), missing, inspection=made,
        waiting=tuple(
            Waiting(conflict.serial, tuple((author, at) for _, author, at in conflict.heads))
            for conflict in made.conflicts
        ),
        names={account.id: account.name for account in made.found.registers.accounts},
    )  # fmt: skip
    return _with_gap(office, detail, made.found.registers.bundles)


def of_row(office: Office, bundle: str) -> Detail:
    """A bundle that came in. Raises `Refused("BUNDLE_UNKNOWN")`."""
    book, records = office.session.bundles, office.session.records
    row = book.get(bundle)
    said = row.statement
    views = [records.get(record) for record in row.notes.get("conflicts", ())]
    conflicts = tuple(view for view in views if view.in_conflict)
    here = book.memory(row.device).links
    missing = tuple(number for number in range(1, row.sequence) if number not in here)
    registers = office.session.settings.get(f"registers:{row.device}", {})
    inside = len(book.records_in(bundle))
    checks = tuple(_now(check, missing, conflicts) for check in checks_of(office.session.connection, row))
    detail = Detail(
        row.id, "receipted" if row.state == "receipted" else "taken", said, row.size, row.sha256,
        row.times.get("received", ""), checks, inside, inside - len(conflicts), missing, conflicts=conflicts, row=row,
        names={account["id"]: account["name"] for account in registers.get("accounts", ())},
        laptops=_laptops(office),
    )  # fmt: skip
    return _with_gap(office, detail, registers.get("bundles", ()))


def _laptops(office: Office) -> dict[str, str]:
    return {
        place.device: f"{entry.stint.team}{letter}"
        for entry in office.stints().values() for letter, place in entry.places.items() if place.device
    }  # fmt: skip


def _now(check: Check, missing: tuple[int, ...], conflicts: tuple[RecordView, ...]) -> Check:
    """A check as it stands now: a gap may have been filled and a conflict resolved since."""
    if check.code == "ORDER_GAP" and not missing:
        return replace(check, level="ok", code="ORDER_NEXT")
    if check.code == "ORDER_GAP":
        return replace(check, facts={**check.facts, "missing": list(missing)})
    if check.code == "CONFLICTS" and not conflicts:
        return replace(check, level="ok", code="NO_CONFLICT")
    if check.code == "CONFLICTS":
        facts = {"count": len(conflicts), "serials": [view.serial for view in conflicts]}
        return replace(check, facts=facts)
    return check


def _with_gap(office: Office, detail: Detail, register: Iterable[Mapping[str, Any]]) -> Detail:
    """The chain around what is missing, and what the laptop's register says of it."""
    said = detail.said
    if not detail.missing or said is None:
        return detail
    rows = {row.sequence: row for row in office.session.bundles.all(said.sender.device)}
    first = max(min(detail.missing) - 1, 1)
    links = []
    for number in range(first, said.sequence + 1):
        if number == said.sequence:
            links.append(ChainLink(number, "this", detail.at, said.previous))
        elif number in rows:
            links.append(ChainLink(number, "received", rows[number].times.get("received", ""), rows[number].sha256))
        else:
            links.append(ChainLink(number, "missing", "", ""))
    known = {int(entry["sequence"]): entry for entry in register}
    lost = tuple(
        Lost(number, int(known.get(number, {}).get("records", 0)), str(known.get(number, {}).get("medium", "")),
             str(known.get(number, {}).get("written", "")))
        for number in detail.missing
    )  # fmt: skip
    return replace(detail, links=tuple(links[-8:]), lost=lost)
