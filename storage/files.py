"""Small files that must never be half-written."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from forms.problems import EnvironmentProblem, Refused


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


@contextmanager
def reserved(path: Path) -> Iterator[None]:
    """Make an empty file, readable by its owner only, before something is made that will be told only once; a failure
    inside the block takes it away again. Raises `Refused("FILE_EXISTS")` or `EnvironmentProblem`."""
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError as error:
        raise Refused("FILE_EXISTS", name=path.name) from error
    except OSError as error:
        raise environment_problem(error, path) from error
    try:
        yield
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def write_atomically(path: Path, data: bytes, *, backup: bool = False, mode: int = 0o600) -> None:
    """Replace `path` by `data` or leave it as it was; with `backup` the former file stays as `<name>.bak`.

    Raises `EnvironmentProblem` (DISK_FULL, NOT_WRITABLE, …).
    """
    temporary = path.with_name(path.name + ".new")
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
        with os.fdopen(descriptor, "wb") as file:
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
