"""Interview plan and outlines: the slots, how far the plan is done by role group (K12), outlines of the team's own."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from forms.counters.model import Counter, Language
from storage.fieldplan import OUTLINE, SLOT, GroupCoverage, TakenUp, coverage, own_outline, take_up
from storage.model import Change, Revision
from storage.session import Session
from ui.components.buttons import Button
from ui.components.empty import ErrorPanel
from ui.components.panels import Facts
from ui.components.text import Text
from ui.i18n import tr, tr_n
from ui.interview.working import first_answers
from ui.records.kindspage import KindsPage
from ui.workspace import Workspace

INTERVIEW = "interview"


class CoverageBand(QWidget):
    """K12 over the list: done of planned by role group, never a name or a code."""

    def __init__(self, space: Workspace) -> None:
        super().__init__()
        self._space = space
        look = space.look
        self._found: tuple[Counter, tuple[GroupCoverage, ...]] | None = None
        self.whole = Text(look, self._whole, "note", "text2")
        self.groups = Facts(look, 4, 96)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.whole)
        layout.addWidget(self.groups)

    def show_coverage(self, counter: Counter, groups: tuple[GroupCoverage, ...]) -> None:
        self._found = counter, groups
        self.whole.say(self._whole)
        words, language = self._space.words(SLOT), self._space.look.language.name
        self.groups.show_facts([
            (words.choice("role_group", one.group, language), f"{one.done} / {one.planned}") for one in groups
        ])  # fmt: skip

    def _whole(self) -> str:
        if self._found is None:
            return ""
        language: Language = "zh" if self._space.look.language.zh else "en"
        (rate,) = self._found[0].rates()
        return tr("Interview coverage K12: {rate}").format(rate=rate.text(language))


class PlanPage(KindsPage):
    """The slots first, the outlines a chip away."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space, "plan", (SLOT, OUTLINE), lambda: tr("Interview plan"))
        look = space.look
        self.error = ErrorPanel(look)
        self.band = CoverageBand(space)
        slots, outlines = self.lists[SLOT], self.lists[OUTLINE]
        slots.head.add_line(self.band)
        self.begin = Button(look, lambda: tr("Begin the interview"), "plain", "messages-square")
        self.begin.clicked.connect(self.take_up)
        for button in (self.begin, slots.new_button):  # the primary one stands last
            slots.head.add_action(button)
        self.packs = Button(look, lambda: tr("From a pack…"), "plain", "clipboard-list")
        self.packs.clicked.connect(self._offer_packs)
        for button in (self.packs, outlines.new_button):
            outlines.head.add_action(button)
        slots.list.current_changed.connect(lambda _key: self._may_begin())
        slots.counted.connect(self._may_begin)
        for button in (self.begin, self.packs):
            button.setVisible(not slots.new_button.isHidden())
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(0, self.error)

    def enter(self) -> None:
        super().enter()
        self.load_coverage()
        self.load_packs()

    def refresh(self, change: Change) -> None:
        super().refresh(change)
        if not change.kinds or {SLOT, INTERVIEW} & set(change.kinds):
            self.load_coverage()

    def retranslate(self) -> None:
        super().retranslate()
        self.load_coverage()

    def load_coverage(self) -> None:
        """Read K12 anew."""
        self._space.read(coverage, lambda found: self.band.show_coverage(*found), self.error.tell)

    def load_packs(self) -> None:
        """How many outlines may be taken from packs: an empty list says where they are."""
        if self.packs.isHidden():
            return

        def show(ready: int) -> None:
            self.lists[OUTLINE].empty.hint.say(lambda: tr_n(
                "{n} outline stands ready in the packs in use: “From a pack…” takes it over.",
                "{n} outlines stand ready in the packs in use: “From a pack…” takes one over.", ready,
            ) if ready else tr("Begin one; it is kept from the first word on."))  # fmt: skip

        self._space.read(lambda session: len(session.packs.outlines("zh")), show, self.error.tell)

    def take_up(self) -> None:
        """The current slot becomes an interview, which opens."""
        slot = self.lists[SLOT].list.current_key()
        if not slot:
            return
        space = self._space
        first = first_answers(space.forms[INTERVIEW], language=space.look.language.name, me=space.me.id, units=())
        self.error.clear()

        def done(taken: TakenUp) -> None:
            space.open_asked.emit(INTERVIEW, taken.interview, "")

        space.write(lambda session, _report: take_up(session, slot, first), done, self.error.tell)

    def _may_begin(self) -> None:
        row = self.lists[SLOT].list.current()
        self.begin.setEnabled(row is not None and row.state == "planned")

    def _offer_packs(self) -> None:
        language: Language = "zh" if self._space.look.language.zh else "en"
        self._space.read(lambda session: session.packs.outlines(language), self._show_packs, self.error.tell)

    def _show_packs(self, outlines: list[dict[str, Any]]) -> None:
        menu = QMenu(self)
        words, language = self._space.words(OUTLINE), self._space.look.language.name
        for data in outlines:
            group = words.choice("role_group", str(data["role_group"]), language)
            action = menu.addAction(f"{group}  {data['title']}")
            action.triggered.connect(partial(self.copy_outline, data))
        if not outlines:
            menu.addAction(tr("No pack of outlines is in use")).setEnabled(False)
        menu.popup(self.packs.mapToGlobal(self.packs.rect().bottomLeft()))

    def copy_outline(self, data: dict[str, Any], _checked: bool = False) -> None:
        """An outline of a pack becomes one of the team's own, to be changed and taken into use."""

        def work(session: Session, _report: object) -> tuple[Revision, Change]:
            saved = session.records.create(OUTLINE, own_outline(data))
            return saved.revision, saved.change

        def done(made: tuple[Revision, Change]) -> None:
            self._space.tell(made[1])
            self._space.open_asked.emit(OUTLINE, made[0].record, "")

        self.error.clear()
        self._space.write(work, done, self.error.tell)
