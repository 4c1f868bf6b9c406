"""The body of an interview: turns become lines; sensitive ones are barred or replaced (PAPER 4)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from forms.printing.breaking import Language
from forms.printing.flow import BodyLine
from forms.printing.interview_words import INTERVIEW, InterviewWords, time_text
from forms.printing.measures import DENSE, NORMAL, WIDTH, Grid
from forms.printing.setting import Style, Typesetter
from forms.turns import Turn

Spans = Mapping[str, Sequence[tuple[int, int]]]
"""Turn id → spans of its text (start, end) that an internal copy leaves out."""


@dataclass(frozen=True)
class BodyStyle:
    """How the body is set: `indent` is where text hangs; `pitch` from baseline to baseline."""

    text: Style
    label: Style
    note: Style
    indent: float
    pitch: float


def body_style(language: Language, internal: bool) -> BodyStyle:
    """The 28 × 22 grid, the dense one for internal copies; English is 12/18 ragged right."""
    if language == "en":
        return BodyStyle(
            Style("serif", 12, language="en"), Style("sans_bold", 12), Style("serif_italic", 12, language="en"), 24, 18
        )
    grid: Grid = DENSE if internal else NORMAL
    return BodyStyle(
        Style("fang", grid.size, grid.cell, justify=True), Style("hei", grid.size, grid.cell),
        Style("kai", grid.size, grid.cell, justify=True), 2 * grid.cell, grid.pitch,
    )  # fmt: skip


def shown_text(turn: Turn, words: InterviewWords) -> str:
    """What is printed for `turn`, without its label."""
    if turn.kind in ("q", "a"):
        return turn.text
    if turn.kind == "note":
        before, after = words.note
        return turn.text if turn.text[:1] in (before, words.bracket[0]) else f"{before}{turn.text}{after}"
    before, after = words.bracket
    if turn.kind == "show_document":
        parts = [part for part in (turn.document, turn.text) if part]
        return before + words.shown + ("，" if words.question == "问：" else ", ").join(parts) + after
    language: Language = "zh" if words.question == "问：" else "en"
    parts = [part for part in (time_text(turn.at, language), turn.text) if part]
    return before + words.pause + " ".join(parts) + after


def signed_lines(turns: Iterable[Turn], language: Language, setter: Typesetter) -> list[BodyLine]:
    """All turns in full; the flagged ones barred."""
    look, words = body_style(language, internal=False), INTERVIEW[language]
    return [line for turn in turns for line in _turn_lines(turn, shown_text(turn, words), look, words, setter)]


def internal_lines(
    turns: Iterable[Turn], language: Language, setter: Typesetter, pages: Mapping[str, int], spans: Spans
) -> list[BodyLine]:
    """Turns not flagged; a run of flagged ones is one line that names the page of the signed record.

    `pages` is turn id → page there; `spans` are left out of the turns that are printed.
    """
    look, words = body_style(language, internal=True), INTERVIEW[language]
    found: list[BodyLine] = []
    for sensitive, group in groupby(turns, key=lambda turn: turn.sensitive):
        members = list(group)
        if sensitive:
            found.extend(_withheld(members, look, words, setter, pages))
            continue
        for turn in members:
            text = _without(turn.text, spans.get(turn.id, ()), words.left_out)
            cut = Turn(turn.id, turn.kind, text, turn.at, False, turn.document)
            found.extend(_turn_lines(cut, shown_text(cut, words), look, words, setter))
    return found


def _turn_lines(
    turn: Turn, text: str, look: BodyStyle, words: InterviewWords, setter: Typesetter
) -> list[BodyLine]:  # fmt: skip
    spoken = turn.kind in ("q", "a")
    style = look.text if spoken else look.note
    lines = setter.lines(text, style, WIDTH - look.indent)
    label = setter.line(words.question if turn.kind == "q" else words.answer, look.label) if spoken else None
    # the last line of a question or of a shown document stays with what follows (PAPER 5.1)
    holds = turn.kind in ("q", "show_document")
    return [
        BodyLine(
            line, look.indent, turn.id, label if number == 0 else None,
            held=holds and number == len(lines) - 1, barred=turn.sensitive,
        )
        for number, line in enumerate(lines)
    ]  # fmt: skip


def _withheld(
    turns: Sequence[Turn], look: BodyStyle, words: InterviewWords, setter: Typesetter, pages: Mapping[str, int]
) -> list[BodyLine]:
    before, after = words.bracket
    text = words.withheld.format(
        questions=sum(turn.kind == "q" for turn in turns),
        answers=sum(turn.kind == "a" for turn in turns),
        page=pages[turns[0].id],
    )
    lines = setter.lines(before + text + after, look.note, WIDTH - look.indent)
    return [BodyLine(line, look.indent) for line in lines]


def _without(text: str, spans: Sequence[tuple[int, int]], mark: str) -> str:
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + mark + text[end:]
    return text
