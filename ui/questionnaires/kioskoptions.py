"""The options of one question in a respondent's hands: large buttons, one under the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.components.buttons import Button
from ui.look import Look, set_property
from ui.questionnaires.sheet import Option

_WIDTH = 480


class OptionButtons(QWidget):
    """`taken(digits)` when one is pressed."""

    taken = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)

    def offer(self, options: Sequence[Option], value: Any) -> None:
        """Show `options`; what `value` holds is marked. The focus stays on the one that had it."""
        focused = next((at for at, button in enumerate(self.buttons()) if button.hasFocus()), -1)
        self.clear()
        chosen = value if isinstance(value, list) else [value]
        for option in options:
            words = option.digits if option.label == option.digits else f"{option.digits}   {option.label}".rstrip()
            button = Button(self._look, words, "plain", role="timer")
            button.setCheckable(True)
            button.setChecked(option.code in chosen)
            set_property(button, "scale", "large")
            button.setMinimumWidth(self._look.px(_WIDTH))
            button.clicked.connect(lambda _=False, digits=option.digits: self.taken.emit(digits))
            self._column.addWidget(button)
        if 0 <= focused < self._column.count():
            self.buttons()[focused].setFocus()

    def buttons(self) -> list[Button]:
        items = (self._column.itemAt(at) for at in range(self._column.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, Button)]

    def clear(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
