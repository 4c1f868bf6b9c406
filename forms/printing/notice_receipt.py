"""The receipt of a notice: the principal head signs and promises by hand, the team notes service and result."""

from __future__ import annotations

from forms.printing.interview_closing import Blank, Piece, Tick, draw_row
from forms.printing.measures import HAND, LEFT, NORMAL, RIGHT, WIDTH
from forms.printing.notice_words import NOTICE
from forms.printing.order import PageOrder
from forms.printing.placed import Rule
from forms.printing.setting import Style
from forms.printing.sheet import Sheet, style

PROMISE_LINES = 5
PROMISE_PITCH = 33.4
_TITLE, _NUMBER, _TEXT = 164.0, 189.0, 213.0
_SIGNER, _POST, _PROMISE, _FIRST_LINE = 296.0, 333.0, 375.0, 406.0
_RESPONSIBLE, _CUT, _TEAM, _SERVED, _RESULT, _CHECKED = 585.0, 604.0, 619.0, 645.0, 678.0, 711.0
"""Baselines from the top of the paper (measured on the picture of PAPER 4)."""


def draw_receipt(sheet: Sheet, order: PageOrder, copy: int, notice_pages: int) -> None:
    """Draw the receipt for copy `copy` of a notice of `notice_pages` pages; nothing on it is filled in."""
    words, zh = NOTICE[order.language], order.language == "zh"
    title = sheet.setter.line(words.receipt_title, style("title", 22) if zh else style("serif_bold", 20))
    sheet.put(title, (LEFT + RIGHT - title.width) / 2, _TITLE, "head")
    small = style("fang", 14) if zh else style("serif", 11)
    sheet.text(RIGHT, _NUMBER, words.number.format(serial=order.serial), small, "right", "head")
    text = Style("fang", 16, NORMAL.cell, justify=True) if zh else Style("serif", 12, language="en")
    said = words.received.format(serial=order.serial, copy=copy, pages=notice_pages)
    for number, line in enumerate(sheet.setter.lines(("　　" if zh else "") + said, text, WIDTH)):
        sheet.put(line, LEFT, _TEXT + 14 + number * (NORMAL.pitch if zh else 18), "body")
    _signer(sheet, order)
    _team(sheet, order)


def _signer(sheet: Sheet, order: PageOrder) -> None:
    words, zh = NOTICE[order.language], order.language == "zh"
    label = style("hei", 16) if zh else style("sans_bold", 11)
    middle = LEFT + WIDTH * 0.52
    draw_row(sheet, (f"{words.signer} ", Blank()), _SIGNER, label)
    draw_row(sheet, (f"{words.post} ", Blank()), _POST, label, LEFT, middle)
    if zh:
        sheet.text(RIGHT, _POST, words.day, style("fang", 16), "right", "closing")
    else:
        draw_row(sheet, (f"{words.day} ", Blank()), _POST, label, middle + 14, RIGHT)
    sheet.text(LEFT, _PROMISE, words.promise, label, area="closing")
    for number in range(PROMISE_LINES):
        sheet.across(LEFT, RIGHT, _FIRST_LINE + number * PROMISE_PITCH, HAND)
    draw_row(sheet, (f"{words.responsible} ", Blank()), _RESPONSIBLE, label, LEFT, middle - 8)
    draw_row(sheet, (f"{words.done_by} ", Blank()), _RESPONSIBLE, label, middle + 8, RIGHT)


def _team(sheet: Sheet, order: PageOrder) -> None:
    """Under the dashed line: what the team fills in."""
    words, zh = NOTICE[order.language], order.language == "zh"
    look = style("song", 14) if zh else style("serif", 11)
    sheet.rule(Rule(LEFT, _CUT, RIGHT, _CUT, HAND, (4, 3)))
    sheet.text(LEFT, _TEAM, words.team_part, style("song", 12) if zh else style("sans", 9), area="closing")
    middle = LEFT + WIDTH / 2
    for baseline, (left, right) in ((_SERVED, (words.served_by, words.served_on)),
                                    (_CHECKED, (words.checked_by, words.checked_on))):  # fmt: skip
        draw_row(sheet, (f"{left} ", Blank()), baseline, look, LEFT, middle - 6)
        draw_row(sheet, (f"{right} ", Blank()), baseline, look, middle + 6, RIGHT)
    pieces: list[Piece] = [f"{words.result}  "]
    for name in words.results:
        pieces += [Tick(), f" {name}　" if zh else f" {name}    "]
    draw_row(sheet, pieces, _RESULT, look)
