"""Ruled tables: cells are set first, so that the height of each row is known before anything is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from forms.printing.breaking import Language, unbreakable
from forms.printing.measures import ASCENT, FRAME, INNER, LEFT
from forms.printing.setting import SetLine, Style, Typesetter
from forms.printing.sheet import Align, Sheet

PAD = 4.0
"""White space left and right of the text of a cell."""

_LONGEST = (0.3, 0.2, 0.12)
"""Words up to this share of a table get a column wide enough; with less, where there is no room for the longer ones."""


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


def fitted(
    setter: Typesetter, rows: Sequence[Sequence[TextCell]], widths: Sequence[float], language: Language
) -> list[float]:  # fmt: skip
    """`widths`, with room for the longest word of each column where others have room to spare. Words too long for any
    column are left out: they are cut anyway."""
    words: list[dict[tuple[str, Style], None]] = [{} for _ in widths]
    for row in rows:
        for column, cell in zip(words, row, strict=False):
            parts = (unit for text in cell.text.splitlines() for unit in unbreakable(text, language))
            column.update(dict.fromkeys((unit.rstrip(), cell.style) for unit in parts if cell.columns == 1))
    sizes = [[setter.width(unit, style) + 2 * PAD for unit, style in column] for column in words]
    for most in _LONGEST:
        needs = [max((size for size in column if size <= most * sum(widths)), default=0.0) for column in sizes]
        lacking = sum(max(0.0, need - width) for need, width in zip(needs, widths, strict=True))
        spare = sum(max(0.0, width - need) for need, width in zip(needs, widths, strict=True))
        if lacking <= spare:
            share = lacking / spare if spare else 0.0
            return [
                max(need, width - share * max(0.0, width - need)) for need, width in zip(needs, widths, strict=True)
            ]
    return list(widths)


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
