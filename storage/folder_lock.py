"""One program at a time on a vault: a lock the system gives back when the process ends, however it ends."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import IO

from forms.problems import EnvironmentProblem
from storage.files import environment_problem

LOCK = "vault.lock"


def lock_folder(folder: Path) -> IO[bytes]:
    """Hold the returned file open as long as the vault is in use. Raises `EnvironmentProblem("VAULT_IN_USE")`."""
    try:
        file = (folder / LOCK).open("ab")
    except OSError as error:
        raise environment_problem(error, folder) from error
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        file.close()
        raise EnvironmentProblem("VAULT_IN_USE", name=folder.name) from error
    return file
