"""The working paper and its evidence list: every word, every place, pages that break well (PAPER 4, 5, 10)."""

from __future__ import annotations

import pytest

from forms.printing.breaking import Language
from forms.printing.draw import draw
from forms.printing.faces import Faces
from forms.printing.measures import FOOT, LEFT, MM, RIGHT, TOP
from forms.printing.pages import PAGES
from forms.printing.placed import Box, Laid, Line
from forms.printing.workingpaper import SIGNATURES, latest_steps
from tests.forms.printing.pdfs import fonts_of, pictures, read_code, text_of, without_space
from tests.forms.printing.records import LANGUAGES, evidence, paper, paper_content


def laid_out(faces: Faces, language: Language = "zh", page: str = "working_paper", **changes: object) -> Laid:
    return PAGES[page](paper(language, page, **changes), 1, faces)


def words_of(laid: Laid) -> str:
    return without_space("".join(line.text for page in laid.pages for line in page.lines()))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", ["working_paper", "evidence_list"])
def test_every_answer_stands_on_the_pages(faces: Faces, language: Language, page: str) -> None:
    text = words_of(laid_out(faces, language, page))
    content = paper_content(language)
    names = (
        ("title", "unit") if page == "evidence_list" else ("title", "unit", "summary", "discovery", "period", "cause")
    )
    wanted = [str(content[name]) for name in names]
    wanted += [str(row[name]) for row in content["evidence"] for name in ("source", "location", "shows")]
    if page == "evidence_list":
        wanted += [str(row["extract"]) for row in content["evidence"]]
    else:
        wanted += [str(row["text"]) for name in ("facts", "criteria") for row in content[name]]
    for words in wanted:
        assert without_space(words) in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_poppler_reads_what_was_laid_out(faces: Faces, language: Language) -> None:
    laid = laid_out(faces, language)
    pdf = draw(laid, faces)
    found = without_space(text_of(pdf, "-raw"))
    for page in laid.pages:
        for line in page.lines():
            assert without_space(line.text) in found
    assert all(font.embedded and font.unicode for font in fonts_of(pdf))
    assert draw(laid_out(faces, language), faces) == pdf


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_says_what_it_is(faces: Faces, language: Language) -> None:
    laid = laid_out(faces, language)
    for number, page in enumerate(laid.pages, 1):
        text = "\n".join(line.text for line in page.lines())
        for needed in ("DG-2601-03A-0007", "DYJ-2601-03A-0240", "r4"):
            assert needed in text
        assert (f"第 {number} 页" if language == "zh" else f"Page {number} of {laid.total}") in text
    for page, picture in zip(laid.pages, pictures(draw(laid, faces), 150), strict=True):
        corner = picture.crop((0, picture.height * 7 // 8, picture.width // 2, picture.height))
        assert read_code(corner) == page.codes()[0].payload


def test_nothing_but_the_strip_stands_outside_the_type_area(faces: Faces) -> None:
    laid = laid_out(faces, evidence=evidence("zh") * 9)
    for page in laid.pages:
        for line in page.lines():
            assert line.left >= LEFT - 0.1 * MM
            assert line.right <= RIGHT + 2.8 * MM
            assert line.baseline > TOP
            if line.baseline > FOOT:
                assert line.area == "furniture"


def heads(laid: Laid, words: str = "编号和名称") -> list[int]:
    return [sum(line.text == words for line in page.lines()) for page in laid.pages]


def test_two_hundred_rows_of_evidence_break_well(faces: Faces) -> None:
    many = [
        {**evidence("zh")[number % 7], "id": f"e{number}", "source": f"资料{number:03}号"} for number in range(1, 201)
    ]
    laid = laid_out(faces, evidence=many)
    # the head once on every page that has rows of the table, and no row is lost or doubled
    for page, count in zip(laid.pages, heads(laid), strict=True):
        rows = [line.text for line in page.lines("table") if line.text.startswith("资料") and line.text.endswith("号")]
        assert count == (1 if rows else 0)
    text = words_of(laid)
    assert [text.count(f"资料{number:03}号") for number in range(1, 201)] == [1] * 200
    going_on = ["（续下页）" in [line.text for line in page.lines()] for page in laid.pages]
    assert all(going_on[:-1])
    assert not going_on[-1]
    # the sign-off never stands alone: the last row of the table is with it
    assert any(line.text == "资料200号" for line in laid.pages[-1].lines())


def test_long_texts_go_on_with_two_lines_on_either_side(faces: Faces) -> None:
    text = "县人民医院将一次采购拆成三份合同，" * 120
    laid = laid_out(faces, discovery=text, summary=text)
    body = without_space("".join(line.text for page in laid.pages for line in page.lines("body")))
    assert body.count(text) == 2
    for before, after in zip(laid.pages, laid.pages[1:], strict=False):
        for page in (before, after):
            assert len(page.lines("body")) != 1
    labels = [sum(line.text == "发现过程" for line in page.lines("table")) for page in laid.pages]
    assert sum(labels) >= 2  # repeated where the row goes on


def test_a_word_longer_than_its_cell_is_cut_not_lost(faces: Faces) -> None:
    word = "HT" + "0123456789" * 40
    row = {**evidence("zh")[0], "source": word, "location": word, "shows": word}
    whole = laid_out(faces, evidence=[row], title=word, summary=word)
    for laid in (whole, laid_out(faces, "zh", "evidence_list", evidence=[row])):
        assert words_of(laid).count("0123456789") >= 120
        assert all(line.right <= RIGHT + 0.1 for page in laid.pages for line in page.lines())


def test_an_empty_paper_has_no_room_to_add(faces: Faces) -> None:
    order = paper()
    from dataclasses import replace

    laid = PAGES["working_paper"](replace(order, content={}), 1, faces)
    text = "".join(line.text for page in laid.pages for line in page.lines())
    assert "（尚无支撑材料）" in text
    assert text.count("无") > 8


def test_signatures_and_days_are_never_filled_in(faces: Faces) -> None:
    laid = laid_out(faces)
    last = [line.text for line in laid.pages[-1].lines()]
    assert last.count("年　　月　　日") == 3
    for words in ("承办人签名", "副组长签名", "组长签名", "已补会议记录。", "事实清楚，依据准确，同意。"):
        assert words in last
    frames = [item for item in laid.pages[-1].items if isinstance(item, Box) and item.fill is None]
    assert max(box.height for box in frames) > SIGNATURES


def test_opinions_before_a_return_hold_no_more() -> None:
    log = [
        {"step": step, "opinion": str(number)} for number, step in enumerate(("submit", "review", "return", "submit"))
    ]
    assert {name: row["opinion"] for name, row in latest_steps(log).items()} == {"submit": "3"}


def test_a_draft_says_so_and_has_no_number(faces: Faces) -> None:
    from dataclasses import replace

    laid = PAGES["working_paper"](replace(paper(), draft="draft", print_no=""), 1, faces)
    for page in laid.pages:
        first = page.items[0]
        assert isinstance(first, Line)
        assert first.text == "草稿"
        assert not page.codes()
        assert not any("DYJ-" in line.text for line in page.lines())


def test_long_opinions_stand_in_full_above_the_cells(faces: Faces) -> None:
    long = "同意报送，但请补充科务会议记录原件。" * 200
    reviews = [
        {"step": step, "by": "a", "on": "2026-03-12", "opinion": long} for step in ("submit", "review", "approve")
    ]
    laid = laid_out(faces, reviews=reviews)
    body = without_space("".join(line.text for page in laid.pages for line in page.lines("body")))
    assert body.count(long) == 3
    assert [line.text for line in laid.pages[-1].lines()].count("（见上）") == 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_head_row_and_the_code_are_where_the_measure_says(faces: Faces, language: Language) -> None:
    laid = laid_out(faces, language)
    for page in laid.pages:
        marking = page.lines()[0]
        assert marking.left / MM == pytest.approx(28.0, abs=0.01)
        if language == "zh":
            assert marking.baseline / MM == pytest.approx(44.26, abs=0.01)
        code = page.codes()[0]
        assert code.side / MM == pytest.approx(14.5)
        assert code.x / MM == pytest.approx(28)
        assert (code.y - FOOT) / MM == pytest.approx(5.5)
        serial = next(line for line in page.lines() if "DG-2601-03A-0007" in line.text)
        assert serial.right / MM == pytest.approx(184.0, abs=0.1)


@pytest.mark.parametrize("rows", range(1, 7))
def test_the_sign_off_leaves_the_evidence_where_there_is_room(faces: Faces, rows: int) -> None:
    """Only the row before the signatures goes on with them; a page with much room left breaks for nothing else."""
    laid = laid_out(faces, evidence=evidence("zh")[:rows])
    for page in laid.pages[:-1]:
        foot = max(line.baseline for line in page.lines("table") if "续下页" not in line.text)
        assert foot > FOOT - 130
    assert "沟通情况" in "".join(line.text for line in laid.pages[-1].lines())
