"""`StepStrip`: steps beside each other and up to two facts under each, which wrap (phases of a stint, a sign-off)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.i18n import tr
from ui.look import Look

StepState = Literal["done", "current", "to_do", "returned"]


_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True)
class Step:
    """One step: its name, where it stands, and one or two short facts."""

    name: str
    state: StepState
    facts: tuple[str, ...] = ()


class StepStrip(QWidget):
    """Painted by hand; several steps may be current at once."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._steps: tuple[Step, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_steps(self, steps: Sequence[Step]) -> None:
        self._steps = tuple(steps)
        words = {"done": tr("done"), "current": tr("under way"), "to_do": tr("to do"), "returned": tr("returned")}
        self.setAccessibleName(
            "; ".join(f"{s.name}, {words[s.state]}" + (f": {', '.join(s.facts)}" if s.facts else "") for s in steps)
        )
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        facts = max((sum(self._tall(fact) for fact in step.facts) for step in self._steps), default=0)
        return QSize(600, self._look.fonts.line("ui") + 2 + facts + 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower steps need more lines."""
        super().resizeEvent(event)
        self.updateGeometry()

    def _tall(self, fact: str) -> int:
        """The height of a fact, in whole lines, at the present width."""
        room = QRect(0, 0, max(self.width() // max(len(self._steps), 1) - 28, 40), 1000)
        metrics = QFontMetrics(self._look.fonts.font("note"))
        wrapped = metrics.boundingRect(room, int(_WRAP), fact)
        lines = max(round(wrapped.height() / metrics.lineSpacing()), 1)
        return lines * (max(self._look.fonts.line("note"), metrics.lineSpacing()) + 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(300, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._steps:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self.width() / len(self._steps)
        for index, step in enumerate(self._steps):
            self._paint_step(painter, step, index * width, width, index == len(self._steps) - 1)
        painter.end()

    def _paint_step(self, painter: QPainter, step: Step, left: float, width: float, last: bool) -> None:
        fonts = self._look.fonts
        line = fonts.line("ui")
        tone = {"done": "text", "current": "accent", "to_do": "text2", "returned": "warn"}[step.state]
        self._paint_disc(painter, step.state, QPointF(left + 9, line / 2 + 1))
        painter.setFont(fonts.font("ui"))
        painter.setPen(self._look.color(tone))
        metrics = painter.fontMetrics()
        name = metrics.elidedText(step.name, Qt.TextElideMode.ElideRight, round(width - 36))
        painter.drawText(QRectF(left + 24, 0, width - 24, line + 2), Qt.AlignmentFlag.AlignVCenter, name)
        end = left + 24 + metrics.horizontalAdvance(name) + 12
        if not last and end < left + width - 16:
            painter.setPen(QPen(self._look.color("accent" if step.state == "done" else "line2"), 2))
            painter.drawLine(QPointF(end, line / 2 + 1), QPointF(left + width - 12, line / 2 + 1))
        painter.setFont(fonts.font("note"))
        painter.setPen(self._look.color("text2"))
        top = line + 3
        for fact in step.facts:
            tall = self._tall(fact)
            painter.drawText(QRectF(left + 24, top, width - 28, tall), int(_WRAP), fact)
            top += tall

    def _paint_disc(self, painter: QPainter, state: StepState, center: QPointF) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        color = self._look.color({"to_do": "border", "returned": "warn"}.get(state, "accent"))
        painter.setPen(QPen(color, 1.6))
        if state == "done":
            painter.setBrush(color)
            painter.drawEllipse(center, 7.4, 7.4)
            painter.setPen(QPen(self._look.color("surface"), 1.8))
            x, y = center.x(), center.y()
            painter.drawPolyline([QPointF(x - 3.2, y + 0.2), QPointF(x - 0.9, y + 2.5), QPointF(x + 3.4, y - 2.3)])
            return
        painter.drawEllipse(center, 7.2, 7.2)
        if state == "current":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            painter.drawEllipse(center, 3.6, 3.6)
        elif state == "returned":
            painter.drawLine(center + QPointF(0, -3.4), center + QPointF(0, 0.8))
            painter.drawPoint(center + QPointF(0, 3.4))
