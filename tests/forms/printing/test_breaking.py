from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.printing.breaking import NO_END, NO_START, unbreakable
from forms.printing.faces import Faces
from forms.printing.measures import NORMAL, WIDTH
from forms.printing.setting import CLOSING, SetLine, Style, Typesetter

TEXT = st.text(
    st.sampled_from(
        "我你院长采购合同询价的是，。、；：？！（）《》“”‘’—…·～／①②0123456789万亿元％%℃㎡ abcXYZ-/.,'\u3000𠮷"
    )
    | st.characters(codec="utf-8", categories=("L", "N", "P", "Z", "S")),
    max_size=160,
)
WIDTHS = st.integers(3, 28)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("共38.6万元整", "38.6万元"),
        ("第12～13页", "12～13"),
        ("第1—26期", "1—26"),
        ("①请注意", "①请"),
        ("升到39℃以上", "39℃"),
        ("占91.18％", "91.18％"),
        ("和/或", "和/或"),
        ("缺24支——这张", "支——"),
        ("说“是”。", "“是”。"),
        ("HT-2025-018号", "HT-2025-018"),
    ],
)
def test_what_the_tables_keep_together_in_chinese(text: str, kept: str) -> None:
    assert any(kept in unit for unit in unbreakable(text, "zh"))


@pytest.mark.parametrize("kept", ["CNY 386,000", "pp. 12–13", "no. 7", "16 April", "1–26", "page 2"])
def test_what_the_tables_keep_together_in_english(kept: str) -> None:
    assert any(kept in unit for unit in unbreakable(f"as said {kept} and more", "en"))


def test_a_price_is_not_bound_to_any_word() -> None:
    assert unbreakable("the city 16 people", "en") == ["the ", "city ", "16 ", "people"]


def _lines(faces: Faces, text: str, width: float) -> list[SetLine]:
    style = Style("fang", NORMAL.size, NORMAL.cell, justify=True)
    return Typesetter(faces).lines(text, style, width)


@given(TEXT, WIDTHS)
def test_no_character_is_lost(faces: Faces, text: str, cells: int) -> None:
    lines = _lines(faces, text, cells * NORMAL.cell)
    assert "".join(line.text for line in lines) == "".join(text.splitlines())


@given(TEXT.filter(lambda text: len(text.splitlines()) == 1), WIDTHS)
def test_no_line_begins_or_ends_with_a_forbidden_mark(faces: Faces, text: str, cells: int) -> None:
    lines = _lines(faces, text, cells * NORMAL.cell)
    for before, after in itertools.pairwise(lines):
        if not before.forced:
            assert after.text[0] not in NO_START
            assert before.text.rstrip()[-1:] not in NO_END


@given(TEXT, WIDTHS)
def test_no_line_is_too_wide(faces: Faces, text: str, cells: int) -> None:
    width = cells * NORMAL.cell
    for line in _lines(faces, text, width):
        half = NORMAL.size / 2 if line.text.rstrip()[-1:] in CLOSING else 0
        alone = sum(character.isprintable() for character in line.text) <= 1
        assert line.width <= width + half + 0.02 or alone


@given(TEXT, WIDTHS)
def test_drawn_characters_are_the_source(faces: Faces, text: str, cells: int) -> None:
    for line in _lines(faces, text, cells * NORMAL.cell):
        drawn = "".join(run.text for run in line.runs)
        expected = line.text.rstrip(" \u3000\t")
        missing = set(faces.missing_characters(expected, "fang"))
        assert [c for c in drawn if not c.isspace()] == [
            c for c in expected if not c.isspace() and c not in missing and (c in drawn or c.isprintable())
        ]


@given(TEXT, WIDTHS)
def test_glyphs_do_not_run_backwards(faces: Faces, text: str, cells: int) -> None:
    for line in _lines(faces, text, cells * NORMAL.cell):
        starts = [run.x for run in line.runs if run.stretch == 1]
        assert all(b > a - 0.01 for a, b in itertools.pairwise(starts))


def test_marks_that_meet_share_an_empty_half(faces: Faces) -> None:
    setter, style = Typesetter(faces), Style("song", 16, 16)
    assert setter.width("我”）。我", style) == pytest.approx(5 * 16 - 16)
    assert setter.width("我（“我", style) == pytest.approx(4 * 16 - 8)
    assert setter.width("我，我", style) == pytest.approx(48)


def test_a_mark_hangs_by_its_empty_half_rather_than_pull_a_character_down(faces: Faces) -> None:
    text = "我" * 27 + "。" + "我"
    lines = _lines(faces, text, 27.6 * NORMAL.cell)
    assert lines[0].text.endswith("。")
    assert lines[0].width == pytest.approx(28 * NORMAL.cell, abs=0.05)


def test_justified_lines_end_at_the_edge_and_last_lines_are_not_spread(faces: Faces) -> None:
    text = "我2019年6月起任设备科副科长，分管耗材的计划、询价和验收，科长方堃负责全面工作。" * 4
    lines = _lines(faces, text, WIDTH)
    for line in lines[:-1]:
        assert line.width == pytest.approx(WIDTH, abs=0.05) or line.text[-1] in CLOSING
    assert lines[-1].width < WIDTH


def test_a_line_feed_begins_a_new_line(faces: Faces) -> None:
    assert [line.text for line in _lines(faces, "第一行\n第二行", WIDTH)] == ["第一行", "第二行"]
