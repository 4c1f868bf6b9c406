"""A design on its way into use: its own check, then the very reader that reads forms that are brought."""

from __future__ import annotations

from dataclasses import dataclass

from forms.problems import Problem, Refused
from forms.xlsform.design.checks import Finding, findings
from forms.xlsform.design.edits import without
from forms.xlsform.design.model import Design
from forms.xlsform.design.sheets import Sheets, sheets_of
from forms.xlsform.design.workbook import written
from forms.xlsform.model import Form
from forms.xlsform.reading import read_form


@dataclass(frozen=True)
class Review:
    """`form` and `source` are what would be kept; `form` is None while the reader refuses. `findings` say what is in
    the way (`ready` when nothing is) and what is worth knowing. `shown` is what can be looked at already: without the
    items that the reader refuses (`left_out` says whether there are any); None where nothing is left."""

    design: Design
    findings: tuple[Finding, ...]
    source: bytes = b""
    form: Form | None = None
    shown: Form | None = None

    @property
    def left_out(self) -> bool:
        return self.form is None

    @property
    def stops(self) -> int:
        """In how many places something is in the way: of items, and of the form as a whole."""
        return len({one.item for one in self.findings if one.stop})

    @property
    def ready(self) -> bool:
        return self.form is not None and not self.stops

    def of(self, item: str) -> tuple[Finding, ...]:
        """What is said of one item (empty: of the form)."""
        return tuple(one for one in self.findings if one.item == item)


def review(design: Design, taken: frozenset[tuple[str, str]] = frozenset()) -> Review:
    """Check a design; `taken` are the form ids and versions that are in use.

    A form is there as soon as the reader takes it, even where words are missing; the reader's own refusal is told only
    where the design's check found nothing at that place.
    """
    own = findings(design)
    if (design.form_id, design.version) in taken:
        own.append(Finding("", Refused("DESIGN_VERSION_TAKEN", id=design.form_id, version=design.version)))
    sheets = sheets_of(design)
    source = written(sheets)
    try:
        form = read_form(source, file_name(design))
    except Problem as problem:
        told = _finding(problem, sheets, True)
        known = own if any(one.item == told.item for one in own) else [*own, told]
        return Review(design, tuple(known), source, shown=_shown(design, told.item))
    notes = [_finding(note.as_problem(), sheets, False) for note in form.notices]
    return Review(design, (*own, *notes), source, form, form)


def _shown(design: Design, refused: str) -> Form | None:
    """The form of what the reader takes, once what it refuses is left out, item by item from `refused` on."""
    left = design
    while refused:
        left = without(left, refused)
        sheets = sheets_of(left)
        try:
            return read_form(written(sheets), file_name(left))
        except Problem as problem:
            refused = _finding(problem, sheets, True).item
    return None


def file_name(design: Design) -> str:
    """What the workbook is called."""
    version = f"-v{design.version}" if design.version else ""
    plain = "".join(one if one.isalnum() or one in "._-" else "_" for one in design.form_id + version)
    return f"{plain or 'form'}.xlsx"


def _finding(problem: Problem, sheets: Sheets, stop: bool) -> Finding:
    item = sheets.item_of(str(problem.facts.get("sheet", "")), int(problem.facts.get("row", 0) or 0))
    told = problem if isinstance(problem, Refused) else Refused(problem.code, **problem.facts)
    return Finding(item, told, stop)
