"""Divide body lines among pages (PAPER 5): what stays together, and how much room the closing block needs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from forms.printing.setting import SetLine

MOST_HELD_BACK = 2
"""A page of a signed record has at most so many unused lines for the sake of keeping lines together."""

WITH_CLOSING = 2
"""Body lines that the closing block takes with it at least."""


@dataclass(frozen=True)
class BodyLine:
    """One line of the body. `indent` and `label` are set apart from the text they head; `turn` names its turn;
    `number` stands in the margin where a turn begins: evidence names turns by it; `held` keeps it with the line after
    it; `barred` puts the sensitivity bar beside it."""

    line: SetLine
    indent: float
    turn: str = ""
    number: str = ""
    label: SetLine | None = None
    held: bool = False
    barred: bool = False


@dataclass(frozen=True)
class Share:
    """The body lines of one page; `room` is how many would fit, `final` is set on the page with the closing block."""

    lines: tuple[BodyLine, ...]
    room: int
    final: bool


def divide(body: Sequence[BodyLine], room: Callable[[int, bool], int]) -> list[Share]:
    """Pages of `body`. `room(page, final)` is the number of lines that page (from 0) holds, `final` being the
    one that also holds the closing block.

    Raises `ValueError` when a page has no room at all.
    """
    shares: list[Share] = []
    rest = list(body)
    while True:
        page = len(shares)
        if len(rest) <= room(page, True):
            return [*shares, Share(tuple(rest), room(page, True), True)]
        space = room(page, False)
        if space < 1:
            raise ValueError("no room for the body on a page")
        taken = min(space, max(1, len(rest) - WITH_CLOSING))
        taken -= _held_back(rest, taken)
        shares.append(Share(tuple(rest[:taken]), space, False))
        rest = rest[taken:]


def _held_back(lines: Sequence[BodyLine], taken: int) -> int:
    """How many of the first `taken` lines move on because they stay with what follows."""
    back = 0
    while back < min(MOST_HELD_BACK, taken - 1) and lines[taken - back - 1].held:
        back += 1
    # a chain that is too long to move is broken where the page ends anyway
    return 0 if lines[taken - back - 1].held else back
