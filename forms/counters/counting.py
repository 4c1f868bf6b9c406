"""What one record adds to the counters: pure functions by kind, named in the kinds table (`Kind.counts`).

Each amount carries the day on which the thing happened, so that a figure can be taken as of any day, and a late
entry shows as an adjustment of an earlier week (V24).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

Content = Mapping[str, Any]


@dataclass(frozen=True)
class Amount:
    """`figure` is `K03.items`; `group` a code of the counter's split; `key` what distinct counting goes by."""

    figure: str
    day: str
    amount: int = 1
    group: str = ""
    key: str = ""


Counting = Callable[[str, Content, str], list[Amount]]
"""(state, content, day of the last revision) -> amounts. A void record adds nothing."""


def whole(value: Any) -> int:
    """A count typed into a form as a number; nothing given is 0."""
    return int(value) if isinstance(value, int | float) and not isinstance(value, bool) else 0


def interview(state: str, content: Content, day: str) -> list[Amount]:
    """K01: locked and not void, by the day of the talk."""
    if state not in ("locked", "printed", "signature_registered"):
        return []
    code = str(content.get("source_code", ""))
    on = str(content.get("date") or day)
    return [Amount("K01.interviews", on, key=code), Amount("K01.persons", on, key=code)]


COUNTINGS: Mapping[str, Counting] = {counting.__name__: counting for counting in (interview,)}
