"""What became of paper and media: the fate of each printed copy, destructions with a witness, losses (R30, R55)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Literal, get_args

from forms.problems import Refused
from storage.database import Connection, transaction
from storage.gate import INACTIVE
from storage.model import Medium, PrintJob
from storage.register_book import COPIES, DESTRUCTIONS, Entry, RegisterBook
from storage.registers import Desk, Media, Prints, closes, media, print_jobs

Fate = Literal["filed", "signed", "handed_out", "returned", "destroyed", "lost"]
FATES: tuple[Fate, ...] = get_args(Fate)
NOTHING_CAME_OUT = ("cancelled", "failed")
"""Dispositions of a print job that left no paper."""


@dataclass(frozen=True)
class Copy:
    """One sheet set of a print: copy `number` of job `print_no`. `fate` is empty while it is unaccounted for."""

    print_no: str
    number: int
    fate: Fate | Literal[""] = ""
    at: str = ""
    by: str = ""
    note: str = ""


class Copies:
    """The fate of each copy. Lines are appended, so a copy's whole way can be read."""

    def __init__(self, connection: Connection, desk: Desk, prints: Prints) -> None:
        self._db = connection
        self._desk = desk
        self._prints = prints
        self._book = RegisterBook(connection)

    def of(self, print_no: str) -> list[Copy]:
        """Every copy of a print as it stands. Raises `Refused("PRINT_UNKNOWN")`."""
        return copies_of(self._prints.get(print_no), self._book)

    def set_fate(self, print_no: str, copy: int, fate: Fate, note: str = "") -> Copy:
        """Note what became of a copy.

        Raises `Refused` (PRINT_UNKNOWN, COPY_UNKNOWN, FATE_UNKNOWN, ACCOUNT_INACTIVE, NOT_YOUR_ROLE R31).
        """
        self.check_keeper([print_no])
        if fate not in FATES:
            raise Refused("FATE_UNKNOWN", rule="R30", fate=fate)
        if copy not in {known.number for known in self.of(print_no)}:
            raise Refused("COPY_UNKNOWN", rule="R30", number=print_no, copy=copy)
        return self._note(print_no, copy, fate, note)

    def check_keeper(self, items: Iterable[str]) -> None:
        """Whether this account may say what became of paper: whoever writes records, the secrecy administrator, and
        anybody of what they printed themselves; after the end of the round the leader. Raises `Refused`
        (ACCOUNT_INACTIVE V03, NOT_YOUR_ROLE R31)."""
        access = self._desk.access
        if closes(access):
            return
        access.standing.check()
        own = {job.number for job in self._prints.all() if job.by == access.account.id}
        if not (
            access.word("policy") or access.word("records") or own.issuperset(one.partition("/")[0] for one in items)
        ):
            raise Refused("NOT_YOUR_ROLE", rule="R31", role=access.account.role)

    def _note(self, print_no: str, copy: int, fate: Fate, note: str) -> Copy:
        desk, at = self._desk, self._desk.clock.stamp()
        with self.open_to_close(), transaction(self._db):
            self._book.add(
                COPIES, desk.stint.laptop, at, desk.access.account.id, f"{print_no}/{copy}",
                {"fate": fate, "note": note.strip()},
            )  # fmt: skip
            desk.audit.append("copy_fate", print_no, copy=copy, fate=fate)
        return Copy(print_no, copy, fate, at, desk.access.account.id, note.strip())

    def open_to_close(self) -> AbstractContextManager[None]:
        """Around a write that `check_keeper` lets through although the round has ended."""
        return self._desk.gate.lifted(INACTIVE) if closes(self._desk.access) else nullcontext()

    def destroyed(self, print_no: str, copy: int, number: str) -> None:
        """Called by a destruction: the copy is gone under that line's number."""
        self._note(print_no, copy, "destroyed", number)


def copies_of(job: PrintJob, book: RegisterBook) -> list[Copy]:
    """The copies of a job; none when nothing came out."""
    if job.disposition in NOTHING_CAME_OUT:
        return []
    found = []
    for number in range(1, job.copies + 1):
        line = book.last(COPIES, f"{job.number}/{number}")
        if line is None:
            found.append(Copy(job.number, number))
        else:
            body = line.body
            found.append(Copy(job.number, number, body["fate"], line.at, line.by, body["note"]))
    return found


def unaccounted(connection: Connection) -> list[Copy]:
    """Copies of which nobody has said what became of them: what the close-out asks for."""
    book = RegisterBook(connection)
    return [
        copy for job in print_jobs(connection) for copy in copies_of(job, book) if not copy.fate
    ]  # fmt: skip


@dataclass(frozen=True)
class Destruction:
    """One destruction: what, how, by whom, before whose eyes."""

    number: str
    on: str
    items: tuple[str, ...]
    method: str
    by: str
    witness: str
    noted_by: str
    at: str


class Destructions:
    """Items are copies (`DYJ-2601-03A-0007/2`), media (`JZ-2601-03A-0001`) or plain words for anything else."""

    def __init__(self, connection: Connection, desk: Desk, copies: Copies, register: Media) -> None:
        self._db = connection
        self._desk = desk
        self._copies = copies
        self._media = register
        self._book = RegisterBook(connection)

    def register(self, items: Sequence[str], method: str, by: str, witness: str, on: str) -> Destruction:
        """Note a destruction and what it does to copies and media. `by` and `witness` are two people's names.

        Raises `Refused` (FIELD_MISSING, TWO_PEOPLE_NEEDED R30, COPY_UNKNOWN, MEDIUM_UNKNOWN, NOT_YOUR_ROLE).
        """
        desk = self._desk
        self._copies.check_keeper(items)
        for name, value in (("items", items), ("method", method.strip()), ("by", by.strip()), ("on", on)):
            if not value:
                raise Refused("FIELD_MISSING", rule="R30", field=name)
        if not witness.strip() or witness.strip() == by.strip():
            raise Refused("TWO_PEOPLE_NEEDED", rule="R30")
        body = {"on": on, "items": list(items), "method": method.strip(), "by": by.strip(), "witness": witness.strip()}
        with self._copies.open_to_close(), transaction(self._db):
            line = self._book.add(
                DESTRUCTIONS, desk.stint.laptop, desk.clock.stamp(), desk.access.account.id, "", body
            )  # fmt: skip
            self._carry_out(items, line.number)
            desk.audit.append("destroyed", line.number, items=len(items))
        return _destruction(line)

    def all(self) -> list[Destruction]:
        """By number."""
        return [_destruction(line) for line in self._book.rows(DESTRUCTIONS)]

    def _carry_out(self, items: Iterable[str], number: str) -> None:
        media_numbers = {medium.number for medium in self._media.all()}
        for item in items:
            if item in media_numbers:
                self._media.set_state(item, "destroyed")
            elif item.startswith("JZ-"):
                raise Refused("MEDIUM_UNKNOWN", rule="V18")
            elif item.startswith("DYJ-"):
                print_no, _, copy = item.partition("/")
                if not copy.isdigit() or int(copy) not in {known.number for known in self._copies.of(print_no)}:
                    raise Refused("COPY_UNKNOWN", rule="R30", number=print_no, copy=copy)
                self._copies.destroyed(print_no, int(copy), number)


def _destruction(line: Entry) -> Destruction:
    body = line.body
    return Destruction(
        line.number, body["on"], tuple(body["items"]), body["method"], body["by"], body["witness"], line.by, line.at
    )


@dataclass(frozen=True)
class LossReport:
    """What a printed report of a lost medium says (R55): the medium, what lay on it, and why it helps nobody.

    `bundles` are (name, size in bytes, state) of what was written to it; all of it is sealed to the office.
    """

    medium: Medium
    bundles: tuple[tuple[str, int, str], ...]
    records: int
    reported_by: str
    at: str


def loss_report(connection: Connection, number: str, reported_by: str, at: str) -> LossReport:
    """The facts about a medium that was lost. Raises `Refused("MEDIUM_UNKNOWN", rule="V18")`."""
    from storage.exchange.bundles import BundleBook  # the exchange stands on the stores, not they on it

    found = [medium for medium in media(connection) if medium.number == number]
    if not found:
        raise Refused("MEDIUM_UNKNOWN", rule="V18")
    rows = [row for row in BundleBook(connection).all() if row.statement.medium.number == number]
    return LossReport(
        found[0], tuple((row.statement.name, row.size, row.state) for row in rows),
        sum(row.records for row in rows), reported_by, at,
    )  # fmt: skip
