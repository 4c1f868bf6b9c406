"""A check box whose edge keeps its contrast in the dark theme, where the stock one is darker than its ground."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton

from ui.look import Look

SIDE = 14


class Tick(QCheckBox):
    """Behaves as the stock one; only the box is painted from the tokens."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(SIDE + 2, SIDE + 6))

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint().expandedTo(QSize(SIDE + 2, SIDE + 6))

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        style = self.style()
        box = style.subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._box(painter, QRectF(box.x() + 1, box.center().y() - SIDE / 2 + 0.5, SIDE, SIDE))
        option.rect = style.subElementRect(QStyle.SubElement.SE_CheckBoxContents, option, self)
        style.drawControl(QStyle.ControlElement.CE_CheckBoxLabel, option, painter, self)
        painter.end()

    def _box(self, painter: QPainter, box: QRectF) -> None:
        checked, enabled = self.isChecked(), self.isEnabled()
        edge = "disabled" if not enabled else "fill" if checked else "accent" if self.hasFocus() else "border"
        painter.setPen(QPen(self._look.color(edge), 2 if self.hasFocus() else 1))
        painter.setBrush(self._look.color(edge if checked else "surface"))
        painter.drawRoundedRect(box, 3, 3)
        if checked:
            pen = QPen(self._look.color("onFill"), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            x, y = box.x(), box.y()
            painter.drawPolyline([QPointF(x + 3.2, y + 7.2), QPointF(x + 6, y + 10), QPointF(x + 10.8, y + 4.4)])
