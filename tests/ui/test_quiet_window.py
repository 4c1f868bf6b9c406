"""The real window keeps quiet, however it ends: marked words typed into every field of every kind are nowhere on the
disk in the clear, and no file or internet socket beside those given is touched, by the system's own word."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest

from tests.storage.test_security import memory_of
from tests.traces import ENCODINGS, traces
from tests.ui.worlds import ROOT

pytestmark = pytest.mark.skipif(not shutil.which("strace"), reason="needs strace")
ENDINGS = ("exit", "lock", "crash", "kill", "cancelled_export", "failed_print", "full_disk", "doors")
QUICK = ("interview", "intake", "lead")
"""One kind for each page that keeps what is typed in its own way: the talk, the record, what is sealed at once."""
TABLE = [
    *(pytest.param(ending, QUICK, id=ending) for ending in ENDINGS),
    *(pytest.param(ending, (), id=f"{ending}-every_kind", marks=pytest.mark.slow)
      for ending in ENDINGS),
]  # fmt: skip
NOT_ASKED = {
    "interview": {"document", "exhibit_no", "membership", "reason", "recusal_outcome", "refusal_reason", "source_code"},
    "interview_addendum": {"of", "text"},
    "doc_review_note": {"method", "result"},
    "workpaper": {"not_used_reason", "prior_item", "ref", "report_section", "supports", "taxonomy_version"},
    "communication": {"version"},
    "immediate_rectification": {"carried_to", "promised", "received_by", "reply", "verification"},
    "intake": {"not_accepted_reason", "passed_to"},
    "checklist_result": {"pack", "pack_version"},
    "incident": {"medium"},
    "questionnaire_form": {"note", "sha256", "title"},
}
"""Text questions that the page of a new record does not ask: chosen and not typed, of a later move, or committed by an
act of its own (an addendum). `tests/storage/test_security.py` has the word in these too."""
CALLS = "trace=network,open,openat,creat,rename,renameat,renameat2,mkdir,mkdirat,link,linkat,symlink,symlinkat"
WRITES = re.compile(r'openat\([^"\n]*"([^"\n]+)", [^)\n]*O_(?:WRONLY|RDWR|CREAT)')
OUTSIDE = re.compile(r"/(dev/(null|tty|urandom|shm/.*)|proc/(self|\d+)/.*|memfd:.*)")


@dataclass
class Run:
    """One process and what it said of itself."""

    place: Path
    process: subprocess.Popen[str]
    facts: dict[str, Any]

    @property
    def words(self) -> list[str]:
        return str(self.facts["word"]).split()

    def go_on(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write("\n")
        self.process.stdin.flush()

    def hear(self, line: str) -> None:
        assert self.process.stdout is not None
        assert self.process.stdout.readline().strip() == line, self.said()

    def said(self) -> str:
        return (self.place / "stderr").read_text("utf-8", "replace")[-3000:]

    def held(self) -> set[bytes]:
        """Which secrets the memory of the process has."""
        key, word = str(self.facts["key"]), self.words
        secrets = {bytes.fromhex(key), key.encode(), str(self.facts["identity"]).encode()}
        secrets |= {part.encode(code) for part in word for code in ENCODINGS}
        pid = int(self.facts["pid"])
        return {secret for region in memory_of(pid) for secret in secrets if secret in region}


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Callable[..., Run]]:
    started: list[subprocess.Popen[str]] = []
    windows: list[int] = []

    def start(ending: str, *kinds: str, before: tuple[str, ...] = ()) -> Run:
        for name in ("home", "tmp", "run"):
            (tmp_path / name).mkdir(mode=0o700)
        command = [*before, "strace", "-f", "--seccomp-bpf", "-qq", "-e", CALLS, "-e", "signal=none",
                   "-o", str(tmp_path / "trace"), sys.executable, "-m", "tests.ui.quiet_window", ending,
                   str(tmp_path), *kinds]  # fmt: skip
        with (tmp_path / "stderr").open("w") as errors:
            started.append(
                subprocess.Popen(
                    command, cwd=ROOT, env=environment(tmp_path), text=True, stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE, stderr=errors,
                )
            )  # fmt: skip
        made = Run(tmp_path, started[-1], {})
        assert started[-1].stdout is not None
        line = started[-1].stdout.readline()
        assert line, made.said()
        made.facts = json.loads(line)
        windows.append(int(made.facts["pid"]))
        made.hear("at the end")
        return made

    yield start
    for process, window in zip_longest(started, windows):
        if window and process.poll() is None:
            os.kill(window, signal.SIGKILL)
        process.kill()
        process.communicate()


def environment(place: Path) -> dict[str, str]:
    keep = {name: value for name, value in os.environ.items() if name in ("PATH", "LANG", "VIRTUAL_ENV")}
    home = str(place / "home")
    return keep | {
        "HOME": home, "XDG_CONFIG_HOME": home, "XDG_DATA_HOME": home, "XDG_STATE_HOME": home, "XDG_CACHE_HOME": home,
        "XDG_RUNTIME_DIR": str(place / "run"), "TMPDIR": str(place / "tmp"), "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring", "QT_QPA_PLATFORM": "offscreen",
    }  # fmt: skip


def empty_network() -> tuple[str, ...]:
    """A network without any interface, where this system lets somebody make one."""
    able = shutil.which("unshare") and not subprocess.run(["unshare", "-n", "true"], capture_output=True).returncode
    return ("unshare", "-n") if able else ()


def kept_quiet(run: Run) -> None:
    """Nothing in the clear, nothing written elsewhere, no socket but the desktop's own kind."""
    assert traces(run.words, run.place) == []
    text = (run.place / "trace").read_text("utf-8", "replace")
    assert "AF_INET" not in text
    written = set(WRITES.findall(text))
    assert str(run.place / "vault" / "vault.db") in written
    elsewhere = [path for path in written if not path.startswith(str(run.place))]
    assert [path for path in elsewhere if not OUTSIDE.fullmatch(path)] == []
    in_memory = (Path(path) for path in elsewhere if "/shm/" in path)
    assert [path for path in in_memory if path.exists()] == []


@pytest.mark.parametrize(("ending", "kinds"), TABLE)
def test_nothing_is_left_in_the_clear(run: Callable[..., Run], ending: str, kinds: tuple[str, ...]) -> None:
    made = run(ending, *kinds, before=empty_network() if ending == "doors" else ())
    for kind, names in made.facts["untyped"].items():
        assert set(names) <= NOT_ASKED.get(kind, set()), kind
    assert set(made.facts["unkept"]) <= {"interview_addendum"}
    assert len(made.held()) >= 4
    made.go_on()
    {"kill": killed, "lock": locked_away}.get(ending, over)(made)
    kept_quiet(made)


def over(run: Run) -> None:
    code = run.process.wait(60)
    ended_itself = run.facts["ending"] == "crash" and code in (-signal.SIGABRT, 128 + signal.SIGABRT)
    assert code == 0 or ended_itself, run.said()
    assert "Traceback" not in run.said()


def killed(run: Run) -> None:
    run.hear("in the middle")
    os.kill(int(run.facts["pid"]), signal.SIGKILL)
    run.process.wait(20)


def locked_away(run: Run) -> None:
    """The process that follows, under the same number, holds nothing of what this one knew."""
    pid = int(run.facts["pid"])
    until(lambda: b"--locked-at" in Path(f"/proc/{pid}/cmdline").read_bytes())
    until(lambda: "libQt6Widgets" in Path(f"/proc/{pid}/maps").read_text())
    assert run.held() == set()
    os.kill(pid, signal.SIGKILL)
    run.process.wait(20)


def until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 40
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)
