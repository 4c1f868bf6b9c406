from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from forms.printing.flow import MOST_HELD_BACK, BodyLine, divide
from forms.printing.setting import SetLine

FIRST, OTHER, BLOCK = 10, 19, 8


def room(page: int, final: bool) -> int:
    return (FIRST if page == 0 else OTHER) - (BLOCK if final else 0)


def body(held: list[bool]) -> list[BodyLine]:
    return [BodyLine(SetLine((), str(number), 0, 16), 0, held=keeps) for number, keeps in enumerate(held)]


@given(st.lists(st.booleans(), min_size=1, max_size=120))
def test_pages_hold_all_lines_in_order_and_the_last_holds_two(held: list[bool]) -> None:
    lines = body(held)
    shares = divide(lines, room)
    assert [line for share in shares for line in share.lines] == lines
    assert [share.final for share in shares] == [False] * (len(shares) - 1) + [True]
    assert all(share.lines for share in shares)
    assert len(shares[-1].lines) >= min(2, len(lines))
    for number, share in enumerate(shares):
        assert len(share.lines) <= room(number, share.final) == share.room


@given(st.lists(st.booleans(), min_size=1, max_size=120))
def test_a_question_stays_with_its_answer_where_two_lines_are_enough(held: list[bool]) -> None:
    shares = divide(body(held), room)
    for share in shares[:-2]:
        unused = share.room - len(share.lines)
        assert unused <= MOST_HELD_BACK
        if unused:
            assert not share.lines[-1].held


def test_a_page_ends_two_lines_earlier_when_only_the_block_does_not_fit() -> None:
    shares = divide(body([False] * FIRST), room)
    assert [len(share.lines) for share in shares] == [FIRST - 2, 2]
