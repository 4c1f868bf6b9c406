"""Tables with a column for each cell: a question by batch or by group, and a matrix. On screen and on paper alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from forms.tally.model import ABSTAINED, NOT_ASKED, Breakdown, Result, Tally
from forms.tally.tables import cell_rows, cell_word, group_words, mean_text, number_text, question_words, scope_word
from forms.tally.words import WORDS, LanguageName


@dataclass(frozen=True)
class Grid:
    """The first row is the head, the first column names the rows; the last `tail` columns say what the others are
    parts of, so they stay with them wherever a table is divided."""

    rows: tuple[tuple[str, ...], ...]
    tail: int

    def pieces(self, most: int) -> list[Grid]:
        """The same table with at most `most` cells beside each other, in as many pieces as it needs."""
        end = len(self.rows[0]) - self.tail
        return [
            Grid(tuple((row[0], *row[start : min(start + most, end)], *row[end:]) for row in self.rows), self.tail)
            for start in range(1, end, most)
        ]


def part_grid(tally: Tally, result: Result, way: Breakdown, language: LanguageName) -> Grid:
    """A question by batch or by group: counts, and what a mean is of."""
    words, question = WORDS[language], result.question
    codes = list(way.lines[0].cells)
    title = words.batch if way.name == "batch" else group_words(tally, language)
    means = any(line.mean is not None for line in way.lines)
    head = (title, *(cell_word(question, code, language) for code in codes))
    rows = [(*head, *((words.valid, words.whole, words.mean_head) if means else (words.whole,)))]
    for line in way.lines:
        tail = (number_text(line.answered), str(line.size), mean_text(question, line)) if means else (str(line.size),)
        counts = (number_text(line.cells[code]) for code in codes)
        rows.append((scope_word(tally, way, line.scope, language), *counts, *tail))
    return Grid(tuple(rows), 3 if means else 1)


def matrix_grid(results: Sequence[Result], language: LanguageName) -> Grid:
    """Items × grades: count and % of valid, and for each item how many answered it (V23)."""
    words = WORDS[language]
    codes = matrix_codes(results)
    means = any(mean_text(one.question, one.total) for one in results)
    first = results[0].question
    head = (words.cells, *(cell_word(first, code, language) for code in codes), words.valid)
    rows = [(*head, *((words.mean_head,) if means else ()))]
    for one in results:
        texts = _cell_texts(one, language)
        cells = (texts.get(code, "") for code in codes)
        mean = (mean_text(one.question, one.total),) if means else ()
        rows.append((question_words(one.question, language), *cells, number_text(one.total.answered), *mean))
    return Grid(tuple(rows), 2 if means else 1)


def matrix_codes(results: Sequence[Result]) -> list[str]:
    """The cells of all items, blanks last: not every item need be asked."""
    codes = dict.fromkeys(code for one in results for code in one.total.cells)
    blanks = [code for code in (ABSTAINED, NOT_ASKED) if code in codes]
    return [*(code for code in codes if code not in blanks), *blanks]


def _cell_texts(result: Result, language: LanguageName) -> dict[str, str]:
    """`52  33.8 %` in one piece; a hidden count or share is `＊`."""
    return {
        row.code: row.number if row.count is None else f"{row.number}\u00a0\u00a0{row.valid}".strip()
        for row in cell_rows(result.question, result.total, language)
    }
