"""Tests of measure (PAPER 10) on the finished PDF, with poppler, pdfplumber, PDFium and zxing-cpp as judges."""

from __future__ import annotations

import itertools

import pytest

from forms.printing.breaking import Language
from forms.printing.draw import draw
from forms.printing.faces import Faces
from forms.printing.interview import Variant, body_text, lay_out
from forms.printing.measures import MM
from forms.printing.placed import Laid
from tests.forms.printing.pdfs import characters, fonts_of, pictures, read_code, text_of, without_space
from tests.forms.printing.samples import content, request

Print = tuple[tuple[Language, Variant, str], Laid, bytes]


@pytest.mark.parametrize("mode", [(), ("-raw",), ("-layout",)], ids=["plain", "raw", "layout"])
def test_the_body_is_found_line_by_line_in_order(printed: Print, mode: tuple[str, ...]) -> None:
    _, laid, pdf = printed
    found, at = without_space(text_of(pdf, *mode)), 0
    for line in body_text(laid):
        at = found.find(without_space(line.text), at)
        assert at >= 0, line.text
        at += len(without_space(line.text))


def test_all_fonts_are_embedded_and_map_to_unicode(printed: Print) -> None:
    fonts = fonts_of(printed[2])
    assert len(fonts) >= 3
    assert all(font.embedded and font.unicode for font in fonts)
    assert not any("Helvetica" in font.name for font in fonts)


def test_the_same_input_gives_the_same_bytes(printed: Print, faces: Faces) -> None:
    (language, variant, profile), _, pdf = printed
    again = lay_out(request(language, variant, profile), faces)
    assert draw(again, faces) == pdf


def test_other_documents_before_do_not_change_the_bytes(faces: Faces, floor: Faces) -> None:
    laid = lay_out(request("zh"), floor)
    first = draw(laid, floor)
    draw(lay_out(request("en", practice=True), faces), faces)
    assert draw(laid, floor) == first


def test_the_title_is_kind_and_serial_and_there_is_no_author(faces: Faces) -> None:
    from io import BytesIO

    import pdfplumber

    with pdfplumber.open(BytesIO(draw(lay_out(request("zh"), faces), faces))) as document:
        assert document.metadata["Title"] == "个别谈话记录 TH-2601-03A-0014"
        assert not document.metadata.get("Author")


def test_measures_of_a_full_page(faces: Faces) -> None:
    answers = content("zh") | {"turns": [{"id": "t1", "kind": "note", "text": "县" * 2000}]}
    pdf = draw(lay_out(request("zh", content=answers), faces), faces)
    page = [char for char in characters(pdf)[1] if char["text"] == "县" and char["size"] > 15]
    rows = sorted({round(char["y0"], 2) for char in page}, reverse=True)
    assert len(rows) == 19
    assert all(a - b == pytest.approx(28.991, abs=0.02) for a, b in itertools.pairwise(rows))
    row = sorted(char["x0"] for char in page if round(char["y0"], 2) == rows[4])
    assert len(row) == 26
    assert all(b - a == pytest.approx(15.793, abs=0.02) for a, b in itertools.pairwise(row))
    assert row[0] == pytest.approx(28 * MM + 2 * 15.793, abs=0.1 * MM)
    assert row[-1] + 15.793 == pytest.approx(184 * MM, abs=0.1 * MM)


def test_the_first_baseline_is_where_the_grid_says(faces: Faces) -> None:
    laid = lay_out(request("zh"), faces)
    marking = laid.pages[0].lines()[0]
    assert marking.baseline / MM == pytest.approx(44.26, abs=0.01)
    assert marking.left / MM == pytest.approx(28.0, abs=0.01)


@pytest.mark.parametrize("dpi", [100, 150])
@pytest.mark.parametrize(("blur", "angle"), [(0, 0), (0.6, 0), (0.4, 3), (0.4, -3)])
def test_the_code_of_every_page_is_read_back(faces: Faces, dpi: int, blur: float, angle: float) -> None:
    laid = lay_out(request("zh"), faces)
    for page, picture in zip(laid.pages, pictures(draw(laid, faces), dpi), strict=True):
        # the corner that holds the code, as a scanner's driver would cut it
        corner = picture.crop((picture.width // 2, 0, picture.width, picture.height // 4))
        assert read_code(corner, blur * dpi / 100, angle) == page.codes()[0].payload


def test_the_code_is_14_5_mm_and_has_white_around(faces: Faces) -> None:
    code = lay_out(request("zh"), faces).pages[0].codes()[0]
    assert code.side / MM == pytest.approx(14.5)
    assert (code.x + code.side) / MM == pytest.approx(184)
    assert code.y / MM == pytest.approx(14)


def test_preview_and_poppler_agree(faces: Faces) -> None:
    import subprocess
    from io import BytesIO

    from PIL import Image, ImageChops, ImageFilter

    pdf = draw(lay_out(request("zh"), faces), faces)
    command = ["pdftoppm", "-r", "100", "-f", "3", "-l", "3", "-gray", "-png", "-"]
    done = subprocess.run(command, input=pdf, capture_output=True, check=True)
    ours = pictures(pdf, 100)[2].filter(ImageFilter.GaussianBlur(1.5))
    theirs = Image.open(BytesIO(done.stdout)).convert("L").resize(ours.size).filter(ImageFilter.GaussianBlur(1.5))
    assert ImageChops.difference(ours, theirs).getextrema()[1] <= 60
