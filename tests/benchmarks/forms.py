"""Importing a form, against pyxform alone on the same file; answering one question, against evaluating all again."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from datetime import datetime
from itertools import cycle
from pathlib import Path
from random import Random

from pyxform.xls2xform import convert

from forms.xlsform.filling import Filling, Surroundings
from forms.xlsform.program import compile_form
from forms.xlsform.reading import read_form
from tests.benchmarks.harness import Line, Work, side_by_side
from tests.forms.xlsform.sheets import workbook

KINDS = ("integer", "text", "select_one l", "select_multiple l", "decimal")
EXPRESSIONS = 300


def measure(folder: Path, smaller: bool) -> Iterator[Line]:
    for count in (100, 300) if smaller else (500, 1_000, 10_000):
        data = form_of(count)
        yield side_by_side(
            f"import a form of {count:,} questions",
            lambda data=data: read_form(data, "bench.xlsx"),
            lambda data=data: convert(data, file_type=".xlsx"),
            3,
            f"pyxform alone; {_peaks(data)}",
        )
    yield _answering(100 if smaller else 1_000)


def form_of(count: int) -> bytes:
    """`count` questions in two languages, with some 300 expressions among them."""
    survey = [_row(number, count) for number in range(count)]
    choices = [{"list_name": "l", "name": x, "label::zh": f"选{x}", "label::en": f"Option {x}"} for x in "abcdef"]
    return workbook(survey, choices)


def _row(number: int, count: int) -> dict[str, str]:
    row = {"type": KINDS[number % 5], "name": f"q{number}"}
    row |= {"label::zh": f"问题 {number}", "label::en": f"Question {number}", "required": "yes" if number % 3 else ""}
    if number < 6 or number % max(1, count // EXPRESSIONS):
        return row
    earlier = number - number % 5 - 5
    match number % 3:
        case 0:
            row["relevant"] = f"${{q{earlier}}} > 3 and selected(${{q{earlier + 3}}}, 'a')"
        case 1:
            row["constraint"] = ". != '' and string-length(.) < 20"
        case _:
            row |= {
                "type": "calculate",
                "calculation": f"coalesce(${{q{earlier}}}, 0) + count-selected(${{q{earlier + 3}}})",
            }
    return row


def _peaks(data: bytes) -> str:
    return "peak memory {:.0f} against {:.0f} MB".format(
        _peak(lambda: read_form(data, "bench.xlsx")), _peak(lambda: convert(data, file_type=".xlsx"))
    )


def _peak(work: Work) -> float:
    tracemalloc.start()
    work()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6


def _answering(count: int) -> Line:
    program = compile_form(read_form(form_of(count), "bench.xlsx"))
    rules = sum(1 for rule in program.all_rules() if rule.code != "true()")
    around = Surroundings(lambda: datetime(2026, 3, 5), Random(1))
    filling = Filling(program, None, around)
    whole_numbers = [question.name for question in program.form.questions() if question.type == "integer"]
    turns, values = cycle(whole_numbers), cycle(range(1, 8))
    return side_by_side(
        f"answer one of {count:,} questions ({rules} expressions)",
        lambda: filling.set((next(turns),), next(values)),
        lambda: Filling(program, filling.answers(), around),
        60,
        "all evaluated again",
    )
