"""The growing wait after wrong passphrases; it survives a restart (V21)."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path

from forms.problems import Refused
from storage.clock import Clock, iso
from storage.files import write_atomically

FILE = "attempts.json"
FREE_TRIES = 2
FIRST_WAIT = 4.0
LONGEST_WAIT = 900.0


class Attempts:
    """Two tries are free; then 4 s, 8 s, 16 s … up to 15 minutes between tries."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._path = folder / FILE
        self._clock = clock

    def wait_seconds(self) -> float:
        """How long until the next try is allowed; 0 when it is."""
        count, until = self._read()
        if count <= FREE_TRIES or until is None:
            return 0.0
        left = (until - self._clock.now()).total_seconds()
        # a clock set back must not lock the owner out for longer than the rule's longest wait
        return max(0.0, min(left, LONGEST_WAIT))

    def check(self) -> None:
        """Raises `Refused("WAIT", seconds=…)`."""
        wait = self.wait_seconds()
        if wait > 0:
            raise Refused("WAIT", rule="V21", seconds=round(wait) or 1)

    def failed(self) -> None:
        count, _ = self._read()
        count += 1
        wait = min(FIRST_WAIT * 2 ** max(0, count - FREE_TRIES - 1), LONGEST_WAIT) if count > FREE_TRIES else 0.0
        until = self._clock.now() + timedelta(seconds=wait)
        write_atomically(self._path, json.dumps({"count": count, "until": iso(until)}).encode())

    def succeeded(self) -> None:
        self._path.unlink(missing_ok=True)

    def _read(self) -> tuple[int, datetime | None]:
        try:
            data = json.loads(self._path.read_bytes())
            return int(data["count"]), datetime.fromisoformat(data["until"])
        except FileNotFoundError:
            return 0, None
        except (OSError, ValueError, KeyError, TypeError):
            # an unreadable count is treated as one try too many, never as none
            return FREE_TRIES + 1, None
