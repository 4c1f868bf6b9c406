"""What surrounds an open vault: network interfaces (V22) and removable media, looked at every few seconds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ui.jobs import Jobs

if TYPE_CHECKING:
    from storage.media import FoundMedium
    from storage.network_watch import NetworkState
    from storage.session import Session

EVERY_MS = 5000


@dataclass(frozen=True)
class Seen:
    """Interfaces that are up, and media that can be written to."""

    interfaces: tuple[str, ...]
    media: tuple[FoundMedium, ...]


class Surroundings(QObject):
    """`network(NetworkState)` and `media(names)` when something changed; the vault is told before the window.

    Registered media go by their number, others by their label.
    """

    network = Signal(object)
    media = Signal(object)

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._session: Session | None = None
        self._last: Seen | None = None
        self._looking = False
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self, session: Session) -> None:
        """Begin for an opened vault, with a first look at once."""
        self._session = session
        self._last = None
        self._timer.start()
        self.look()

    def stop(self) -> None:
        self._session = None
        self._timer.stop()

    def look(self) -> None:
        """Look now; what is the same as last time is told to nobody."""
        if self._session is not None and not self._looking:
            self._looking = True
            self._jobs.watch(lambda _report: look_around(), self._seen, self._failed)

    def _seen(self, seen: Seen) -> None:
        self._looking = False
        session = self._session
        if session is None or seen == self._last:
            return
        self._last = seen
        self._jobs.storage(
            lambda _report: (session.network.seen(seen.interfaces), _names(session, seen)), self._told, self._untold
        )

    def _told(self, answer: tuple[NetworkState, tuple[str, ...]]) -> None:
        if self._session is not None:
            self.network.emit(answer[0])
            self.media.emit(answer[1])

    def _untold(self, _problem: BaseException) -> None:
        """What the vault could not be told is told again after the next look."""
        self._last = None

    def _failed(self, _problem: BaseException) -> None:
        """A look that failed is repeated at the next turn."""
        self._looking = False


def look_around() -> Seen:
    """Runs on the watch thread."""
    from storage import machine, media

    return Seen(tuple(machine.active_interfaces()), tuple(media.removable_media()))


def _names(session: Session, seen: Seen) -> tuple[str, ...]:
    names = []
    for found in seen.media:
        known = session.media.by_serial(found.serial) if found.serial else None
        names.append(known.number if known is not None else found.label)
    return tuple(names)
