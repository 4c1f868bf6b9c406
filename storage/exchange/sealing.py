"""Sealing a bundle that was approved: five steps, each ticked only when done (UI.md 08b).

`run` works on any one thread with a connection of its own. Whatever stops it, the vault is unchanged but for the
register, nothing of this run stays on the medium, and the same order can be run again with the same number. Once the
hash is registered there is no stopping any more: the name is given and the bundle is written.

The register is read anew in each transaction that changes it: it may have moved on while the bytes were written.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, get_args

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from forms.problems import Cancelled, Refused, Report
from storage.audit import AuditLog
from storage.clock import Clock
from storage.database import Connection, transaction
from storage.exchange import target
from storage.exchange.bundles import OPEN, BundleBook, BundleRow
from storage.exchange.content import (
    FORMS,
    REGISTERS,
    attachment_entry,
    audit_entry,
    bytes_entry,
    revisions_entry,
)
from storage.exchange.limits import FAT32_FILE
from storage.exchange.seal import Entry, Prepared, prepare, seal
from storage.exchange.statement import MediumNote
from storage.model import Change

Step = Literal["freeze", "sign", "write", "read_back", "register"]
STEPS: tuple[Step, ...] = get_args(Step)
StepReport = Callable[[Step, int, int], None]
"""`(step, done, total)` in bytes; `done == total` ends a step. Raises `Cancelled` to stop."""


@dataclass(frozen=True)
class SealOrder:
    """All that sealing needs, frozen: may cross to another thread. `forms` are (path, bytes) below `forms/`."""

    bundle: str
    connect: Callable[[], Connection]
    clock: Clock
    actor: str
    key: Ed25519PrivateKey
    recipients: tuple[str, ...]
    folder: Path
    medium: MediumNote
    forms: tuple[tuple[str, bytes], ...] = ()
    part_size: int = FAT32_FILE


@dataclass(frozen=True)
class SealResult:
    """A bundle that is written: read back, named and registered. `seconds` by step."""

    row: BundleRow
    paths: tuple[Path, ...]
    seconds: Mapping[Step, float]
    change: Change


def no_steps(step: Step, done: int, total: int) -> None:
    """The `StepReport` of a caller that shows no progress."""


def as_one(report: Report, size: int) -> StepReport:
    """A `StepReport` that tells a plain `Report` about the whole: writing and reading back `size` bytes."""

    def tell(step: Step, done: int, total: int) -> None:
        before = {"write": 0, "read_back": size, "register": 2 * size}.get(step)
        if before is None:
            report(0, 2 * size)
        else:
            report(min(before + done * size // max(total, 1), 2 * size), 2 * size)

    return tell


def run(order: SealOrder, on_step: StepReport = no_steps) -> SealResult:
    """Seal, write, read back, name, register.

    Raises `EnvironmentProblem` (MEDIUM_TOO_SMALL, MEDIUM_FULL, MEDIUM_GONE, MEDIUM_READ_ONLY, …), `IntegrityFailure`
    (READBACK_DIFFERS, SOURCE_DAMAGED, ATTACHMENT_…), `Refused("BUNDLE_NAME_TAKEN")` and what `on_step` raises.
    """
    connection = order.connect()
    try:
        return _Run(order, connection, on_step).run()
    finally:
        connection.close()


class _Run:
    """One run of an order over its own connection."""

    def __init__(self, order: SealOrder, connection: Connection, on_step: StepReport) -> None:
        self._order = order
        self._db = connection
        self._on_step = on_step
        self._book = BundleBook(connection)
        self._seconds: dict[Step, float] = {}
        self._began = time.monotonic()

    def run(self) -> SealResult:
        row = self._book.get(self._order.bundle)
        folder, stem = self._order.folder, row.statement.name
        if row.state == "verified" and self._already_there(row):
            return self._registered(row, self._final_paths(row))
        self._check_name(row)
        prepared = self._prepare(row)
        target.check_space(folder, prepared.sealed_size(len(self._order.recipients)))
        self._end("sign")
        written = target.write(
            folder,
            stem,
            lambda sink: seal(prepared, self._order.recipients, sink, self._report("write")),
            self._order.part_size,
        )
        try:
            self._end("write")
            target.read_back(written, self._report("read_back"))
            self._end("read_back")
            row = self._verified(prepared, written)
            paths = target.finish(written)
        except BaseException:
            target.discard(written)
            raise
        return self._registered(row, paths)

    def _prepare(self, row: BundleRow) -> Prepared:
        statement = replace(row.statement, medium=self._order.medium)
        prepared = prepare(self._entries(row), statement, self._order.key, self._report("freeze"))
        self._end("freeze")
        return prepared

    def _entries(self, row: BundleRow) -> list[Entry]:
        span = row.statement.audit
        log = AuditLog(self._db, row.device, self._order.actor, self._order.clock)
        events = [event for event in log.events(after=span.first - 1) if event.seq <= span.last] if span.last else []
        entries = [revisions_entry(self._db, row.id), audit_entry(events)]
        entries.append(bytes_entry(REGISTERS, str(row.notes["registers"]).encode()))
        entries += [bytes_entry(FORMS + path, data) for path, data in self._order.forms]
        return entries + [attachment_entry(self._db, note) for note in row.statement.attachments]

    def _check_name(self, row: BundleRow) -> None:
        """The final name must be free, or taken by an earlier writing of this very bundle."""
        with target.environment(self._order.folder):
            paths = self._final_paths(row)
            if paths and target.hash_parts(paths)[1] not in row.hashes:
                raise Refused("BUNDLE_NAME_TAKEN", name=paths[0].name)

    def _final_paths(self, row: BundleRow) -> tuple[Path, ...]:
        return target.final_paths(self._order.folder, row.statement.name)

    def _already_there(self, row: BundleRow) -> bool:
        """Whether a run that was cut off between naming and registering has left the file, whole."""
        with target.environment(self._order.folder):
            paths = self._final_paths(row)
            return bool(paths) and target.hash_parts(paths)[1] == row.sha256

    def _verified(self, prepared: Prepared, written: target.Written) -> BundleRow:
        """Note the hash before the name is given: whichever file is found later, its hash is known here."""
        with transaction(self._db):
            row = self._book.get(self._order.bundle)
            fresh = replace(
                row, statement=prepared.statement, sha256=written.sha256, size=written.size,
                files=len(prepared.entries), hashes=(*row.hashes, written.sha256),
            )  # fmt: skip
            if row.state in OPEN:
                fresh = fresh.moved("verified", self._order.clock.stamp())
            self._book.put(fresh)
        return fresh

    def _registered(self, row: BundleRow, paths: tuple[Path, ...]) -> SealResult:
        """`row` is the line as `_verified` left it."""
        order = self._order
        log = AuditLog(self._db, row.device, order.actor, order.clock)
        with transaction(self._db):
            event = log.append(
                "bundle_written", row.id, sequence=row.sequence, sha256=row.sha256, size=row.size,
                medium=order.medium.number, records=row.records,
            )  # fmt: skip
            row = self._book.get(row.id)
            row = replace(row, notes={**row.notes, "log": event.seq})
            if row.state in ("verified", "written", "delivered"):  # a receipt that came in between is the last word
                row = row.moved("written", order.clock.stamp())
            self._book.put(row)
        with suppress(Cancelled):
            self._end("register")
        change = Change(records=tuple(sorted(self._book.records_in(row.id))), registers=("bundles",))
        return SealResult(row, paths, dict(self._seconds), change)

    def _report(self, step: Step) -> Report:
        return lambda done, total: self._on_step(step, done, total)

    def _end(self, step: Step) -> None:
        now = time.monotonic()
        self._seconds[step] = now - self._began
        self._began = now
        self._on_step(step, 1, 1)
