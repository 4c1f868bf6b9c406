"""The fields of one item of a design, or of the form as a whole, with what is wrong beside them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from forms.xlsform.design import edits
from forms.xlsform.design.model import (
    ASKED,
    OTHER_WORDS,
    SORTS,
    Design,
    DesignedQuestion,
    Language,
    Words,
)
from forms.xlsform.design.review import Review
from ui.components.banner import IconMark
from ui.components.buttons import IconButton
from ui.components.fields import FormRow
from ui.components.text import Text
from ui.i18n import Words as Said
from ui.i18n import say, tr
from ui.look import Look
from ui.questionnaires.designer_inputs import Tick, WordsArea, WordsLine, chooser, counter, focus
from ui.questionnaires.designer_keeper import DesignKeeper
from ui.questionnaires.designer_lines import LineList, PlaceList
from ui.questionnaires.designer_skip import SkipRow
from ui.questionnaires.designer_words import language_word, sort_word, told
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
    """Base: a column of rows. `first` takes the focus; `rearranged()` when fields came or went."""

    rearranged = Signal()

    def __init__(self, space: Workspace, keeper: DesignKeeper, key: str) -> None:
        super().__init__()
        self.space, self.keeper, self.key = space, keeper, key
        self.look = space.look
        self.first: QWidget | None = None
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
        self, name: Said, read: Callable[[Design], Words], write: Callable[[Design, Words], Design], *, area: int = 0
    ) -> None:  # fmt: skip
        """One text in the languages of the form: an area of some lines, or one line."""
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
            self.column.addWidget(FormRow(self.look, label, field))

    def go(self) -> None:
        """The focus into the first field."""
        if self.first is not None:
            focus(self.first)
            if isinstance(self.first, WordsArea):
                self.first.moveCursor(QTextCursor.MoveOperation.End)


class FormFields(Fields):
    """The form as a whole: what it is called, in which languages, and what it says to the reader first."""

    def __init__(self, space: Workspace, keeper: DesignKeeper, key: str = "") -> None:
        super().__init__(space, keeper, key)
        self.column.addWidget(Text(self.look, lambda: tr("About the form"), "head"))
        self.spoken(lambda: tr("Title"), lambda one: one.title, lambda one, words: replace(one, title=words))
        self._row_of_choices()
        self._row_of_names()
        self.spoken(lambda: tr("What it is for"), lambda one: one.purpose,
                    lambda one, words: replace(one, purpose=words), area=2)  # fmt: skip
        self.spoken(lambda: tr("Anonymity and how to answer"), lambda one: one.anonymity,
                    lambda one, words: replace(one, anonymity=words), area=3)  # fmt: skip
        hint = lambda: tr("If both are left empty, the page prints a general statement. A blank counts as abstention.")  # noqa: E731
        self.column.addWidget(Text(self.look, hint, "note", "text3", wrap=True))
        self.column.addStretch(1)

    def _row_of_choices(self) -> None:
        ways = [("zh", tr("Chinese")), ("en", tr("English")), ("zh,en", tr("Chinese and English")),
                ("en,zh", tr("English and Chinese"))]  # fmt: skip
        self.languages = chooser(self.look, tr("Languages"), ways, ",".join(self.design.languages))
        self.languages.currentIndexChanged.connect(self._speak)
        kinds = [("survey", tr("Questionnaire")), ("appraisal", tr("Appraisal"))]
        self.kind = chooser(self.look, tr("Kind"), kinds, self.design.kind)
        self.kind.currentIndexChanged.connect(lambda: self._set(replace(self.design, kind=self.kind.currentData())))
        self._pair((lambda: tr("Languages"), self.languages), (lambda: tr("Kind"), self.kind))

    def _row_of_names(self) -> None:
        self.form_id = WordsLine(self.look, lambda: tr("Form id"))
        self.form_id.show_text(self.design.form_id)
        self.form_id.typed.connect(lambda text: self._set(replace(self.design, form_id=text), ":id"))
        self.version = WordsLine(self.look, lambda: tr("Version"))
        self.version.show_text(self.design.version)
        self.version.typed.connect(lambda text: self._set(replace(self.design, version=text), ":version"))
        self._pair((lambda: tr("Form id"), self.form_id), (lambda: tr("Version"), self.version))

    def _pair(self, *parts: tuple[Said, QWidget]) -> None:
        row = QHBoxLayout()
        row.setSpacing(16)
        for name, field in parts:
            row.addWidget(FormRow(self.look, name, field), 1)
        self.column.addLayout(row)

    def _speak(self) -> None:
        languages = tuple(str(self.languages.currentData()).split(","))
        self.keeper.change(edits.spoken(self.design, languages), self.key, turn=True)

    def _set(self, design: Design, tag: str = "") -> None:
        self.keeper.change(design, self.key, tag)


class ItemFields(Fields):
    """One question, section or note. `asked(what)` for what is done to it as a whole: `up`, `down`, `duplicate`,
    `delete`."""

    asked = Signal(str)

    def __init__(self, space: Workspace, keeper: DesignKeeper, key: str) -> None:
        super().__init__(space, keeper, key)
        item = self.item
        self.sort = chooser(self.look, tr("Kind of question"), [(one, sort_word(one)) for one in SORTS], item.sort, 20)
        self.sort.currentIndexChanged.connect(self._change_sort)
        head = QHBoxLayout()
        head.addWidget(self.sort)
        head.addSpacing(10)
        if item.sort in ASKED:
            self.required = self._tick(lambda: tr("Must be answered"), item.required, "required")
            head.addWidget(self.required)
        head.addStretch(1)
        self._acts(head)
        self.column.addLayout(head)
        names = {"section": lambda: tr("Heading"), "note": lambda: tr("Text for the reader")}
        name = names.get(item.sort, lambda: tr("The question"))
        self.spoken(name, lambda one: _of(one, key).words, self._write("words"), area=2)
        if item.sort in ASKED:
            self.spoken(lambda: tr("Hint"), lambda one: _of(one, key).hint, self._write("hint"))
        self._own(item)
        if item.sort != "note":
            self.skip = SkipRow(space, keeper, key)
            self.column.addWidget(self.skip)
        self.column.addStretch(1)

    def _acts(self, row: QHBoxLayout) -> None:
        """For the mouse; the keyboard has Alt+↑ ↓, Ctrl+D, and Delete in the list."""
        row.setSpacing(2)
        acts: tuple[tuple[str, str, Said], ...] = (
            ("up", "chevron-up", lambda: tr("Move up")), ("down", "chevron-down", lambda: tr("Move down")),
            ("duplicate", "copy", lambda: tr("Duplicate")), ("delete", "trash", lambda: tr("Delete the question")),
        )  # fmt: skip
        for what, icon, words in acts:
            button = IconButton(self.look, icon, words)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _=False, what=what: self.asked.emit(what))
            row.addWidget(button)

    @property
    def item(self) -> DesignedQuestion:
        return _of(self.design, self.key)

    def _own(self, item: DesignedQuestion) -> None:
        """What only this sort has."""
        if item.sort == "matrix":
            self._lines("rows", lambda: tr("Items to be rated"), lambda: tr("Add an item"))
            self._lines("options", lambda: tr("Grades, the best one first"), lambda: tr("Add a grade"))
            self.column.addWidget(
                self._tick(lambda: tr("Count grades as points and give the mean"), item.scored, "scored")
            )
        elif item.sort in ("select_one", "select_multiple"):
            last = [f"{len(item.options) + 1}   {OTHER_WORDS.any(self.look.language.name)} ____"] if item.other else []
            self._lines("options", lambda: tr("Options"), lambda: tr("Add an option"), last)
            other = self._tick(lambda: tr("“Other”, with a line to write on"), item.other, "other", turn=True)
            self.column.addWidget(other)
        if item.sort == "select_multiple":
            self._numbers((lambda: tr("Most that may be chosen"), "most", 0, 99, ""))
        elif item.sort == "scale":
            self._numbers((lambda: tr("From"), "low", 0, 1, ""), (lambda: tr("To"), "high", 2, 20, ""))
            places = PlaceList(self.space, self.keeper, self.key, lambda place: tr("Words for {n}").format(n=place))
            self.column.addWidget(FormRow(self.look, lambda: tr("Words for the places, if wanted"), places))
        elif item.sort in ("integer", "decimal"):
            bounds = (-99_999, 999_999, tr("none"))
            self._numbers((lambda: tr("At least"), "low", *bounds), (lambda: tr("At most"), "high", *bounds))
        elif item.sort == "text":
            self.column.addWidget(self._tick(lambda: tr("Room for several lines"), item.long, "long"))

    def _lines(self, listed: str, name: Said, add: Said, fixed: list[str] | None = None) -> None:
        lines = LineList(self.space, self.keeper, self.key, listed, name, add, fixed or ())
        lines.fitted.connect(self.rearranged)
        setattr(self, listed, lines)
        self.column.addWidget(FormRow(self.look, name, lines))

    def _tick(self, words: Said, on: bool, name: str, *, turn: bool = False) -> Tick:
        tick = Tick(self.look, words, on)
        tick.toggled.connect(lambda value: self._put(turn=turn, **{name: value}))
        return tick

    def _numbers(self, *parts: tuple[Said, str, int, int, str]) -> None:
        row = QHBoxLayout()
        row.setSpacing(16)
        for name, field, least, most, empty in parts:
            box = counter(self.look, say(name), getattr(self.item, field), least, most, empty)
            box.valueChanged.connect(lambda _value, box=box, field=field: self._number(box, field))
            row.addWidget(FormRow(self.look, name, box))
            setattr(self, field, box)
        row.addStretch(1)
        self.column.addLayout(row)

    def _number(self, box: QSpinBox, field: str) -> None:
        none = bool(box.specialValueText()) and box.value() == box.minimum()
        self._put(turn=False, tag=f":{field}", **{field: None if none else box.value()})
        if self.item.sort == "scale":
            self._replace_places()

    def _replace_places(self) -> None:
        """The places of a scale follow its ends; the spin box keeps the focus."""
        for old in self.findChildren(PlaceList):
            row = old.parentWidget()
            fresh = PlaceList(self.space, self.keeper, self.key, lambda place: tr("Words for {n}").format(n=place))
            holder = FormRow(self.look, lambda: tr("Words for the places, if wanted"), fresh)
            if row is not None:
                self.column.replaceWidget(row, holder)
                row.hide()
                row.deleteLater()
        self.rearranged.emit()

    def _write(self, name: str) -> Callable[[Design, Words], Design]:
        return lambda design, words: edits.put(design, replace(_of(design, self.key), **{name: words}))  # type: ignore[arg-type]

    def _put(self, *, turn: bool, tag: str = "", **changes: Any) -> None:
        item = replace(self.item, **changes)
        self.keeper.change(edits.put(self.design, item), self.key, tag and self.key + tag, turn=turn)

    def _change_sort(self) -> None:
        changed = edits.change_sort(self.design, self.key, self.sort.currentData())
        self.keeper.change(changed, self.key, turn=True)


def _of(design: Design, key: str) -> DesignedQuestion:
    item = design.item(key)
    if item is None:
        raise KeyError(key)
    return item


def _in_language(name: Said, language: Language) -> Callable[[], str]:
    return lambda: tr("{what}, {language}").format(what=say(name), language=language_word(language))
