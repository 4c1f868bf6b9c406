"""In what order sections of a report stand: by their numbers, Chinese ones too, not by code points."""

from __future__ import annotations

import re

_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")}
_PART = re.compile(r"(\d+)|([零一二三四五六七八九十百]+)|([^\d零一二三四五六七八九十百]+)")


def section_key(section: str) -> tuple[tuple[int, str], ...]:
    """Sorts `二（二）` before `二（三）` before `二（十）`, and `2.9` before `2.10`."""
    return tuple(
        (int(arabic), "") if arabic else (chinese_number(chinese), "") if chinese else (0, other)
        for arabic, chinese, other in _PART.findall(section)
    )


def chinese_number(text: str) -> int:
    """`二十一` is 21; signs without a ten are read as digits (`二〇` has none of these)."""
    if not set(text) & {"十", "百"}:
        return int("".join(str(_DIGITS[sign]) for sign in text))
    whole, digit = 0, 0
    for sign in text:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
        else:
            whole += max(digit, 1) * (10 if sign == "十" else 100)
            digit = 0
    return whole + digit
