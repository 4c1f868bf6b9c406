"""Every function of the OpenRosa list, by what a calculation that calls it gives."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from forms.xlsform.filling import Filling
from forms.xlsform.program import compile_form
from forms.xlsform.reading import read_form
from forms.xlsform.xpath.functions import FUNCTIONS
from tests.forms.xlsform.sheets import calculated, filling, markdown, q, surroundings

ABC = {"a": "x y z", "b": "2026-03-05", "c": "", "i": 7, "j": 2}

CASES: list[tuple[str, Any]] = [
    ("selected(${a}, 'y')", "true"),
    ("selected(${a}, 'xy')", "false"),
    ("selected(${c}, 'y')", "false"),
    ("is-selected(${a}, 'z')", "true"),
    ("selected-at(${a}, 1)", "y"),
    ("selected-at(${a}, 9)", None),
    ("count-selected(${a})", 3),
    ("count-selected(${c})", 0),
    ("if(${i} > 5, 'big', 'small')", "big"),
    ("if(${c}, 'yes', 'no')", "no"),
    ("if(true(), 1, 2) + 1", 2),
    ("coalesce(${c}, ${a})", "x y z"),
    ("coalesce(${c}, '')", None),
    ("once(5)", 5),
    ("boolean-from-string('true')", "true"),
    ("boolean-from-string('1')", "true"),
    ("boolean-from-string('no')", "false"),
    ("checklist(1, 2, ${i} = 7, ${j} = 9)", "true"),
    ("checklist(2, -1, ${i} = 7, ${j} = 9)", "false"),
    ("checklist(-1, 1, true(), true())", "false"),
    ("weighted-checklist(3, 5, true(), 3, false(), 9)", "true"),
    ("weighted-checklist(3, 5, true(), 3, true(), 9)", "false"),
    ("regex(${a}, '[a-z ]+')", "true"),
    ("regex(${a}, '[a-z]+')", "false"),
    ("regex('abc1', '^\\w+$')", "true"),
    ("concat(${a}, '-', ${i})", "x y z-7"),
    ("join(', ', 'a', 'b', ${i})", "a, b, 7"),
    ("substr('hello', 1)", "ello"),
    ("substr('hello', 1, 3)", "el"),
    ("substr('hello', -3, -1)", "ll"),
    ("string-length('汉字')", 2),
    ("round(2.5)", 3),
    ("round(-2.5)", -2),
    ("round(3.14159, 2)", 3.14),
    ("round(1234, -2)", 1200),
    ("round(1.005, 2)", 1.01),
    ("round(250, -2)", 300),
    ("sum(${a}) + max('x', 2)", 2),
    ("number('1e5')", None),
    ("number('+1')", None),
    ("number(' -.5 ')", -0.5),
    ("int(2.9)", 2),
    ("int(-2.9)", -2),
    ("pow(2, 10)", 1024),
    ("min(3, 1, 2)", 1),
    ("max(3, ${i}, 2)", 7),
    ("sum(${i})", 7),
    ("count(${c})", 1),
    ("count-non-empty(${c})", 0),
    ("count-non-empty(${a})", 1),
    ("date('2026-03-05T10:00:00')", "2026-03-05"),
    ("date(0)", "1970-01-01"),
    ("date('nonsense')", None),
    ("date(today() + 1)", "2026-03-06"),
    ("date-time('2026-03-05T10:00')", "2026-03-05T10:00:00.000"),
    ("date-time('2026-02-30')", None),
    ("format-date(${b}, '%Y年%n月%e日')", "2026年3月5日"),
    ("format-date(${b}, '%d %b %y, %a')", "05 Mar 26, Thu"),
    ("format-date-time('2026-03-05T09:08:07.123', '%H:%M:%S.%3')", "09:08:07.123"),
    ("format-date('', '%Y')", None),
    ("decimal-date-time('1970-01-02T12:00:00')", 1.5),
    ("decimal-time('06:00')", 0.25),
    ("decimal-time('2026-03-05T18:00:00+08:00')", 0.75),
    ("today()", "2026-03-05"),
    ("now()", "2026-03-05T09:10:30.000"),
    ("today() - date('2026-03-01')", 4),
    ("${b} > '2026-03-04'", "true"),
    ("${b} = today()", "true"),
    ("'10:30' > '09:45'", "true"),
    ("version()", None),
    ("starts-with(${a}, 'x')", "true"),
    ("ends-with(${a}, 'z')", "true"),
    ("contains(${a}, ' y ')", "true"),
    ("substring-before(${a}, ' ')", "x"),
    ("substring-after(${a}, ' ')", "y z"),
    ("substring('12345', 2, 3)", "234"),
    ("normalize-space('  a  b ')", "a b"),
    ("translate('bar', 'abc', 'ABC')", "BAr"),
    ("string(${i})", "7"),
    ("number('3.5') + 1", 4.5),
    ("number('x')", None),
    ("boolean(${c})", "false"),
    ("not(${c})", "true"),
    ("true() and not(false())", "true"),
    ("floor(2.7) + ceiling(2.1)", 5),
    ("position(..)", 1),
    ("name(..)", "data"),
    ("local-name(${a})", "a"),
    ("namespace-uri(${a})", None),
    ("count(../*[position() = last()])", 1),
    ("string(current()/../a)", "x y z"),
    ("abs(-3) + sqrt(16)", 7),
    ("exp(0) + exp10(2)", 101),
    ("round(log(100) div log(10), 6) + log10(1000)", 5),
    ("sin(0) + cos(0) + tan(0)", 1),
    ("round(asin(1) + acos(1) + atan(0) - pi() div 2, 9)", 0),
    ("round(atan2(1, 1) * 4 - pi(), 9)", 0),
    ("sqrt(-1)", None),
    ("${i} div 0", None),
    ("${i} mod ${j} + ${i} * ${j} - -1", 16),
    ("7 div 2", 3.5),
    ("${c} + 1", None),
    ("${c} = ''", "true"),
    ("${i} = '7' and ${i} = 7", "true"),
    ("0.1 + 0.2 = 0.3", "true"),
    ("0.1 + 0.2 != 0.3", "false"),
    ("if(true(), 0.1, 0) + 0.2 = 0.3", "true"),
    ("${c} + 1 != 2", "true"),
    ("coalesce(${c}, ${i}) = 7", "true"),
    ("if(true(), ${i}, 0) = '7'", "true"),
    ("1 = 1 = 1", "true"),
    ("${i} != 7 or ${j} < 1", "false"),
]


@pytest.mark.parametrize(("expression", "expected"), CASES)
def test_function(expression: str, expected: Any) -> None:
    found = calculated(expression, ABC)
    if isinstance(expected, float):
        assert found == pytest.approx(expected)
    else:
        assert found == expected


def test_random_and_uuid_come_from_outside() -> None:
    assert 0 <= calculated("random()") < 1
    assert calculated("random()") == calculated("random()")
    assert len(calculated("uuid()")) == 36
    assert len(calculated("uuid(8)")) == 8


ROWS = [
    q("text", "who"),
    q("begin repeat", "r"),
    q("integer", "n"),
    q("calculate", "pos", calculation="position(..)"),
    q("calculate", "mine", calculation="sum(${n}) + count(${r})"),
    q("end repeat"),
    q("calculate", "total", calculation="sum(${n})"),
    q("calculate", "rows", calculation="count(${r})"),
    q("calculate", "second", calculation="indexed-repeat(${n}, ${r}, 2)"),
    q("calculate", "low", calculation="min(${n})"),
    q("calculate", "all", calculation="join('+', ${n})"),
    q("calculate", "mixed", calculation="count-selected(join(' ', randomize(${n}, 3)))"),
]


def test_repeats() -> None:
    found = filling(ROWS, content={"r": [{"n": 5}, {"n": 3}, {}]})
    answers = found.answers()
    assert [row["pos"] for row in answers["r"]] == [1, 2, 3]
    assert [row["mine"] for row in answers["r"]] == [8, 6, 3]
    assert {name: answers[name] for name in ("total", "rows", "second", "low", "all", "mixed")} == {
        "total": 8, "rows": 3, "second": 3, "low": 3, "all": "5+3+", "mixed": 2,
    }  # fmt: skip


def test_choice_name_in_the_language_of_the_filling() -> None:
    choices = [{"list_name": "l", "name": "x", "label::zh": "甲", "label::en": "First"}]
    more = [q("select_one l", "s")]
    assert calculated("jr:choice-name(${s}, '${s}')", {"s": "x"}, more, choices) == "First"
    assert calculated("jr:choice-name('x', '../s')", {}, more, choices) == "First"


def test_instance_and_pulldata() -> None:
    survey = [
        q("text", "k"),
        q("csv-external", "fruits"),
        q("calculate", "price", calculation="pulldata('fruits', 'price', 'code', ${k})"),
        q("calculate", "same", calculation="instance('fruits')/root/item[code = ${k}]/price"),
        q("calculate", "many", calculation="count(instance('fruits')/root/item[price > 2])"),
    ]
    form = read_form(markdown(survey), "t.md", {"fruits.csv": b"code,price\na,2\nb,3\nc,10\n"})
    found = Filling(compile_form(form), {"k": "b"}, surroundings())
    assert (found.value(("price",)), found.value(("same",)), found.value(("many",))) == ("3", "3", 2)


def test_every_function_is_tried_here() -> None:
    source = Path(__file__).read_text("utf-8")
    assert not [name for name in FUNCTIONS if f"{name}(" not in source]
