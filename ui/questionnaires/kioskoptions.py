"""The options of one question in a respondent's hands: large buttons, words whole; the places of a scale in a row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.components.buttons import Button
from ui.components.flow import Flow
from ui.components.layouts import empty
from ui.look import Look, set_property
from ui.questionnaires.sheet import Option

_EDGES, _AIR, _LEAST = 48, 24, 54


def in_lines(words: str, font: QFont, width: float) -> str:
    """`words` broken into lines of at most `width`: a button does not break them by itself."""
    layout = QTextLayout(words, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        lines.append(words[line.textStart() : line.textStart() + line.textLength()].strip())
    layout.endLayout()
    return "\n".join(lines)


class OptionButtons(QWidget):
    """`taken(digits)` when one is pressed."""

    taken = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._buttons: list[tuple[Button, str]] = []
        self._flow: Flow | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)

    def offer(self, options: Sequence[Option], value: Any) -> None:
        """Show `options`; what `value` holds is marked. The focus stays on the one that had it."""
        focused = next((at for at, button in enumerate(self.buttons()) if button.hasFocus()), -1)
        self.clear()
        chosen = value if isinstance(value, list) else [value]
        if options and all(option.label == option.digits for option in options):
            self._flow = Flow(10)
            self._column.addWidget(self._flow)
        for option in options:
            self._add(option, option.code in chosen)
        if 0 <= focused < len(self._buttons):
            self._buttons[focused][0].setFocus()
        self._break()

    def _add(self, option: Option, chosen: bool) -> None:
        words = option.digits if self._flow else f"{option.digits}   {option.label}".rstrip()
        button = Button(self._look, words, "plain", role="timer")
        button.setCheckable(True)
        button.setChecked(chosen)
        set_property(button, "scale", "large")
        button.clicked.connect(lambda _=False, digits=option.digits: self.taken.emit(digits))
        self._buttons.append((button, words))
        if self._flow:
            self._flow.put(button)
        else:
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            self._column.addWidget(button)

    def buttons(self) -> list[Button]:
        return [button for button, _ in self._buttons]

    def clear(self) -> None:
        self._buttons, self._flow = [], None
        empty(self._column)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._break()

    def _break(self) -> None:
        """One width for all, and every word of each to be read."""
        for button, words in self._buttons if self._flow is None else ():
            broken = in_lines(words, button.font(), self.width() - _EDGES)
            button.say(broken)
            button.setAccessibleName(words)
            lines = (broken.count("\n") + 1) * button.fontMetrics().lineSpacing()
            button.setFixedHeight(max(lines + self._look.px(_AIR), self._look.px(_LEAST)))
