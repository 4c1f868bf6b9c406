"""V10 attacked: every data set of a small population is tallied, and whoever has all the tables tries to work out a
count below the threshold."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

import pytest

from forms.tally.counting import Sheet
from forms.tally.model import ABSTAINED, NOT_ASKED, Tally
from forms.tally.tally import REST, tally
from forms.xlsform.model import Form
from tests.forms.tally.world import Person, batch, every, form_of, shown

PLAIN = form_of("select_one g | g", "select_one q | q", lists={"g": "a b", "q": "x y"})
SKIPPED = form_of("select_one g | g", "select_one q | q | ${g} = 'a'", lists={"g": "a b", "q": "x y"})
TWICE = form_of("select_one q | p", "select_one q | q", lists={"q": "x y"})
TICKED = form_of("select_multiple q | q", lists={"q": "x y"})

Facts = dict[tuple[str, str, str], int]
Cells = dict[tuple[str, str, str], int | None]


def sheets_of(form: Form, people: Sequence[Person]) -> list[Sheet]:
    """Blank answers are abstentions, but where the form does not ask."""
    keys = [question.key for question in form.questions()]
    made = []
    for person in people:
        answers: dict[str, Any] = {
            key: value for key, value in zip(keys, person, strict=True) if value and value != "-"
        }
        if form is TICKED:
            answers = {key: list(value) for key, value in answers.items()}
        blanks = frozenset(key for key, value in zip(keys, person, strict=True) if not value)
        made.append(Sheet(answers, blanks))
    return made


def facts_of(form: Form, batches: Sequence[Sequence[Person]], tables: Tally) -> Facts:
    """What is true of a data set, in the words of the published cells, by every scope that could have been shown."""
    found: Counter[tuple[str, str, str]] = Counter()
    keys = [question.key for question in form.questions()]
    for number, people in enumerate(batches):
        for person in people:
            for key, value in zip(keys, person, strict=True):
                codes = list(value) if form is TICKED and value else [{"": ABSTAINED, "-": NOT_ASKED}.get(value, value)]
                scopes = ["", f"b{number}", *([f"g{person[0] or ABSTAINED}"] if tables.group else [])]
                found.update((key, scope, code) for scope in scopes for code in codes)
    return dict(found)


def agrees(cells: Cells, facts: Facts, groups: Sequence[str]) -> bool:
    """Whether a data set gives every number that was shown."""
    for (key, scope, code), count in cells.items():
        if count is None or code.startswith("#"):
            continue
        parts = [scope]
        if scope == f"g{REST}":
            parts = [f"g{code}" for code in groups if (key, f"g{code}", "#") not in cells]
        if sum(facts.get((key, part, code), 0) for part in parts) != count:
            return False
    return True


def leaks(form: Form, sizes: Sequence[int], kinds: Sequence[Person], threshold: int, group: str) -> list[Any]:
    """The small counts that follow from the published numbers of some data set."""
    same: dict[tuple[Any, ...], list[Facts]] = defaultdict(list)
    published: dict[tuple[Any, ...], Cells] = {}
    for people in every(sizes, kinds):
        tables = tally(form, [batch(n, sheets_of(form, some)) for n, some in enumerate(people)], threshold, group)
        cells = shown(tables)
        name = tuple(sorted(cells.items(), key=str))
        published[name] = cells
        same[name].append(facts_of(form, people, tables))
    groups = [*dict.fromkeys(kind[0] or ABSTAINED for kind in kinds)]
    every_facts = [facts for some in same.values() for facts in some]
    found = []
    for name, some in same.items():
        for key in {key for facts in some for key in facts}:
            values = {facts.get(key, 0) for facts in some}
            if len(values) == 1 and 0 < min(values) < threshold:
                others = {facts.get(key, 0) for facts in every_facts if agrees(published[name], facts, groups)}
                if len(others) == 1:
                    found.append((key, min(values), name))
    return found


BOTH = [(g, q) for g in "ab" for q in ("x", "y", "")]


@pytest.mark.parametrize("sizes", [(3,), (5,), (6,), (3, 3), (2, 4), (1, 4), (4, 3)])
def test_no_small_count_follows_from_what_is_shown_by_batch_and_group(sizes: tuple[int, ...]) -> None:
    assert leaks(PLAIN, sizes, BOTH, 3, "g") == []


def test_no_small_count_follows_where_a_question_is_skipped() -> None:
    kinds = [("a", "x"), ("a", "y"), ("a", ""), ("b", "-")]
    for sizes in ((5,), (6,), (8,), (3, 4)):
        assert leaks(SKIPPED, sizes, kinds, 3, "") == []


def test_no_small_count_follows_from_two_questions() -> None:
    kinds = [(p, q) for p in ("x", "y") for q in ("x", "y", "")]
    for sizes in ((6,), (3, 4)):
        assert leaks(TWICE, sizes, kinds, 3, "") == []


def test_no_small_count_follows_from_several_choices() -> None:
    kinds = [("x",), ("y",), ("xy",), ("",)]
    for sizes in ((5,), (7,), (3, 4), (4, 5)):
        assert leaks(TICKED, sizes, kinds, 3, "") == []


def test_the_attack_finds_a_leak_where_there_is_one() -> None:
    """A table that hides one cell only is found out."""
    people = [("x",), ("x",), ("x",), ("x",), ("y",)]
    facts = facts_of(TICKED, [people], tally(TICKED, [batch(0, sheets_of(TICKED, people))], 3))
    assert agrees({("q", "", "x"): 4, ("q", "", "y"): None}, facts, [])
    assert not agrees({("q", "", "x"): 3}, facts, [])


def test_no_small_count_follows_from_a_mean() -> None:
    """A scale of four places: whoever has the shown cells and the mean, and reckons."""
    form = form_of("integer | s | | . >= 1 and . <= 4", lists={"x": "a b"})
    for size in (4, 6, 8, 11):
        piles = list(itertools.combinations_with_replacement([1, 2, 3, 4, None], size))
        facts, published = [], []
        for pile in piles:
            sheets = [Sheet({"s": value} if value else {}) for value in pile]
            line = tally(form, [batch(0, sheets)], 3).results[0].total
            facts.append((Counter(str(value) if value else ABSTAINED for value in pile), _mean(pile)))
            published.append((line.cells, line.mean))
        for cells, mean in {(tuple(cells.items()), mean) for cells, mean in published}:
            fitting = [
                counts for counts, real in facts
                if (mean is None or (real is not None and abs(real - mean) < 1e-9))
                and all(count is None or counts[code] == count for code, count in cells)
            ]  # fmt: skip
            for code, _ in cells:
                values = {counts[code] for counts in fitting}
                assert len(values) > 1 or not 0 < min(values) < 3, (cells, mean, code, values)


def _mean(pile: Sequence[int | None]) -> float | None:
    given = [value for value in pile if value]
    return sum(given) / len(given) if given else None
