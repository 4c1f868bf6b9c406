"""V10 attacked: every data set of a small population is tallied, and whoever has all the tables tries to work out a
count below the threshold."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

import pytest

from forms.tally import protect
from forms.tally import tally as tallying
from forms.tally.counting import Sheet
from forms.tally.model import ABSTAINED, NOT_ASKED, Tally
from forms.tally.protect import small
from forms.tally.tally import REST, tally
from forms.xlsform.model import Form
from tests.forms.tally.world import Person, batch, every, form_of, shown

PLAIN = form_of("select_one g | g", "select_one q | q", lists={"g": "a b", "q": "x y"})
SKIPPED = form_of("select_one g | g", "select_one q | q | ${g} = 'a'", lists={"g": "a b", "q": "x y"})
TWICE = form_of("select_one q | p", "select_one q | q", lists={"q": "x y"})
TICKED = form_of("select_multiple q | q", lists={"q": "x y"})
TICKED_BY_GROUP = form_of("select_one g | g", "select_multiple q | q", lists={"g": "a b", "q": "x y"})
LIMITED = form_of("select_multiple q | q | | count-selected(.) <= 1", lists={"q": "x y z"})
ROWS = form_of("begin repeat | r", "select_one q | q", "end repeat | ", lists={"q": "x y"})
"""A person of this form is the answers of the rows filled in: `xxy` are three rows."""

Facts = dict[tuple[str, str, str], int]
Cells = dict[tuple[str, str, str], int | None]


def several(form: Form) -> set[str]:
    """The questions with several choices: `xy` are two of them."""
    return {question.key for question in form.questions() if question.type == "select_multiple"}


def sheets_of(form: Form, people: Sequence[Person]) -> list[Sheet]:
    """Blank answers are abstentions, but where the form does not ask."""
    if form is ROWS:
        return [Sheet({"r": [{"q": code} for code in rows]} if rows else {}) for (rows,) in people]
    keys, ticked = [question.key for question in form.questions()], several(form)
    made = []
    for person in people:
        answers: dict[str, Any] = {
            key: value for key, value in zip(keys, person, strict=True) if value and value != "-"
        }
        answers = {key: list(value) if key in ticked else value for key, value in answers.items()}
        blanks = frozenset(key for key, value in zip(keys, person, strict=True) if not value)
        made.append(Sheet(answers, blanks))
    return made


def facts_of(form: Form, batches: Sequence[Sequence[Person]], tables: Tally) -> Facts:
    """What is true of a data set, in the words of the published cells, by every scope that could have been shown."""
    found: Counter[tuple[str, str, str]] = Counter()
    if form is ROWS:
        return facts_of_rows(batches)
    keys, ticked = [question.key for question in form.questions()], several(form)
    for number, people in enumerate(batches):
        for person in people:
            for key, value in zip(keys, person, strict=True):
                codes = list(value) if key in ticked and value else [{"": ABSTAINED, "-": NOT_ASKED}.get(value, value)]
                scopes = ["", f"b{number}", *([f"g{person[0] or ABSTAINED}"] if tables.group else [])]
                found.update((key, scope, code) for scope in scopes for code in codes)
    return dict(found)


def facts_of_rows(batches: Sequence[Sequence[Person]]) -> Facts:
    """How many people gave each answer in any of their rows."""
    found: Counter[tuple[str, str, str]] = Counter()
    for number, people in enumerate(batches):
        for (rows,) in people:
            for scope in ("", f"b{number}"):
                found.update(("r/q", scope, code) for code in set(rows) or {ABSTAINED})
    return dict(found)


def agreeing(cells: Cells, facts: Sequence[Facts], groups: Sequence[str]) -> list[Facts]:
    """The data sets that give every number that was shown."""
    sums: list[tuple[list[tuple[str, str, str]], int]] = []
    for (key, scope, code), count in cells.items():
        if count is None or code.startswith("#"):
            continue
        parts = [scope]
        if scope == f"g{REST}":
            parts = [f"g{code}" for code in groups if (key, f"g{code}", "#") not in cells]
        sums.append(([(key, part, code) for part in parts], count))
    left = list(facts)
    for cell, count in sums:
        left = [one for one in left if sum(one.get(part, 0) for part in cell) == count]
    return left


def agrees(cells: Cells, facts: Facts, groups: Sequence[str]) -> bool:
    return bool(agreeing(cells, [facts], groups))


def leaks(
    form: Form, sizes: Sequence[int], kinds: Sequence[Person], threshold: int, group: str,
    by_batch: Sequence[Sequence[Person]] = (),
) -> list[Any]:  # fmt: skip
    """The small counts that follow from the published numbers of some data set. `by_batch` are the kinds of people
    each batch can have, where they differ: then whoever reckons knows that too."""
    same: dict[tuple[Any, ...], list[Facts]] = defaultdict(list)
    published: dict[tuple[Any, ...], Cells] = {}
    for people in every(sizes, by_batch or [kinds] * len(sizes)):
        tables = tally(form, [batch(n, sheets_of(form, some)) for n, some in enumerate(people)], threshold, group)
        cells = shown(tables)
        name = tuple(sorted(cells.items(), key=str))
        published[name] = cells
        same[name].append(facts_of(form, people, tables))
    groups = [*dict.fromkeys(kind[0] or ABSTAINED for kind in kinds)]
    every_facts = [facts for some in same.values() for facts in some]
    found = []
    for name, some in same.items():
        suspects = {}
        for key in {key for facts in some for key in facts}:
            values = {facts.get(key, 0) for facts in some}
            if len(values) == 1 and 0 < min(values) < threshold:
                suspects[key] = min(values)
        others = agreeing(published[name], every_facts, groups) if suspects else []
        for key, value in suspects.items():
            if len({facts.get(key, 0) for facts in others}) == 1:
                found.append((key, value, name))
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


@pytest.mark.slow
@pytest.mark.parametrize("sizes", [(3, 3), (3, 4), (4, 4)])
def test_no_small_count_follows_from_several_choices_by_group(sizes: tuple[int, ...]) -> None:
    kinds = [(g, q) for g in "ab" for q in ("x", "y", "xy", "")]
    assert leaks(TICKED_BY_GROUP, sizes, kinds, 3, "g") == []


@pytest.mark.parametrize("sizes", [(4,), (6,), (7,), (3, 3), (3, 4), (4, 4)])
def test_no_small_count_follows_from_the_rows_of_a_repeat(sizes: tuple[int, ...]) -> None:
    assert leaks(ROWS, sizes, [("",), ("x",), ("y",), ("xy",), ("xx",), ("yy",)], 3, "") == []


def test_many_rows_of_one_person_count_once() -> None:
    """One respondent with six rows neither fills a cell beyond the threshold nor shows in it."""
    people = [("xxxxxx",), *([("y",)] * 5), *([("",)] * 5)]
    tables = tally(ROWS, [batch(0, sheets_of(ROWS, people))], 5)
    inside = next(one for one in tables.results if one.question.inner)
    assert inside.total.cells["x"] is None
    many = [("xxxxxx",)] * 5 + [("y",)] * 5
    shown_now = tally(ROWS, [batch(0, sheets_of(ROWS, many))], 5)
    assert next(one for one in shown_now.results if one.question.inner).total.cells["x"] == 5


ANSWERS = ("x", "y", "")
NESTED = [[("a", q) for q in ANSWERS], [("b", q) for q in ANSWERS], [("b", q) for q in ANSWERS]]


@pytest.mark.parametrize("sizes", [(3, 3, 3), (4, 3, 3), (3, 3, 4), pytest.param((3, 4, 5), marks=pytest.mark.slow)])
def test_no_small_count_follows_where_groups_are_made_of_whole_batches(sizes: tuple[int, ...]) -> None:
    """Nested: the first batch is the whole of one group, the two others are the other group. What a batch hides must
    not follow from the group it lies in, nor a batch from its group and the other batch."""
    kinds = [kind for some in NESTED for kind in some]
    assert leaks(PLAIN, sizes, kinds, 3, "g", NESTED) == []


TOLD = form_of("select_one g | g", "select_one q | q", "select_one q | s", lists={"g": "a b c", "q": "x y"})


def told(*groups: tuple[int, int, int]) -> Tally:
    """Batches of so many a, b and c; whoever is b answers q with y, whoever is c answers s with y."""
    kinds = [("a", "x", "x"), ("b", "y", "x"), ("c", "x", "y")]
    piles = [[kind for kind, count in zip(kinds, counts, strict=True) for _ in range(count)] for counts in groups]
    return tally(TOLD, [batch(number, sheets_of(TOLD, pile)) for number, pile in enumerate(piles)], 3, "g")


def test_no_small_count_follows_from_several_questions_that_tell_the_group() -> None:
    """By batch, y of q would count the b of that batch and y of s the c: what is left is one a. So a group that some
    batch has too few of stands with another one, or there are no batches."""
    found = told((1, 3, 3), (3, 3, 3))
    assert [line.scope for line in found.results[1].by_group.lines] == ["c", REST]
    assert [line.cells["a"] for line in found.results[0].by_batch.lines] == [None, None]
    assert len(found.results[1].by_batch.lines) == 2
    people = [("a", "x", "x")] + [("b", "y", "x")] * 3 + [("c", "x", "y")] * 3
    others = [("a", "x", "x")] * 3 + [("b", "y", "x")] * 3 + [("c", "x", "y")] * 3
    swapped = [("b", "x", "x"), *people[1:]], [*others[:3], ("a", "y", "x"), *others[4:]]
    assert agrees(shown(found), facts_of(TOLD, [people, others], found), ["a", "b", "c", ABSTAINED])
    assert agrees(shown(found), facts_of(TOLD, swapped, found), ["a", "b", "c", ABSTAINED])
    assert facts_of(TOLD, swapped, found).get(("g", "b0", "a"), 0) == 0, "there may be no a in that batch"


def test_batches_give_way_where_no_group_could_stand_beside_them() -> None:
    found = told((1, 3, 0), (3, 3, 0))
    assert [line.scope for line in found.results[1].by_group.lines] == ["a", "b"]
    assert not any(one.by_batch.lines or one.by_batch.merged for one in found.results)


def only_small(row: protect.Row, threshold: int, lone: bool = False) -> frozenset[str]:
    """`hidden_in_total` without complements."""
    return frozenset(code for code, count in row.items() if small(count, threshold))


def parts_alone(rows: Any, threshold: int, start: frozenset[str]) -> frozenset[str]:
    """`hidden_in_parts` without complements."""
    return start | {code for row in rows for code, count in row.items() if small(count, threshold)}


@pytest.mark.parametrize("weaker", ["complement", "parts", "nested"])
def test_without_any_one_part_of_the_rule_the_attack_succeeds(weaker: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The suppression broken on purpose, one part at a time: the attack must find it."""
    nested = [kind for some in NESTED for kind in some]
    if weaker == "nested":
        monkeypatch.setattr(tallying, "crossing", lambda one, other, counts: True)
        assert leaks(PLAIN, (3, 4, 5), nested, 3, "g", NESTED)
    elif weaker == "complement":
        monkeypatch.setattr(tallying, "hidden_in_total", only_small)
        assert leaks(PLAIN, (5,), BOTH, 3, "g")
    else:
        monkeypatch.setattr(protect, "hidden_in_parts", parts_alone)
        assert leaks(PLAIN, (3, 3, 4), nested, 3, "g", NESTED)


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
