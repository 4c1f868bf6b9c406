"""Who sees this screen and when, faintly over the whole window: a photograph of it says whose laptop it was (V21)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.look import Look

_ACROSS, _DOWN = 330, 150
_SLANT = -18
_ALPHA = 26


class Watermark(QWidget):
    """Laid over `under` and as large as it; takes no events. `who` is the account, the time is added to the minute."""

    def __init__(
        self, look: Look, under: QWidget, who: str, now: Callable[[], datetime] = lambda: datetime.now().astimezone()
    ) -> None:
        super().__init__(under)
        self._under = under
        self._look = look
        self._who = who
        self._now = now
        for attribute in (Qt.WidgetAttribute.WA_TransparentForMouseEvents, Qt.WidgetAttribute.WA_NoSystemBackground):
            self.setAttribute(attribute)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        under.installEventFilter(self)
        self._tick = QTimer(self, interval=20_000)
        self._tick.timeout.connect(self.update)
        self._tick.start()
        self.resize(under.size())
        self.raise_()
        self.show()

    def words(self) -> str:
        """What is written again and again."""
        return f"{self._who}  {self._now():%Y-%m-%d %H:%M}"

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.ChildAdded):
            self.resize(self._under.size())
            self.raise_()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        colour = QColor(self._look.color("text"))
        colour.setAlpha(_ALPHA)
        painter = QPainter(self)
        painter.setPen(colour)
        painter.setFont(self._look.font("ui"))
        words = self.words()
        for row, y in enumerate(range(_DOWN // 2, self.height() + _DOWN, _DOWN)):
            for x in range(-(row % 2) * _ACROSS // 2, self.width(), _ACROSS):
                painter.save()
                painter.translate(x, y)
                painter.rotate(_SLANT)
                painter.drawText(0, 0, words)
                painter.restore()
        painter.end()


def mark_once(look: Look, under: QWidget, who: str) -> None:
    """A watermark over `under`, unless there is one."""
    if under.findChild(Watermark) is None:
        Watermark(look, under, who)
