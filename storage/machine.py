"""Facts of the machine a field laptop is judged by: network interfaces, disk, core dumps."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

import psutil

_QUIET = ("lo", "dummy", "docker", "veth", "virbr")


def active_interfaces() -> list[str]:
    """Names of network interfaces that are up and are not the loopback (V22); sorted."""
    return sorted(
        name
        for name, stats in psutil.net_if_stats().items()
        if stats.isup and "loopback" not in getattr(stats, "flags", "") and not name.lower().startswith(_QUIET)
    )


def free_bytes(folder: Path) -> int:
    """Free space on the disk of `folder` or of the nearest folder above it that exists."""
    while not folder.exists():
        folder = folder.parent
    return shutil.disk_usage(folder).free


def forbid_core_dumps() -> None:
    """A crash must not write the memory of an open vault to the disk."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


@dataclass(frozen=True)
class Disk:
    """What a folder lies on: the file system's kind, and whether the disk turns (None: cannot be told)."""

    filesystem: str
    rotational: bool | None


def disk_of(folder: Path, root: Path = Path("/")) -> Disk:
    """By the longest mount point above `folder` and its device in /sys; elsewhere nothing is known."""
    whole = folder.resolve()
    parts = [part for part in psutil.disk_partitions(all=True) if whole.is_relative_to(part.mountpoint)]
    kind = max(parts, key=lambda part: len(part.mountpoint)).fstype if parts else ""
    number = whole.stat().st_dev
    block = root / "sys/dev/block" / f"{os.major(number)}:{os.minor(number)}" if hasattr(os, "major") else root
    for place in (block / "queue/rotational", block / "../queue/rotational"):
        try:
            return Disk(kind, place.read_text().strip() == "1")
        except OSError:
            continue
    return Disk(kind, None)
