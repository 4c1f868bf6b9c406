"""The program's seal: 印 in Song on the stamp colour."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.i18n import tr
from ui.look import Look


class Seal(QWidget):
    """A square of `side` px."""

    def __init__(self, look: Look, side: int = 26, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._side = side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Fieldseal"))

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.color("stamp"))
        area = QRectF(0, 0, self._side, self._side)
        painter.drawRoundedRect(area, 4, 4)
        font = self._look.font("record")
        font.setPixelSize(round(self._side * 0.62))
        painter.setFont(font)
        painter.setPen(self._look.color("onFill"))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, "印")
        painter.end()
