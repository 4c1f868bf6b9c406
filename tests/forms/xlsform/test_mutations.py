"""Cells of our forms put in the wrong place: each ends in a form or in a sentence that says where it is wrong."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from forms.problems import Problem
from forms.tally.shape import paper_notices
from forms.xlsform.reading import read_form
from tests.forms.xlsform.corpus import CORPUS

CELLS = (
    "",
    "yes", "${a}", "${", "}", "begin group", "begin repeat", "end repeat", "end group", "select_one l", "calculate",
    "select_multiple l or_other", "range", ".", "..", "position(..)", '"', "'", "(((", "regex(., '(a+)+$')", "a b",
    "数",
    "-",
    "1", "today()", "table-list", "name", "label", "type", "list_name", "x" * 300, "\u202e", "start=1 end=0 step=0",
    "start=0 end=1e9 step=1", "start=1 end=1e308 step=1e-308", "start=-1e308 end=1e308 step=1",
    ". >= 0 and . <= " + "9" * 5000, "1e308", "${a} + ${a}", "1 div 0",
    "randomize=true", "${a}${b}", "instance('l')/root/item[name=.]/label", "once(", "meta",
)  # fmt: skip
SOURCES = [path.read_text("utf-8") for path in sorted(CORPUS.rglob("*.md"))]


def nested(rows: list[str], draw: random.Random) -> list[str]:
    """One row doubled many times: a beginning becomes groups within groups."""
    at = draw.randrange(len(rows))
    return [*rows[:at], *[rows[at]] * 400, *rows[at + 1 :]]


def mutated(draw: random.Random) -> bytes:
    rows = draw.choice(SOURCES).split("\n")
    for _ in range(draw.randint(1, 5)):
        at = draw.randrange(len(rows))
        parts = rows[at].split("|")
        if len(parts) > 3 and draw.random() < 0.8:
            parts[draw.randrange(2, len(parts) - 1)] = f" {draw.choice(CELLS)} "
            rows[at] = "|".join(parts)
        else:
            rows.insert(at, draw.choice(rows))
    if draw.random() < 0.1:
        rows = nested(rows, draw)
    return "\n".join(rows).encode()


def read_many(seed: int, count: int) -> None:
    draw = random.Random(seed)
    tables = {"villages.csv": (Path(CORPUS) / "good" / "villages.csv").read_bytes()}
    for _ in range(count):
        source, began = mutated(draw), time.perf_counter()
        try:
            paper_notices(read_form(source, "f.md", tables))
        except Problem as problem:
            assert problem.code != "FORM_NOT_VALID_SOMEWHERE", source.decode()
        assert time.perf_counter() - began < 10


@pytest.mark.parametrize("seed", range(4))
def test_misplaced_cells_end_in_a_form_or_a_sentence(seed: int) -> None:
    read_many(seed, 150)


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_many_misplaced_cells() -> None:
    read_many(99, 40_000)
