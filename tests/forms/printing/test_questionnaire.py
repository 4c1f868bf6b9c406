"""The blank questionnaire: every question, nothing that tells copies apart, no grid across pages (PAPER 4)."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest

from forms.printing.draw import draw
from forms.printing.faces import Faces
from forms.printing.measures import FOOT
from forms.printing.placed import Box, Laid
from forms.printing.questionnaire import BlankPrint, languages_of, lay_out_blank, titles
from forms.printing.questionnaire_skips import skip_hint
from forms.problems import Refused
from forms.tally.numbering import Numbers
from forms.xlsform.check import read_form_at
from forms.xlsform.design.templates import begun
from forms.xlsform.design.workbook import workbook_of
from forms.xlsform.model import Form
from forms.xlsform.reading import read_form
from tests.forms.xlsform.sheets import real_forms
from tests.storage.surveys import canteen


def test_a_title_stands_in_each_language_that_has_one(faces: Faces) -> None:
    form = begun("appraisal", "cp", chinese=True)
    two = read_form(workbook_of(replace(form, languages=("zh", "en"))), "x.xlsx")
    assert titles(two, ("zh", "en")) == ["领导班子民主测评表", "Appraisal of the leadership body"]
    assert titles(two, ("en",)) == ["Appraisal of the leadership body"]
    assert titles(canteen().form, ("en", "zh")) == ["食堂满意度问卷"]
    laid = lay_out_blank(BlankPrint(two, ("zh", "en")), faces)
    one = read_form(workbook_of(form), "x.xlsx")
    assert len(lay_out_blank(BlankPrint(one), faces).pages) == 1, "an appraisal in one language is one page"
    assert [text.replace(" ", "") for text in texts(laid)[:2]] == ["领导班子民主测评表", "Appraisaloftheleadershipbody"]


def texts(laid: Laid) -> list[str]:
    return [line.text for page in laid.pages for line in page.lines()]


@pytest.fixture(scope="module")
def form() -> Form:
    return canteen().form


def test_both_languages_hints_and_every_option_are_there(form: Form, faces: Faces) -> None:
    laid = lay_out_blank(BlankPrint(form, ("zh", "en"), "第三巡察组", "a" * 32), faces)
    words = "".join(texts(laid)).replace(" ", "")
    for wanted in ("饭菜分量是否合适", "Aretheportionsright", "偏少", "toolittle", "（第3题选“是”的填写）", "评价内容"):
        assert wanted in words
    boxes = [item for page in laid.pages for item in page.items if isinstance(item, Box) and item.fill is None]
    assert len(boxes) == 3 + 3 + 3 + 3 + 2 * 3 + 10 + 6


def test_copies_of_an_anonymous_form_are_the_same_and_carry_no_number(form: Form, faces: Faces) -> None:
    request = BlankPrint(form, ("zh",), batch="b" * 32)
    assert draw(lay_out_blank(request, faces), faces) == draw(lay_out_blank(request, faces), faces)
    with pytest.raises(Refused, match="COPIES_NUMBERED"):
        lay_out_blank(BlankPrint(form, ("zh",), batch="b" * 32, numbers=(7,)), faces)
    codes = [code.payload for page in lay_out_blank(request, faces).pages for code in page.codes()]
    assert len(set(codes)) == len(codes) and all(code.count(":") == 3 for code in codes)


def test_copies_of_a_form_that_is_not_anonymous_each_have_their_number(form: Form, faces: Faces) -> None:
    named = replace(form, settings={**form.settings, "anonymous": "no"}, children=form.children[1:])
    laid = lay_out_blank(BlankPrint(named, ("zh",), batch="b" * 32, numbers=(7, 8)), faces)
    one = lay_out_blank(BlankPrint(named, ("zh",), batch="b" * 32), faces)
    assert laid.total == 2 * one.total
    for copy, number in ((laid.pages[: one.total], "第 0007 号"), (laid.pages[one.total :], "第 0008 号")):
        for page in copy:
            assert [line.text for line in page.lines() if line.text.startswith("第 00")] == [number]
    words = "".join(texts(laid))
    assert "由编号可以知道发给了谁" in words and "不记名" not in words and "各份相同" not in words


def test_a_specimen_says_so_across_each_page_and_leads_to_no_batch(form: Form, faces: Faces) -> None:
    laid = lay_out_blank(BlankPrint(form, ("zh", "en"), specimen=True), faces)
    for page in laid.pages:
        assert page.lines()[0].text == "样张" and not page.codes(), "drawn first, under the text"
        assert any("不发放" in line.text for line in page.lines())
        assert not any("各份相同" in line.text for line in page.lines())


@pytest.mark.parametrize("path", real_forms("good"))
def test_real_forms_print_inside_the_type_area(path: Path, faces: Faces) -> None:
    form = read_form_at(path)
    laid = lay_out_blank(BlankPrint(form, languages_of(form)), faces)
    for page in laid.pages:
        assert all(line.baseline <= FOOT for line in page.lines("body"))
    with pdfplumber.open(BytesIO(draw(laid, faces))) as pdf:
        assert len(pdf.pages) == laid.total


def test_skips_in_words(form: Form) -> None:
    numbers = Numbers(form)
    assert skip_hint(form, "${posted} = 'yes'", numbers, "zh") == "第3题选“是”的填写"
    assert skip_hint(form, "selected(${seen}, 'menu')", numbers, "en") == "only if you chose “menu” in 4"
    both = "${posted} != 'no' and ${days} > 2"
    assert skip_hint(form, both, numbers, "zh") == "第3题未选“否”且第7题填大于2的填写"
    assert skip_hint(form, "count(${seen}) mod 2", numbers, "zh") == "按前面的回答，不适用的不填"
    assert skip_hint(form, "", numbers, "zh") == ""


@pytest.mark.parametrize(("anonymous", "words"), [("yes", "勿露姓名和面容"), ("no", "（附材料）")])
def test_a_file_is_handed_in_with_the_sheet(faces: Faces, anonymous: str, words: str) -> None:
    rows = "| survey | | | |\n| | type | name | label |\n| | image | leak | 漏雨处的照片 |\n"
    rows += f"| settings | | |\n| | anonymous | form_id |\n| | {anonymous} | leaks |\n"
    text = "".join(texts(lay_out_blank(BlankPrint(read_form(rows.encode(), "leaks.md"), ("zh",)), faces)))
    assert words in text and "已附在本卷后" in text
