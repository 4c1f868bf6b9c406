"""Scales and answers with numbers nobody could reckon with: they are no scale and no number, never a crash."""

from __future__ import annotations

from typing import Any

import pytest

from forms.tally.counting import Sheet
from forms.tally.shape import scale_places, shape_of
from forms.tally.tally import tally
from forms.xlsform.model import Question
from tests.forms.tally.world import batch, form_of

STEPS = form_of("range | q", lists={"x": "a"})


def ranged(**parameters: str) -> Question:
    return Question(name="q", key="q", type="range", parameters=parameters)


@pytest.mark.parametrize(
    "parameters",
    [{"end": "inf"}, {"start": "nan"}, {"start": "-1e308", "end": "1e308", "step": "1e-300"}, {"step": "1e-320"},
     {"step": "0"}, {"step": "-1"}, {"end": "one"}, {"end": "1000000"}, {"start": "1e12", "end": "1000000000009"}],
)  # fmt: skip
def test_a_range_that_is_no_scale_has_no_places(parameters: dict[str, str]) -> None:
    assert scale_places(ranged(**parameters)) == []


@pytest.mark.parametrize(
    ("parameters", "places"),
    [({"start": "0", "end": "0.5", "step": "0.1"}, [0, 0.1, 0.2, 0.3, 0.4, 0.5]),
     ({"start": "1000000", "end": "1000002"}, [1000000, 1000001, 1000002]), ({"start": "2", "end": "0"}, [2, 1, 0])],
)  # fmt: skip
def test_the_places_of_a_range_are_those_that_are_written(parameters: dict[str, str], places: list[float]) -> None:
    """0.1 + 0.2 is no 0.3 in floating point, and a million no `1e+06`: what was keyed must find its cell."""
    assert scale_places(ranged(**parameters)) == places


@pytest.mark.parametrize("most", ["9" * 5000, "9" * 10])
def test_bounds_beyond_all_measure_are_no_scale(most: str) -> None:
    question = Question(name="q", key="q", type="integer", constraint=f". >= {int(most[:9])} and . <= {most}")
    assert scale_places(question) == []


@pytest.mark.parametrize("score", ["inf", "nan", "1e300", "one"])
def test_a_score_beyond_all_measure_is_none(score: str) -> None:
    source = form_of("select_one l | q", lists={"l": "a"})
    choice = source.lists["l"][0]
    source.lists["l"] = (type(choice)(choice.name, choice.label, extra={"score": score}),)  # type: ignore[index]
    assert shape_of(source).find("q").sort == "single"


@pytest.mark.parametrize("answer", [10**400, float("inf"), float("nan")])
def test_a_number_beyond_all_measure_is_in_no_mean(answer: Any) -> None:
    form = form_of("integer | n", lists={"x": "a"})
    found = tally(form, [batch(0, [Sheet({"n": answer})] + [Sheet({"n": 2})] * 9)], 5)
    assert found.results[0].total.mean == 2


@pytest.mark.parametrize("answer", [{"a": 1}, [{"a": 1}], [["a"]], []])
def test_an_answer_that_is_no_code_is_a_blank(answer: Any) -> None:
    form = form_of("select_one l | q", lists={"l": "a"})
    found = tally(form, [batch(0, [Sheet({"q": answer})] * 6 + [Sheet({"q": "a"})] * 6)], 5)
    assert found.results[0].total.cells == {"a": 6, "?abstained": 6}
