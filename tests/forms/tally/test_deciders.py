"""V10 attacked through the questions that decide others: skipped, filtered, limited, repeated."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from forms.tally import asked
from forms.tally import tally as tallying
from forms.tally.asked import Bare
from forms.tally.counting import Sheet
from forms.tally.model import NOT_ASKED, Counted, Result
from forms.tally.protect import Row
from forms.tally.shape import shape_of
from forms.tally.tally import tally
from forms.xlsform.model import Form
from tests.forms.tally.test_attack import LIMITED, SKIPPED, leaks
from tests.forms.tally.world import batch, form_of

BRANCHES = form_of("select_one p | p", "select_one q | r1 | ${p} = 'x'", "select_one q | r2 | ${p} = 'y' or ${p} = 'z'",
                   lists={"p": "x y z", "q": "u"})  # fmt: skip
JOINT = form_of("select_one p | p", "select_one p | s", "select_one q | r | ${p} = 'x' and ${s} = 'x'",
                lists={"p": "x y", "q": "u"})  # fmt: skip
SKIPPERS = [("a", "x"), ("a", "y"), ("a", ""), ("b", "-")]
BRANCHED = [("x", "u", "-"), ("x", "", "-"), ("y", "-", "u"), ("z", "-", "u"), ("z", "-", ""), ("", "-", "-")]
JOINED = [("x", "x", "u"), ("x", "y", "-"), ("y", "x", "-"), ("y", "y", "-")]
TICKERS = [("x",), ("y",), ("z",), ("",)]
CASES = {
    "skipped": (SKIPPED, (12,), SKIPPERS), "skipped, odd": (SKIPPED, (13,), SKIPPERS),
    "branches": (BRANCHES, (8,), BRANCHED), "joint": (JOINT, (10,), JOINED), "limited": (LIMITED, (10,), TICKERS),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_no_small_count_follows_from_deciders(case: str) -> None:
    form, sizes, kinds = CASES[case]
    assert leaks(form, sizes, kinds, 3, "") == []


@pytest.mark.slow
@pytest.mark.parametrize("sizes", [(18,), (5, 6), (6, 7)])
def test_no_small_count_follows_from_deciders_in_larger_populations(sizes: Sequence[int]) -> None:
    assert leaks(SKIPPED, sizes, SKIPPERS, 3, "") == []


def everything(question: Counted, found: object, bare: object) -> asked.Say:
    return "all"


def same(row: Row) -> Row:
    return row


@pytest.mark.parametrize("weaker", ["deciders", "asked_only", "told", "entire"])
def test_without_any_one_part_of_the_rule_the_attack_succeeds(weaker: str, monkeypatch: pytest.MonkeyPatch) -> None:
    case = {"deciders": "branches", "asked_only": "skipped", "told": "joint", "entire": "limited"}[weaker]
    if weaker == "deciders":
        monkeypatch.setattr(tallying, "say_of", everything)
    elif weaker == "asked_only":
        monkeypatch.setattr(tallying, "asked_only", same)
    elif weaker == "told":
        monkeypatch.setattr(asked, "_told", lambda question, found: True)
    else:
        monkeypatch.setattr(Counted, "entire", property(lambda self: False, lambda self, value: None), raising=False)
    form, sizes, kinds = CASES[case]
    assert leaks(form, sizes, kinds, 3, "")


def last(form: Form, *batches: list[Sheet]) -> Result:
    return tally(form, [batch(number, some) for number, some in enumerate(batches)], 5).results[-1]


def says_nothing(found: Result) -> bool:
    lines = found.by_batch.lines or found.by_group.lines
    return not lines and set(found.total.cells.values()) == {None} and found.total.answered is None


X, Y = {"q": "x"}, {"q": "y"}
COUNTED = form_of("integer | n | | . >= 0 and . <= 2", "begin repeat | r | | | | ${n}", "select_one q | q",
                  "end repeat |", lists={"q": "x y"})  # fmt: skip
RELEVANT = form_of("select_one p | p", "begin repeat | r | ${p} = 'x'", "select_one q | q", "end repeat |",
                   lists={"p": "x y z", "q": "x y"})  # fmt: skip
CASCADE = form_of("select_one p | p", "select_one c | c | | | ${p} != name", lists={"p": "x y z", "c": "x1 y1 z1 z2"})
CALCULATED = form_of("select_one p | p", "calculate | c | | | | | string-length(${p})", "select_one q | r | ${c} = 1",
                     lists={"p": "x y z", "q": "u"})  # fmt: skip


def test_a_repeat_says_nothing_where_its_count_or_its_condition_hides_something() -> None:
    by_count = [*[Sheet({"n": 0})] * 8, *[Sheet({"n": 1, "r": [X]})] * 3, *[Sheet({"n": 2, "r": [X, Y]})] * 12]
    assert says_nothing(last(COUNTED, by_count))
    rows = {"p": "x", "r": [X, Y]}
    assert says_nothing(last(RELEVANT, [Sheet(rows)] * 8 + [Sheet({"p": "y"})] * 3 + [Sheet({"p": "z"})] * 20))
    shown = last(RELEVANT, [Sheet(rows)] * 8 + [Sheet({"p": "y"})] * 6 + [Sheet({"p": "z"})] * 20)
    assert shown.total.cells["x"] == 8
    blank = [Sheet(rows)] * 8 + [Sheet({"p": "x"})] * 2 + [Sheet({"p": "y"})] * 6
    assert says_nothing(last(RELEVANT, blank)), "two of those asked have no row"


def test_a_filtered_list_says_nothing_where_it_or_its_decider_hides_something() -> None:
    def people(y: int, z1: int) -> list[Sheet]:
        kinds = [("x", "x1", 8), ("y", "y1", y), ("z", "z1", z1), ("z", "z2", 15)]
        return [Sheet({"p": p, "c": c}) for p, c, count in kinds for _ in range(count)]

    assert says_nothing(last(CASCADE, people(3, 5))) and says_nothing(last(CASCADE, people(6, 2)))
    assert last(CASCADE, people(6, 5)).total.cells["z1"] == 5


def test_a_calculation_is_followed_and_a_condition_that_names_nothing_lets_nothing_be_said() -> None:
    assert shape_of(CALCULATED).find("r").depends == ("p",)
    unnamed = form_of("select_one q | q | 1 = 1", lists={"q": "x"})
    assert says_nothing(last(unnamed, [Sheet({"q": "x"})] * 20))


def test_the_parts_of_a_question_stay_shut_where_those_of_its_decider_do() -> None:
    form = form_of("select_one p | p", "select_one q | r | ${p} = 'x'", lists={"p": "x y", "q": "u v"})

    def people(u: int, v: int, y: int) -> list[Sheet]:
        told = [Sheet({"p": "x", "r": code}) for code, count in (("u", u), ("v", v)) for _ in range(count)]
        return told + [Sheet({"p": "y"})] * y

    few = last(form, people(10, 10, 3), people(10, 10, 20))
    assert few.total.cells == {"u": 20, "v": 20, "?abstained": 0, NOT_ASKED: 23} and not few.by_batch.lines
    assert len(last(form, people(10, 10, 6), people(10, 10, 20)).by_batch.lines) == 2


def test_nothing_is_said_by_part_where_two_decide_and_one_is_hidden_by_part() -> None:
    question = shape_of(JOINT).find("r")
    assert question.sole == "" and set(question.depends) == {"p", "s"}
    open_in_total = {"p": Bare(True, False), "s": Bare(True, True)}
    assert asked.say_of(question, tallying.columns(shape_of(JOINT).questions, []), open_in_total) == "nothing"
