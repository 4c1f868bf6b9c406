"""Every English source in the windows has its Chinese, and the same holes to fill."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources" / "translations"


def sources() -> Iterator[tuple[str, str]]:
    """(literal, where) of every `tr` and `tr_n` in `ui/`; a call without a literal fails here."""
    for path in sorted((ROOT / "ui").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name not in ("tr", "tr_n"):
                continue
            where = f"{path.relative_to(ROOT)}:{node.lineno}"
            for argument in node.args[: 2 if name == "tr_n" else 1]:
                assert isinstance(argument, ast.Constant), f"{where}: not a literal, cannot be translated"
                assert isinstance(argument.value, str)
                yield argument.value, where


def translations() -> dict[str, str]:
    found: dict[str, str] = {}
    for path in sorted(FOLDER.glob("*.ts")):
        for message in ElementTree.parse(path).getroot().iter("message"):
            source, target = message.findtext("source"), message.findtext("translation")
            assert source
            assert target, f"{path.name}: {source}"
            assert found.setdefault(source, target) == target, f"{path.name}: two translations of {source!r}"
    return found


def holes(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_every_source_is_translated() -> None:
    known = translations()
    missing = sorted({(text, where) for text, where in sources() if text not in known})
    assert not missing


def test_every_translation_has_its_source() -> None:
    used = {text for text, _ in sources()}
    spoken = {text for text in translations() if text not in used}
    qt = {message.findtext("source") for message in ElementTree.parse(FOLDER / "qt.ts").getroot().iter("message")}
    assert spoken - qt == set()


@pytest.mark.parametrize("pair", sorted(translations().items()), ids=lambda pair: pair[0][:40])
def test_same_holes(pair: tuple[str, str]) -> None:
    source, target = pair
    assert holes(source) == holes(target)
    assert not target.rstrip().endswith(("!", "！"))


def test_evidence_has_one_word_everywhere() -> None:
    """DOMAIN 10, 47: 支撑材料, in windows, forms and packs."""
    texts = list(translations().values())
    texts += [path.read_text("utf-8") for path in (ROOT / "resources").rglob("*") if path.suffix in (".md", ".json")]
    assert not [text[:80] for text in texts if "证据" in text or "佐证" in text]
