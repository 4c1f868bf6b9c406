"""A tally as rows for a spreadsheet: one row a cell, the facts of the survey, the open answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from forms.tally.model import Line, Result, Tally
from forms.tally.reasons import question_notes, survey_notes
from forms.tally.tables import breakdowns, cell_rows, question_words, scope_word, texts_of
from forms.tally.words import HIDDEN, WORDS, LanguageName


def flat_rows(tally: Tally, language: LanguageName) -> Iterator[list[Any]]:
    """One row a cell, labels and codes, with what it is a part of (V23) and why it is not shown; hidden numbers as
    `＊`. The first row are the headings."""
    words = WORDS[language]
    yield list(words.columns)
    for note in survey_notes(tally, language):
        yield [*[""] * 13, note, tally.population, tally.as_of]
    for result in tally.results:
        note = " ".join(question_notes(tally, result, language))
        yield from _of_line(tally, result, (words.whole, "", result.total), note, language)
        for way in breakdowns(result):
            for line in way.lines:
                name = scope_word(tally, way, line.scope, language)
                yield from _of_line(tally, result, (name, line.scope, line), "", language)


def _of_line(
    tally: Tally, result: Result, scope: tuple[str, str, Line], note: str, language: LanguageName
) -> Iterator[list[Any]]:  # fmt: skip
    question, (name, code, line) = result.question, scope
    for row in cell_rows(question, line, language):
        yield [
            question.number, question.key, question_words(question, language), name, code, row.code, row.label,
            HIDDEN if row.count is None else row.count, HIDDEN if line.answered is None else line.answered,
            _percent(row.of_valid), line.size, _percent(row.of_all),
            None if line.mean is None else round(line.mean, 4), note, tally.population, tally.as_of,
        ]  # fmt: skip


def _percent(share: float | None) -> float | None:
    return None if share is None else round(share * 100, 2)


def text_rows(tally: Tally, language: LanguageName) -> Iterator[list[Any]]:
    """The open answers of all batches together, each once with the number of sheets; the first row are the headings."""
    words = WORDS[language]
    yield list(words.text_columns)
    for result in tally.results:
        if result.question.sort != "open":
            continue
        head = [result.question.number, question_words(result.question, language)]
        if result.texts is None:
            yield [*head, *question_notes(tally, result, language)]
        for text, count in texts_of(result):
            yield [*head, text, count]


def fact_rows(tally: Tally, language: LanguageName) -> list[list[Any]]:
    """What the numbers are numbers of, and from how many sheets on they are shown (V23)."""
    zh = language == "zh"
    return [
        ["问卷" if zh else "Questionnaire", tally.title.get(language)],
        ["调查" if zh else "Survey", tally.population],
        ["统计日期" if zh else "As of", tally.as_of],
        ["匿名门槛" if zh else "Anonymity threshold", tally.threshold],
    ]


def batch_rows(tally: Tally, language: LanguageName) -> list[list[Any]]:
    """The batches with issued, collected, void, valid (K02); the first row are the headings."""
    zh = language == "zh"
    head = ["批次", "对象", "发放", "回收", "作废", "有效"]
    rows = [[one.serial, one.group, one.issued, one.collected, one.void, one.valid] for one in tally.batches]
    total = [sum(getattr(one, name) for one in tally.batches) for name in ("issued", "collected", "void", "valid")]
    return [
        head if zh else ["Batch", "Group", "Issued", "Returned", "Void", "Valid"],
        *rows,
        ["合计" if zh else "Total", "", *total],
    ]
