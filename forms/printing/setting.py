"""Set text in lines (PAPER 6): widths, squeezed marks, justification. Nothing here knows of pages.

A `SetLine` has its runs at x counted from the left edge of the text.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from forms.printing.breaking import Language, unbreakable
from forms.printing.embedding import HALF, HALF_SUFFIX
from forms.printing.faces import Choice, Faces, Role, is_drawn
from forms.printing.growing import GrowingRun
from forms.printing.placed import Area, Line, Run

CLOSING = frozenset("，。、；：？！）》”’】〕』」〉］｝")
"""Full-width marks with an empty right half."""

OPENING = frozenset("（《“‘【〔『「〈［｛")
"""Full-width marks with an empty left half."""

QUARTER, SPREAD = 0.25, 0.3
"""Of an em: what an inner mark may give up (at the end of a line and beside another it is `HALF`), what a gap may
grow by when a line is justified."""

_EPSILON = 0.01


@dataclass(frozen=True)
class Style:
    """How a piece of text is set. `cell` is the advance of a full-width glyph, 0 for its natural one;
    `tracking` is added after every glyph."""

    role: Role
    size: float
    cell: float = 0
    justify: bool = False
    language: Language = "zh"
    tracking: float = 0


@dataclass(frozen=True)
class SetLine:
    """One line. `width` runs from 0 to the last advance edge; `forced` says that a unit longer than a line
    had to be cut, so that the rules for line ends could not hold."""

    runs: tuple[Run, ...]
    text: str
    width: float
    size: float
    last: bool = True
    forced: bool = False

    def placed(self, x: float, baseline: float, area: Area = "furniture", grey: float = 0) -> Line:
        """The line with its left edge at `x`."""
        runs = tuple(replace(run, x=run.x + x) for run in self.runs)
        return Line(runs, baseline, self.text, x, x + self.width, self.size, area, grey)


class Typesetter:
    """Sets text with the faces of one machine and collects the characters that none of them has."""

    def __init__(self, faces: Faces) -> None:
        self._faces = faces
        self.missing: dict[str, None] = {}

    def line(self, text: str, style: Style) -> SetLine:
        """`text` in one line, however wide."""
        flat = _Measured(self, text, style)
        return flat.line(0, len(text), last=True)

    def width(self, text: str, style: Style) -> float:
        return self.line(text, style).width

    def lines(self, text: str, style: Style, width: float) -> list[SetLine]:
        """`text` in lines of at most `width` points; a line feed begins a new one. Joined without line feeds
        their texts are `text`. An empty text gives one empty line."""
        found: list[SetLine] = []
        for paragraph in text.splitlines() or [""]:
            found.extend(_Measured(self, paragraph, style).broken(width))
        return found

    def choices(self, text: str, role: Role) -> list[Choice | None]:
        """As `Faces.choices`; characters that no face has are remembered in `missing`."""
        found = self._faces.choices(text, role)
        for character, choice in zip(text, found, strict=True):
            if choice is None and is_drawn(character):
                self.missing[character] = None
        return found

    def ink(self, choice: Choice, character: str) -> tuple[float, float]:
        return self._faces.ink(choice, character)


@dataclass(frozen=True)
class _Fit:
    """A line to be: characters `start` to `end`, of which those from `shown` on are blanks."""

    start: int
    end: int
    shown: int
    squeeze: float = 0
    forced: bool = False


class _Measured:
    """One paragraph with its advances and kerns, in points."""

    def __init__(self, setter: Typesetter, text: str, style: Style) -> None:
        self.setter, self.text, self.style = setter, text, style
        self.choices = setter.choices(text, style.role)
        self.advances = [self._advance(character, choice) for character, choice in zip(text, self.choices, strict=True)]
        self.kerns = [self._kern(at) for at in range(len(text))]
        self.sums = [0.0]
        for advance, kern in zip(self.advances, self.kerns, strict=True):
            self.sums.append(self.sums[-1] + advance + kern)

    def _advance(self, character: str, choice: Choice | None) -> float:
        style = self.style
        if choice is None:
            return style.size / 2 if character == "\t" else style.size if is_drawn(character) else 0.0
        if choice.full:
            return (style.cell or style.size) + style.tracking
        return choice.advance * style.size + style.tracking

    def half(self, at: int) -> float:
        """How much the mark at `at` can give up; 0 when it is no squeezable mark."""
        character, choice = self.text[at], self.choices[at]
        if choice is None or not choice.full or (character not in CLOSING and character not in OPENING):
            return 0.0
        left, right = self.setter.ink(choice, character)
        empty = 1 - right if character in CLOSING else left
        return max(0.0, min(HALF, empty)) * self.style.size

    def _kern(self, at: int) -> float:
        """The change of the gap after `at`: marks that meet lose an empty half."""
        if at + 1 >= len(self.text):
            return 0.0
        here, after = self.text[at], self.text[at + 1]
        if here in CLOSING and (after in CLOSING or after in OPENING):
            return -self.half(at) if self._is_full(at + 1) else 0.0
        if here in OPENING and after in OPENING:
            return -self.half(at + 1)
        return 0.0

    def _is_full(self, at: int) -> bool:
        choice = self.choices[at]
        return choice is not None and choice.full

    def width(self, start: int, end: int) -> float:
        """Width of a line of the characters from `start` to `end`; marks at its end do not meet anything."""
        return self.sums[end] - self.sums[start] - self.kerns[end - 1] if end > start else 0.0

    def broken(self, width: float) -> Iterator[SetLine]:
        fits = list(self._fits(width))
        for number, fit in enumerate(fits):
            last = number == len(fits) - 1
            yield self.line(fit.start, fit.end, last, fit.shown, fit.squeeze, width, fit.forced)

    def _fits(self, width: float) -> Iterator[_Fit]:
        start = at = 0
        kept: _Fit | None = None
        for unit in unbreakable(self.text, self.style.language):
            fit = self._fit(start, at + len(unit), width)
            if fit is None and kept is not None:
                yield kept
                start, kept = at, None
                fit = self._fit(start, at + len(unit), width)
            while fit is None:
                cut = self._cut(start, at + len(unit), width)
                yield cut
                start = cut.end
                fit = self._fit(start, at + len(unit), width)
            kept = fit
            at += len(unit)
        yield kept or _Fit(0, 0, 0)

    def _fit(self, start: int, end: int, width: float) -> _Fit | None:
        """The characters as one line, or None when they do not fit even with their marks squeezed."""
        shown = start + len(self.text[start:end].rstrip(" \u3000\t"))
        over = self.width(start, shown) - width
        if over <= _EPSILON:
            return _Fit(start, end, shown)
        hang = self.half(shown - 1) if self.text[shown - 1] in CLOSING else 0.0
        if hang <= 0:
            return None
        over -= hang
        if over <= _EPSILON:
            return _Fit(start, end, shown)
        if over <= self._room(start, shown) + _EPSILON:
            return _Fit(start, end, shown, over)
        return None

    def _room(self, start: int, shown: int) -> float:
        return sum(min(self.half(at), QUARTER * self.style.size) for at in self._inner(start, shown))

    def _inner(self, start: int, shown: int) -> list[int]:
        """Gaps inside the line beside a mark that has not given up anything yet, as the index before the gap."""
        gaps = []
        for at in range(start, shown - 1):
            if self.kerns[at] == 0 and (self.text[at] in CLOSING or self.text[at + 1] in OPENING):
                gaps.append(at)
        return [at for at in gaps if self.half(at if self.text[at] in CLOSING else at + 1) > 0]

    def _cut(self, start: int, end: int, width: float) -> _Fit:
        """As many characters of an overlong unit as fit; at least one, never before a combining mark."""
        stop = start + 1
        while stop < end and self.width(start, stop + 1) <= width + _EPSILON:
            stop += 1
        while stop > start + 1 and (unicodedata.combining(self.text[stop]) or not is_drawn(self.text[stop])):
            stop -= 1
        return _Fit(start, stop, stop, forced=True)

    def line(
        self, start: int, end: int, last: bool, shown: int = -1, squeeze: float = 0, width: float = 0,
        forced: bool = False,
    ) -> SetLine:  # fmt: skip
        """The characters as a set line, squeezed by `squeeze` points or spread to `width`."""
        shown = end if shown < 0 else shown
        changes = dict.fromkeys(range(start, shown), 0.0)
        if squeeze > _EPSILON:
            inner = self._inner(start, shown)
            for at in inner:
                changes[at] = -squeeze / len(inner)
        elif self.style.justify and not last and not forced:
            changes.update(self._spread(start, shown, width))
        runs, right = self._runs(start, shown, changes)
        return SetLine(runs, self.text[start:end], right, self.style.size, last, forced)

    def _spread(self, start: int, shown: int, width: float) -> dict[int, float]:
        """What each gap that touches a Han character grows by; nothing when that would be too much."""
        rest = width - self.width(start, shown)
        han = [_is_han(character) for character in self.text[start:shown]]
        gaps = [start + at for at in range(len(han) - 1) if han[at] or han[at + 1]]
        if rest <= _EPSILON or not gaps or rest / len(gaps) > SPREAD * self.style.size:
            return {}
        return dict.fromkeys(gaps, rest / len(gaps))

    def _runs(self, start: int, shown: int, changes: dict[int, float]) -> tuple[tuple[Run, ...], float]:
        runs: list[GrowingRun] = []
        x = right = 0.0
        for at in range(start, shown):
            choice = self.choices[at]
            right = x + self.advances[at]
            gap = self.kerns[at] + changes[at]
            if choice is not None:
                self._add(runs, at, x, choice, at + 1 < shown)
            x = right + gap
        return tuple(run.done() for run in runs), right

    def _add(self, runs: list[GrowingRun], at: int, x: float, choice: Choice, shown: bool) -> None:
        size, character = self.style.size, self.text[at]
        key, natural, stretch = choice.face.key, choice.advance * size, 1.0
        if choice.full and choice.advance < 1 - _EPSILON:
            stretch, shift = self._filled(choice, character, size)
            runs.append(GrowingRun(x + shift, character, key, choice.stroke, size, stretch))
            return
        if shown and self._is_halved(at):
            key, natural = key + HALF_SUFFIX, natural - HALF * size
        if runs and runs[-1].takes(x, key, choice.stroke):
            runs[-1].add(x, character, natural)
        else:
            runs.append(GrowingRun(x, character, key, choice.stroke, size, stretch, natural))

    def _is_halved(self, at: int) -> bool:
        """Whether the mark at `at` is drawn with half its advance."""
        return self.text[at] in CLOSING and self.kerns[at] == -HALF * self.style.size

    def _filled(self, choice: Choice, character: str, size: float) -> tuple[float, float]:
        """Stretch and shift of a narrow glyph that stands for a full-width mark (PAPER 7)."""
        left, right = self.setter.ink(choice, character)
        if character == "—":
            return 1 / (right - left), -left / (right - left) * size
        spare = (self.style.cell or size) - choice.advance * size
        return 1.0, spare if character in OPENING else 0.0 if character in CLOSING else spare / 2


def _is_han(character: str) -> bool:
    code = ord(character)
    return 0x3400 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or 0x20000 <= code <= 0x3FFFF or code == 0x3007
