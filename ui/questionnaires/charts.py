"""Tables with bars, stacked bars and breakdowns of a tally, painted: the same numbers as on paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look import Look

_GAP = 8
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere
_LABEL = 0.3
"""Part of the width that the words beside bars take."""


@dataclass(frozen=True)
class BarRow:
    """One line: its words, columns of numbers, and the length of its bar (0…1; None draws none)."""

    label: str
    numbers: tuple[str, ...]
    share: float | None = None
    head: bool = False


class BarTable(QWidget):
    """Rows of words and numbers; the bar at the right is the share of all sheets. Words take as many lines as they
    need."""

    def __init__(self, look: Look, rows: Sequence[BarRow], *, bars: bool = True) -> None:
        super().__init__()
        self._look, self._rows, self._bars = look, tuple(rows), bars
        self._columns = max((len(row.numbers) for row in rows), default=0)
        self._label, numbers = (_LABEL, 0.36) if bars else (0.24, 0.76)
        self._room = numbers / max(self._columns, 1)
        self.setSizePolicy(_as_high_as_wide())
        self.setAccessibleName("; ".join(" ".join((row.label, *row.numbers)).strip() for row in rows))

    def sizeHint(self) -> QSize:
        return QSize(600, self.heightForWidth(600))

    def minimumSizeHint(self) -> QSize:
        return QSize(360, self._look.fonts.line("ui"))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(sum(self._height(row, width) for row in self._rows)) + 2

    def _height(self, row: BarRow, width: float) -> float:
        metrics = QFontMetricsF(self._font(row))
        texts = [(row.label, self._label), *((text, self._room) for text in row.numbers)]
        room = QRectF(0, 0, 0, 10_000)
        tall = (metrics.boundingRect(room.adjusted(0, 0, width * share - _GAP, 0), _WRAPPED, text).height()
                for text, share in texts)  # fmt: skip
        return max(self._look.fonts.line("ui"), *tall) + 8

    def _font(self, row: BarRow) -> QFont:
        return self._look.font("note" if row.head else "ui")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        width, y, look = self.width(), 0.0, self._look
        left, room = width * self._label, width * self._room
        for row in self._rows:
            height = self._height(row, width)
            painter.setFont(self._font(row))
            painter.setPen(look.color("text2" if row.head else "text"))
            painter.drawText(QRectF(0, y, left - _GAP, height), _WRAPPED | Qt.AlignmentFlag.AlignVCenter, row.label)
            for column, number in enumerate(row.numbers):
                area = QRectF(left + column * room, y, room - _GAP, height)
                painter.drawText(area, _WRAPPED | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, number)
            painter.fillRect(QRectF(0, y + height - 1, width, 1), look.color("line"))
            if row.share:
                start = left + self._columns * room + _GAP
                thick = look.fonts.line("ui") - 6
                bar = QRectF(start, y + (height - thick) / 2, (width - start) * row.share, thick)
                painter.fillRect(bar, look.color("accent"))
            y += height
        painter.end()


class StackedBars(QWidget):
    """One bar an item, its grades beside each other; what is hidden is left open. `rows`: (label, shares), `caption`
    what they are shares of."""

    def __init__(
        self, look: Look, caption: str, grades: Sequence[str], rows: Sequence[tuple[str, Sequence[float]]]
    ) -> None:  # fmt: skip
        super().__init__()
        self._look, self._caption, self._grades, self._rows = look, caption, tuple(grades), tuple(rows)
        self.setSizePolicy(_as_high_as_wide())
        self.setAccessibleName("; ".join(f"{label} " + " ".join(f"{s:.0%}" for s in some) for label, some in rows))

    def _pitch(self) -> int:
        return self._look.fonts.line("ui") + 8

    def sizeHint(self) -> QSize:
        return QSize(600, self.heightForWidth(600))

    def minimumSizeHint(self) -> QSize:
        return QSize(360, self._pitch())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._pitch() * (len(self._rows) + self._legend(width)[-1][1] + 1) + 4

    def _shade(self, place: int) -> QColor:
        """From dark to light over all grades."""
        color = QColor(self._look.color("accent"))
        color.setAlphaF(1 - 0.72 * place / max(len(self._grades) - 1, 1))
        return color

    def _legend(self, width: int) -> list[tuple[float, int]]:
        """Where the word of each grade stands: its left edge and its line."""
        metrics = QFontMetricsF(self._look.font("note"))
        left = x = width * _LABEL
        found, line = [], 0
        for grade in self._grades:
            room = metrics.horizontalAdvance(grade) + 30
            if x + room > width and x > left:
                x, line = left, line + 1
            found.append((x, line))
            x += room
        return found or [(left, 0)]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look, pitch, width = self._look, self._pitch(), self.width()
        left = width * _LABEL
        painter.setFont(look.font("note"))
        painter.setPen(look.color("text2"))
        painter.drawText(QRectF(0, 0, left - _GAP, pitch), Qt.AlignmentFlag.AlignVCenter, self._caption)
        legend = self._legend(width)
        for place, (grade, (x, line)) in enumerate(zip(self._grades, legend, strict=False)):
            painter.fillRect(QRectF(x, (line + 0.5) * pitch - 5, 10, 10), self._shade(place))
            painter.drawText(QRectF(x + 14, line * pitch, width - x, pitch), Qt.AlignmentFlag.AlignVCenter, grade)
        painter.setFont(look.font("ui"))
        for at, (label, shares) in enumerate(self._rows, legend[-1][1] + 1):
            self._draw_bar(painter, at * pitch, label, shares)
        painter.end()

    def _draw_bar(self, painter: QPainter, y: float, label: str, shares: Sequence[float]) -> None:
        look, left, pitch = self._look, self.width() * _LABEL, self._pitch()
        room = self.width() - left - 1
        painter.setPen(look.color("text"))
        words = painter.fontMetrics().elidedText(label, Qt.TextElideMode.ElideRight, round(left - 12))
        painter.drawText(QRectF(0, y, left - _GAP, pitch), Qt.AlignmentFlag.AlignVCenter, words)
        start = left
        for place, share in enumerate(shares):
            painter.fillRect(QRectF(start, y + 5, room * share, pitch - 10), self._shade(place))
            start += room * share
        painter.setPen(look.color("border"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(left, y + 5, room, pitch - 10))


def _as_high_as_wide() -> QSizePolicy:
    """As wide as there is room, and as high as that width asks for."""
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    policy.setHeightForWidth(True)
    return policy
