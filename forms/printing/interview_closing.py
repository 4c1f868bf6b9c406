"""Signature cells of every page and the closing block of the last one (DOMAIN 9.1, V07): nothing pre-filled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from forms.printing.breaking import Language
from forms.printing.faces import Role
from forms.printing.furniture import VOICES
from forms.printing.interview_words import INTERVIEW
from forms.printing.marks import grouped
from forms.printing.measures import FRAME, HAND, INNER, LEFT, MM, NORMAL, RIGHT
from forms.printing.setting import Style
from forms.printing.sheet import Sheet, style
from forms.printing.words import COMMON

CELL_SLOTS = 2
CELLS_TOP = NORMAL.top(NORMAL.lines - CELL_SLOTS)
CELL_HEIGHT = 18 * MM
BLOCK_SLOTS = 8
SHORT_BLOCK_SLOTS = 3
"""Slots of the closing block of an internal note: no interviewee signs it (DOMAIN 9.1b)."""

THREE_CELLS = (66 * MM, 45 * MM, 45 * MM)
TWO_CELLS = (78 * MM, 78 * MM)
HAND_DROP = 2.6
"""Handwriting lines lie so far below the baseline of the words beside them."""


@dataclass(frozen=True)
class Blank:
    """A line to write on. `width` 0 takes what is left up to the right edge or the next fixed piece."""

    width: float = 0


@dataclass(frozen=True)
class Tick:
    """An empty box to tick."""


Piece = str | Blank | Tick
Row = Sequence[Piece]

_DATE_ZH: Row = ("  ", Blank(34), "年", Blank(24), "月", Blank(24), "日")
_DATE_EN: Row = ("   Date: ", Blank(115))

FULL: dict[Language, tuple[Row, ...]] = {
    "zh": (
        ("本记录共", Blank(40), "页，修改", Blank(40), "处，均经本人捺印确认。"),
        ("核对方式： ", Tick(), " 本人阅看　　", Tick(), " 向本人宣读"),
        ("请本人书写：", Blank()),
        (Blank(),),
        ("谈话对象签名：", Blank(), *_DATE_ZH),
        ("拒绝签名的，注明原因：", Blank()),
        ("谈话人签名：", Blank(78), "  记录人签名：", Blank(), *_DATE_ZH),
    ),
    "en": (
        ("This record has ", Blank(36), " pages and ", Blank(36), " corrections, each confirmed by my fingerprint."),
        ("Checked by:  ", Tick(), " reading it myself      ", Tick(), " having it read aloud to me"),
        ("In your own hand: ", Blank()),
        (Blank(),),
        ("Interviewee: ", Blank(), *_DATE_EN),
        ("If signature is refused, reason: ", Blank()),
        ("Interviewer: ", Blank(86), "   Recorder: ", Blank(), *_DATE_EN),
    ),
}

SHORT: dict[Language, tuple[Row, ...]] = {
    "zh": (
        ("本记录共", Blank(40), "页，修改", Blank(40), "处。"),
        ("谈话人签名：", Blank(78), "  记录人签名：", Blank(), *_DATE_ZH),
    ),
    "en": (
        ("This record has ", Blank(36), " pages and ", Blank(36), " corrections."),
        ("Interviewer: ", Blank(86), "   Recorder: ", Blank(), *_DATE_EN),
    ),
}


def signature_cells(sheet: Sheet, language: Language, interviewee: bool) -> None:
    """The last two slots of a page: empty cells for interviewee (when that profile asks for it), interviewer and
    recorder."""
    words, voice = INTERVIEW[language].cells, VOICES[language]
    names = words if interviewee else words[1:]
    widths = THREE_CELLS if interviewee else TWO_CELLS
    top, x = CELLS_TOP + 2, LEFT
    sheet.across(LEFT, RIGHT, top, FRAME)
    sheet.across(LEFT, RIGHT, top + CELL_HEIGHT, INNER)
    for number, (name, width) in enumerate(zip(names, widths, strict=True)):
        inset = 5 if number else 0
        sheet.text(x + inset, top + 12.6, name, voice.label)
        x += width
        if number < len(names) - 1:
            sheet.down(x, top, top + CELL_HEIGHT)


def block_slots(interviewee: bool) -> int:
    return BLOCK_SLOTS if interviewee else SHORT_BLOCK_SLOTS


def closing_block(sheet: Sheet, language: Language, interviewee: bool, text_sha256: str) -> None:
    """The block above the signature cells: a 1 pt rule, the rows of DOMAIN 9.1, the full fingerprint."""
    rows = (FULL if interviewee else SHORT)[language]
    top = CELLS_TOP - block_slots(interviewee) * NORMAL.pitch
    role: Role = "fang" if language == "zh" else "serif"
    sheet.across(LEFT, RIGHT, top, FRAME)
    for number, row in enumerate(rows):
        draw_row(sheet, row, top + number * NORMAL.pitch + 21, style(role, 12))
    full_fingerprint(sheet, language, text_sha256, top + len(rows) * NORMAL.pitch + 14)


def full_fingerprint(sheet: Sheet, language: Language, text_sha256: str, baseline: float) -> None:
    """The whole SHA-256 in 7.5 pt, once in a document."""
    words = COMMON[language].full_fingerprint.format(digits=" ".join(grouped(text_sha256, 8)))
    sheet.text(LEFT, baseline, words, VOICES[language].small, area="closing")


def draw_row(sheet: Sheet, row: Row, baseline: float, look: Style, left: float = LEFT, right: float = RIGHT) -> None:
    """Words, lines to write on and boxes to tick between `left` and `right`."""
    box = 10.5
    fixed = 0.0
    for piece in row:
        fixed += piece.width if isinstance(piece, Blank) else box if isinstance(piece, Tick) else 0
        fixed += sheet.setter.width(piece, look) if isinstance(piece, str) else 0
    open_ends = sum(isinstance(piece, Blank) and not piece.width for piece in row)
    share = (right - left - fixed) / open_ends if open_ends else 0
    x = left
    for piece in row:
        if isinstance(piece, str):
            x = sheet.text(x, baseline, piece, look, area="closing").right
        elif isinstance(piece, Tick):
            sheet.box(x, baseline - box + 1.2, box, box, 0.7)
            x += box
        else:
            end = x + (piece.width or share)
            sheet.across(x + 1 if x > left else x, end - 1 if end < right - 1 else end, baseline + HAND_DROP, HAND)
            x = end
