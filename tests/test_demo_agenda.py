"""The demo's own time: set from day to day, never back, and today's at the end."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from ui.demo.agenda import Agenda, StoryClock

TODAY = datetime(2026, 3, 31, 2, 0, tzinfo=UTC)


class Machine:
    """A clock of the machine's that ticks when told."""

    def __init__(self) -> None:
        self.at = TODAY

    def now(self) -> datetime:
        return self.at


def test_the_clock_goes_on_from_where_it_was_set() -> None:
    machine = Machine()
    clock = StoryClock(machine.now)
    clock.set(date(2026, 3, 3), 9)
    machine.at += timedelta(minutes=7)
    told = clock.now().astimezone()
    assert (told.date(), told.hour, told.minute) == (date(2026, 3, 3), 9, 7)


def test_what_was_told_is_not_told_again() -> None:
    clock = StoryClock(Machine().now)
    clock.set(date(2026, 3, 6), 17)
    with pytest.raises(ValueError, match="cannot go back"):
        clock.set(date(2026, 3, 6), 16)


def test_at_the_end_it_is_today_and_not_before() -> None:
    clock = StoryClock(Machine().now)
    clock.set(date(2026, 3, 27), 21)
    clock.release()
    assert clock.now() == TODAY
    late = StoryClock(Machine().now)
    late.set(date(2026, 4, 1), 9)
    with pytest.raises(ValueError, match="cannot go back"):
        late.release()


def test_a_day_goes_by_its_hours_and_weeks_by_the_calendar() -> None:
    clock = StoryClock(Machine().now)
    agenda, told = Agenda(clock, timedelta(days=0)), list[str]()
    for day, hour, name in ((9, 17, "Monday"), (6, 20, "evening"), (6, 17, "first"), (6, 17, "second")):
        agenda.at(day, hour, lambda name=name: told.append(name))  # type: ignore[misc]  # bound by the default
    weeks = list(agenda.weeks())
    assert [len(week) for week in weeks] == [3, 1]
    for week in weeks:
        agenda.play(week)
    assert told == ["first", "second", "evening", "Monday"]
