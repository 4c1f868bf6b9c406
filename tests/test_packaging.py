"""What set-up and packages are made of: pinned wheels, known Debian packages, icons that exist."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGING = ROOT / "packaging"


def run(*command: str) -> subprocess.CompletedProcess[str]:
    """Run in the checkout and keep what it says."""
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock", "requirements-build.lock"])
def test_every_wheel_is_pinned_by_hash(name: str) -> None:
    entries = re.split(r"\n(?=[A-Za-z0-9])", (PACKAGING / name).read_text("utf-8"))
    assert len(entries) > 3
    assert not [entry.splitlines()[0] for entry in entries if "==" not in entry or "--hash=sha256:" not in entry]


def test_tests_run_on_what_is_shipped() -> None:
    """A runtime package has the same version in both lock files."""

    def pins(name: str) -> set[str]:
        return set(re.findall(r"^[A-Za-z0-9._-]+==[^\s\\;]+", (PACKAGING / name).read_text("utf-8"), re.MULTILINE))

    assert pins("requirements.lock") <= pins("requirements-dev.lock")


def test_every_dependency_is_explained() -> None:
    said = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    for name in ("requirements.in", "requirements-dev.in"):
        for line in (PACKAGING / name).read_text("utf-8").splitlines():
            package, _, version = line.partition("#")[0].strip().partition("==")
            if package and not package.startswith("-r"):
                assert package.lower() in said.lower(), package
                assert version in said, line


def test_debian_packages_have_a_known_purpose() -> None:
    lines = (PACKAGING / "debian-packages.txt").read_text("utf-8").splitlines()
    rows = [line.partition("#")[0].split() for line in lines]
    assert {row[1] for row in rows if row} == {"run", "display", "font", "test", "package"}
    names = [row[0] for row in rows if row]
    assert len(names) == len(set(names))


def test_set_up_says_one_sentence_to_a_wrong_call() -> None:
    result = run("packaging/setup.sh", "nonsense")
    assert result.returncode == 4
    assert result.stderr.count("\n") == 1


def test_icons_exist_in_the_set() -> None:
    code = "import sys; sys.path.insert(0, 'packaging'); import icons; print(len(icons.lucide_svg(icons.wanted())))"
    result = run(sys.executable, "-c", code)
    assert result.returncode == 0, result.stderr
    assert int(result.stdout) > 10


def test_make_lists_its_commands() -> None:
    result = run("make")
    assert result.returncode == 0
    for target in ("demo", "test", "run", "setup", "trials", "bench", "package", "clean"):
        assert f"make {target}" in result.stdout


def test_ci_runs_the_developers_command() -> None:
    assert (ROOT / ".ci" / "run").read_text("utf-8").rstrip().endswith("exec make test </dev/null")
