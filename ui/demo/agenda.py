"""The story's own time: a clock that is set from day to day, and what happens on each of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import groupby

STORY = (2026, 3)
"""Year and month in which the story is told."""
WRITING, REVIEWING, DECIDING, ENDING = (17, 18), 19, 20, 21
"""Hours: each of the two members writes down what the day brought, the deputy reviews, the leader decides and ends."""

Act = tuple[int, int, Callable[[], object]]
"""Day, hour, and what happens."""


@dataclass
class StoryClock:
    """Goes on from the moment it was set to, as fast as the machine's own; what was told stays told."""

    machine: Callable[[], datetime]
    _ahead: timedelta = timedelta()
    _told: datetime | None = None

    def now(self) -> datetime:
        return self.machine() + self._ahead

    def set(self, day: date, hour: int) -> None:
        """Raises `ValueError` for a moment before one that was told."""
        self._go_on(datetime.combine(day, time(hour)).astimezone())

    def release(self) -> None:
        """From now on the machine's own time. Raises `ValueError` where the story has not come that far."""
        self._go_on(self.machine())

    def _go_on(self, moment: datetime) -> None:
        if self._told is not None and moment < max(self._told, self.now()):
            raise ValueError(f"the story is at {self.now()} and cannot go back to {moment}")
        self._ahead, self._told = moment - self.machine(), moment


@dataclass
class Agenda:
    """What happens when. Days are those of March 2026 as told; what shares an hour happens in the order given."""

    clock: StoryClock
    later: timedelta
    _acts: list[Act] = field(default_factory=list)

    def at(self, day: int, hour: int, *acts: Callable[[], object]) -> None:
        self._acts += [(day, hour, act) for act in acts]

    def begin(self, day: int, hour: int) -> None:
        """Set the clock to a day of the story."""
        self.clock.set(date(*STORY, day) + self.later, hour)

    def weeks(self) -> Iterator[list[Act]]:
        """All of it in order, week by week."""
        ordered = sorted(self._acts, key=lambda one: one[:2])
        for _, acts in groupby(ordered, lambda one: date(*STORY, one[0]).isocalendar().week):
            yield list(acts)

    def play(self, acts: list[Act]) -> None:
        """Set the clock and do it, one after the other."""
        set_to = None
        for day, hour, act in acts:
            if set_to != (day, hour):
                self.begin(day, hour)
                set_to = (day, hour)
            act()
