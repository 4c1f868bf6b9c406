"""Sheets that are registers, certificates and reports: facts, tables and numbered sentences that run over pages.

What is on them is a list of blocks; where a page ends is decided here (PAPER 5.3): a heading goes with what follows
it, a table's head is repeated, its last row stays with the signatures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from forms.printing.breaking import Language
from forms.printing.faces import Faces
from forms.printing.furniture import HEAD_ROW_FOOT, PrintMarks, code_above, foot_strip, head_row, watermark
from forms.printing.interview_closing import Blank, draw_row
from forms.printing.measures import ASCENT, FOOT, LEFT, NORMAL, RIGHT, STRIKE, WIDTH
from forms.printing.placed import Laid, Rule
from forms.printing.setting import Style, Typesetter
from forms.printing.sheet import Sheet, finish, style
from forms.printing.table import SetRow, TextCell, draw_rows, fitted, set_rows
from forms.printing.words import COMMON

_LEADING, _LEAST, _FACT_LEAST = 12.0, 16.4, 19.0
_PITCH = 17.0
_SIGN_PITCH = 31.0
_GAP = 12.0
_FACT_SHARES = (0.17, 0.33, 0.17, 0.33)
_GOES_ON: dict[Language, str] = {"zh": "（续下页）", "en": "(continued)"}


@dataclass(frozen=True)
class Facts:
    """Pairs of label and value, two beside each other; a value with `wide` takes the row."""

    pairs: Sequence[tuple[str, str]]
    wide: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Ruled:
    """A table. `shares` are the widths of its columns in any unit; without rows it says `empty`. A `closed` one is
    struck below its last row, so that nothing can be added."""

    title: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    shares: Sequence[float]
    empty: str = ""
    closed: bool = False


@dataclass(frozen=True)
class Sentences:
    """A heading and numbered sentences."""

    title: str
    lines: Sequence[str]


@dataclass(frozen=True)
class Signed:
    """Lines to sign on: `people` each with room for a signature and a date. Nothing is filled in."""

    people: Sequence[str]
    date: str


Block = Facts | Ruled | Sentences | Signed


@dataclass(frozen=True)
class SheetPrint:
    """One such sheet, of which each copy is laid out anew. `kind` stands in the foot strip."""

    title: str
    kind: str
    marks: PrintMarks
    blocks: Sequence[Block]


def lay_out(request: SheetPrint, faces: Faces) -> Laid:
    """Every copy, one after the other. Raises `Refused("CHARACTER_MISSING")` naming characters that no face has."""
    setter = Typesetter(faces)
    sheets: list[Sheet] = []
    for copy in range(1, request.marks.copies + 1):
        marks = replace(request.marks, copy_no=copy)
        made = _Flow(setter, replace(request, marks=marks)).run()
        for number, sheet in enumerate(made, 1):
            foot_strip(sheet, marks, request.kind, number, len(made))
        sheets += made
    return finish(sheets, f"{request.title} {request.marks.serial}".strip(), setter)


class _Flow:
    """Fills pages from top to bottom; `y` is the lower edge of what stands on the last one."""

    def __init__(self, setter: Typesetter, request: SheetPrint) -> None:
        self.setter, self.request = setter, request
        self.language: Language = request.marks.language
        self.sheets: list[Sheet] = []
        self.y = 0.0

    @property
    def sheet(self) -> Sheet:
        return self.sheets[-1]

    def run(self) -> list[Sheet]:
        self._page()
        blocks = self.request.blocks
        for number, block in enumerate(blocks):
            after = blocks[number + 1] if number + 1 < len(blocks) else None
            held = self._signed_height(after) if isinstance(after, Signed) else 0.0
            self._block(block, held)
            self.y += _GAP
        return self.sheets

    def _block(self, block: Block, held: float) -> None:
        if isinstance(block, Facts):
            self._rows([], self._facts(block), 0)
        elif isinstance(block, Ruled):
            self._ruled(block, held)
        elif isinstance(block, Sentences):
            self._sentences(block)
        else:
            self._signed(block)

    def _page(self) -> None:
        sheet, marks = Sheet(self.setter), self.request.marks
        self.sheets.append(sheet)
        watermark(sheet, marks)
        first = len(self.sheets) == 1
        head_row(sheet, marks, marks.serial, first)
        code_above(sheet, marks, len(self.sheets))
        self.y = HEAD_ROW_FOOT + 10
        if first:
            self._title()

    def _title(self) -> None:
        title, baseline = self.request.title, NORMAL.baseline(2, 22) + 6
        if self.language == "zh":
            line = self.setter.line(title, style("title", 22, 8 if len(title) < 9 else 0))
            self.sheet.put(line, (LEFT + RIGHT - line.width) / 2, baseline, "head")
        else:
            self.sheet.text(LEFT, baseline, title, style("serif_bold", 20), area="head")
        self.y = baseline + 16

    def _room(self, height: float) -> bool:
        return self.y + height <= FOOT

    # -- parts -----------------------------------------------------------------------------------------------

    def _facts(self, block: Facts) -> list[SetRow]:
        rows: list[list[TextCell]] = []
        row: list[TextCell] = []
        for label, value in block.pairs:
            if label in block.wide and row:
                rows.append([*row, TextCell("", self.text(10)), TextCell("", self.text(10))])
                row = []
            row += [TextCell(label, self.label(10), "centre"),
                    TextCell(value, self.text(10), columns=3 if label in block.wide else 1)]  # fmt: skip
            if label in block.wide or len(row) == 4:
                rows.append(row)
                row = []
        if row:
            rows.append([*row[:1], replace(row[1], columns=3)])
        return set_rows(self.setter, rows, [WIDTH * share for share in _FACT_SHARES], _FACT_LEAST, _LEADING + 1)

    def _ruled(self, block: Ruled, held: float) -> None:
        whole = sum(block.shares)
        widths = [WIDTH * share / whole for share in block.shares]
        heads = [TextCell(text, self.label(9), "centre") for text in block.heads]
        rows = [[TextCell(text, self.text(9)) for text in row] for row in block.rows]
        if not rows:
            rows = [[TextCell(block.empty, self.text(9), columns=len(widths))]]
        widths = fitted(self.setter, [heads, *rows], widths, self.language)
        head = set_rows(self.setter, [heads], widths, _LEAST, _LEADING)
        body = set_rows(self.setter, rows, widths, _LEAST, _LEADING)
        if block.title:
            self._heading(block.title, head[0].height + body[0].height)
        self._rows(head, body, held + (_PITCH if block.closed else 0))
        if block.closed:
            self._close()

    def _rows(self, head: list[SetRow], body: list[SetRow], held: float) -> None:
        """Draw `body` under `head` on as many pages as it takes; the last row stays with `held` points after it."""
        rest = body
        leading = _LEADING if head else _LEADING + 1
        while rest:
            taken = self._fitting(sum(row.height for row in head), rest, held)
            if taken:
                self.y = draw_rows(self.sheet, [*head, *rest[:taken]], self.y, leading)
                rest = rest[taken:]
            if rest:
                if taken:
                    self.sheet.text(RIGHT, self.y + 11, _GOES_ON[self.language], self.text(9), "right")
                self._page()

    def _fitting(self, used: float, rest: list[SetRow], held: float) -> int:
        taken, height = 0, used
        for row in rest:
            if not self._room(height + row.height):
                break
            height += row.height
            taken += 1
        if taken == len(rest) and taken > 1 and not self._room(height + held):
            return taken - 1
        fresh = self.y < NORMAL.top(5)
        return taken if taken or not fresh else 1

    def _heading(self, title: str, after: float) -> None:
        if not self._room(_PITCH + 4 + after):
            self._page()
        self.sheet.text(LEFT, self.y + ASCENT * 12, title, self.label(12))
        self.y += _PITCH + 2

    def _close(self) -> None:
        """（以下空白） and a line to the edge: nothing may be added under the table."""
        look = style("kai", 10.5) if self.language == "zh" else style("serif_italic", 10)
        edge = self.sheet.text(LEFT, self.y + 14, COMMON[self.language].below_empty, look).right
        self.sheet.rule(Rule(edge + 6, self.y + 10.5, RIGHT, self.y + 10.5, STRIKE))
        self.y += _PITCH

    def _sentences(self, block: Sentences) -> None:
        self._heading(block.title, _PITCH * 2)
        look = self.text(10.5)
        for number, sentence in enumerate(block.lines, 1):
            lines = self.setter.lines(sentence, look, WIDTH - 20)
            if not self._room(_PITCH * min(len(lines), 2)):
                self._page()
            self.sheet.text(LEFT, self.y + ASCENT * 10.5, f"{number}.", look)
            for line in lines:
                if not self._room(_PITCH):
                    self._page()
                self.sheet.put(line, LEFT + 20, self.y + ASCENT * 10.5, "body")
                self.y += _PITCH

    def _signed_height(self, block: Signed) -> float:
        return _GAP + 10 + _SIGN_PITCH * len(block.people)

    def _signed(self, block: Signed) -> None:
        if not self._room(self._signed_height(block) - _GAP):
            self._page()
        self.y += 10
        for person in block.people:
            row = (f"{person}  ", Blank(), f"  {block.date}  ", Blank(110))
            draw_row(self.sheet, row, self.y + 16, self.text(12))
            self.y += _SIGN_PITCH

    def text(self, size: float) -> Style:
        return Style("song" if self.language == "zh" else "serif", size, language=self.language)

    def label(self, size: float) -> Style:
        return style("hei" if self.language == "zh" else "sans_bold", size if self.language == "zh" else size - 1)
