"""The parts of the rule (TALLY.md) in whole surveys: quick tests, run again by `test_mutants.py` without that part."""

from __future__ import annotations

from forms.tally.model import ABSTAINED, Breakdown, Tally
from tests.forms.tally.world import counted, form_of, many

X, Y = "x", "y"

PQ = form_of("select_one p | p", "select_one q | q | ${p} = 'x'", lists={"p": "x y", "q": "u v"})
ONE = form_of("select_one q | q", lists={"q": "x y"})
SCALE = form_of("integer | q | | . >= 1 and . <= 3", lists={"x": "a"})
GROUPED = form_of("select_one g | g", "select_one q | q", lists={"g": "a b c", "q": "x y"})
TICKED = form_of("select_multiple m | m", lists={"m": "k l"})
GROUP_TICKED = form_of("select_one g | g", "select_multiple m | m", lists={"g": "a b", "m": "k l"})
K, L, KL = {"m": ["k"]}, {"m": ["l"]}, {"m": ["k", "l"]}


def test_too_few_sheets_are_not_tallied_and_a_lone_batch_has_no_line() -> None:
    assert counted(ONE, many((4, {"q": X}))).withheld
    found = counted(ONE, many((3, {"q": X})), many((6, {"q": X}), (6, {"q": Y})))
    assert not found.withheld and found.results[0].by_batch.lines == ()
    three = counted(ONE, many((3, {"q": X})), many((6, {"q": X}), (6, {"q": Y})), many((9, {"q": X}), (9, {"q": Y})))
    assert three.results[0].by_batch == Breakdown("batch", ())


def test_what_decides_another_is_bare_only_when_its_lines_are() -> None:
    few = many((20, {"p": X, "q": "u"}), (3, {"p": Y}))
    hidden = counted(PQ, few).results[1].total
    assert set(hidden.cells.values()) == {None}
    by_part = counted(PQ, [*many((10, {"p": X, "q": "u"}), (10, {"p": X, "q": "v"}), (3, {"p": Y}))],
                      [*many((10, {"p": X, "q": "u"}), (10, {"p": X, "q": "v"}), (20, {"p": Y}))])  # fmt: skip
    assert by_part.results[1].total.cells["u"] == 20 and by_part.results[1].by_batch.lines == ()


def test_how_many_were_not_asked_hides_nobody_in_a_part() -> None:
    piles = [many((few, {"p": X, "q": "u"}), (9, {"p": X, "q": "v"}), (6, {"p": Y})) for few in (2, 9)]
    found = counted(PQ, *piles).results
    assert len(found[0].by_batch.lines) == 2 and found[1].total.cells["u"] == 11
    assert all(one.cells["v"] is None for one in found[1].by_batch.lines)


def test_a_question_shown_whole_or_not_shows_no_single_cells() -> None:
    form = form_of("select_multiple m | m | | count-selected(.) <= 1", lists={"m": "k l o"})
    limited = counted(form, many((10, K), (9, L), (3, {"m": ["o"]})))
    assert set(limited.results[0].total.cells.values()) == {None}, "the third is what is left of all"
    bound = form_of("select_one p | p", "select_one q | q | | . != ${p}", lists={"p": "x y", "q": "u v w"})
    piles = [many(*((count, {"p": p, "q": q}) for p in "xy" for q, count in zip("uvw", (9, 9, few), strict=True)))
             for few in (1, 9)]  # fmt: skip
    found = counted(bound, *piles).results
    assert len(found[0].by_batch.lines) == 2 and found[1].total.cells["w"] == 20 and not found[1].by_batch.lines


def test_no_batch_has_few_of_a_group() -> None:
    kinds = many((1, {"g": "a", "q": X}), (6, {"g": "b", "q": Y}), (6, {"g": "c", "q": X}))
    found = counted(GROUPED, kinds, [*kinds, *many((5, {"g": "a", "q": X}))], group="g")
    assert [one.scope for one in found.results[1].by_group.lines] == ["c", "?rest"]
    assert [one.cells["b"] for one in found.results[0].by_batch.lines] == [None, None]
    rare = counted(GROUPED, many((2, {"g": "a"}), (9, {"g": "b"}), (9, {"g": "c"})), group="g")
    assert [one.scope for one in rare.results[1].by_group.lines] == ["c", "?rest"]
    wide = form_of("select_one g | g", lists={"g": "a b c d"})
    few = [many(*((n, {"g": g}) for g, n in zip("abcd", some, strict=True)))
           for some in ((1, 2, 9, 3), (4, 4, 9, 3), (9, 9, 9, 9), (9, 9, 9, 9))]  # fmt: skip
    own = counted(wide, *few, group="g").results[0].by_batch
    assert len(own.lines) == 4 and all(one.cells["a"] is None for one in own.lines), "no batches are put together"
    two = counted(GROUPED, *[many((few, {"g": "a"}), (9, {"g": "b"})) for few in (1, 9)], group="g")
    assert [one.scope for one in two.results[1].by_group.lines] == ["a", "b"] and not two.results[1].by_batch.lines


def test_means_are_given_where_they_tell_nothing_more() -> None:
    number = form_of("integer | q", lists={"x": "a"})
    assert counted(number, many((9, {"q": 7}), (2, {}))).results[0].total.mean is None
    assert counted(number, many((9, {"q": 7}), (9, {}))).results[0].total.mean == 7
    blank = counted(SCALE, many((9, {"q": 1}), (9, {"q": 2}), (2, {}))).results[0].total
    assert blank.mean is None and counted(SCALE, many((9, {"q": 1}), (9, {"q": 2}))).results[0].total.mean == 1.5
    few = many((9, {"q": 1}), (9, {"q": 2}), (2, {"q": 3}))
    alone = counted(SCALE, many((2, {"q": 1}), (2, {"q": 2}), (2, {"q": 3}))).results[0].total
    assert (alone.answered, alone.mean) == (None, None), "a mean without the answers it is of (V23)"
    assert all(part.mean is None for part in counted(SCALE, few, few).results[0].by_batch.lines)


def test_open_answers_of_few_are_not_listed() -> None:
    form = form_of("text | t", lists={"x": "a"})
    assert counted(form, many((2, {"t": "字"}), (9, {}))).results[0].texts is None
    assert counted(form, many((9, {"t": "字"}), (2, {}))).results[0].texts is None
    assert counted(form, many((9, {"t": "字"}), (9, {}))).results[0].texts == ("字",) * 9


# -- several choices


def ticks(found: Tally) -> list[dict[str, int | None]]:
    result = found.results[-1]
    return [dict(one.cells) for one in (result.total, *result.by_batch.lines, *result.by_group.lines)]


def test_few_blanks_of_several_choices_are_hidden_with_who_answered() -> None:
    found = counted(TICKED, many((9, K), (9, L), (2, {}))).results[0].total
    assert found.answered is None and found.cells == {"k": 9, "l": 9, ABSTAINED: None}
    lone = counted(TICKED, many((3, K)), many((9, K), (9, L))).results[0].total
    assert lone.answered is None, "that all answered would be said of the lone batch too"
    few = counted(TICKED, many((9, KL), (1, K), (5, {}))).results[0].total
    assert few.cells[ABSTAINED] is None and few.answered is None, "a small rest of an option takes the blanks along"


def test_blanks_by_part_are_shown_when_no_part_has_few() -> None:
    found = counted(TICKED, many((9, K), (9, L), (2, {})), many((9, K), (9, L), (7, {})))
    assert [row[ABSTAINED] for row in ticks(found)] == [9, None, None]


def test_an_option_is_hidden_in_all_parts_or_in_none() -> None:
    found = counted(TICKED, many((9, K), (9, KL)), many((9, K), (3, KL)))
    assert [row["l"] for row in ticks(found)[1:]] == [None, None]
    rare = counted(TICKED, many((18, K), (2, KL)), many((18, K), (1, KL)))
    assert {row["l"] for row in ticks(rare)} == {None}


def test_what_is_hidden_in_total_is_hidden_by_part() -> None:
    piles = [many((few, {"g": "a", **KL}), (few, {"g": "b", **K})) for few in (2, 9)]
    found = counted(GROUP_TICKED, *piles, group="g").results[1]
    assert found.total.cells["k"] is None, "all agree, the lone batch too"
    assert all(one.cells["k"] is None for one in found.by_group.lines)


def test_parts_where_the_shown_options_tell_of_the_hidden_stay_shut() -> None:
    form = form_of("select_multiple m | m", lists={"m": "k l o"})
    found = counted(form, *[many((9, K), (9, L), (few, {"m": ["o"]})) for few in (3, 9)])
    assert found.results[0].total.cells["o"] == 12 and found.results[0].by_batch.lines == ()


def test_where_batches_and_groups_do_not_cross_no_choices_are_put_together() -> None:
    a, b = {"g": "a"}, {"g": "b"}
    form = form_of("select_one g | g", "select_multiple m | m", lists={"g": "a b", "m": "k l o p"})
    every = {"m": list("klop")}
    piles = [many((3, {**a, **every}), (6, {**a, **K})), many((3, {**b, **every}), (6, {**b, **K})),
             many((9, {**b, **every}), (9, {**b, **K}))]  # fmt: skip
    found = counted(form, *piles, group="g").results[1]
    assert len(found.by_batch.lines) == 3 and found.by_batch.merged == ()
    piles = [many((7, {**a, **K}), (3, {**a, **L})), many((3, {**a, **K}), (7, {**a, **L})),
             many((9, {**b, **K}), (9, {**b, **L}))]  # fmt: skip
    found = counted(GROUP_TICKED, *piles, group="g").results[1]
    assert found.by_batch.lines == () and len(found.by_group.lines) == 2


def test_what_one_table_hides_the_other_hides() -> None:
    kinds = [(g, m) for g in "ab" for m in (K, KL)]
    batches = [many(*((count, {"g": g, **m}) for (g, m), count in zip(kinds, counts, strict=True)))
               for counts in ((6, 1, 6, 1), (6, 6, 6, 6))]  # fmt: skip
    found = counted(GROUP_TICKED, *batches, group="g").results[1]
    assert (
        {one.cells["l"] for one in found.by_batch.lines} == {one.cells["l"] for one in found.by_group.lines} == {None}
    )
