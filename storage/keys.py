"""Keys of a vault: the passphrase's work factor and where the device secret lives.

The construction is written down in `storage/VAULT.md`. Nothing here is home-made: Argon2id, HKDF and
ChaCha20-Poly1305 come from `cryptography`, age from `pyrage`.
"""

from __future__ import annotations

import base64
import os
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

import keyring
import keyring.errors
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from forms.problems import EnvironmentProblem, Refused
from storage.files import sync_folder

KEYRING_SERVICE = "fieldseal"
MIN_PASSPHRASE = 10
"""Characters, from DOMAIN 9.9; the strength meter asks for more than length."""
MIN_STRENGTH = 3
"""zxcvbn score (0 to 4) a new passphrase needs."""


@dataclass(frozen=True)
class KdfCost:
    """Argon2id parameters: memory in KiB, passes, lanes."""

    memory_kib: int
    passes: int
    lanes: int


FLOOR = KdfCost(64 * 1024, 3, 4)
CEILING_KIB = 1024 * 1024


def calibrate(target_seconds: float = 1.0, clock: Callable[[], float] = time.perf_counter) -> KdfCost:
    """The cost that takes about `target_seconds` on this machine, never below 64 MiB and 3 passes (DESIGN "Keys")."""
    cost = FLOOR
    began = clock()
    stretch("calibration", b"0" * 16, cost)
    spent = max(clock() - began, 0.001)
    memory = int(cost.memory_kib * target_seconds / spent) // 65536 * 65536
    return KdfCost(min(max(memory, FLOOR.memory_kib), CEILING_KIB), cost.passes, cost.lanes)


def stretch(passphrase: str, salt: bytes, cost: KdfCost) -> bytes:
    """Argon2id(passphrase) as 32 bytes. Raises `EnvironmentProblem("MEMORY_FOR_KEY")` when memory is short."""
    try:
        kdf = Argon2id(salt=salt, length=32, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib)
        return kdf.derive(passphrase.encode("utf-8"))
    except MemoryError as error:
        raise EnvironmentProblem("MEMORY_FOR_KEY", mib=cost.memory_kib // 1024) from error


def slot_key(stretched: bytes, device_secret: bytes, info: bytes) -> bytes:
    """HKDF-SHA256 over the stretched passphrase, salted with the device secret: both are needed."""
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=device_secret, info=info).derive(stretched)


def check_passphrase(passphrase: str) -> None:
    """Raises `Refused("PASSPHRASE_WEAK")` below the minimum length or strength."""
    from zxcvbn import zxcvbn  # the word lists take 0.1 s to load, needed only here

    if len(passphrase) < MIN_PASSPHRASE:
        raise Refused("PASSPHRASE_SHORT", rule="9.9", minimum=MIN_PASSPHRASE)
    if zxcvbn(passphrase[:72])["score"] < MIN_STRENGTH:
        raise Refused("PASSPHRASE_WEAK", rule="9.9")


class DeviceSecret(Protocol):
    """Where the 32 bytes live that a stolen copy of the vault does not have."""

    kind: Literal["keyring", "keyfile"]

    def load(self, vault_id: str) -> bytes:
        """Raises `EnvironmentProblem` when the place is missing, locked or holds no secret of this vault."""

    def store(self, vault_id: str, secret: bytes) -> None: ...

    def forget(self, vault_id: str) -> None: ...


class KeyringSecret:
    """In the desktop's keyring (Secret Service, Windows Credential Manager)."""

    kind: Literal["keyring", "keyfile"] = "keyring"

    def load(self, vault_id: str) -> bytes:
        try:
            text = keyring.get_password(KEYRING_SERVICE, vault_id)
        except keyring.errors.KeyringError as error:
            raise EnvironmentProblem("KEYRING_UNAVAILABLE") from error
        if not text:
            raise EnvironmentProblem("KEYRING_EMPTY")
        return base64.b64decode(text)

    def store(self, vault_id: str, secret: bytes) -> None:
        try:
            keyring.set_password(KEYRING_SERVICE, vault_id, base64.b64encode(secret).decode())
        except keyring.errors.KeyringError as error:
            raise EnvironmentProblem("KEYRING_UNAVAILABLE") from error

    def forget(self, vault_id: str) -> None:
        try:
            keyring.delete_password(KEYRING_SERVICE, vault_id)
        except keyring.errors.KeyringError as error:
            raise EnvironmentProblem("KEYRING_UNAVAILABLE") from error


def keyring_available() -> bool:
    """Whether a keyring that can keep a secret is there (not the null or failing backend)."""
    return float(keyring.get_keyring().priority) >= 1


class KeyFileSecret:
    """In a file on a separate medium: `fieldseal-<vault id>.key` in `folder`, readable by the owner only."""

    kind: Literal["keyring", "keyfile"] = "keyfile"

    def __init__(self, folder: Path, vault_folder: Path, *, same_disk_allowed: bool = False) -> None:
        """`same_disk_allowed` only in practice mode: a key beside its vault protects nothing."""
        self._folder = folder
        self._vault_folder = vault_folder
        self._same_disk_allowed = same_disk_allowed

    def _path(self, vault_id: str) -> Path:
        return self._folder / f"fieldseal-{vault_id}.key"

    def load(self, vault_id: str) -> bytes:
        try:
            return base64.b64decode(self._path(vault_id).read_text("ascii").strip(), validate=True)
        except FileNotFoundError as error:
            raise EnvironmentProblem("KEY_FILE_MISSING", folder=self._folder.name) from error
        except (OSError, ValueError) as error:
            raise EnvironmentProblem("KEY_FILE_UNREADABLE", folder=self._folder.name) from error

    def store(self, vault_id: str, secret: bytes) -> None:
        if not self._same_disk_allowed and _same_device(self._folder, self._vault_folder):
            raise Refused("KEY_FILE_SAME_DISK", rule="9.9")
        path = self._path(vault_id)
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(base64.b64encode(secret) + b"\n")
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise EnvironmentProblem("KEY_FILE_NOT_WRITTEN", folder=self._folder.name) from error

    def forget(self, vault_id: str) -> None:
        path = self._path(vault_id)
        try:
            with path.open("r+b", buffering=0) as file:
                file.write(secrets.token_bytes(path.stat().st_size))
                os.fsync(file.fileno())
            path.unlink()
            sync_folder(path.parent)
        except OSError as error:
            raise EnvironmentProblem("KEY_FILE_NOT_WRITTEN", folder=self._folder.name) from error


def _same_device(one: Path, other: Path) -> bool:
    while not other.exists():
        other = other.parent
    return one.exists() and one.stat().st_dev == other.stat().st_dev
