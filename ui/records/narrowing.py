"""Filters by day, organisation and, where several kinds are shown, state: a line that opens under a list's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from storage.lists import Filter
from ui.components.buttons import Button
from ui.components.layouts import discard
from ui.components.text import Text
from ui.i18n import Words, tr
from ui.interview.formanswers import Choices, LineAnswer, Option, date_answer
from ui.look import Look
from ui.recordrows import CHIPS, chip_words

ANY: Words = lambda: tr("Any")  # noqa: E731


class Narrowing(QWidget):
    """`changed()` when a person narrows otherwise. Hidden at first; `narrowed` says what a list is to show."""

    changed = Signal()

    def __init__(self, look: Look, *, states: bool = False) -> None:
        """`states` offers the chain of custody, for pages that have no chips for it."""
        super().__init__()
        self._look = look
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 10)
        self._row.setSpacing(8)
        self.since = self._day(lambda: tr("From"))
        self.until = self._day(lambda: tr("To"))
        self.state: Choices | None = self._states() if states else None
        self._unit_label = Text(look, lambda: tr("Organisation"), "note", "text2")
        self._unit_label.hide()
        self._row.addWidget(self._unit_label)
        self.unit: Choices | None = None
        self.all = Button(look, lambda: tr("Show all again"), "link", role="note")
        self.all.clicked.connect(self.reset)
        self._row.addWidget(self.all)
        self._row.addStretch(1)
        self._renew()
        self.hide()

    def offer_units(self, units: Sequence[str]) -> None:
        """Organisations to choose from; one alone is no choice."""
        if self.unit is not None and self._offered() == list(units):
            return
        before = self._chosen(self.unit)
        if self.unit is not None:
            discard(self._row, self.unit)
        self.unit = Choices(
            self._look, lambda: tr("Organisation"), [Option("", ANY), *(Option(unit, unit) for unit in units)]
        )
        self.unit.setMaximumWidth(self._look.px(220))
        self.unit.setCurrentIndex(max(self.unit.findData(before), 0))
        self.unit.activated.connect(self._tell)
        self._row.insertWidget(self._row.indexOf(self._unit_label) + 1, self.unit)
        shown = len(units) > 1
        self.unit.setVisible(shown)
        self._unit_label.setVisible(shown)

    def narrowed(self, chosen: Filter) -> Filter:
        """`chosen` within these days, this organisation and this state."""
        unit, state = self._chosen(self.unit), self._chosen(self.state)
        return replace(
            chosen, since=self.since.value() or "", until=self.until.value() or "",
            units=(unit,) if unit else chosen.units, custody=(state,) if state else chosen.custody,
        )  # fmt: skip

    @property
    def active(self) -> bool:
        return self.narrowed(Filter()) != Filter()

    def reset(self) -> None:
        """Everything again."""
        for day in (self.since, self.until):
            day.show_value(None)
        for choice in (self.unit, self.state):
            if choice is not None:
                choice.setCurrentIndex(0)
        self._tell()

    # -- inside ----------------------------------------------------------------------------------------------

    def _tell(self) -> None:
        self._renew()
        self.changed.emit()

    def _renew(self) -> None:
        self.all.setVisible(self.active)

    def _edited(self, day: LineAnswer) -> None:
        """A half-typed day is none yet; the list stays as it is until it is one."""
        wrong = day.wrong() is not None
        day.edge(wrong=wrong)
        if not wrong:
            self._tell()

    def _day(self, words: Words) -> LineAnswer:
        self._row.addWidget(Text(self._look, words, "note", "text2"))
        day = date_answer(self._look, words)
        day.setFixedWidth(self._look.px(116))
        day.changed.connect(lambda: self._edited(day))
        self._row.addWidget(day)
        return day

    def _states(self) -> Choices:
        self._row.addWidget(Text(self._look, lambda: tr("State"), "note", "text2"))
        marks = [Option(mark, lambda mark=mark: chip_words(mark)) for mark in CHIPS if mark != "all"]  # type: ignore[misc]  # bound by the default
        states = Choices(self._look, lambda: tr("State"), [Option("", ANY), *marks])
        states.activated.connect(self._tell)
        self._row.addWidget(states)
        return states

    def _offered(self) -> list[str]:
        return [self.unit.itemData(row) for row in range(1, self.unit.count())] if self.unit is not None else []

    @staticmethod
    def _chosen(choice: Choices | None) -> str:
        return str(choice.currentData() or "") if choice is not None else ""
