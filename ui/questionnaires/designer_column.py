"""A column of fields: what is typed goes into the design, Enter leads on, what is wrong stands on top."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from forms.xlsform.design.model import Design, Language, Words
from forms.xlsform.design.review import Review
from ui.components.banner import IconMark
from ui.components.fields import FormRow
from ui.components.text import Text
from ui.i18n import Words as Said
from ui.i18n import say, tr
from ui.look import Look
from ui.questionnaires.designer_inputs import WordsArea, WordsLine, focus
from ui.questionnaires.designer_keeper import DesignKeeper
from ui.questionnaires.designer_words import language_word, told
from ui.workspace import Workspace


class Told(QWidget):
    """One sentence about what is in the way; takes no room while there is none."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._text = Text(look, "", "note", "warn", wrap=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(IconMark(look, "triangle-alert", "warn", 14))
        layout.addWidget(self._text, 1)
        self.hide()

    def tell(self, words: str) -> None:
        self._text.say(words)
        self.setVisible(bool(words))

    def text(self) -> str:
        return self._text.text()


class Fields(QWidget):
    """Base: a column of rows. `first` takes the focus; `rearranged()` when fields came or went; `asked(what)` for what
    is done to the item as a whole: `up`, `down`, `duplicate`, `delete`, and `on` when Enter has gone through it.

    Tab goes through every field, Enter through `trail`: what is written nearly always, and no more.
    """

    rearranged = Signal()
    asked = Signal(str)

    def __init__(self, space: Workspace, keeper: DesignKeeper, key: str) -> None:
        super().__init__()
        self.space, self.keeper, self.key = space, keeper, key
        self.look = space.look
        self.first: QWidget | None = None
        self.trail: list[Callable[[], object]] = []
        self.wrong = [Told(self.look) for _ in range(4)]
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 16, 24, 24)
        self.column.setSpacing(12)
        for line in self.wrong:
            self.column.addWidget(line)

    @property
    def design(self) -> Design:
        return self.keeper.design

    def show_review(self, found: Review) -> None:
        """Say what is in the way of this item."""
        words = told(found.of(self.key), self.look.language.name)
        for line, text in zip(self.wrong, [*words, *[""] * len(self.wrong)], strict=False):
            line.tell(text)

    def spoken(
        self, name: Said, read: Callable[[Design], Words], write: Callable[[Design, Words], Design], *, area: int = 0,
        aside: bool = False,
    ) -> None:  # fmt: skip
        """One text in the languages of the form: an area of some lines, or one line. Enter passes by one `aside`."""
        many = len(self.design.languages) > 1
        for language in self.design.languages:
            label = _in_language(name, language) if many else name
            field: WordsLine | WordsArea = WordsArea(self.look, label, area) if area else WordsLine(self.look, label)
            field.show_text(read(self.design).get(language))
            tag = f"{self.key}:{say(name)}:{language}"
            field.typed.connect(
                lambda text, one=language, tag=tag: self.keeper.change(
                    write(self.design, read(self.design).put(one, text)), self.key, tag
                )
            )
            self.first = self.first or field
            self.lead(field.entered, None if aside else partial(focus, field))
            self.column.addWidget(FormRow(self.look, label, field))

    def lead(self, entered: SignalInstance, there: Callable[[], object] | None) -> None:
        """`entered` goes on along the trail; `there` leads to the field itself, where it belongs to the trail."""
        if there is not None:
            self.trail.append(there)
        entered.connect(partial(self._go_on, len(self.trail)))

    def _go_on(self, at: int) -> None:
        if at < len(self.trail):
            self.trail[at]()
        else:
            self.asked.emit("on")

    def go(self) -> None:
        """The focus into the first field."""
        if self.first is not None:
            focus(self.first)
            if isinstance(self.first, WordsArea):
                self.first.moveCursor(QTextCursor.MoveOperation.End)


def _in_language(name: Said, language: Language) -> Callable[[], str]:
    return lambda: tr("{what}, {language}").format(what=say(name), language=language_word(language))
