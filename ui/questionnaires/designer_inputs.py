"""Fields of the designer: what is typed goes into the design at once, and taking back is the design's own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLayout, QSpinBox, QWidget

from ui.components.fields import Field, TextArea
from ui.i18n import Words, say
from ui.interview.focusing import reveal
from ui.look import Look

_STEPS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


def left_to_the_page(event: QEvent) -> bool:
    """Whether a key is one that takes back or does again: fields have no steps of their own here."""
    if not isinstance(event, QKeyEvent) or event.type() == QEvent.Type.KeyRelease:
        return False
    return any(event.matches(step) for step in _STEPS)


class WordsLine(Field):
    """One line. `typed(text)` by the person alone; `entered()` on Enter, in a list `line_key(name)` instead: `enter`,
    `rub` (Backspace in an empty line), `up` and `down` with Alt."""

    typed = Signal(str)
    entered = Signal()
    line_key = Signal(str)
    pasted = Signal(list)
    _listed = False  # asked for by events that come before `__init__` is through

    def __init__(self, look: Look, name: Words, placeholder: Words = "", *, listed: bool = False) -> None:
        super().__init__(look, name, placeholder)
        self._listed = listed
        self.textEdited.connect(self.typed)

    def event(self, event: QEvent) -> bool:
        if left_to_the_page(event):
            event.ignore()
            return event.type() == QEvent.Type.ShortcutOverride
        if self._listed and event.type() == QEvent.Type.ShortcutOverride and self._moves(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._listed:
                self.line_key.emit("enter")
            else:
                self.entered.emit()
        elif self._listed and self._moves(event):
            self.line_key.emit("up" if key == Qt.Key.Key_Up else "down")
        elif self._listed and key == Qt.Key.Key_Backspace and not self.text():
            self.line_key.emit("rub")
        elif self._listed and event.matches(QKeySequence.StandardKey.Paste) and len(_clipped()) > 1:
            self.pasted.emit(_clipped())
        else:
            super().keyPressEvent(event)

    def show_text(self, text: str) -> None:
        """Show what the design says, unless it stands there."""
        if self.text() != text:
            self.setText(text)

    @staticmethod
    def _moves(event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.key() not in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return False
        return bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)


class WordsArea(TextArea):
    """Some lines of running text. Enter (`entered()`) makes no new line: a form keeps one paragraph."""

    typed = Signal(str)
    entered = Signal()

    def __init__(self, look: Look, name: Words, lines: int = 2) -> None:
        super().__init__(look, name, lines=lines)
        self._shown = ""
        self.textChanged.connect(self._changed)

    def event(self, event: QEvent) -> bool:
        if left_to_the_page(event):
            event.ignore()
            return event.type() == QEvent.Type.ShortcutOverride
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def show_text(self, text: str) -> None:
        if self.toPlainText() != text:
            self._shown = text
            self.setPlainText(text)

    def _changed(self) -> None:
        text = self.toPlainText()
        if text != self._shown:
            self._shown = text
            self.typed.emit(text)


class Tick(QCheckBox):
    """A check box with words in the current language."""

    def __init__(self, look: Look, words: Words, on: bool) -> None:
        super().__init__()
        self._words = words
        look.dress(self)
        self.setChecked(on)
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def _say(self) -> None:
        self.setText(say(self._words))
        self.setAccessibleName(say(self._words))


class _Combo(QComboBox):
    """The wheel scrolls the page: a choice is not changed in passing."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class Counter(QSpinBox):
    """The wheel as in `_Combo`; `entered()` on Enter."""

    entered = Signal()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()


def chooser(look: Look, name: str, items: list[tuple[str, str]], value: str, least: int = 8) -> QComboBox:
    """A list of (value, words), at least so many letters wide."""
    made = _Combo()
    look.dress(made)
    made.setAccessibleName(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(least)
    for code, words in items:
        made.addItem(words, code)
    made.setCurrentIndex(max(0, made.findData(value)))
    return made


def counter(look: Look, name: str, value: int | None, least: int, most: int, empty: str = "") -> Counter:
    """A whole number; with `empty`, one below the least reads as that word and means none."""
    made = Counter()
    look.dress(made)
    made.setAccessibleName(name)
    made.setRange(least - 1 if empty else least, most)
    if empty:
        made.setSpecialValueText(empty)
    made.setValue(made.minimum() if value is None else value)
    made.setFixedWidth(look.px(110))
    return made


def _clipped() -> list[str]:
    from PySide6.QtGui import QGuiApplication

    return [line.strip() for line in QGuiApplication.clipboard().text().splitlines() if line.strip()]


def focus(widget: QWidget) -> None:
    widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
    reveal(widget)


def in_order(root: QWidget) -> list[QWidget]:
    """Everything in `root` that Tab can reach, as it is laid out: rows come and go, and Qt would put them last."""
    found: list[QWidget] = []

    def walk(layout: QLayout) -> None:
        for at in range(layout.count()):
            part = layout.itemAt(at)
            if part is None:
                continue
            if (inner := part.layout()) is not None:
                walk(inner)
            elif (widget := part.widget()) is not None:
                if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                    found.append(widget)
                if (own := widget.layout()) is not None:
                    walk(own)

    if (layout := root.layout()) is not None:
        walk(layout)
    return found


def chain(widgets: Sequence[QWidget]) -> None:
    """Let Tab go through `widgets` in this order."""
    for before, after in pairwise(widgets):
        QWidget.setTabOrder(before, after)
