"""The parts of the rule (TALLY.md), each by itself: quick tests, run again by `test_mutants.py` without that part."""

from __future__ import annotations

from typing import Any

from forms.tally.asked import Bare, asked_only, cuts_of, is_bare, say_of
from forms.tally.counting import columns
from forms.tally.deciding import UNKNOWN, Deciders
from forms.tally.lines import folded, line, multi_line, told_by_others
from forms.tally.model import ABSTAINED, ANSWERED, CHOSEN, NOT_ASKED, NOT_CHOSEN, Breakdown, Counted, Line
from forms.tally.protect import Cut, common, crossing, cut, hidden_in_parts, hidden_in_total, mean_is_safe, parts_of
from forms.tally.shape import groupable, shape_of
from forms.xlsform.model import Form, Group, Node, Question, Text
from tests.forms.tally.world import form_of, many

X, Y = "x", "y"


def rows(*counts: tuple[int, ...]) -> list[dict[str, int]]:
    return [dict(zip("xyz", some, strict=False)) for some in counts]


# -- one question


def test_small_is_below_the_threshold() -> None:
    assert hidden_in_total({X: 4, Y: 20}, 5) == {X, Y} and hidden_in_total({X: 5, Y: 20}, 5) == frozenset()


def test_what_all_agree_on_is_hidden_beside_a_lone_batch() -> None:
    assert (
        hidden_in_total({X: 9, Y: 0}, 5, lone=True) == {X, Y} and hidden_in_total({X: 9, Y: 5}, 5, True) == frozenset()
    )


def test_with_a_small_cell_go_the_empty_ones_and_the_next_smallest() -> None:
    assert hidden_in_total({"w": 0, X: 20, Y: 4, "z": 3}, 5) == {"w", Y, "z"}
    assert hidden_in_total({X: 20, Y: 2, "z": 7}, 5) == {Y, "z"}


def test_parts_hide_what_is_small_in_any_and_no_rest_is_small() -> None:
    assert hidden_in_parts(rows((9, 9, 9), (9, 4, 9)), 5, frozenset()) == {X, Y}
    assert hidden_in_parts(rows((9, 9), (2, 1)), 5, frozenset()) is None
    assert hidden_in_parts(rows((9, 9, 9), (0, 4, 9)), 5, frozenset()) == {Y, "z"}


def test_what_stands_in_no_line_is_judged_like_a_line() -> None:
    found = cut(rows((1, 5), (1, 5), (10, 10)), 5, frozenset())
    assert found != Cut((2,), frozenset()) and X in found.hidden
    assert parts_of(rows((1, 5), (1, 5), (10, 10)), Cut((2,), frozenset())) == rows((10, 10), (2, 10))


def test_both_tables_hide_the_same() -> None:
    one, other = common([rows((9, 9, 9), (9, 9, 9)), rows((9, 4, 9), (9, 14, 9))], 5, frozenset())
    assert one.hidden == other.hidden == {X, Y}
    nothing = common([rows((9, 9, 9), (4, 4, 9)), rows((9, 9, 9), (9, 6, 4))], 5, frozenset())
    assert [found.shown for found in nothing] == [(), ()], "each hides two of three, both together all"


def test_where_batches_and_groups_do_not_cross_nothing_is_put_together() -> None:
    assert crossing([0, 0, 1, 1], [0, 1, 0, 1], (2, 2)) and not crossing([0, 0, 1], [0, 1, 1], (2, 2))
    tables = [rows((3, 3), (4, 3), (9, 9)), rows((16, 15))]
    assert [found.shown for found in common(tables, 5, frozenset())] == [(2,), (0,)]
    assert sorted(len(found.shown) for found in common(tables, 5, frozenset(), crossing=False)) == [0, 1]


def test_a_mean_is_given_only_where_small_cells_could_be_others() -> None:
    scores = {"1": 1.0, "2": 2.0, "3": 3.0}
    assert not mean_is_safe({"1": 20, "2": 2, "3": 8}, scores, frozenset("23"), 5)
    assert mean_is_safe({"1": 4, "2": 2, "3": 8}, scores, frozenset("123"), 5)
    assert not mean_is_safe({"1": 0, "2": 1, "3": 9}, scores, frozenset("123"), 5), "two sheets of the same answer"
    assert not mean_is_safe({"1": 3, "2": 0, "3": 0}, scores, frozenset("123"), 5), "a sheet of each"


# -- lines


def test_too_few_shown_choices_tell_of_the_hidden_one() -> None:
    parts = {X: [{CHOSEN: 6, NOT_CHOSEN: 4}], Y: [{CHOSEN: 5, NOT_CHOSEN: 5}]}
    assert told_by_others(parts, {X: False, Y: True})
    assert not told_by_others({X: parts[X]}, {X: False})


def test_a_hidden_blank_hides_how_many_answered() -> None:
    assert line("", {X: 9, ABSTAINED: 9}, frozenset({ABSTAINED}), None).answered is None
    assert line("", {X: 9, ABSTAINED: 9}, frozenset({X}), None).answered == 9
    base = {ANSWERED: 9, ABSTAINED: 3}
    found = multi_line("", {X: {CHOSEN: 9}}, {X: frozenset()}, base, False)
    assert (found.answered, found.cells[ABSTAINED]) == (None, None)
    assert folded({CHOSEN: 5, NOT_CHOSEN: 3, ABSTAINED: 2}, False) == {CHOSEN: 5, NOT_CHOSEN: 5}


# -- questions that hang on others

PQ = form_of("select_one p | p", "select_one q | q | ${p} = 'x'", lists={"p": "x y", "q": "u v"})


def test_a_question_says_what_its_deciders_let_it_say() -> None:
    question = shape_of(PQ).find("q")
    found = columns(shape_of(PQ).questions, many((5, {"p": X, "q": "u"}), (5, {"p": Y})))
    assert say_of(question, found, {"p": Bare(True, True)}) == "all"
    assert say_of(question, found, {"p": Bare(True, False)}) == "total"
    assert say_of(question, found, {"p": Bare(False, False)}) == say_of(question, found, {}) == "nothing"
    two = Counted("q", Text(), "single", question.options, ("p", "s"), "", conditional=True)
    assert say_of(two, found, {"p": Bare(True, False), "s": Bare(True, True)}) == "nothing"
    lying = columns(shape_of(PQ).questions, many((5, {"p": X, "q": "u"}), (5, {"p": Y}), (5, {"p": Y, "q": "u"})))
    assert say_of(question, lying, {"p": Bare(True, True)}) == "nothing", "p does not tell who was asked"


def test_in_a_repeat_no_row_stands_for_not_asked() -> None:
    form = form_of("select_one p | p", "begin repeat | r | ${p} = 'x'", "select_one q | q", "end repeat |",
                   lists={"p": "x y", "q": "u"})  # fmt: skip
    question = shape_of(form).find("r/q")
    answered = many((9, {"p": X, "r": [{"q": "u"}]}), (2, {"p": X}), (9, {"p": Y}))
    assert say_of(question, columns(shape_of(form).questions, answered), {"p": Bare(True, True)}) == "nothing"
    free = shape_of(form_of("begin repeat | r", "select_one q | q", "end repeat |", lists={"q": "u"}))
    assert say_of(free.questions[0], columns(free.questions, answered), {}) == "all"


def test_a_tick_may_tell_who_was_asked() -> None:
    shape = shape_of(form_of("select_multiple l | m", "select_one l | q | selected(${m}, 'x')", lists={"l": "x y"}))
    answered = many((9, {"m": [X], "q": X}), (9, {"m": [Y]}), (9, {}))
    assert say_of(shape.find("q"), columns(shape.questions, answered), {"m": Bare(True, True)}) == "all"


def test_not_asked_protects_nothing() -> None:
    assert asked_only({X: 9, NOT_ASKED: 3}) == {X: 9}
    assert cuts_of([rows((9, 9), (2, 1))], 5, frozenset()) == [Cut((), frozenset("xy"))]
    assert cuts_of([rows((9, 9), (9, 0))], 5, frozenset()) == [Cut((0, 1), frozenset())]


def test_a_table_is_bare_when_each_part_is_shown_whole() -> None:
    shown, hiding = Line("0", 9, {X: 9}, 9), Line("1", 9, {X: None}, 9)
    assert is_bare(Breakdown("batch", (shown,)), 1)
    assert not is_bare(Breakdown("batch", (shown,)), 2) and not is_bare(Breakdown("batch", (shown, hiding)), 2)


def named(name: str, **fields: Any) -> Question:
    return Question(name=name, key=fields.pop("key", name), type=fields.pop("type", "text"), **fields)


def deciders(*nodes: Node) -> Deciders:
    return Deciders(Form("f", "f", "", "", "", (), nodes, {}))


P = named("p")


def test_a_path_or_a_name_that_stands_twice_is_unknown() -> None:
    found = deciders(P, Group(name="g", key="g", children=(named("s"),)), named("s", key="h/s"))
    assert found.named(("/data/p = 'x'",)) == {UNKNOWN} and found.named(("${p} = 'a/b'",)) == {"p"}
    assert found.named(("${s} = 'x'",)) == {UNKNOWN}


def test_a_calculation_is_followed_to_what_it_uses() -> None:
    def calculation(**fields: Any) -> Question:
        return named("c", type="calculate", **fields)

    def used(node: Question, *others: Node) -> frozenset[str]:
        return deciders(P, named("s"), node, *others).named(("${c} = 1",))

    assert used(calculation(calculate="${p} + 1")) == {"p"}
    assert used(calculation(default="${p}")) == {"p"}
    assert used(calculation(calculate="1", trigger=("p",))) == {"p"}
    assert used(calculation(calculate="${p}", relevant="${s} = 'x'")) == {"p", "s"}
    assert used(calculation(calculate="today()")) == {UNKNOWN}
    assert used(calculation(calculate="${c} + ${p}")) == {UNKNOWN, "p"}


def test_a_condition_that_names_nothing_is_unknown() -> None:
    assert deciders(P).of(("1 = 1",)) == {UNKNOWN} and deciders(P).of(()) == frozenset()


def test_one_decides_alone_where_all_other_conditions_are_its_own() -> None:
    one, other = "${a} = 'x'", "${c} = 'x'"
    found = deciders(named("a"), named("c"), named("q", relevant=one), named("r", relevant=f"{one} and {other}"))
    assert found.sole((one, "${q} = 'x'"), frozenset()) == "q"
    assert found.sole(("${q} = 'x'",), frozenset()) == "q", "whatever q itself stands under"
    assert found.sole((one, other), frozenset()) == "" and found.sole((one,), frozenset({"c"})) == ""
    above = Group(name="g", key="g", relevant=one, children=(named("s", relevant=other),))
    apart = deciders(named("a"), named("c"), above)
    assert apart.sole((one, "${s} = 'x'"), frozenset()) == "", "s can go unasked for another reason"


def test_all_that_limits_an_answer_decides_it() -> None:
    found = deciders(P, named("q"))
    for fields in ({"choice_filter": "${p} = name"}, {"choices": "${p}"}, {"constraint": ". != ${p}"},
                   {"required": "${p} = 'x'"}, {"calculate": "${p}"},
                   {"default": "${p}", "default_is_expression": True}):  # fmt: skip
        assert found.bounds(named("q", **fields)) == {"p"}, fields
    assert found.bounds(named("q", constraint=". != ${q}")) == frozenset()


def entire(*questions: str) -> dict[str, bool]:
    form = form_of(*questions, lists={"l": "x y"})
    return {one.key: one.entire for one in shape_of(form).questions}


def test_what_tells_of_itself_or_its_deciders_is_shown_whole_or_not() -> None:
    assert entire("select_one l | p", "select_one l | q | | . != ${p}", "select_one l | r | ${p} = 'x'") == {
        "p": False, "q": True, "r": False,
    }  # fmt: skip
    assert entire("select_multiple l | m") == {"m": False}
    assert entire("select_multiple l | m | | count-selected(.) <= 1") == {"m": True}
    assert entire("select_one l | p", "select_multiple l | m | ${p} = 'x'") == {"p": False, "m": True}
    assert entire("select_multiple l | m", "integer | n | | . <= count-selected(${m})")["m"]
    assert shape_of(form_of("select_one l | p", "select_one l | q | | . != ${p}", lists={"l": "x y"})).find(
        "q"
    ).depends == ("p",)


def test_rows_and_what_is_in_them_are_never_both_counted() -> None:
    def repeat(*inside: str, relevant: str = "", count: str = "") -> dict[str, Counted]:
        form = form_of("select_one l | p", "integer | n", f"begin repeat | r | {relevant} | | | {count}", *inside,
                       "end repeat |", lists={"l": "x y"})  # fmt: skip
        return {one.key: one for one in shape_of(form).questions if one.repeat}

    assert list(repeat("select_one l | q")) == ["r/q"] and list(repeat("text | t")) == ["r/#"]
    assert repeat("text | t", count="${n}") == {}
    assert list(repeat("begin repeat | s", "text | t", "end repeat |")) == ["r/#"]
    inside = repeat("select_one l | q", "select_one l | c | | . != ${p}", count="${n}")
    assert inside["r/q"].depends == ("n",) and inside["r/q"].entire and inside["r/c"].depends == ("n", "p")
    assert repeat("text | t", relevant="${p} = 'x'")["r/#"].entire and not repeat("text | t")["r/#"].entire


def test_groups_are_made_of_what_everybody_is_asked_once() -> None:
    form = form_of("select_one l | p", "select_one l | q | ${p} = 'x'", "begin repeat | r", "text | t", "end repeat |",
                   lists={"l": "x y"})  # fmt: skip
    assert [one.key for one in groupable(shape_of(form))] == ["p"]
