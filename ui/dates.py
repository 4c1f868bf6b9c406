"""Dates and times as the windows say them: 今日 14:30, 3月17日; today 14:30, 17 Mar."""

from __future__ import annotations

from datetime import date, datetime

from ui.i18n import tr

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def local(stamp: str) -> datetime:
    """A UTC stamp of storage (`2026-03-05T09:10:00.123Z`) in local time."""
    return datetime.fromisoformat(stamp).astimezone()


def day_text(day: date, today: date, zh: bool) -> str:
    """`today`, `yesterday`, a day of this year, or one with its year."""
    if day == today:
        return tr("today")
    if (today - day).days == 1:
        return tr("yesterday")
    if zh:
        return f"{day.month}月{day.day}日" if day.year == today.year else f"{day.year}年{day.month}月{day.day}日"
    text = f"{day.day} {_MONTHS[day.month - 1]}"
    return text if day.year == today.year else f"{text} {day.year}"


def moment_text(stamp: str, now: datetime, zh: bool) -> str:
    """A stamp of storage: the time today, the day before that."""
    moment = local(stamp)
    if moment.date() == now.date():
        return f"{tr('today')} {moment:%H:%M}"
    return day_text(moment.date(), now.date(), zh)


def record_day(value: str, start: str, today: date, zh: bool) -> str:
    """The date of a record (`2026-03-05`, perhaps empty) with its time when that is today."""
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return ""
    text = day_text(day, today, zh)
    return f"{text} {start}" if day == today and start else text
