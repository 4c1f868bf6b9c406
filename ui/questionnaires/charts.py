"""Tables with bars, stacked bars and breakdowns of a tally, painted: the same numbers as on paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look import Look

_SHADES = (1.0, 0.72, 0.5, 0.34, 0.22, 0.14)


@dataclass(frozen=True)
class BarRow:
    """One line: its words, columns of numbers, and the length of its bar (0…1; None draws none)."""

    label: str
    numbers: tuple[str, ...]
    share: float | None = None
    head: bool = False


class BarTable(QWidget):
    """Rows of words and numbers; the bar at the right is the share of all sheets."""

    def __init__(self, look: Look, rows: Sequence[BarRow], *, bars: bool = True, label_share: float = 0.3) -> None:
        super().__init__()
        self._look, self._rows, self._bars, self._label = look, tuple(rows), bars, label_share
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("; ".join(" ".join((row.label, *row.numbers)).strip() for row in rows))

    def _pitch(self) -> int:
        return self._look.fonts.line("ui") + 8

    def sizeHint(self) -> QSize:
        return QSize(600, self._pitch() * len(self._rows) + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(360, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        width, pitch, look = self.width(), self._pitch(), self._look
        columns = max((len(row.numbers) for row in self._rows), default=0)
        left = width * self._label
        room = (width * 0.36 if self._bars else width - left) / max(columns, 1)
        for place, row in enumerate(self._rows):
            y = place * pitch
            painter.setFont(look.font("note" if row.head else "ui"))
            painter.setPen(look.color("text2" if row.head else "text"))
            metrics = painter.fontMetrics()
            label = metrics.elidedText(row.label, Qt.TextElideMode.ElideRight, round(left - 12))
            painter.drawText(QRectF(0, y, left - 8, pitch), Qt.AlignmentFlag.AlignVCenter, label)
            for column, number in enumerate(row.numbers):
                area = QRectF(left + column * room, y, room - 10, pitch)
                shown = metrics.elidedText(number, Qt.TextElideMode.ElideRight, round(room - 10))
                painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, shown)
            painter.fillRect(QRectF(0, y + pitch - 1, width, 1), look.color("line"))
            if row.share:
                start = left + columns * room + 10
                painter.fillRect(QRectF(start, y + 7, (width - start) * row.share, pitch - 14), look.color("accent"))
        painter.end()


class StackedBars(QWidget):
    """One bar an item, its grades beside each other; what is hidden is left open. `rows`: (label, shares)."""

    def __init__(self, look: Look, grades: Sequence[str], rows: Sequence[tuple[str, Sequence[float]]]) -> None:
        super().__init__()
        self._look, self._grades, self._rows = look, tuple(grades), tuple(rows)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("; ".join(f"{label} " + " ".join(f"{s:.0%}" for s in some) for label, some in rows))

    def _pitch(self) -> int:
        return self._look.fonts.line("ui") + 8

    def sizeHint(self) -> QSize:
        return QSize(600, self._pitch() * (len(self._rows) + 1) + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(360, self.sizeHint().height())

    def _shade(self, place: int) -> QColor:
        color = QColor(self._look.color("accent"))
        color.setAlphaF(_SHADES[place % len(_SHADES)])
        return color

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look, pitch, width = self._look, self._pitch(), self.width()
        left = width * 0.3
        x = left
        painter.setFont(look.font("note"))
        for place, grade in enumerate(self._grades):
            painter.fillRect(QRectF(x, pitch / 2 - 5, 10, 10), self._shade(place))
            painter.setPen(look.color("text2"))
            painter.drawText(QRectF(x + 14, 0, 120, pitch), Qt.AlignmentFlag.AlignVCenter, grade)
            x += 30 + painter.fontMetrics().horizontalAdvance(grade)
        painter.setFont(look.font("ui"))
        for at, (label, shares) in enumerate(self._rows, 1):
            y = at * pitch
            painter.setPen(look.color("text"))
            words = painter.fontMetrics().elidedText(label, Qt.TextElideMode.ElideRight, round(left - 12))
            painter.drawText(QRectF(0, y, left - 8, pitch), Qt.AlignmentFlag.AlignVCenter, words)
            start = left
            for place, share in enumerate(shares):
                painter.fillRect(QRectF(start, y + 5, (width - left - 1) * share, pitch - 10), self._shade(place))
                start += (width - left - 1) * share
            painter.setPen(look.color("border"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(left, y + 5, width - left - 1, pitch - 10))
        painter.end()
