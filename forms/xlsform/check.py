"""What there is to say about a form file before anyone uses it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from forms.problems import EnvironmentProblem, Problem, Refused
from forms.tally.shape import paper_notices
from forms.xlsform.beside import FilesBeside
from forms.xlsform.bounds import MAX_FILE
from forms.xlsform.faults import Faults, faults_in
from forms.xlsform.model import Form, FormNotice
from forms.xlsform.reading import read_form
from forms.xlsform.unprinted import Missing, unprinted

_ROWS = 12
"""Rows that are named in one notice."""
_OF_A_CELL = ("FORM_FORMULA_ONE", "FORM_FORMULA_VALUE", "FORM_MERGED_CELLS")


@dataclass(frozen=True)
class FormReport:
    """`form` is None when the file is refused, and then `faults` are all that is wrong, in the order of the sheets
    (`whole`: as far as a reader can tell), and `problem` the first of them. `questions` counts by type; `source` and
    `tables` are the very bytes that were read: the form's own, and of each table beside it that it names."""

    path: Path
    form: Form | None
    problem: Problem | None
    notices: tuple[FormNotice, ...]
    questions: Mapping[str, int]
    source: bytes = b""
    tables: Mapping[str, bytes] = field(default_factory=dict)
    faults: tuple[Problem, ...] = ()
    whole: bool = True

    @property
    def usable(self) -> bool:
        return self.form is not None

    @property
    def exit_code(self) -> int:
        """0 usable (with or without notices), 3 refused, 4 not readable."""
        return self.problem.exit_code if self.problem else 0


def by_kind(notices: Iterable[FormNotice]) -> list[Problem]:
    """Notices as they are listed: what is said of several rows in the same words is said once, of all of them."""
    found: dict[tuple[object, ...], list[FormNotice]] = {}
    for note in notices:
        alike = (note.code, note.sheet, tuple(note.facts.items()), note.code in _OF_A_CELL and note.row)
        found.setdefault(alike, []).append(note)
    return [_of_rows(notes) for notes in found.values()]


def _of_rows(notes: list[FormNotice]) -> Problem:
    first = notes[0].as_problem()
    rows = [str(row) for row in dict.fromkeys(note.row for note in notes)]
    if len(rows) > 1:
        first.facts["row"] = ", ".join(rows[:_ROWS]) + (" …" if len(rows) > _ROWS else "")
    return first


def check(path: Path, missing: Missing | None = None) -> FormReport:
    """Read the form at `path` with the files beside it; never raises for what is wrong with the file. With `missing`
    also what of its words cannot be printed is named."""
    try:
        form, source, tables = _read(path)
    except Refused as problem:
        faults = _faults(path, problem)
        return FormReport(path, None, faults.found[0], faults.notes, {}, faults=faults.found, whole=faults.whole)
    except Problem as problem:
        return FormReport(path, None, problem, (), {}, faults=(problem,))
    questions = Counter(str(question.type) for question in form.questions())
    found = [*form.notices, *paper_notices(form), *(unprinted(form, source, path.name, missing) if missing else ())]
    notices = sorted(found, key=lambda note: (note.sheet != "survey", note.sheet, note.row))
    return FormReport(path, form, None, tuple(notices), dict(questions), source, tables)


def read_form_at(path: Path) -> Form:
    """The form in the file at `path`; CSV files beside it that it names serve its lists. Raises as `read_form`, and
    `EnvironmentProblem("FORM_FILE_UNREADABLE")`."""
    return _read(path)[0]


def _faults(path: Path, first: Refused) -> Faults:
    try:
        if path.stat().st_size <= MAX_FILE:
            return faults_in(path.read_bytes(), path.name, FilesBeside(path), first)
    except OSError:
        pass  # it was there a moment ago, and `first` is still true
    return Faults((first,), False)


def _read(path: Path) -> tuple[Form, bytes, dict[str, bytes]]:
    try:
        if path.stat().st_size > MAX_FILE:
            return read_form(b" " * (MAX_FILE + 1), path.name), b"", {}
        source = path.read_bytes()
        beside = FilesBeside(path)
    except OSError as error:
        raise EnvironmentProblem("FORM_FILE_UNREADABLE", name=path.name) from error
    form = read_form(source, path.name, beside)
    return form, source, {name: data for name, data in beside.read.items() if name in form.tables}
