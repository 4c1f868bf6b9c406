"""Options, grades, items: lines to write on. Enter goes to the next one, and makes it at the end; in an empty last one
it goes on to what comes after them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from forms.xlsform.design import edits
from forms.xlsform.design.model import Design, Language, Option, Words
from ui.components.buttons import Button, IconButton
from ui.components.layouts import discard
from ui.components.text import Text
from ui.i18n import Words as Said
from ui.i18n import say, tr
from ui.questionnaires.designer_inputs import WordsLine, focus
from ui.questionnaires.designer_keeper import DesignKeeper
from ui.questionnaires.designer_words import language_word
from ui.workspace import Workspace


class LineList(QWidget):
    """`listed` is `options` or `rows` of the item `key`; `fixed` are lines that stand behind them and are not written
    (“other”). `fitted()` when rows came or went; `left()` when Enter ends the list."""

    fitted = Signal()
    left = Signal()

    def __init__(
        self, space: Workspace, keeper: DesignKeeper, key: str, listed: str, name: Said, add: Said,
        fixed: Sequence[str] = (),
    ) -> None:  # fmt: skip
        super().__init__()
        self._look, self._keeper, self._key, self._listed, self._name = space.look, keeper, key, listed, name
        self.fields: list[dict[Language, WordsLine]] = []
        self._rows: list[QWidget] = []
        self._box = QVBoxLayout()
        self._box.setSpacing(4)
        self.add = Button(self._look, add, "link", "plus")
        self.add.clicked.connect(lambda: self._insert(len(self._lines())))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(self._box)
        for words in fixed:
            layout.addWidget(Text(self._look, words, "ui", "text3"))
        layout.addWidget(self.add)
        self._fit()

    def _lines(self) -> tuple[Option, ...]:
        item = self._keeper.design.item(self._key)
        return getattr(item, self._listed) if item is not None else ()

    @property
    def _languages(self) -> tuple[Language, ...]:
        return self._keeper.design.languages

    def _fit(self) -> None:
        """As many rows as there are lines, each showing its line; rows stay, so that the focus does."""
        lines = self._lines()
        while len(self._rows) > len(lines):
            row = self._rows.pop()
            self.fields.pop()
            discard(self._box, row)
        while len(self._rows) < len(lines):
            row = self._row(len(self._rows))
            self._rows.append(row)
            self._box.addWidget(row)
            row.setVisible(True)  # now, not with the next layout: the focus may go there
        for line, fields in zip(lines, self.fields, strict=True):
            for language, field in fields.items():
                field.show_text(line.words.get(language))
        self.fitted.emit()

    def _row(self, at: int) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        number = Text(self._look, str(at + 1), "note", "text2")
        number.setFixedWidth(self._look.px(20))
        row.addWidget(number)
        fields: dict[Language, WordsLine] = {}
        for language in self._languages:
            many = len(self._languages) > 1
            hint: Said = partial(language_word, language) if many else ""
            field = WordsLine(self._look, partial(self._line_name, at), hint, listed=True)
            field.typed.connect(lambda text, at=at, one=language: self._typed(at, one, text))
            field.line_key.connect(lambda key, at=at, one=language: self._key_pressed(at, one, key))
            field.pasted.connect(lambda texts, at=at, one=language: self._pasted(at, one, texts))
            fields[language] = field
            row.addWidget(field, 1)
        drop = IconButton(self._look, "x", lambda: tr("Delete this line"), side=28)
        drop.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Backspace in an empty line does the same
        drop.clicked.connect(lambda _=False, at=at: self._drop(at))
        row.addWidget(drop)
        self.fields.append(fields)
        return holder

    def _line_name(self, at: int) -> str:
        return f"{say(self._name)} {at + 1}"

    def _typed(self, at: int, language: Language, text: str) -> None:
        words = self._lines()[at].words.put(language, text)
        changed = edits.line(self._keeper.design, self._key, self._listed, at, words)
        self._keeper.change(changed, self._key, f"{self._key}:{self._listed}:{at}:{language}")

    def _key_pressed(self, at: int, language: Language, key: str) -> None:
        lines = self._lines()
        if key == "enter":
            others = [one for one in self._languages if not lines[at].words.get(one)]
            if others and language != self._languages[-1] and lines[at].words.get(language):
                self.go(at, self._languages[-1])
            elif at + 1 < len(lines):
                self.go(at + 1, self._languages[0])
            elif lines[at].words:
                self._insert(at + 1)
            else:
                self._drop(at)
                self.left.emit()
        elif key == "rub":
            self._drop(at)
        else:
            step = -1 if key == "up" else 1
            moved = edits.move_line(self._keeper.design, self._key, self._listed, at, step)
            self._change(moved, at + step, language)

    def _insert(self, at: int) -> None:
        self._change(edits.add_line(self._keeper.design, self._key, self._listed, at), at, self._languages[0])

    def _drop(self, at: int) -> None:
        if len(self._lines()) > 1:
            dropped = edits.drop_line(self._keeper.design, self._key, self._listed, at)
            self._change(dropped, max(0, at - 1), self._languages[-1])

    def _pasted(self, at: int, language: Language, texts: Sequence[str]) -> None:
        """Several lines at once: one line each; empty lines are filled first."""
        design = self._keeper.design
        for offset, text in enumerate(texts):
            lines = self._of(design)
            if at + offset < len(lines) and (offset == 0 or not lines[at + offset].words):
                words = lines[at + offset].words.put(language, text)
                design = edits.line(design, self._key, self._listed, at + offset, words)
            else:
                words = Words().put(language, text)
                design = edits.add_line(design, self._key, self._listed, at + offset, words)
        self._change(design, at + len(texts) - 1, language)

    def _of(self, design: Design) -> tuple[Option, ...]:
        item = design.item(self._key)
        return getattr(item, self._listed) if item is not None else ()

    def _change(self, design: Design, at: int, language: Language) -> None:
        if design != self._keeper.design:
            self._keeper.change(design, self._key)
            if at < len(self.fields):
                self.go(at, language)  # before the row that has the focus may go
            self._fit()
            self.go(at, language)

    def enter(self) -> None:
        """The focus into the first line; there is one then."""
        if self.fields:
            self.go(0, self._languages[0])
        else:
            self._insert(0)

    def go(self, at: int, language: Language) -> None:
        """The focus into a line."""
        if 0 <= at < len(self.fields):
            focus(self.fields[at][language])


class PlaceList(QWidget):
    """The places of a scale, each with words if wanted. `left()` on Enter in the last field."""

    left = Signal()

    def __init__(self, space: Workspace, keeper: DesignKeeper, key: str, name: Callable[[int], str]) -> None:
        super().__init__()
        self._keeper, self._key = keeper, key
        self.fields: dict[int, WordsLine] = {}
        self._order: list[WordsLine] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        item = keeper.design.item(key)
        given = {option.code: option.words for option in item.options} if item is not None else {}
        for place in item.places if item is not None else ():
            row = QHBoxLayout()
            row.setSpacing(8)
            number = Text(space.look, str(place), "note", "text2")
            number.setFixedWidth(space.look.px(20))
            row.addWidget(number)
            for language in keeper.design.languages:
                field = WordsLine(space.look, name(place), language_word(language))
                field.show_text(given.get(str(place), Words()).get(language))
                field.typed.connect(lambda text, place=place, one=language: self._typed(place, one, text))
                row.addWidget(field, 1)
                self._order.append(field)
                field.entered.connect(partial(self._go, len(self._order)))
                self.fields.setdefault(place, field)
            layout.addLayout(row)

    def enter(self) -> None:
        """The focus into the first field."""
        self._go(0)

    def _go(self, at: int) -> None:
        if at < len(self._order):
            focus(self._order[at])
        else:
            self.left.emit()

    def _typed(self, place: int, language: Language, text: str) -> None:
        item = self._keeper.design.item(self._key)
        if item is not None:
            before = next((one.words for one in item.options if one.code == str(place)), Words())
            changed = edits.label_place(self._keeper.design, self._key, place, before.put(language, text))
            self._keeper.change(changed, self._key, f"{self._key}:place:{place}:{language}")
