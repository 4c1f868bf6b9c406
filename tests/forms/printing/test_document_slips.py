"""Slips and sheets of a document review: columns, parts, spare rows struck, numbers by which papers cite (PAPER 4)."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from forms.printing.breaking import Language
from forms.printing.docslips import SLIP_ROW
from forms.printing.draw import draw
from forms.printing.faces import Faces
from forms.printing.measures import HAND, INNER, LEFT, MM, RIGHT, STRIKE
from forms.printing.order import Beside, Enclosed, PageOrder
from forms.printing.pages import PAGES
from forms.printing.placed import Laid, Rule
from tests.forms.printing.pdfs import fonts_of, text_of, without_space
from tests.forms.printing.records import LANGUAGES, beside, document_sheet, request_slip, return_slip


def laid_out(faces: Faces, order: PageOrder, copy: int = 1) -> Laid:
    return PAGES[order.page](order, copy, faces)


def every(language: Language) -> list[PageOrder]:
    return [
        request_slip(language), request_slip(language, page="handover_slip"), return_slip(language),
        document_sheet(language), document_sheet(language, "copy_register"),
    ]  # fmt: skip


def words_of(laid: Laid) -> str:
    return without_space("".join(line.text for page in laid.pages for line in page.lines()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_poppler_reads_every_sheet(faces: Faces, language: Language) -> None:
    for order in every(language):
        laid = laid_out(faces, order)
        pdf = draw(laid, faces)
        found = without_space(text_of(pdf, "-raw"))
        for page in laid.pages:
            for line in page.lines():
                assert without_space(line.text) in found
                assert line.left >= LEFT - 0.3
                assert line.right <= RIGHT + 8.01
        assert all(font.embedded and font.unicode for font in fonts_of(pdf))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_item_stands_on_its_slips(faces: Faces, language: Language) -> None:
    for order in every(language)[:3]:
        text = words_of(laid_out(faces, order))
        for one in order.beside:
            assert without_space(str(one.content["title"])) in text


def test_each_copy_is_a_part_with_its_name(faces: Faces) -> None:
    for order in every("zh")[:3]:
        first, second = (words_of(laid_out(faces, order, copy)) for copy in (1, 2))
        assert "第一联被巡察单位存" in first
        assert "第二联巡察组存" in second
        assert "第二联" not in first


@pytest.mark.parametrize("page", ["request_slip", "handover_slip"])
def test_spare_rows_are_struck_and_rows_leave_room_for_a_tick(faces: Faces, page: str) -> None:
    laid = laid_out(faces, request_slip(page=page))
    rules = [item for item in laid.pages[0].items if isinstance(item, Rule)]
    (strike,) = (rule for rule in rules if rule.width == STRIKE)
    least = SLIP_ROW if page == "handover_slip" else 23.8
    assert strike.y1 - strike.y2 == pytest.approx(3 * least - 5, abs=0.1)
    assert strike.x2 - strike.x1 == pytest.approx(156 * MM - 5, abs=0.1)
    across = sorted({rule.y1 for rule in rules if rule.y1 == rule.y2 and rule.width == INNER and rule.x1 == LEFT})
    rows = [after - before for before, after in itertools.pairwise(across)]
    assert min(row for row in rows[1:-1]) >= min(least, 20)
    assert [rule for rule in rules if rule.width == HAND]  # lines to sign on


def test_columns_of_the_receipt_are_the_nine_of_the_measure(faces: Faces) -> None:
    laid = laid_out(faces, request_slip(page="handover_slip"))
    edges = sorted({round((rule.x1 - LEFT) / MM, 1) for rule in laid.pages[0].items
                    if isinstance(rule, Rule) and rule.x1 == rule.x2 and rule.y2 - rule.y1 < 60})  # fmt: skip
    assert [edge for edge in edges if edge != 78.0] == [9.5, 47.5, 77.5, 88.5, 103.5, 115.0, 129.5, 144.0]


def test_a_long_list_goes_on_with_its_head_and_loses_nothing(faces: Faces) -> None:
    laid = laid_out(faces, request_slip(count=120))
    assert laid.total >= 4
    heads = [sum(line.text == "文号/期间" for line in page.lines()) for page in laid.pages]
    assert heads == [1] * laid.total
    numbers = [line.text for page in laid.pages for line in page.lines("table") if line.text.isdigit()]
    assert [number for number in numbers if number not in ("2025", "023")] == [str(number) for number in range(1, 121)]
    assert sum(isinstance(item, Rule) and item.width == STRIKE for page in laid.pages for item in page.items) == 1


def test_a_slip_of_one_document_has_that_one_by_its_number(faces: Faces) -> None:
    sheet = document_sheet()
    text = words_of(laid_out(faces, replace(sheet, page="handover_slip")))
    assert "医用耗材采购合同" in text
    assert "共1项" in text


def test_an_empty_list_says_that_nothing_is_registered(faces: Faces) -> None:
    for order in every("zh"):
        assert "（没有登记）" in words_of(laid_out(faces, replace(order, beside=())))


def test_what_is_still_being_written_is_on_no_sheet(faces: Faces) -> None:
    assert "DRAFTNOTE" not in words_of(laid_out(faces, document_sheet()))


def test_places_of_notes_are_worded_as_evidence_words_them(faces: Faces) -> None:
    text = words_of(laid_out(faces, document_sheet(count=2)))
    assert "第1册第37页" in text and "第2册第37页" in text
    assert "28,950元" in text


def test_a_return_slip_names_each_document_by_its_whole_number(faces: Faces) -> None:
    text = words_of(laid_out(faces, return_slip()))
    for number in range(1, 5):
        assert f"DY-2601-03A-0032/{number}" in text
    assert "收回人（设备科资料员）" in text
    assert "差异说明无" in text


def test_long_names_and_posts_leave_room_and_lines_to_sign(faces: Faces) -> None:
    long = "分管后勤保障与物资采购的副院长兼办公室主任及设备科临时负责人" * 2
    for order in every("zh")[:3]:
        content = {**order.content, "unit": long, "to_role": long, "taken_back_by": long}
        beside = tuple(replace(one, content={**one.content, "provided_by": long}) for one in order.beside)
        laid = laid_out(faces, replace(order, content=content, beside=beside))
        assert long in words_of(laid)
        for page in laid.pages:
            assert all(line.left >= LEFT - 0.3 and line.right <= RIGHT + 8.01 for line in page.lines())
            lines = [rule for rule in page.items if isinstance(rule, Rule) and rule.width == HAND]
            assert all(rule.x2 - rule.x1 > 50 for rule in lines)
            heads = page.lines("head")
            for one, other in itertools.combinations(heads, 2):
                assert one.baseline != other.baseline or one.right < other.left or other.right < one.left


def missing(language: Language) -> tuple[Beside, ...]:
    word = {"zh": ("未提供", "账册被另一机关调走"), "en": ("Not provided", "the books are with another body")}[language]
    one = beside("doc_item", "DY-2601-03A-0032/5", "not_provided", title="LEDGER", not_provided_reason=word[1])
    return (replace(one, called=word[0]),)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", ["request_slip", "handover_slip"])
def test_a_document_that_never_came_keeps_its_row(faces: Faces, language: Language, page: str) -> None:
    slip = request_slip(language, count=7, page=page)
    kept = tuple(one for one in slip.beside if not one.serial.endswith("/5"))
    laid = laid_out(faces, replace(slip, beside=kept, gone=missing(language)))
    numbers = [line.text for one in laid.pages for line in one.lines("table") if line.text in set("1234567")]
    assert numbers == list("1234567")
    text = words_of(laid)
    (gone,) = missing(language)
    assert "LEDGER" in text and without_space(gone.called) in text
    assert without_space(str(gone.content["not_provided_reason"])) in text
    if page == "handover_slip":
        assert {"zh": "另有未提供1项", "en": "besides1notprovided"}[language] in text
        assert {"zh": "共6项", "en": "6items:"}[language] in text


def test_english_counts_one_as_one(faces: Faces) -> None:
    slip = request_slip("en", count=2, page="handover_slip")
    first, second = slip.beside
    units = ({"quantity": 1, "quantity_unit": "set", "pages": 1}, {"quantity": 2, "quantity_unit": "volume"})
    changed = tuple(replace(one, content={**one.content, "quantity_received": None, **unit})
                    for one, unit in zip((first, second), units, strict=True))  # fmt: skip
    text = words_of(laid_out(faces, replace(slip, beside=changed)))
    assert "1set" in text and "1sets" not in text and "1page" in text and "1pages" not in text
    assert "2volumes" in text
    assert "1item:" in words_of(laid_out(faces, replace(slip, beside=changed[:1])))


def test_pages_are_never_torn_from_their_number(faces: Faces) -> None:
    slip = request_slip(count=1, page="handover_slip")
    content = {**slip.beside[0].content, "quantity_received": 1, "quantity_unit": "volume", "pages": 180}
    laid = laid_out(faces, replace(slip, beside=(replace(slip.beside[0], content=content),)))
    assert {"1册", "180页"} <= {line.text for line in laid.pages[0].lines("table")}


def test_a_file_that_belongs_to_a_document_is_named_on_its_sheet(faces: Faces) -> None:
    """On paper an attachment is found by its name and fingerprint; the copies' register of the same document too."""
    kept = Enclosed("票据领用登记.csv", 456, "9f3ac41e07b25d68" + 48 * "0")
    for page in ("review_notes", "copy_register"):
        text = words_of(laid_out(faces, replace(document_sheet(page=page), files=(kept,))))
        assert "所附文件票据领用登记.csv（存保险库，指纹9F3A·C41E·07B2·5D68）" in text
    assert "所附文件" not in words_of(laid_out(faces, document_sheet()))
