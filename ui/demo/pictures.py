"""Pictures of the real windows, taken off screen by a process of their own (the caller may want a display later)."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from forms.problems import EnvironmentProblem

COMMAND = "pictures"


@dataclass(frozen=True)
class Sitter:
    """A vault and who opens it: folders inside the demo's, and what stands before the pictures' names."""

    folder: str
    keys: str
    account: str
    passphrase: str
    prefix: str


def take_pictures(root: Path, out: Path, sitter: Sitter) -> list[str]:
    """Picture the windows of a vault into `out/screenshots`; returns the new names.

    Raises `EnvironmentProblem("PICTURES_FAILED")`.
    """
    target = out / "screenshots"
    target.mkdir(exist_ok=True)
    before = set(target.iterdir())
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, str(root / "main.py")]
    reader, writer = os.pipe()
    with os.fdopen(writer, "w", encoding="utf-8") as file:
        file.write(sitter.passphrase + "\n")
    words = ["--passphrase-fd", str(reader), COMMAND, str(out / sitter.folder), str(target)]
    words += ["--key-folder", str(out / sitter.keys), "--account", sitter.account, "--prefix", sitter.prefix]
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
