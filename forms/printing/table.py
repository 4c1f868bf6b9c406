"""Ruled tables: cells are set first, so that the height of each row is known before anything is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from forms.printing.measures import ASCENT, FRAME, INNER, LEFT
from forms.printing.setting import SetLine, Style, Typesetter
from forms.printing.sheet import Align, Sheet

PAD = 4.0
"""White space left and right of the text of a cell."""


@dataclass(frozen=True)
class TextCell:
    """Text in a cell; `columns` is how many columns it takes."""

    text: str
    style: Style
    align: Align = "left"
    columns: int = 1


@dataclass(frozen=True)
class SetRow:
    """A row with its text in lines; `edges` are the right edges of its cells, counted from the table's left."""

    cells: tuple[tuple[TextCell, tuple[SetLine, ...]], ...]
    edges: tuple[float, ...]
    height: float


def set_rows(
    setter: Typesetter, rows: Sequence[Sequence[TextCell]], widths: Sequence[float], least: float, leading: float
) -> list[SetRow]:  # fmt: skip
    """Set each row on its own column grid of `widths`; `least` is the least height of a row, `leading` the
    distance of lines within a cell."""
    return [_set_row(setter, row, widths, least, leading) for row in rows]


def _set_row(
    setter: Typesetter, row: Sequence[TextCell], widths: Sequence[float], least: float, leading: float
) -> SetRow:  # fmt: skip
    cells, edges, column = [], [], 0
    for cell in row:
        width = sum(widths[column : column + cell.columns])
        cells.append((cell, tuple(setter.lines(cell.text, cell.style, width - 2 * PAD))))
        column += cell.columns
        edges.append(sum(widths[:column]))
    most = max(len(lines) for _, lines in cells)
    return SetRow(tuple(cells), tuple(edges), max(least, most * leading + least - leading))


def draw_rows(sheet: Sheet, rows: Sequence[SetRow], top: float, leading: float, left: float = LEFT) -> float:
    """Draw `rows` with a frame around them; returns the lower edge."""
    start, right = top, left + rows[0].edges[-1]
    for number, row in enumerate(rows):
        if number:
            sheet.across(left, right, top, INNER)
        x = left
        for (cell, lines), edge in zip(row.cells, row.edges, strict=True):
            _draw_cell(sheet, cell, lines, x, left + edge, top, row.height, leading)
            x = left + edge
            if x < right - 1:
                sheet.down(x, top, top + row.height, INNER)
        top += row.height
    sheet.box(left, start, right - left, top - start, FRAME)
    return top


def _draw_cell(
    sheet: Sheet, cell: TextCell, lines: Sequence[SetLine], left: float, right: float, top: float, height: float,
    leading: float,
) -> None:  # fmt: skip
    first = top + (height - len(lines) * leading) / 2
    for number, line in enumerate(lines):
        size = cell.style.size
        baseline = first + number * leading + (leading - size) / 2 + ASCENT * size
        spare = right - left - line.width
        x = left + {"left": PAD, "centre": spare / 2, "right": spare - PAD}[cell.align]
        sheet.put(line, x, baseline, "table")
