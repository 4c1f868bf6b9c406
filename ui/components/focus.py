"""`FocusRing`: one transparent overlay a window that shows keyboard focus on controls without an edge of their own.

Fields show focus by their 2 px border; lists by their current row. Everything else gets a 2 px ring, 2 px off,
when focus came by Tab or a shortcut (UI.md 9).
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QWidget,
)

from ui.look import Look

_BY_KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)
_OWN_EDGE = (QLineEdit, QAbstractItemView, QAbstractSpinBox, QComboBox)
_GAP = 4


class FocusRing(QWidget):
    """Laid over `window`; takes no events. Widgets with the property `focusRing` False are left out."""

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self._look = look
        self._target: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.resize(window.size())
        self.hide()

    def watch(self, obj: QObject, event: QEvent) -> None:
        """Called by the window's application-wide event filter for every event; cheap for most."""
        kind = event.type()
        if kind == QEvent.Type.FocusIn and isinstance(obj, QWidget) and isinstance(event, QFocusEvent):
            if obj.window() is self.parentWidget():
                self._follow(obj if event.reason() in _BY_KEYBOARD and self._wants(obj) else None)
        elif kind == QEvent.Type.FocusOut and obj is self._target:
            self._follow(None)
        elif self._target is not None and kind in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Wheel):
            self._place()

    def target(self) -> QWidget | None:
        """The widget that has the ring now."""
        return self._target

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.color("accent"), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        painter.end()

    @staticmethod
    def _wants(widget: QWidget) -> bool:
        if widget.property("focusRing") is False or isinstance(widget, _OWN_EDGE):
            return False
        return not (isinstance(widget, QAbstractScrollArea) and widget.property("field"))

    def _follow(self, target: QWidget | None) -> None:
        self._target = target
        self.setVisible(target is not None)
        self._place()

    def _place(self) -> None:
        window = self.parentWidget()
        if self._target is None or window is None:
            return
        if not self._target.isVisible():
            self._follow(None)
            return
        corner = self._target.mapTo(window, QPoint(0, 0))
        self.setGeometry(QRect(corner, self._target.size()).adjusted(-_GAP, -_GAP, _GAP, _GAP))
        self.raise_()
