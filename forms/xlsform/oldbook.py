"""The old binary `.xls`, read with xlrd and handed to pyxform as rows.

pyxform would read it itself, but then xlrd writes its warnings to standard output and drops what stands in merged
cells or after a long gap without a word.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import Any

from forms.problems import EnvironmentProblem, Refused
from forms.xlsform import bounds
from forms.xlsform.model import FormNotice
from forms.xlsform.refusals import Blame, at_once


@dataclass
class OldBook:
    """`sheets` as pyxform takes them; `last` the last row with something in it, by sheet."""

    sheets: dict[str, Any] = field(default_factory=dict)
    last: dict[str, int] = field(default_factory=dict)
    notices: list[FormNotice] = field(default_factory=list)


def read_old(data: bytes, blame: Blame = at_once) -> OldBook:
    """Blames `Refused` for what is wrong in it; raises `Refused("FORM_NOT_A_FORM")` and
    `EnvironmentProblem("FORM_FILE_DAMAGED")` for what is no workbook."""
    import xlrd
    from pyxform.errors import PyXFormError
    from xlrd.compdoc import CompDocError

    if not data.startswith((b"\xd0\xcf\x11\xe0", b"\x09")):
        raise Refused("FORM_NOT_A_FORM", sheet="", row=0, column="")
    try:
        book = xlrd.open_workbook(file_contents=data, logfile=io.StringIO(), ragged_rows=True)
        return _read(book, blame)
    except (*bounds.READER_FAILURES, xlrd.XLRDError, CompDocError, PyXFormError) as error:
        if "encrypted" in str(error):
            raise Refused("FORM_ENCRYPTED") from error
        raise EnvironmentProblem("FORM_FILE_DAMAGED") from error


def _read(book: Any, blame: Blame) -> OldBook:
    found = OldBook({"sheet_names": [sheet.name for sheet in book.sheets()]})
    for sheet in book.sheets():
        name = sheet.name.lower()
        if name not in bounds.SHEETS:
            if book.nsheets > 1:
                continue
            name = "survey"
        _read_sheet(book, sheet, name, found, blame)
    return found


def _read_sheet(book: Any, sheet: Any, name: str, found: OldBook, blame: Blame) -> None:
    from pyxform.xls2json_backends import get_excel_rows

    headers = _headers([cell.value for cell in sheet.row(0)] if sheet.nrows else [], name, blame)
    rows = (sheet.row(number) for number in range(1, sheet.nrows))
    found.sheets[name] = get_excel_rows(
        headers=headers, rows=rows, cell_func=lambda cell, row, key: _text(cell, book.datemode, name, row, key, blame)
    )
    found.sheets[f"{name}_header"] = [{header: None for header in headers if header}] if any(headers) else []
    full = (
        number
        for number in range(sheet.nrows, 0, -1)
        if any(str(value).strip() for value in sheet.row_values(number - 1))
    )
    found.last[name] = next(full, 0)


def _headers(cells: list[Any], sheet: str, blame: Blame) -> list[str | None]:
    """Names of the columns; blames `Refused("FORM_COLUMN_TWICE")` and passes the second one over."""
    found: list[str | None] = []
    for cell in cells:
        header = " ".join(str(cell).split()) or None
        if header and header in found:
            blame(Refused("FORM_COLUMN_TWICE", sheet=sheet, row=1, column=header, name=header))
            header = None
        found.append(header)
    return found


def _text(cell: Any, datemode: int, sheet: str, row: int, column: str, blame: Blame) -> str | None:
    """A cell as pyxform would have it. `row` counts from 0 under the header."""
    from pyxform.xls2json_backends import xls_value_to_unicode
    from xlrd import XL_CELL_ERROR
    from xlrd.xldate import XLDateError

    if cell.ctype == XL_CELL_ERROR:
        blame(Refused("FORM_FORMULA_ERROR", sheet=sheet, row=row + 2, column=column))
        return None
    value = cell.value.strip() if isinstance(cell.value, str) else cell.value
    if value == "":
        return None
    try:
        return str(xls_value_to_unicode(value, cell.ctype, datemode))
    except XLDateError:
        blame(Refused("FORM_DATE_AMBIGUOUS", sheet=sheet, row=row + 2, column=column))
        return None
