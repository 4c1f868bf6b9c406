"""What the office has, laptop by laptop: bundles, gaps, records, receipts, conflicts (`office report`)."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from forms.serials import Serial
from storage.exchange.bundles import BundleBook, BundleRow
from storage.exchange.office import Office, OfficeStint
from storage.links import Broken, unresolved


@dataclass(frozen=True)
class LaptopReport:
    """One laptop letter. `records` counts by (kind, state); `missing` are the bundle numbers not received below the
    highest; `without_receipt` the numbers received and not receipted; times are UTC stamps, "" for none."""

    stint: str
    team: str
    team_name: str
    laptop: str
    device: str
    received: tuple[int, ...]
    missing: tuple[int, ...]
    without_receipt: tuple[int, ...]
    last_received: str
    receipts: int
    records: dict[tuple[str, str], int]


@dataclass(frozen=True)
class OfficeReport:
    """All laptops; serials of records with two heads; serial numbers of media that two laptops call their own; links
    that lead to no record here."""

    laptops: tuple[LaptopReport, ...]
    conflicts: tuple[str, ...]
    media_twice: tuple[str, ...]
    broken: tuple[Broken, ...] = ()

    @property
    def records(self) -> int:
        return sum(sum(laptop.records.values()) for laptop in self.laptops)


def report(office: Office) -> OfficeReport:
    """Everything, in the order of stints and letters."""
    rows = BundleBook(office.session.connection).all()
    counts = _counts(office)
    laptops = tuple(
        _laptop(office, entry, letter, rows, counts) for entry in office.stints().values() for letter in entry.places
    )
    conflicts = office.session.connection.execute("SELECT serial FROM record WHERE heads > 1 ORDER BY serial")
    broken = tuple(unresolved(office.session.connection))
    return OfficeReport(laptops, tuple(row[0] for row in conflicts), _media_twice(office, rows), broken)


def _laptop(
    office: Office, entry: OfficeStint, letter: str, rows: list[BundleRow],
    counts: dict[tuple[str, str, str], Counter[tuple[str, str]]],
) -> LaptopReport:  # fmt: skip
    stint = entry.stint
    mine = [row for row in rows if (row.statement.stint, row.statement.laptop) == (stint.id, letter)]
    numbers = tuple(row.sequence for row in mine)
    return LaptopReport(
        stint=stint.id, team=stint.team, team_name=stint.team_name, laptop=letter, device=entry.places[letter].device,
        received=numbers, missing=tuple(n for n in range(1, max(numbers, default=0)) if n not in numbers),
        without_receipt=tuple(row.sequence for row in mine if row.state == "received"),
        last_received=max((row.times.get("received", "") for row in mine), default=""),
        receipts=len(office.session.settings.get(f"receipts:{stint.id}:{letter}", [])),
        records=dict(counts[stint.round, stint.team, letter]),
    )  # fmt: skip


def _counts(office: Office) -> dict[tuple[str, str, str], Counter[tuple[str, str]]]:
    """Records by kind and state, by (round, team, laptop) of their serial."""
    found: dict[tuple[str, str, str], Counter[tuple[str, str]]] = defaultdict(Counter)
    for text, kind, state in office.session.connection.execute("SELECT serial, kind, state FROM record"):
        serial = Serial.parse(text)
        found[serial.round, serial.team, serial.laptop][kind, state] += 1
    return found


def _media_twice(office: Office, rows: list[BundleRow]) -> tuple[str, ...]:
    """V18: the same stick in the registers of two laptops."""
    owners: dict[str, set[str]] = defaultdict(set)
    for device in {row.device for row in rows}:
        for medium in office.session.settings.get(f"registers:{device}", {}).get("media", ()):
            owners[medium["serial"]].add(device)
    return tuple(sorted(serial for serial, devices in owners.items() if len(devices) > 1))
