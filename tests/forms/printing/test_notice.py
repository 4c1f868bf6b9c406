"""The immediate-rectification notice against GB/T 9704 and PAPER 4, and its receipt."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from forms.printing.breaking import Language
from forms.printing.draw import draw
from forms.printing.faces import Faces
from forms.printing.measures import FOOT, HAND, LEFT, MM, NORMAL, RIGHT, TOP
from forms.printing.order import PageOrder
from forms.printing.pages import PAGES
from forms.printing.placed import Laid, Line, Rule
from tests.forms.printing.pdfs import characters, fonts_of, pictures, read_code, text_of, without_space
from tests.forms.printing.records import LANGUAGES, notice


def laid_out(faces: Faces, order: PageOrder, copy: int = 1) -> Laid:
    return PAGES[order.page](order, copy, faces)


def line_of(laid: Laid, text: str, page: int = 0) -> Line:
    return next(line for line in laid.pages[page].lines() if text in line.text)


def body_of(laid: Laid) -> str:
    return without_space("".join(line.text for page in laid.pages for line in page.lines("body")))


def test_the_head_is_measured(faces: Faces) -> None:
    laid = laid_out(faces, notice())
    assert line_of(laid, "000001").baseline == pytest.approx(NORMAL.baseline(0))
    assert line_of(laid, "工作秘密").baseline == pytest.approx(NORMAL.baseline(1))
    issuer = line_of(laid, "中共青岚县委第三巡察组")
    assert issuer.size == 36
    assert (issuer.baseline - 0.88 * 36 - TOP) / MM == pytest.approx(35, abs=0.1)
    assert (issuer.left + issuer.right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=3)
    number = line_of(laid, "LX-2601-03A-0002")
    rule = next(item for item in laid.pages[0].items if isinstance(item, Rule) and item.width == 1.6)
    assert (rule.y1 - number.baseline) / MM == pytest.approx(4.6, abs=0.5)
    assert (rule.x1, rule.x2) == (LEFT, RIGHT)
    title = line_of(laid, "立行立改通知书")
    assert title.size == 22
    # two lines below the rule, and one empty line to the addressee
    assert (title.baseline - rule.y1) / NORMAL.pitch == pytest.approx(2.4, abs=0.3)
    assert line_of(laid, "委员会：").baseline == pytest.approx(NORMAL.baseline(11))


def test_the_body_stands_on_the_grid(faces: Faces) -> None:
    laid = laid_out(faces, notice(issue="县" * 900))
    full = laid.pages[1].lines("body")
    assert len(full) == 22
    assert full[0].baseline == pytest.approx(NORMAL.baseline(0), abs=0.001)
    assert full[-1].baseline == pytest.approx(NORMAL.baseline(21), abs=0.001)
    assert {round(b.baseline - a.baseline, 3) for a, b in itertools.pairwise(full)} == {28.991}
    assert full[5].right - full[5].left == pytest.approx(28 * NORMAL.cell, abs=0.02)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_notice_is_there_and_poppler_reads_it(faces: Faces, language: Language) -> None:
    order = notice(language)
    laid = laid_out(faces, order)
    body = body_of(laid)
    for name in ("issue", "basis", "requirement"):
        said = without_space(str(order.content[name]))
        assert said.rstrip("。.") in body
    assert "DG-2601-03A-0007" in body
    pdf = draw(laid, faces)
    found = without_space(text_of(pdf, "-raw"))
    assert all(without_space(line.text) in found for page in laid.pages for line in page.lines())
    assert all(font.embedded and font.unicode for font in fonts_of(pdf))


def test_date_and_name_and_colophon(faces: Faces) -> None:
    laid = laid_out(faces, notice())
    page = len(laid.pages) - 2
    signed = laid.pages[page].lines("closing")
    name, day = signed[0], signed[1]
    assert (name.text, day.text) == ("中共青岚县委第三巡察组", "2026年3月13日")
    assert (RIGHT - day.right) / NORMAL.cell == pytest.approx(4, abs=0.3)
    assert (name.left + name.right) / 2 == pytest.approx((day.left + day.right) / 2, abs=0.1)
    assert line_of(laid, "抄送：县委巡察办。", page).baseline == pytest.approx(NORMAL.baseline(20, 14))
    assert line_of(laid, "印发", page).baseline == pytest.approx(NORMAL.baseline(21, 14))


@pytest.mark.parametrize("words", range(0, 900, 150))
def test_the_sign_off_takes_text_with_it_and_overlaps_nothing(faces: Faces, words: int) -> None:
    laid = laid_out(faces, notice(requirement="改" * (400 + words), reporting="送" * 60))
    last = laid.pages[-2]
    body = last.lines("body")
    assert len(body) >= 2
    name = next(line for line in last.lines("closing") if line.text == "中共青岚县委第三巡察组")
    assert max(line.baseline for line in body) < name.baseline < NORMAL.top(20)


@pytest.mark.parametrize("words", range(500, 1000, 28))
def test_a_page_is_full_before_the_text_goes_on(faces: Faces, words: int) -> None:
    """The sign-off takes two lines of the last paragraph with it, not all of them."""
    laid = laid_out(faces, notice(reporting="送" * words))
    for page in laid.pages[1:-2]:
        assert len(page.lines("body")) >= 14  # of 22: what the sign-off needs, and two lines
    assert len(laid.pages[-2].lines("body")) >= 2


def test_page_numbers_and_strip(faces: Faces) -> None:
    laid = laid_out(faces, notice())
    for number, page in enumerate(laid.pages, 1):
        texts = [line.text for line in page.lines()]
        place = next(line for line in page.lines() if line.text == f"— {number} —")
        assert (place.baseline - 0.35 * 14 - FOOT) / MM == pytest.approx(7, abs=0.6)
        assert (place.left > 300) == (number % 2 == 1)  # odd right, even left
        assert any("LX-2601-03A-0002" in text and "工作秘密" in text for text in texts)
        assert any(f"第{number}页共3页" in without_space(text) for text in texts)
        code = page.codes()[0]
        assert (code.x < 200) == (number % 2 == 1)
        picture = pictures(draw(laid, faces), 150)[number - 1]
        strip = picture.crop((0, picture.height * 7 // 8, picture.width, picture.height))
        assert read_code(strip) == code.payload


def test_the_receipt_is_the_last_page_and_empty(faces: Faces) -> None:
    laid = laid_out(faces, notice(), 2)
    last = laid.pages[-1]
    said = "\n".join(line.text for line in last.lines())
    assert "第2份，共2页" in without_space(said)
    lines = [item for item in last.items if isinstance(item, Rule) and item.width == HAND and not item.dash]
    whole = sorted(rule.y1 for rule in lines if rule.x2 - rule.x1 > 155 * MM)
    assert len(whole) == 5
    assert all((b - a) / MM >= 9 for a, b in itertools.pairwise(whole))
    for filled in ("三日内补足", "党委书记", "供应商已补足", "2026年3月17日"):
        assert filled not in said
    alone = laid_out(faces, notice(page="rectification_receipt"))
    assert alone.total == 1


def test_red_is_only_for_printers_that_have_it(faces: Faces) -> None:
    plain, red = (laid_out(faces, replace(notice(), colour=colour)) for colour in (False, True))
    marked = [item for page in red.pages for item in page.items if getattr(item, "red", False)]
    assert len(marked) == 2
    assert not any(getattr(item, "red", False) for page in plain.pages for item in page.items)
    assert draw(plain, faces) != draw(red, faces)
    page = characters(draw(red, faces))[0]
    assert {char["non_stroking_color"] for char in page if char["size"] > 35} == {(0.8, 0, 0)}
    assert (0.8, 0, 0) not in {char["non_stroking_color"] for char in page if char["size"] < 35}


def test_a_long_name_of_the_issuer_is_made_to_fit(faces: Faces) -> None:
    laid = laid_out(faces, replace(notice(), team="中共青岚县委巡察工作领导小组派驻第三联合巡察组"))
    issuer = next(line for line in laid.pages[0].lines("head") if "派驻" in line.text)
    assert issuer.left >= LEFT - 0.5
    assert issuer.right <= RIGHT + 0.5


def test_an_empty_notice_still_has_its_frame(faces: Faces) -> None:
    laid = laid_out(faces, replace(notice(), content={}))
    assert laid.total == 2
    assert "无" in body_of(laid)
