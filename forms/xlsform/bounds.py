"""What a workbook may cost, judged before a reader touches it, and the traps that readers step over in silence.

A reader of spreadsheets takes a formula for its last value (or nothing), reads merged cells as one value and
empty ones, and ends a sheet at a long gap. Each of these is found here, in the raw parts of the file.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from forms.problems import EnvironmentProblem, Refused
from forms.xlsform.model import FormNotice
from forms.xlsform.refusals import Blame, at_once

MAX_FILE = 32 * 1024 * 1024
MAX_UNPACKED = 256 * 1024 * 1024
MAX_TEXT = 16 * 1024 * 1024
MAX_PARTS = 2_000
MAX_RATIO = 400
MAX_ELEMENTS = 20_000
MAX_CHOICES = 200_000
GAP_ROWS = 60
"""A sheet ends for the reader after so many empty rows."""

SHEETS = ("survey", "choices", "settings", "external_choices", "entities", "osm")
READER_FAILURES = (
    ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, MemoryError, NotImplementedError, OSError,
    RecursionError, SyntaxError, TypeError, ValueError, struct.error, zipfile.BadZipFile, zlib.error, etree.LxmlError,
)  # fmt: skip
"""What readers of spreadsheets raise when a file is not what it says: they check little themselves."""

_OLD = b"\xd0\xcf\x11\xe0"
_SEALED = "EncryptedPackage".encode("utf-16-le")
"""The part that an `.xlsx` with a password consists of."""
_CELL = re.compile(rb'<c\s[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*?(?:/>|>(.*?)</c>)', re.DOTALL)
_MERGE = re.compile(rb'<mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3}\d{1,7})"')
_ROW = re.compile(rb'<row\s[^>]*?\br="(\d{1,7})"')
_CHART = re.compile(rb'<Relationship\s[^>]*?/chartsheet"[^>]*?/>')
_OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def check_size(data: bytes, suffix: str) -> None:
    """Raises `Refused("FORM_TOO_LARGE")` or `Refused("FORM_EMPTY_FILE")`."""
    limit = MAX_TEXT if suffix in (".csv", ".md") else MAX_FILE
    if not data.strip():
        raise Refused("FORM_EMPTY_FILE")
    if len(data) > limit:
        raise Refused("FORM_TOO_LARGE", size_bytes=len(data), limit_bytes=limit)


def check_package(data: bytes) -> zipfile.ZipFile:
    """The opened `.xlsx`, once its parts are few, honest about their sizes and free of entities.

    Raises `Refused("FORM_TOO_LARGE")` for a zip bomb, FORM_ENCRYPTED, FORM_OLD_NAMED (an old workbook by another
    name) and `EnvironmentProblem("FORM_FILE_DAMAGED")` for no zip.
    """
    if data.startswith(_OLD):
        raise Refused("FORM_ENCRYPTED" if _SEALED in data else "FORM_OLD_NAMED")
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
        parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise EnvironmentProblem("FORM_FILE_DAMAGED") from error
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MAX_PARTS or unpacked > MAX_UNPACKED:
        raise Refused("FORM_TOO_LARGE", size_bytes=unpacked, limit_bytes=MAX_UNPACKED)
    for part in parts:
        if part.file_size > 1_000_000 and part.file_size > MAX_RATIO * max(1, part.compress_size):
            raise Refused("FORM_TOO_LARGE", size_bytes=part.file_size, limit_bytes=MAX_RATIO * part.compress_size)
        if part.flag_bits & 0x1:
            raise Refused("FORM_ENCRYPTED")
    return package


def without_charts(package: zipfile.ZipFile, data: bytes) -> bytes:
    """The workbook without its sheets that are one chart each: the reader would take them for rows.

    Raises `EnvironmentProblem("FORM_FILE_DAMAGED")`.
    """
    name = "xl/_rels/workbook.xml.rels"
    try:
        links = _part(package, name) if name in package.namelist() else b""
        plain = _CHART.sub(b"", links)
        if plain == links:
            return data
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as copy:
            for part in package.infolist():
                if "/chartsheets/" not in part.filename and part.filename != "xl/workbook.xml":
                    copy.writestr(part.filename, plain if part.filename == name else package.read(part))
            copy.writestr("xl/workbook.xml", _unlisted(_part(package, "xl/workbook.xml"), _CHART.findall(links)))
    except READER_FAILURES as error:
        raise EnvironmentProblem("FORM_FILE_DAMAGED") from error
    return buffer.getvalue()


def _unlisted(book: bytes, links: list[bytes]) -> bytes:
    """The list of sheets without those that `links` lead to, and without names, which count sheets."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    root = etree.fromstring(book, parser)
    gone = {etree.fromstring(link, parser).get("Id") for link in links}
    for element in [*root.iterfind(".//{*}sheet"), *root.iterfind("{*}definedNames")]:
        above = element.getparent()
        if above is not None and (element.get(_OFFICE) in gone or not element.tag.endswith("}sheet")):
            above.remove(element)
    return etree.tostring(root)


def inspect_package(package: zipfile.ZipFile, blame: Blame = at_once) -> tuple[list[FormNotice], dict[str, int]]:
    """Notices about formulas and merged cells, and the last row with something in it, by XLSForm sheet.

    Blames `Refused` for a formula without a value or with an error; raises `EnvironmentProblem` for a damaged part.
    """
    notices: list[FormNotice] = []
    last: dict[str, int] = {}
    try:
        for sheet, part in _sheets(package):
            raw = _part(package, part)
            notices += _formulas(sheet, raw, blame) + _merged(sheet, raw)
            last[sheet] = _last_row(raw)
    except READER_FAILURES as error:
        raise EnvironmentProblem("FORM_FILE_DAMAGED") from error
    return notices, last


def _part(package: zipfile.ZipFile, name: str) -> bytes:
    """One part, never more of it than it declared."""
    info = package.getinfo(name)
    with package.open(info) as stream:
        raw = stream.read(info.file_size + 1)
    if len(raw) > info.file_size:
        raise ValueError(name)
    if b"<!DOCTYPE" in raw[:4096] or b"<!ENTITY" in raw[:65536]:
        raise ValueError(name)
    return raw


def _sheets(package: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """`(sheet name in lower case, part)` of the sheets that a form is made of."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    book = etree.fromstring(_part(package, "xl/workbook.xml"), parser)
    links = etree.fromstring(_part(package, "xl/_rels/workbook.xml.rels"), parser)
    target = {link.get("Id"): link.get("Target") or "" for link in links}
    target_type = {link.get("Target") or "": (link.get("Type") or "").rpartition("/")[2] for link in links}
    sheets = [(sheet.get("name") or "", target.get(sheet.get(_OFFICE), "")) for sheet in book.iterfind(".//{*}sheet")]
    for name, part in sheets:
        lowered = name.lower()
        path = part.lstrip("/") if part.startswith("/") else f"xl/{part}"
        if part and target_type.get(part) != "chartsheet" and (lowered in SHEETS or len(sheets) == 1):
            yield lowered, path


def _formulas(sheet: str, raw: bytes, blame: Blame) -> list[FormNotice]:
    if b"<f>" not in raw and b"<f " not in raw and b"<f/>" not in raw:
        return []
    found = []
    for cell in _CELL.finditer(raw):
        inside = cell[3] or b""
        if b"<f" not in inside:
            continue
        column, row = cell[1].decode(), int(cell[2])
        if b't="e"' in cell[0][: cell[0].index(b">")]:
            blame(Refused("FORM_FORMULA_ERROR", sheet=sheet, row=row, column=column))
        elif b"<v>" not in inside or b"<v></v>" in inside:
            blame(Refused("FORM_FORMULA_EMPTY", sheet=sheet, row=row, column=column))
        found.append((column, row))
    if not found:
        return []
    column, row = found[0]
    if len(found) == 1:
        return [FormNotice("FORM_FORMULA_ONE", sheet, row, column)]
    return [FormNotice("FORM_FORMULA_VALUE", sheet, row, column, {"count": str(len(found))})]


def _merged(sheet: str, raw: bytes) -> list[FormNotice]:
    return [
        FormNotice("FORM_MERGED_CELLS", sheet, int(merge[2]), merge[1].decode(), {"to": merge[3].decode()})
        for merge in _MERGE.finditer(raw)
    ][:100]


def _last_row(raw: bytes) -> int:
    """The number of the last row that holds a value; 0 when no row says its number."""
    end = max(raw.rfind(mark) for mark in (b"<v>", b"<t>", b"<t "))
    start = raw.rfind(b"<row", 0, max(end, 0))
    if end < 0 or start < 0:
        return 0
    row = _ROW.match(raw, start)
    return int(row[1]) if row else 0
