"""Matters to follow up: a tick and a line each; they become tasks (DOMAIN 3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.components.buttons import IconButton
from ui.components.fields import TextArea
from ui.components.layouts import discard
from ui.components.text import Text
from ui.i18n import Speaks, tr
from ui.interview.tick import Tick
from ui.look import Look


class _Line(TextArea):
    """A line that grows with its text; Enter adds the next, Backspace in an empty one takes it away."""

    entered = Signal()
    emptied = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, lambda: tr("Matter to follow up"), "note", 1)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("field", False)
        self.setFrameShape(self.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(2)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self.fit())

    def fit(self) -> None:
        lines = max(1, int(self.document().size().height()))
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        composing = bool(self.textCursor().block().layout().preeditAreaText())
        if not composing and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif not composing and event.key() == Qt.Key.Key_Backspace and not self.toPlainText():
            self.emptied.emit()
        else:
            super().keyPressEvent(event)


class FollowUps(Speaks, QWidget):
    """`changed(rows)` with the rows of the form's `follow_ups` repeat: `{text, done}`."""

    changed = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._quiet = False
        self._locked = False
        self._lines: list[tuple[QWidget, Tick, _Line]] = []
        self._count = Text(look, "0", "note", "text2")
        self.add = IconButton(look, "plus", lambda: tr("Add a matter to follow up"), side=28)
        self.add.clicked.connect(lambda: self._append("", done=False, focus=True))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Text(look, lambda: tr("To follow up")))
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self.add)
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addLayout(self._list)
        self.retranslate()

    def show_rows(self, rows: Sequence[Mapping[str, Any]]) -> None:
        if list(rows) == self.rows():
            return
        self._quiet = True
        while self._lines:
            self._drop(0)
        for row in rows:
            self._append(str(row.get("text") or ""), done=bool(row.get("done")))
        self._quiet = False
        self._tell_count()

    def rows(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        for _, tick, line in self._lines:
            text = line.toPlainText().strip()
            if text:
                found.append({"text": text} | ({"done": True} if tick.isChecked() else {}))
        return found

    def lock(self, locked: bool) -> None:
        self._locked = locked
        self.add.setVisible(not locked)
        for _, tick, line in self._lines:
            line.setReadOnly(locked)
            tick.setEnabled(not locked)

    def retranslate(self) -> None:
        self.setAccessibleName(tr("To follow up"))

    def _append(self, text: str, *, done: bool, focus: bool = False, at: int | None = None) -> None:
        tick, line, row = Tick(self._look), _Line(self._look), QWidget()
        tick.setAccessibleName(tr("Done"))
        tick.setChecked(done)
        tick.clicked.connect(lambda _checked: self._edited())
        line.setPlainText(text)
        line.setReadOnly(self._locked)
        line.textChanged.connect(self._edited)
        line.entered.connect(lambda: self._next(row))
        line.emptied.connect(lambda: self._remove(row))
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(tick, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(line, 1)
        place = len(self._lines) if at is None else at
        self._lines.insert(place, (row, tick, line))
        self._list.insertWidget(place, row)
        line.fit()
        if focus:
            line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _place(self, row: QWidget) -> int:
        return next(place for place, (known, _, _) in enumerate(self._lines) if known is row)

    def _next(self, row: QWidget) -> None:
        if not self._locked:
            self._append("", done=False, focus=True, at=self._place(row) + 1)

    def _remove(self, row: QWidget) -> None:
        if self._locked:
            return
        place = self._place(row)
        self._drop(place)
        if self._lines:
            self._lines[max(0, place - 1)][2].setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.add.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._edited()

    def _drop(self, place: int) -> None:
        row, _, _ = self._lines.pop(place)
        discard(self._list, row)

    def _edited(self) -> None:
        self._tell_count()
        if not self._quiet:
            self.changed.emit(self.rows())

    def _tell_count(self) -> None:
        self._count.say(str(len(self.rows())))
