"""“Ask only if question X is Y”: three choosers."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from forms.xlsform.design import edits
from forms.xlsform.design.model import (
    OTHER,
    OTHER_WORDS,
    SOURCES,
    YES_NO_OPTIONS,
    Design,
    DesignedQuestion,
    Skip,
    skippable,
)
from ui.components.fields import FormRow
from ui.i18n import tr
from ui.questionnaires.designer_inputs import chooser
from ui.questionnaires.designer_keeper import DesignKeeper
from ui.questionnaires.designer_words import numbers, short
from ui.workspace import Workspace


class SkipRow(QWidget):
    """Who is asked this: everybody, or those who chose an option before."""

    def __init__(self, space: Workspace, keeper: DesignKeeper, key: str) -> None:
        super().__init__()
        self._space, self._keeper, self._key = space, keeper, key
        design, skip = keeper.design, self._now()
        self.question = chooser(space.look, tr("Asked of"), self._questions(design), skip.question if skip else "")
        ways = [("is", tr("is chosen")), ("not", tr("is not chosen"))]
        self.way = chooser(space.look, tr("Whether it is that option"), ways, "not" if skip and skip.negated else "is")
        self.option = chooser(space.look, tr("The option"), self._options(design), skip.option if skip else "")
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.question, 5)
        row.addWidget(self.way, 2)
        row.addWidget(self.option, 4)
        holder = QWidget()
        holder.setLayout(row)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(FormRow(space.look, lambda: tr("Asked of"), holder))
        self._fit()
        self.question.currentIndexChanged.connect(self._asked_of)
        for box in (self.way, self.option):
            box.currentIndexChanged.connect(self._write)

    def _now(self) -> Skip | None:
        item = self._keeper.design.item(self._key)
        return item.skip if item is not None else None

    def _fit(self) -> None:
        for box in (self.way, self.option):
            box.setVisible(bool(self.question.currentData()))

    def _questions(self, design: Design) -> list[tuple[str, str]]:
        language, marks, skip = self._space.look.language.name, numbers(design), self._now()
        earlier = design.items[: max(0, design.place(self._key))]
        found = [("", tr("everybody"))]
        found += [
            (one.key, tr("if {number}: {words}").format(
                number=marks[one.key], words=_cut(short(one, language))))
            for one in earlier if one.sort in SOURCES and skippable(_item(design, self._key), one)
        ]  # fmt: skip
        if skip is not None and skip.question not in dict(found):
            found.append((skip.question, tr("a question that is not there before")))
        return found

    def _options(self, design: Design) -> list[tuple[str, str]]:
        source = design.item(str(self.question.currentData() or ""))
        language, skip = self._space.look.language.name, self._now()
        found = [(code, _words(source, code, language)) for code in skippable(_item(design, self._key), source)]
        if skip is not None and source is not None and skip.question == source.key and skip.option not in dict(found):
            found.append((skip.option, tr("an option that is gone")))
        return found

    def _asked_of(self) -> None:
        self.option.blockSignals(True)
        self.option.clear()
        for code, words in self._options(self._keeper.design):
            self.option.addItem(words, code)
        self.option.blockSignals(False)
        self._fit()
        self._write()

    def _write(self) -> None:
        question, option = str(self.question.currentData() or ""), self.option.currentData()
        skip = Skip(question, str(option), self.way.currentData() == "not") if question and option else None
        self._keeper.change(edits.condition(self._keeper.design, self._key, skip), self._key)

    def boxes(self) -> tuple[QComboBox, QComboBox, QComboBox]:
        return self.question, self.way, self.option


def _item(design: Design, key: str) -> DesignedQuestion:
    return design.item(key) or DesignedQuestion(key, "note")


def _words(source: DesignedQuestion | None, code: str, language: str) -> str:
    if code == OTHER:
        return OTHER_WORDS.any(language)
    if source is not None and source.sort == "yes_no":
        return YES_NO_OPTIONS[code].any(language)
    options = source.options if source is not None else ()
    return next((one.words.any(language) for one in options if one.code == code), code)


def _cut(words: str) -> str:
    return words if len(words) <= 24 else words[:23] + "…"
