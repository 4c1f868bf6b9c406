"""The machine keeps quiet: no internet socket, nothing in the clear on the disk, nothing in memory after starting over.

Each stage is a real process (`quiet_worker`) with its own home and temporary folder; afterwards every byte it left is
searched for the words that were typed into every field of every kind.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from forms.kinds import KINDS
from forms.xlsform.book import BuiltinForms
from storage.machine import active_interfaces
from tests.storage.quiet_worker import HAN, LATIN, MARKER, ROOT, answers

needs_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
ENCODED = {
    *(word.encode(code) for word in (HAN, LATIN) for code in ("utf-8", "utf-16-le", "utf-16-be", "gb18030")),
    HAN.encode("unicode_escape"), HAN.encode("unicode_escape").upper().replace(b"\\U", b"\\u"),
}  # fmt: skip
OUTSIDE = re.compile(r"/(dev/(null|tty|urandom)|proc/self/.*)")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    for name in ("home", "tmp"):
        (tmp_path / name).mkdir()
    return tmp_path


def environment(place: Path) -> dict[str, str]:
    keep = {name: value for name, value in os.environ.items() if name in ("PATH", "LANG", "VIRTUAL_ENV")}
    home = str(place / "home")
    return keep | {
        "HOME": home, "XDG_CONFIG_HOME": home, "XDG_DATA_HOME": home, "XDG_STATE_HOME": home, "XDG_CACHE_HOME": home,
        "TMPDIR": str(place / "tmp"), "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
    }  # fmt: skip


def command(stage: str, place: Path) -> list[str]:
    return [sys.executable, "-m", "tests.storage.quiet_worker", stage, str(place)]


def run(stage: str, place: Path, *before: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*before, *command(stage, place)], cwd=ROOT, env=environment(place), capture_output=True, text=True, timeout=110
    )


@pytest.fixture
def started(place: Path) -> Iterator[Callable[[str], subprocess.Popen[str]]]:
    running: list[subprocess.Popen[str]] = []

    def start(stage: str) -> subprocess.Popen[str]:
        running.append(
            subprocess.Popen(
                command(stage, place), cwd=ROOT, env=environment(place), text=True, stdin=subprocess.PIPE,
                stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            )
        )  # fmt: skip
        return running[-1]

    yield start
    for process in running:
        process.kill()
        process.communicate()


def leaks(place: Path) -> list[str]:
    """Files below `place` that hold a marked word in any encoding."""
    found = []
    for path in place.rglob("*"):
        if path.is_file() and any(word in path.read_bytes() for word in ENCODED):
            found.append(str(path.relative_to(place)))
    return found


def test_the_scan_would_find_the_words(place: Path) -> None:
    for number, word in enumerate(sorted(ENCODED)):
        (place / f"{number}").write_bytes(b"\0" * 99 + word)
    assert len(leaks(place)) == len(ENCODED)


def test_every_field_of_every_kind_is_marked() -> None:
    book = BuiltinForms.for_program(ROOT)
    for kind in KINDS.values():
        if "leader" not in kind.creators:
            continue
        content, groups = answers(book[kind.form], kind)
        assert set(groups) == set(kind.protected)
        assert MARKER in str(content) or not content
        assert all(MARKER in str(fields) for fields in groups.values())


@pytest.mark.parametrize("stage", ["exit", "crash", "cancel", "print", "full", "clear"])
def test_nothing_is_left_in_the_clear(place: Path, stage: str) -> None:
    done = run(stage, place)
    assert done.returncode == {"crash": -6}.get(stage, 0), done.stderr[-2000:]
    assert leaks(place) == []
    assert list((place / "tmp").iterdir()) == list((place / "home").iterdir()) == []
    for word in (HAN, LATIN):
        assert word not in done.stdout + done.stderr


@needs_linux
def test_nothing_is_left_in_the_clear_after_kill_9(
    place: Path, started: Callable[[str], subprocess.Popen[str]]
) -> None:
    process = started("kill")
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    process.kill()
    process.wait()
    assert leaks(place) == []


@needs_linux
def test_no_internet_socket_by_the_systems_own_word(place: Path) -> None:
    """DESIGN "No network", and no file outside the folders the process was given."""
    if not shutil.which("strace"):
        pytest.skip("strace is not installed")
    trace = place / "trace.txt"
    calls = "trace=network,open,openat,creat,rename,renameat,renameat2,mkdir,link,linkat,symlink"
    done = run("exit", place, "strace", "-f", "-qq", "-e", calls, "-e", "signal=none", "-o", str(trace))
    assert done.returncode == 0, done.stderr[-2000:]
    text = trace.read_text("utf-8", "replace")
    assert "AF_INET" not in text
    written = set(re.findall(r'openat\([^"]*"([^"]+)", [^)]*O_(?:WRONLY|RDWR|CREAT)', text))
    assert str(place / "vault" / "vault.db") in written
    assert [path for path in written if not path.startswith(str(place)) and not OUTSIDE.fullmatch(path)] == []


@needs_linux
def test_the_whole_journey_in_an_empty_network(place: Path) -> None:
    if subprocess.run(["unshare", "-n", "true"], capture_output=True).returncode:
        pytest.skip("this system lets nobody make a network of its own")
    done = run("exit", place, "unshare", "-n")
    assert done.returncode == 0, done.stderr[-2000:]


def test_interfaces_are_read_without_a_socket(tmp_path: Path) -> None:
    for name, flags, state in (
        ("lo", "0x9", "unknown"), ("eth0", "0x1003", "up"), ("wlan0", "0x1003", "down"), ("usb0", "0x1002", "up"),
        ("ppp0", "0x10d1", "unknown"), ("docker0", "0x1003", "up"),
    ):  # fmt: skip
        folder = tmp_path / "sys/class/net" / name
        folder.mkdir(parents=True)
        (folder / "flags").write_text(flags)
        (folder / "operstate").write_text(state)
    assert active_interfaces(tmp_path) == ["eth0", "ppp0"]


def memory_of(pid: int) -> Iterator[bytes]:
    """Every readable region of a process that it may write to."""
    with Path(f"/proc/{pid}/maps").open() as maps, Path(f"/proc/{pid}/mem").open("rb", 0) as memory:
        for line in maps:
            span, rights = line.split()[:2]
            if not rights.startswith("rw") or "[v" in line:
                continue
            start, end = (int(part, 16) for part in span.split("-"))
            try:
                memory.seek(start)
                yield memory.read(end - start)
            except OSError:
                continue


@needs_linux
def test_after_a_lock_that_starts_over_the_memory_holds_nothing(
    started: Callable[[str], subprocess.Popen[str]],
) -> None:
    """Before, the key and the words are there (so the search works); closing alone is not trusted; starting over is."""
    process = started("lock")
    assert process.stdout is not None
    assert process.stdin is not None
    key, *texts = process.stdout.readline().split()  # the vault's key, the age identity, a gist, a name
    secrets = {bytes.fromhex(key), *(text.encode() for text in (key, *texts))}

    def held() -> set[bytes]:
        return {secret for region in memory_of(process.pid) for secret in secrets if secret in region}

    assert held() == secrets
    for answer in ("closed\n", "started over\n"):
        process.stdin.write("\n")
        process.stdin.flush()
        assert process.stdout.readline() == answer
    assert held() == set()
