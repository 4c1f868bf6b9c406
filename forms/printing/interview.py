"""The interview record on paper: signed record and internal copy, both profiles, zh and en (PAPER 4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any, Literal

from forms.printing.breaking import Language
from forms.printing.faces import Faces
from forms.printing.flow import BodyLine, Share, divide
from forms.printing.furniture import (
    VOICES,
    PrintMarks,
    code_above,
    foot_strip,
    head_row,
    strike,
    watermark,
)  # fmt: skip
from forms.printing.interview_body import Spans, body_style, internal_lines, signed_lines
from forms.printing.interview_closing import (
    CELLS_TOP,
    block_slots,
    closing_block,
    full_fingerprint,
    signature_cells,
)  # fmt: skip
from forms.printing.interview_head import Labels, draw_notices, draw_rows, rows_of
from forms.printing.interview_words import INTERVIEW
from forms.printing.measures import ASCENT, BAR, FOOT, FRAME, INNER, LEFT, MM, NORMAL, RIGHT
from forms.printing.placed import Laid, Line
from forms.printing.setting import Style, Typesetter
from forms.printing.sheet import Sheet, finish, style
from forms.turns import turns_of

Variant = Literal["signed", "internal"]

_BODY_TOP = NORMAL.top(1)
"""Where the body begins on continuation pages, in both languages."""

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
    an internal copy (V13).
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

    @property
    def marks(self) -> PrintMarks:
        return PrintMarks(
            self.language, self.marking, self.serial, self.record_id, self.text_sha256, self.print_no,
            self.copy_no, self.copies, self.practice,
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


class _Job:
    """What both variants share. `head` draws the head block; its outcome fixes where the body begins."""

    def __init__(self, request: InterviewPrint, setter: Typesetter) -> None:
        self.request, self.setter = request, setter
        self.words = INTERVIEW[request.language]
        self.look = body_style(request.language, internal=request.variant == "internal")
        self.first = Sheet(setter)
        watermark(self.first, request.marks)
        self.body_top = self.head(self.first)
        self.shares = divide(self.body(), self.room)

    def head(self, sheet: Sheet) -> float:
        """Draw everything above the body of page 1; returns where the body begins."""
        raise NotImplementedError

    def body(self) -> Sequence[BodyLine]:
        raise NotImplementedError

    def bottom(self, final: bool) -> float:
        """Lower edge of the body."""
        raise NotImplementedError

    def foot(self, sheet: Sheet, final: bool) -> None:
        """Draw what stands below the body."""
        raise NotImplementedError

    def kind(self) -> str:
        """The kind of print, in the foot strip."""
        raise NotImplementedError

    def top(self, page: int) -> float:
        return self.body_top if page == 0 else _BODY_TOP

    def room(self, page: int, final: bool) -> int:
        return max(0, int((self.bottom(final) - self.top(page)) / self.look.pitch + 1e-6))

    def sheets(self) -> list[Sheet]:
        sheets = [self.first]
        for page, share in enumerate(self.shares):
            if page:
                sheets.append(Sheet(self.setter))
                watermark(sheets[-1], self.request.marks)
                self.row(sheets[-1], first=False)
            self._fill(sheets[-1], page, share)
        return sheets

    def row(self, sheet: Sheet, first: bool) -> float:
        return head_row(sheet, self.request.marks, self.words.serial.format(serial=self.request.serial), first)

    def _fill(self, sheet: Sheet, page: int, share: Share) -> None:
        pitch, top = self.look.pitch, self.top(page)
        marks = self.request.marks
        for number, body in enumerate(share.lines):
            baseline = top + number * pitch + (pitch - self.look.text.size) / 2 + ASCENT * self.look.text.size
            if body.label:
                sheet.put(body.label, LEFT, baseline)
            sheet.put(body.line, LEFT + body.indent, baseline, "body")
        self._bars(sheet, share.lines, top)
        spare = share.room - len(share.lines)
        strike(sheet, marks.language, top + len(share.lines) * pitch, pitch, spare, share.final, self.look.indent)
        self.foot(sheet, share.final)
        foot_strip(sheet, marks, self.kind(), page + 1, len(self.shares))
        code_above(sheet, marks, page + 1)

    def _bars(self, sheet: Sheet, lines: Sequence[BodyLine], top: float) -> None:
        """A bar 3 mm left of the type area beside flagged turns, and the word for it."""
        pitch, x = self.look.pitch, LEFT - 3 * MM
        for barred, group in groupby(enumerate(lines), key=lambda pair: pair[1].barred):
            numbers = [number for number, _ in group]
            if not barred:
                continue
            start, end = top + numbers[0] * pitch + 2, top + (numbers[-1] + 1) * pitch - 2
            sheet.down(x, start, end, BAR)
            zh = self.request.language == "zh"
            word = style("hei", 10.5) if zh else style("sans_bold", 8)
            middle = top + (numbers[0] + 0.5) * pitch + word.size * 0.36
            sheet.text(x - 4, middle, self.words.sensitive, word, "right")

    def title(self, sheet: Sheet) -> float:
        """Title, from page 1's copy line down to the head block; returns where that begins."""
        if self.request.language == "zh":
            line = self.setter.line(self.words.title, style("title", 22, 8))
            # the tracking behind the last character is not part of the centred word
            sheet.put(line, (LEFT + RIGHT - line.width + 8) / 2, 193.4, "head")
            return 209.6
        sheet.text(LEFT, 181, self.words.title, style("serif_bold", 22), area="head")
        return 192.6

    def rows(self, sheet: Sheet, top: float, identity: Mapping[str, Any] | None) -> float:
        """Head rows and notices; returns the lower edge."""
        request = self.request
        rows = rows_of(request.content, identity, request.members, request.labels, request.language)
        top = draw_rows(sheet, rows, top, request.language)
        given = {str(row["item"]) for row in request.content.get("notices") or () if row.get("item")}
        return draw_notices(sheet, given, request.labels, top, request.language)


class _Signed(_Job):
    """The record that is signed page by page."""

    def head(self, sheet: Sheet) -> float:
        self.row(sheet, first=True)
        foot = self.rows(sheet, self.title(sheet), self.request.identity)
        if self.request.language == "en":
            sheet.across(LEFT, RIGHT, foot + 5, FRAME)
            return foot + 14
        sheet.across(LEFT, RIGHT, foot + 7.7, FRAME)
        slot = max(_FIRST_SLOT, -int(-(foot + 16 - NORMAL.top(0)) // NORMAL.pitch))
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
        return self.words.signed_kind

    def pages_of_turns(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for page, share in enumerate(self.shares, 1):
            for line in share.lines:
                found.setdefault(line.turn, page)
        return found


class _Internal(_Job):
    """The internal copy: code only, sensitive exchanges left out, nothing to sign."""

    def row(self, sheet: Sheet, first: bool) -> float:
        edge = super().row(sheet, first)
        zh = self.request.language == "zh"
        look = style("hei", 12) if zh else style("sans_bold", 9)
        line = self.setter.line(self.words.internal_badge, look)
        baseline = VOICES[self.request.language].head_baseline
        placed = sheet.put(line, edge + 20, baseline - (1 if zh else 0.8))
        sheet.box(placed.left - 6, placed.baseline - look.size - 1.6, line.width + 12, look.size + 6, HALF_POINT)
        return edge

    def head(self, sheet: Sheet) -> float:
        self.row(sheet, first=True)
        foot = self.rows(sheet, self.title(sheet), None) + 7.7
        sheet.across(LEFT, RIGHT, foot, INNER)
        zh = self.request.language == "zh"
        look = Style("kai", 12, justify=True) if zh else Style("serif_italic", 10.5, language="en")
        pitch = 19.4 if zh else 15.0
        for number, line in enumerate(self.setter.lines(self._note(), look, RIGHT - LEFT)):
            sheet.put(line, LEFT, foot + 18 + number * pitch, "head")
        foot += 18 + number * pitch + 11
        sheet.across(LEFT, RIGHT, foot, INNER)
        return foot + 10

    def _flagged(self) -> list[tuple[bool, int]]:
        """Runs of turns: whether flagged, and how many turns."""
        grouped = groupby(turns_of(self.request.content), key=lambda turn: turn.sensitive)
        return [(flagged, len(list(group))) for flagged, group in grouped]

    def _note(self) -> str:
        request = self.request
        reference = self.words.signed_reference.format(print_no=request.signed_print_no)
        groups = sum(flagged for flagged, _ in self._flagged())
        return self.words.internal_note.format(groups=groups, reference=reference if request.signed_print_no else "")

    def body(self) -> Sequence[BodyLine]:
        request = self.request
        turns = turns_of(request.content)
        pages: Mapping[str, int] = {}
        if any(turn.sensitive for turn in turns):
            pages = _Signed(replace(request, variant="signed"), self.setter).pages_of_turns()
        return internal_lines(turns, request.language, self.setter, pages, request.left_out)

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
        turns = sum(count for flagged, count in self._flagged() if flagged)
        return self.words.internal_kind.format(turns=turns)


HALF_POINT = 0.5


def body_text(laid: Laid) -> list[Line]:
    """Every line of the record's text, in reading order: what a test or a comparison with a scan reads."""
    return [line for page in laid.pages for line in page.lines("body")]
