"""Everything that is wrong with a form is named, each thing once, and nothing that only follows from another."""

from __future__ import annotations

import io
import time
from pathlib import Path

import openpyxl
import pytest

from forms.xlsform import faults
from forms.xlsform.check import FormReport, by_kind, check
from forms.xlsform.model import FormNotice
from tests.forms.xlsform.corpus import own_forms
from tests.forms.xlsform.sheets import Rows, markdown, q, saved, workbook
from ui.messages import explain

L = [{"list_name": "l", "name": "a", "label": "A"}, {"list_name": "l", "name": "b", "label": "B"}]


def reported(folder: Path, survey: Rows, choices: Rows = ()) -> FormReport:
    path = folder / "form.xlsx"
    path.write_bytes(workbook(survey, choices))
    return check(path)


def said(report: FormReport) -> list[tuple[str, str, int]]:
    return [(one.code.removeprefix("FORM_"), one.facts["sheet"], one.facts["row"]) for one in report.faults]


def test_every_error_is_named_in_the_order_of_the_sheets(tmp_path: Path) -> None:
    report = reported(
        tmp_path,
        [
            q("text", "a"), q("telepathy", "b"), q("", "c"), q("text"), q("integer", "a"), q("text", "1 x"),
            q("select_one z", "e"), q("calculate", "f"), q("end group"), q("text", "g", relevant="${nix} = 1"),
            q("text", "h", constraint="frob(.)"), q("text", "i", relevant="(${a}"),
            q("calculate", "x", calculation="${y} + 1"), q("calculate", "y", calculation="${x} + 1"),
            q("text", "j", parameters="zz=1"), q("range", "k", parameters="start=z"), q("begin loop over l", "n"),
            q("text", "m"), q("end loop"), q("image", "p", parameters="max-pixels=many"), q("select_one l", "s"),
            q("select_multiple l", "t"), q("begin repeat", "r"), q("text", "o", label="Hello ${nobody}"),
        ],
        [L[0], L[0], {"list_name": "l", "name": "", "label": "x"}, {"list_name": "l", "name": "y z", "label": "x"}],
    )  # fmt: skip
    survey = "survey"
    assert said(report) == [
        ("TYPE_UNKNOWN", survey, 3), ("NO_TYPE", survey, 4), ("NO_NAME", survey, 5), ("NAME_TWICE", survey, 6),
        ("NAME_CHARACTERS", survey, 7), ("NO_LIST", survey, 8), ("NO_CALCULATION", survey, 9),
        ("END_WITHOUT_BEGIN", survey, 10), ("REFERENCE_UNKNOWN", survey, 11), ("FUNCTION_UNKNOWN", survey, 12),
        ("EXPRESSION_WRONG", survey, 13), ("CYCLE", survey, 14), ("PARAMETER_UNKNOWN", survey, 16),
        ("PARAMETER_VALUE", survey, 17), ("TYPE_UNSUPPORTED", survey, 18), ("PARAMETER_VALUE", survey, 21),
        ("BEGIN_WITHOUT_END", survey, 24), ("REFERENCE_UNKNOWN", survey, 25), ("CHOICE_TWICE", "choices", 3),
        ("CHOICE_NO_NAME", "choices", 4), ("CHOICE_SPACES", "choices", 5),
    ]  # fmt: skip
    assert report.whole and report.exit_code == 3 and report.problem is report.faults[0]


def test_what_follows_from_an_error_is_none(tmp_path: Path) -> None:
    report = reported(tmp_path, [
        q("telepathy", "b"), q("text", "c", relevant="${b} = 'x'"),
        q("text", "a.b c"), q("text", "d", label="You said ${a.b c}"),
        q("begin group", "g"), q("text", "e"), q("end repeat"), q("text", "f", relevant="${e} != ''"),
        q("text", "meta"), q("text", "h", relevant="${meta} = 'x'"),
    ])  # fmt: skip
    assert said(report) == [
        ("TYPE_UNKNOWN", "survey", 2), ("NAME_CHARACTERS", "survey", 4), ("REFERENCE_WRITTEN", "survey", 5),
        ("END_WITHOUT_BEGIN", "survey", 8), ("NAME_RESERVED", "survey", 10),
    ]  # fmt: skip


def test_columns_that_stand_twice_are_all_named_and_that_more_may_be_wrong(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook([q("telepathy", "a")], L)))
    book["survey"].cell(1, 4, "label")
    book["choices"].cell(1, 4, "name")
    (tmp_path / "twice.xlsx").write_bytes(saved(book))
    report = check(tmp_path / "twice.xlsx")
    assert said(report) == [("COLUMN_TWICE", "survey", 1), ("COLUMN_TWICE", "choices", 1)] and not report.whole
    text = b"| survey | | | | |\n| | type | name | label | label |\n| | text | a | A | B |\n"
    (tmp_path / "twice.md").write_bytes(text)
    report = check(tmp_path / "twice.md")
    assert said(report) == [("COLUMN_TWICE", "survey", 1)] and not report.whole


def test_every_formula_without_a_value_is_named(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook([q("text", "a"), q("text", "b")])))
    book["survey"]["C2"], book["survey"]["C3"] = "=A2", "=A3"
    (tmp_path / "formulas.xlsx").write_bytes(saved(book))
    report = check(tmp_path / "formulas.xlsx")
    assert said(report) == [("FORMULA_EMPTY", "survey", 2), ("FORMULA_EMPTY", "survey", 3)] and not report.whole


def test_the_search_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = [q("telepathy", f"q{number}") for number in range(30)]
    monkeypatch.setattr(faults, "MOST", 7)
    report = reported(tmp_path, wrong)
    assert len(report.faults) == 7 and not report.whole
    monkeypatch.setattr(faults, "MOST", 500)
    monkeypatch.setattr(faults, "SECONDS", 0.0)
    started = time.monotonic()
    report = reported(tmp_path, wrong)
    assert len(report.faults) == 1 and not report.whole and time.monotonic() - started < 5


@pytest.mark.parametrize("path", own_forms("bad"))
def test_one_fault_is_one_error(path: Path) -> None:
    """The forms in `bad` are wrong in one way each."""
    report = check(path)
    assert report.problem is not None and {one.code for one in report.faults} == {report.problem.code}


def test_a_parameter_that_is_wrong_has_its_row_also_in_a_form_with_groups(tmp_path: Path) -> None:
    path = tmp_path / "rows.md"
    rows = [q("begin group", "g"), *(q("text", f"t{n}") for n in range(40)), q("end group"),
            q("image", "p", parameters="max-pixels=many"), q("text", "z")]  # fmt: skip
    path.write_bytes(markdown(rows))
    assert said(check(path)) == [("PARAMETER_VALUE", "survey", 44)]


def test_the_same_notice_of_several_rows_is_listed_once() -> None:
    notes = [FormNotice("FORM_CHOICE_NO_LABEL", "choices", row, "label") for row in (3, 4, 9)]
    other = FormNotice("FORM_CHOICE_NO_LABEL", "survey", 3, "label")
    cells = [FormNotice("FORM_MERGED_CELLS", "survey", row, "A", {"to": "B9"}) for row in (2, 3)]
    listed = by_kind([*notes, other, *cells])
    assert [one.facts["row"] for one in listed] == ["3, 4, 9", 3, 2, 3]
    assert explain(listed[0], "zh").line() == "choices 表第 3, 4, 9 行：选项没有文字，显示其名称。"
    (many,) = by_kind([FormNotice("FORM_NAME_CASE", "survey", row, "name") for row in range(2, 90)])
    assert str(many.facts["row"]).endswith("13 …")
