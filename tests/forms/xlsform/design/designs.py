"""Designs for tests: drawn by hypothesis, and one that has everything."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from forms.xlsform.design import edits
from forms.xlsform.design.model import (
    LISTED,
    SORTS,
    SOURCES,
    Design,
    DesignedQuestion,
    Option,
    Skip,
    Words,
    skippable,
)

# No `$`: `${q1}` in a text is a reference, which the importer looks up.
LETTERS = st.characters(categories=("L", "N", "P", "S", "Zs", "Cc"), exclude_characters="$“”‘’")


def said(text: str) -> bool:
    return bool(Words(text).only(("zh",)))


texts = st.text(LETTERS, min_size=1, max_size=14).filter(said)


@st.composite
def words(draw: st.DrawFn) -> Words:
    return Words(draw(texts), draw(texts))


@st.composite
def lines(draw: st.DrawFn, codes: list[str]) -> tuple[Option, ...]:
    """Lines that differ in each language."""
    return tuple(
        Option(code, Words(f"{number} {draw(texts)}", f"{number} {draw(texts)}")) for number, code in enumerate(codes)
    )


@st.composite
def designs(draw: st.DrawFn) -> Design:
    """Any design that its own check lets pass."""
    design = Design(
        draw(st.from_regex(r"[A-Za-z][\w.-]{0,8}", fullmatch=True, alphabet=st.characters(max_codepoint=127))),
        draw(st.from_regex(r"[0-9a-z.]{1,5}", fullmatch=True)), draw(words()),
        languages=draw(st.sampled_from([("zh",), ("en",), ("zh", "en"), ("en", "zh")])),
        purpose=draw(st.one_of(st.just(Words()), words())), anonymity=draw(st.one_of(st.just(Words()), words())),
    )  # fmt: skip
    for sort in [draw(st.sampled_from(sorted(set(SORTS) - {"section"}))), *draw(st.lists(st.sampled_from(SORTS)))]:
        if sort == "section" and design.items and design.items[-1].sort == "section":
            continue
        design = edits.insert(design, _drawn(draw, design, edits.fresh(design, sort)))
    if design.items[-1].sort == "section":
        design = edits.remove(design, design.items[-1].key)
    if all(item.sort == "note" for item in design.items):
        design = edits.insert(design, replace(edits.fresh(design, "date"), words=draw(words())))
    return design


def _drawn(draw: st.DrawFn, design: Design, item: DesignedQuestion) -> DesignedQuestion:
    item = replace(
        item, words=draw(words()), hint=draw(st.one_of(st.just(Words()), words())), required=draw(st.booleans()),
        other=draw(st.booleans()), scored=draw(st.booleans()), long=draw(st.booleans()),
    )  # fmt: skip
    if item.sort in LISTED:
        codes = [chr(ord("a") + number) for number in range(draw(st.integers(2, 5)))]
        item = replace(item, options=draw(lines(codes)), most=draw(st.integers(0, len(codes))))
    if item.sort == "matrix":
        item = replace(item, rows=draw(lines([f"{item.key}_{n}" for n in range(draw(st.integers(2, 4)))])))
    if item.sort == "scale":
        low, labelled = draw(st.integers(0, 2)), draw(st.booleans())
        item = replace(item, low=1 if labelled else low, high=(1 if labelled else low) + draw(st.integers(1, 9)))
        if labelled:
            item = replace(item, options=(Option(str(draw(st.sampled_from(item.places))), draw(words())),))
    if item.sort in ("integer", "decimal"):
        low = draw(st.one_of(st.none(), st.integers(-5, 30)))
        item = replace(item, low=low, high=draw(st.one_of(st.none(), st.integers(low or 0, 60))))
    return replace(item, skip=_condition(draw, design, item))


def _condition(draw: st.DrawFn, design: Design, item: DesignedQuestion) -> Skip | None:
    sources = [one for one in design.items if one.sort in SOURCES]
    if not sources or draw(st.booleans()):
        return None
    source = draw(st.sampled_from(sources))
    return Skip(source.key, draw(st.sampled_from(skippable(item, source))), draw(st.booleans()))
