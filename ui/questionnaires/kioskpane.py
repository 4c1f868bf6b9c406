"""One question in a respondent's hands: its heading, its words, what can be answered. The words begin at one height."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout

from ui.components.fields import TextArea
from ui.components.text import Panel, Text
from ui.handover.words import sentences
from ui.i18n import Words, say, tr
from ui.look import Look
from ui.questionnaires.kioskoptions import OptionButtons
from ui.questionnaires.sheet import Sheet

_TOP = 40


class KioskPane(QScrollArea):
    """`taken(digits)` when an option is pressed."""

    taken = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.section = Text(look, "", "timer", "text2", wrap=True)
        self.question = Text(look, "", "large", wrap=True)
        self.hint = Text(look, "", "timer", "text2", wrap=True)
        self.options = OptionButtons(look)
        self.options.taken.connect(self.taken)
        self.typed = TextArea(look, lambda: tr("Your answer"), "record", 4)
        inner = Panel("surface")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, look.px(_TOP), 0, 0)
        column.setSpacing(14)
        for widget in (self.section, self.question, self.hint):
            column.addWidget(widget)
        column.addSpacing(10)
        column.addWidget(self.options)
        column.addWidget(self.typed)
        column.addStretch(1)
        self.setProperty("look", "clear")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inner)

    def say(self, question: Words, hint: Words = "", section: str = "") -> None:
        """Words alone: nothing to answer."""
        self.options.clear()
        self.typed.hide()
        self.section.say(section)
        self.section.setVisible(bool(section))
        self.question.say(question)
        self.tell(hint)
        self.verticalScrollBar().setValue(0)

    def tell(self, hint: Words) -> None:
        self.hint.say(hint)
        self.hint.setVisible(bool(say(hint)))

    def ask(self, sheet: Sheet, at: int) -> None:
        """The question at `at`, with what was answered before."""
        asked = sheet.asked[at]
        hint = sheet.filling.words(asked.path, asked.question.hint, sheet.language)
        label = sheet.filling.label(asked.path, sheet.language)
        self.say(f"{asked.number}  {label}", lambda: sentences(hint, _how(sheet, at)), sheet.section(at))
        if sheet.typed(at):
            self.typed.setPlainText(str(sheet.value(at) or ""))
            self.typed.show()
            self.typed.setFocus()
        else:
            self.offer(sheet, at)

    def offer(self, sheet: Sheet, at: int) -> None:
        """The options, with what is chosen now; where the order counts, with its place."""
        value = sheet.value(at)
        options = sheet.options(at)
        if sheet.asked[at].question.type == "rank":
            places = {code: f"   {place}" for place, code in enumerate(value or (), 1)}
            options = tuple(replace(one, label=one.label + places.get(one.code, "")) for one in options)
        self.options.offer(options, value)


def _how(sheet: Sheet, at: int) -> str:
    """How to answer, where the options alone do not say it."""
    if sheet.takes_file(at):  # choosing one would open the whole machine to whoever holds the laptop
        return tr("No file can be given on this laptop. Go on: the question stays blank.")
    if sheet.asked[at].question.type == "rank":
        return tr("Press them in order, the first one first.")
    return tr("You may choose several.") if sheet.several(at) else ""
