"""The outline in words: paragraphs, each with the mark that leads on paper to the paper and its rows of evidence.

The same paragraphs are set as pages (`forms.printing.report_outline`) and written as `.docx` (`forms.report.docx`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from forms.corroboration import EVIDENCE_TARGETS
from forms.counters.model import Language
from forms.report.model import OutlineLine, ReportOutline
from forms.report.words import REPORT, ReportWords

Look = Literal["title", "about", "how", "heading", "issue", "facts", "body", "open"]
Labels = Mapping[str, Mapping[str, str]]
"""Question -> code -> word, of the working paper's form."""


@dataclass(frozen=True)
class Paragraph:
    """`mark` stands behind `text`, in brackets: the paper's number and the rows of evidence. `record` is the paper's
    id, for windows."""

    look: Look
    text: str
    mark: str = ""
    record: str = ""

    @property
    def whole(self) -> str:
        return f"{self.text}{self.mark}"


def paragraphs(outline: ReportOutline, labels: Labels, language: Language) -> list[Paragraph]:
    """The whole outline, from its title on."""
    words = REPORT[language]
    found = [
        Paragraph("title", words.title),
        Paragraph("about", words.about.format(scope=_scope(outline, words, language), as_of=outline.as_of)),
        Paragraph("about", words.coverage.format(rate=outline.rate.text(language))),
        Paragraph("how", words.how),
    ]
    number = 0
    for group, lines in outline.groups().items():
        found.append(Paragraph("heading", heading(outline, group, language)))
        for line in lines:
            number += 1
            found.extend(issue_paragraphs(outline, number, line, labels, language))
    return found


def heading(outline: ReportOutline, group: str, language: Language) -> str:
    """What stands over a group of issues."""
    words = REPORT[language]
    if outline.scope.order == "section":
        return group or words.no_section
    return category_word(outline, group, language) or words.no_category


def category_word(outline: ReportOutline, code: str, language: Language) -> str:
    """A category by its words; by its code where no pack in this vault knows it."""
    title = outline.titles.get(code)
    return title.get(language) if title is not None else code


def mark(line: OutlineLine, rows: tuple[int, ...], language: Language) -> str:
    """The way back of one sentence: `〔底稿 DG-2601-03A-0007，支撑材料 1、3〕`."""
    words = REPORT[language]
    if not rows:
        return words.mark.format(serial=line.serial)
    return words.mark_rows.format(serial=line.serial, rows=words.between.join(map(str, rows)))


def issue_paragraphs(
    outline: ReportOutline, number: int, line: OutlineLine, labels: Labels, language: Language
) -> Iterator[Paragraph]:  # fmt: skip
    """One issue: its title with the paper's number, its facts in one line, and its sentences."""
    words, record = REPORT[language], line.record
    yield Paragraph("issue", words.issue.format(number=number, title=line.title), mark(line, (), language), record)
    yield Paragraph("facts", facts_of(outline, line, labels, language), "", record)
    if not line.frozen:
        yield Paragraph("open", words.open, mark(line, (), language), record)
    if line.summary:
        yield Paragraph("body", line.summary, mark(line, (), language), record)
    for fact, text, rows in line.facts:
        yield Paragraph("body", words.fact.format(number=fact, text=text), mark(line, rows, language), record)
    for text in line.criteria:
        yield Paragraph("body", words.criterion.format(text=text), mark(line, (), language), record)


def facts_of(outline: ReportOutline, line: OutlineLine, labels: Labels, language: Language) -> str:
    """Organisation, categories, severity, handling, how much evidence of which kinds, since when frozen."""
    words = REPORT[language]
    kinds = labels.get("evidence.kind", {})
    counted = [
        f"{kinds.get(kind, kind)} {line.sources.count(kind)}" for kind in EVIDENCE_TARGETS if line.sources.count(kind)
    ]
    parts = [
        line.unit,
        words.between.join(category_word(outline, code, language) for code in line.category),
        labels.get("severity", {}).get(line.severity, line.severity),
        labels.get("suggested_handling", {}).get(line.handling, line.handling),
        words.evidence.format(count=line.evidence, sources=words.between.join(counted) or words.none),
        words.frozen.format(day=line.frozen_on) if line.frozen else words.not_frozen,
    ]
    return words.dot.join(part for part in parts if part)


def _scope(outline: ReportOutline, words: ReportWords, language: Language) -> str:
    scope = outline.scope
    category = category_word(outline, scope.category, language) if scope.category else words.all_categories
    return words.dot.join((scope.unit or words.all_units, category, words.orders[scope.order]))
