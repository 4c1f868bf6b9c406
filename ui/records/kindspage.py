"""A door behind which several kinds of record lie: one list at a time, the others a chip away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from forms.kinds import KINDS
from storage.model import Change
from ui.components.chips import Chip, FilterChips
from ui.i18n import Words
from ui.page import KeyList, Page
from ui.pages.records import RecordsPage
from ui.records.words import kind_icon
from ui.workspace import Workspace


class KindsPage(Page):
    """`kinds` in the order of their chips; the first is shown first. The door's count is that of the first kind."""

    def __init__(self, space: Workspace, door: str, kinds: Sequence[str], title: Words) -> None:
        super().__init__()
        self._space = space
        self._stack = QStackedWidget()
        self.lists: dict[str, RecordsPage] = {}
        self._chips: dict[str, FilterChips] = {}
        for place, name in enumerate(kinds):
            page = RecordsPage(space, name, kind_icon(name), door if place == 0 else "", title)
            page.facts_changed.connect(self.facts_changed)
            chips = FilterChips(space.look)
            chips.chosen.connect(self.choose)
            self.lists[name] = page
            self._chips[name] = chips
            page.counted.connect(self._show_chips)
            self._stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self._show_chips()

    @property
    def shown(self) -> RecordsPage:
        widget = self._stack.currentWidget()
        assert isinstance(widget, RecordsPage)
        return widget

    def choose(self, kind: str) -> None:
        """Show the list of another kind."""
        if kind in self.lists:
            self._stack.setCurrentWidget(self.lists[kind])
            for name, chips in self._chips.items():
                chips.choose(name)
            self.keys_changed.emit()
            self.shown.enter()

    def enter(self) -> None:
        for page in self.lists.values():
            if page is not self.shown:
                page.count()
        self.shown.enter()

    def arrive(self, argument: str) -> None:
        kind = argument.partition("/")[0]
        if kind in self.lists:
            self.choose(kind)
            self.lists[kind].arrive(argument)

    def refresh(self, change: Change) -> None:
        for page in self.lists.values():
            page.refresh(change)

    def retranslate(self) -> None:
        self._show_chips()

    def regions(self) -> Sequence[QWidget]:
        return self.shown.regions()

    def keys(self) -> KeyList:
        return self.shown.keys()

    def new_record(self) -> None:
        self.shown.new_record()

    def find_here(self) -> None:
        self.shown.find_here()

    def back(self) -> bool:
        return self.shown.back()

    def _show_chips(self) -> None:
        pick = self._space.look.language.pick
        for shown, chips in self._chips.items():
            chips.show_chips(
                [Chip(name, lambda name=name: pick(KINDS[name].plural), page.total, always=True)  # type: ignore[misc]  # name is bound by the default
                 for name, page in self.lists.items()]
            )  # fmt: skip
            chips.choose(shown)
            if len(self.lists) > 1:
                self.lists[shown].head.place(chips)
