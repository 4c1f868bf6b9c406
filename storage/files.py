"""Small files that must never be half-written."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from forms.problems import EnvironmentProblem


def environment_problem(error: OSError, path: Path) -> EnvironmentProblem:
    """The failure family's word for an `OSError`; `name` is the file's name without its folder."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return EnvironmentProblem("DISK_FULL", name=path.name)
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return EnvironmentProblem("NOT_WRITABLE", name=path.name)
    if error.errno == errno.ENOENT:
        return EnvironmentProblem("NOT_FOUND", name=path.name)
    return EnvironmentProblem("FILE_TROUBLE", name=path.name, errno=error.errno)


def sync_folder(folder: Path) -> None:
    """Make a rename in `folder` durable."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_atomically(path: Path, data: bytes, *, backup: bool = False) -> None:
    """Replace `path` by `data` or leave it as it was; with `backup` the former file stays as `<name>.bak`.

    Raises `EnvironmentProblem` (DISK_FULL, NOT_WRITABLE, …).
    """
    temporary = path.with_name(path.name + ".new")
    try:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if backup and path.exists():
            keep = path.with_name(path.name + ".bak")
            keep_new = path.with_name(path.name + ".bak.new")
            keep_new.write_bytes(path.read_bytes())
            keep_new.replace(keep)
        temporary.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise environment_problem(error, path) from error
