"""What the program sees to before anything else: temporary files of libraries are made in memory."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from storage.machine import disk_of, memory_folder

ROOT = Path(__file__).resolve().parents[2]
SHM = Path("/dev/shm")  # noqa: S108 - that it is in memory is the point
has_memory = pytest.mark.skipif(not SHM.is_dir() or disk_of(SHM).filesystem != "tmpfs", reason="no tmpfs at /dev/shm")


@has_memory
def test_a_folder_on_a_disk_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert memory_folder() == SHM
    monkeypatch.setattr("storage.machine.disk_of", lambda folder: disk_of(SHM))
    assert memory_folder() == tmp_path
    monkeypatch.setattr("storage.machine.disk_of", lambda folder: disk_of(tmp_path))
    assert memory_folder() is None


@has_memory
def test_what_libraries_put_into_temporary_files_stays_in_memory(tmp_path: Path) -> None:
    """CUPS's own call, with which Qt hands over the pages of a print, where that library is here; else Python's."""
    program = (
        "from storage.machine import keep_to_oneself; keep_to_oneself()\n"
        "import ctypes, ctypes.util, tempfile\n"
        "name = ctypes.util.find_library('cups')\n"
        "if name:\n"
        "    text = ctypes.create_string_buffer(512)\n"
        "    ctypes.CDLL(name).cupsTempFd(text, 512)\n"
        "    print(text.value.decode())\n"
        "else:\n"
        "    print(tempfile.NamedTemporaryFile().name)\n"
    )
    env = {**os.environ, "TMPDIR": str(tmp_path), "XDG_RUNTIME_DIR": ""}
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=env, capture_output=True, text=True, check=True
    )
    made = Path(done.stdout.strip())
    made.unlink(missing_ok=True)
    assert made.parent == SHM
