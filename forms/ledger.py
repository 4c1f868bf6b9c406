"""Arithmetic help on one logged ledger: sums, gaps and duplicates in a number series (R11, R46).

One file at a time, the one that was attached to a document item: there is no way to give two, and none to compare
with a list of persons. The result is words for a review note of kind `calc`, with its method.
"""

from __future__ import annotations

import csv
import io
import itertools
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from forms.problems import EnvironmentProblem, Refused, Report, no_report

MAX_BYTES = 64 << 20
MAX_ROWS = 500_000
MAX_COLUMNS = 256
SHOWN = 50
"""How many gaps or duplicates a note lists; the rest is counted."""

_SERIES = re.compile(r"^(?P<prefix>.*?)(?P<number>\d{1,15})$")
_MONEY = re.compile(r"^\(?[-+]?[¥￥$]?[\d,，]*\.?\d+\)?$")
_TOTALS = frozenset(
    ("合计", "小计", "总计", "累计", "本月合计", "本页合计", "本年累计", "过次页", "承前页", "total", "subtotal", "sum")
)
_SPREADSHEET_FAILURES = (KeyError, ValueError, TypeError, OSError, zipfile.BadZipFile, EOFError, AttributeError)


@dataclass(frozen=True)
class Ledger:
    """One sheet: `header` names the columns, `rows` are texts; row n of `rows` stands in line n + 2 of the sheet.
    `sheets` are the names of all sheets of the file, none for a `.csv`."""

    name: str
    sheet: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    sheets: tuple[str, ...] = ()

    def column(self, name: str) -> int:
        """Raises `Refused("LEDGER_COLUMN")`."""
        if name not in self.header:
            raise Refused("LEDGER_COLUMN", column=name)
        return self.header.index(name)

    def cells(self, name: str) -> Iterator[tuple[int, str]]:
        """(line in the sheet, text) of a column's cells that are not blank."""
        at = self.column(name)
        for line, row in enumerate(self.rows, 2):
            if at < len(row) and row[at].strip():
                yield line, row[at].strip()


@dataclass(frozen=True)
class SumResult:
    """`skipped` are lines whose cell is no number; a total line is left out when it was named."""

    column: str
    total: Decimal
    counted: int
    skipped: tuple[int, ...]


@dataclass(frozen=True)
class SeriesResult:
    """A number series such as voucher numbers: missing numbers, and numbers that occur more than once with their
    lines. `not_numbered` are lines whose cell does not end in a number."""

    column: str
    first: str
    last: str
    counted: int
    gaps: tuple[str, ...]
    gap_count: int
    duplicates: tuple[tuple[str, tuple[int, ...]], ...]
    not_numbered: tuple[int, ...]


def read_ledger(source: bytes, name: str, sheet: str = "", report: Report = no_report) -> Ledger:
    """Read a `.csv` or `.xlsx`. Formulas are taken by their last value; the first row is the header. `report` hears of
    lines read, and may raise `Cancelled`.

    Raises `Refused` (LEDGER_TOO_LARGE, LEDGER_KIND, LEDGER_EMPTY, LEDGER_SHEET) or
    `EnvironmentProblem("LEDGER_DAMAGED")`.
    """
    if len(source) > MAX_BYTES:
        raise Refused("LEDGER_TOO_LARGE", limit_bytes=MAX_BYTES)
    suffix = name.rpartition(".")[2].lower()
    sheets: tuple[str, ...] = ()
    title = ""
    if suffix == "csv":
        rows = _csv_rows(source)
    elif suffix == "xlsx":
        rows, title, sheets = _xlsx_rows(source, sheet, report)
    else:
        raise Refused("LEDGER_KIND", suffix=suffix)
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    if len(filled) < 2:
        raise Refused("LEDGER_EMPTY")
    header = _named_apart([cell.strip() or f"[{number}]" for number, cell in enumerate(rows[0], 1)])
    return Ledger(name, title, header, tuple(tuple(row) for row in rows[1:]), sheets)


def _named_apart(names: list[str]) -> tuple[str, ...]:
    """Columns with the same heading told apart: a sum must say of which of them it is."""
    seen: Counter[str] = Counter()
    found = []
    for name in names:
        seen[name] += 1
        found.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(found)


def _csv_rows(source: bytes) -> list[list[str]]:
    try:
        text = source.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = source.decode("gb18030")
        except UnicodeDecodeError as error:
            raise EnvironmentProblem("LEDGER_DAMAGED") from error
    try:
        rows = list(csv.reader(io.StringIO(text, newline="")))
    except csv.Error as error:
        raise EnvironmentProblem("LEDGER_DAMAGED") from error
    _check_size(len(rows), max((len(row) for row in rows), default=0))
    return rows


def _xlsx_rows(source: bytes, sheet: str, report: Report) -> tuple[list[list[str]], str, tuple[str, ...]]:
    import openpyxl  # half a second, needed only here

    _check_package(source)
    try:
        book = openpyxl.load_workbook(io.BytesIO(source), read_only=True, data_only=True, keep_links=False)
        if sheet and sheet not in book.sheetnames:
            raise Refused("LEDGER_SHEET", sheet=sheet)
        page = book[sheet] if sheet else book.worksheets[0]
        rows: list[list[str]] = []
        for cells in page.iter_rows(values_only=True, max_col=MAX_COLUMNS):
            rows.append(_filled([_cell(cell) for cell in cells]))
            _check_size(len(rows), 0)
            if len(rows) % 1000 == 0:
                report(len(rows), max(int(page.max_row or 0), len(rows) + 1))
        title, sheets = str(page.title), tuple(book.sheetnames)
        book.close()
    except _SPREADSHEET_FAILURES as error:
        raise EnvironmentProblem("LEDGER_DAMAGED") from error
    return rows, title, sheets


def _filled(cells: list[str]) -> list[str]:
    """A row without the empty cells at its end: sheets say they are wider than they are."""
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _check_package(source: bytes) -> None:
    """Refuse a zip bomb before it is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(source)) as package:
            unpacked = sum(part.file_size for part in package.infolist())
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise EnvironmentProblem("LEDGER_DAMAGED") from error
    if unpacked > 16 * MAX_BYTES:
        raise Refused("LEDGER_TOO_LARGE", limit_bytes=MAX_BYTES)


def _check_size(rows: int, columns: int) -> None:
    if rows > MAX_ROWS or columns > MAX_COLUMNS:
        raise Refused("LEDGER_TOO_LARGE", limit_bytes=MAX_BYTES)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return str(value)


def number_in(text: str) -> Decimal | None:
    """`1,204.50`, `(300)`, `￥12` as a number; None for anything else."""
    bare = text.replace(" ", "").replace("\u00a0", "")
    if not _MONEY.match(bare):
        return None
    negative = bare.startswith("(") and bare.endswith(")")
    digits = re.sub(r"[(),，¥￥$+]", "", bare)
    try:
        value = Decimal(digits)
    except InvalidOperation:
        return None
    return -value if negative else value


def add_up(ledger: Ledger, column: str, without: Sequence[int] = ()) -> SumResult:
    """The sum of a column, to the cent as written. `without` are lines left out: the ledger's own total lines."""
    total, counted, skipped = Decimal(0), 0, []
    for line, text in ledger.cells(column):
        value = number_in(text)
        if value is None:
            skipped.append(line)
        elif line not in without:
            total, counted = total + value, counted + 1
    return SumResult(column, total, counted, tuple(skipped))


def series(ledger: Ledger, column: str) -> SeriesResult:
    """Gaps and duplicates among numbers such as `记-0412`: by what stands before the number, each prefix apart."""
    lines: dict[tuple[str, int], list[int]] = {}
    spelling: dict[tuple[str, int], str] = {}
    not_numbered = []
    for line, text in ledger.cells(column):
        match = _SERIES.match(text)
        if match is None:
            not_numbered.append(line)
            continue
        key = (match["prefix"], int(match["number"]))
        lines.setdefault(key, []).append(line)
        spelling.setdefault(key, text)
    ordered = sorted(lines)
    gaps, gap_count = _gaps(ordered, spelling)
    twice = tuple((spelling[key], tuple(lines[key])) for key in ordered if len(lines[key]) > 1)
    return SeriesResult(
        column, spelling[ordered[0]] if ordered else "", spelling[ordered[-1]] if ordered else "",
        sum(len(found) for found in lines.values()), gaps, gap_count, twice, tuple(not_numbered),
    )  # fmt: skip


def _gaps(ordered: list[tuple[str, int]], spelling: dict[tuple[str, int], str]) -> tuple[tuple[str, ...], int]:
    found: list[str] = []
    count = 0
    for (prefix, low), (other, high) in itertools.pairwise(ordered):
        if prefix != other or high - low < 2:
            continue
        count += high - low - 1
        width = len(spelling[prefix, low]) - len(prefix)
        found += [f"{prefix}{number:0{width}d}" for number in range(low + 1, min(high, low + 1 + SHOWN - len(found)))]
    return tuple(found[:SHOWN]), count


def total_lines(ledger: Ledger) -> tuple[int, ...]:
    """Lines that name themselves a total, to be offered as left out of a sum."""
    return tuple(
        line for line, row in enumerate(ledger.rows, 2)
        if any(cell.strip().lower() in _TOTALS for cell in row)
    )  # fmt: skip


def prefixes(ledger: Ledger, column: str) -> dict[str, int]:
    """What stands before the numbers of a column, and how often: to see whether it is one series."""
    found = Counter(match["prefix"] for _, text in ledger.cells(column) if (match := _SERIES.match(text)))
    return dict(found.most_common())
