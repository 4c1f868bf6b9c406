"""A line of text with known answers to choose from; anything else can be typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit

from ui.i18n import Words
from ui.interview.formanswers import Answer, Choices
from ui.look import Look, set_property


class SuggestAnswer(Answer):
    """`known` stand under the arrow and complete what is typed; the answer is the text itself."""

    def __init__(self, look: Look, label: Words, known: Sequence[str]) -> None:
        super().__init__(look, label)
        self.choices = Choices(look, label, ())
        line = QLineEdit()
        self.choices.setLineEdit(line)
        self.choices.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.choices.addItems(list(known))
        self.choices.setCurrentIndex(-1)
        completer = QCompleter(list(known), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.choices.setCompleter(completer)
        line.setProperty("look", "bare")
        line.textEdited.connect(lambda _text: self.changed.emit())
        self.choices.activated.connect(lambda _row: self.changed.emit())
        self.box.addWidget(self.choices)
        self.setFocusProxy(self.choices)

    def value(self) -> Any:
        return self.choices.currentText().strip() or None

    def show_value(self, value: Any) -> None:
        text = str(value or "")
        if self.choices.currentText().strip() != text:
            self.choices.setEditText(text)

    def edge(self, *, wrong: bool) -> None:
        set_property(self.choices, "error", wrong)
