"""A tally in rows and words: the same for the screen, the page and a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Literal

from forms.tally.model import ABSTAINED, ANSWERED, NOT_ASKED, Breakdown, Counted, Line, Result, Tally
from forms.tally.tally import REST

LanguageName = Literal["zh", "en"]
HIDDEN = "＊"
"""What stands for a hidden number, in both languages."""


@dataclass(frozen=True)
class Words:
    """Words of tallies in one language; templates take the named fields."""

    abstained: str
    not_asked: str
    answered: str
    rest: str
    whole: str
    batch: str
    group: str
    hidden_note: str
    mean: str
    base: str
    withheld: str
    texts_withheld: str
    any_row: str
    row_count: str
    no_row: str
    columns: tuple[str, ...]


WORDS: Mapping[LanguageName, Words] = {
    "zh": Words(
        abstained="未答", not_asked="不适用", answered="已答", rest="其他（合并）", whole="全部", batch="按批次",
        group="按{question}", hidden_note="＊ 不足 {threshold} 份，或可据以推算出不足 {threshold} 份的，不列。",
        mean="平均 {mean}", base="有效回答 {answered}，全部 {size} 份",
        withheld="有效问卷不足 {threshold} 份，不作统计。",
        texts_withheld="作答或未答的不足 {threshold} 份，不列原文。",
        any_row="{label}（任一行）", row_count="{label}（填写行数）", no_row="未填",
        columns=("题号", "题目代码", "题目", "范围", "范围代码", "选项代码", "选项", "份数", "有效回答", "占有效 %",
                 "全部", "占全部 %", "平均"),
    ),
    "en": Words(
        abstained="left blank", not_asked="not asked", answered="answered", rest="others, together", whole="all",
        batch="by batch", group="by {question}",
        hidden_note="＊ Fewer than {threshold} sheets, or would let fewer than {threshold} be worked out: not shown.",
        mean="mean {mean}", base="valid answers {answered}, all sheets {size}",
        withheld="Fewer than {threshold} valid sheets: no tally.",
        texts_withheld="Fewer than {threshold} answered, or left it blank: the answers are not listed.",
        any_row="{label} (in any row)", row_count="{label} (rows filled in)", no_row="none",
        columns=("No.", "Question code", "Question", "Scope", "Scope code", "Option code", "Option", "Count",
                 "Valid answers", "% of valid", "All sheets", "% of all", "Mean"),
    ),
}  # fmt: skip


@dataclass(frozen=True)
class CellRow:
    """One row of a table: words, number, and the shares with their denominators (V23)."""

    code: str
    label: str
    count: int | None
    of_valid: float | None
    of_all: float | None

    @property
    def number(self) -> str:
        return HIDDEN if self.count is None else str(self.count)


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
        rows.append(CellRow(code, cell_word(question, code, language), count, share, line.share_of_all(code)))
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


def base_text(line: Line, language: LanguageName) -> str:
    """Denominator and population, beside every rate (V23)."""
    answered = HIDDEN if line.answered is None else str(line.answered)
    return WORDS[language].base.format(answered=answered, size=line.size)


def mean_text(line: Line, language: LanguageName) -> str:
    return "" if line.mean is None else WORDS[language].mean.format(mean=f"{line.mean:.2f}")


MATRIX_CELLS = 14
"""A matrix with more grades than fit beside each other is shown item by item."""


def blocks_of(results: Sequence[Result]) -> Iterator[tuple[str, list[Result]]]:
    """The results as they are shown: a matrix as one block with its name, everything else by itself."""
    for block, some in groupby(results, key=lambda result: result.question.matrix):
        found = list(some)
        if block and len(found[0].total.cells) <= MATRIX_CELLS:
            yield block, found
        else:
            yield from (("", [one]) for one in found)


def breakdowns(result: Result) -> tuple[Breakdown, ...]:
    """Those that have lines."""
    return tuple(one for one in (result.by_batch, result.by_group) if one.lines)


def flat_rows(tally: Tally, language: LanguageName) -> Iterator[list[Any]]:
    """One row a cell, labels and codes, for a spreadsheet; hidden numbers as `＊`. The first row are the headings."""
    words = WORDS[language]
    yield list(words.columns)
    for result in tally.results:
        question = result.question
        head = [question.number, question.key, question_words(question, language)]
        lines = [(words.whole, "", result.total)]
        for breakdown in breakdowns(result):
            lines += [
                (scope_word(tally, breakdown, line.scope, language), line.scope, line) for line in breakdown.lines
            ]
        for name, scope, line in lines:
            for row in cell_rows(question, line, language):
                yield [
                    *head, name, scope, row.code, row.label, HIDDEN if row.count is None else row.count,
                    HIDDEN if line.answered is None else line.answered, _percent(row.of_valid), line.size,
                    _percent(row.of_all), None if line.mean is None else round(line.mean, 4),
                ]  # fmt: skip


def _percent(share: float | None) -> float | None:
    return None if share is None else round(share * 100, 2)


def fact_rows(tally: Tally, language: LanguageName) -> list[list[Any]]:
    """What the numbers are numbers of: batches, issued, collected, void, valid, threshold, day (V23, K02)."""
    zh = language == "zh"
    rows: list[list[Any]] = [
        ["问卷" if zh else "Questionnaire", tally.title.get(language)],
        ["调查" if zh else "Survey", tally.population],
        ["统计日期" if zh else "As of", tally.as_of],
        ["匿名门槛" if zh else "Anonymity threshold", tally.threshold],
        ["", WORDS[language].hidden_note.format(threshold=tally.threshold)],
        [],
        ["批次", "对象", "发放", "回收", "作废", "有效"]
        if zh
        else ["Batch", "Group", "Issued", "Returned", "Void", "Valid"],
    ]
    rows += [[one.serial, one.group, one.issued, one.collected, one.void, one.valid] for one in tally.batches]
    total = [sum(getattr(one, name) for one in tally.batches) for name in ("issued", "collected", "void", "valid")]
    return [*rows, ["合计" if zh else "Total", "", *total]]
