from __future__ import annotations

import runpy
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

from forms.printing.outlines import convert_file, convert_subset
from tests.forms.printing.conftest import ROOT


def source(name: str) -> Path:
    spec = find_spec("pylopdf_fonts_zh_cn")
    assert spec is not None and spec.origin is not None
    return Path(spec.origin).parent / name


def bounds(font: TTFont, character: str) -> tuple[float, float, float, float]:
    pen = BoundsPen(None)
    font.getGlyphSet()[font.getBestCmap()[ord(character)]].draw(pen)
    return pen.bounds


def test_a_subset_is_truetype_with_the_same_shapes() -> None:
    before = TTFont(BytesIO(source("NotoSerifSC-Regular.otf").read_bytes()), lazy=True)
    after = TTFont(convert_subset(source("NotoSerifSC-Regular.otf"), 0, "巡察，9"))
    assert {"glyf", "loca"} <= set(after.keys())
    assert "CFF " not in after
    for character in "巡察，9":
        assert bounds(after, character) == pytest.approx(bounds(before, character), abs=2)
    assert set(after.getBestCmap()) == {ord(character) for character in "巡察，9"}


def test_converted_files_are_complete_or_absent(tmp_path: Path) -> None:
    small = tmp_path / "small.otf"
    small.write_bytes(_small_postscript_face())
    convert_file(small, tmp_path / "small.ttf")
    convert_file(small, tmp_path / "again.ttf")
    assert (tmp_path / "small.ttf").read_bytes() == (tmp_path / "again.ttf").read_bytes()
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".otf", ".ttf", ".ttf"]


def _small_postscript_face() -> bytes:
    from fontTools.subset import Options, Subsetter

    font = TTFont(BytesIO(source("NotoSansSC-Regular.otf").read_bytes()), recalcTimestamp=False)
    options = Options()
    options.glyph_names = True
    cutter = Subsetter(options)
    cutter.populate(text="巡察")
    cutter.subset(font)
    out = BytesIO()
    font.save(out)
    return out.getvalue()


def test_the_set_up_step_finds_its_faces_current() -> None:
    step = runpy.run_path(str(ROOT / "packaging" / "fonts.py"))
    assert [path.name for path in step["sources"]()] == ["NotoSansSC-Regular.otf", "NotoSerifSC-Regular.otf"]
    assert all(step["is_current"](path) for path in step["sources"]())
