"""Sheets of single records: every answer, its label from the form, nothing sealed, nothing filled in for the pen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from forms.kinds import KINDS
from forms.printing.breaking import Language
from forms.printing.draw import draw
from forms.printing.faces import Faces
from forms.printing.measures import RIGHT
from forms.printing.pages import COPIES, PAGES, SHOWS
from forms.printing.sheets import PARTS, Grid, Long, One, Pair, Points
from tests.forms.printing.pdfs import fonts_of, text_of, without_space
from tests.forms.printing.records import LANGUAGES, book, sheet

SHEET_PAGES = sorted(PARTS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", SHEET_PAGES)
def test_every_text_stands_on_the_sheet(faces: Faces, page: str, language: Language) -> None:
    order = sheet(page, language)
    laid = PAGES[page](order, 1, faces)
    pdf = draw(laid, faces)
    text = without_space(text_of(pdf, "-raw"))
    named = {name for part in PARTS[page] for item in part for name in names_of(item)}
    for name in named & set(order.content):
        value = order.content[name]
        if isinstance(value, str) and value not in ("", "yes") and "-" not in value and " " in value + " ":
            words = without_space(book()[order.kind].find(name).label.get(language))
            assert words in text
    for line in (line for one in laid.pages for line in one.lines()):
        assert without_space(line.text).replace("\u200b", "") in text
        assert line.right <= RIGHT + 8.01
    assert all(font.embedded and font.unicode for font in fonts_of(pdf))


def names_of(item: object) -> tuple[str, ...]:
    match item:
        case Pair(left, right):
            return left, right
        case One(name) | Long(name) | Points(name) | Grid(name):
            return (name,)
    raise TypeError(item)


@pytest.mark.parametrize("page", SHEET_PAGES)
def test_parts_name_answers_of_their_form(page: str) -> None:
    form = book()[sheet(page).kind]
    for item in (item for part in PARTS[page] for item in part):
        for name in names_of(item):
            assert form.find(name)
        if isinstance(item, Grid):
            assert sum(item.widths) == 156
            assert all(form.find(item.name, column) for column in item.columns)


@pytest.mark.parametrize("page", SHEET_PAGES)
def test_an_empty_record_has_a_sheet_and_a_full_one_goes_on(faces: Faces, page: str) -> None:
    assert PAGES[page](replace(sheet(page), content={}), 1, faces).total == 1
    long = "会上提出，十万元以上的采购应当上院长办公会。" * 90
    texts = [name for part in PARTS[page] for item in part if isinstance(item, Long) for name in names_of(item)]
    laid = PAGES[page](sheet(page, "zh", **{texts[0]: long}), 1, faces)
    assert laid.total >= 2
    body = without_space("".join(line.text for one in laid.pages for line in one.lines("body")))
    assert without_space(long) in body
    assert any("签名" in line.text for line in laid.pages[-1].lines())


def test_notes_and_points_bear_the_numbers_by_which_papers_cite_them(faces: Faces) -> None:
    for page, name in (("activity", "notes"), ("intake_register", "points")):
        rows = [{"id": f"x{n}", "text": f"第{n}件事情的经过"} for n in range(1, 13)]
        laid = PAGES[page](sheet(page, "zh", **{name: rows}), 1, faces)
        lines = [line for one in laid.pages for line in one.lines("body")]
        for number in range(1, 13):
            mark = next(line for line in lines if line.text == f"{number}.")
            beside = [line.text for line in lines if line.baseline == mark.baseline and line is not mark]
            assert beside == [f"第{number}件事情的经过"]


def test_no_sealed_answer_is_on_an_intake_slip(faces: Faces) -> None:
    order = sheet("intake_register", reporter={"name": "某人", "contact": "12345"})
    text = "".join(line.text for one in PAGES["intake_register"](order, 1, faces).pages for line in one.lines())
    assert "某人" not in text and "12345" not in text


def test_every_page_of_a_kind_that_has_a_layout_is_printed_in_some_state() -> None:
    known = {page for kind in KINDS.values() for page in kind.pages}
    assert set(PAGES) <= known
    assert set(COPIES) <= set(PAGES) and set(SHOWS) <= set(PAGES)
    for kind in KINDS.values():
        names = {state.name for state in kind.states}
        for page in kind.pages:
            assert any(kind.prints(page, state) for state in names)
        assert set(kind.printed_in) <= set(kind.pages)
        assert {state for states in kind.printed_in.values() for state in states} <= names
