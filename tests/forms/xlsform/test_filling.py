"""Giving answers: relevance, required, constraints, choices, rows, triggers, defaults, labels."""

from __future__ import annotations

import math
from random import Random
from typing import Any

import pytest

from forms.xlsform.engine import MAX_ROWS
from forms.xlsform.guards import FormLogic, at_rest, required_now, validate
from forms.xlsform.model import Choice, Text
from forms.xlsform.program import compile_form
from tests.forms.xlsform.sheets import NOW, filling, form, q

YES_NO = [{"list_name": "yn", "name": "y", "label": "Yes"}, {"list_name": "yn", "name": "n", "label": "No"}]


def test_a_change_reaches_only_what_reads_it() -> None:
    survey = [
        q("integer", "a"),
        q("text", "b", relevant="${a} > 1"),
        q("calculate", "c", calculation="${a} * 2"),
        q("calculate", "d", calculation="${c} + 1"),
        q("text", "e", required="${d} > 10"),
        q("text", "z"),
    ]
    found = filling(survey)
    assert found.set(("z",), "x") == {("z",)}
    assert found.set(("a",), 5) == {("a",), ("b",), ("c",), ("d",), ("e",)}
    assert found.set(("a",), 5) == frozenset()
    assert found.state(("e",)).missing
    assert found.answers() == {"z": "x", "a": 5, "c": 10, "d": 11}
    found.set(("a",), None)
    assert found.answers() == {"z": "x"}


def test_groups_hide_what_is_in_them() -> None:
    survey = [
        q("select_one yn", "ask"),
        q("begin group", "g", relevant="${ask} = 'y'"),
        q("text", "in", required="yes"),
        q("begin repeat", "r"),
        q("text", "deep", required="yes"),
        q("end repeat"),
        q("end group"),
    ]
    found = filling(survey, YES_NO, {"in": "", "r": [{}]})
    assert found.required() == ()
    assert found.findings() == []
    assert ("g/",) in found.set(("ask",), "y")
    assert found.required() == ("in",)
    assert [(one.path, one.kind) for one in found.findings()] == [(("in",), "missing"), (("r", 0, "deep"), "missing")]


def test_constraints_and_types() -> None:
    survey = [
        q("integer", "n", constraint=". < 10", constraint_message="too much"),
        q("date", "d"),
        q("time", "t"),
        q("select_multiple yn", "s"),
        q("range", "x", parameters="start=1 end=5"),
        q("decimal", "k"),
        q("acknowledge", "ok"),
        q("datetime", "m"),
    ]
    program = compile_form(form(survey, YES_NO))
    wrong = {"n": 12, "d": "2026-02-30", "t": "25:00", "s": ["y", "q"], "x": 9, "k": "2", "ok": "yes", "m": "soon"}
    kinds = {one.path[0]: (one.kind, one.message.get("en")) for one in validate(program, wrong)}
    assert kinds == {
        "n": ("constraint", "too much"), "d": ("type", ""), "t": ("type", ""), "s": ("choice", ""), "x": ("type", ""),
        "k": ("type", ""), "ok": ("type", ""), "m": ("type", ""),
    }  # fmt: skip
    right = {"n": 2, "d": "2026-02-28", "t": "23:00", "s": ["y"], "x": 4, "k": 2.5, "ok": True, "m": "2026-02-28T10:00"}
    assert validate(program, right) == []
    assert at_rest(program, right).answers() == right
    logic = FormLogic(program, lambda: NOW)
    assert logic.complaint("n", {"n": 12}) == Text((("", "too much"),))
    assert logic.complaint("n", {"n": 2}) is None
    assert logic.complaint("nobody", {}) is None
    assert "n" in logic.relevant({})


def test_choices_follow_other_answers() -> None:
    choices = [
        {"list_name": "county", "name": "k1", "label": "K1", "state": "s1"},
        {"list_name": "county", "name": "k2", "label": "K2", "state": "s2"},
        {"list_name": "state", "name": "s1", "label": "S1"},
        {"list_name": "state", "name": "s2", "label": "S2"},
    ]
    survey = [q("select_one state", "st"), q("select_one county", "ct", choice_filter="state = ${st}")]
    found = filling(survey, choices)
    assert found.choices(("ct",)) == ()
    assert ("ct",) in found.set(("st",), "s2")
    assert [choice.name for choice in found.choices(("ct",))] == ["k2"]
    found.set(("ct",), "k2")
    found.set(("st",), "s1")
    assert [(one.path, one.kind) for one in found.findings()] == [(("ct",), "choice")]


def test_choices_in_rows_see_their_own_row() -> None:
    choices = [{"list_name": "l", "name": n, "label": n, "of": o} for n, o in (("a", "1"), ("b", "2"))]
    survey = [
        q("begin repeat", "r"),
        q("text", "k"),
        q("select_one l", "c", choice_filter="of = ${k}"),
        q("end repeat"),
    ]
    found = filling(survey, choices, {"r": [{"k": "1"}, {"k": "2"}]})
    assert [[choice.name for choice in found.choices(("r", row, "c"))] for row in (0, 1)] == [["a"], ["b"]]


def test_choices_from_earlier_answers() -> None:
    survey = [
        q("begin repeat", "p"),
        q("text", "name"),
        q("integer", "age"),
        q("end repeat"),
        q("select_one ${name}", "head", choice_filter="${age} > 17"),
    ]
    found = filling(survey, content={"p": [{"name": "Ann", "age": 40}, {"name": "Bo", "age": 7}]})
    assert [choice.name for choice in found.choices(("head",))] == ["Ann"]
    found.set(("p", 1, "age"), 20)
    assert [choice.name for choice in found.choices(("head",))] == ["Ann", "Bo"]


def test_lists_that_the_program_keeps() -> None:
    survey = [
        q(
            "select_multiple_from_file members.csv",
            "m",
            **{"bind::fs:source": "members"},
            constraint="count-selected(.) > 1",
        )
    ]
    lists = {"members.csv": (Choice("x1", Text((("", "Zhou"),))), Choice("x2", Text((("", "Lin"),))))}
    program = compile_form(form(survey))
    assert [one.kind for one in validate(program, {"m": ["x1", "gone"]}, lists=lists)] == ["choice"]
    assert validate(program, {"m": ["x1", "gone"]}) == []


def test_order_of_shuffled_choices_is_kept() -> None:
    choices = [{"list_name": "l", "name": f"c{number}", "label": str(number)} for number in range(20)]
    survey = [
        q("select_one l", "a", parameters="randomize=true"),
        q("select_one l", "b", parameters="randomize=true seed=4"),
    ]
    first, second = filling(survey, choices, random=Random(1)), filling(survey, choices, random=Random(2))
    assert first.choices(("a",)) == first.choices(("a",)) != second.choices(("a",))
    assert first.choices(("b",)) == second.choices(("b",)) != first.form.lists["l"]


def test_rows() -> None:
    survey = [
        q("begin repeat", "r", required="yes"),
        q("text", "t", default="new"),
        q("calculate", "n", calculation="position(..)"),
        q("end repeat"),
        q("calculate", "count", calculation="count(${r})"),
    ]
    found = filling(survey)
    assert found.required() == ("r",)
    assert found.state(("r",)).missing
    assert ("count",) in found.add_row(("r",))
    found.set(("r", 0, "t"), "first")
    found.add_row(("r",), 0)
    assert found.answers() == {"r": [{"t": "new", "n": 1}, {"t": "first", "n": 2}], "count": 2}
    found.move_row(("r",), 1, 0)
    assert found.answers()["r"] == [{"t": "first", "n": 1}, {"t": "new", "n": 2}]
    found.remove_row(("r",), 0)
    assert found.answers() == {"r": [{"t": "new", "n": 1}], "count": 1}
    assert not found.state(("r",)).missing
    with pytest.raises(IndexError):
        found.remove_row(("r",), 5)
    with pytest.raises(KeyError):
        found.set(("r", 9, "t"), "x")


def test_a_number_of_rows_that_the_form_asks_for() -> None:
    survey = [
        q("integer", "n"),
        q("begin repeat", "r", repeat_count="${n}"),
        q("text", "t", required="yes"),
        q("end repeat"),
        q("calculate", "count", calculation="count(${r})"),
    ]
    found = filling(survey)
    found.set(("n",), 3)
    assert (found.rows(("r",)), found.value(("count",))) == (3, 3)
    found.set(("r", 2, "t"), "kept")
    found.set(("n",), 1)
    assert found.value(("count",)) == 1
    assert found.answers()["r"][2] == {"t": "kept"}
    assert [one.path for one in found.findings()] == [("r", 0, "t")]
    found.set(("n",), 10**9)
    assert found.rows(("r",)) == 2_000


def test_triggers_calculate_only_then() -> None:
    survey = [
        q("text", "a"),
        q("text", "b"),
        q("dateTime", "when", trigger="${a}", calculation="now()"),
        q("text", "copy", trigger="${a}", calculation="${b}"),
    ]
    found = filling(survey)
    found.set(("b",), "x")
    assert found.answers() == {"b": "x"}
    found.set(("a",), "1")
    assert found.answers() == {"a": "1", "b": "x", "when": "2026-03-05T09:10:30", "copy": "x"}
    found.set(("b",), "y")
    assert found.value(("copy",)) == "x"


def test_triggers_in_a_circle_end() -> None:
    survey = [
        q("text", "a", trigger="${b}", calculation="concat(${b}, 'a')"),
        q("text", "b", trigger="${a}", calculation="concat(${a}, 'b')"),
    ]
    found = filling(survey)
    found.set(("a",), "x")
    assert len(found.value(("a",))) < 100


def test_what_a_new_record_begins_with() -> None:
    survey = [
        q("text", "a", default="given"),
        q("integer", "n", default="4"),
        q("date", "d", default="today()"),
        q("select_multiple yn", "s", default="y n"),
        q("today", "t"),
        q("start", "st"),
        q("end", "en"),
        q("calculate", "sum", calculation="${n} + 1"),
        q("text", "c", default="concat(${a}, '!')"),
    ]
    found = filling(survey, YES_NO)
    assert found.answers() == {
        "a": "given", "n": 4, "d": "2026-03-05", "s": ["y", "n"], "t": "2026-03-05", "st": "2026-03-05T00:00:00",
        "sum": 5, "c": "given!",
    }  # fmt: skip
    assert found.finish() == {("en",)}
    assert filling(survey, YES_NO, {}).answers() == {}


def test_labels_show_other_answers() -> None:
    survey = [
        q("text", "a"),
        q("note", "n", label="Hello ${a}."),
        q("begin repeat", "r"),
        q("text", "b"),
        q("note", "m", label="${b} of ${a}"),
        q("end repeat"),
    ]
    found = filling(survey, content={"a": "A", "r": [{"b": "1"}, {"b": "2"}]})
    assert (found.label(("n",), "en"), found.label(("r", 1, "m"), "zh")) == ("Hello A.", "2 of A")
    assert found.set(("a",), "X") == {("a",), ("n",), ("r", 0, "m"), ("r", 1, "m")}


def test_hints_messages_and_choices_show_other_answers() -> None:
    choices = [{"list_name": "l", "name": "x", "label": "Mr ${a}"}]
    survey = [
        q("text", "a"),
        q("select_one l", "s", hint="about ${a}", constraint="false()", constraint_message="not ${a}"),
    ]
    found = filling(survey, choices, {"a": "Zhou", "s": "x"})
    (finding,) = found.findings()
    assert found.words(("s",), finding.message, "en") == "not Zhou"
    assert found.words(("s",), found.choices(("s",))[0].label, "en") == "Mr Zhou"
    assert found.words(("s",), found.form.find("s").hint, "en") == "about Zhou"


def test_once_and_self_reference_settle() -> None:
    survey = [
        q("calculate", "id", calculation="once(uuid())"),
        q("calculate", "n", calculation="if(. = '', 1, . + 1)"),
        q("text", "a"),
    ]
    found = filling(survey)
    before = found.answers()
    found.set(("a",), "x")
    assert found.answers() == {**before, "a": "x"}


def test_protected_groups_are_dicts_of_their_own() -> None:
    survey = [
        q("begin group", "who", **{"bind::fs:protected": "yes"}),
        q("text", "name", required="yes"),
        q("end group"),
        q("text", "x"),
    ]
    program = compile_form(form(survey))
    assert required_now(program, {"x": "1"}) == ()
    assert validate(program, {"x": "1"}) == []
    assert [one.path for one in validate(program, {"who": {}})] == [("who", "name")]
    found = filling(survey)
    assert found.set(("who", "name"), "N") == {("who", "name")}
    assert found.answers() == {"who": {"name": "N"}}


@pytest.mark.parametrize("value", [float("nan"), "\x00\ud800", {"odd": 1}, [[1]], math.inf, object])
def test_odd_answers_do_not_break_anything(value: Any) -> None:
    survey = [
        q("text", "a"),
        q("integer", "i"),
        q("calculate", "c", calculation="concat(${a}, ${i})"),
        q("begin repeat", "r"),
        q("text", "b"),
        q("end repeat"),
    ]
    content = {"a": value, "i": value, "r": value}
    found = filling(survey, content=content)
    found.findings()
    assert {name: found.answers()[name] for name in content} == content or value != value


def test_repeats_within_repeats_share_one_budget_of_rows() -> None:
    survey = [
        q("decimal", "n"), q("begin repeat", "r", repeat_count="${n}"), q("begin repeat", "s", repeat_count="${n}"),
        q("text", "a"), q("end repeat"), q("end repeat"),
    ]  # fmt: skip
    found = filling(survey)
    found.set(("n",), 40)
    assert found.rows(("r",)) == 40 and sum(found.rows(("r", row, "s")) for row in range(40)) == 1600
    found = filling(survey)
    for wanted in (2000, 1e300):
        found.set(("n",), wanted)
        rows = found.rows(("r",))
        assert rows + sum(found.rows(("r", row, "s")) for row in range(rows)) == MAX_ROWS


def test_rows_taken_away_give_their_room_back() -> None:
    found = filling([q("integer", "n"), q("begin repeat", "r", repeat_count="${n}"), q("text", "a"), q("end repeat")])
    found.set(("n",), MAX_ROWS + 5)
    found.remove_row(("r",), 0)
    found.set(("n",), MAX_ROWS)
    assert found.rows(("r",)) == MAX_ROWS
