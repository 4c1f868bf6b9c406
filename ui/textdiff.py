"""Which characters of two texts differ: for showing both versions of a field with the difference underlined."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import SequenceMatcher
from typing import Any

Spans = tuple[tuple[int, int], ...]
_MOST = 4000


def differing(first: str, second: str) -> tuple[Spans, Spans]:
    """Ranges of `first` and of `second` that have no counterpart in the other.

    Texts of more than 4000 characters are compared line by line, which is coarser but quick.
    """
    if len(first) + len(second) > 2 * _MOST:
        return _by_line(first, second)
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    ops = [op for op in matcher.get_opcodes() if op[0] != "equal"]
    return tuple((a, b) for _, a, b, _, _ in ops if b > a), tuple((c, d) for _, _, _, c, d in ops if d > c)


def _by_line(first: str, second: str) -> tuple[Spans, Spans]:
    one, two = first.splitlines(keepends=True), second.splitlines(keepends=True)
    ops = [op for op in SequenceMatcher(None, one, two, autojunk=False).get_opcodes() if op[0] != "equal"]
    return (
        tuple((_at(one, a), _at(one, b)) for _, a, b, _, _ in ops if b > a),
        tuple((_at(two, c), _at(two, d)) for _, _, _, c, d in ops if d > c),
    )


def _at(lines: list[str], count: int) -> int:
    return sum(len(line) for line in lines[:count])


def differing_fields(versions: list[Mapping[str, Any]]) -> tuple[list[str], int]:
    """Names of the fields that are not the same in all versions, in the order of the first; and how many are."""
    names = list(dict.fromkeys(name for version in versions for name in version))
    different = [name for name in names if any(v.get(name) != versions[0].get(name) for v in versions[1:])]
    return different, len(names) - len(different)
