"""What an expression means where it stands: rows of repeats, relevance, lists, and reading in general."""

from __future__ import annotations

from typing import Any

import pytest

from forms.xlsform.xpath.parser import parse
from forms.xlsform.xpath.syntax import ExpressionError
from tests.forms.xlsform.sheets import calculated, filling, q


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("1 + 2 * 3 - 4 div 2", 5),
        ("(1 + 2) * 3", 9),
        ("- 2 + - - 3", 1),
        ("10 - 3 - 2", 5),
        ("1 < 2 = true()", "true"),
        ("'it''s' = ''", None),
        ('"it\'s"', "it's"),
        ("concat('a\"b', \"c'd\")", "a\"bc'd"),
        ("5 mod 3", 2),
        ("${a}/../b", "B"),
        ("../a | ../b", "A"),
        ("count(../a | ../b)", 2),
        ("/data/a", "A"),
        ("/anything/a", "A"),
        ("./../a", "A"),
        ("child::node()", None),
        ("preceding-sibling::b", "B"),
        ("count(preceding-sibling::*)", 5),
        ("count(//b)", 1),
        ("string-length(../a/text())", 1),
        (".5 + 5.", 5.5),
        ("  ${a}  ", "A"),
    ],
)
def test_reading(expression: str, expected: Any) -> None:
    content = {"a": "A", "b": "B"}
    if expected is None and "''" in expression and "it" in expression:
        with pytest.raises(ExpressionError):
            parse(expression)
        return
    assert calculated(expression, content) == expected


@pytest.mark.parametrize(
    "text", ["", "1 +", "(", "f(", "a b", "a[", "[1]", "1 = = 2", "$x", "${a", "a::b", "'x", "f(,)", "a/"]
)
def test_what_cannot_be_read(text: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse(text)
    assert caught.value.code == "FORM_EXPRESSION_WRONG"


def test_what_is_not_relevant_counts_as_empty() -> None:
    survey = [
        q("text", "ask"), q("integer", "n", relevant="${ask} = 'yes'"),
        q("calculate", "empty", calculation="if(${n} = '', 'none', ${n})"),
        q("calculate", "count", calculation="count(${n})"),
        q("calculate", "total", calculation="sum(${n}) + 0"),
    ]  # fmt: skip
    found = filling(survey, content={"n": 4, "ask": "no"})
    assert [found.value((name,)) for name in ("empty", "count", "total")] == ["none", 0, 0]
    found.set(("ask",), "yes")
    assert [found.value((name,)) for name in ("empty", "count", "total")] == ["4", 1, 4]
    assert found.value(("n",)) == 4


NESTED = [
    q("text", "top"),
    q("begin repeat", "house"),
    q("text", "street"),
    q("begin repeat", "person"),
    q("text", "name"),
    q("calculate", "who", calculation="concat(${name}, '@', ${street}, '/', ${top})"),
    q("calculate", "others", calculation="count(${person})"),
    q("calculate", "place", calculation="concat(position(../..), '.', position(..))"),
    q("calculate", "before", calculation="${person}[position() = position(current()/..) - 1]/name"),
    q("calculate", "first", calculation="indexed-repeat(${name}, ${house}, 1, ${person}, 1)"),
    q("calculate", "same", calculation="count(${person}[name = ${name}])"),
    q("end repeat"),
    q("end repeat"),
    q("calculate", "everyone", calculation="count(${person})"),
    q("calculate", "long", calculation="count(${person}[string-length(name) > 1])"),
]


def test_references_stay_in_their_row() -> None:
    found = filling(NESTED, content={
        "top": "T",
        "house": [
            {"street": "S1", "person": [{"name": "A"}, {"name": "BB"}]},
            {"street": "S2", "person": [{"name": "C"}, {"name": "C"}]},
        ],
    })  # fmt: skip
    people = [person for house in found.answers()["house"] for person in house["person"]]
    assert [person["who"] for person in people] == ["A@S1/T", "BB@S1/T", "C@S2/T", "C@S2/T"]
    assert [person["others"] for person in people] == [2, 2, 2, 2]
    assert [person["place"] for person in people] == ["1.1", "1.2", "2.1", "2.2"]
    assert [person.get("before") for person in people] == [None, "A", None, "C"]
    assert [person["first"] for person in people] == ["A", "A", "A", "A"]
    assert [person["same"] for person in people] == [1, 1, 2, 2]
    assert (found.value(("everyone",)), found.value(("long",))) == (4, 1)
    found.set(("house", 1, "street"), "S9")
    assert found.value(("house", 1, "person", 0, "who")) == "C@S9/T"
    found.remove_row(("house", 0, "person"), 0)
    assert found.value(("house", 0, "person", 0, "place")) == "1.1"
    assert found.value(("house", 1, "person", 1, "first")) == "BB"
    assert found.value(("everyone",)) == 3


def test_a_running_total_over_rows() -> None:
    survey = [
        q("begin repeat", "r"), q("integer", "n"),
        q("calculate", "sum", calculation="${n} + coalesce(indexed-repeat(${sum}, ${r}, position(..) - 1), 0)"),
        q("end repeat"),
    ]  # fmt: skip
    found = filling(survey, content={"r": [{"n": 1}, {"n": 2}, {"n": 3}]})
    assert [row["sum"] for row in found.answers()["r"]] == [1, 3, 6]
    found.set(("r", 0, "n"), 10)
    assert [row["sum"] for row in found.answers()["r"]] == [10, 12, 15]
    found.remove_row(("r",), 1)
    assert [row["sum"] for row in found.answers()["r"]] == [10, 13]


def test_three_hundred_nested_conditions_and_long_chains() -> None:
    nested = "".join(f"if(${{i}} = {number}, 'v{number}', " for number in range(150)) + "'none'" + ")" * 150
    assert calculated(nested, {"i": 149}) == "v149"
    assert calculated(" + ".join(["${i}"] * 2000), {"i": 1}) == 2000
    assert calculated(" or ".join(["${i} = 0"] * 1000) + " or ${i} = 1", {"i": 1}) == "true"


def test_names_in_chinese() -> None:
    survey = [q("integer", "年龄"), q("text", "职务", relevant="${年龄} >= 18 and ../年龄 < 60")]
    assert filling(survey, content={"年龄": 30}).state(("职务",)).relevant
    assert not filling(survey, content={"年龄": 70}).state(("职务",)).relevant
