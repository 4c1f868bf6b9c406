"""The time of this machine, as people at the table read it."""

from __future__ import annotations

from datetime import date, datetime


def wall_time() -> str:
    """`HH:MM`."""
    return datetime.now().strftime("%H:%M")


def today() -> str:
    """ISO 8601."""
    return date.today().isoformat()


def local(utc: str) -> datetime:
    """An ISO 8601 time stamp of storage in the zone of this machine."""
    return datetime.fromisoformat(utc.replace("Z", "+00:00")).astimezone()


def stamp(moment: datetime, now: datetime) -> str:
    """`HH:MM:SS`, with the date where it is not today's."""
    return moment.strftime("%H:%M:%S" if moment.date() == now.date() else "%Y-%m-%d %H:%M")
