"""V24 as arithmetic: what is frozen stays, what changed since is the adjustment."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from forms.rules.weekly import Key, weeks_figures

KEY: Key = ("K01", "interviews", "")


def test_v24_a_first_report_has_no_adjustment() -> None:
    (line,) = weeks_figures({KEY: 3}, {KEY: 5}, {KEY: 2}, [])
    assert (line.week, line.to_date, line.adjustment) == (3, 5, 0)


def test_v24_late_entries_and_voids_are_the_difference_to_what_was_frozen() -> None:
    last = [{"code": "K01", "figure": "interviews", "group": "", "to_date": 4}]
    (late,) = weeks_figures({KEY: 3}, {KEY: 9}, {KEY: 6}, last)
    assert late.adjustment == 2
    (void,) = weeks_figures({KEY: 3}, {KEY: 6}, {KEY: 3}, last)
    assert void.adjustment == -1


def test_v24_a_group_that_vanished_is_still_accounted_for() -> None:
    last = [{"code": "K06", "figure": "papers", "group": "C-01", "to_date": 2}]
    (line,) = weeks_figures({}, {}, {}, last)
    assert (line.group, line.to_date, line.adjustment) == ("C-01", 0, -2)


days = st.lists(st.tuples(st.integers(1, 21), st.integers(1, 21), st.integers(0, 5)), max_size=30)


@given(days)
def test_v24_over_any_history_last_plus_week_plus_adjustment_is_to_date(entries: list[tuple[int, int, int]]) -> None:
    """Entries (day it happened, day it was typed in, amount); reports on days 7, 14 and 21."""
    last: list[dict[str, object]] = []
    before = 0
    for cut in (7, 14, 21):
        known = [(happened, amount) for happened, typed, amount in entries if typed <= cut]
        week = sum(amount for happened, amount in known if before < happened <= cut)
        to_date = sum(amount for happened, amount in known if happened <= cut)
        then = sum(amount for happened, amount in known if happened <= before)
        (line,) = weeks_figures({KEY: week}, {KEY: to_date}, {KEY: then}, last)
        frozen = int(str(last[0]["to_date"])) if last else 0
        assert frozen + line.week + line.adjustment == line.to_date
        last, before = [line.as_answers()], cut
