"""Answers as they come: rankings, answers the form does not know, blanks, answers in any mapping."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

from forms.tally.counting import Sheet, columns
from forms.tally.model import ABSTAINED, NOT_ASKED
from forms.tally.shape import shape_of
from tests.forms.tally.world import form_of


def counts(*answers: Any, relevant: str = "", kind: str = "rank l", abstained: tuple[int, ...] = ()) -> dict[str, int]:
    form = form_of("select_one l | first", f"{kind} | q | {relevant}", lists={"l": "a b"})
    sheets = [
        Sheet(MappingProxyType({} if value is None else {"q": value}), frozenset({"q"} if at in abstained else ()))
        for at, value in enumerate(answers)
    ]
    shape = shape_of(form)
    column = columns(shape.questions, sheets)["q"]
    row = column.rows(None, 1)[0]
    assert [sum(code == cell for cell in column.codes()) for code in row] == list(row.values())
    assert column.rows([0] * len(sheets), 1) == [row]
    return row


def test_a_ranking_counts_by_its_first_place() -> None:
    assert counts(["b", "a"], ["b"], ["a", "b"], [], None) == {"a": 1, "b": 2, ABSTAINED: 2}


def test_a_ranking_that_need_not_be_asked_tells_its_blanks_apart() -> None:
    found = counts(["b", "a"], [], None, None, relevant="${first} = 'a'", abstained=(2,))
    assert found == {"a": 0, "b": 1, ABSTAINED: 1, NOT_ASKED: 2}


def test_an_answer_the_form_does_not_know_is_a_blank() -> None:
    assert counts("a", "b", "c", None, 7, kind="select_one l") == {"a": 1, "b": 1, ABSTAINED: 3}


def test_many_sheets_keep_their_order() -> None:
    assert counts(*["a", "b", None] * 100, kind="select_one l") == {"a": 100, "b": 100, ABSTAINED: 100}
