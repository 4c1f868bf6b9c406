"""A panel over the page to choose from: a search field, a two-line list, Enter takes, Esc leaves (UI.md 8, 10)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGraphicsDropShadowEffect, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from forms.kinds import KINDS
from storage.lists import Filter
from storage.model import RecordSummary
from ui.components.banner import IconMark
from ui.components.buttons import Button
from ui.components.fields import Field
from ui.components.keyhints import KeyCap, KeyHints
from ui.components.rows import TwoLines
from ui.components.text import Panel, Text, hairline
from ui.components.twolines import TwoLineView
from ui.i18n import Words, dotted, say, tr
from ui.interview.formanswers import Option
from ui.recordrows import mark_of, state_word
from ui.workspace import Workspace

Show = Callable[[Sequence[TwoLines]], None]
Finder = Callable[[str, Show], None]
"""Looks for rows that go with a query and gives them to `Show`, at once or later."""

_PAUSE_MS = 120
MOST_SHOWN = 200


class PickPanel(QWidget):
    """`picked(key)` once; the panel is gone then. `made()` when the person wants a new one instead, `left()` when
    none. Focus goes back to where it was."""

    picked = Signal(str)
    made = Signal()
    left = Signal()

    def __init__(self, space: Workspace, window: QWidget, title: Words, finder: Finder, new: Words = "") -> None:
        super().__init__(window)
        self._finder = finder
        self._before = window.focusWidget()
        self._shown: str | None = None
        self._wanted = False
        look = space.look
        self._look = look
        self.field = Field(look, title, title, "title")
        self.field.setProperty("look", "bare")
        self.list = TwoLineView(look, title)
        self._nothing = Text(look, self._nothing_words, "ui", "text2")
        self.new = Button(look, new, "plain", "plus")
        self.new.setVisible(bool(new))
        self.new.clicked.connect(self._make)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.field.textChanged.connect(lambda _text: self._pause.start())
        for widget in (self.field, self.list, self.new):
            widget.installEventFilter(self)
        self.list.opened.connect(self._take)
        self.list.clicked.connect(lambda _index: self._take(self.list.current_key()))
        self._lay_out(window)
        self.setGeometry(window.rect())
        self.setAccessibleName(say(title))
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._ask()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(0, 0, 0, 90))
        painter.end()

    def mousePressEvent(self, event: object) -> None:
        self.leave()

    def leave(self) -> None:
        """Close without choosing."""
        self.dismiss()
        self.left.emit()

    def dismiss(self) -> None:
        self.hide()
        if self._before is not None and isValid(self._before):
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and Enter work from the field; Esc leaves from anywhere in the panel."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                event.accept()
            return False
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.leave()
            return True
        if watched is self.field and key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.list.keyPressEvent(event)
            return True
        if watched is self.field and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
            return True
        return False

    def _enter(self) -> None:
        """Take the first row for what is typed now; whoever types fast gets what was typed, not what stood there."""
        if self._shown != self.field.text().strip():
            self._wanted = True
            if self._pause.isActive():
                self._pause.stop()
                self._ask()
            return
        self._wanted = False
        if self.list.isHidden() and not self.new.isHidden():
            self._make()
        else:
            self._take(self.list.current_key())

    def _ask(self) -> None:
        query = self.field.text().strip()

        def show(rows: Sequence[TwoLines]) -> None:
            if isValid(self) and query == self.field.text().strip():
                self._shown = query
                self.list.show_rows(list(rows[:MOST_SHOWN]))
                self.list.setVisible(bool(rows))
                self._nothing.say(self._nothing_words)
                self._nothing.setVisible(not rows)
                if self._wanted:
                    self._enter()

        self._finder(query, show)

    def _nothing_words(self) -> str:
        return tr("Nothing found.") if self.field.text().strip() else tr("There is nothing to choose from yet.")

    def _take(self, key: str) -> None:
        if key:
            self.dismiss()
            self.picked.emit(key)

    def _make(self) -> None:
        self.dismiss()
        self.made.emit()

    def _lay_out(self, window: QWidget) -> None:
        look = self._look
        panel = Panel("dialog", self)
        shadow = QGraphicsDropShadowEffect(panel)
        shadow.setBlurRadius(32)
        shadow.setOffset(QPoint(0, 8))
        shadow.setColor(QColor(0, 0, 0, 80))
        panel.setGraphicsEffect(shadow)
        top = QHBoxLayout()
        top.setContentsMargins(20, 12, 20, 8)
        top.setSpacing(14)
        top.addWidget(IconMark(look, "search", "text2", 20))
        top.addWidget(self.field, 1)
        top.addWidget(KeyCap(look, "Esc"))
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 6, 20, 6)
        foot.addWidget(KeyHints(look, [("↑ ↓", lambda: tr("Choose")), ("Enter", lambda: tr("Take"))]), 1)
        foot.addWidget(self.new)
        inner = QVBoxLayout(panel)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.setSpacing(0)
        inner.addLayout(top)
        inner.addWidget(hairline())
        self._nothing.setContentsMargins(20, 16, 20, 16)
        self._nothing.hide()
        inner.addWidget(self._nothing)
        inner.addWidget(self.list, 1)
        inner.addStretch(0)
        inner.addWidget(hairline())
        inner.addLayout(foot)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 72, 0, 0)
        outer.addWidget(panel, 0, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        panel.setFixedSize(look.px(720), min(look.px(520), max(window.height() - 120, 320)))


def among(rows: Sequence[TwoLines], query: str) -> list[TwoLines]:
    """Rows in which every word of `query` stands, in any case."""
    words = query.casefold().split()
    return [
        row for row in rows
        if all(word in f"{row.first} {row.tail} {row.second} {row.right}".casefold() for word in words)
    ]  # fmt: skip


def options_finder(options: Sequence[Option], group: str = "") -> Finder:
    """Rows from a list that is at hand."""
    rows = [TwoLines(option.name, say(option.label), group or " ", icon="chevron-right") for option in options]
    return lambda query, show: show(among(rows, query))


def record_row(space: Workspace, row: RecordSummary) -> TwoLines:
    """A record in a picking list: what it is called, what it is about, where it stands."""
    kind = space.look.language.pick(KINDS[row.kind].label)
    called = row.handle or row.serial
    tail = row.serial if row.handle else ""
    return TwoLines(
        row.id, called, dotted(kind, row.gist), state_word(row, space), mark=mark_of(row), tail=tail,
    )  # fmt: skip


LIVE = ("not_begun", "open", "fixed", "sealed", "received")
"""Marks of records that are not void."""


def records_finder(space: Workspace, kinds: Sequence[str], leave_out: frozenset[str] = frozenset()) -> Finder:
    """Records of these kinds that the account may read, the newest first; voided ones are not offered."""

    def find(query: str, show: Show) -> None:
        chosen = Filter(kinds=tuple(kinds), custody=LIVE, text=query, in_texts=True)
        space.read(
            lambda session: session.lists.page(chosen, "updated", descending=True, limit=MOST_SHOWN).rows,
            lambda rows: show([record_row(space, row) for row in rows if row.id not in leave_out]),
        )

    return find
