"""Widgets beside one another that go on in the next line when a line is full, as words do."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class Flow(QWidget):
    """Places its children itself, in the order in which they were put: a layout written in Python would own items
    that Qt deletes."""

    def __init__(self, gap: int = 6, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gap = gap
        self._widgets: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def put(self, widget: QWidget, at: int | None = None) -> None:
        """At the end, or at a place counted from 0."""
        widget.setParent(self)
        widget.show()
        self._widgets.insert(len(self._widgets) if at is None else at, widget)
        self._again()

    def widgets(self) -> list[QWidget]:
        """In their order, hidden ones too."""
        return list(self._widgets)

    def discard(self, widget: QWidget) -> None:
        """Out of sight now, deleted once the signal it may be the sender of is over."""
        self._widgets.remove(widget)
        widget.hide()
        widget.deleteLater()
        self._again()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(width, move=False)

    def sizeHint(self) -> QSize:
        hints = [widget.sizeHint() for widget in self._shown()]
        width = sum(hint.width() for hint in hints) + self._gap * max(len(hints) - 1, 0)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSizeHint(self) -> QSize:
        hints = [widget.minimumSizeHint().expandedTo(widget.minimumSize()) for widget in self._shown()]
        return QSize(
            max((hint.width() for hint in hints), default=0), max((hint.height() for hint in hints), default=0)
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place(self.width(), move=True)

    def showEvent(self, event: QShowEvent) -> None:
        """Nobody tells a hidden row that the words in it have become longer."""
        super().showEvent(event)
        self._again()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # a child's words have become longer or shorter
            self._again()
        return super().event(event)

    def _shown(self) -> list[QWidget]:
        return [widget for widget in self._widgets if not widget.isHidden()]

    def _again(self) -> None:
        self.updateGeometry()
        self._place(self.width(), move=True)

    def _place(self, width: int, *, move: bool) -> int:
        x = y = line = 0
        for widget in self._shown():
            hint = widget.sizeHint().expandedTo(widget.minimumSize())
            hint.setWidth(max(min(hint.width(), width), 0))
            if x and x + hint.width() > width:
                x, y, line = 0, y + line + self._gap, 0
            if move:
                widget.setGeometry(QRect(QPoint(x, y), hint))
            x += hint.width() + self._gap
            line = max(line, hint.height())
        return y + line
