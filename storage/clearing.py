"""The end of a vault: keys destroyed, files overwritten as far as the medium allows, and a certificate that says
truthfully what was done and what could not be (V25)."""

from __future__ import annotations

import os
import secrets
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from io import FileIO
from pathlib import Path
from typing import Literal, get_args

from forms.canonical import canonical, sha256_hex
from forms.problems import Refused
from storage.accounts import CLEARING, ENDED, Approval
from storage.attempts import FILE as ATTEMPTS
from storage.audit import log_of
from storage.closeout import blocks
from storage.exchange.bundles import BundleBook
from storage.files import sync_folder
from storage.folder_lock import LOCK
from storage.keys import DeviceSecret
from storage.machine import Disk, disk_of
from storage.model import PrintJob
from storage.register_book import CLEARINGS, RegisterBook
from storage.registers import media, print_jobs
from storage.registers_paper import copies_of
from storage.session import Session

CHUNK = 1 << 20
KEY_FILES = ("slots.json", "slots.json.bak", "slots.json.new", "slots.json.bak.new", ATTEMPTS, ATTEMPTS + ".new")
DATA_FILES = ("vault.db-wal", "vault.db-shm", "vault.db")
COPYING_FILESYSTEMS = ("btrfs", "zfs", "bcachefs", "f2fs", "overlay")
"""Write elsewhere instead of over the old place."""

PAGE, COPIES = "clearing_certificate", 2
"""The certificate takes its print number while there is a register: one copy for the team, one for the office."""

ClearStep = Literal["register", "keys", "secret", "files"]
STEPS: tuple[ClearStep, ...] = get_args(ClearStep)
StepReport = Callable[[ClearStep, int, int], None]
"""`report(step, done, total)` in bytes; (1, 1) when the step is over. It cannot stop anything."""


def no_steps(step: ClearStep, done: int, total: int) -> None:
    """The report of a caller that shows none."""


@dataclass(frozen=True)
class FileFate:
    """One file of the vault: its size, whether random bytes were written over it and synced, whether it is gone.

    `name` also tells the name under which a file was left that could be renamed but not removed."""

    name: str
    size: int
    overwritten: bool
    removed: bool
    problem: str = ""


@dataclass(frozen=True)
class ClearedVault:
    """What there was: counts only, nothing that a record says. `media` and `copies` count by state and fate."""

    vault_id: str
    round: str
    round_name: str
    team: str
    team_name: str
    laptop: str
    practice: bool
    at: str
    by: str
    witness: str
    records: Mapping[str, int]
    bundles: int
    last_bundle: int
    copies: Mapping[str, int]
    media: Mapping[str, int]
    audit_seq: int
    audit_head: str
    backups: int
    drafts: int


@dataclass(frozen=True)
class Certificate:
    """销毁证明: what was cleared, by whom, before whom, and what was and was not done.

    `caveats` are codes with sentences: BACKUPS_EXIST (copies made with this program: `vault.backups`), PAPER_LOST,
    MEDIA_OUT (registered media still in use), DRAFTS_GONE (never saved), SECRET_NOT_DESTROYED, FILES_LEFT,
    REMOVAL_NOT_SYNCED (gone, but the folder's sync failed), FLASH_MEDIUM, MEDIUM_UNKNOWN, COPYING_FILESYSTEM,
    PRACTICE, MEMORY_NOT_WIPED. `job` is its line in the print register that is gone.
    """

    vault: ClearedVault
    secret_kind: str
    secret_destroyed: bool
    disk: Disk
    files: tuple[FileFate, ...]
    caveats: tuple[str, ...]
    job: PrintJob
    marking: str

    @property
    def digest(self) -> str:
        """SHA-256 of all that it says."""
        return sha256_hex(canonical(asdict(self)))


def check_clear(session: Session) -> None:
    """Whether this vault may be cleared now, by this account.

    Raises `Refused` (NOT_YOUR_ROLE, ACCOUNT_INACTIVE, READ_ONLY V20, CLOSEOUT_BLOCKED V25 with the codes). A practice
    vault has no office to wait for.
    """
    if session.access.standing.code not in ("", *ENDED):
        session.access.standing.check()
    if session.read_only:
        raise Refused("READ_ONLY", rule="V20")
    open_ = blocks(session)
    if open_ and not session.stint.practice:
        codes = sorted({block.code for block in open_})
        raise Refused("CLOSEOUT_BLOCKED", rule="V25", count=len(open_), codes=", ".join(codes))


def clear_vault(session: Session, witness: Approval, report: StepReport = no_steps) -> Certificate:
    """Destroy keys first, then overwrite and remove every file; the session is closed and of no use afterwards.

    `witness` is another person's word on `accounts.CLEARING`. Raises as `check_clear`, and
    `Refused("APPROVAL_NEEDED")`. From the first overwritten byte on a failure is not raised: it stands in the
    certificate.
    """
    check_clear(session)
    second = session.accounts.redeem_other(witness, CLEARING)
    report("register", 0, 1)
    vault, job = _last_entries(session, second)
    folder, device, marking = session.folder, session.device_secret, session.stint.marking
    disk = disk_of(folder)
    session.close()
    report("register", 1, 1)
    files = _destroy_all("keys", [folder / name for name in KEY_FILES], report)
    report("secret", 0, 1)
    destroyed = _forget(device, vault.vault_id)
    report("secret", 1, 1)
    files += _destroy_all("files", [folder / name for name in (*DATA_FILES, LOCK)], report)
    caveats = _caveats(vault, disk, files, destroyed)
    return Certificate(vault, device.kind, destroyed, disk, tuple(files), caveats, job, marking)


def _last_entries(session: Session, witness: str) -> tuple[ClearedVault, PrintJob]:
    """What the registers and the log hear of their own end, and what they say then."""
    counted = _copies(session)
    with session.gate.lifted():
        RegisterBook(session.connection).add(
            CLEARINGS, session.stint.laptop, session.clock.stamp(), session.me.id, session.vault_id,
            {"witness": witness},
        )  # fmt: skip
        job = session.prints.register(
            session.vault_id, "", "", "", PAGE, PAGE, COPIES, "printer", PAGE
        )  # fmt: skip
        log_of(session).append("vault_cleared", session.vault_id, witness=witness)
    return _subject(session, session.accounts.get(witness).name, counted), job


def _copies(session: Session) -> Mapping[str, int]:
    """How many printed copies met which fate."""
    fates: Counter[str] = Counter()
    for job in print_jobs(session.connection):
        fates.update(copy.fate or "unaccounted" for copy in copies_of(job, RegisterBook(session.connection)))
    return dict(fates)


def _subject(session: Session, witness: str, copies: Mapping[str, int]) -> ClearedVault:
    db, stint = session.connection, session.stint
    rows = BundleBook(db).all(session.device)
    seq, head = session.audit.head()
    return ClearedVault(
        vault_id=session.vault_id, round=stint.round, round_name=stint.round_name, team=stint.team,
        team_name=stint.team_name, laptop=stint.laptop, practice=stint.practice, at=session.clock.stamp(),
        by=session.me.name, witness=witness,
        records=dict(db.execute("SELECT kind, count(*) FROM record GROUP BY kind").fetchall()),
        bundles=len(rows), last_bundle=rows[-1].sequence if rows else 0, copies=copies,
        media=dict(Counter(medium.state for medium in media(db))), audit_seq=seq, audit_head=head,
        backups=db.execute("SELECT count(*) FROM audit WHERE action = 'backed_up'").fetchone()[0],
        drafts=db.execute("SELECT count(*) FROM draft").fetchone()[0],
    )  # fmt: skip


def _forget(device: DeviceSecret, vault_id: str) -> bool:
    """Whether the device secret is gone. A keyring is another program's: whatever it raises, the clearing goes on to
    its end, and the certificate says SECRET_NOT_DESTROYED."""
    try:
        device.forget(vault_id)
    except Exception:  # noqa: BLE001  # as said above
        return False
    return True


def _destroy_all(step: ClearStep, paths: list[Path], report: StepReport) -> list[FileFate]:
    present = [path for path in paths if os.path.lexists(path)]
    total = sum(_size(path) for path in present)
    files, before = [], 0
    for path in present:
        files.append(_destroy(path, lambda done, before=before: report(step, before + done, total + 1)))  # type: ignore[misc]  # bound now
        before += files[-1].size
    report(step, 1, 1)
    return files


def _size(path: Path) -> int:
    """0 where it cannot be asked: writing over the file will say what is wrong."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _destroy(path: Path, written: Callable[[int], None]) -> FileFate:
    """Write over and remove; each of the two stands in the result as far as it came, with the first trouble met."""
    name, size = path.name, _size(path)
    overwritten = removed = False
    problem = ""
    try:
        with path.open("r+b", buffering=0) as file:
            size = os.fstat(file.fileno()).st_size
            for start in range(0, size, CHUNK):
                _write_all(file, secrets.token_bytes(min(CHUNK, size - start)))
                written(min(start + CHUNK, size))
            os.fsync(file.fileno())
        overwritten = True
        nameless = path.with_name(secrets.token_hex(8))
        path.rename(nameless)
        name = f"{path.name} ({nameless.name})"
        nameless.unlink()
        name = path.name
        removed = True
        sync_folder(path.parent)
    except OSError as error:
        problem = type(error).__name__
    return FileFate(name, size, overwritten, removed, problem)


def _write_all(file: FileIO, data: bytes) -> None:
    """A write without a buffer may take less than it is given."""
    rest = memoryview(data)
    while rest:
        rest = rest[file.write(rest) :]


def _caveats(vault: ClearedVault, disk: Disk, files: list[FileFate], secret_destroyed: bool) -> tuple[str, ...]:
    """Each thing a reader of the certificate must not believe."""
    found = {
        "BACKUPS_EXIST": vault.backups > 0,
        "MEDIA_OUT": vault.media.get("in_use", 0) > 0,
        "PAPER_LOST": vault.copies.get("lost", 0) > 0,
        "DRAFTS_GONE": vault.drafts > 0,
        "SECRET_NOT_DESTROYED": not secret_destroyed,
        "FILES_LEFT": any(not file.removed for file in files),
        "REMOVAL_NOT_SYNCED": any(file.removed and file.problem for file in files),
        "FLASH_MEDIUM": disk.rotational is False,
        "MEDIUM_UNKNOWN": disk.rotational is None,
        "COPYING_FILESYSTEM": disk.filesystem in COPYING_FILESYSTEMS,
        "PRACTICE": vault.practice,
        "MEMORY_NOT_WIPED": True,
    }
    return tuple(code for code, holds in found.items() if holds)
