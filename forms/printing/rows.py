"""Blocks that most forms are made of: rows of cells, bars, paragraphs, space, lines to write on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from forms.printing.blocks import Block
from forms.printing.measures import ASCENT, INNER, LEFT, STRIKE, WIDTH
from forms.printing.placed import Area, Box, Rule
from forms.printing.setting import SetLine, Style, Typesetter
from forms.printing.sheet import Align, Sheet

PAD = 4.4
"""White space left and right of the text of a cell."""

CENTRED_PAD = 2.0
"""The same in a cell whose text is centred: white space is what is left over."""

LEAST_LINES = 2
"""So many lines stand at least on either side of a break."""


@dataclass(frozen=True)
class CellLine:
    """One line in a cell; `indent` and `mark` make a numbered item hang."""

    line: SetLine
    indent: float = 0
    mark: SetLine | None = None


@dataclass(frozen=True)
class RowCell:
    """The text of a cell from `left` to `right`, counted from the left edge of the type area. `again` repeats it where
    the row goes on."""

    left: float
    right: float
    lines: tuple[CellLine, ...]
    leading: float
    align: Align = "left"
    middle: bool = True
    again: bool = False
    area: Area = "table"

    @property
    def text_height(self) -> float:
        return len(self.lines) * self.leading


@dataclass(frozen=True)
class Row(Block):
    """Cells side by side. `whole` moves on to the next page rather than be cut."""

    cells: tuple[RowCell, ...]
    least: float
    pad: float = 4.6
    fill: float | None = None
    keep: bool = False
    whole: bool = False
    framed: bool = True
    heads: tuple[Block, ...] = ()

    @property
    def height(self) -> float:  # type: ignore[override]  # worked out from the cells
        return max(self.least, *(cell.text_height + 2 * self.pad for cell in self.cells))

    def draw(self, sheet: Sheet, top: float) -> None:
        height = self.height
        if self.fill is not None:
            sheet.items.append(Box(LEFT, top, WIDTH, height, 0, self.fill))
        for number, cell in enumerate(self.cells):
            self._cell(sheet, cell, top, height)
            if number < len(self.cells) - 1:
                sheet.down(LEFT + cell.right, top, top + height, INNER)

    def _cell(self, sheet: Sheet, cell: RowCell, top: float, height: float) -> None:
        first = top + ((height - cell.text_height) / 2 if cell.middle else self.pad)
        for number, one in enumerate(cell.lines):
            size = one.line.size
            baseline = first + number * cell.leading + (cell.leading - size) / 2 + ASCENT * size
            start = LEFT + cell.left + PAD
            spare = cell.right - cell.left - one.line.width
            shift = {"left": PAD, "centre": spare / 2, "right": spare - PAD}[cell.align]
            if one.mark is not None:
                sheet.put(one.mark, start, baseline, cell.area)
            sheet.put(one.line, LEFT + cell.left + shift + one.indent, baseline, cell.area)

    def split(self, room: float, force: bool = False) -> tuple[Block, Block] | None:
        if self.whole and not force:
            return None
        inner = room - 2 * self.pad
        cuts = [_cut(cell, inner) for cell in self.cells]
        if any(cut is None for cut in cuts):
            return None
        first, rest = [], []
        for cell, cut in zip(self.cells, cuts, strict=True):
            assert cut is not None
            first.append(replace(cell, lines=cell.lines[:cut]))
            rest.append(replace(cell, lines=cell.lines if cell.again else cell.lines[cut:]))
        if not any(len(cell.lines) > cut for cell, cut in zip(self.cells, cuts, strict=True) if cut is not None):
            return None
        return replace(self, cells=tuple(first), keep=False, least=0), replace(self, cells=tuple(rest), least=0)


def _cut(cell: RowCell, room: float) -> int | None:
    """How many lines of a cell stay above a break; None when it cannot be broken there."""
    count, fit = len(cell.lines), int(room / cell.leading + 1e-6)
    if count <= fit:
        return count
    taken = min(fit, count - LEAST_LINES)
    return taken if taken >= LEAST_LINES and not cell.again else None


@dataclass(frozen=True)
class Gap(Block):
    """White space."""

    height: float = 0
    keep: bool = False

    def draw(self, sheet: Sheet, top: float) -> None:
        pass


@dataclass(frozen=True)
class Drawn(Block):
    """Something drawn by a function of sheet and upper edge; it is never cut."""

    height: float
    paint: Callable[[Sheet, float], None]
    keep: bool = False
    framed: bool = False

    def draw(self, sheet: Sheet, top: float) -> None:
        self.paint(sheet, top)


@dataclass(frozen=True)
class Paragraph(Block):
    """Running text in lines of one pitch; `first` is where its first line begins, `indent` where the others do."""

    lines: tuple[SetLine, ...]
    pitch: float
    first: float = 0
    indent: float = 0
    keep: bool = False
    area: Area = "body"

    @property
    def height(self) -> float:  # type: ignore[override]  # worked out from the lines
        return len(self.lines) * self.pitch

    def draw(self, sheet: Sheet, top: float) -> None:
        for number, line in enumerate(self.lines):
            baseline = top + number * self.pitch + (self.pitch - line.size) / 2 + ASCENT * line.size
            sheet.put(line, LEFT + (self.indent if number else self.first), baseline, self.area)

    def split(self, room: float, force: bool = False) -> tuple[Block, Block] | None:
        count, fit = len(self.lines), int(room / self.pitch + 1e-6)
        taken = min(fit, count - LEAST_LINES)
        if force and fit and count > 1:
            taken = max(taken, 1)
        elif taken < LEAST_LINES:
            return None
        return (
            replace(self, lines=self.lines[:taken], keep=False),
            replace(self, lines=self.lines[taken:], first=self.indent),
        )


def cell_lines(setter: Typesetter, text: str, style: Style, width: float) -> tuple[CellLine, ...]:
    """`text` in a cell `width` wide, white space at both sides included."""
    return tuple(CellLine(line) for line in setter.lines(text, style, width - 2 * PAD))


def numbered_lines(
    setter: Typesetter, items: Sequence[tuple[str, str]], style: Style, width: float, hang: float
) -> tuple[CellLine, ...]:
    """Items `(mark, text)` one under the other, the text hanging at `hang`."""
    found: list[CellLine] = []
    plain = replace(style, justify=False)
    for mark, text in items:
        for number, line in enumerate(setter.lines(text, style, width - 2 * PAD - hang)):
            found.append(CellLine(line, hang, setter.line(mark, plain) if number == 0 else None))
    return tuple(found)


def table_row(
    setter: Typesetter, cells: Sequence[tuple[str, Align]], widths: Sequence[float], style: Style, leading: float,
    least: float, heads: tuple[Block, ...] = (),
) -> Row:  # fmt: skip
    """A row of a table: columns of `widths`, text in `style`. It moves on whole where it can."""
    left, found = 0.0, []
    for (text, align), width in zip(cells, widths, strict=True):
        room = width - 2 * CENTRED_PAD if align == "centre" else width - 2 * PAD
        lines = tuple(CellLine(line) for line in setter.lines(text, style, room))
        found.append(RowCell(left, left + width, lines, leading, align))
        left += width
    return Row(tuple(found), least, heads=heads, whole=True)


@dataclass(frozen=True)
class Spare(Block):
    """Empty rows of a table, struck by one diagonal over all of them (PAPER 3.5)."""

    edges: tuple[float, ...]
    rows: int
    row: float
    keep: bool = False
    framed: bool = True
    heads: tuple[Block, ...] = ()

    @property
    def height(self) -> float:  # type: ignore[override]  # worked out from the rows
        return self.rows * self.row

    def draw(self, sheet: Sheet, top: float) -> None:
        for number in range(1, self.rows):
            sheet.across(LEFT, LEFT + WIDTH, top + number * self.row, INNER)
        for edge in self.edges[:-1]:
            sheet.down(LEFT + edge, top, top + self.height, INNER)
        sheet.rule(Rule(LEFT + 2.5, top + self.height - 2.5, LEFT + WIDTH - 2.5, top + 2.5, STRIKE))
