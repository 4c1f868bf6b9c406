"""Time, randomness and identity as arguments, so that tests and demos can decide them."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime


def utc_now() -> datetime:
    return datetime.now(UTC)


def random_id() -> str:
    """32 lower-case hex digits, never meaningful."""
    return secrets.token_hex(16)


def iso(moment: datetime) -> str:
    """UTC with milliseconds: `2026-03-05T09:10:00.123Z`."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


@dataclass(frozen=True)
class Clock:
    """What the stores ask for the time and for new ids."""

    now: Callable[[], datetime] = utc_now
    new_id: Callable[[], str] = random_id

    def stamp(self) -> str:
        return iso(self.now())

    def today(self) -> str:
        """The day as people here call it: `YYYY-MM-DD` in this machine's time zone."""
        return self.now().astimezone().date().isoformat()
