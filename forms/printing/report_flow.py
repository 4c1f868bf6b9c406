"""Pages of blocks under head row and foot strip: what outlines, volumes and their lists are set on (PAPER 3, 5.3)."""

from __future__ import annotations

from collections.abc import Sequence

from forms.printing.furniture import PrintMarks, coded_foot, fingerprint_line, head_row, print_line, watermark
from forms.printing.measures import FOOT, NORMAL
from forms.printing.questionnaire_blocks import Block
from forms.printing.setting import Typesetter
from forms.printing.sheet import Sheet
from forms.printing.words import COMMON

TOP = NORMAL.top(1) + 8
FIRST_TOP = NORMAL.top(1) + 22
"""Where blocks begin: under the head row, on page 1 under the copy line too."""


def paged(blocks: Sequence[Block], setter: Typesetter, marks: PrintMarks, serial: str) -> list[Sheet]:
    """Sheets with head row and blocks; a held block stays with the next one, and what `repeats` names is drawn again
    above a block that begins a page."""
    sheets: list[Sheet] = []
    y, at = FOOT, 0
    while at < len(blocks):
        group = [blocks[at]]
        while group[-1].held and at + len(group) < len(blocks):
            group.append(blocks[at + len(group)])
        whole = sum(block.height for block in group)
        for number, block in enumerate(group):
            needed = whole if number == 0 and whole < FOOT - TOP else block.height
            if y + needed > FOOT:
                sheets.append(_sheet(setter, marks, serial, first=not sheets))
                y = FIRST_TOP if len(sheets) == 1 else TOP
                if block.repeats is not None:
                    block.repeats.draw(sheets[-1], y)
                    y += block.repeats.height
            block.draw(sheets[-1], y)
            y += block.height
        at += len(group)
    return sheets


def feet(
    sheets: Sequence[Sheet], marks: PrintMarks, kind: str, pages: int = 0, *, duplex: bool = False
) -> None:  # fmt: skip
    """Foot strip and QR of every sheet; `pages` are all there are. `duplex` turns the strip of even pages about."""
    total, words = pages or len(sheets), COMMON[marks.language]
    rows = (print_line(marks), kind, fingerprint_line(marks))
    for number, sheet in enumerate(sheets, 1):
        place = words.page.format(page=number, pages=total)
        coded_foot(sheet, marks, rows, number, place, mirrored=duplex and number % 2 == 0)


def _sheet(setter: Typesetter, marks: PrintMarks, serial: str, first: bool) -> Sheet:
    sheet = Sheet(setter)
    watermark(sheet, marks)
    head_row(sheet, marks, serial, first)
    return sheet
