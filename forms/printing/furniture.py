"""What every page carries (PAPER 3, V06, V07): head row, foot strip, QR, strike of unused lines, watermark."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from forms.printing.breaking import Language
from forms.printing.faces import Role
from forms.printing.marks import qr_text, short_fingerprint
from forms.printing.measures import (
    ASCENT,
    FOOT,
    HAND,
    LEFT,
    MM,
    NORMAL,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RIGHT,
    STRIKE,
    TOP,
    WIDTH,
)  # fmt: skip
from forms.printing.placed import Code, Rule
from forms.printing.setting import Style
from forms.printing.sheet import Sheet, style
from forms.printing.words import COMMON

QR_SIDE = 14.5 * MM
QR_TOP = 14 * MM
STRIP_TOP = FOOT + 5.5 * MM
STRIP_PITCH = 13
HEAD_ROW_FOOT = NORMAL.top(1) - 2.2
"""The rule under the head row of continuation pages."""


@dataclass(frozen=True)
class Voice:
    """Which face speaks where in one language (PAPER 2) and how large."""

    marking: Style
    serial: Style
    copy: Style
    strip: Style
    page: Style
    empty: Style
    small: Style
    label: Style
    head_baseline: float
    copy_baseline: float


_EN_PITCH = 18.0

VOICES: Mapping[Language, Voice] = {
    "zh": Voice(
        marking=style("hei", 16), serial=style("song", 14), copy=style("song", 14), strip=style("song", 9),
        page=style("song", 14), empty=style("kai", 14), small=style("song", 7.5), label=style("song", 10.5),
        head_baseline=NORMAL.baseline(0), copy_baseline=NORMAL.baseline(1),
    ),
    "en": Voice(
        marking=style("sans_bold", 12), serial=style("serif", 12), copy=style("serif", 12),
        strip=style("sans", 9), page=style("serif", 11), empty=style("serif_italic", 12), small=style("sans", 7.5),
        label=style("sans", 8),
        head_baseline=TOP + (_EN_PITCH - 12) / 2 + ASCENT * 12,
        copy_baseline=TOP + _EN_PITCH + (_EN_PITCH - 12) / 2 + ASCENT * 12,
    ),
}  # fmt: skip


Draft = Literal["", "draft", "void"]
"""What may only be looked at: a record that is not fixed yet, or one that is void."""


@dataclass(frozen=True)
class PrintMarks:
    """What identifies one printed copy (V06)."""

    language: Language
    marking: str
    serial: str
    record_id: str
    text_sha256: str
    print_no: str
    copy_no: int
    copies: int
    practice: bool
    draft: Draft = ""
    """A preview of what may not be printed: it has no print number and no QR."""


def watermark(sheet: Sheet, marks: PrintMarks) -> None:
    """演练 / PRACTICE, 草稿 / DRAFT or 作废 / VOID in 60 pt, 12 % grey, across the middle. Called before anything
    else is put on the page."""
    common = COMMON[marks.language]
    drafts = {"": "", "draft": common.draft, "void": common.void}
    words = (common.practice if marks.practice else "", drafts[marks.draft])
    words_across(sheet, marks.language, [word for word in words if word])


def words_across(sheet: Sheet, language: Language, said: Sequence[str]) -> None:
    """Each of `said` in 60 pt, 12 % grey, slanting across the page."""
    role: Role = "hei" if language == "zh" else "sans_bold"
    for number, word in enumerate(said):
        words = sheet.setter.line(word, style(role, 60, 12))
        middle = PAGE_HEIGHT / 2 + 24 + (number - (len(said) - 1) / 2) * 160
        # 12 % grey is 88 % of white
        placed = words.placed(PAGE_WIDTH / 2 - words.width / 2, middle, grey=0.88)
        sheet.items.append(replace(placed, angle=30))


MARKINGS = {
    "工作秘密·内部": "Work secret · internal", "内部": "Internal", "内部事项 注意保管": "Internal matter · keep safe",
}  # fmt: skip
"""English words of the markings (V19): a stint keeps its marking in Chinese."""


def marking_text(marks: PrintMarks) -> str:
    """The marking in the language of the page, where it has a word there: English ones in capitals."""
    return MARKINGS.get(marks.marking, marks.marking).upper() if marks.language == "en" else marks.marking


def print_line(marks: PrintMarks) -> str:
    """Print number and copy; of a draft that it has none."""
    words = COMMON[marks.language]
    if marks.draft:
        return words.unprinted
    return words.print_line.format(print_no=marks.print_no, copy=marks.copy_no, copies=marks.copies)


def fingerprint_line(marks: PrintMarks) -> str:
    return COMMON[marks.language].fingerprint.format(fingerprint=short_fingerprint(marks.text_sha256))


def head_row(sheet: Sheet, marks: PrintMarks, serial: str, first: bool) -> float:
    """Marking left, serial right; the copy line on the first page, a rule under the row on the others.

    Returns the right edge of the marking.
    """
    voice = VOICES[marks.language]
    edge = sheet.text(LEFT, voice.head_baseline, marking_text(marks), voice.marking).right
    sheet.text(RIGHT, voice.head_baseline, serial, voice.serial, "right")
    if first:
        words = COMMON[marks.language].copy.format(copy=marks.copy_no, copies=marks.copies)
        sheet.text(RIGHT, voice.copy_baseline, words, voice.copy, "right")
    else:
        baseline = HEAD_ROW_FOOT if marks.language == "zh" else voice.head_baseline + 6.8
        sheet.across(LEFT, RIGHT, baseline, HAND)
    return edge


def foot_strip(sheet: Sheet, marks: PrintMarks, kind: str, page: int, pages: int) -> None:
    """Print number and copy, kind of print, fingerprint; the page number on the outer side (PAPER 3.2)."""
    words, voice = COMMON[marks.language], VOICES[marks.language]
    rows = (print_line(marks), kind, fingerprint_line(marks))
    for number, row in enumerate(rows):
        sheet.text(LEFT, STRIP_TOP + ASCENT * 9 + number * STRIP_PITCH, row, voice.strip)
    place = words.page.format(page=page, pages=pages)
    sheet.text(RIGHT - voice.page.size, STRIP_TOP + ASCENT * 14, place, voice.page, "right")


def coded_foot(
    sheet: Sheet, marks: PrintMarks, rows: Sequence[str], page: int, place: str, mirrored: bool = False,
    size: float = 14, drop: float = 0,
) -> None:  # fmt: skip
    """The foot strip of pages that nobody signs page by page: the QR on the binding side, `rows` beside it, the page
    number on the outer side (PAPER 3). `mirrored` is for even pages of duplex prints."""
    voice = VOICES[marks.language]
    code_at(sheet, marks, page, RIGHT - QR_SIDE if mirrored else LEFT, STRIP_TOP)
    beside = 0 if marks.draft else QR_SIDE + 3.2 * MM
    for number, row in enumerate(rows):
        baseline = STRIP_TOP + ASCENT * 9 + number * STRIP_PITCH
        if mirrored:
            sheet.text(RIGHT - beside, baseline, row, voice.strip, "right")
        else:
            sheet.text(LEFT + beside, baseline, row, voice.strip)
    look = replace(voice.page, size=size) if marks.language == "zh" else voice.page
    x = LEFT + look.size if mirrored else RIGHT - look.size
    sheet.text(x, STRIP_TOP + drop + ASCENT * 14, place, look, "left" if mirrored else "right")


def code_above(sheet: Sheet, marks: PrintMarks, page: int) -> None:
    """The QR of a page that is signed: in the top margin, away from pens (PAPER 8)."""
    code_at(sheet, marks, page, RIGHT - QR_SIDE, QR_TOP)


def code_at(sheet: Sheet, marks: PrintMarks, page: int, x: float, y: float) -> None:
    """The QR of `page` with its upper left corner at (x, y); a draft has none, since no register knows it."""
    if marks.draft:
        return
    text = qr_text(marks.record_id, marks.text_sha256, page, marks.print_no, marks.copy_no)
    sheet.items.append(Code(x, y, QR_SIDE, text))


def strike(sheet: Sheet, language: Language, top: float, pitch: float, lines: int, final: bool, indent: float) -> None:
    """Close `lines` unused lines below `top` (V07): a word, and a line that leaves no room to add."""
    if lines <= 0:
        return
    words, voice = COMMON[language], VOICES[language]
    word = words.below_empty if final else words.page_below_empty
    baseline = top + (pitch - voice.empty.size) / 2 + ASCENT * voice.empty.size
    edge = sheet.text(LEFT + indent, baseline, word, voice.empty).right
    if lines == 1:
        middle = top + pitch / 2
        sheet.rule(Rule(edge + 6, middle, RIGHT, middle, STRIKE))
    else:
        sheet.rule(Rule(LEFT, top + lines * pitch - 4, LEFT + WIDTH, top + 2, STRIKE))
