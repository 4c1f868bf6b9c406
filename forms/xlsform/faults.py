"""Everything that is wrong with a form, not only the first thing.

The reader stops at the first fault. Here the fault is noted and mended in the rows as they were read, so that nothing
else depends on it, and the rows are read again, until nothing is found any more or it cannot go on. What is mended is
looked at and thrown away; no form comes of it.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import cache
from pathlib import PurePath
from typing import Any

from forms.problems import Problem
from forms.xlsform.model import FormNotice
from forms.xlsform.program import compile_form
from forms.xlsform.reading import Companions, form_in
from forms.xlsform.workbook import ROW, Opened, described, opened

MOST = 500
"""Faults that are looked for."""
SECONDS = 10.0
"""A long form is read many times: after so long nothing more is looked for."""

Row = dict[str, Any]
_RENAMED = frozenset(("FORM_NAME_TWICE", "FORM_NAME_RESERVED", "FORM_NAME_CHARACTERS", "FORM_NO_NAME",
                      "FORM_CHOICE_NO_NAME", "FORM_CHOICE_TWICE", "FORM_CHOICE_SPACES"))  # fmt: skip
_RETYPED = frozenset(("FORM_SHEET_OTHERWISE", "FORM_SELECT_NO_LIST", "FORM_TYPE_UNKNOWN", "FORM_NO_TYPE",
                      "FORM_NO_LIST", "FORM_NO_CHOICES", "FORM_FILE_KIND",
                      "FORM_FILE_MISSING", "FORM_TABLE_COLUMN", "FORM_TABLE_LISTS_DIFFER", "FORM_RANGE_WRONG",
                      "FORM_NO_CALCULATION", "FORM_PARAMETER_WRONG", "FORM_PARAMETER_VALUE",
                      "FORM_FILTER_OTHER", "FORM_FILTER_TABLE", "FORM_NO_LIST_OTHER"))  # fmt: skip
_OF_THE_FILE = ("FORM_NO_CHOICES", "FORM_SHEET_OTHERWISE")
"""Faults that every row shows which asks for the sheet."""
_EXPLAINING = ("FORM_MERGED_CELLS", "FORM_COLUMN_UNKNOWN")


@dataclass(frozen=True)
class Faults:
    """`found` in the order of the sheets; `whole` says that nothing more is wrong, as far as a reader can tell; `notes`
    are notices that may say why."""

    found: tuple[Problem, ...]
    whole: bool
    notes: tuple[FormNotice, ...] = ()


def faults_in(source: bytes, name: str, companions: Companions, first: Problem) -> Faults:
    """What is wrong with the form in `source`, of which the reader has said `first`."""
    search = _Search(PurePath(name), companions)
    whole = search.run(source)
    search.note(first)
    found = tuple(sorted(search.found.values(), key=_place))
    placed = any(problem.facts.get("row") for problem in found)
    return Faults(found, whole or not placed, tuple(search.notes))  # that nothing was read needs no saying


class _Search:
    def __init__(self, path: PurePath, companions: Companions) -> None:
        self._path, self._companions = path, companions
        self._end = time.monotonic() + SECONDS
        self._gone: set[str] = set()
        self.found: dict[tuple[str, ...], Problem] = {}
        self.notes: list[FormNotice] = []

    def note(self, problem: Problem) -> bool:
        """Keep `problem`; whether it is news. What only follows from a name that was mended is none."""
        facts = problem.facts
        if problem.code == "FORM_REFERENCE_UNKNOWN" and facts.get("name") in self._gone:
            return False
        if problem.code in _OF_THE_FILE:
            facts = {"name": facts.get("name")}
        key = (problem.code, *(str(facts.get(part, "")) for part in ("sheet", "row", "column", "name", "near")))
        return self.found.setdefault(key, problem) is problem

    def run(self, source: bytes) -> bool:
        """Look for faults; whether all were found."""
        try:
            book = opened(source, self._path.suffix.lower(), self.note)
            self.notes = [note for note in book.notices if note.code in _EXPLAINING]
        except Problem as problem:
            self.note(problem)
        if self.found:
            return False  # what could not be read may hide anything
        while len(self.found) < MOST and time.monotonic() < self._end:
            try:
                form = form_in(described(book, self._path.stem), self._path.stem, self._companions)
                compile_form(form, self.note)
            except Problem as problem:
                if not self._past(book, problem):
                    return False
            else:
                return True
        return False

    def _past(self, book: Opened, problem: Problem) -> bool:
        """Note what stopped the reader, and mend it; whether there is a way past it."""
        new, facts = self.note(problem), problem.facts
        sheet = str(facts.get("sheet", ""))
        rows: list[Row] = getattr(book.sheets, sheet, None) or [] if sheet in ("survey", "choices") else []
        row = next((row for row in rows if row.get(ROW) == str(facts.get("row"))), None)
        if row is None:
            return False
        if new and problem.code in _RENAMED:
            key = _key(row, "name")
            if sheet == "survey":
                self._gone.add(str(row.get(key, "")))
            row[key] = f"fs_row_{row[ROW]}"
            return True
        if new and _mended(problem.code, str(facts.get("column", "")), row, rows):
            return True
        if _words(row)[:1] in (["begin"], ["end"]) or row.keys() <= {ROW}:
            return False
        self._gone.add(str(row.get(_key(row, "name"), "")))
        _leave_out(row)
        return True


def _mended(code: str, column: str, row: Row, rows: list[Row]) -> bool:
    """Change `row` so that the fault is gone and other rows find what they name; whether something was changed."""
    if code in _RETYPED:
        row[_key(row, "type")] = "text"
        for other in ("parameters", "choice_filter", "calculation", "trigger"):
            _drop(row, other)
    elif code in ("FORM_TYPE_UNSUPPORTED", "FORM_LOOP"):
        row[_key(row, "type")] = "begin group"
        end = _end_of(row, rows)
        if end is not None:
            end[_key(end, "type")] = "end group"
    elif code == "FORM_BEGIN_WITHOUT_END":
        rows.append({_key(row, "type"): f"end {_words(row)[1]}", ROW: str(int(rows[-1].get(ROW, 0)) + 1)})
    elif code == "FORM_END_WITHOUT_BEGIN":
        begun = _begun_before(row, rows)
        if begun:
            row[_key(row, "type")] = f"end {begun}"
        else:
            _leave_out(row)
    else:
        return bool(column) and _drop(row, column)
    return True


def _drop(row: Row, column: str) -> bool:
    """Empty `column`, in all languages; a calculation stays one."""
    found = [name for name in row if _plain(name) == _plain(column)]
    for name in found:
        if _plain(name) == _plain("calculation"):
            row[name] = "1"
        else:
            del row[name]
    return bool(found)


def _leave_out(row: Row) -> None:
    number = row[ROW]
    row.clear()
    row[ROW] = number


def _words(row: Row) -> list[str]:
    return str(row.get(_key(row, "type"), "")).replace("_", " ").split()


def _begun_before(row: Row, rows: list[Row]) -> str:
    """What is open where `row` stands: `group`, `repeat`, or nothing."""
    open_now: list[str] = []
    for other in rows:
        if other is row:
            break
        words = _words(other)
        if words[:1] == ["begin"]:
            open_now.append(words[1])
        elif words[:1] == ["end"] and open_now:
            open_now.pop()
    return open_now[-1] if open_now else ""


def _end_of(row: Row, rows: list[Row]) -> Row | None:
    """The row that ends what `row` begins."""
    depth = 0
    for other in rows[rows.index(row) :]:
        words = _words(other)
        depth += (words[:1] == ["begin"]) - (words[:1] == ["end"])
        if not depth:
            return other
    return None


def _key(row: Row, column: str) -> str:
    """How the sheet spells `column`."""
    return next((name for name in row if _plain(name) == _plain(column)), column)


@cache
def _plain(header: str) -> tuple[str, ...]:
    """The column that a header means, whatever its spelling and language."""
    from pyxform import aliases

    first, *more = (part.strip().lower().replace(" ", "_") for part in header.split("::"))
    if more and first in ("bind", "control", "media", "instance", "body"):
        return (first, more[0])
    meant = aliases.survey_header.get(first, first)
    return meant if isinstance(meant, tuple) else (meant,)


def _place(problem: Problem) -> tuple[int, int]:
    order = ("survey", "choices", "settings")
    sheet = problem.facts.get("sheet")
    return order.index(sheet) if sheet in order else len(order), int(problem.facts.get("row") or 0)
