"""What there is to say about a form file before anyone uses it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from forms.problems import EnvironmentProblem, Problem
from forms.tally.shape import paper_notices
from forms.xlsform.bounds import MAX_FILE
from forms.xlsform.model import Form, FormNotice
from forms.xlsform.reading import read_form

COMPANION_LIMIT = 64 * 1024 * 1024
"""Bytes of all companions together."""


@dataclass(frozen=True)
class FormReport:
    """`form` is None when the file is refused, and then `problem` says why. `questions` counts by type."""

    path: Path
    form: Form | None
    problem: Problem | None
    notices: tuple[FormNotice, ...]
    questions: Mapping[str, int]

    @property
    def usable(self) -> bool:
        return self.form is not None

    @property
    def exit_code(self) -> int:
        """0 usable (with or without notices), 3 refused, 4 not readable."""
        return self.problem.exit_code if self.problem else 0


def check(path: Path) -> FormReport:
    """Read the form at `path` with the files beside it; never raises for what is wrong with the file."""
    try:
        form = read_form_at(path)
    except Problem as problem:
        return FormReport(path, None, problem, (), {})
    questions = Counter(str(question.type) for question in form.questions())
    return FormReport(path, form, None, (*form.notices, *paper_notices(form)), dict(questions))


def read_form_at(path: Path) -> Form:
    """The form in the file at `path`; CSV files beside it serve its lists. Raises as `read_form`, and
    `EnvironmentProblem("FORM_FILE_UNREADABLE")`."""
    try:
        if path.stat().st_size > MAX_FILE:
            return read_form(b" " * (MAX_FILE + 1), path.name)
        source = path.read_bytes()
        beside = _companions(path)
    except OSError as error:
        raise EnvironmentProblem("FORM_FILE_UNREADABLE", name=path.name) from error
    return read_form(source, path.name, beside)


def _companions(path: Path) -> dict[str, bytes]:
    """CSV files beside the form with their bytes, and the names of pictures and sounds (they are shown later).

    ODK keeps them beside the form or in `<form>-media`.
    """
    found: dict[str, bytes] = {}
    left = COMPANION_LIMIT
    for folder in (path.parent, path.parent / f"{path.stem}-media"):
        for file in sorted(folder.iterdir()) if folder.is_dir() else ():
            size = file.stat().st_size if file.is_file() else 0
            if file == path or not file.is_file() or size > left:
                continue
            is_table = file.suffix.lower() == ".csv"
            left -= size if is_table else 0
            found[file.name] = file.read_bytes() if is_table else b""
    return found
