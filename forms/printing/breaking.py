"""Where a line may end: ICU's opportunities, then the forbid tables of PAPER 6 (GB/T 15834 and figures)."""

from __future__ import annotations

import re
from typing import Literal

from icu4py.breakers import LineBreaker

Language = Literal["zh", "en"]

NO_START = frozenset("，。、；：？！）》”’】〕』」〉］｝…—·～/％%℃㎡,.;:?!)]}")
"""Marks that may not begin a line."""

NO_END = frozenset("（《“‘【〔『「〈［｛/／([{①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
"""Marks that may not end a line while text follows."""

_LOCALES: dict[Language, str] = {"zh": "zh_CN@lb=strict", "en": "en_US"}
_UNITS = frozenset("万亿元％%℃㎡")
_DASHES = frozenset("—–-～")
_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
_BINDS_NUMBER = re.compile(r"(?:^|[^A-Za-z])(?:[A-Z]{3}|pp?\.|[Pp]ages?|[Nn]os?\.) +$")
_DAY = re.compile(r"(?:^|[^0-9.,])[0-9]{1,2} +$")
_MONTH = re.compile(rf"(?:{_MONTHS})\b")
_TAIL = 12
"""Characters before a break that the tables look at."""


def unbreakable(text: str, language: Language) -> list[str]:
    """Cut one paragraph (without line feeds) into units between which a line may end. Joined they are `text`."""
    units: list[str] = []
    for segment in LineBreaker(text, _LOCALES[language]):
        if units and _forbidden(units[-1][-_TAIL:], segment):
            units[-1] += segment
        else:
            units.append(segment)
    return units


def _forbidden(before: str, after: str) -> bool:
    """Whether the tables forbid the break between `before` and `after`, both non-empty."""
    seen, first = before.rstrip(), after[0]
    if first in NO_START or (seen[-1:] in NO_END and (seen[-1] != "/" or seen == before)):
        return True
    if (before[-1].isdigit() and first in _UNITS) or (before[-1] in "万亿" and first == "元"):
        return True
    if before[-1] in _DASHES and before[-2:-1].isdigit() and first.isdigit():
        return True
    if first.isdigit() and _BINDS_NUMBER.search(before):
        return True
    return bool(_DAY.search(before) and _MONTH.match(after))
