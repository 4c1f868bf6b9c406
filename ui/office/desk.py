"""What the office's pages ask of storage: each question is one job over the office's own session."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from forms.problems import Report
from storage import media
from storage.exchange.bundles import BundleRow
from storage.exchange.intake import Inspection, Intake, Received
from storage.exchange.kit import KitPlan, plan_from_file
from storage.exchange.office import MadeKit, Office, OfficeStint
from storage.exchange.office_receipts import MadeReceipt, OfficeReceipts
from storage.exchange.office_report import OfficeReport, report
from storage.exchange.receipts import Receipt
from storage.media import FoundMedium
from storage.model import Change, OfficeCard
from storage.session import Session
from ui.jobs import Failed, Job
from ui.office.detail import Detail, of_inspection, of_row
from ui.workspace import Workspace

T = TypeVar("T")
NOT_BUNDLES = ("kit-", "receipt-")


@dataclass(frozen=True)
class WrittenReceipt:
    """One line of a laptop's chain of receipts; `at` is a UTC stamp."""

    stint: str
    team: str
    laptop: str
    number: int
    bundle: str
    sequence: int
    result: str
    records: int
    at: str
    sealed: str


@dataclass(frozen=True)
class Archive:
    """What the inbox lists: bundles that came in, and the names of people on the laptops."""

    rows: tuple[BundleRow, ...]
    names: dict[str, str]


@dataclass(frozen=True)
class Overview:
    """What rounds, receipts and totals show."""

    report: OfficeReport
    stints: dict[str, OfficeStint]
    receipts: tuple[WrittenReceipt, ...]


class OfficeDesk:
    """Every method returns at once; answers come on the GUI thread."""

    def __init__(self, space: Workspace) -> None:
        self._space = space

    # -- inbox -----------------------------------------------------------------------------------------------

    def archive(self, done: Callable[[Archive], object]) -> None:
        """Bundles that came in, newest first."""

        def work(session: Session) -> Archive:
            rows = sorted(
                Intake(Office(session)).bundles(), key=lambda row: row.times.get("received", ""), reverse=True
            )
            return Archive(tuple(rows), names_in(session, rows))

        self._space.read(work, done)

    def look_for_bundles(self, done: Callable[[tuple[Path, ...]], object], failed: Failed) -> None:
        """Sealed files on the removable media that are plugged in."""
        self._space.jobs.free(lambda _report: bundles_on(media.removable_media()), done, failed)

    def inspect(self, path: Path, done: Callable[[Detail], object], failed: Failed) -> Job[Detail]:
        """Verify one file; nothing is stored."""

        def work(report: Report) -> Detail:
            office = Office(self._space.session)
            return of_inspection(office, Intake(office).inspect(path, report))

        return self._space.jobs.storage(work, done, failed)

    def detail(self, bundle: str, done: Callable[[Detail], object], failed: Failed) -> None:
        """What is known now of a bundle that came in."""
        self._space.read(lambda session: of_row(Office(session), bundle), done, failed)

    def receive(self, inspection: Inspection, done: Callable[[Received], object], failed: Failed) -> Job[Received]:
        return self._space.write(
            lambda session, report: Intake(Office(session)).receive(inspection, report), done, failed
        )

    def draft(self, bundle: str, done: Callable[[Receipt], object], failed: Failed) -> None:
        self._space.read(lambda session: OfficeReceipts(Office(session)).draft(bundle), done, failed)

    def issue(
        self, bundle: str, folder: Path, done: Callable[[MadeReceipt], object], failed: Failed
    ) -> Job[MadeReceipt]:
        return self._space.write(
            lambda session, report: OfficeReceipts(Office(session)).issue(bundle, folder, report=report), done, failed
        )

    def reject(
        self, inspection: Inspection, folder: Path, done: Callable[[MadeReceipt], object], failed: Failed
    ) -> Job[MadeReceipt]:
        return self._space.write(
            lambda session, report: OfficeReceipts(Office(session)).reject(inspection, folder, report), done, failed
        )

    # -- stints ----------------------------------------------------------------------------------------------

    def overview(self, done: Callable[[Overview], object]) -> None:
        self._space.read(read_overview, done)

    def reset_device(
        self, stint: str, laptop: str, reason: str, done: Callable[[Change], object], failed: Failed
    ) -> None:
        def work(session: Session, _report: Report) -> Change:
            Office(session).reset_device(stint, laptop, reason)
            return Change(registers=("office",))

        self._space.write(work, done, failed)

    def card(self, done: Callable[[OfficeCard], object]) -> None:
        self._space.read(lambda session: Office(session).card, done)

    def plan(self, path: Path, done: Callable[[KitPlan], object], failed: Failed) -> None:
        def work(session: Session) -> KitPlan:
            return plan_from_file(path, Office(session).card, session.clock.new_id)

        self._space.read(work, done, failed)

    def make_kit(
        self, plan: Callable[[OfficeCard, Callable[[], str]], KitPlan], folder: Path,
        done: Callable[[MadeKit], object], failed: Failed, *, further: bool = False,
    ) -> Job[MadeKit]:  # fmt: skip
        """`plan` gets the office's card and what makes ids; `further`: the next kit of a stint that has one."""

        def work(session: Session, _report: Report) -> MadeKit:
            office = Office(session)
            make = office.further_kit if further else office.make_kit
            return make(plan(office.card, session.clock.new_id), folder)

        return self._space.write(work, done, failed)


def bundles_on(found: list[FoundMedium]) -> tuple[Path, ...]:
    """Files of teams on the media, parts of one bundle named once; in the order of their names."""
    paths: list[Path] = []
    for medium in found:
        paths += sealed_in(medium.path)
    return tuple(paths)


def sealed_in(folder: Path) -> list[Path]:
    """Bundles in one folder: kits and receipts are the office's own."""
    files = [*folder.glob("*.sealed"), *folder.glob("*.sealed.001")]
    return sorted(path for path in files if not path.name.startswith(NOT_BUNDLES))


def names_in(session: Session, rows: list[BundleRow]) -> dict[str, str]:
    """Account → name, as the laptops' registers and statements say."""
    names: dict[str, str] = {}
    for device in dict.fromkeys(row.device for row in rows):
        for account in session.settings.get(f"registers:{device}", {}).get("accounts", ()):
            names[account["id"]] = account["name"]
    for row in rows:
        for person in (row.statement.created_by, row.statement.approved_by):
            names.setdefault(person.id, person.name)
    return names


def read_overview(session: Session) -> Overview:
    """On the storage thread."""
    office = Office(session)
    stints = office.stints()
    rows = {row.id: row for row in Intake(office).bundles()}
    receipts: list[WrittenReceipt] = []
    for entry in stints.values():
        for letter in entry.places:
            chain = session.settings.get(f"receipts:{entry.stint.id}:{letter}", [])
            for number, line in enumerate(chain, 1):
                row = rows.get(line["bundle"])
                receipts.append(
                    WrittenReceipt(
                        entry.stint.id, entry.stint.team, letter, number, line["bundle"],
                        row.sequence if row is not None else 0, line["result"], line["records"], line["at"],
                        line["sealed"],
                    )
                )  # fmt: skip
    receipts.sort(key=lambda line: line.at, reverse=True)
    return Overview(report(office), stints, tuple(receipts))
