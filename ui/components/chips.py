"""Filter chips with counts: one is chosen; arrow keys move between them. What does not fit goes into the next line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from ui.components.buttons import Button
from ui.components.flow import Flow
from ui.i18n import Words, say
from ui.look import Look


@dataclass(frozen=True)
class Chip:
    """One filter: its key, its words, how many records pass it; `always` can be chosen although none does."""

    key: str
    words: Words
    count: int = 0
    always: bool = False


def _with_count(chip: Chip) -> str:
    return f"{say(chip.words)}  {chip.count}"


class FilterChips(Flow):
    """`chosen(key)` when the person picks another chip."""

    chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._look = look
        self._buttons: dict[str, Button] = {}
        self._group = QButtonGroup(self)

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Show these; counts of known chips change in place, so focus and choice stay."""
        if [chip.key for chip in chips] != list(self._buttons):
            self._rebuild(chips)
        for chip in chips:
            button = self._buttons[chip.key]
            button.say(partial(_with_count, chip))
            button.setEnabled(chip.always or chip.count > 0 or button.isChecked() or chip is chips[0])

    def choose(self, key: str) -> None:
        """Choose without a signal; unknown keys choose nothing."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)

    def current(self) -> str:
        """The chosen key, or an empty string."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        buttons = [button for button in self._buttons.values() if button.isEnabled()]
        focused = next((i for i, button in enumerate(buttons) if button.hasFocus()), -1)
        if step and focused >= 0:
            target = buttons[(focused + step) % len(buttons)]
            target.setFocus(Qt.FocusReason.TabFocusReason)
            target.click()
            return
        super().keyPressEvent(event)

    def _rebuild(self, chips: Sequence[Chip]) -> None:
        before = self.current()
        for button in self._buttons.values():
            self._group.removeButton(button)
            self.discard(button)
        self._buttons = {}
        for index, chip in enumerate(chips):
            button = Button(self._look, "", "chip")
            button.setCheckable(True)
            button.setChecked(chip.key == before or (index == 0 and before not in {c.key for c in chips}))
            button.clicked.connect(lambda _=False, key=chip.key: self.chosen.emit(key))
            self._group.addButton(button)
            self.put(button)
            self._buttons[chip.key] = button
