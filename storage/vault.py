"""A vault on disk: `vault.db` (SQLCipher) and `slots.json` in one folder. Create, open, back up, check, recover.

The formats are specified in `storage/VAULT.md`.
"""

from __future__ import annotations

import base64
import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from forms.problems import EnvironmentProblem, IntegrityFailure, Refused, Report, no_report
from storage.accounts import SlotKeeper, store_account
from storage.attachments import Attachments
from storage.attempts import Attempts, open_slot
from storage.clock import Clock
from storage.database import Connection, check_integrity, open_database, transaction
from storage.files import environment_problem
from storage.folder_lock import lock_folder
from storage.gate import WriteGate
from storage.keys import DeviceSecret, KdfCost, calibrate, check_passphrase
from storage.model import Account, Stint, VaultInfo
from storage.protected import new_identity
from storage.session import Session, SessionParts, note
from storage.settings import Settings
from storage.slots import SlotFile, Unwrapped, open_recovery, read_slots, seal_recovery, wrap, write_slots
from storage.stints import check_practice, stint_from_json, stint_to_json
from storage.writer import FormBook

SECRET_LOST = ("KEYRING_EMPTY", "KEY_FILE_MISSING")
"""Codes that say the device secret is gone, not merely out of reach."""
DATABASE = "vault.db"
SLOTS = "slots.json"


@dataclass(frozen=True)
class VaultTools:
    """What a vault needs from outside: forms, clock, and how dear a passphrase guess shall be."""

    forms: FormBook
    clock: Clock
    cost: Callable[[], KdfCost] = calibrate


def vault_info(folder: Path, clock: Clock) -> VaultInfo:
    """What may be known before the key. Raises as `storage.slots.read_slots`."""
    file = read_slots(folder / SLOTS)
    return VaultInfo(
        vault_id=file.vault_id,
        path=str(folder),
        slots=tuple(slot.info() for slot in file.slots),
        round=str(file.label.get("round", "")),
        team_name=str(file.label.get("team_name", "")),
        laptop=str(file.label.get("laptop", "")),
        practice=bool(file.label.get("practice", False)),
        size=_bytes_in(folder),
        wait_seconds=Attempts(folder, clock).wait_seconds(),
        has_recovery=bool(file.recovery),
    )


def _bytes_in(folder: Path) -> int:
    """Bytes of all files; one that goes meanwhile (SQLite's own, when a vault is just being closed) counts nothing."""
    size = 0
    for path in folder.iterdir():
        with suppress(FileNotFoundError):
            size += path.stat().st_size
    return size


def create_vault(
    folder: Path, stint: Stint, first: Account, passphrase: str, device: DeviceSecret, tools: VaultTools
) -> Session:
    """Make a vault in `folder` (absent or empty) and open it for its first account.

    Raises `Refused` (PASSPHRASE_SHORT, PASSPHRASE_WEAK, FOLDER_NOT_EMPTY, KEY_FILE_SAME_DISK, PRACTICE_APART R50) or
    `EnvironmentProblem` (NOT_WRITABLE, DISK_FULL, KEYRING_UNAVAILABLE, …). On failure nothing is left behind.
    """
    check_passphrase(passphrase)
    check_practice(stint)
    vault_id, vault_key, device_secret = tools.clock.new_id(), secrets.token_bytes(32), secrets.token_bytes(32)
    _claim(folder)
    stored = False
    try:
        device.store(vault_id, device_secret)
        stored = True
        secret, recipient = new_identity()
        account = replace(first, id=first.id or tools.clock.new_id(), recipient=recipient)
        _fill(folder, vault_key, stint, account, tools)
        keys = Unwrapped(vault_key, secret)
        slot = wrap(vault_id, account, keys, passphrase, device_secret, device.kind, tools.cost())
        file = SlotFile(vault_id, _label(stint), (slot,), (seal_recovery(account.id, keys, stint.office.recovery),))
        write_slots(folder / SLOTS, file)
    except BaseException as error:
        _abandon(folder)
        if stored:
            device.forget(vault_id)
        if isinstance(error, OSError):
            raise environment_problem(error, folder) from error
        raise
    session = _open(folder, file, account, keys, device, tools)
    note(session, "vault_created", vault_id)
    return session


def unlock_vault(
    folder: Path, account: str, passphrase: str, device: DeviceSecret, tools: VaultTools, report: Report = no_report
) -> Session:
    """Open the vault for `account` (id or name). `report` tells how many records have been derived anew, where this
    program derives lists and search otherwise than the last one did.

    Too many wrong passphrases (policy `lockout_after`) destroy the slot. An account that may not work yet or any more
    (V03) gets a session in which nothing can be read or written but its pledge.
    Raises `Refused` (WAIT, NO_SLOT, PASSPHRASE_OR_DEVICE_KEY_WRONG, LOCKED_OUT V21), `EnvironmentProblem`
    (KEYRING_…, KEY_FILE_…, VAULT_IN_USE, VAULT_NEWER, …) or `IntegrityFailure` (SLOTS_DAMAGED, VAULT_DAMAGED, …).
    """
    opened = open_slot(folder / SLOTS, account, passphrase, device, tools.clock)
    slot = opened.slot
    entry = Account(slot.account, slot.name, slot.info().role, slot.recipient)
    session = _open(folder, opened.file, entry, opened.keys, device, tools, report)
    note(session, "unlocked", entry.id, wrong_before=opened.failed)
    return session


def recover_vault(
    folder: Path, account: str, office_identity: str, passphrase: str, device: DeviceSecret, tools: VaultTools
) -> Session:
    """Give `account` a new slot from its recovery entry, opened with the office's recovery key.

    A device secret that is lost is made anew; the other accounts then need recovery too.
    Raises `Refused` (NO_RECOVERY, RECOVERY_KEY_WRONG, PASSPHRASE_…) and as `unlock_vault`.
    """
    check_passphrase(passphrase)
    file = read_slots(folder / SLOTS)
    slot = file.slot_of(account)
    entries = [entry for entry in file.recovery if entry.account == slot.account]
    if not entries:
        raise Refused("NO_RECOVERY")
    keys = open_recovery(entries[0], office_identity)
    lost = False
    try:
        device_secret = device.load(file.vault_id)
    except EnvironmentProblem as problem:
        if problem.code not in SECRET_LOST:  # a keyring that is only locked still has the secret of all accounts
            raise
        lost, device_secret = True, secrets.token_bytes(32)
    entry = Account(slot.account, slot.name, slot.info().role, slot.recipient)
    fresh = wrap(file.vault_id, entry, keys, passphrase, device_secret, device.kind, tools.cost())
    file = file.with_slot(fresh, None)
    session = _open(folder, file, entry, keys, device, tools)
    try:
        if lost:
            device.store(file.vault_id, device_secret)
        write_slots(folder / SLOTS, file, forget=True)
    except BaseException:
        session.close()
        raise
    Attempts(folder, tools.clock).succeeded(entry.id)
    note(session, "vault_recovered", entry.id)
    return session


def check_vault(session: Session) -> list[str]:
    """Everything a check can find: page authentication, structure, revisions, attachments, audit chain.

    Returns codes with a detail, such as `REVISION_DAMAGED 9f3a…`; empty when all is well.
    """
    found = [f"PAGE {line}" for line in check_integrity(session.connection)]
    found += session.records.damaged()
    found += Attachments(session.connection).damaged()
    if session.read_only:
        found.append("AUDIT_BROKEN")
    return found


def _claim(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        folder.chmod(0o700)
        if any(folder.iterdir()):
            raise Refused("FOLDER_NOT_EMPTY", name=folder.name)
    except OSError as error:
        raise environment_problem(error, folder) from error


def _abandon(folder: Path) -> None:
    for name in (DATABASE, DATABASE + "-wal", DATABASE + "-shm", SLOTS, SLOTS + ".new"):
        (folder / name).unlink(missing_ok=True)


def _fill(folder: Path, vault_key: bytes, stint: Stint, first: Account, tools: VaultTools) -> None:
    connection = open_database(folder / DATABASE, vault_key, create=True)
    try:
        with transaction(connection):
            settings = Settings(connection)
            settings.set("stint", stint_to_json(stint))
            settings.set("device", tools.clock.new_id())
            key = Ed25519PrivateKey.generate().private_bytes_raw()
            settings.set("signing_key", base64.b64encode(key).decode())
            for entry in stint.roster:
                if entry.id != first.id:
                    store_account(connection, entry)
            store_account(connection, first)
    finally:
        connection.close()


def _label(stint: Stint) -> dict[str, object]:
    return {
        "round": stint.round, "team": stint.team, "team_name": stint.team_name, "round_name": stint.round_name,
        "laptop": stint.laptop, "practice": stint.practice, "recovery": stint.office.recovery,
        "lockout_after": stint.policy.get("lockout_after", 0),
    }  # fmt: skip


def _open(
    folder: Path, file: SlotFile, account: Account, keys: Unwrapped, device: DeviceSecret, tools: VaultTools,
    report: Report = no_report,
) -> Session:  # fmt: skip
    lock = lock_folder(folder)
    try:
        gate = WriteGate()
        connection = open_database(folder / DATABASE, keys.vault_key, gate=gate)
    except BaseException:
        lock.close()
        raise
    try:
        return _session(folder, file, account, keys, device, tools, connection, lock, gate, report)
    except BaseException:
        connection.close()
        lock.close()
        raise


def _session(
    folder: Path, file: SlotFile, account: Account, keys: Unwrapped, device: DeviceSecret, tools: VaultTools,
    connection: Connection, lock: IO[bytes], gate: WriteGate, report: Report,
) -> Session:  # fmt: skip
    settings = Settings(connection)
    described = settings.get("stint")
    if described is None:
        raise IntegrityFailure("VAULT_DAMAGED", name=folder.name)
    stint = stint_from_json(described)
    parts = SessionParts(
        folder=folder, vault_id=file.vault_id, connection=connection, lock=lock, account=account,
        identity=keys.identity, device=settings.get("device"),
        signing_key=Ed25519PrivateKey.from_private_bytes(base64.b64decode(settings.get("signing_key"))),
        stint=stint,
        keeper=SlotKeeper(folder / SLOTS, keys.vault_key, device, tools.cost, stint.office.recovery), gate=gate,
        forms=tools.forms, clock=tools.clock, report=report,
    )  # fmt: skip
    return Session(parts)
