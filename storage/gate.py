"""What can stop every write to an open vault: an active network (V22), an account that may not work yet (V03)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from forms.problems import Refused

ALL, INACTIVE, NETWORK = "*", "inactive", "network"


class WriteGate:
    """Asked at the beginning of every write transaction, on whatever connection of the session.

    Reasons are named, so that each is lifted by whoever set it. What is needed to lift one (the log, a pledge) is
    written inside `lifted`.
    """

    def __init__(self) -> None:
        self._reasons: dict[str, Refused] = {}
        self._lifted: list[str] = []

    def close(self, name: str, refusal: Refused) -> None:
        """From now on every write raises `refusal`."""
        self._reasons[name] = refusal

    def open(self, name: str) -> None:
        self._reasons.pop(name, None)

    def is_closed(self, name: str) -> bool:
        return name in self._reasons

    def check(self, despite: str = "") -> None:
        """Raises the first reason why nothing may be written now, `despite` left aside."""
        for name, reason in self._reasons.items():
            if name != despite and name not in self._lifted and ALL not in self._lifted:
                raise Refused(reason.code, rule=reason.rule, **reason.facts)

    @contextmanager
    def lifted(self, name: str = ALL) -> Iterator[None]:
        """Writes inside the block go through, whatever reason stands against them, or in spite of one."""
        self._lifted.append(name)
        try:
            yield
        finally:
            self._lifted.remove(name)
