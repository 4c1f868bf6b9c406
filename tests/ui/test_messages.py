"""Every code raised has words in both languages, with the same facts; bugs show no text."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from forms.problems import EnvironmentProblem, Refused
from ui.messages import WORDS, explain, facts_in, size_text

ROOT = Path(__file__).resolve().parents[2]
FAMILIES = {"Refused", "EnvironmentProblem", "IntegrityFailure"}


def raised_codes() -> Iterator[tuple[str, str]]:
    """(code, file) of every problem made with a literal code in the sources."""
    for folder in ("forms", "storage", "ui"):
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if not (isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant)):
                    continue
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                if name in FAMILIES and isinstance(node.args[0].value, str):
                    yield node.args[0].value, str(path.relative_to(ROOT))


def test_every_code_raised_has_words() -> None:
    unworded = sorted({(code, path) for code, path in raised_codes() if code not in WORDS})
    assert not unworded


@pytest.mark.parametrize("code", sorted(WORDS))
def test_both_languages_say_the_same(code: str) -> None:
    zh, en = WORDS[code]
    assert zh.count("|") == en.count("|") <= 2
    assert facts_in(zh) == facts_in(en)
    assert zh.split("|")[0].strip()
    assert en.split("|")[0].strip()
    assert "!" not in en
    assert "！" not in zh


def test_explain_fills_facts() -> None:
    told = explain(Refused("END_NOT_AFTER_START", start="10:00", end="09:00"), "en")
    assert "09:00" in told.what
    assert told.code == "END_NOT_AFTER_START"
    assert told.do
    assert explain(Refused("FIELD_MISSING", field="end"), "zh", {"end": "结束时间"}).what == "缺必填项：结束时间"


def test_unknown_codes_and_missing_facts_still_say_something() -> None:
    assert explain(EnvironmentProblem("NO_SUCH_CODE"), "zh").what
    assert "…" in explain(Refused("FIELD_MISSING"), "en").what


def test_a_bug_shows_its_place_and_never_its_text() -> None:
    try:
        raise ValueError("secret words of a record")
    except ValueError as caught:
        told = explain(caught, "en")
    assert "secret" not in " ".join((told.what, told.kept, told.do, told.code))
    assert told.code.startswith("ValueError@test_messages.py:")


@pytest.mark.parametrize(
    ("count", "text"),
    [(0, "0 B"), (999, "999 B"), (1500, "2 KB"), (148_200_000, "148.2 MB"), (57_800_000_000, "57.8 GB")],
)
def test_sizes(count: int, text: str) -> None:
    assert size_text(count) == text
