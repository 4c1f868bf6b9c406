"""One widget for each type of question: shows an answer, gives it back, and tells when a person changed it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QVBoxLayout, QWidget

from ui.components.fields import Field, TextArea
from ui.components.text import Text
from ui.i18n import Speaks, Words, say, tr
from ui.interview.counts import read_date, read_time
from ui.interview.tick import Tick
from ui.look import Look, set_property


@dataclass(frozen=True)
class Option:
    """One choice of a list: the name that goes into the record, and what a person reads."""

    name: str
    label: Words


class Answer(QWidget):
    """Base of all. `changed` comes for a person's doing only, not for `show_value`."""

    changed = Signal()

    def __init__(self, look: Look, label: Words) -> None:
        super().__init__()
        self.look = look
        self.label: Words = label
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(4)

    def value(self) -> Any:
        """The answer as it goes into the record; None when not given."""
        raise NotImplementedError

    def show_value(self, value: Any) -> None:
        raise NotImplementedError

    def wrong(self) -> Words | None:
        """What keeps the text in the field from being an answer, or None."""
        return None

    def lock(self, locked: bool) -> None:
        self.setEnabled(not locked)

    def edge(self, *, wrong: bool) -> None:
        """Give the field the edge of an error, or take it away."""


class LineAnswer(Answer):
    """Text on one line. `read` turns what was typed into the answer, or gives None for what is none."""

    def __init__(
        self,
        look: Look,
        label: Words,
        placeholder: Words = "",
        read: Callable[[str], Any] | None = None,
        complaint: Words = "",
        *,
        sensitive: bool = False,
    ) -> None:
        super().__init__(look, label)
        self._read = read
        self._complaint: Words = complaint
        self._kept: Any = None
        self.field = Field(look, label, placeholder, sensitive=sensitive)
        self.field.textEdited.connect(lambda _text: self.changed.emit())
        self.field.editingFinished.connect(self._finish)
        self.box.addWidget(self.field)
        self.setFocusProxy(self.field)

    def value(self) -> Any:
        """The last good answer while the text is none, so that a slip does not cost the old value."""
        text = self.field.text().strip()
        if self._read is None or not text:
            return text or None
        found = self._read(text)
        if found is not None:
            self._kept = found
        return self._kept

    def show_value(self, value: Any) -> None:
        self._kept = value
        shown = "" if value is None else str(value)
        if self.field.text() != shown:
            self.field.setText(shown)

    def wrong(self) -> Words | None:
        text = self.field.text().strip()
        if self._read is None or not text or self._read(text) is not None:
            return None
        if self._kept is None:
            return self._complaint
        kept, complaint = str(self._kept), self._complaint
        return lambda: f"{say(complaint)} {tr('{value} was kept.').format(value=kept)}"

    def lock(self, locked: bool) -> None:
        self.field.setReadOnly(locked)

    def edge(self, *, wrong: bool) -> None:
        set_property(self.field, "error", wrong)

    def _finish(self) -> None:
        if self._read is not None and self.wrong() is None:
            self.show_value(self.value())


def whole_number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else None


def time_answer(look: Look, label: Words) -> LineAnswer:
    return LineAnswer(look, label, "09:10", read_time, lambda: tr("A time looks like 09:10."))


def date_answer(look: Look, label: Words) -> LineAnswer:
    return LineAnswer(look, label, "2026-03-05", read_date, lambda: tr("A date looks like 2026-03-05."))


def number_answer(look: Look, label: Words, *, sensitive: bool = False) -> LineAnswer:
    return LineAnswer(
        look, label, "", whole_number, lambda: tr("Only whole numbers can stand here."), sensitive=sensitive
    )


class LongAnswer(Answer):
    """Text of several lines, in the face of records."""

    def __init__(self, look: Look, label: Words, lines: int = 3) -> None:
        super().__init__(look, label)
        self.area = TextArea(look, label, "record", lines)
        self._quiet = False
        self.area.textChanged.connect(self._changed)
        self.box.addWidget(self.area)
        self.setFocusProxy(self.area)

    def value(self) -> Any:
        return self.area.toPlainText().strip() or None

    def show_value(self, value: Any) -> None:
        text = str(value or "")
        if self.area.toPlainText().strip() != text:
            self._quiet = True
            self.area.setPlainText(text)
            self._quiet = False

    def lock(self, locked: bool) -> None:
        self.area.setReadOnly(locked)

    def _changed(self) -> None:
        if not self._quiet:
            self.changed.emit()


class Choices(Speaks, QComboBox):
    """A combo box that the wheel does not change while one scrolls past it."""

    def __init__(self, look: Look, label: Words, options: Sequence[Option]) -> None:
        super().__init__()
        self._label: Words = label
        self._options = tuple(options)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(look.px(32))
        for option in self._options:
            self.addItem(say(option.label), option.name)
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(say(self._label))
        for row, option in enumerate(self._options):
            self.setItemText(row, say(option.label))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class OneAnswer(Answer):
    """One of a list; the first row is empty where an answer may be left out. A value not in the list is kept."""

    def __init__(self, look: Look, label: Words, options: Sequence[Option]) -> None:
        super().__init__(look, label)
        self.choices = Choices(look, label, (Option("", ""), *options))
        self.choices.activated.connect(lambda _row: self.changed.emit())
        self.box.addWidget(self.choices)
        self.setFocusProxy(self.choices)

    def value(self) -> Any:
        return self.choices.currentData() or None

    def show_value(self, value: Any) -> None:
        row = self.choices.findData(value or "")
        if row < 0:
            self.choices.addItem(str(value), value)
            row = self.choices.count() - 1
        self.choices.setCurrentIndex(row)


class ManyAnswer(Answer):
    """Any of a list, as ticks in two columns. Values not in the list are kept."""

    def __init__(self, look: Look, label: Words, options: Sequence[Option]) -> None:
        super().__init__(look, label)
        self._ticks: dict[str, Tick] = {}
        self._others: list[str] = []
        self._options = tuple(options)
        grid = QGridLayout()
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setVerticalSpacing(6)
        for number, option in enumerate(self._options):
            tick = Tick(look)
            tick.clicked.connect(lambda _checked: self.changed.emit())
            self._ticks[option.name] = tick
            grid.addWidget(tick, number // 2, number % 2)
        self.box.addLayout(grid)
        if not options:
            self.box.addWidget(Text(look, lambda: tr("Nothing to choose from yet"), "note", "text3"))
        else:
            self.setFocusProxy(self._ticks[self._options[0].name])
        self._name()

    def value(self) -> Any:
        chosen = [name for name, tick in self._ticks.items() if tick.isChecked()]
        return [*chosen, *self._others] or None

    def show_value(self, value: Any) -> None:
        names = list(value or ())
        for name, tick in self._ticks.items():
            tick.setChecked(name in names)
        self._others = [name for name in names if name not in self._ticks]

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._name()
        super().changeEvent(event)

    def _name(self) -> None:
        for option in self._options:
            self._ticks[option.name].setText(say(option.label).replace("&", "&&"))


class TickAnswer(Answer):
    """Yes or not given."""

    def __init__(self, look: Look, label: Words) -> None:
        super().__init__(look, label)
        self.tick = Tick(look)
        self.tick.clicked.connect(lambda _checked: self.changed.emit())
        self.tick.setAccessibleName(say(label))
        self.box.addWidget(self.tick)
        self.setFocusProxy(self.tick)

    def value(self) -> Any:
        return True if self.tick.isChecked() else None

    def show_value(self, value: Any) -> None:
        self.tick.setChecked(bool(value))
