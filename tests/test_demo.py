"""The demo from outside, as a person runs it, and its results in the hands of stock tools."""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tomllib
from pathlib import Path

import bagit
import docx
import pytest

from tests.demo_paper import Binder, follow, read, sentences, unreached
from tests.storage.test_by_paper_alone import evidence_of
from tests.traces import traces
from ui.demo.apart import LEAD, REPORT
from ui.demo.cast import OFFICE_PERSON, PASSPHRASES
from ui.demo.pictures import Sitter, take_pictures
from ui.demo.surveys import ADVICE

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
            [sys.executable, str(ROOT / "main.py"), "demo", "--out", str(self.out), "--interviews", "20", "--no-window",
             "--no-pictures"],
            env=surroundings, cwd=folder, capture_output=True, text=True, check=False,
        )  # fmt: skip

    @property
    def bundle(self) -> Path:
        """The last one of the two."""
        return max(self.out.glob("stick/03-*.sealed"))


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
    assert (summary["interviews"], summary["responses"], summary["workpapers"]) == (20, 300, 30)
    assert all(set(bundle["checks"].values()) == {"ok"} for bundle in summary["bundles"])
    assert summary["unresolved_at_office"] == [] and summary["same_tallies"]
    assert summary["report"]["frozen"] == summary["report"]["of"] == 18
    readme = (demo.out / "README.txt").read_text("utf-8")
    assert readme.count("demo-") > 5
    folders = {path.name for path in (demo.out / "prints").iterdir()}
    assert all(f"prints/{name}/" in readme for name in folders)
    kinds = ("interviews", "papers", "slips", "notices", "questionnaires", "weekly", "report", "handover", "registers",
             "documents", "intake", "activities", "talks", "leads")  # fmt: skip
    assert folders.issuperset(kinds), folders


def test_from_any_sentence_of_the_outline_to_its_source_on_paper_alone(demo: Demo) -> None:
    """Outline, register, paper, row, and the turn or page: all of it read out of the PDFs that the demo left."""
    binder = Binder(demo.out / "prints")
    said = sentences(binder.outline())
    assert len(said) > 70 and len({serial for serial, _ in said}) == 18
    assert [lost for serial, rows in said for lost in unreached(binder, serial, rows)] == []
    papers = [entry.record for entry in binder.index if entry.page == "底稿"]
    assert len(papers) == 30 and [lost for serial in papers for lost in unreached(binder, serial)] == []


def test_every_print_is_found_by_its_number(demo: Demo) -> None:
    """The register of prints, the file names and the pages agree; a record that was voided is in no binder."""
    files = sorted(path.name.partition("03A-")[2][:4] for path in (demo.out / "prints").glob("*/DYJ-*.pdf"))
    assert files == [f"{number:04}" for number in range(1, len(files) + 1)], "one file for each number, none missing"
    index = {entry.number for entry in Binder(demo.out / "prints").index}
    assert len(index) > 150 and all(list((demo.out / "prints").glob(f"*/{number}-*.pdf")) for number in index)


def test_the_walk_notices_a_missing_page(demo: Demo, tmp_path: Path) -> None:
    shutil.copytree(demo.out / "prints", tmp_path / "prints")
    whole = Binder(tmp_path / "prints")
    (entry,) = [one for one in whole.index if (one.record, one.page) == ("DG-2601-03A-0001", "底稿")]
    row = evidence_of(whole.sheet(entry.number))["1"]
    for path in (tmp_path / "prints" / "documents").iterdir():
        path.unlink()
    with pytest.raises(ValueError, match="unpack"):
        follow(Binder(tmp_path / "prints"), row)


def test_each_week_has_figures_on_paper(demo: Demo) -> None:
    """V24: the second and the third report say which earlier figures changed, and why."""
    reports = sorted((demo.out / "prints" / "weekly").iterdir())
    texts = [read(path).text for path in reports]
    assert len(texts) == 4 and all("K01" in text and "K12" in text for text in texts)
    assert ["补登记" in text for text in texts] == [False, True, True, False]
    assert "K03件+2" in texts[1] and "K04走访次+1" in texts[2]


def test_the_commands_of_the_readme_work(demo: Demo) -> None:
    """As they stand there, from the project's folder."""
    if shutil.which("age") is None:
        pytest.skip("the stock age tool is not installed")
    lines = (demo.out / "README.txt").read_text("utf-8").splitlines()
    commands = [line.strip() for line in lines if line.startswith(("  age ", "  .venv/bin/bagit"))]
    assert len(commands) == 3
    for command in commands:
        subprocess.run(["bash", "-euo", "pipefail", "-c", command], cwd=ROOT, check=True, capture_output=True)
    for folder in (one for one in demo.out.iterdir() if (one / "bagit.txt").exists()):
        shutil.rmtree(folder)


def test_its_windows_are_pictured(demo: Demo) -> None:
    """The office's, whose pictures are fewer; the team's are taken in the same way."""
    sitter = Sitter("office", "office-keys", OFFICE_PERSON, PASSPHRASES[OFFICE_PERSON], "office-")
    names = take_pictures(ROOT, demo.out, (sitter,))
    assert {"office-unlock-zh-light.png", "office-totals-en-light.png", "office-inbox-zh-dark.png"} <= set(names)


def test_the_report_goes_on_in_a_word_processor(demo: Demo) -> None:
    """Every issue of the report stands in the document, with the number of its frozen paper."""
    (path,) = (demo.out / "stick").glob("*.docx")
    text = "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)
    assert len(set(re.findall(r"DG-2601-03A-\d{4}", text))) == 18


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
    examples = ROOT / "resources" / "examples"
    words = []
    for path in sorted((examples / "interviews").glob("*.toml")):
        example = tomllib.loads(path.read_text("utf-8"))
        words += [example["identity"]["name"], example["gist"][:12], example["transcript"]["text"].strip()[10:30]]
    field = tomllib.loads((examples / "field.toml").read_text("utf-8"))
    words += [paper["discovery"][:12] for paper in field["paper"]] + [LEAD["gist"][:10], REPORT["action"][:8]]
    talks = tomllib.loads((examples / "talks.toml").read_text("utf-8"))
    words += [*[name for names in talks["people"].values() for name in names][:3], ADVICE[1], "窗口1,1"]
    closed = [demo.out / name for name in ("team", "office", "stick", "key-medium", "office-keys")]
    assert traces(words, *closed, demo.home, demo.temporary) == []


def test_the_scan_would_find_a_word(tmp_path: Path) -> None:
    (tmp_path / "leak").write_bytes(b"x" * ((1 << 20) - 3) + "验收单".encode("gb18030"))
    assert traces(["验收单", "台账"], tmp_path) == ["leak: 验收单"]
