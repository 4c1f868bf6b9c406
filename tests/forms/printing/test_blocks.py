"""Dividing blocks among pages: nothing is lost, nothing overflows, what keeps together stays together."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace

from hypothesis import given
from hypothesis import strategies as st

from forms.printing.blocks import Area, Block, PlacedBlock, divide_blocks
from forms.printing.sheet import Sheet

ROOM = 20.0


@dataclass(frozen=True)
class Lines(Block):
    """A block of numbered lines, each one high."""

    name: int
    first: int
    count: int
    keep: bool = False
    whole: bool = False
    heads: tuple[Block, ...] = ()

    @property
    def height(self) -> float:  # type: ignore[override]  # one a line
        return float(self.count)

    def draw(self, sheet: Sheet, top: float) -> None:
        raise AssertionError("nothing is drawn here")

    def split(self, room: float, force: bool = False) -> tuple[Block, Block] | None:
        taken = min(int(room), self.count - 2)
        if taken < 2 or (self.whole and not force):
            return None
        return (
            replace(self, count=taken, keep=False),
            replace(self, first=self.first + taken, count=self.count - taken),
        )


HEAD = Lines(-1, 0, 1, keep=True)


def lines_of(pages: list[list[PlacedBlock]]) -> list[tuple[int, int]]:
    found = []
    for page in pages:
        for placed in page:
            block = placed.block
            assert isinstance(block, Lines)
            if block.name >= 0:
                found += [(block.name, block.first + number) for number in range(block.count)]
    return found


blocks = st.lists(
    st.builds(
        lambda count, keep, whole, headed: (count, keep, whole, headed),
        st.integers(1, 50), st.booleans(), st.booleans(), st.booleans(),
    ),
    min_size=1, max_size=14,
)  # fmt: skip


@given(blocks)
def test_every_line_is_placed_once_in_order_and_inside_its_page(rows: list[tuple[int, bool, bool, bool]]) -> None:
    made = [
        # a block that cannot be cut fits on a page with its head
        Lines(number, 0, count, keep and number < len(rows) - 1, whole, (HEAD,) if headed else ())
        for number, (count, keep, whole, headed) in enumerate(rows)
    ]
    pages = divide_blocks(made, lambda _page: Area(0, ROOM))
    assert lines_of(pages) == [(block.name, line) for block in made for line in range(block.count)]
    for page in pages:
        assert page
        assert all(one.foot <= ROOM + 1e-6 for one in page)
        assert all(a.foot == b.top for a, b in itertools.pairwise(page))


def test_short_blocks_that_keep_together_are_on_one_page() -> None:
    made: list[Block] = [Lines(0, 0, 18), Lines(1, 0, 1, keep=True), Lines(2, 0, 1, keep=True), Lines(3, 0, 2)]
    pages = divide_blocks(made, lambda _page: Area(0, ROOM))
    assert [[placed.block.name for placed in page] for page in pages if page] == [[0], [1, 2, 3]]  # type: ignore[attr-defined]  # all are Lines


def test_heads_are_repeated_where_a_row_begins_a_page() -> None:
    rows = [Lines(number, 0, 6, heads=(HEAD,), whole=True) for number in range(6)]
    pages = divide_blocks([HEAD, *rows], lambda _page: Area(0, ROOM))
    assert [[placed.block.name for placed in page] for page in pages] == [[-1, 0, 1, 2], [-1, 3, 4, 5]]  # type: ignore[attr-defined]  # all are Lines
