"""Sheets of tables: over pages no row is lost, heads come again, the last row stays with the signatures (PAPER 5)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from forms.printing.breaking import Language
from forms.printing.draw import draw
from forms.printing.faces import Faces
from forms.printing.furniture import PrintMarks
from forms.printing.loss_report import LossPrint, loss_sheet
from forms.printing.measures import FOOT, LEFT, RIGHT
from forms.printing.placed import Laid, Rule
from forms.printing.register_flow import Facts, Ruled, Sentences, SheetPrint, Signed, lay_out
from forms.printing.register_words import SHARES
from tests.forms.printing.pdfs import fonts_of
from tests.forms.printing.samples import SHA

LANGUAGES: tuple[Language, Language] = ("zh", "en")
HEADS = ("编号", "份号", "记录", "页种", "去向", "时间", "登记人", "备注")


def marks(language: Language = "zh", copies: int = 1, practice: bool = False) -> PrintMarks:
    return PrintMarks(language, "工作秘密·内部", "", "register:copies", SHA, "DYJ-2601-03A-0300", 1, copies, practice)


def register(rows: int, language: Language = "zh", copies: int = 1) -> SheetPrint:
    lines = [
        (f"DYJ-2601-03A-{n:04d}", "1", "TH-2601-03A-0014", "谈话记录", "已归卷", "2026-03-18 10:03", "陆明远", f"卷{n}")
        for n in range(1, rows + 1)
    ]
    return SheetPrint(
        "纸质件去向登记", "登记簿", marks(language, copies),
        (
            Facts((("轮次", "2026年第一轮"), ("巡察组", "第三组 03"), ("行数", str(rows)))),
            Ruled("", HEADS, lines, SHARES["copies"], "没有登记", closed=True),
            Signed(("登记人签名", "核对人签名"), "日期"),
        ),
    )  # fmt: skip


def texts(laid: Laid, page: int) -> list[str]:
    return [line.text for line in laid.pages[page].lines()]


@pytest.mark.parametrize("rows", [0, 1, 15, 16, 17, 18, 40, 137])
def test_every_row_stands_once_under_a_head_and_the_end_is_signed(faces: Faces, rows: int) -> None:
    laid = lay_out(register(rows), faces)
    notes = [text for page in range(laid.total) for text in texts(laid, page) if text.startswith("卷")]
    assert notes == [f"卷{n}" for n in range(1, rows + 1)]
    for page in range(laid.total):
        said = texts(laid, page)
        assert "编号" in said, "the head stands on every page with rows"
        assert any(text.startswith(f"第 {page + 1} 页") for text in said)
        assert ("（续下页）" in said) == (page < laid.total - 1)
    last = texts(laid, laid.total - 1)
    assert "（以下空白）" in last
    assert any("登记人签名" in text for text in last)
    assert rows == 0 or f"卷{rows}" in last, "the last row is not parted from the signatures"


def test_nothing_leaves_the_type_area(faces: Faces) -> None:
    laid = lay_out(register(60), faces)
    for page in laid.pages:
        for line in page.lines("table"):
            assert line.left >= LEFT - 0.1
            assert line.right <= RIGHT + 3
            assert line.baseline < FOOT
        assert all(rule.y2 <= FOOT + 0.1 for rule in page.items if isinstance(rule, Rule))


def test_copies_are_numbered_and_pages_of_each_counted(faces: Faces) -> None:
    laid = lay_out(register(20, copies=2), faces)
    assert laid.total == 4
    assert [next(text for text in texts(laid, page) if text.startswith("印")) for page in (0, 2)] == [
        "印  DYJ-2601-03A-0300  第1份", "印  DYJ-2601-03A-0300  第2份",
    ]  # fmt: skip
    assert any(text.startswith("第 1 页  共 2 页") for text in texts(laid, 2))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_loss_report_leaves_lines_to_sign_and_is_the_same_twice(faces: Faces, language: Language) -> None:
    facts = {"number": "JZ-2601-03A-0001", "serial": "USB-77", "what": "返程途中遗失" * 20, "incident": ""}
    request = loss_sheet(LossPrint(marks(language, 2), facts, [("03A-1", "1.2 MB", "已写出")], 13))
    laid = lay_out(request, faces)
    said = "".join(text for page in range(laid.total) for text in texts(laid, page))
    assert "13" in said
    assert {"zh": "只有巡察办的密钥能打开", "en": "only the office's key opens them"}[language] in said
    assert {"zh": "突发事项编号", "en": "Incident"}[language] not in said, "what is not known is not asked"
    pdf = draw(laid, faces)
    assert pdf == draw(lay_out(request, faces), faces)
    assert all(font.embedded for font in fonts_of(pdf))


def test_practice_is_marked_on_every_page(faces: Faces) -> None:
    made = SheetPrint("登记", "登记簿", marks(practice=True), (Sentences("一、说明", ["一句话。" * 600]),))
    laid = lay_out(made, faces)
    assert laid.total > 1
    assert all("演练" in texts(laid, page) for page in range(laid.total))


def test_a_word_is_not_cut_while_another_column_has_room(faces: Faces) -> None:
    heads = ("Number", "Fingerprint", "Approved by", "What it is for")
    rows = [("A1", "4727", "2026-11-22 18:08", "report")]
    made = SheetPrint("Exports", "Register", marks("en"), (Ruled("", heads, rows, (4, 5, 6, 85)),))
    said = texts(lay_out(made, faces), 0)
    assert {"Number", "Fingerprint"} <= set(said)
    assert any(text.startswith("2026-11-22") for text in said)


def test_the_marking_is_in_the_language_of_the_page(faces: Faces) -> None:
    made = SheetPrint("Exports", "Register", replace(marks("en"), marking="工作秘密·内部"), (Sentences("1", ["x"]),))
    assert "WORK SECRET · INTERNAL" in texts(lay_out(made, faces), 0)
