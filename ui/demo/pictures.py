"""Pictures of the real windows, taken off screen by a process of their own (the caller may want a display later)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from forms.problems import EnvironmentProblem

COMMAND = "pictures"


def take_pictures(
    root: Path, out: Path, passphrase: str, account: str, folder: str, keys: str, prefix: str = ""
) -> list[str]:
    """Picture the windows of the vault `folder` into `out/screenshots`; returns the new names.

    Raises `EnvironmentProblem("PICTURES_FAILED")`.
    """
    target = out / "screenshots"
    target.mkdir(exist_ok=True)
    before = set(target.iterdir())
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, str(root / "main.py")]
    reader, writer = os.pipe()
    with os.fdopen(writer, "w", encoding="utf-8") as file:
        file.write(sitter.passphrase + "\n")
    words = [
        "--passphrase-fd",
        str(reader),
        COMMAND,
        str(out / folder),
        str(target),
        "--account",
        account,
        "--prefix",
        prefix,
    ]
    try:
        done = subprocess.run(  # our own program
            [*program, *words],
            pass_fds=[reader], env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, check=False,
        )  # fmt: skip
    finally:
        os.close(reader)
    if done.returncode:
        raise EnvironmentProblem("PICTURES_FAILED", status=done.returncode)
    return sorted(path.name for path in target.iterdir() if path not in before)
