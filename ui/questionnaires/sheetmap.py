"""`SheetMap`: every sheet of a batch as a small square: same, open, settled, to do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from storage.keyed import SheetState
from ui.i18n import tr, tr_n
from ui.look import Look

Place = Literal["same", "open", "settled", "half", "to_do"]
_ACROSS = 12


def place_of(state: SheetState) -> Place:
    """Where a sheet stands."""
    if state.open:
        return "open"
    if state.done:
        return "settled" if state.settled else "same"
    return "half" if state.first_by else "to_do"


class SheetMap(QWidget):
    """Painted by hand; `chosen(sheet)` by a click. The current sheet has an edge."""

    chosen = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.states: tuple[SheetState, ...] = ()
        self._current = self._turn = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_sheets(self, states: Sequence[SheetState], current: int, turn: int = 0) -> None:
        """`turn` is the keying at hand, 1 or 2; 0 for none."""
        self.states, self._current, self._turn = tuple(states), current, turn
        self.setAccessibleName(self.summary())
        self.updateGeometry()
        self.update()

    def counts(self) -> dict[Place, int]:
        found: dict[Place, int] = {"same": 0, "open": 0, "settled": 0, "half": 0, "to_do": 0}
        for state in self.states:
            found[place_of(state)] += 1
        return found

    def summary(self) -> str:
        """`same 29  settled 3  to settle 4  first keying lacks 12`: the keying at hand, or the one not done yet."""
        found = self.counts()
        first = sum(not state.first_by for state in self.states)
        second = sum(not state.second_by for state in self.states)
        words = tr("same {same}  settled {settled}  to settle {open}")
        said = words.format(same=found["same"], settled=found["settled"], open=found["open"])
        if self._turn == 1 or (first and not self._turn):
            return said + "  " + tr("first keying lacks {n}").format(n=first)
        return said + "  " + tr("second keying lacks {n}").format(n=second)

    def sizeHint(self) -> QSize:
        rows = max(1, -(-len(self.states) // _ACROSS))
        return QSize(420, rows * self._pitch())

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.sizeHint().height())

    def _pitch(self) -> int:
        return self._look.fonts.line("note") + 9

    def _area(self, index: int) -> QRectF:
        row, column = divmod(index, _ACROSS)
        width = self.width() / _ACROSS
        return QRectF(column * width + 2, row * self._pitch() + 2, width - 5, self._pitch() - 5)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._look.font("note"))
        for index, state in enumerate(self.states):
            self._paint(painter, index, state)
        painter.end()

    def _paint(self, painter: QPainter, index: int, state: SheetState) -> None:
        look = self._look
        ground, edge, tone = {
            "same": ("hover", "", "text2"), "open": ("warnSoft", "warn", "warn"), "settled": ("okSoft", "", "ok"),
            "half": ("sunken", "line2", "text2"), "to_do": ("surface", "line2", "text3"),
        }[place_of(state)]  # fmt: skip
        current = state.sheet == self._current
        area = self._area(index)
        painter.setBrush(look.color(ground))
        pen = QPen(Qt.PenStyle.NoPen)
        if current or edge:
            pen = QPen(look.color("accent" if current else edge), 2 if current else 1)
        painter.setPen(pen)
        painter.drawRoundedRect(area, 4, 4)
        painter.setPen(look.color("accent" if current else tone))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, str(state.sheet))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for index, state in enumerate(self.states):
            if self._area(index).contains(event.position()):
                self.chosen.emit(state.sheet)


def sheets_word(count: int) -> str:
    return tr_n("{n} sheet", "{n} sheets", count)
