"""The interview record on paper: signed record and internal copy, both profiles, zh and en (PAPER 4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any, Literal

from forms.printing.body import body_style
from forms.printing.breaking import Language
from forms.printing.faces import Faces
from forms.printing.flow import BodyLine
from forms.printing.furniture import VOICES, Draft, PrintMarks
from forms.printing.interview_body import Spans, Used, internal_lines, signed_lines
from forms.printing.interview_closing import CELLS_TOP, block_slots, closing_block, full_fingerprint, signature_cells
from forms.printing.interview_head import Labels, draw_notices, draw_rows, rows_of
from forms.printing.interview_words import INTERVIEW
from forms.printing.measures import FOOT, FRAME, HAND, INNER, LEFT, NORMAL, RIGHT
from forms.printing.placed import Laid, Line
from forms.printing.record import RecordJob, RecordWords
from forms.printing.setting import Style, Typesetter
from forms.printing.sheet import Sheet, finish, style
from forms.turns import turns_of

Variant = Literal["signed", "internal"]

_FIRST_SLOT = 10
"""Where the body begins on page 1 of a Chinese signed record at the earliest (PAPER 4)."""

_INTERNAL_FOOT = FOOT - 14.5
"""The body of an internal copy ends here; below it stands the full fingerprint on the last page."""


@dataclass(frozen=True)
class InterviewPrint:
    """One print of a locked interview.

    `content` holds the answers, `identity` the opened protected fields (name, gender, unit, post; None prints
    the code only), `members` account id → "name（role）", `labels` field → code → label in `language`.
    `signed_print_no` is named in internal copies. `left_out` are spans of turns that the recorder keeps out of
    an internal copy (V13); `used` are the rows of working papers that rest on a turn, named in internal copies.
    """

    content: Mapping[str, Any]
    identity: Mapping[str, Any] | None
    serial: str
    record_id: str
    text_sha256: str
    print_no: str
    copy_no: int
    copies: int
    variant: Variant
    language: Language
    members: Mapping[str, str]
    labels: Labels
    marking: str
    practice: bool = False
    signed_print_no: str = ""
    left_out: Spans = field(default_factory=dict)
    used: Used = field(default_factory=dict)
    draft: Draft = ""

    @property
    def marks(self) -> PrintMarks:
        return PrintMarks(
            self.language, self.marking, self.serial, self.record_id, self.text_sha256, self.print_no,
            self.copy_no, self.copies, self.practice, self.draft,
        )  # fmt: skip

    @property
    def interviewee_signs(self) -> bool:
        """Only in the profile of a statement (DOMAIN 9.1b)."""
        return self.content.get("profile") == "signed_record"


def lay_out(request: InterviewPrint, faces: Faces) -> Laid:
    """Pages of the print. Raises `Refused("CHARACTER_MISSING")` naming characters that no face has."""
    setter = Typesetter(faces)
    job = _Signed(request, setter) if request.variant == "signed" else _Internal(request, setter)
    return finish(job.sheets(), f"{INTERVIEW[request.language].title} {request.serial}", setter)


def pages_of_turns(request: InterviewPrint, faces: Faces) -> dict[str, int]:
    """Turn id → page of the signed record on which it begins."""
    return _Signed(replace(request, variant="signed"), Typesetter(faces)).pages_of_turns()


def body_text(laid: Laid) -> list[Line]:
    """Every line of the record's text, in reading order: what a test or a comparison with a scan reads."""
    return [line for page in laid.pages for line in page.lines("body")]


class _Interview(RecordJob):
    """What both variants share: words and head rows."""

    def __init__(self, request: InterviewPrint, setter: Typesetter) -> None:
        self.request, self.terms = request, INTERVIEW[request.language]
        words = RecordWords(self.terms.title, self.terms.serial.format(serial=request.serial), self.terms.sensitive)
        look = body_style(request.language, dense=request.variant == "internal")
        super().__init__(setter, request.marks, look, words)

    def rows(self, sheet: Sheet, top: float, identity: Mapping[str, Any] | None) -> float:
        """Head rows and notices; returns the lower edge."""
        request = self.request
        rows = rows_of(request.content, identity, request.members, request.labels, request.language)
        top = draw_rows(sheet, rows, top, request.language)
        return draw_notices(sheet, notices_of(request.content), request.labels, top, request.language)


def notices_of(content: Mapping[str, Any]) -> set[str]:
    """Codes of the notices that were given; the form calls the code `item`."""
    codes = (row.get("item") or row.get("code") for row in content.get("notices") or ())
    return {str(code) for code in codes if code}


class _Signed(_Interview):
    """The record that is signed page by page."""

    def head(self, sheet: Sheet) -> float:
        self.row(sheet, first=True)
        foot = self.rows(sheet, self.title(sheet), self.request.identity)
        if self.request.language == "en":
            sheet.across(LEFT, RIGHT, foot + 5, FRAME)
            return foot + 14
        sheet.across(LEFT, RIGHT, foot + 7.7, FRAME)
        slot = max(_FIRST_SLOT, -int(-(foot + 14 - NORMAL.top(0)) // NORMAL.pitch))
        return NORMAL.top(slot)

    def body(self) -> Sequence[BodyLine]:
        return signed_lines(turns_of(self.request.content), self.request.language, self.setter)

    def bottom(self, final: bool) -> float:
        slots = block_slots(self.request.interviewee_signs) if final else 0
        return CELLS_TOP - slots * NORMAL.pitch

    def foot(self, sheet: Sheet, final: bool) -> None:
        language, signs = self.request.language, self.request.interviewee_signs
        if final:
            closing_block(sheet, language, signs, self.request.text_sha256)
        signature_cells(sheet, language, signs)

    def kind(self) -> str:
        return self.terms.signed_kind

    def pages_of_turns(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for page, share in enumerate(self.shares, 1):
            for line in share.lines:
                found.setdefault(line.turn, page)
        return found


class _Internal(_Interview):
    """The internal copy: code only, sensitive exchanges left out, nothing to sign."""

    def row(self, sheet: Sheet, first: bool) -> float:
        edge = super().row(sheet, first)
        zh = self.request.language == "zh"
        look = style("hei", 12) if zh else style("sans_bold", 9)
        line = self.setter.line(self.terms.internal_badge, look)
        baseline = VOICES[self.request.language].head_baseline
        placed = sheet.put(line, edge + 20, baseline - (1 if zh else 0.8))
        sheet.box(placed.left - 6, placed.baseline - look.size - 1.6, line.width + 12, look.size + 6, HAND)
        return edge

    def head(self, sheet: Sheet) -> float:
        self.row(sheet, first=True)
        foot = self.rows(sheet, self.title(sheet), None) + 7.7
        sheet.across(LEFT, RIGHT, foot, INNER)
        zh = self.request.language == "zh"
        look = Style("kai", 12, justify=True) if zh else Style("serif_italic", 10.5, language="en")
        pitch = 19.4 if zh else 15.0
        lines = self.setter.lines(self._note(), look, RIGHT - LEFT)
        for number, line in enumerate(lines):
            sheet.put(line, LEFT, foot + 18 + number * pitch, "head")
        foot += 7 + len(lines) * pitch + (11 if zh else 7)
        sheet.across(LEFT, RIGHT, foot, INNER)
        return foot + 10

    def _flagged(self) -> list[int]:
        """Number of turns in each run of flagged ones."""
        grouped = groupby(turns_of(self.request.content), key=lambda turn: turn.sensitive)
        return [len(list(group)) for flagged, group in grouped if flagged]

    def _note(self) -> str:
        print_no = self.request.signed_print_no
        groups = len(self._flagged())
        reference = self.terms.signed_reference.format(print_no=print_no) if print_no else ""
        return self.terms.internal_note[groups != 1].format(groups=groups, reference=reference)

    def body(self) -> Sequence[BodyLine]:
        request = self.request
        turns = turns_of(request.content)
        pages: Mapping[str, int] = {}
        if any(turn.sensitive for turn in turns):
            pages = _Signed(replace(request, variant="signed"), self.setter).pages_of_turns()
        return internal_lines(turns, request.language, self.setter, pages, request.left_out, request.used)

    def top(self, page: int) -> float:
        # 24 dense lines leave some room: it goes under the head rule
        return super().top(page) + (5 if page and self.request.language == "zh" else 0)

    def bottom(self, final: bool) -> float:
        return _INTERNAL_FOOT

    def foot(self, sheet: Sheet, final: bool) -> None:
        if final:
            sheet.across(LEFT, RIGHT, _INTERNAL_FOOT + 2, INNER)
            full_fingerprint(sheet, self.request.language, self.request.text_sha256, _INTERNAL_FOOT + 14)

    def kind(self) -> str:
        turns = sum(self._flagged())
        return self.terms.internal_kind[turns != 1].format(turns=turns)
