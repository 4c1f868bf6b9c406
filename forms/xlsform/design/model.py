"""A questionnaire under design: frozen, flat, and no more than a window can show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

Language = Literal["zh", "en"]
Purpose = Literal["survey", "appraisal"]
Sort = Literal[
    "section", "note", "text", "integer", "decimal", "date", "select_one", "select_multiple", "yes_no", "scale",
    "matrix",
]  # fmt: skip

SORTS: tuple[Sort, ...] = (
    "select_one", "select_multiple", "yes_no", "scale", "matrix", "text", "integer", "decimal", "date", "section",
    "note",
)  # fmt: skip
"""In the order in which they are offered."""
LISTED: frozenset[Sort] = frozenset(("select_one", "select_multiple", "matrix"))
"""Sorts whose options a person writes."""
ASKED: frozenset[Sort] = frozenset(set(SORTS) - {"section", "note"})
SOURCES: frozenset[Sort] = frozenset(("select_one", "select_multiple", "yes_no"))
"""Sorts that a later question may depend on."""

PURPOSE, ANONYMITY = "purpose", "anonymity"
YES_NO, OTHER = "yes_no", "other"
FOLLOW = "_other"
"""What the name of the question that asks for words of “other” ends in."""

_SPACE = re.compile(r"\s+")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """Words as a workbook keeps them: one line, single spaces, nothing that XML cannot carry."""
    return _SPACE.sub(" ", _UNPRINTABLE.sub("", text)).strip()


@dataclass(frozen=True)
class Words:
    """A text in the languages of the form."""

    zh: str = ""
    en: str = ""

    def get(self, language: str) -> str:
        """In that language alone."""
        return self.zh if language == "zh" else self.en

    def any(self, language: str = "zh") -> str:
        """In that language, else in the other."""
        return self.get(language) or self.zh or self.en

    def put(self, language: str, text: str) -> Words:
        return replace(self, **{language: text})

    def only(self, languages: tuple[Language, ...]) -> Words:
        """Cleaned, and nothing in languages that the form does not speak."""
        return Words(*(clean(self.get(one)) if one in languages else "" for one in ("zh", "en")))

    def __bool__(self) -> bool:
        return bool(self.zh.strip() or self.en.strip())


YES_NO_OPTIONS: Mapping[str, Words] = {"yes": Words("是", "Yes"), "no": Words("否", "No")}
OTHER_WORDS = Words("其他", "Other")
FOLLOW_WORDS = Words("其他，请写明：", "Other, please write:")


@dataclass(frozen=True)
class Option:
    """An option, a grade, or an item of a matrix. `code` is its name in the form and never changes once given."""

    code: str
    words: Words = Words()


@dataclass(frozen=True)
class Skip:
    """Ask only if the answer to `question` is `option` (or, `negated`, is not)."""

    question: str
    option: str
    negated: bool = False


@dataclass(frozen=True)
class DesignedQuestion:
    """One entry of the design. What its sort does not use is kept, so that a change of sort can be taken back;
    `tidy` drops it.

    `options` are the options of a choice, the grades of a matrix, the labelled places of a scale; `rows` the items of
    a matrix. `low` and `high` are the ends of a scale, the bounds of a number. `scored` grades count for a mean, the
    first one highest. `most` is how many may be chosen (0: all). `long` asks for a text of several lines.
    """

    key: str
    sort: Sort
    words: Words = Words()
    hint: Words = Words()
    required: bool = False
    skip: Skip | None = None
    options: tuple[Option, ...] = ()
    rows: tuple[Option, ...] = ()
    other: bool = False
    scored: bool = False
    low: int | None = None
    high: int | None = None
    most: int = 0
    long: bool = False

    @property
    def places(self) -> range:
        """The places of a scale."""
        low = 1 if self.low is None else self.low
        return range(low, (5 if self.high is None else self.high) + 1)

    @property
    def follow(self) -> str:
        """The name of the question for the words of “other”."""
        return self.key + FOLLOW

    @property
    def takes_other(self) -> bool:
        return self.other and self.sort in ("select_one", "select_multiple")


@dataclass(frozen=True)
class Design:
    """A questionnaire. A section lasts until the next one begins. `languages` are one or two, the leading one first.
    `anonymous`: all copies are alike; else each has a number."""

    form_id: str = ""
    version: str = "1"
    title: Words = Words()
    kind: Purpose = "survey"
    languages: tuple[Language, ...] = ("zh",)
    purpose: Words = Words()
    anonymity: Words = Words()
    items: tuple[DesignedQuestion, ...] = ()
    anonymous: bool = True

    def item(self, key: str) -> DesignedQuestion | None:
        return next((item for item in self.items if item.key == key), None)

    def place(self, key: str) -> int:
        """Where the item stands; −1 for what is none."""
        return next((at for at, item in enumerate(self.items) if item.key == key), -1)

    def names(self) -> Iterator[str]:
        """Every name that the form gives away or may give away."""
        yield from (PURPOSE, ANONYMITY, "meta")
        for item in self.items:
            yield from (item.key, item.follow)
            yield from (row.code for row in item.rows)

    def tidy(self) -> Design:
        """The design as the form says it: cleaned words, and nothing that is not used."""
        return replace(
            self, form_id=clean(self.form_id), version=clean(self.version), title=self.title.only(self.languages),
            purpose=self.purpose.only(self.languages), anonymity=self.anonymity.only(self.languages),
            items=tuple(_tidy(item, self.languages) for item in self.items),
        )  # fmt: skip


def skippable(item: DesignedQuestion, source: DesignedQuestion | None) -> tuple[str, ...]:
    """The codes of `source` that a condition of `item` may name."""
    if source is None or source.sort not in SOURCES or source.key == item.key:
        return ()
    if source.sort == "yes_no":
        return tuple(YES_NO_OPTIONS)
    written = tuple(option.code for option in source.options if option.words)
    return (*written, OTHER) if source.takes_other else written


def _tidy(item: DesignedQuestion, languages: tuple[Language, ...]) -> DesignedQuestion:
    sort = item.sort
    bounded = sort in ("scale", "integer", "decimal")
    fresh = DesignedQuestion(
        item.key, sort, item.words.only(languages), skip=None if sort == "note" else item.skip,
        options=_written(item.options, languages) if sort in LISTED else (),
        low=item.low if bounded else None, high=item.high if bounded else None,
    )  # fmt: skip
    if sort in ASKED:
        fresh = replace(fresh, hint=item.hint.only(languages), required=item.required)
    if sort == "scale":
        fresh = replace(
            fresh, low=item.places.start, high=item.places.stop - 1, options=_labelled(item, languages)
        )  # fmt: skip
    if sort == "matrix":
        fresh = replace(fresh, rows=_written(item.rows, languages), scored=item.scored)
    return replace(
        fresh, other=item.takes_other, most=item.most if sort == "select_multiple" else 0,
        long=item.long and sort == "text",
    )  # fmt: skip


def _written(options: tuple[Option, ...], languages: tuple[Language, ...]) -> tuple[Option, ...]:
    """Lines with something on them."""
    kept = (replace(option, words=option.words.only(languages)) for option in options)
    return tuple(option for option in kept if option.words)


def _labelled(item: DesignedQuestion, languages: tuple[Language, ...]) -> tuple[Option, ...]:
    """All places of a scale with their words; none where no place has any."""
    given = {option.code: option.words.only(languages) for option in item.options}
    places = tuple(Option(str(place), given.get(str(place), Words())) for place in item.places)
    return places if any(place.words for place in places) else ()
