"""Garbage in cycles is collected on the GUI thread only.

Python collects on whichever thread happens to allocate. Widgets and what holds them often stand in cycles, and Qt
forbids deleting a widget on another thread than its own: the storage thread, busy with a search, would do just that.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL = 500
"""Milliseconds between two looks at how much has gathered."""


class Collector(QObject):
    """From now on this collects, as often as Python by itself would, until `stop`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(collect_due)
        self._timer.start(INTERVAL)

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.enable()


def collect_due() -> None:
    """Collect the oldest generation whose limit has been passed, and with it all younger ones."""
    due = [
        place
        for place, (count, limit) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
        if count > limit
    ]
    if due:
        gc.collect(due[-1])
