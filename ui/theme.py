"""Design tokens, light and dark, and the `Theme` that carries the current set (UI.md 2).

Contrast figures are in `PAIRS`: a test walks them, so that a token cannot drift below its figure.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette

ThemeName = Literal["light", "dark", "system"]


@dataclass(frozen=True)
class Tokens:
    """One set of colours, as `#RRGGBB`. The names are those of UI.md 2."""

    window: str
    rail: str
    surface: str
    sunken: str
    hover: str
    line: str
    line2: str
    border: str
    text: str
    text2: str
    text3: str
    accent: str
    fill: str
    fillHover: str  # noqa: N815 - the design's own name
    onFill: str  # noqa: N815
    soft: str
    soft2: str
    select: str
    seal: str
    stamp: str
    danger: str
    dangerSoft: str  # noqa: N815
    warn: str
    warnSoft: str  # noqa: N815
    ok: str
    okSoft: str  # noqa: N815
    disabled: str


LIGHT = Tokens(
    window="#F5F4F1", rail="#ECEAE5", surface="#FFFFFF", sunken="#FAF9F7", hover="#F0EEE9", line="#E1DED7",
    line2="#CFCBC2", border="#88847B", text="#1F2326", text2="#4C5255", text3="#61666A", accent="#1E5D6E",
    fill="#1E5D6E", fillHover="#174C5A", onFill="#FFFFFF", soft="#DFEBED", soft2="#C9DFE3", select="#C6DEE3",
    seal="#A33A28", stamp="#A33A28", danger="#A3321F", dangerSoft="#FAECE8", warn="#7A5000", warnSoft="#FAF1DD",
    ok="#2C6141", okSoft="#E5F0E8", disabled="#A3A4A1",
)  # fmt: skip
DARK = Tokens(
    window="#1C1E1F", rail="#161818", surface="#242728", sunken="#202324", hover="#2C3031", line="#36393B",
    line2="#4A4E50", border="#7C8386", text="#DEDDD8", text2="#B6BBBC", text3="#A2A7A9", accent="#7FBFCC",
    fill="#2A7182", fillHover="#246373", onFill="#FFFFFF", soft="#233F46", soft2="#2C4F58", select="#2F565F",
    seal="#DE7A67", stamp="#B2442F", danger="#EE9D8E", dangerSoft="#3F2825", warn="#DFB566", warnSoft="#393022",
    ok="#95C9A3", okSoft="#23362A", disabled="#666B6D",
)  # fmt: skip

PAIRS: tuple[tuple[str, str, float], ...] = (
    ("border", "surface", 3.0), ("border", "window", 3.0),
    ("text", "surface", 4.5), ("text", "soft", 4.5), ("text", "select", 4.5), ("text", "window", 4.5),
    ("text", "sunken", 4.5), ("text", "hover", 4.5), ("text", "soft2", 4.5),
    ("text2", "surface", 4.5), ("text2", "rail", 4.5), ("text2", "window", 4.5), ("text2", "sunken", 4.5),
    ("text3", "surface", 4.5), ("text3", "rail", 4.5), ("text3", "soft", 4.5), ("text3", "window", 4.5),
    ("accent", "surface", 4.5), ("accent", "soft", 4.5), ("accent", "window", 4.5), ("accent", "line", 3.0),
    ("onFill", "fill", 4.5), ("onFill", "fillHover", 4.5), ("onFill", "stamp", 4.5),
    ("seal", "surface", 4.5), ("seal", "rail", 4.5),
    ("danger", "dangerSoft", 4.5), ("danger", "surface", 4.5), ("warn", "warnSoft", 4.5), ("warn", "surface", 4.5),
    ("warn", "soft", 4.5), ("ok", "okSoft", 4.5), ("ok", "surface", 4.5), ("ok", "window", 4.5),
    ("text", "warnSoft", 4.5), ("text", "okSoft", 4.5), ("text", "dangerSoft", 4.5),
)  # fmt: skip
"""(foreground, background, least contrast by WCAG 2): text 4.5, marks and borders 3."""


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    """The ratio of WCAG 2.x between two `#RRGGBB` colours, 1 to 21."""
    high, low = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


class Theme(QObject):
    """The current tokens. `changed` is emitted after a switch; painted widgets read colours when painting."""

    changed = Signal()

    def __init__(self, name: ThemeName = "light") -> None:
        super().__init__()
        self._name: ThemeName = name
        self.tokens = self._resolve(name)

    @property
    def name(self) -> ThemeName:
        return self._name

    @property
    def dark(self) -> bool:
        return self.tokens is DARK

    def use(self, name: ThemeName) -> None:
        """Switch; nothing happens when the tokens stay the same."""
        self._name = name
        tokens = self._resolve(name)
        if tokens is not self.tokens:
            self.tokens = tokens
            self.changed.emit()

    def color(self, token: str) -> QColor:
        """Raises `AttributeError` for a name that is no token."""
        return QColor(getattr(self.tokens, token))

    def palette(self) -> QPalette:
        """The palette of stock widgets, disabled roles included."""
        palette = QPalette()
        role, group = QPalette.ColorRole, QPalette.ColorGroup
        for which, token in (
            (role.Window, "window"), (role.WindowText, "text"), (role.Base, "surface"),
            (role.AlternateBase, "sunken"), (role.Text, "text"), (role.Button, "surface"),
            (role.ButtonText, "text"), (role.BrightText, "onFill"), (role.Highlight, "select"),
            (role.HighlightedText, "text"), (role.Link, "accent"), (role.LinkVisited, "accent"),
            (role.ToolTipBase, "surface"), (role.ToolTipText, "text"), (role.PlaceholderText, "text3"),
            (role.Light, "surface"), (role.Midlight, "hover"), (role.Mid, "line2"), (role.Dark, "border"),
            (role.Shadow, "border"), (role.Accent, "accent"),
        ):  # fmt: skip
            palette.setColor(which, self.color(token))
        for which in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(group.Disabled, which, self.color("disabled"))
        return palette

    @staticmethod
    def _resolve(name: ThemeName) -> Tokens:
        if name == "system":
            hints = QGuiApplication.styleHints()
            return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT
        return DARK if name == "dark" else LIGHT


TOKEN_NAMES = tuple(field.name for field in fields(Tokens))
