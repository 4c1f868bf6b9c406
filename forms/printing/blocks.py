"""Blocks of a form, one under the other, divided among pages (PAPER 5.3): what stays together, what may be cut, which
heads are repeated. Blocks know their height before anything is drawn."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from forms.printing.measures import FRAME, INNER, LEFT, WIDTH
from forms.printing.sheet import Sheet

TIGHT = 1e-6


class Block(ABC):
    """`keep` holds it to the block after it, `framed` puts it into the frame of a table, `heads` are repeated above it
    where it begins a page."""

    height: float
    keep: bool = False
    framed: bool = False
    heads: tuple[Block, ...] = ()

    @abstractmethod
    def draw(self, sheet: Sheet, top: float) -> None:
        """Draw between `top` and `top + height`."""

    def split(self, room: float, force: bool = False) -> tuple[Block, Block] | None:
        """The part that fits into `room` and the rest, with two lines at least on either side; None when it cannot be
        cut. `force` cuts what would rather move on whole, because it fits on no page."""
        return None


@dataclass(frozen=True)
class PlacedBlock:
    block: Block
    top: float

    @property
    def foot(self) -> float:
        return self.top + self.block.height


@dataclass(frozen=True)
class Area:
    """Where blocks may stand on a page."""

    top: float
    bottom: float


def divide_blocks(blocks: Sequence[Block], area: Callable[[int], Area]) -> list[list[PlacedBlock]]:
    """Pages of `blocks`; `area(page)` is the room of that page, counted from 0.

    Raises `ValueError` for a block that fits on no page and cannot be cut.
    """
    rest: deque[Block] = deque(blocks)
    pages: list[list[PlacedBlock]] = [[]]
    y = area(0).top
    while rest:
        page, room = pages[-1], area(len(pages) - 1)
        if not page and pages[:-1]:
            rest.extendleft(reversed(_repeated(rest[0])))
        taken, left = _chain(rest, room.bottom - y, force=not page)
        if not taken and not page:
            raise ValueError("a block fits on no page")
        for _ in range(len(taken)):
            rest.popleft()
        if left is not None:
            rest.appendleft(left)
        for block in taken:
            page.append(PlacedBlock(block, y))
            y += block.height
        if rest and (left is not None or not taken):
            pages.append([])
            y = area(len(pages) - 1).top
    return pages


def _repeated(block: Block) -> list[Block]:
    return [head for head in block.heads if head is not block]


def _chain(rest: deque[Block], room: float, force: bool) -> tuple[list[Block], Block | None]:
    """The next block with all it must stay with, and what is left of the last when that had to be cut.

    With `force` the page is empty: something must be taken, if need be against the wish to keep together.
    """
    taken: list[Block] = []
    for block in rest:
        if block.height <= room + TIGHT:
            taken.append(block)
            room -= block.height
            if not block.keep:
                return taken, None
            continue
        parts = block.split(room, force)
        if parts is not None:
            return [*taken, parts[0]], parts[1]
        some, left = _cut_before(taken)
        return (some, left) if some or not force else (taken, None)
    return taken, None


def _cut_before(taken: list[Block]) -> tuple[list[Block], Block | None]:
    """What follows `taken` does not fit: two lines of the last text go with it, the rest stays. Else all moves on."""
    for number in reversed(range(len(taken))):
        parts = taken[number].split(taken[number].height - 1)
        if parts is not None:
            return [*taken[:number], parts[0]], parts[1]
    return [], None


def draw_blocks(sheet: Sheet, placed: Sequence[PlacedBlock]) -> None:
    """Draw the blocks of one page: rules between neighbours in a table, a frame around it."""
    for one in placed:
        one.block.draw(sheet, one.top)
    # after all blocks: a bar would cover half of the rule above it
    start: PlacedBlock | None = None
    for number, one in enumerate(placed):
        if not one.block.framed:
            continue
        start = start or one
        following = placed[number + 1] if number + 1 < len(placed) else None
        if following is not None and following.block.framed:
            sheet.across(LEFT, LEFT + WIDTH, one.foot, INNER)
        else:
            sheet.box(LEFT, start.top, WIDTH, one.foot - start.top, FRAME)
            start = None
