"""Who plays the example stint: names, passphrases, and one session at a time, as on a real laptop."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta

from storage.session import Session

OFFICE_PERSON = "白露"
LEADER, DEPUTY = "陆明远", "沈若兰"
MEMBERS = ("方启", "何静")
LIAISON = "唐越"
PASSPHRASES = {
    OFFICE_PERSON: "demo-office quiet harbour 41",
    LEADER: "demo-leader blue lantern 17",
    DEPUTY: "demo-deputy seven kettles 58",
    MEMBERS[0]: "demo-member copper bridge 23",
    MEMBERS[1]: "demo-member silver orchard 64",
}
"""The demo's own, told in its README.txt: an example guards nothing."""

LAST_WEEK = date(2026, 3, 28)
"""The story is told in the seven days from here, after its fourth Friday; all its dates move by whole weeks, so that a
Friday stays a Friday and the stint is under way today."""


def weeks_later(today: date) -> timedelta:
    """How far the story's dates are moved so that it ends in the week of `today`."""
    return timedelta(days=(today - LAST_WEEK).days // 7 * 7)


@dataclass
class Sittings:
    """Whose session is open. Asking for another's closes it: a vault is open for one account at a time, and unlocking
    it takes a second on purpose."""

    open_as: Callable[[str], Session]
    _name: str = ""
    _session: Session | None = None

    @contextmanager
    def acting(self, name: str) -> Iterator[Session]:
        """The session of `name`, which stays open for the next who asks for the same."""
        if self._session is None or self._name != name:
            self.close()
            self._session, self._name = self.open_as(name), name
        yield self._session

    def begin(self, name: str, session: Session) -> None:
        """Go on with a session that is open already."""
        self._session, self._name = session, name

    def close(self) -> None:
        if self._session is not None:
            self._session.close()
            self._session = None
