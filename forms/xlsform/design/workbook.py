"""A design as an XLSForm workbook, in memory."""

from __future__ import annotations

import io
from typing import Any

from forms.xlsform.design.model import Design
from forms.xlsform.design.sheets import Sheets, sheets_of

_WIDE = ("label", "hint", "form_title")


def workbook_of(design: Design) -> bytes:
    """The `.xlsx` that other XLSForm tools read as well."""
    return written(sheets_of(design))


def written(sheets: Sheets) -> bytes:
    """Every cell is a text: one that begins like a formula stays what it says."""
    import openpyxl

    book = openpyxl.Workbook()
    page: Any = book.active
    for name, (header, rows) in (("survey", sheets.survey), ("choices", sheets.choices), ("settings", sheets.settings)):
        if page is None:
            page = book.create_sheet()
        page.title = name
        for number, row in enumerate([dict(zip(header, header, strict=True)), *rows], 1):
            for place, column in enumerate(header, 1):
                if row.get(column):
                    cell = page.cell(number, place)
                    cell.value = row[column]
                    cell.data_type = "s"
        for place, column in enumerate(header, 1):
            width = 48 if column.split("::")[0] in _WIDE else 18
            page.column_dimensions[page.cell(1, place).column_letter].width = width
        page.freeze_panes = "A2"
        page = None
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
