"""Pictures of the real windows, taken off screen by a process of their own (the caller may want a display later)."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
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


def take_pictures(root: Path, out: Path, sitters: Sequence[Sitter]) -> list[str]:
    """Picture the windows of several vaults into `out/screenshots`, side by side; returns the names.

    Raises `EnvironmentProblem("PICTURES_FAILED")`.
    """
    target = out / "screenshots"
    target.mkdir(exist_ok=True)
    running = [_start(root, out, sitter) for sitter in sitters]
    failed = [status for process in running if (status := process.wait())]
    if failed:
        raise EnvironmentProblem("PICTURES_FAILED", status=failed[0])
    return sorted(path.name for path in target.iterdir())


def _start(root: Path, out: Path, sitter: Sitter) -> subprocess.Popen[bytes]:
    """A vault is open in one process at a time, so each has one that takes all its pictures."""
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, str(root / "main.py")]
    reader, writer = os.pipe()
    with os.fdopen(writer, "w", encoding="utf-8") as file:
        file.write(sitter.passphrase + "\n")
    words = ["--passphrase-fd", str(reader), COMMAND, str(out / sitter.folder), str(out / "screenshots")]
    words += ["--key-folder", str(out / sitter.keys), "--account", sitter.account, "--prefix", sitter.prefix]
    try:
        return subprocess.Popen(  # our own program
            [*program, *words], pass_fds=[reader], env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        )
    finally:
        os.close(reader)
