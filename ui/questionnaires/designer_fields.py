"""The fields of one item of a design, or of the form as a whole, with what is wrong beside them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QWidget

from forms.xlsform.design import edits
from forms.xlsform.design.model import (
    ASKED,
    OTHER_WORDS,
    SORTS,
    Design,
    DesignedQuestion,
    Words,
)
from ui.components.buttons import IconButton
from ui.components.fields import FormRow
from ui.components.layouts import swap
from ui.components.text import Text
from ui.i18n import Words as Said
from ui.i18n import say, tr
from ui.questionnaires.designer_column import Fields
from ui.questionnaires.designer_inputs import Tick, WordsLine, chooser, counter, focus
from ui.questionnaires.designer_keeper import DesignKeeper
from ui.questionnaires.designer_lines import LineList, PlaceList
from ui.questionnaires.designer_skip import SkipRow
from ui.questionnaires.designer_words import sort_word
from ui.workspace import Workspace


class FormFields(Fields):
    """The form as a whole: what it is called, in which languages, and what it says to the reader first."""

    def __init__(self, space: Workspace, keeper: DesignKeeper, key: str = "") -> None:
        super().__init__(space, keeper, key)
        self.column.addWidget(Text(self.look, lambda: tr("About the form"), "head"))
        self.spoken(lambda: tr("Title"), lambda one: one.title, lambda one, words: replace(one, title=words))
        self._row_of_choices()
        self._row_of_names()
        said = lambda: tr("Anonymous: all copies are alike, none has a number")  # noqa: E731
        self.anonymous = Tick(self.look, said, self.design.anonymous)
        self.anonymous.toggled.connect(lambda on: self._set(replace(self.design, anonymous=on)))
        self.column.addWidget(self.anonymous)
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
        for field in (self.form_id, self.version):
            self.lead(field.entered, partial(focus, field))
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
    """One question, section or note."""

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
            self.spoken(lambda: tr("Hint"), lambda one: _of(one, key).hint, self._write("hint"), aside=True)
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
            self._numbers((lambda: tr("Most that may be chosen"), "most", 0, 99, ""), aside=True)
        elif item.sort == "scale":
            self._numbers((lambda: tr("From"), "low", 0, 1, ""), (lambda: tr("To"), "high", 2, 20, ""))
            self.trail.append(lambda: self.places.enter())
            self._places_at = len(self.trail)
            self.column.addWidget(self._place_row())
        elif item.sort in ("integer", "decimal"):
            bounds = (-99_999, 999_999, tr("none"))
            self._numbers((lambda: tr("At least"), "low", *bounds), (lambda: tr("At most"), "high", *bounds))
        elif item.sort == "text":
            self.column.addWidget(self._tick(lambda: tr("Room for several lines"), item.long, "long"))

    def _lines(self, listed: str, name: Said, add: Said, fixed: list[str] | None = None) -> None:
        lines = LineList(self.space, self.keeper, self.key, listed, name, add, fixed or ())
        lines.fitted.connect(self.rearranged)
        self.lead(lines.left, lines.enter)
        setattr(self, listed, lines)
        self.column.addWidget(FormRow(self.look, name, lines))

    def _tick(self, words: Said, on: bool, name: str, *, turn: bool = False) -> Tick:
        tick = Tick(self.look, words, on)
        tick.toggled.connect(lambda value: self._put(turn=turn, **{name: value}))
        return tick

    def _numbers(self, *parts: tuple[Said, str, int, int, str], aside: bool = False) -> None:
        row = QHBoxLayout()
        row.setSpacing(16)
        for name, field, least, most, empty in parts:
            box = counter(self.look, say(name), getattr(self.item, field), least, most, empty)
            box.valueChanged.connect(lambda _value, box=box, field=field: self._number(box, field))
            self.lead(box.entered, None if aside else partial(focus, box))
            row.addWidget(FormRow(self.look, name, box))
            setattr(self, field, box)
        row.addStretch(1)
        self.column.addLayout(row)

    def _number(self, box: QSpinBox, field: str) -> None:
        none = bool(box.specialValueText()) and box.value() == box.minimum()
        self._put(turn=False, tag=f":{field}", **{field: None if none else box.value()})
        if self.item.sort == "scale":
            self._replace_places()

    def _place_row(self) -> FormRow:
        self.places = PlaceList(self.space, self.keeper, self.key, lambda place: tr("Words for {n}").format(n=place))
        self.places.left.connect(partial(self._go_on, self._places_at))
        return FormRow(self.look, lambda: tr("Words for the places, if wanted"), self.places)

    def _replace_places(self) -> None:
        """The places of a scale follow its ends; the spin box keeps the focus."""
        row = self.places.parentWidget()
        if row is not None:
            swap(self.column, row, self._place_row())
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
