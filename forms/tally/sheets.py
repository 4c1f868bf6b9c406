"""A tally as XLSX and CSV, in memory. A cell that begins like a formula stays text."""

from __future__ import annotations

import csv
import io
import re
from string import ascii_uppercase
from typing import Any

from forms.tally.flat import batch_rows, fact_rows, flat_rows, text_rows
from forms.tally.model import Tally
from forms.tally.reasons import survey_notes
from forms.tally.words import LanguageName

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""What a workbook cannot hold."""


def tally_csv(tally: Tally, language: LanguageName) -> bytes:
    """All cells of all tables, one a row, UTF-8 with a mark that spreadsheet programs recognise."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerows([_safe(value) for value in row] for row in flat_rows(tally, language))
    return out.getvalue().encode("utf-8-sig")


def tally_xlsx(tally: Tally, language: LanguageName) -> bytes:
    """Three sheets: what the numbers are of, the tables, the open answers."""
    import openpyxl

    book = openpyxl.Workbook()
    zh = language == "zh"
    facts: Any = book.active
    facts.title = "说明" if zh else "About"
    notes = [["", note] for note in survey_notes(tally, language)]
    _fill(facts, [*fact_rows(tally, language), *notes, [], *batch_rows(tally, language)], (24, 36, 10, 10, 10, 10))
    _fill(book.create_sheet("统计" if zh else "Tables"), flat_rows(tally, language),
          (6, 14, 40, 24, 14, 14, 24, 8, 10, 10, 8, 10, 8, 40, 24, 12))  # fmt: skip
    _fill(book.create_sheet("开放题" if zh else "Open answers"), text_rows(tally, language), (6, 40, 80, 8))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(sheet: Any, rows: Any, widths: tuple[int, ...]) -> None:
    for row_number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            if value is None:
                continue
            plain = _CONTROL.sub(" ", value) if isinstance(value, str) else value
            cell = sheet.cell(row_number, column, plain)
            if isinstance(value, str):
                cell.data_type = "s"
    for letter, width in zip(ascii_uppercase, widths, strict=False):
        sheet.column_dimensions[letter].width = width


def _safe(value: Any) -> Any:
    """A text that a spreadsheet program would take for a formula gets an apostrophe before it."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else "" if value is None else value
