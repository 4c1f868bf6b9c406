"""SECURITY.md names tests: each is there."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_every_test_that_security_names_is_there() -> None:
    text = (ROOT / "SECURITY.md").read_text("utf-8")
    names = set(re.findall(r"`(test_\w+)`", text))
    sources = "\n".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    assert names
    assert {name for name in names if f"def {name}(" not in sources} == set()
    files = set(re.findall(r"`(tests/[\w/]+\.py)`", text))
    assert [name for name in files if not (ROOT / name).exists()] == []
