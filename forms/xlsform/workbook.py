"""Bytes of a workbook -> pyxform's own description of the form, with the row of every element kept.

pyxform is imported on first use: it and what it stands on cost most of a second.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, replace
from typing import Any

from forms.problems import EnvironmentProblem, Refused
from forms.xlsform import bounds
from forms.xlsform.columns import check_headers, plain_types, text_headers, unread_columns
from forms.xlsform.model import FormNotice
from forms.xlsform.nesting import check_nesting
from forms.xlsform.oldbook import read_old
from forms.xlsform.quotes import put_aside, put_back
from forms.xlsform.refusals import Blame, at_once, notices_from, refusal

ROW = "fs-row"
"""The column that carries each row's number through pyxform (a colon would split it)."""

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".csv", ".md")
_NAMED = ("FORM_NAME_CHARACTERS", "FORM_CHOICE_TWICE")
_ROWLESS = (
    "FORM_NO_CHOICES",
    "FORM_SHEET_OTHERWISE",
    "FORM_PARAMETER_WRONG",
    "FORM_PARAMETER_VALUE",
    "FORM_NOT_VALID_SOMEWHERE",
)
_TRIED = 3_000
"""A longer form is not read again only to say in which row it is wrong."""


@dataclass(frozen=True)
class Workbook:
    """`survey` is pyxform's nested description; `external` the rows of the external_choices sheet."""

    survey: dict[str, Any]
    external: list[dict[str, Any]]
    notices: list[FormNotice]


@dataclass(frozen=True)
class Opened:
    """The rows as the reader takes them, each with its number; `quotes` whether some were put aside."""

    sheets: Any
    notices: list[FormNotice]
    quotes: bool


def read_workbook(data: bytes, suffix: str, stem: str) -> Workbook:
    """Raises `Refused` (what is wrong, with sheet, row and column) or `EnvironmentProblem` (a damaged file)."""
    return described(opened(data, suffix), stem)


def described(book: Opened, stem: str) -> Workbook:
    """What the reader makes of the rows, which stay as they are; raises `Refused`."""
    survey, warnings = _parse(book.sheets, stem)
    return Workbook(
        put_back(survey) if book.quotes else survey, list(book.sheets.external_choices or ()),
        book.notices + notices_from(warnings),
    )  # fmt: skip


def opened(data: bytes, suffix: str, blame: Blame = at_once) -> Opened:
    """The rows of the workbook; raises as `read_workbook`, unless `blame` takes what is wrong in single cells."""
    if suffix not in SUFFIXES:
        raise Refused("FORM_NOT_A_FORM", sheet="", row=0, column="")
    bounds.check_size(data, suffix)
    notices: list[FormNotice] = []
    last: dict[str, int] = {}
    if suffix in (".xlsx", ".xlsm"):
        with bounds.check_package(data) as package:
            notices, last = bounds.inspect_package(package, blame)
            data = bounds.without_charts(package, data)
    if suffix == ".xls":
        old = read_old(data, blame)
        notices, last = old.notices, old.last
        sheets = _sheets(old.sheets, suffix, data, blame)
    else:
        source = _decoded(data, suffix)
        _check_text_headers(source, suffix, blame)
        sheets = _sheets(source, suffix, data, blame)
    _check_rows(sheets, last)
    headers = [header for header in (sheets.survey_header or [{}])[0] if header]
    plain_types(sheets.survey or (), headers)
    check_nesting(sheets.survey or (), headers)
    _filter_external(sheets)
    notices += unread_columns(headers)
    _number_rows(sheets)
    return Opened(sheets, notices, put_aside(sheets))


def _check_text_headers(source: bytes, suffix: str, blame: Blame) -> None:
    if suffix in (".csv", ".md"):
        try:
            headers = text_headers(source.decode(), suffix)
            check_headers(headers, blame)
            first = next(csv.reader([source.decode().strip().partition("\n")[0]]), [])
            if suffix == ".csv" and "survey" not in headers and "type" in [cell.strip().lower() for cell in first]:
                raise Refused("FORM_CSV_SHEETS", sheet="survey", row=1, column="type")
        except csv.Error as error:
            raise Refused("FORM_NOT_A_FORM", sheet="", row=0, column="") from error


def _decoded(data: bytes, suffix: str) -> bytes:
    """Text formats as UTF-8: a byte order mark, UTF-16 and the Chinese code page of spreadsheets are understood."""
    if suffix not in (".csv", ".md"):
        return data
    encodings = ["utf-16"] if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            return data.decode(encoding).replace("\r\n", "\n").encode()
        except UnicodeDecodeError:
            continue
    raise Refused("FORM_ENCODING", sheet="", row=0, column="")


def _sheets(source: bytes | dict[str, Any], suffix: str, data: bytes, blame: Blame) -> Any:
    from pyxform.errors import PyXFormError
    from pyxform.xls2json_backends import get_xlsform

    try:
        return get_xlsform(source, file_type=suffix)
    except PyXFormError as error:
        found = [refusal(str(error))]
        if found[0].code == "FORM_COLUMN_TWICE":  # said without its sheet, and of one column only
            check_headers(_headers(data, suffix), found.append)
        for problem in found[1:]:
            blame(problem)
        raise found[-1] from error
    except bounds.READER_FAILURES as error:
        raise EnvironmentProblem("FORM_FILE_DAMAGED") from error


def _found_choice(found: Refused, sheets: Any) -> Refused:
    """A choice with a space is reported by pyxform without its row: look for it there."""
    if found.code != "FORM_CHOICE_SPACES":
        return found
    for number, row in enumerate(sheets.choices or (), start=2):
        listed = row.get("list_name") or row.get("list name")
        if (listed, row.get("name")) == (found.facts["list"], found.facts["name"]):
            return Refused(found.code, **{**found.facts, "row": number})
    return found


def _found_name(found: Refused, sheets: Any) -> Refused:
    """Of a name that cannot be used pyxform says only where it is."""
    rows = getattr(sheets, str(found.facts.get("sheet")), None) or () if found.code in _NAMED else ()
    row: dict[str, Any] = next((row for row in rows if row.get(ROW) == str(found.facts["row"])), {})
    name = next((str(row[column]) for column in row if column.strip().lower() == found.facts["column"]), "")
    return Refused(found.code, **{**found.facts, "name": name}) if name else found


def _found_row(found: Refused, said: str, sheets: Any, stem: str) -> Refused:
    """Some faults are reported by pyxform without their row: it is the last one of the fewest that have the fault."""
    rows = list(sheets.survey or ())
    if found.facts["row"] or found.code not in _ROWLESS or len(rows) > _TRIED:
        return found
    without, within = -1, len(rows)
    while within - without > 1:
        middle = (without + within) // 2
        if _says(replace(sheets, survey=rows[:middle]), stem) == said:
            within = middle
        else:
            without = middle
    if not within:  # also without any row: it is in the head of the sheet, or elsewhere
        return found
    code = "FORM_NOT_VALID" if found.code == "FORM_NOT_VALID_SOMEWHERE" else found.code
    return Refused(code, **{**found.facts, "sheet": "survey", "row": within + 1})


def _says(sheets: Any, stem: str) -> str:
    """What the reader says against the rows."""
    from pyxform.errors import PyXFormError
    from pyxform.xls2json import workbook_to_json

    try:
        workbook_to_json(workbook_dict=sheets, fallback_form_name=stem, warnings=[])
    except (PyXFormError, *bounds.READER_FAILURES) as error:
        return str(error)
    return ""


def _headers(data: bytes, suffix: str) -> dict[str, list[str]]:
    import io

    import openpyxl

    if suffix not in (".xlsx", ".xlsm"):
        return {}
    pages = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    found = {}
    for sheet in pages.worksheets:
        first = next(iter(sheet.iter_rows(max_row=1, max_col=500, values_only=True)), ())
        found[sheet.title] = [str(cell) for cell in first if cell is not None]
    pages.close()
    return found


def _check_rows(sheets: Any, last: dict[str, int]) -> None:
    """Rows past a long gap would be dropped by the reader without a word."""
    for name in ("survey", "choices"):
        rows = getattr(sheets, name) or ()
        if last.get(name, 0) > len(rows) + 1 + bounds.GAP_ROWS:
            raise Refused("FORM_ROWS_AFTER_GAP", sheet=name, row=last[name], column="", after=len(rows) + 1)
    if len(sheets.survey or ()) > bounds.MAX_ELEMENTS or len(sheets.choices or ()) > bounds.MAX_CHOICES:
        raise Refused("FORM_TOO_MANY_ROWS", sheet="survey", row=0, column="", limit=bounds.MAX_ELEMENTS)


def _filter_external(sheets: Any) -> None:
    """A list of the external_choices sheet without a filter is the whole list; the reader knows it only with one."""
    for row in sheets.survey or ():
        if str(row.get("type", "")).startswith("select_one_external") and not row.get("choice_filter"):
            row["choice_filter"] = "true()"
            sheets.survey_header[0]["choice_filter"] = None


def _number_rows(sheets: Any) -> None:
    for name in ("survey", "choices"):
        header = getattr(sheets, f"{name}_header")
        if header:
            header[0][ROW] = None
        for number, row in enumerate(getattr(sheets, name) or (), start=2):
            if row:
                row[ROW] = str(number)


def _parse(sheets: Any, stem: str) -> tuple[dict[str, Any], list[str]]:
    from pyxform.errors import PyXFormError
    from pyxform.xls2json import workbook_to_json

    warnings: list[str] = []
    try:
        return workbook_to_json(workbook_dict=sheets, fallback_form_name=stem, warnings=warnings), warnings
    except PyXFormError as error:
        found = refusal(str(error), getattr(error, "context", None))
        raise _found_row(_found_name(_found_choice(found, sheets), sheets), str(error), sheets, stem) from error
    except bounds.READER_FAILURES as error:
        raise Refused("FORM_NOT_VALID_SOMEWHERE", sheet="", row=0, column="", detail=type(error).__name__) from error
