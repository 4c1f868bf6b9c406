"""The outline at the left: questions to drop in with a key, must-ask marks, ticks for what has been asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.components.banner import IconMark
from ui.components.buttons import IconButton
from ui.components.layouts import discard
from ui.components.text import ElidedText, Panel, Text
from ui.i18n import Speaks, tr
from ui.look import Look


@dataclass(frozen=True)
class OutlineQuestion:
    text: str
    must_ask: bool = False


@dataclass(frozen=True)
class Outline:
    """A list of questions from the kit (DOMAIN 3). `name` is what the record remembers of it."""

    name: str
    questions: tuple[OutlineQuestion, ...]

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Outline:
        """From the stint: `{title, role_group, version, questions: [{text, must_ask}]}`."""
        name = f"{data.get('title', '')} v{data['version']}" if data.get("version") else str(data.get("title", ""))
        questions = tuple(
            OutlineQuestion(str(row.get("text", "")), bool(row.get("must_ask"))) for row in data.get("questions", ())
        )
        return cls(name, questions)


def outline_for(outlines: Iterable[Mapping[str, Any]], remembered: str, role_group: str) -> Outline | None:
    """The outline the record remembers, else the one for its role group, else the first for every group."""
    known = tuple(outlines)
    for data in known:
        if remembered and Outline.of(data).name == remembered:
            return Outline.of(data)
    for wanted in (role_group, ""):
        for data in known:
            if str(data.get("role_group") or "") == wanted:
                return Outline.of(data)
    return Outline.of(known[0]) if known else None


class _Row(Panel):
    """One question. Enter or a click takes it, Space ticks it, arrows move on."""

    taken = Signal(int)
    ticked = Signal(int)
    moved = Signal(int, int)

    def __init__(self, look: Look, number: int, question: OutlineQuestion) -> None:
        super().__init__("clear")
        self._number = number
        self._question = question
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.digit = Text(look, str(number), "note", "text2")
        self.digit.setFixedWidth(look.px(12))
        self.text = Text(look, question.text, "ui", "text2", wrap=True)
        self._tick = IconMark(look, "check", "ok", 14)
        self._must = Text(look, lambda: tr("must ask"), "note", "warn")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 5, 8, 5)
        layout.setSpacing(8)
        layout.addWidget(self.digit, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.text, 1)
        layout.addWidget(self._must, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._tick, 0, Qt.AlignmentFlag.AlignTop)
        self.digit.setContentsMargins(0, 2, 0, 0)
        self._must.setContentsMargins(0, 2, 0, 0)

    def show_state(self, *, asked: bool, current: bool) -> None:
        self._tick.setVisible(asked)
        self._must.setVisible(self._question.must_ask and not asked)
        self.become("pick" if current else "clear")
        self.digit.tone("accent" if current else "text2")
        self.text.tone("text" if current else "text2")
        words = [f"{self._number}", self._question.text]
        if self._question.must_ask:
            words.append(tr("must ask"))
        words.append(tr("asked") if asked else tr("not asked"))
        self.setAccessibleName(", ".join(words))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit(self._number)
        elif key == Qt.Key.Key_Space:
            self.ticked.emit(self._number)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(self._number, 1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()) and event.button() == Qt.MouseButton.LeftButton:
            self.taken.emit(self._number)


class OutlinePanel(Speaks, QWidget):
    """`taken(number, text)` when a question is to be dropped in; `asked_changed(numbers)` after any tick."""

    taken = Signal(int, str)
    others_wanted = Signal()
    asked_changed = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._outline: Outline | None = None
        self._asked: set[int] = set()
        self._rows: list[_Row] = []
        self._locked = False
        self._title = Text(look, lambda: tr("Outline"))
        self._name = ElidedText(look, "", "note", "text2")
        self._name.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.others = IconButton(look, "chevron-down", lambda: tr("Another outline"), side=28)
        self.others.clicked.connect(self.others_wanted)
        self._hint = Text(look, "", "note", "text3", wrap=True)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._title)
        head.addWidget(self._name, 1)
        head.addWidget(self.others)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addLayout(self._list)
        layout.addWidget(self._hint)
        layout.addStretch(1)

    def show_outline(self, outline: Outline | None, asked: AbstractSet[int], *, others: bool = False) -> None:
        """`others`: the kit holds further outlines to choose from."""
        for row in self._rows:
            discard(self._list, row)
        self._outline = outline
        self._asked = set(asked)
        self._rows = []
        for number, question in enumerate(outline.questions if outline else (), 1):
            row = _Row(self._look, number, question)
            row.taken.connect(self.take)
            row.ticked.connect(self._toggle)
            row.moved.connect(self._move)
            self._rows.append(row)
            self._list.addWidget(row)
        self._name.say(outline.name if outline else "")
        self.others.setVisible(others and not self._locked)
        self.retranslate()
        self._show_states()

    def lock(self, locked: bool) -> None:
        """No more ticks and no more questions; the outline stays readable."""
        self._locked = locked
        self._hint.setVisible(not locked)
        if locked:
            self.others.hide()

    def take(self, number: int) -> bool:
        """Drop question `number` (from 1) in and tick it; False where there is none."""
        if self._locked or self._outline is None or not 1 <= number <= len(self._outline.questions):
            return False
        self._asked.add(number)
        self._show_states()
        self.asked_changed.emit(frozenset(self._asked))
        self.taken.emit(number, self._outline.questions[number - 1].text)
        return True

    def current(self) -> int:
        """The next question to ask: the first one not asked behind the last one asked, else the first not asked."""
        open_numbers = [n for n in range(1, len(self._rows) + 1) if n not in self._asked]
        last = max(self._asked, default=0)
        return next((n for n in open_numbers if n > last), open_numbers[0] if open_numbers else 0)

    def must_ask_left(self) -> Sequence[str]:
        """Questions that must be asked and have not been."""
        questions = self._outline.questions if self._outline else ()
        return [q.text for n, q in enumerate(questions, 1) if q.must_ask and n not in self._asked]

    def focus_first(self) -> None:
        if self._rows:
            self._rows[max(0, self.current() - 1)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def retranslate(self) -> None:
        self.setAccessibleName(tr("Outline"))
        words = tr("Alt+number drops the question in") if self._outline else tr("No outline in the kit for this group")
        self._hint.say(words)
        self._show_states()

    def _toggle(self, number: int) -> None:
        if not self._locked:
            self._asked ^= {number}
            self._show_states()
            self.asked_changed.emit(frozenset(self._asked))

    def _move(self, number: int, by: int) -> None:
        row = number - 1 + by
        if 0 <= row < len(self._rows):
            self._rows[row].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_states(self) -> None:
        current = self.current()
        for number, row in enumerate(self._rows, 1):
            row.show_state(asked=number in self._asked, current=number == current)
