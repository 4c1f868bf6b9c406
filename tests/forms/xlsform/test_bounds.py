"""Files that are damaged, huge, or hold what readers of spreadsheets step over in silence."""

from __future__ import annotations

import contextlib
import io
import random
import re
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from forms.problems import EnvironmentProblem, Problem, Refused
from forms.xlsform import bounds
from forms.xlsform.check import check
from forms.xlsform.reading import read_form
from tests.forms.xlsform.sheets import markdown, q, real_forms, saved, workbook

SURVEY = [q("text", "a"), q("integer", "b", relevant="${a} != ''"), q("select_one l", "c")]
CHOICES = [{"list_name": "l", "name": "x", "label": "X"}, {"list_name": "l", "name": "y", "label": "Y"}]


def refused(data: bytes, name: str = "f.xlsx") -> Problem:
    with pytest.raises(Problem) as caught:
        read_form(data, name)
    return caught.value


def changed(change: Callable[[openpyxl.Workbook], None]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(workbook(SURVEY, CHOICES)))
    change(book)
    return saved(book)


def repacked(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """The package with one part changed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return buffer.getvalue()


def test_a_formula_without_a_value_is_refused_at_its_cell() -> None:
    problem = refused(changed(lambda book: book["survey"].__setitem__("C3", "=A2&B2")))
    assert (problem.code, problem.facts) == ("FORM_FORMULA_EMPTY", {"sheet": "survey", "row": 3, "column": "C"})


def test_a_formula_in_error_is_refused_at_its_cell() -> None:
    data = changed(lambda book: book["survey"].__setitem__("C3", "=A2&B2"))
    cell = rb'<c r="C3" t="e"><f>A2</f><v>#REF!</v></c>'
    broken = repacked(data, "xl/worksheets/sheet1.xml", lambda raw: re.sub(rb'<c r="C3".*?</c>', cell, raw))
    assert refused(broken).code == "FORM_FORMULA_ERROR"


def test_a_formula_with_a_value_is_said() -> None:
    data = changed(lambda book: book["survey"].__setitem__("C3", "=A2&B2"))
    cell = rb'<c r="C3" t="str"><f>A2</f><v>Label</v></c>'
    good = repacked(data, "xl/worksheets/sheet1.xml", lambda raw: re.sub(rb'<c r="C3".*?</c>', cell, raw))
    notices = read_form(good, "f.xlsx").notices
    assert [(note.code, note.row, note.column) for note in notices] == [("FORM_FORMULA_ONE", 3, "C")]


def test_merged_cells_are_said() -> None:
    found = read_form(changed(lambda book: book["survey"].merge_cells("C2:C3")), "f.xlsx")
    assert [(note.code, note.sheet, note.row, note.facts) for note in found.notices] == [
        ("FORM_MERGED_CELLS", "survey", 2, {"to": "C3"})
    ]


def test_rows_after_a_long_gap_are_not_dropped_in_silence() -> None:
    problem = refused(changed(lambda book: book["survey"].__setitem__("A200", "text")))
    assert (problem.code, problem.facts["row"], problem.facts["after"]) == ("FORM_ROWS_AFTER_GAP", 200, 4)


def test_a_million_empty_rows_cost_little() -> None:
    rows = b"".join(b'<row r="%d" ht="15"><c r="A%d" s="1"/></row>' % (n, n) for n in range(5, 1_000_000))
    data = repacked(
        workbook(SURVEY, CHOICES), "xl/worksheets/sheet1.xml",
        lambda raw: raw.replace(b"</sheetData>", rows + b"</sheetData>"),
    )  # fmt: skip
    start = time.perf_counter()
    assert len(read_form(data, "f.xlsx").children) == 3
    assert time.perf_counter() - start < 20


def test_a_zip_bomb_is_refused_before_it_opens() -> None:
    bomb = repacked(
        workbook(SURVEY), "xl/worksheets/sheet1.xml", lambda raw: raw + b"<!--" + b" " * 80_000_000 + b"-->"
    )
    tracemalloc.start()
    problem = refused(bomb)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert problem.code == "FORM_TOO_LARGE"
    assert peak < 20_000_000


def test_entities_are_not_expanded() -> None:
    laughs = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    data = repacked(workbook(SURVEY), "xl/workbook.xml", lambda raw: laughs + raw.split(b"?>", 1)[-1])
    assert refused(data).code == "FORM_FILE_DAMAGED"


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "a.xlsx", "FORM_EMPTY_FILE"),
        (b"   \n", "a.md", "FORM_EMPTY_FILE"),
        (b"hello", "a.xlsx", "FORM_FILE_DAMAGED"),
        (b"hello", "a.xls", "FORM_NOT_A_FORM"),
        (b"hello", "a.csv", "FORM_NOT_A_FORM"),
        (b"hello", "a.md", "FORM_NOT_A_FORM"),
        (b"type,name,label\ntext,a,A\n", "a.csv", "FORM_CSV_SHEETS"),
        (b"hello", "a.pdf", "FORM_NOT_A_FORM"),
        (b"\xff\xff\xff\x80", "a.csv", "FORM_ENCODING"),
        (b"x" * (bounds.MAX_FILE + 1), "a.xlsx", "FORM_TOO_LARGE"),
        (b"x" * (bounds.MAX_TEXT + 1), "a.md", "FORM_TOO_LARGE"),
        (b"| choices |\n| | list_name | name |\n| | a | b |\n", "a.md", "FORM_NO_SURVEY"),
    ],
)
def test_no_form_at_all(data: bytes, name: str, code: str) -> None:
    problem = refused(data, name)
    assert problem.code == code
    assert isinstance(problem, Refused | EnvironmentProblem)


@pytest.mark.parametrize("name", ["settings", "Chart 1"])
def test_a_sheet_that_is_a_chart_is_passed_over(name: str) -> None:
    data = changed(lambda book: book.create_chartsheet(name, 0))
    assert read_form(data, "f.xlsx").sha256 == read_form(workbook(SURVEY, CHOICES), "f.xlsx").sha256


def test_too_many_rows() -> None:
    rows = "\n".join(f"| | text | q{number} | L |" for number in range(bounds.MAX_ELEMENTS + 1))
    assert refused(f"| survey |\n| | type | name | label |\n{rows}".encode(), "a.md").code == "FORM_TOO_MANY_ROWS"


def test_check_says_all_and_never_raises(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.md", tmp_path / "bad.md"
    good.write_bytes(markdown([*SURVEY, q("geopoint", "p"), q("select_one_from_file t.csv", "t")], CHOICES))
    (tmp_path / "t.csv").write_bytes(b"name,label\n1,One\n")
    bad.write_bytes(markdown([q("nonsense", "a")]))
    report = check(good)
    assert (report.usable, report.exit_code, report.questions["select_one"]) == (True, 0, 2)
    assert [note.code for note in report.notices] == ["FORM_PLACE_AS_TEXT"]
    assert (check(bad).usable, check(bad).exit_code) == (False, 3)
    assert check(tmp_path / "none.xlsx").exit_code == 4


def mutated(data: bytes, source: random.Random) -> bytes:
    """`data` with a few bytes changed, cut or doubled."""
    found = bytearray(data)
    for _ in range(source.randint(1, 12)):
        place = source.randrange(len(found))
        what = source.random()
        if what < 0.6:
            found[place] = source.randrange(256)
        elif what < 0.8:
            del found[place : place + source.randint(1, 40)]
        else:
            found[place:place] = found[place : place + source.randint(1, 40)]
    return bytes(found)


def mutate_and_read(data: bytes, name: str, seed: int) -> None:
    source = random.Random(seed)
    if name.endswith((".xlsx", ".xlsm")) and source.random() < 0.7:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            part = source.choice([one for one in package.namelist() if one.endswith(".xml")])
        broken = repacked(data, part, lambda raw: mutated(raw, source))
    else:
        broken = mutated(data, source)
    start = time.perf_counter()
    with contextlib.suppress(Problem):
        read_form(broken, name)
    assert time.perf_counter() - start < 20


@pytest.mark.parametrize("seed", range(60))
def test_mutated_workbooks_end_in_a_form_or_a_sentence(seed: int) -> None:
    mutate_and_read(workbook(SURVEY, CHOICES), "f.xlsx", seed)
    mutate_and_read(markdown(SURVEY, CHOICES), "f.md", seed)


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("path", real_forms("good"))
def test_many_mutated_real_workbooks(path: Path) -> None:
    for seed in range(400):
        mutate_and_read(path.read_bytes(), path.name, seed)
