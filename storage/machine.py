"""Facts of the machine a field laptop is judged by: network interfaces, disk, core dumps."""

from __future__ import annotations

import shutil
import sys
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
