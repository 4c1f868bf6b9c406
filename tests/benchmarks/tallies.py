"""Tallying 20,000 responses of 40 questions, against pandas' `value_counts` of the same columns, table already made."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pandas

from forms.tally.counting import Sheet
from forms.tally.model import BatchFacts
from forms.tally.tally import tally
from forms.xlsform.model import Form
from tests.benchmarks.harness import Line, side_by_side
from tests.forms.tally.world import form_of

QUESTIONS = 40


def measure(folder: Path, smaller: bool) -> Iterator[Line]:
    count = 2_000 if smaller else 20_000
    form = survey()
    sheets = responses(count)
    facts = BatchFacts("WJ-2601-03A-0001", "bench", count, count, 0, count)
    frame = pandas.DataFrame([sheet.answers for sheet in sheets])

    def reference() -> list[Any]:
        return [frame[column].value_counts(dropna=False) for column in frame.columns]

    def from_responses() -> list[Any]:
        made = pandas.DataFrame([sheet.answers for sheet in sheets])
        return [made[column].value_counts(dropna=False) for column in made.columns]

    name = f"tally {count:,} × {QUESTIONS}, cells hidden (V10)"
    notes = ("pandas value_counts alone, on a ready table", "pandas value_counts, its table made of the responses")
    for work, note in zip((reference, from_responses), notes, strict=True):
        yield side_by_side(name, lambda: tally(form, [(facts, sheets)], 5), work, 5, note)


def survey() -> Form:
    return form_of(*(f"select_one l | q{number}" for number in range(QUESTIONS)), lists={"l": "a b c d e"})


def responses(count: int) -> list[Sheet]:
    draw = Random(5)
    choices = ["a", "b", "c", "d", "e", None]
    return [
        Sheet({f"q{number}": value for number in range(QUESTIONS) if (value := draw.choice(choices)) is not None})
        for _ in range(count)
    ]
