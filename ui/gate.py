"""What the unlock page shows before the key, gathered off the GUI thread. No Qt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from forms.problems import Problem

if TYPE_CHECKING:
    from storage.clock import Clock
    from storage.keys import DeviceSecret
    from storage.model import VaultInfo

PRACTICE_KEY = "key"
"""The folder beside a practice vault in which its key lies; a real vault's key never lies on the same disk."""

KeyState = Literal["ready", "missing", "locked", "unused"]


@dataclass(frozen=True)
class GateFacts:
    """`problem` is set when there is no vault that could be opened. `keyring` and `medium` say where the device
    secret stands; `key_folder` is where a key file of this vault was found or named. `network`: active interfaces."""

    folder: Path | None
    info: VaultInfo | None = None
    problem: Problem | None = None
    keyring: KeyState = "unused"
    medium: KeyState = "unused"
    key_folder: Path | None = None
    network: tuple[str, ...] = ()


def look_at_gate(folder: Path | None, key_folder: Path | None, clock: Clock) -> GateFacts:
    """Everything the page needs; slow parts are the keyring (it may ask the desktop) and the disks."""
    from storage.machine import active_interfaces
    from storage.vault import vault_info

    network = tuple(active_interfaces())
    if folder is None:
        return GateFacts(None, network=network)
    try:
        info = vault_info(folder, clock)
    except Problem as problem:
        return GateFacts(folder, problem=problem, network=network)
    kinds = {slot.device for slot in info.slots}
    found = key_folder
    medium: KeyState = "unused"
    if "keyfile" in kinds:
        beside = [folder.parent / PRACTICE_KEY] if info.practice else []
        found = _key_folder(info.vault_id, [*([key_folder] if key_folder else []), *beside, *mounted_media()])
        medium = "ready" if found else "missing"
    keyring = _keyring_state(info.vault_id) if "keyring" in kinds else "unused"
    return GateFacts(folder, info, None, keyring, medium, found, network)


def device_secret(facts: GateFacts, device: str) -> DeviceSecret:
    """Where the device secret of a slot is kept. Raises `EnvironmentProblem("KEY_FILE_MISSING")`."""
    from forms.problems import EnvironmentProblem
    from storage.keys import KeyFileSecret, KeyringSecret

    if device == "keyring":
        return KeyringSecret()
    if facts.key_folder is None or facts.folder is None:
        raise EnvironmentProblem("KEY_FILE_MISSING", folder="")
    practice = facts.info is not None and facts.info.practice
    return KeyFileSecret(facts.key_folder, facts.folder, same_disk_allowed=practice)


def mounted_media() -> list[Path]:
    """Folders where sticks are mounted; what cannot be read is left out."""
    import psutil

    roots = ("/media/", "/run/media/", "/mnt/")
    found = []
    for part in psutil.disk_partitions():
        if part.mountpoint.startswith(roots) or "removable" in part.opts:
            found.append(Path(part.mountpoint))
    return found


def _key_folder(vault_id: str, folders: Iterable[Path]) -> Path | None:
    name = f"fieldseal-{vault_id}.key"
    return next((folder for folder in folders if (folder / name).is_file()), None)


def _keyring_state(vault_id: str) -> KeyState:
    from storage.keys import KeyringSecret

    try:
        KeyringSecret().load(vault_id)
    except Problem as problem:
        return "missing" if problem.code == "KEYRING_EMPTY" else "locked"
    return "ready"
