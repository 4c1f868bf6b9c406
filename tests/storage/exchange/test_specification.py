"""BUNDLE.md says what the code does: codes, statement members, vectors."""

from __future__ import annotations

import json
import re
from pathlib import Path

import storage.exchange
from tests.storage.exchange.craft import Bag
from tests.storage.exchange.faults import FAULTS
from tests.storage.exchange.test_stock_tools import TEN_LINES

ROOM = Path(storage.exchange.__path__[0])
TEXT = (ROOM / "BUNDLE.md").read_text("utf-8")
READERS = ("reading", "source", "tarball", "bag", "dsse", "statement", "strict", "enrol", "paths", "limits")


def _answers() -> set[str]:
    """The codes of chapter 11, with `_X` short forms completed from the code before them."""
    chapter = TEXT.split("## 11.")[1].split("## 12.")[0]
    found: set[str] = set()
    stem = ""
    for code in re.findall(r"`(_?[A-Z][A-Z_]+)`", chapter):
        if code.startswith("_"):
            found.add(stem.rpartition("_")[0] + code)
        else:
            stem = code
            found.add(code)
    return found


def test_every_answer_of_the_readers_is_listed() -> None:
    sources = "".join((ROOM / f"{name}.py").read_text("utf-8") for name in READERS)
    raised = set(re.findall(r'"([A-Z][A-Z]+_[A-Z_]+)"', sources))
    missing = raised - _answers() - {"FILE_MISSING", "MEDIUM_GONE", "KIT_TOO_BIG", "NOT_A_KIT"}
    assert not missing


def test_every_answer_has_a_vector() -> None:
    need_more = {
        "KIT_PASSPHRASE_WRONG", "NOT_A_RECIPIENT", "BUNDLE_PART_MISSING", "BUNDLE_FILE_TOO_BIG", "BUNDLE_CHANGED",
        "SENDER_CHANGED",
    }  # fmt: skip
    assert _answers() - {fault.code for fault in FAULTS} == need_more


def test_every_member_of_the_statement_is_described() -> None:
    made = Bag()
    made.tags()
    chapter = TEXT.split("## 7.")[1].split("## 8.")[0]
    described = {name for row in re.findall(r"^\| (`[^|]+`) \|", chapter, re.M) for name in re.findall(r"`(\w+)`", row)}
    assert described == set(json.loads(made.said.to_json()))


def test_the_ten_lines_are_those_that_are_tested() -> None:
    printed = TEXT.split("```python\n")[1].split("```")[0].splitlines()
    tested = TEN_LINES.read_text("utf-8")
    assert all(line.partition("  # ")[0] in tested for line in printed)
