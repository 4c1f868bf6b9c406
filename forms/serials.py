"""Human numbers: `<prefix>-<round>-<team><laptop>-<seq>`, gap-free per kind and laptop (V04, DOMAIN 3)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_SERIAL = re.compile(
    r"(?P<prefix>[A-Z]{2,3})-(?P<round>\d{4})-(?P<team>\d{2})(?P<laptop>[A-Z])-(?P<sequence>\d{4,})(?:/(?P<part>\d+))?"
)


@dataclass(frozen=True, order=True)
class Serial:
    """`TH-2601-03A-0014`; a record that belongs to another carries a part: `TH-2601-03A-0014/2`."""

    prefix: str
    round: str
    team: str
    laptop: str
    sequence: int
    part: int = 0

    def __str__(self) -> str:
        tail = f"/{self.part}" if self.part else ""
        return f"{self.prefix}-{self.round}-{self.team}{self.laptop}-{self.sequence:04d}{tail}"

    @classmethod
    def parse(cls, text: str) -> Serial:
        """Raises `ValueError` when `text` is not a serial."""
        match = _SERIAL.fullmatch(text)
        if not match:
            raise ValueError(f"not a serial: {text!r}")
        part = int(match["part"] or 0)
        return cls(match["prefix"], match["round"], match["team"], match["laptop"], int(match["sequence"]), part)


@dataclass(frozen=True)
class SerialRange:
    """What a bundle or register says of one prefix on one laptop: first, last and the numbers missing between."""

    first: int
    last: int
    gaps: tuple[int, ...]


def serial_range(sequences: Iterable[int]) -> SerialRange | None:
    """The range of `sequences`, or None when there are none."""
    present = sorted(set(sequences))
    if not present:
        return None
    missing = sorted(set(range(present[0], present[-1] + 1)) - set(present))
    return SerialRange(present[0], present[-1], tuple(missing))
