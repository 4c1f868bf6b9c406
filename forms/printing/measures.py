"""Measures of the page (PAPER 1). All lengths are points; y runs from the top of the paper downwards."""

from __future__ import annotations

from dataclasses import dataclass

MM = 72 / 25.4
PAGE_WIDTH = 210 * MM
PAGE_HEIGHT = 297 * MM
LEFT = 28 * MM
TOP = 37 * MM
WIDTH = 156 * MM
HEIGHT = 225 * MM
RIGHT = LEFT + WIDTH
FOOT = TOP + HEIGHT
"""Lower edge of the type area."""

FRAME, INNER, HAND, STRIKE, BAR = 1.0, 0.4, 0.5, 0.8, 1.6
"""Widths of rules (PAPER 3): frame, inner rule, handwriting line, strike of unused lines, sensitivity bar."""

ASCENT = 0.88
"""Height of the em box above the baseline, in em."""


@dataclass(frozen=True)
class Grid:
    """`cells` × `lines` over the type area; text of `size` points has its em box centred in a line slot."""

    cells: int
    lines: int
    size: float

    @property
    def cell(self) -> float:
        """Advance of a full-width glyph."""
        return WIDTH / self.cells

    @property
    def pitch(self) -> float:
        return HEIGHT / self.lines

    def top(self, slot: float) -> float:
        """Upper edge of line slot `slot`, counted from 0."""
        return TOP + slot * self.pitch

    def baseline(self, slot: float, size: float = 0) -> float:
        """Baseline in line slot `slot` of text of `size` points (the grid's own by default)."""
        return baseline_in(self.top(slot), self.pitch, size or self.size)


def baseline_in(top: float, height: float, size: float) -> float:
    """Baseline of text of `size` points whose em box is centred between `top` and `top + height`."""
    return top + (height - size) / 2 + ASCENT * size


NORMAL = Grid(28, 22, 16)
"""The grid of GB/T 9704: 3号, 22 lines of 28 characters."""

DENSE = Grid(31, 26, 14)
"""4号, for internal copies and the running text of reports."""
