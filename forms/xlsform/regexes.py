"""Regular expressions of forms, matched in time that grows with pattern times text and no faster.

Python's `re` backtracks, and a pattern such as `(a+)+b` would hold the window for years. The pattern is read by
Python's own parser and then run as a set of states (Thompson 1968): each character is looked at once for each
state. What needs memory of what was matched (back references) or another direction (look-behind) has no such form
and is refused when the form is read. As ODK says of `regex`, the whole text has to match.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from re import _constants as op  # type: ignore[attr-defined]  # the parser's codes are part of the pinned Python 3.11
from re import _parser  # type: ignore[attr-defined]
from typing import Any

MAX_STATES = 2_000
MAX_TEXT = 4_000
"""Longer texts match nothing: no field with a pattern is that long."""
MAX_WORK = 1_000_000
"""States looked at for one text, look-ahead included; a text that needs more matches nothing."""

_JAVA = (
    (r"\p{L}", r"[^\W\d_]"), (r"\p{Lu}", r"[A-Z]"), (r"\p{Ll}", r"[a-z]"), (r"\p{N}", r"\d"), (r"\p{Nd}", r"\d"),
    (r"\p{Alpha}", r"[A-Za-z]"), (r"\p{Digit}", r"[0-9]"), (r"\p{Alnum}", r"[A-Za-z0-9]"),
    (r"\p{IsHan}", r"[\u4e00-\u9fff]"),
)  # fmt: skip
"""Classes of characters that forms made for phones write in Java's way."""


class RegexError(Exception):
    """`code` is `FORM_REGEX_WRONG`, `FORM_REGEX_UNSUPPORTED` or `FORM_REGEX_LARGE`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


Test = Callable[[str], bool]
Guard = Callable[[str, int, "_Work"], bool]


class _TooMuch(Exception):
    pass


class _Work:
    """What is left of `MAX_WORK` for one text."""

    def __init__(self) -> None:
        self._left = MAX_WORK

    def spend(self, states: int) -> None:
        self._left -= states
        if self._left < 0:
            raise _TooMuch


@dataclass
class _State:
    """One state: with `test` it takes a character, with `guard` it looks at a place, else it goes on freely."""

    test: Test | None = None
    guard: Guard | None = None
    following: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class Machine:
    """A compiled pattern."""

    states: tuple[_State, ...]
    start: int
    final: int

    def matches(self, text: str) -> bool:
        """Whether the whole of `text` matches."""
        try:
            return len(text) <= MAX_TEXT and self._run(text, 0, _Work(), to_end=True)
        except _TooMuch:
            return False

    def looks(self, text: str, place: int, work: _Work) -> bool:
        """Whether something from `place` on matches (look-ahead)."""
        return self._run(text, place, work, to_end=False)

    def _run(self, text: str, place: int, work: _Work, *, to_end: bool) -> bool:
        now = self._closure({self.start}, text, place, work)
        while True:
            if self.final in now and (not to_end or place == len(text)):
                return True
            if place == len(text) or not now:
                return False
            letter = text[place]
            reached = set()
            for number in now:
                test = self.states[number].test
                if test is not None and test(letter):
                    reached.update(self.states[number].following)
            place += 1
            now = self._closure(reached, text, place, work)

    def _closure(self, numbers: set[int], text: str, place: int, work: _Work) -> set[int]:
        found, open_ = set(numbers), list(numbers)
        while open_:
            state = self.states[open_.pop()]
            if state.test is not None or (state.guard is not None and not state.guard(text, place, work)):
                continue
            for number in state.following:
                if number not in found:
                    found.add(number)
                    open_.append(number)
        work.spend(len(found) + 1)
        return found


@lru_cache(maxsize=256)
def compiled(pattern: str) -> Machine:
    """Raises `RegexError`."""
    for java, python in _JAVA:
        pattern = pattern.replace(java, python)
    if len(pattern) > MAX_TEXT:
        raise RegexError("FORM_REGEX_LARGE")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FutureWarning)
            parsed = _parser.parse(pattern)
    except (re.error, OverflowError, RecursionError, ValueError) as error:
        raise RegexError("FORM_REGEX_WRONG") from error
    return _Builder(parsed.state.flags).machine(parsed)


class _Builder:
    """Builds states from the end: each part is given the state that follows it and returns its first one."""

    def __init__(self, flags: int) -> None:
        self.flags = flags
        self.states: list[_State] = []

    def machine(self, parsed: Any) -> Machine:
        final = self._add(_State())
        start = self._sequence(parsed, final)
        return Machine(tuple(self.states), start, final)

    def _add(self, state: _State) -> int:
        if len(self.states) >= MAX_STATES:
            raise RegexError("FORM_REGEX_LARGE")
        self.states.append(state)
        return len(self.states) - 1

    def _sequence(self, parts: Any, after: int) -> int:
        for part in reversed(list(parts)):
            after = self._part(part[0], part[1], after)
        return after

    def _part(self, code: Any, argument: Any, after: int) -> int:
        if code in (op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN):
            return self._add(_State(test=_test(code, argument, self.flags), following=[after]))
        if code is op.BRANCH:
            return self._add(_State(following=[self._sequence(branch, after) for branch in argument[1]]))
        if code is op.SUBPATTERN:
            return self._sequence(argument[3], after)
        if code is op.ATOMIC_GROUP:
            return self._sequence(argument, after)
        if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            return self._repeat(argument[0], argument[1], argument[2], after)
        if code is op.AT:
            return self._add(_State(guard=_edge(argument), following=[after]))
        if code in (op.ASSERT, op.ASSERT_NOT) and argument[0] > 0:
            machine = _Builder(self.flags).machine(argument[1])
            return self._add(_State(guard=_ahead(machine, code is op.ASSERT), following=[after]))
        raise RegexError("FORM_REGEX_UNSUPPORTED")

    def _repeat(self, least: int, most: Any, parts: Any, after: int) -> int:
        if most is op.MAXREPEAT:
            loop = self._add(_State(following=[after]))
            self.states[loop].following.append(self._sequence(parts, loop))
            after = loop
        else:
            if most > MAX_STATES:
                raise RegexError("FORM_REGEX_LARGE")
            end = after
            for _ in range(most - least):
                after = self._add(_State(following=[end, self._sequence(parts, after)]))
        for _ in range(least):
            after = self._sequence(parts, after)
        return after


def _test(code: Any, argument: Any, flags: int) -> Test:
    folding = bool(flags & re.IGNORECASE)
    if code is op.ANY:
        return (lambda letter: True) if flags & re.DOTALL else (lambda letter: letter != "\n")
    if code is op.IN:
        items = list(argument)
        negated = items[0][0] is op.NEGATE
        members = [_member(kind, value) for kind, value in (items[1:] if negated else items)]
        plain: Test = lambda letter: any(member(letter) for member in members) != negated  # noqa: E731
    else:
        wanted = chr(argument)
        plain = (lambda letter: letter == wanted) if code is op.LITERAL else (lambda letter: letter != wanted)
    if not folding:
        return plain
    return lambda letter: plain(letter) or plain(letter.lower()) or plain(letter.upper())


def _member(kind: Any, value: Any) -> Test:
    if kind is op.LITERAL:
        return lambda letter: ord(letter) == value
    if kind is op.RANGE:
        low, high = value
        return lambda letter: low <= ord(letter) <= high
    if kind is op.CATEGORY:
        return _CATEGORIES[value]
    raise RegexError("FORM_REGEX_UNSUPPORTED")


def _word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


_CATEGORIES: dict[Any, Test] = {
    op.CATEGORY_DIGIT: str.isdecimal,
    op.CATEGORY_NOT_DIGIT: lambda letter: not letter.isdecimal(),
    op.CATEGORY_SPACE: str.isspace,
    op.CATEGORY_NOT_SPACE: lambda letter: not letter.isspace(),
    op.CATEGORY_WORD: _word,
    op.CATEGORY_NOT_WORD: lambda letter: not _word(letter),
}


def _edge(argument: Any) -> Guard:
    if argument in (op.AT_BEGINNING, op.AT_BEGINNING_STRING):
        return lambda text, place, work: place == 0
    if argument in (op.AT_END, op.AT_END_STRING):
        return lambda text, place, work: place == len(text)
    if argument in (op.AT_BOUNDARY, op.AT_NON_BOUNDARY):
        wanted = argument is op.AT_BOUNDARY
        return lambda text, place, work: _between_words(text, place) is wanted
    raise RegexError("FORM_REGEX_UNSUPPORTED")


def _between_words(text: str, place: int) -> bool:
    before = place > 0 and _word(text[place - 1])
    after = place < len(text) and _word(text[place])
    return before is not after


def _ahead(machine: Machine, wanted: bool) -> Guard:
    return lambda text, place, work: machine.looks(text, place, work) is wanted
