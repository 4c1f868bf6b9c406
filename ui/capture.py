"""Keeping windows out of screenshots and screen sharing, where the platform can: Windows (V21).

Linux has nothing of the kind: under X11 any program of the same person reads the screen (SECURITY.md).
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

EXCLUDE_FROM_CAPTURE = 0x11
"""WDA_EXCLUDEFROMCAPTURE of SetWindowDisplayAffinity (Windows 10, 2004 and later)."""

Affinity = Callable[[int, int], object]
"""`(window id, affinity)`."""


def platform_affinity() -> Affinity | None:
    """The system's call; None where there is none."""
    if sys.platform == "win32":
        import ctypes

        return ctypes.windll.user32.SetWindowDisplayAffinity
    return None


class CaptureGuard:
    """Asked for every event of the application; hides each window of its own as it is shown."""

    def __init__(self, affinity: Affinity | None) -> None:
        self._affinity = affinity

    def watch(self, watched: QObject, event: QEvent) -> None:
        if (
            self._affinity is not None
            and event.type() == QEvent.Type.Show
            and isinstance(watched, QWidget)
            and watched.isWindow()
        ):
            self._affinity(int(watched.winId()), EXCLUDE_FROM_CAPTURE)
