"""Pages of blocks under head row and foot strip: what outlines, volumes and their lists are set on (PAPER 3, 5.3)."""

from __future__ import annotations

from collections.abc import Sequence

from forms.printing.furniture import QR_SIDE, STRIP_TOP, PrintMarks, code_at, foot_strip, head_row, watermark
from forms.printing.measures import FOOT, NORMAL, RIGHT
from forms.printing.questionnaire_blocks import Block
from forms.printing.setting import Typesetter
from forms.printing.sheet import Sheet

TOP = NORMAL.top(1) + 8
FIRST_TOP = NORMAL.top(1) + 22
"""Where blocks begin: under the head row, on page 1 under the copy line too."""

CODE_LEFT = RIGHT - QR_SIDE - 130
"""Of the QR in the foot strip, beside the page number."""


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


def feet(sheets: Sequence[Sheet], marks: PrintMarks, kind: str, before: int = 0, pages: int = 0) -> None:
    """Foot strip and QR of every sheet; `before` pages stand in front of them, `pages` are all there are."""
    total = pages or before + len(sheets)
    for number, sheet in enumerate(sheets, before + 1):
        foot_strip(sheet, marks, kind, number, total)
        code_at(sheet, marks, number, CODE_LEFT, STRIP_TOP)


def _sheet(setter: Typesetter, marks: PrintMarks, serial: str, first: bool) -> Sheet:
    sheet = Sheet(setter)
    watermark(sheet, marks)
    head_row(sheet, marks, serial, first)
    return sheet
