"""What a page consists of before a canvas exists: placed lines, rules, boxes, codes (PAPER 5.4).

All lengths are points; x from the left edge, y from the top edge of the paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Area = Literal["furniture", "head", "body", "closing", "table"]
"""What a line belongs to: `body` is the text of the record and nothing else."""


@dataclass(frozen=True)
class Run:
    """Characters of one face with one tracking. `face` is a `Face.key`; `stroke` thickens by that many points;
    `stretch` scales the width (1 is natural)."""

    x: float
    text: str
    face: str
    size: float
    tracking: float = 0
    stroke: float = 0
    stretch: float = 1


@dataclass(frozen=True)
class Line:
    """One line of text. `text` is its source with everything that is not drawn (spaces at the end);
    `left` and `right` are its advance edges; `grey` is 0 for black; `angle` turns it about the middle of its
    baseline, in degrees; `red` is for the head of a notice."""

    runs: tuple[Run, ...]
    baseline: float
    text: str
    left: float
    right: float
    size: float
    area: Area = "furniture"
    grey: float = 0
    angle: float = 0
    red: bool = False


@dataclass(frozen=True)
class Rule:
    """A straight line; `dash` is empty for a solid one."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    dash: tuple[float, ...] = ()
    red: bool = False


@dataclass(frozen=True)
class Box:
    """A rectangle with its upper left corner at (x, y). `fill` is a grey or None; `ticked` draws a check mark."""

    x: float
    y: float
    width: float
    height: float
    line: float
    fill: float | None = None
    ticked: bool = False


@dataclass(frozen=True)
class Code:
    """A QR symbol of `side` points with its upper left corner at (x, y). `filing` ones are all of one size
    (PAPER 8); others grow with their payload."""

    x: float
    y: float
    side: float
    payload: str
    filing: bool = True


Item = Line | Rule | Box | Code


@dataclass(frozen=True)
class Page:
    """Items in drawing order."""

    items: tuple[Item, ...]

    def lines(self, area: Area | None = None) -> tuple[Line, ...]:
        return tuple(item for item in self.items if isinstance(item, Line) and area in (None, item.area))

    def codes(self) -> tuple[Code, ...]:
        return tuple(item for item in self.items if isinstance(item, Code))


@dataclass(frozen=True)
class Laid:
    """A document laid out. `title` is what the PDF says of itself: kind and serial, nothing else."""

    pages: tuple[Page, ...]
    title: str

    @property
    def total(self) -> int:
        return len(self.pages)
