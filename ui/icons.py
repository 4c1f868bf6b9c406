"""Outline icons, painted in the token's colour at the moment of painting (UI.md 3, 10).

The SVG files are made at set-up from the icon package (names in `packaging/icons.txt`); a theme switch needs
nothing but a repaint.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.theme import Theme

_STROKE = "1.75"


class _Engine(QIconEngine):
    """Paints one icon; `token` for the normal state, `active` when the button is checked or selected."""

    def __init__(self, icons: Icons, name: str, token: str, active: str) -> None:
        super().__init__()
        self._icons = icons
        self._name = name
        self._token = token
        self._active = active

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        token = self._token
        if mode == QIcon.Mode.Disabled:
            token = "disabled"
        elif state == QIcon.State.On or mode == QIcon.Mode.Selected:
            token = self._active
        self._icons.paint(painter, QRectF(rect), self._name, token)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _Engine(self._icons, self._name, self._token, self._active)


class Icons(QObject):
    """Reads `<folder>/<name>.svg` on first use and keeps one renderer a name and colour."""

    def __init__(self, folder: Path, theme: Theme) -> None:
        super().__init__()
        self._folder = folder
        self._theme = theme
        self._sources: dict[str, str] = {}
        self._renderers: dict[tuple[str, str], QSvgRenderer] = {}

    def icon(self, name: str, token: str = "text2", active: str = "") -> QIcon:  # noqa: S107 - a colour token
        """An icon for a button; it follows the theme by itself."""
        return QIcon(_Engine(self, name, token, active or token))

    def paint(self, painter: QPainter, rect: QRectF, name: str, token: str) -> None:
        """Draw `name` into the largest centred square of `rect`. An icon that is not built draws nothing."""
        side = min(rect.width(), rect.height())
        square = QRectF(
            rect.x() + (rect.width() - side) / 2,
            rect.y() + (rect.height() - side) / 2,
            side,
            side,
        )
        self._renderer(name, self._theme.color(token)).render(painter, square)

    def missing(self, names: list[str]) -> list[str]:
        """Which of `names` have no file: for `doctor` and the tests."""
        return [name for name in names if not (self._folder / f"{name}.svg").is_file()]

    def _renderer(self, name: str, color: QColor) -> QSvgRenderer:
        key = (name, color.name())
        if key not in self._renderers:
            source = self._source(name).replace("currentColor", color.name())
            self._renderers[key] = QSvgRenderer(QByteArray(source.encode()))
        return self._renderers[key]

    def _source(self, name: str) -> str:
        if name not in self._sources:
            path = self._folder / f"{name}.svg"
            text = path.read_text("utf-8") if path.is_file() else '<svg xmlns="http://www.w3.org/2000/svg"/>'
            self._sources[name] = text.replace('stroke-width="2"', f'stroke-width="{_STROKE}"')
        return self._sources[name]
