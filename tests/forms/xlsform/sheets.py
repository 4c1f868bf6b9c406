"""Small forms for tests, written as rows."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pytest

from forms.xlsform.filling import Filling, Surroundings
from forms.xlsform.model import Form
from forms.xlsform.program import compile_form
from forms.xlsform.reading import read_form

Rows = Sequence[Mapping[str, str]]
NOW = datetime(2026, 3, 5, 9, 10, 30)
REAL_FORMS = Path(__file__).parents[4] / "shared" / "data" / "xlsforms"


def q(kind: str, name: str = "", label: str = "L", **columns: str) -> dict[str, str]:
    """One row of the survey sheet."""
    return {"type": kind, "name": name, "label": "" if kind.startswith("end") else label, **columns}


def markdown(survey: Rows, choices: Rows = (), settings: Mapping[str, str] | None = None) -> bytes:
    sheets = [("survey", survey), ("choices", choices), ("settings", [settings] if settings else [])]
    return "\n".join(_table(name, rows) for name, rows in sheets if rows).encode()


def _table(sheet: str, rows: Rows) -> str:
    columns = list(dict.fromkeys(column for row in rows for column in row))
    lines = [f"| {sheet} |", "| | " + " | ".join(columns) + " |"]
    lines += ["| | " + " | ".join(row.get(column, "").replace("|", r"\|") for column in columns) + " |" for row in rows]
    return "\n".join(lines)


def workbook(survey: Rows, choices: Rows = (), settings: Mapping[str, str] | None = None) -> bytes:
    """The same form as an .xlsx file."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in (("survey", survey), ("choices", choices), ("settings", [settings] if settings else [])):
        if not rows:
            continue
        sheet = book.create_sheet(name)
        columns = list(dict.fromkeys(column for row in rows for column in row))
        sheet.append(columns)
        for row in rows:
            sheet.append([row.get(column) for column in columns])
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def form(survey: Rows, choices: Rows = (), settings: Mapping[str, str] | None = None) -> Form:
    return read_form(markdown(survey, choices, settings), "test.md")


def surroundings(**given: Any) -> Surroundings:
    return Surroundings(**{"now": lambda: NOW, "random": Random(7), "language": "en", **given})


def filling(survey: Rows, choices: Rows = (), content: Mapping[str, Any] | None = None, **given: Any) -> Filling:
    return Filling(compile_form(form(survey, choices)), content, surroundings(**given))


def calculated(expression: str, content: Mapping[str, Any] | None = None, more: Rows = (), choices: Rows = ()) -> Any:
    """The answer of a calculation `r` with `expression`, beside text questions a, b, c and integers i, j."""
    rows = [q("text", "a"), q("text", "b"), q("text", "c"), q("integer", "i"), q("integer", "j")]
    return filling([*rows, *more, q("calculate", "r", calculation=expression)], choices, content or {}).value(("r",))


def real_forms(kind: str) -> list[Any]:
    """Parameters for the real forms in `kind` (`good` or `bad`); one that skips, saying so, where they are absent."""
    paths = sorted((REAL_FORMS / kind).glob("*")) if (REAL_FORMS / kind).is_dir() else []
    if not paths:
        return [pytest.param(None, marks=pytest.mark.skip(reason="shared/data/xlsforms is not beside this clone"))]
    return [pytest.param(path, id=path.name) for path in paths]
