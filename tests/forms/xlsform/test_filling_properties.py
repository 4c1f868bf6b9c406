"""For any answers: they come back as they were, and changing them bit by bit ends where starting anew ends."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms.xlsform.filling import Filling
from forms.xlsform.program import compile_form
from tests.forms.xlsform.sheets import form, q, surroundings

SURVEY = [
    q("integer", "n"),
    q("text", "a"),
    q("select_one l", "s"),
    q("begin group", "g", relevant="${n} > 2 or ${a} = 'x'"),
    q("text", "b", required="${s} = 'p'", constraint="string-length(.) < 4"),
    q("select_multiple l", "m", choice_filter="of = ${s} or ${n} > 5"),
    q("end group"),
    q("begin repeat", "r", relevant="not(selected(${m}, 'p'))"),
    q("integer", "k"),
    q("text", "t", relevant="${k} != '' and ${k} < ${n}"),
    q("calculate", "sum", calculation="${k} + coalesce(indexed-repeat(${sum}, ${r}, position(..) - 1), 0)"),
    q("calculate", "where", calculation="concat(position(..), '/', count(${r}), ':', ${t})"),
    q("begin repeat", "in"),
    q("integer", "v", constraint=". <= ${k}"),
    q("calculate", "w", calculation="${v} * ${k} + sum(${v})"),
    q("end repeat"),
    q("end repeat"),
    q("calculate", "total", calculation="sum(${k}) + count(${in}) + sum(${v})"),
    q("calculate", "deep", calculation="if(${total} > 10, concat(${b}, '|', ${total}), ${a})"),
    q("text", "last", relevant="${deep} != ''", readonly="${total} > 3"),
]
CHOICES = [
    {"list_name": "l", "name": name, "label": name, "of": of} for name, of in (("p", "q"), ("q", "p"), ("z", "z"))
]
PROGRAM = compile_form(form(SURVEY, CHOICES))
CALCULATED = ("sum", "where", "w", "total", "deep")

words = st.text("xyz汉 \n", max_size=5)
small = st.integers(-3, 9)
inner = st.fixed_dictionaries({}, optional={"v": small, "extra": words})
row = st.fixed_dictionaries({}, optional={"k": small, "t": words, "in": st.lists(inner, max_size=3)})
contents = st.fixed_dictionaries(
    {},
    optional={
        "n": small,
        "a": st.sampled_from(["x", "", "yy"]) | words,
        "s": st.sampled_from(["p", "q", "z", "gone"]),
        "b": words,
        "m": st.lists(st.sampled_from("pqz"), max_size=3, unique=True),
        "r": st.lists(row, max_size=3),
        "unknown": st.recursive(st.none() | st.booleans() | words, st.lists, max_leaves=4),
    },
)


def fill(content: dict[str, Any]) -> Filling:
    return Filling(PROGRAM, content, surroundings())


def everything(filling: Filling) -> dict[str, Any]:
    """Answers, findings, and the state and choices of every place there is."""
    paths = list(_paths(filling.answers(), ()))
    shown = {path: filling.state(path) for path in paths}
    choices = {path: filling.choices(path) for path in paths if path[-1] in ("s", "m")}
    return {"answers": filling.answers(), "findings": filling.findings(), "state": shown, "choices": choices}


def _paths(answers: Any, above: tuple[Any, ...]) -> Any:
    for name, value in answers.items():
        if name in ("unknown", "extra"):
            continue
        yield (*above, name)
        if isinstance(value, list) and name in ("r", "in"):
            for index, inside in enumerate(value):
                yield from _paths(inside, (*above, name, index))


def without_calculations(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: without_calculations(inside) for name, inside in value.items() if name not in CALCULATED}
    return [without_calculations(inside) for inside in value] if isinstance(value, list) else value


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(contents)
def test_answers_come_back_as_they_were(content: dict[str, Any]) -> None:
    found = fill(content)
    assert without_calculations(found.answers()) == content
    assert fill(found.answers()).answers() == found.answers()


changes = st.lists(
    st.one_of(
        st.tuples(st.just("set"), st.sampled_from(["n"]), small | st.none()),
        st.tuples(st.just("set"), st.sampled_from(["a", "b", "last"]), words | st.none()),
        st.tuples(st.just("set"), st.just("s"), st.sampled_from(["p", "q", "z", None])),
        st.tuples(st.just("set"), st.just("m"), st.lists(st.sampled_from("pqz"), max_size=2, unique=True)),
        st.tuples(st.just("row"), st.integers(0, 3), small),
        st.tuples(st.just("k"), st.integers(0, 3), small | st.none()),
        st.tuples(st.just("v"), st.integers(0, 3), small),
        st.tuples(st.just("move"), st.integers(0, 3), st.integers(0, 3)),
        st.tuples(st.just("gone"), st.integers(0, 3), st.none()),
    ),
    max_size=12,
)


def apply(found: Filling, change: tuple[Any, ...]) -> None:
    what, where, value = change
    rows = found.rows(("r",))
    if what == "set":
        found.set((where,), value)
    elif what == "row":
        found.add_row(("r",), min(where, rows))
    elif what == "k" and where < rows:
        found.set(("r", where, "k"), value)
    elif what == "v" and where < rows:
        if value > 3 or not found.rows(("r", where, "in")):
            found.add_row(("r", where, "in"))
        found.set(("r", where, "in", 0, "v"), value)
    elif what == "move" and where < rows and value < rows:
        found.move_row(("r",), where, value)
    elif what == "gone" and where < rows:
        found.remove_row(("r",), where)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(contents, changes)
def test_bit_by_bit_ends_where_starting_anew_ends(content: dict[str, Any], done: list[tuple[Any, ...]]) -> None:
    found = fill(content)
    for change in done:
        apply(found, change)
    assert everything(found) == everything(fill(found.answers()))
