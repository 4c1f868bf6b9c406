"""Twenty years on: age, tar, bagit.py and ten lines of Python open what we seal."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from storage.exchange.dsse import public_key
from storage.exchange.seal import seal
from tests.storage.exchange.craft import DEVICE_KEY, OFFICE, OTHER_KEY, prepared
from tests.storage.exchange.test_medium import RECIPIENT

TEN_LINES = Path(__file__).with_name("verify_ten_lines.py")


@pytest.fixture
def unpacked(tmp_path: Path) -> Path:
    """The bag as `age -d -i keys bundle | tar x` leaves it."""
    age, tar = shutil.which("age"), shutil.which("tar")
    if not age or not tar:
        pytest.skip("stock age or tar is not installed")
    sealed, keys = tmp_path / "03-A-0001.sealed", tmp_path / "keys.txt"
    with sealed.open("wb") as sink:
        seal(prepared(), [RECIPIENT], sink)
    keys.write_text(OFFICE + "\n")
    plain = subprocess.run([age, "-d", "-i", keys, sealed], check=True, capture_output=True).stdout
    done = subprocess.run([tar, "-x", "-C", tmp_path], input=plain, check=True, capture_output=True)
    assert done.stderr == b""
    return tmp_path / "03-A-0001"


def test_bagit_accepts(unpacked: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "bagit", "--validate", unpacked], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    (unpacked / "data" / "revisions.jsonl").write_text("changed")
    done = subprocess.run([sys.executable, "-W", "ignore", "-m", "bagit", "--validate", unpacked], capture_output=True)
    assert done.returncode != 0


def test_ten_lines_verify(unpacked: Path) -> None:
    assert len([line for line in TEN_LINES.read_text("utf-8").splitlines()[2:] if line]) <= 12
    good = subprocess.run([sys.executable, TEN_LINES, unpacked, public_key(DEVICE_KEY)], capture_output=True)
    assert good.stdout == b"good\n"
    bad = subprocess.run([sys.executable, TEN_LINES, unpacked, public_key(OTHER_KEY)], capture_output=True)
    assert bad.returncode != 0


def test_the_archive_is_deterministic() -> None:
    from storage.exchange.seal import archive

    assert b"".join(archive(prepared())) == b"".join(archive(prepared()))
