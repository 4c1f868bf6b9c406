"""One chart: grouped bars, hatch beside 75 % black, a value on every bar, steps of 1, 2, 5 × 10ⁿ (PAPER 4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from forms.printing.breaking import Language
from forms.printing.measures import INNER, LEFT, RIGHT
from forms.printing.placed import Box, Rule
from forms.printing.rows import Drawn
from forms.printing.sheet import Sheet, style

PLOT = 84.0
HEIGHT = 16 + PLOT + 22
_DARK, _GREY_LINE = 0.25, 0.3
_HATCH = 3.6
_AXIS = 22.0
"""Room for the numbers beside the plot."""


@dataclass(frozen=True)
class Bars:
    """One group: what stands under it, and its two values."""

    label: str
    first: int
    second: int


def step_of(highest: int) -> int:
    """Distance of grey lines so that there are at most six: 1, 2, 5, 10, 20 …"""
    scale = 1
    while True:
        for step in (1, 2, 5):
            if highest <= step * scale * 5:
                return step * scale
        scale *= 10


def bar_chart(groups: Sequence[Bars], title: str, legend: tuple[str, str], language: Language) -> Drawn:
    """The chart as a block: title and legend, grey lines behind, bars, labels."""
    highest = max((max(one.first, one.second) for one in groups), default=0)
    step = step_of(max(1, highest))
    top_value = -(-max(1, highest) // step) * step

    def paint(sheet: Sheet, top: float) -> None:
        _head(sheet, top, title, legend, language)
        plot = top + 16
        _grid(sheet, plot, step, top_value, language)
        width = (RIGHT - LEFT - _AXIS) / max(1, len(groups))
        for number, group in enumerate(groups):
            _group(sheet, group, LEFT + _AXIS + number * width, width, plot, top_value, language)
        sheet.across(LEFT + _AXIS, RIGHT, plot + PLOT, 0.8)

    return Drawn(HEIGHT, paint)


def _head(sheet: Sheet, top: float, title: str, legend: tuple[str, str], language: Language) -> None:
    zh = language == "zh"
    sheet.text(LEFT, top + 9, title, style("hei", 10.5) if zh else style("sans_bold", 9), area="table")
    look = style("song", 9.5) if zh else style("serif", 9)
    x = RIGHT
    for number in (1, 0):
        word = sheet.text(x, top + 9, legend[number], look, "right", "table")
        _bar(sheet, word.left - 14, top + 1.5, 10, 8, hatched=number == 0)
        x = word.left - 26


def _grid(sheet: Sheet, plot: float, step: int, top_value: int, language: Language) -> None:
    look = style("song" if language == "zh" else "serif", 8.5)
    for value in range(0, top_value + 1, step):
        y = plot + PLOT * (1 - value / top_value)
        if value:
            # a thin line prints as grey: the page is black only
            sheet.rule(Rule(LEFT + _AXIS, y, RIGHT, y, _GREY_LINE, (1, 2)))
        sheet.text(LEFT + _AXIS - 4, y + 3, str(value), look, "right", "table")


def _group(
    sheet: Sheet, group: Bars, left: float, width: float, plot: float, top_value: int, language: Language
) -> None:  # fmt: skip
    look = style("song" if language == "zh" else "serif", 8.5)
    bar = min(28.0, width * 0.32)
    middle = left + width / 2
    for number, value in enumerate((group.first, group.second)):
        x = middle - bar + number * bar
        height = PLOT * value / top_value
        if value:
            _bar(sheet, x, plot + PLOT - height, bar, height, hatched=number == 0)
        number_width = sheet.setter.width(str(value), look)
        # white behind the value, so that no grey line runs through it
        sheet.items.append(
            Box(x + (bar - number_width) / 2 - 1, plot + PLOT - height - 10, number_width + 2, 9.5, 0, 1.0)
        )
        sheet.text(x + bar / 2, plot + PLOT - height - 2.5, str(value), look, "centre", "table")
    sheet.text(middle, plot + PLOT + 12, group.label, look, "centre", "table")


def _bar(sheet: Sheet, x: float, y: float, width: float, height: float, *, hatched: bool) -> None:
    """A bar with its upper left corner at (x, y): hatched on white, or 75 % black."""
    sheet.items.append(Box(x, y, width, height, INNER, 1.0 if hatched else _DARK))
    if not hatched:
        return
    offset = _HATCH
    while offset < width + height:
        # from the left or lower edge up to the right: the part of x + y' = offset inside the bar
        x1, y1 = (x + offset, y) if offset <= width else (x + width, y + offset - width)
        x2, y2 = (x, y + offset) if offset <= height else (x + offset - height, y + height)
        sheet.rule(Rule(x1, y1, x2, y2, INNER))
        offset += _HATCH
