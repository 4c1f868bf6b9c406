"""Faces by role: Hei is the program, Song is what goes to paper (UI.md 1.3, 3).

The TrueType files are made at set-up; without them the machine's own faces of the same names serve, and after
those whatever Qt finds. Sizes are in points at 96 dpi.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

FontRole = Literal["title", "head", "record", "ui", "note", "keys", "timer", "large"]

_POINTS: dict[FontRole, float] = {
    "title": 14.0,
    "head": 12.0,
    "record": 12.0,
    "ui": 10.5,
    "note": 9.0,
    "keys": 8.25,
    "timer": 15.0,
    "large": 20.0,  # the kiosk: read at arm's length
}
LARGE = 1.15
_HEI = ("Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "sans-serif")
_SONG = ("Noto Serif SC", "Noto Serif CJK SC", "Source Han Serif SC", "SimSun", "serif")


class Fonts(QObject):
    """`font(role)` for the current size, language and record face. `changed` follows every switch."""

    changed = Signal()

    def __init__(self, folder: Path | None) -> None:
        super().__init__()
        self.loaded = self._load(folder)
        self._large = False
        self._english = False
        self._record_hei = False
        self._made: dict[tuple[FontRole, float], QFont] = {}

    @property
    def large(self) -> bool:
        return self._large

    @property
    def record_in_hei(self) -> bool:
        return self._record_hei

    def use(self, *, large: bool | None = None, english: bool | None = None, record_in_hei: bool | None = None) -> None:
        """Switch what is given, keep the rest."""
        before = (self._large, self._english, self._record_hei)
        self._large = self._large if large is None else large
        self._english = self._english if english is None else english
        self._record_hei = self._record_hei if record_in_hei is None else record_in_hei
        if before != (self._large, self._english, self._record_hei):
            self._made.clear()
            self.changed.emit()

    def base(self) -> QFont:
        """The application's own font: without features, because widgets would inherit them past a switch."""
        font = QFont()
        font.setFamilies(list(_HEI))
        font.setPointSizeF(_POINTS["ui"] * (LARGE if self._large else 1.0))
        font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
        return font

    def font(self, role: FontRole, zoom: float = 1.0) -> QFont:
        """A copy of the font of `role`; `zoom` (1.0 to 1.5) is the editor's own."""
        key = (role, zoom)
        if key not in self._made:
            self._made[key] = self._make(role, zoom)
        return QFont(self._made[key])

    def line(self, role: FontRole) -> int:
        """Line height of one line of `role`, in pixels: rows are built from it, never from constants."""
        return round(QFontMetricsF(self.font(role)).height())

    def _make(self, role: FontRole, zoom: float) -> QFont:
        font = QFont()
        song = role == "record" and not self._record_hei
        font.setFamilies(list(_SONG if song else _HEI))
        font.setPointSizeF(_POINTS[role] * (LARGE if self._large else 1.0) * zoom)
        font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
        for tag in ("pwid", "palt"):
            # said for Chinese too: a font that is silent about a feature inherits its parent's
            font.setFeature(QFont.Tag(tag), int(self._english))
        return font

    @staticmethod
    def _load(folder: Path | None) -> tuple[str, ...]:
        """Families loaded from `folder`, to be named by `doctor`."""
        families: list[str] = []
        files = sorted(folder.glob("*.[to]tf")) if folder is not None and folder.is_dir() else []
        for path in files:
            number = QFontDatabase.addApplicationFont(str(path))
            if number >= 0:
                families += QFontDatabase.applicationFontFamilies(number)
        return tuple(dict.fromkeys(families))
