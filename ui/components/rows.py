"""Row painting: one-line rows of a table, two-line rows whose second line says why they are there, search hits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QHelpEvent, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from ui.components.marks import Mark, mark_tone, paint_mark
from ui.fonts import FontRole
from ui.look import Look

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
_ELIDE = Qt.TextElideMode.ElideRight
AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class TwoLines:
    """A row of Today, Inbox or Search; a row without `mark`, `icon` and `second` is a group heading."""

    key: str
    first: str
    second: str = ""
    right: str = ""
    mark: Mark | None = None
    icon: str = ""
    tail: str = ""
    marks: Sequence[tuple[int, int]] = field(default_factory=tuple)
    tone: str = ""

    @property
    def is_heading(self) -> bool:
        return self.mark is None and not self.icon and not self.second


class _Base(QStyledItemDelegate):
    """Ground, accent bar and rule common to all rows."""

    def __init__(self, look: Look, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._look = look
        self._view = view

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> bool:
        """Paint the ground; returns whether this is the current row."""
        current = self._view.currentIndex()
        here = current.isValid() and current.row() == index.row() and current.parent() == index.parent()
        rect: QRect = option.rect
        focused = self._view.hasFocus()
        if here:
            painter.fillRect(rect, self._look.color("soft" if focused else "hover"))
            if index.column() == 0:
                bar = QRect(rect.left(), rect.top(), 3, rect.height())
                painter.fillRect(bar, self._look.color("accent" if focused else "border"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self._look.color("hover"))
        painter.setPen(QPen(self._look.color("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        return bool(here)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: AnyIndex
    ) -> bool:
        """What ends in … is told whole where the pointer rests."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), "\n".join(self.cut(option.rect, index)), view)
        return True

    def cut(self, rect: QRect, index: AnyIndex) -> list[str]:
        """The texts of a row that have not all their room in `rect`."""
        raise NotImplementedError

    def _too_long(self, text: str, font: QFont, room: float) -> bool:
        return QFontMetricsF(font).horizontalAdvance(text) > room

    def _text(
        self, painter: QPainter, font: QFont, tone: str, area: QRectF, text: str, *, right: bool = False
    ) -> float:
        """Draw one elided line; returns its width."""
        painter.setFont(font)
        painter.setPen(self._look.color(tone))
        shown = painter.fontMetrics().elidedText(text, _ELIDE, max(int(area.width()), 0))
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(area, side | Qt.AlignmentFlag.AlignVCenter, shown)
        return float(painter.fontMetrics().horizontalAdvance(shown))


class RowDelegate(_Base):
    """One-line rows: state mark and word in the first column, then the cells."""

    def __init__(self, look: Look, view: QAbstractItemView, *, dense: bool = False) -> None:
        super().__init__(look, view)
        self._dense = dense

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(80, self._look.fonts.line("ui") + (10 if self._dense else 16))

    def cut(self, rect: QRect, index: AnyIndex) -> list[str]:
        cell = index.data(ROW_ROLE)
        room = rect.width() - (24 if index.column() == 0 else 16) - (18 if cell.mark is not None else 0)
        return [cell.text] if self._too_long(cell.text, self._look.font("ui"), room) else []

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        cell = index.data(ROW_ROLE)
        painter.save()
        self._ground(painter, option, index)
        area = QRectF(option.rect).adjusted(16 if index.column() == 0 else 8, 0, -8, 0)
        tone = "text3" if cell.faded else cell.tone
        if cell.mark is not None:
            paint_mark(painter, self._look, cell.mark, QRectF(area.left(), area.top(), 12, area.height()))
            area.adjust(18, 0, 0, 0)
            tone = mark_tone(cell.mark) if cell.mark in ("act", "refused") else tone
        self._text(painter, self._look.font("ui"), tone, area, cell.text, right=cell.right)
        painter.restore()


class TwoLineDelegate(_Base):
    """Two-line rows and group headings; search hits have their words marked by ground and underline."""

    def __init__(self, look: Look, view: QAbstractItemView, *, record_face: bool = False) -> None:
        """`record_face` sets the second line in Song, as search snippets are."""
        super().__init__(look, view)
        self._second: FontRole = "record" if record_face else "note"

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        row: TwoLines = index.data(ROW_ROLE)
        fonts = self._look.fonts
        if row.is_heading:
            return QSize(80, fonts.line("note") + 12)
        second = fonts.line("record") if self._second == "record" else fonts.line("note")
        return QSize(80, fonts.line("ui") + second + 19)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row: TwoLines = index.data(ROW_ROLE)
        painter.save()
        if row.is_heading:
            self._heading(painter, option, row)
        else:
            self._two(painter, option, index, row)
        painter.restore()

    def cut(self, rect: QRect, index: AnyIndex) -> list[str]:
        row: TwoLines = index.data(ROW_ROLE)
        note, room = self._look.font("note"), float(rect.width() - 32 - (28 if row.icon else 20))
        beside = QFontMetricsF(note).horizontalAdvance(row.right) + 16 if row.right else 0
        first = f"{row.first}  {row.tail}".strip()
        found = [first] if self._too_long(first, self._look.font("ui"), room - beside) else []
        return [*found, row.second] if self._too_long(row.second, self._look.font(self._second), room) else found

    def _heading(self, painter: QPainter, option: QStyleOptionViewItem, row: TwoLines) -> None:
        painter.fillRect(option.rect, self._look.color("sunken"))
        area = QRectF(option.rect).adjusted(16, 0, -16, 0)
        self._text(painter, self._look.font("note"), "text2", area, row.first)
        painter.setPen(QPen(self._look.color("line"), 1))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())

    def _two(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex, row: TwoLines) -> None:
        current = self._ground(painter, option, index)
        fonts = self._look.fonts
        top = QRectF(option.rect).adjusted(16, 7, -16, 0)
        top.setHeight(fonts.line("ui") + 2)
        if row.mark is not None:
            paint_mark(painter, self._look, row.mark, QRectF(top.left(), top.top(), 12, top.height()))
        elif row.icon:
            spot = QRectF(top.left(), top.center().y() - 8, 16, 16)
            self._look.icons.paint(painter, spot, row.icon, "accent" if current else "text2")
        left = top.adjusted(28 if row.icon else 20, 0, 0, 0)
        note = fonts.font("note")
        width = QFontMetricsF(note).horizontalAdvance(row.right) + 16 if row.right else 0
        if row.right:
            self._text(painter, note, row.tone or "text2", left, row.right, right=True)
        first = left.adjusted(0, 0, -width, 0)
        used = self._text(painter, fonts.font("ui"), "text", first, row.first)
        if row.tail:
            self._text(painter, fonts.font("ui"), "text2", first.adjusted(used + 10, 0, 0, 0), row.tail)
        below = QRectF(left.left(), top.bottom() + 1, left.width(), option.rect.bottom() - top.bottom() - 8)
        if row.marks:
            self._marked(painter, below, row)
        else:
            tone = "text" if self._second == "record" else "text2"
            self._text(painter, fonts.font(self._second), tone, below, row.second)

    def _marked(self, painter: QPainter, area: QRectF, row: TwoLines) -> None:
        """The snippet in Song with every hit on its own ground and underlined."""
        font = self._look.font("record")
        layout = QTextLayout(row.second, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(option)
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()
        painter.setClipRect(area)
        for start, end in row.marks:
            left, right = _x(line, start), _x(line, end)
            spot = QRectF(area.left() + left, area.top(), right - left, line.height())
            painter.fillRect(spot, self._look.color("soft2"))
            painter.setPen(QPen(self._look.color("accent"), 2))
            painter.drawLine(QPointF(spot.left(), spot.bottom()), QPointF(spot.right(), spot.bottom()))
        painter.setPen(self._look.color("text"))
        layout.draw(painter, area.topLeft())


def _x(line: object, position: int) -> float:
    """The x of a text position; PySide6 gives a tuple (x, position) or a number, by version."""
    value = line.cursorToX(position)  # type: ignore[attr-defined]
    return float(value[0]) if isinstance(value, tuple) else float(value)
