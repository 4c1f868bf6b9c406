"""The body of an interview: turns become lines; sensitive ones are barred or replaced (PAPER 4)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType

from forms.printing.body import BodyStyle, body_style
from forms.printing.breaking import Language
from forms.printing.flow import BodyLine
from forms.printing.interview_words import INTERVIEW, InterviewWords, time_text
from forms.printing.measures import WIDTH
from forms.printing.setting import Typesetter
from forms.turns import Turn

Spans = Mapping[str, Sequence[tuple[int, int]]]
"""Turn id → spans of its text (start, end) that an internal copy leaves out."""

Used = Mapping[str, Sequence[str]]
"""Turn id → the rows of working papers that use it: `DG-2601-03A-0007/3`."""


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
    look, words = body_style(language, dense=False), INTERVIEW[language]
    return [
        line
        for number, turn in enumerate(turns, 1)
        for line in _turn_lines(turn, str(number), shown_text(turn, words), look, words, setter)
    ]


def internal_lines(
    turns: Iterable[Turn], language: Language, setter: Typesetter, pages: Mapping[str, int], spans: Spans,
    used: Used = MappingProxyType({}),
) -> list[BodyLine]:  # fmt: skip
    """Turns not flagged; a run of flagged ones is one line that names the page of the signed record.

    Under a turn stand the rows of working papers that rest on it.
    `pages` is turn id → page there; `spans` are left out of the turns that are printed.
    """
    look, words = body_style(language, dense=True), INTERVIEW[language]
    found: list[BodyLine] = []
    for sensitive, group in groupby(enumerate(turns, 1), key=lambda pair: pair[1].sensitive):
        members = list(group)
        if sensitive:
            found.extend(_withheld([turn for _, turn in members], members[0][0], look, words, setter, pages))
            for _, turn in members:
                found.extend(_used_lines(used.get(turn.id, ()), look, words, setter))
            continue
        for number, turn in members:
            text = _without(turn.text, spans.get(turn.id, ()), words.left_out)
            cut = Turn(turn.id, turn.kind, text, turn.at, False, turn.document)
            found.extend(_turn_lines(cut, str(number), shown_text(cut, words), look, words, setter))
            found.extend(_used_lines(used.get(turn.id, ()), look, words, setter))
    return found


def _used_lines(rows: Sequence[str], look: BodyStyle, words: InterviewWords, setter: Typesetter) -> list[BodyLine]:
    """Which papers rest on the turn above: from the record back to them."""
    if not rows:
        return []
    before, after = words.bracket
    pairs = [row.rpartition("/") for row in rows]
    text = words.used_between.join(words.used.format(paper=paper, row=row) for paper, _, row in pairs)
    return [BodyLine(line, look.indent) for line in setter.lines(before + text + after, look.note, WIDTH - look.indent)]


def _turn_lines(
    turn: Turn, mark: str, text: str, look: BodyStyle, words: InterviewWords, setter: Typesetter
) -> list[BodyLine]:  # fmt: skip
    spoken = turn.kind in ("q", "a")
    style = look.text if spoken else look.note
    lines = setter.lines(text, style, WIDTH - look.indent)
    label = setter.line(words.question if turn.kind == "q" else words.answer, look.label) if spoken else None
    # the last line of a question or of a shown document stays with what follows (PAPER 5.1)
    holds = turn.kind in ("q", "show_document")
    return [
        BodyLine(
            line, look.indent, turn.id, mark if number == 0 else "", label if number == 0 else None,
            held=holds and number == len(lines) - 1, barred=turn.sensitive,
        )
        for number, line in enumerate(lines)
    ]  # fmt: skip


def _withheld(
    turns: Sequence[Turn], first: int, look: BodyStyle, words: InterviewWords, setter: Typesetter,
    pages: Mapping[str, int],
) -> list[BodyLine]:  # fmt: skip
    before, after = words.bracket
    text = words.withheld.format(
        what=_counted(turns, words),
        page=pages[turns[0].id],
    )
    lines = setter.lines(before + text + after, look.note, WIDTH - look.indent)
    return [BodyLine(line, look.indent, number="" if at else str(first)) for at, line in enumerate(lines)]


def _without(text: str, spans: Sequence[tuple[int, int]], mark: str) -> str:
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + mark + text[end:]
    return text


def _counted(turns: Sequence[Turn], words: InterviewWords) -> str:
    """`1问2答`, `1 question and 2 answers`; notes and documents alone are counted as turns."""
    questions, answers = (sum(turn.kind == kind for turn in turns) for kind in ("q", "a"))
    parts = [
        (one if count == 1 else many).format(count=count)
        for count, (one, many) in zip((questions, answers), words.counted[:2], strict=True)
        if count
    ]
    one, many = words.counted[2]
    return words.counted_and.join(parts) or (one if len(turns) == 1 else many).format(count=len(turns))
