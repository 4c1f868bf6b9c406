"""The rule of TALLY.md on tables of any shape: what it promises holds, and no difference of two tables is small."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from forms.tally.counting import Sheet
from forms.tally.model import BatchFacts, Line, Tally
from forms.tally.protect import hidden_in_total, mean_is_safe, small
from forms.tally.tally import tally
from tests.forms.tally.world import batch, form_of

WIDE = form_of(
    "select_one g | g", "select_one q | q", "select_multiple m | m", "select_one r | r | ${q} = 'x'",
    "integer | n | | . >= 0 and . <= 4",
    lists={"g": "a b c", "q": "x y z", "m": "k l", "r": "u v"},
)  # fmt: skip

answer = st.builds(
    lambda g, q, m, r, n: Sheet(
        {key: value for key, value in
         {"g": g, "q": q, "m": m, "r": r if q == "x" else None, "n": n}.items() if value not in (None, "", [])},
        frozenset({"r"} if q == "x" and not r else ()),
    ),
    st.sampled_from(["a", "a", "a", "b", "b", "c", ""]), st.sampled_from(["x", "x", "x", "y", "y", "z", ""]),
    st.sampled_from([["k"], ["l"], ["k", "l"], []]), st.sampled_from(["u", "v", ""]), st.integers(0, 4),
)  # fmt: skip
piles = st.lists(st.lists(answer, min_size=0, max_size=40), min_size=1, max_size=4)


def lines_of(tables: Tally) -> list[tuple[Line, Sequence[Line]]]:
    """Each total with the lines of one breakdown."""
    return [(one.total, way.lines) for one in tables.results for way in (one.by_batch, one.by_group)]


@given(piles, st.integers(3, 7))
@settings(max_examples=150, deadline=None)
def test_no_cell_remainder_or_difference_is_small(pile: list[list[Sheet]], threshold: int) -> None:
    tables = tally(WIDE, [batch(number, some) for number, some in enumerate(pile)], threshold, "g")
    for total, lines in lines_of(tables):
        for line in (total, *lines):
            shown = [count for count in line.cells.values() if count is not None]
            assert not any(small(count, threshold) for count in shown)
            if line.answered is not None:
                assert not small(line.answered, threshold)
        for code in total.cells:
            counts = [line.cells[code] for line in lines]
            if lines and total.cells[code] is not None and None not in counts:
                rest = (total.cells[code] or 0) - sum(count or 0 for count in counts)
                assert not small(rest, threshold), (code, total, lines)
    single = [one for one in tables.results if one.question.sort in ("single", "scale")]
    for result in single:
        for line in (result.total, *result.by_batch.lines, *result.by_group.lines):
            hidden = line.size - sum(count or 0 for count in line.cells.values())
            assert not small(hidden, threshold)


@given(piles)
@settings(max_examples=60, deadline=None)
def test_what_is_shown_is_true(pile: list[list[Sheet]]) -> None:
    tables = tally(WIDE, [batch(number, some) for number, some in enumerate(pile)], 3, "g")
    sheets = [sheet for some in pile for sheet in some]
    for result in tables.results:
        if result.question.key == "q":
            for code in "xyz":
                count = result.total.cells[code]
                assert count is None or count == sum(sheet.answers.get("q") == code for sheet in sheets)


def test_a_threshold_below_three_counts_as_three() -> None:
    tables = tally(WIDE, [batch(0, [Sheet({"q": "x"}), Sheet({"q": "x"})])], 1, "")
    assert tables.withheld and tables.threshold == 3 and tables.results == ()


def test_one_small_cell_takes_another_along() -> None:
    assert hidden_in_total({"x": 20, "y": 15, "z": 2}, 5) == {"y", "z"}
    assert hidden_in_total({"x": 20, "y": 15, "z": 0}, 5) == frozenset()
    assert hidden_in_total({"x": 20, "y": 4, "z": 3}, 5) == {"y", "z"}


def test_a_mean_is_withheld_where_it_would_give_a_count_away() -> None:
    scores = {"1": 1.0, "2": 2.0, "3": 3.0}
    row = {"1": 20, "2": 2, "3": 8}
    assert not mean_is_safe(row, scores, frozenset({"2", "3"}), 5)
    assert mean_is_safe({"1": 4, "2": 2, "3": 8}, scores, frozenset({"1", "2", "3"}), 5)


def test_facts_of_the_register_are_shown_as_they_are() -> None:
    tables = tally(WIDE, [(BatchFacts("WJ-1", "家长", 9, 8, 1, 7), [Sheet({"q": "x"})] * 7)], 5)
    assert (tables.issued, tables.collected, tables.valid) == (9, 8, 7)
