"""Facts of the machine a field laptop is judged by: network interfaces, disk, core dumps."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import psutil

_QUIET = ("dummy", "docker", "veth", "virbr")


_UP, _LOOPBACK = 0x1, 0x8
"""IFF_UP and IFF_LOOPBACK of <linux/if.h>."""


def active_interfaces(root: Path = Path("/")) -> list[str]:
    """Names of network interfaces that are up and are not the loopback (V22); sorted.

    On Linux they are read from /sys: asking the kernel by ioctl would need an internet socket.
    """
    folder = root / "sys/class/net"
    if not folder.is_dir():
        stats = psutil.net_if_stats()
        found = {name for name, one in stats.items() if one.isup and "loopback" not in getattr(one, "flags", "")}
    else:
        found = {entry.name for entry in folder.iterdir() if _is_up(entry)}
    return sorted(name for name in found if name != "lo" and not name.lower().startswith(_QUIET))


def _is_up(entry: Path) -> bool:
    try:
        flags = int((entry / "flags").read_text(), 16)
        state = (entry / "operstate").read_text().strip()
    except (OSError, ValueError):
        return False
    return bool(flags & _UP) and not flags & _LOOPBACK and state in ("up", "unknown")


def start_over(arguments: Sequence[str]) -> NoReturn:
    """Replace this process by a fresh one of this Python with `arguments`: after a lock, nothing of its memory stays.

    Python's heap cannot be made to forget, so ending the process is what a lock comes down to. `arguments` must say
    nothing secret. Files and sockets are closed by the system. Where no fresh process can be had, this one ends all the
    same.
    """
    command = [sys.executable, *arguments]
    try:
        if sys.platform == "win32":
            subprocess.Popen(command)
        else:
            os.execv(sys.executable, command)
    finally:
        os._exit(0)


def free_bytes(folder: Path) -> int:
    """Free space on the disk of `folder` or of the nearest folder above it that exists."""
    while not folder.exists():
        folder = folder.parent
    return shutil.disk_usage(folder).free


_LOCAL_BUS = ("unix:", "autolaunch:")
_NO_BUS = "unix:path=/nonexistent"
CUPS_SOCKET = "/run/cups/cups.sock"


def keep_to_oneself() -> None:
    """No core dumps (a crash must not write the memory of an open vault to the disk), files that only their owner may
    read, and no internet socket by way of a library: Qt's printing asks CUPS through its local socket alone, and a
    message bus that is not local counts as none. Pages go to CUPS by a temporary file, which is made in memory where
    there is such a place. Before Qt is loaded."""
    os.umask(0o077)
    folder = memory_folder()
    if folder is not None:
        os.environ["TMPDIR"] = str(folder)
    os.environ["CUPS_SERVER"] = CUPS_SOCKET
    for name in ("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"):
        if not all(one.startswith(_LOCAL_BUS) for one in os.environ.get(name, _NO_BUS).split(";")):
            os.environ[name] = _NO_BUS
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def memory_folder() -> Path | None:
    """A folder for temporary files that never touches a disk (but swap): the person's own, else the system's."""
    for place in (os.environ.get("XDG_RUNTIME_DIR", ""), "/dev/shm"):  # noqa: S108 - that it is in memory is the point
        folder = Path(place)
        if place and folder.is_dir() and os.access(folder, os.W_OK) and disk_of(folder).filesystem == "tmpfs":
            return folder
    return None


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
