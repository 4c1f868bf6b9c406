"""Removable media now mounted, with the hardware's own serial; needs neither udev nor a desktop.

Linux: `/proc/self/mounts` says what is mounted, `/sys/class/block` which of it can be pulled out.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil

FOLDER = "folder:"
"""Begins the serial of a folder that stands for a stick in practice mode."""

_ESCAPE = re.compile(r"\\([0-7]{3})")
_SERIAL_FORM = re.compile(r"[!-~][ -~]{0,99}")


@dataclass(frozen=True)
class FoundMedium:
    """A medium that can be written to now. `serial` is "" when neither the hardware nor the file system has one;
    such a stick cannot be registered. Bytes for `size` and `free`."""

    path: Path
    serial: str
    label: str
    filesystem: str
    size: int
    free: int
    read_only: bool = False

    @property
    def is_folder(self) -> bool:
        return self.serial.startswith(FOLDER)


def folder_medium(path: Path) -> FoundMedium:
    """A folder that stands for a stick (practice mode only, V18). Raises `OSError` when it is not there."""
    usage = shutil.disk_usage(path)
    name = path.resolve().name
    return FoundMedium(path, FOLDER + name, name, "folder", usage.total, usage.free, not os.access(path, os.W_OK))


def removable_media(root: Path = Path("/")) -> list[FoundMedium]:
    """Every removable medium mounted now, by mount point. `root` lets tests bring their own /proc and /sys."""
    mounts = root / "proc/self/mounts"
    if not mounts.exists():
        return _by_psutil()
    found: dict[Path, FoundMedium] = {}
    for device, folder, filesystem, options in _mounts(mounts.read_text("utf-8", "surrogateescape")):
        disk = _disk(root, device)
        if disk is None or not _removable(disk):
            continue
        try:
            usage = shutil.disk_usage(root / folder.relative_to("/"))
        except OSError:
            continue
        serial = _serial(disk) or _volume_id(root, device)
        label = folder.name or str(folder)
        read_only = "ro" in options
        found[folder] = FoundMedium(folder, serial, label, filesystem, usage.total, usage.free, read_only)
    return [found[folder] for folder in sorted(found)]


def medium_at(path: Path, root: Path = Path("/")) -> FoundMedium | None:
    """The removable medium that `path` lies on, None when it lies on none."""
    whole = path.resolve()
    holding = [medium for medium in removable_media(root) if whole.is_relative_to(medium.path)]
    return max(holding, key=lambda medium: len(medium.path.parts), default=None)


def _mounts(text: str) -> Iterator[tuple[str, Path, str, list[str]]]:
    for line in text.splitlines():
        fields = [_ESCAPE.sub(lambda match: chr(int(match[1], 8)), field) for field in line.split(" ")]
        if len(fields) >= 4 and fields[0].startswith("/dev/"):
            yield fields[0], Path(fields[1]), fields[2], fields[3].split(",")


def _disk(root: Path, device: str) -> Path | None:
    """The /sys folder of the whole disk behind a partition or an encrypted volume."""
    node = root / "sys/class/block" / Path(os.path.realpath(device)).name
    if not node.exists():
        return None
    node = node.resolve()
    under = sorted((node / "slaves").iterdir()) if (node / "slaves").is_dir() else []
    if under:
        node = under[0].resolve()
    return node.parent if (node / "partition").exists() else node


def _removable(disk: Path) -> bool:
    """A medium that says so, or anything on USB (external disks call themselves fixed)."""
    return _text(disk / "removable") == "1" or any(re.fullmatch(r"usb\d+", part) for part in disk.parts)


def _serial(disk: Path) -> str:
    """The serial of the nearest device above the disk that has one."""
    device = disk / "device"
    if not device.exists():
        return ""
    for folder in (device.resolve(), *device.resolve().parents):
        if folder.name == "devices":
            break
        serial = _text(folder / "serial")
        if serial:
            return serial
    return ""


def _volume_id(root: Path, device: str) -> str:
    """The file system's own number, where something keeps /dev/disk/by-uuid."""
    links = root / "dev/disk/by-uuid"
    if links.is_dir():
        for link in sorted(links.iterdir()):
            if os.path.realpath(link) == os.path.realpath(device):
                return f"uuid:{link.name}"
    return ""


def _text(path: Path) -> str:
    try:
        text = path.read_text("ascii", "ignore").strip()
    except OSError:
        return ""
    return text if _SERIAL_FORM.fullmatch(text) else ""


def _by_psutil() -> list[FoundMedium]:
    """Other systems: what psutil calls removable; the serial of the hardware is not told there."""
    found = []
    for part in psutil.disk_partitions():
        options = part.opts.split(",")
        if "removable" in options:
            usage = psutil.disk_usage(part.mountpoint)
            path = Path(part.mountpoint)
            found.append(FoundMedium(path, "", path.name, part.fstype, usage.total, usage.free, "ro" in options))
    return found
