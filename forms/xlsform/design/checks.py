"""What is wrong with a design, said of the item and not of a sheet: before the importer's own check, and beyond it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from forms.problems import Refused
from forms.tally.shape import SCALE_STEPS
from forms.xlsform.design.model import ASKED, Design, DesignedQuestion, Option, Words, skippable

MOST_LETTERS = 2_000
_SAYS_ANONYMOUS = re.compile("不记名|无记名|匿名|anonymous", re.IGNORECASE)
_REMARKS = ("DESIGN_SAYS_ANONYMOUS",)
_FORM_ID = re.compile(r"^[^\W\d][\w.-]*$", re.ASCII)


@dataclass(frozen=True)
class Finding:
    """`item` is the key of the item; empty for the form as a whole. One that does not `stop` is worth knowing."""

    item: str
    problem: Refused
    stop: bool = True


def findings(design: Design) -> list[Finding]:
    """Everything that keeps the design from being saved."""
    tidied = design.tidy()
    found = [Finding("", problem, problem.code not in _REMARKS) for problem in _form(tidied)]
    for at, item in enumerate(tidied.items):
        found += [Finding(item.key, problem) for problem in _item(tidied, item, at)]
    return found


def _form(design: Design) -> Iterator[Refused]:
    if not design.title.get(design.languages[0]):
        yield Refused("DESIGN_NO_TITLE")
    if not _FORM_ID.match(design.form_id):
        yield Refused("DESIGN_FORM_ID")
    if not design.version:
        yield Refused("DESIGN_NO_VERSION")
    if not any(item.sort in ASKED for item in design.items):
        yield Refused("DESIGN_NOTHING_ASKED")
    for words in (design.purpose, design.anonymity):
        if words:
            yield from _words(design, words, "DESIGN_STATEMENT_LANGUAGE")
    if not design.anonymous:
        if design.kind == "appraisal":
            yield Refused("DESIGN_APPRAISAL_NUMBERED")
        said = " ".join((design.purpose.zh, design.purpose.en, design.anonymity.zh, design.anonymity.en))
        if _SAYS_ANONYMOUS.search(said):
            yield Refused("DESIGN_SAYS_ANONYMOUS")


def _item(design: Design, item: DesignedQuestion, at: int) -> Iterator[Refused]:
    yield from _words(design, item.words, "DESIGN_NO_WORDS")
    if item.hint:
        yield from _words(design, item.hint, "DESIGN_HINT_LANGUAGE")
    if item.sort in ("select_one", "select_multiple", "matrix"):
        yield from _lines(design, item.options, "DESIGN_FEW_OPTIONS", 1 if item.takes_other else 2)
    if item.sort == "matrix":
        yield from _lines(design, item.rows, "DESIGN_FEW_ROWS", 2)
    if item.sort == "select_multiple" and not 0 <= item.most <= len(item.options) + item.other:
        yield Refused("DESIGN_MOST", most=item.most)
    if item.sort == "scale":
        yield from _scale(design, item)
    elif item.low is not None and item.high is not None and item.low > item.high:
        yield Refused("DESIGN_BOUNDS", low=item.low, high=item.high)
    if item.sort == "section" and (at + 1 == len(design.items) or design.items[at + 1].sort == "section"):
        yield Refused("DESIGN_SECTION_EMPTY")
    yield from _skip(design, item, at)


def _scale(design: Design, item: DesignedQuestion) -> Iterator[Refused]:
    if not 1 < len(item.places) <= SCALE_STEPS or item.places.start < 0:
        yield Refused("DESIGN_SCALE", limit=SCALE_STEPS)
    elif item.options and item.places.start != 1:
        # the keyer types the place of an option: with words, the first one is 1
        yield Refused("DESIGN_SCALE_WORDS")
    for option in item.options:
        if option.words:
            yield from _words(design, option.words, "DESIGN_LINE_LANGUAGE")


def _lines(design: Design, lines: tuple[Option, ...], few: str, least: int) -> Iterator[Refused]:
    if len(lines) < least:
        yield Refused(few, least=least)
    for line in lines:
        yield from _words(design, line.words, "DESIGN_LINE_LANGUAGE")
    for language in design.languages:
        seen: dict[str, int] = {}
        for number, line in enumerate(lines, 1):
            words = line.words.get(language)
            if words and words in seen:
                yield Refused("DESIGN_LINE_TWICE", first=seen[words], second=number)
                return
            seen[words] = number


def _words(design: Design, words: Words, code: str) -> Iterator[Refused]:
    """Written in every language of the form, and of a length that a page can take."""
    missing = [language for language in design.languages if not words.get(language)]
    if len(missing) == len(design.languages):
        yield Refused("DESIGN_EMPTY_WORDS")
    elif missing:
        yield Refused(code, language=missing[0])
    if any(len(words.get(language)) > MOST_LETTERS for language in design.languages):
        yield Refused("DESIGN_TOO_LONG", limit=MOST_LETTERS)


def _skip(design: Design, item: DesignedQuestion, at: int) -> Iterator[Refused]:
    if item.skip is None:
        return
    source = design.item(item.skip.question)
    if source is None or design.place(source.key) >= at:
        yield Refused("DESIGN_SKIP_LATER" if source is not None else "DESIGN_SKIP_GONE")
    elif item.skip.option not in skippable(item, source):
        yield Refused("DESIGN_SKIP_OPTION")
