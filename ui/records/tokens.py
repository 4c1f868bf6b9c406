"""Chosen things as tokens, in lines as words in a text."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLayoutItem, QWidget

from ui.components.buttons import Button, IconButton
from ui.components.text import ElidedText, Panel
from ui.i18n import Words, say, tr
from ui.look import Look


class Flow(QLayout):
    """Widgets in lines, as words in a text."""

    def __init__(self, gap: int = 6) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def insertWidgetAt(self, index: int, widget: QWidget) -> None:
        """As `addWidget`, at a place."""
        self.addWidget(widget)
        self._items.insert(index, self._items.pop())

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), moving=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, moving=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, *, moving: bool) -> int:
        x, y, line = rect.x(), rect.y(), 0
        for item in self._items:
            widget = item.widget()
            if widget is not None and widget.isHidden():
                continue
            size = item.sizeHint()
            width = min(size.width(), rect.width())
            if x > rect.x() and x + width > rect.right() + 1:
                x, y, line = rect.x(), y + line + self._gap, 0
            if moving:
                item.setGeometry(QRect(QPoint(x, y), QSize(width, size.height())))
            x, line = x + width + self._gap, max(line, size.height())
        return y + line - rect.y()


class Token(Panel):
    """One chosen thing with a way to take it away; `opened()` when it can be followed."""

    opened = Signal()
    dropped = Signal()

    def __init__(self, look: Look, words: Words, *, link: bool = False, fixed: bool = False) -> None:
        super().__init__("tag")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 1, 2 if not fixed else 8, 1)
        layout.setSpacing(2)
        if link:
            name: QWidget = Button(look, words, "link", role="note")
            name.clicked.connect(self.opened)  # type: ignore[attr-defined]  # a Button
        else:
            name = ElidedText(look, words, "note")
            name.setMinimumWidth(min(name.fontMetrics().horizontalAdvance(say(words)) + 4, look.px(420)))
        layout.addWidget(name)
        if not fixed:
            drop = IconButton(look, "x", lambda: tr("Take {name} away").format(name=say(words)), side=24)
            drop.clicked.connect(self.dropped)
            layout.addWidget(drop)
