"""The tally of a survey: counts, then only what may be shown of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from forms.tally.asked import Bare, asked_only, cuts_of, is_bare, say_of, shut, withheld
from forms.tally.counting import Column, Sheet, columns
from forms.tally.lines import folded, line, mean_of, multi_line, scores_of, told_by_others
from forms.tally.model import (
    ABSTAINED,
    CHOSEN,
    NOT_ASKED,
    BatchFacts,
    Breakdown,
    Counted,
    Result,
    Tally,
)  # fmt: skip
from forms.tally.protect import (
    LEAST_THRESHOLD,
    Cut,
    Row,
    common,
    crossing,
    hidden_in_parts,
    hidden_in_total,
    mean_is_safe,
    parts_of,
    small,
)  # fmt: skip
from forms.tally.shape import Shape, shape_of
from forms.xlsform.model import Form, Text

REST = "?rest"
"""The scope of groups that are too small to stand alone."""


@dataclass(frozen=True)
class Scopes:
    """A way to divide the sheets: the names of the parts and, for each sheet, the index of its part."""

    name: str
    names: tuple[str, ...] = ()
    of_sheet: Sequence[int] = ()

    def __len__(self) -> int:
        return len(self.names)


def tally(
    form: Form,
    batches: Sequence[tuple[BatchFacts, Sequence[Sheet]]],
    threshold: int,
    group: str = "",
    population: str = "",
    as_of: str = "",
) -> Tally:
    """All tables of one survey: all its batches, all its questions, by batch and by the one question `group`.

    They are made together, because what may be shown in one depends on the others; a caller shows any part of them.
    `threshold` below 3 counts as 3. Raises `KeyError` for a `group` that the form does not count.
    """
    threshold = max(threshold, LEAST_THRESHOLD)
    shape = shape_of(form)
    sheets = [sheet for _, some in batches for sheet in some]
    chosen = shape.find(group) if group else None
    found = Tally(
        Text((("", form.title),)), population, tuple(facts for facts, _ in batches), threshold, len(sheets), group,
        {option.code: option.label for option in chosen.options} if chosen else {}, (), shape.matrices, True, as_of,
    )  # fmt: skip
    if len(sheets) < threshold:
        return found
    lone = any(small(len(some), threshold) for _, some in batches)
    work = _Work(shape, sheets, threshold, lone)
    by_batch = Scopes(
        "batch", tuple(facts.serial for facts, _ in batches),
        [number for number, (_, some) in enumerate(batches) for _ in some],
    )  # fmt: skip
    results = work.results(by_batch if len(batches) > 1 and not lone else Scopes("batch"), chosen)
    return replace(found, results=results, withheld=False)


_Way = tuple[Scopes, Mapping[str, Sequence[Row]], list[dict[str, int]]]
"""A way to divide the sheets, with the table of each option and the numbers of those who answered."""


class _Work:
    """One survey being tallied."""

    def __init__(self, shape: Shape, sheets: Sequence[Sheet], threshold: int, lone: bool) -> None:
        self.shape, self.sheets, self.threshold, self.lone = shape, sheets, threshold, lone
        self.crossing = True
        self.bare: dict[str, Bare] = {}
        self.together: frozenset[str] = frozenset()
        """The answers to the group question that have no group of their own."""

    def results(self, by_batch: Scopes, chosen: Counted | None) -> tuple[Result, ...]:
        found = columns(self.shape.questions, self.sheets)
        by_group = Scopes("group")
        if chosen:
            by_batch, by_group = self._groups(found[chosen.key], by_batch)
        if by_batch and by_group:
            self.crossing = crossing(by_batch.of_sheet, by_group.of_sheet, (len(by_batch), len(by_group)))
        made = []
        for question in self.shape.questions:
            ways = (by_batch, Scopes("group") if question == chosen else by_group)
            made.append(self._result(question, found, ways, self.together if question == chosen else frozenset()))
            total = not made[-1].total.hidden
            whole = is_bare(made[-1].by_batch, len(by_batch)) and is_bare(made[-1].by_group, len(ways[1]))
            self.bare[question.key] = Bare(total, total and whole)
        return tuple(made)

    def _result(
        self, question: Counted, found: Mapping[str, Column], ways: tuple[Scopes, Scopes], shut_off: frozenset[str]
    ) -> Result:  # fmt: skip
        """A question of which a part tells of the rest is shown whole, or not; `shut_off` is hidden in all parts."""
        say = say_of(question, found, self.bare)
        nothing = withheld(question, len(self.sheets), [scopes.names for scopes in ways])
        if say == "nothing":
            return nothing
        answers = found[question.key]
        made = self._multi(answers, ways) if question.sort == "multi" else self._plain(answers, ways, shut_off)
        if question.entire and made.total.hidden:
            return nothing
        whole = is_bare(made.by_batch, len(ways[0])) and is_bare(made.by_group, len(ways[1]))
        if say == "total" or (question.entire and not whole):
            return replace(made, by_batch=shut(made.by_batch), by_group=shut(made.by_group))
        return made

    def _groups(self, answers: Column, by_batch: Scopes) -> tuple[Scopes, Scopes]:
        """Groups by the one question they are made of, and the batches that can be shown beside them. No batch may have
        too few of a group, for that number could follow from all other questions: answers that would make such a group
        stand together as the rest. Where that leaves no groups, there are no batches instead."""
        row = answers.rows(None, 1)[0]
        alone = hidden_in_total(row, self.threshold, self.lone)
        rows = answers.rows(by_batch.of_sheet, len(by_batch)) if by_batch else []
        beside = hidden_in_parts(rows, self.threshold, alone) or alone
        if len(_group_names(row, beside)) < 2 <= len(_group_names(row, alone)):
            by_batch, beside = Scopes("batch"), alone
        self.together = beside
        names = _group_names(row, beside)
        places = {code: names.index(code) if code in names else len(names) - 1 for code in row}
        return by_batch, Scopes("group", names, [places[code] for code in answers.codes()])

    def _plain(self, answers: Column, ways: tuple[Scopes, Scopes], shut_off: frozenset[str]) -> Result:
        question, threshold = answers.question, self.threshold
        row = answers.rows(None, 1)[0]
        hidden = hidden_in_total(asked_only(row), threshold, self.lone)
        tables = [answers.rows(scopes.of_sheet, len(scopes)) if scopes else [] for scopes in ways]
        if question.conditional:
            cuts = cuts_of([[asked_only(part) for part in rows] for rows in tables], threshold, hidden)
        else:
            cuts = common(tables, threshold, hidden | shut_off, self.crossing)
        total = line("", row, hidden, self._mean(answers, row, hidden))
        parts = [
            self._breakdown(question, scopes, rows, found)
            for scopes, rows, found in zip(ways, tables, cuts, strict=True)
        ]
        return Result(question, total, parts[0], parts[1], self._texts(answers, hidden))

    def _breakdown(self, question: Counted, scopes: Scopes, rows: Sequence[Row], found: Cut) -> Breakdown:
        lines = tuple(
            line(scopes.names[at], rows[at], found.hidden, self._part_mean(question, rows[at], found.hidden))
            for at in found.shown
        )
        return Breakdown(
            scopes.name, lines, tuple(name for at, name in enumerate(scopes.names) if at not in found.shown)
        )

    def _mean(self, answers: Column, row: Row, hidden: frozenset[str]) -> float | None:
        question = answers.question
        if question.sort == "number":
            values = answers.values
            return sum(values) / len(values) if values and not hidden else None
        scores = scores_of(question)
        if not scores or not hidden.isdisjoint((ABSTAINED, NOT_ASKED)):
            return None  # a mean stands beside the number of answers it is of (V23)
        return mean_of(row, scores) if mean_is_safe(row, scores, hidden, self.threshold) else None

    def _part_mean(self, question: Counted, row: Row, hidden: frozenset[str]) -> float | None:
        """The mean of a part: only where every cell is shown, so that it says nothing new."""
        scores = scores_of(question)
        return mean_of(row, scores) if scores and not hidden else None

    def _texts(self, answers: Column, hidden: frozenset[str]) -> tuple[str, ...] | None:
        if answers.question.sort != "open" or hidden:
            return None
        key = answers.question.key
        return tuple(sorted(str(text) for sheet in self.sheets if (text := sheet.answers.get(key)) not in (None, "")))

    # -- several choices

    def _multi(self, answers: Column, ways: tuple[Scopes, Scopes]) -> Result:
        question, threshold = answers.question, self.threshold
        base = answers.rows(None, 1)[0]
        base_hidden = hidden_in_total(asked_only(base), threshold, self.lone)
        options = {code: asked_only(rows[0]) for code, rows in answers.option_rows(None, 1).items()}
        open_base, hidden = self._choose(
            not base_hidden, lambda known: {code: hidden_in_total(folded(row, known), threshold, self.lone)
                                            for code, row in options.items()}
        )  # fmt: skip
        tables = [
            {code: [asked_only(row) for row in rows]
             for code, rows in answers.option_rows(scopes.of_sheet, len(scopes)).items()} if scopes else {}
            for scopes in ways
        ]  # fmt: skip
        bases = [answers.rows(scopes.of_sheet, len(scopes)) if scopes else [] for scopes in ways]
        open_parts = open_base and not any(
            small(count, threshold) for rows in bases for row in rows for count in row.values()
        )  # fmt: skip
        total = multi_line("", options, hidden, base, open_base)
        parts = self._multi_ways(
            [(scopes, table, rows) for scopes, table, rows in zip(ways, tables, bases, strict=True)], hidden, open_parts
        )
        self._agree(parts)
        return Result(question, total, parts[0], parts[1])

    def _choose(
        self, known: bool, judge: Callable[[bool], dict[str, frozenset[str]]]
    ) -> tuple[bool, dict[str, frozenset[str]]]:
        """With the number of those who answered shown, when that hides no blank; else without it."""
        if known:
            found = judge(True)
            if not any(code in hidden for hidden in found.values() for code in (ABSTAINED, NOT_ASKED)):
                return True, found
        return False, judge(False)

    def _multi_ways(
        self, ways: Sequence[_Way], hidden: Mapping[str, frozenset[str]], known: bool
    ) -> list[Breakdown]:  # fmt: skip
        """As `protect.common`: where batches and groups do not cross, nothing is put together or one way is dropped."""
        parts = [self._multi_parts(*way, hidden, known, self.crossing) for way in ways]
        if self.crossing or all(part.lines for part, way in zip(parts, ways, strict=True) if way[0]):
            return parts
        parts = [self._multi_parts(*way, hidden, known, True) for way in ways]
        best = max(range(len(parts)), key=lambda at: (len(parts[at].lines), at))
        return [part if at == best else Breakdown(part.name, ()) for at, part in enumerate(parts)]

    def _multi_parts(
        self, scopes: Scopes, table: Mapping[str, Sequence[Row]], bases: list[dict[str, int]],
        hidden: Mapping[str, frozenset[str]], known: bool, merging: bool,
    ) -> Breakdown:  # fmt: skip
        """An option is hidden in all parts or in none."""
        if not scopes:
            return Breakdown(scopes.name, ())
        order = sorted(range(len(bases)), key=lambda at: (sum(bases[at].values()), at))
        best: tuple[int, tuple[int, ...], dict[str, bool]] = (0, (), {})
        for together in (0, *range(2, len(order) if merging else 0)):
            kept = tuple(sorted(order[together:]))
            cut = Cut(kept, frozenset())
            unseen = {
                code: bool(hidden[code]) or self._unfit(parts_of(rows, cut), known) for code, rows in table.items()
            }
            if told_by_others({code: parts_of(rows, cut) for code, rows in table.items()}, unseen):
                continue
            shown = len(kept) * sum(not one for one in unseen.values())
            if shown > best[0]:
                best = (shown, kept, unseen)
        _, kept, unseen = best
        lines = tuple(
            multi_line(scopes.names[at], {code: rows[at] for code, rows in table.items()},
                        {code: frozenset((CHOSEN,)) if gone else frozenset() for code, gone in unseen.items()},
                        bases[at], known)
            for at in kept
        )  # fmt: skip
        return Breakdown(scopes.name, lines, tuple(name for at, name in enumerate(scopes.names) if at not in kept))

    def _unfit(self, rows: Sequence[Row], known: bool) -> bool:
        return hidden_in_parts([folded(row, known) for row in rows], self.threshold, frozenset()) != frozenset()

    def _agree(self, parts: list[Breakdown]) -> None:
        """What is hidden in one breakdown is hidden in the other."""
        gone = {code for part in parts for line in part.lines for code, count in line.cells.items() if count is None}
        for at, part in enumerate(parts):
            lines = tuple(
                replace(line, cells={code: None if code in gone else count for code, count in line.cells.items()})
                for line in part.lines
            )
            parts[at] = replace(part, lines=lines)


def _group_names(row: Row, together: frozenset[str]) -> tuple[str, ...]:
    """The groups there are: answers somebody gave, and those that stand together."""
    names = [code for code in row if code not in together and row[code]]
    return (*names, *((REST,) if any(row[code] for code in together) else ()))
