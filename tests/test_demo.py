"""The demo from outside, as a person runs it, and its results in the hands of stock tools."""

from __future__ import annotations

import base64
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tomllib
from pathlib import Path

import bagit
import pytest

from tests.traces import traces

ROOT = Path(__file__).resolve().parent.parent


class Demo:
    """One run of `main.py demo`, with a home and a temporary folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.out, self.home, self.temporary = folder / "demo-output", folder / "home", folder / "tmp"
        for path in (self.home, self.temporary):
            path.mkdir()
        surroundings = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "DISPLAY"))}
        surroundings |= {"HOME": str(self.home), "TMPDIR": str(self.temporary), "QT_QPA_PLATFORM": "offscreen"}
        self.done = subprocess.run(
            [sys.executable, str(ROOT / "main.py"), "demo", "--out", str(self.out), "--interviews", "7", "--no-window"],
            env=surroundings, cwd=folder, capture_output=True, text=True, check=False,
        )  # fmt: skip

    @property
    def bundle(self) -> Path:
        (path,) = self.out.glob("stick/03-*.sealed")
        return path


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    made = Demo(tmp_path_factory.mktemp("demo"))
    assert made.done.returncode == 0, made.done.stderr
    return made


@pytest.fixture(scope="module")
def bag(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundle opened with nothing but `age` and `tar`."""
    if shutil.which("age") is None:
        pytest.skip("the stock age tool is not installed")
    folder = tmp_path_factory.mktemp("bag")
    age = subprocess.run(["age", "-d", "-i", str(demo.out / "demo-keys.txt"), str(demo.bundle)], stdout=subprocess.PIPE,
                         check=True)  # fmt: skip
    subprocess.run(["tar", "x", "-C", str(folder)], input=age.stdout, check=True)
    (path,) = folder.iterdir()
    return path


def test_it_leaves_what_it_promises(demo: Demo) -> None:
    summary = json.loads((demo.out / "summary.json").read_text("utf-8"))
    assert summary["interviews"] == 7 and summary["custody"]["received"] >= 5
    assert set(summary["checks"].values()) == {"ok"}
    assert (demo.out / "README.txt").read_text("utf-8").count("demo-") > 5
    assert len(list(demo.out.glob("prints/*.pdf"))) >= 8
    names = {path.name for path in demo.out.glob("screenshots/*.png")}
    assert {"unlock-zh-light.png", "today-en-light.png", "interviews-zh-dark.png"} <= names


def test_stock_age_and_tar_give_a_bag_that_bagit_accepts(bag: Path) -> None:
    bagit.Bag(str(bag)).validate()


def test_the_signature_verifies_with_cryptography_alone(bag: Path) -> None:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    envelope = json.loads((bag / "signature.dsse.json").read_bytes())
    payload = base64.b64decode(envelope["payload"])
    kind = envelope["payloadType"].encode()
    signed = b"DSSEv1 %d %s %d %s" % (len(kind), kind, len(payload), payload)
    key = Ed25519PublicKey.from_public_bytes(base64.b64decode(json.loads(payload)["sender"]["key"]))
    key.verify(base64.b64decode(envelope["signatures"][0]["sig"]), signed)


def test_plain_sqlite_never_opens_the_vault(demo: Demo) -> None:
    for name in ("team", "office"):
        with pytest.raises(sqlite3.DatabaseError):
            sqlite3.connect(demo.out / name / "vault.db").execute("SELECT * FROM sqlite_master")


def test_no_word_of_a_record_stands_anywhere_in_the_clear(demo: Demo) -> None:
    """Vault, office, stick, key media, home and temporary folder; only prints and pictures are meant to be read."""
    words = []
    for path in sorted((ROOT / "resources" / "examples" / "interviews").glob("*.toml")):
        example = tomllib.loads(path.read_text("utf-8"))
        words += [example["identity"]["name"], example["gist"][:12], example["transcript"]["text"].strip()[10:30]]
    closed = [demo.out / name for name in ("team", "office", "stick", "key-medium", "office-keys")]
    assert traces(words, *closed, demo.home, demo.temporary) == []


def test_the_scan_would_find_a_word(tmp_path: Path) -> None:
    (tmp_path / "leak").write_bytes(b"x" * ((1 << 20) - 3) + "验收单".encode("gb18030"))
    assert traces(["验收单", "台账"], tmp_path) == ["leak: 验收单"]
