"""Backup and restore: the whole vault folder, byte for byte, checked by reading it back."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

from forms.problems import EnvironmentProblem, IntegrityFailure, Refused, Report, no_report
from storage.database import transaction
from storage.files import environment_problem, sync_folder
from storage.folder_lock import lock_folder
from storage.session import Session, note
from storage.slots import read_slots
from storage.vault import DATABASE, SLOTS

CHUNK = 1 << 20
LOG = DATABASE + "-wal"
"""What is committed and not yet folded into the database file."""


def backup_vault(session: Session, target: Path, report: Report = no_report) -> None:
    """Copy the open vault into `target` (absent or empty) and compare what was written.

    Raises `Refused` (FOLDER_NOT_EMPTY, NOT_YOUR_ROLE), `EnvironmentProblem` (DISK_FULL, …),
    `IntegrityFailure("COPY_DIFFERS")`, `Cancelled`. A failed backup leaves no files in `target`. A vault that may only
    be read (V20) can be backed up all the same.
    """
    session.access.require("accounts")
    if session.read_only:
        _copy_vault(session.folder, target, report)
        return
    # No other connection can write while this one holds the write lock: the file and its log belong together. The
    # log goes along, since another connection that reads can keep it from being folded into the file.
    with session.gate.lifted(), transaction(session.connection):
        _copy_vault(session.folder, target, report)
    note(session, "backed_up", session.vault_id)


def restore_vault(source: Path, target: Path, report: Report = no_report) -> None:
    """Copy a backup into `target` (absent or empty).

    Raises as `backup_vault`, and as `read_slots` when `source` is not a vault.
    """
    read_slots(source / SLOTS)
    if not (source / DATABASE).is_file():
        raise EnvironmentProblem("VAULT_NOT_FOUND", name=source.name)
    with lock_folder(source):
        _copy_vault(source, target, report)


def _copy_vault(source: Path, target: Path, report: Report) -> None:
    written: list[Path] = []
    try:
        target.mkdir(parents=True, exist_ok=True, mode=0o700)
        target.chmod(0o700)
        if any(target.iterdir()):
            raise Refused("FOLDER_NOT_EMPTY", name=target.name)
        files = [source / DATABASE, source / LOG, source / SLOTS]
        files = [path for path in files if path.name != LOG or (path.exists() and path.stat().st_size)]
        total = 2 * sum(path.stat().st_size for path in files)
        done = 0
        for path in files:
            written.append(target / path.name)
            sent = _copy(path, target / path.name, partial(_advance, report, done, total))
            done += path.stat().st_size
            if _digest(target / path.name) != sent:
                raise IntegrityFailure("COPY_DIFFERS", name=target.name)
            done += path.stat().st_size
            report(done, total)
        sync_folder(target)
    except BaseException as error:
        for path in written:
            path.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise environment_problem(error, target) from error
        raise


def _advance(report: Report, base: int, total: int, done: int) -> None:
    report(base + done, total)


def _copy(source: Path, target: Path, advance: Callable[[int], None]) -> str:
    digest = hashlib.sha256()
    done = 0
    with source.open("rb") as reader, target.open("xb") as writer:
        while chunk := reader.read(CHUNK):
            writer.write(chunk)
            digest.update(chunk)
            done += len(chunk)
            advance(done)
        writer.flush()
        os.fsync(writer.fileno())
        _drop_cache(writer.fileno())
    return digest.hexdigest()


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as reader:
        while chunk := reader.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _drop_cache(descriptor: int) -> None:
    """So that the comparison reads the disk, not the memory (where the system can be asked to)."""
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
