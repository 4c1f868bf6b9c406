"""The pages of a record that is signed page by page: furniture, body, strikes (PAPER 3-5). What is special to a
kind of record - head block, closing block - comes from the subclass."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from forms.printing.body import BodyStyle
from forms.printing.flow import BodyLine, Share, divide
from forms.printing.furniture import PrintMarks, code_above, foot_strip, head_row, strike, watermark
from forms.printing.measures import ASCENT, BAR, LEFT, MM, NORMAL, RIGHT
from forms.printing.setting import Typesetter
from forms.printing.sheet import Sheet, style

BODY_TOP = NORMAL.top(1)
"""Where the body begins on continuation pages, in both languages."""


NUMBER_GAP, WORD_GAP = 11.0, 25.5
"""How far left of the type area the numbers of turns end, and left of them the word for sensitive ones."""


@dataclass(frozen=True)
class RecordWords:
    """`serial` is the whole line in the head row."""

    title: str
    serial: str
    sensitive: str


class RecordJob(ABC):
    """Lays out one record: `head` draws what stands above the body of page 1 and fixes where the body begins;
    `foot` draws what stands below it. The pages are in `sheets()`."""

    def __init__(self, setter: Typesetter, marks: PrintMarks, look: BodyStyle, words: RecordWords) -> None:
        self.setter, self.marks, self.look, self.words = setter, marks, look, words
        self.first = Sheet(setter)
        watermark(self.first, marks)
        self.body_top = self.head(self.first)
        self.shares = divide(self.body(), self.room)

    @abstractmethod
    def head(self, sheet: Sheet) -> float:
        """Draw everything above the body of page 1; returns where the body begins."""

    @abstractmethod
    def body(self) -> Sequence[BodyLine]:
        """The text of the record, in lines."""

    @abstractmethod
    def bottom(self, final: bool) -> float:
        """Lower edge of the body."""

    @abstractmethod
    def foot(self, sheet: Sheet, final: bool) -> None:
        """Draw what stands below the body."""

    @abstractmethod
    def kind(self) -> str:
        """The kind of print, in the foot strip."""

    def top(self, page: int) -> float:
        return self.body_top if page == 0 else BODY_TOP

    def room(self, page: int, final: bool) -> int:
        return max(0, int((self.bottom(final) - self.top(page)) / self.look.pitch + 1e-6))

    def sheets(self) -> list[Sheet]:
        sheets = [self.first]
        for page, share in enumerate(self.shares):
            if page:
                sheets.append(Sheet(self.setter))
                watermark(sheets[-1], self.marks)
                self.row(sheets[-1], first=False)
            self._fill(sheets[-1], page, share)
        return sheets

    def row(self, sheet: Sheet, first: bool) -> float:
        return head_row(sheet, self.marks, self.words.serial, first)

    def _fill(self, sheet: Sheet, page: int, share: Share) -> None:
        pitch, top = self.look.pitch, self.top(page)
        marks = self.marks
        for number, body in enumerate(share.lines):
            baseline = top + number * pitch + (pitch - self.look.text.size) / 2 + ASCENT * self.look.text.size
            if body.number:
                sheet.text(LEFT - NUMBER_GAP, baseline, body.number, style("serif", 8), "right")
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
            zh = self.marks.language == "zh"
            word = style("hei", 10.5) if zh else style("sans_bold", 8)
            middle = top + (numbers[0] + 0.5) * pitch + word.size * 0.36
            sheet.text(LEFT - WORD_GAP, middle, self.words.sensitive, word, "right")

    def title(self, sheet: Sheet) -> float:
        """Title, from page 1's copy line down to the head block; returns where that begins."""
        if self.marks.language == "zh":
            line = self.setter.line(self.words.title, style("title", 22, 8))
            # the tracking behind the last character is not part of the centred word
            sheet.put(line, (LEFT + RIGHT - line.width + 8) / 2, 193.4, "head")
            return 209.6
        sheet.text(LEFT, 181, self.words.title, style("serif_bold", 22), area="head")
        return 192.6
