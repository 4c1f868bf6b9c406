"""Strange workbooks as people bring them, and what they are told, word for word."""

# ruff: noqa: E501 (one sentence a line)

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from forms.xlsform.check import FormReport, by_kind, check
from tests.forms.xlsform.sheets import q, saved, workbook
from ui.messages import explain

ROWS = [q("text", "a"), q("integer", "b"), q("select_one l", "c")]
LIST = [{"list_name": "l", "name": "x", "label": "X"}, {"list_name": "l", "name": "y", "label": "Y"}]


def told(report: FormReport, language: str) -> list[str]:
    problems = [*report.faults, *by_kind(report.notices)]
    return [explain(problem, language).line() for problem in problems]  # type: ignore[arg-type]  # a literal


def brought(folder: Path, data: bytes, name: str = "form.xlsx") -> FormReport:
    (folder / name).write_bytes(data)
    return check(folder / name)


def changed(change: Callable[[openpyxl.Workbook], object]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(workbook(ROWS, LIST)))
    change(book)
    return saved(book)


def headed(column: str, *, sheet: str = "survey") -> Callable[[openpyxl.Workbook], None]:
    """One more column, with a text in row 2."""

    def change(book: openpyxl.Workbook) -> None:
        page = book[sheet]
        at = page.max_column + 1
        page.cell(1, at, column)
        page.cell(2, at, "text")

    return change


def test_an_error_that_comes_of_merged_cells_is_told_with_them(tmp_path: Path) -> None:
    report = brought(tmp_path, changed(lambda book: book["survey"].merge_cells("A2:A3")))
    assert told(report, "en") == [
        "Sheet survey, row 3: a question has no type. Give its type.",
        "Sheet survey, row 2: A2:A3 are merged; only the value of the first cell is read.",
    ]


@pytest.mark.parametrize(("sheet", "name", "en", "zh"), [
    ("choices", "choises", "There is no sheet choices, but one with a similar name: 'choises'. If it is meant, name it choices.",
     "没有 choices 工作表，但有名称相近的 'choises'。如果就是它，把名称改为 choices。"),
    ("survey", "surveys", "There is no sheet survey, but one with a similar name: 'surveys'. If it is meant, name it survey.",
     "没有 survey 工作表，但有名称相近的 'surveys'。如果就是它，把名称改为 survey。"),
])  # fmt: skip
def test_a_sheet_of_a_similar_name_is_pointed_at_once(tmp_path: Path, sheet: str, name: str, en: str, zh: str) -> None:
    data = changed(lambda book: setattr(book[sheet], "title", name))
    report = brought(tmp_path, data)
    assert (told(report, "en"), told(report, "zh"), report.whole) == ([en], [zh], True)


def test_settings_that_are_misspelt_are_a_notice_in_ones_own_language(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(ROWS, LIST, {"form_title": "T"})))
    book["settings"].title = "setings"
    report = brought(tmp_path, saved(book))
    assert report.usable
    assert told(report, "zh") == [
        "没有 settings 表，但有名称相近的工作表 'setings'，未读取；如果就是它，请改名为 settings。"
    ]


def test_names_that_cannot_be_used_are_named(tmp_path: Path) -> None:
    survey = [*ROWS, q("text", "full name"), q("select_one", "d"), q("文本", "e")]
    report = brought(tmp_path, workbook(survey, [*LIST, LIST[0]]))
    assert told(report, "zh") == [
        "survey 表第 5 行：名称“full name”里有不能用的字符。名称以字母或下划线开头，后面只用字母、数字、下划线、连字符和点。",
        "survey 表第 6 行：题型 select_one 后面没有写选项表的名称。写成“select_one 选项表名”。",
        "survey 表第 7 行：不认识题型 文本。换成可用的题型，例如 text、integer、date、select_one 加选项表名。",
        "choices 表第 4 行：选项名称 x 在同一列表里重复。换一个名称。",
    ]


def test_columns_of_languages_that_go_wrong_are_told(tmp_path: Path) -> None:
    rows = [{"type": "text", "name": "a", "label::中文": "甲", "label::中文 (zh)": "乙", "label::": "丙"}]
    report = brought(tmp_path, workbook(rows))
    assert report.form is not None and next(report.form.questions()).label.get("zh") == "乙"
    assert "“中文”和“中文 (zh)”是同一种语言；都有文字时用后面的一列。" in told(report, "zh")
    report = brought(tmp_path, changed(headed("hint::")))
    assert (
        "Sheet survey: the name of a column ends in “::” without a language; write the language, or take “::” away."
        in told(report, "en")
    )


@pytest.mark.parametrize(("data", "name", "en"), [
    (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "a.xlsx", "The workbook is protected by a password. Save it without a password."),
    (b"\xd0\xcf\x11\xe0" + bytes(3000), "a.xlsx", "The file is called .xlsx but is none. If it is an old workbook, let its name end in .xls; or save it as .xlsx in a spreadsheet program."),
    (b"type\tname\n", "a.xls", "This file is no XLSForm. Choose an XLSForm in .xlsx, .xls, .csv or .md format."),
    (b"\xff\xff\x80 survey", "a.csv", "The encoding of the text is not known. Save it as UTF-8."),
])  # fmt: skip
def test_files_that_are_something_else(tmp_path: Path, data: bytes, name: str, en: str) -> None:
    report = brought(tmp_path, data, name)
    assert (told(report, "en"), report.whole, report.exit_code) == ([en], True, 3)


def test_a_csv_of_chinese_spreadsheets_is_read(tmp_path: Path) -> None:
    text = '"survey",,,\n,"type","name","label"\n,"text","a","您的姓名？"\n'
    report = brought(tmp_path, text.encode("gb18030"), "a.csv")
    assert report.form is not None and next(report.form.questions()).label.get("zh") == "您的姓名？"


def test_a_cell_far_below_is_told_and_what_to_do_about_it(tmp_path: Path) -> None:
    report = brought(tmp_path, changed(lambda book: book["survey"].cell(1_000_000, 1, " ")))
    assert told(report, "zh") == [
        "survey 表第 1000000 行：与第 4 行之间空行太多，后面的内容不会被读到。删去中间的空行；后面没有内容的，清除这一行（也许只有一个空格）。"
    ]
