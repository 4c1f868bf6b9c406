"""Dates and times as OpenRosa's expressions see them: texts in ISO 8601 and numbers of days since 1970-01-01.

All is local wall-clock time: an offset in a text is read past, for a form asks for the time on the clock.
"""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time, timedelta

_EPOCH = datetime(1970, 1, 1)
_TIME = (
    r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.(?P<fraction>\d{1,6})\d*)?)?(?:Z|[+-]\d{2}:?\d{2})?"
)
_MOMENT = re.compile(rf"\s*(?P<year>\d{{4}})-(?P<month>\d{{1,2}})-(?P<day>\d{{1,2}})(?:[T ]{_TIME})?\s*")
_CLOCK = re.compile(rf"\s*{_TIME}\s*")

_MONTHS = {
    "zh": tuple(f"{number}月" for number in range(1, 13)),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}
_DAYS = {
    "zh": ("周一", "周二", "周三", "周四", "周五", "周六", "周日"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}


def moment(value: str | float | bool) -> datetime | None:
    """A date or date and time from ISO text or days since 1970; None when `value` is neither."""
    if isinstance(value, bool):
        return None
    if isinstance(value, float):
        return _from_days(value)
    match = _MOMENT.fullmatch(value)
    if not match:
        return None
    try:
        return datetime(int(match["year"]), int(match["month"]), int(match["day"]), *_clock(match))
    except ValueError:
        return None


def _from_days(value: float) -> datetime | None:
    if not math.isfinite(value):
        return None
    try:
        return _EPOCH + timedelta(days=value)
    except OverflowError:
        return None


def _clock(match: re.Match[str]) -> tuple[int, int, int, int]:
    fraction = (match["fraction"] or "").ljust(6, "0")
    return int(match["hour"] or 0), int(match["minute"] or 0), int(match["second"] or 0), int(fraction or 0)


def days(value: datetime) -> float:
    """Days since 1970-01-01, with the fraction of the day."""
    return (value - _EPOCH) / timedelta(days=1)


def day_fraction(text: str) -> float | None:
    """`HH:MM[:SS]` as a part of a day; None when `text` is no time of day."""
    match = _CLOCK.fullmatch(text)
    if not match:
        return None
    try:
        clock = time(*_clock(match))
    except ValueError:
        return None
    return (clock.hour * 3600 + clock.minute * 60 + clock.second + clock.microsecond / 1e6) / 86400


def iso(value: datetime) -> str:
    """`2026-03-05T09:10:00.000`."""
    return value.isoformat(timespec="milliseconds")


def is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def formatted(value: datetime, pattern: str, language: str) -> str:
    """`pattern` filled in (ODK's `%Y %y %m %n %b %d %e %H %h %M %S %3 %a %W`); an unknown letter stays."""
    names = "zh" if language.startswith("zh") else "en"
    parts = {
        "Y": f"{value.year:04d}", "y": f"{value.year % 100:02d}", "m": f"{value.month:02d}", "n": str(value.month),
        "b": _MONTHS[names][value.month - 1], "d": f"{value.day:02d}", "e": str(value.day), "H": f"{value.hour:02d}",
        "h": str(value.hour), "M": f"{value.minute:02d}", "S": f"{value.second:02d}",
        "3": f"{value.microsecond // 1000:03d}", "a": _DAYS[names][value.weekday()],
        "W": f"{value.isocalendar().week:02d}", "%": "%",
    }  # fmt: skip
    return re.sub(r"%(.)", lambda found: parts.get(found[1], found[0]), pattern)
