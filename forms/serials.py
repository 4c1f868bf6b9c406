"""Human numbers: `<prefix>-<round>-<team><laptop>-<seq>`, gap-free per kind and laptop (V04, DOMAIN 3)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

_SERIAL = re.compile(
    r"(?P<prefix>[A-Z]{2,3})-(?P<round>\d{4})-(?P<team>\d{2})(?P<laptop>[A-Z])-(?P<sequence>\d{4,})"
    r"(?P<parts>(?:/[A-Z]?\d+)*)"
)
_PART = re.compile(r"([A-Z]?)(\d+)")


@dataclass(frozen=True, order=True)
class Serial:
    """`TH-2601-03A-0014`; a record that belongs to another carries a part: `TH-2601-03A-0014/2`, and what belongs to
    that one a second: `DY-2601-03A-0009/1/2`. A part given by another laptop than its parent's carries that
    laptop's letter (`/B1`), so that two laptops never coin the same."""

    prefix: str
    round: str
    team: str
    laptop: str
    sequence: int
    parts: tuple[tuple[str, int], ...] = ()

    def __str__(self) -> str:
        tail = "".join(f"/{letter}{number}" for letter, number in self.parts)
        return f"{self.prefix}-{self.round}-{self.team}{self.laptop}-{self.sequence:04d}{tail}"

    @classmethod
    def parse(cls, text: str) -> Serial:
        """Raises `ValueError` when `text` is not a serial."""
        match = _SERIAL.fullmatch(text)
        if not match:
            raise ValueError(f"not a serial: {text!r}")
        parts = tuple((letter, int(number)) for letter, number in _PART.findall(match["parts"]))
        return cls(match["prefix"], match["round"], match["team"], match["laptop"], int(match["sequence"]), parts)

    def parent(self) -> Serial:
        """The serial of the record this one belongs to. Raises `ValueError` for one that stands alone."""
        if not self.parts:
            raise ValueError(f"no part: {self}")
        return replace(self, parts=self.parts[:-1])


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
