"""A tally in rows and words: the same for the screen, the page and a spreadsheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from forms.tally.model import ABSTAINED, ANSWERED, NOT_ASKED, Breakdown, Counted, Line, Result, Tally
from forms.tally.tally import REST
from forms.tally.words import HIDDEN, WORDS, LanguageName


@dataclass(frozen=True)
class CellRow:
    """One row of a table: words, number, and the shares with their denominators (V23). `valid` says "% of valid" in
    words: `＊` where it is hidden, empty where there is none (of blanks, or where nobody answered)."""

    code: str
    label: str
    count: int | None
    of_valid: float | None
    of_all: float | None
    valid: str

    @property
    def number(self) -> str:
        return number_text(self.count)

    @property
    def all(self) -> str:
        return HIDDEN if self.count is None else share_text(self.of_all)


def number_text(count: int | None) -> str:
    return HIDDEN if count is None else str(count)


def share_text(share: float | None) -> str:
    """`37.5 %`; empty where there is none to show."""
    return "" if share is None else f"{share * 100:.1f} %"


def question_words(question: Counted, language: LanguageName) -> str:
    """The question's own words; of a repeat, what of its rows is counted."""
    label = question.label.get(language, question.key)
    if not question.repeat:
        return label
    words = WORDS[language]
    return (words.any_row if question.inner else words.row_count).format(label=label)


def heading(question: Counted, language: LanguageName) -> str:
    """Number and words; the rows of a repeat have no number on the blank."""
    mark = {"zh": f"{question.number}．", "en": f"{question.number}. "}[language] if question.number else ""
    return mark + question_words(question, language)


def cell_rows(question: Counted, line: Line, language: LanguageName) -> list[CellRow]:
    """The cells of a line in order, with words."""
    rows = []
    for code, count in line.cells.items():
        blank = code in (ABSTAINED, NOT_ASKED)
        share = None if blank else line.share(code)
        hidden = not blank and (count is None or line.answered is None)
        word = cell_word(question, code, language)
        rows.append(CellRow(code, word, count, share, line.share_of_all(code), HIDDEN if hidden else share_text(share)))
    return rows


def cell_word(question: Counted, code: str, language: LanguageName) -> str:
    """What a cell is called."""
    words = WORDS[language]
    if question.repeat and code == ABSTAINED:
        return words.no_row
    special = {ABSTAINED: words.abstained, NOT_ASKED: words.not_asked, ANSWERED: words.answered, REST: words.rest}
    if code in special:
        return special[code]
    return next((one.label.get(language, code) for one in question.options if one.code == code), code)


def scope_word(tally: Tally, breakdown: Breakdown, scope: str, language: LanguageName) -> str:
    """What a line of a breakdown is called: the batch with its group, or the answer to the group question."""
    if breakdown.name == "batch":
        return next((f"{one.group}（{one.serial}）" if language == "zh" else f"{one.group} ({one.serial})"
                     for one in tally.batches if one.serial == scope), scope)  # fmt: skip
    words = WORDS[language]
    if scope in (ABSTAINED, REST):
        return words.abstained if scope == ABSTAINED else words.rest
    label = tally.group_labels.get(scope)
    return label.get(language, scope) if label else scope


def group_words(tally: Tally, language: LanguageName) -> str:
    """What a table by the answers to the group question is called."""
    found = next((one.question for one in tally.results if one.question.key == tally.group), None)
    label = question_words(found, language) if found else tally.group
    return WORDS[language].group.format(question=label.rstrip("：:？?。. "))


def facts_text(result: Result, language: LanguageName) -> str:
    """Denominator, population and mean of a question (V23)."""
    line, words = result.total, WORDS[language]
    base = words.base.format(answered=number_text(line.answered), size=line.size)
    mean = mean_text(result.question, line)
    return base + (f"    {words.mean.format(mean=mean)}" if mean else "")


def mean_text(question: Counted, line: Line) -> str:
    """The mean of numbers or of a scale; `＊` where it is hidden, empty where there is none."""
    if question.sort not in ("number", "scale") or line.answered == 0:
        return ""
    return HIDDEN if line.mean is None else f"{line.mean:.2f}"


def texts_of(result: Result) -> list[tuple[str, int]]:
    """The open answers of all batches together, each once with how many wrote it: the most frequent first."""
    return sorted(Counter(result.texts or ()).items(), key=lambda one: (-one[1], one[0]))


def text_lines(result: Result, language: LanguageName) -> list[str]:
    """The open answers as lines."""
    template = WORDS[language].same_text
    return [text if count == 1 else template.format(text=text, count=count) for text, count in texts_of(result)]


MATRIX_CELLS = 14
"""A matrix with more grades than fit beside each other is shown item by item."""


def blocks_of(results: Sequence[Result]) -> Iterator[tuple[str, list[Result]]]:
    """The results as they are shown: a matrix as one block with its name, everything else by itself."""
    for block, some in groupby(results, key=lambda result: result.question.matrix):
        found = list(some)
        if block and max(len(one.total.cells) for one in found) <= MATRIX_CELLS:
            yield block, found
        else:
            yield from (("", [one]) for one in found)


def matrix_whole(tally: Tally, results: Sequence[Result]) -> Counted:
    """What a matrix is called: its number and its words, for `heading`."""
    first = results[0].question
    return replace(first, number=first.number.partition(".")[0], label=tally.matrices[first.matrix], key=first.matrix)


def breakdowns(result: Result) -> tuple[Breakdown, ...]:
    """Those that have lines."""
    return tuple(one for one in (result.by_batch, result.by_group) if one.lines)
