"""The checklist: supervision points as a tree, what was found at each, and the way to a working paper (R05, K11)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from forms.counters.model import Language
from forms.kinds import KINDS
from storage.checklist import PAPER, RESULT, STATES, Coverage, Found, Point, PointStatus, begin_paper, coverage, look_at
from storage.model import Change
from storage.session import Session
from ui.checklist.point import PointPane
from ui.checklist.tree import Branch, TreeList
from ui.components.buttons import Button
from ui.components.chips import Chip, FilterChips
from ui.components.empty import EmptyState, ErrorPanel
from ui.components.marks import Mark
from ui.components.pagehead import PageHead
from ui.components.rows import TwoLines
from ui.components.text import Panel, hairline
from ui.i18n import tr
from ui.interview.working import first_answers
from ui.page import KeyList, Page
from ui.records.begin import Beginning, begin_with
from ui.workspace import Workspace

MARKS: dict[str, Mark] = {"to_look": "not_begun", "no_problem": "met", "problem": "act"}


class ChecklistPage(Page):
    """One organisation at a time, or all of them to look at; what is said of a point is said of one organisation."""

    def __init__(self, space: Workspace) -> None:
        super().__init__()
        self._space = space
        look = space.look
        self._found: list[Coverage] = []
        self.head = PageHead(look, lambda: tr("Checklist"), self._about)
        self.library = Button(look, lambda: tr("Criteria library"), "plain", "book-open")
        self.library.clicked.connect(lambda: space.go_asked.emit("criteria", ""))
        self.records = Button(look, lambda: tr("Results as a list"), "plain", "list-checks")
        self.records.clicked.connect(lambda: space.go_asked.emit("papers", ""))
        for button in (self.records, self.library):
            self.head.add_action(button)
        self.units = QComboBox()
        self.units.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        look.dress(self.units)
        for unit in space.stint.units:
            self.units.addItem(unit, unit)
        if len(space.stint.units) > 1:
            self.units.addItem(tr("All organisations"), "")
        self.units.currentIndexChanged.connect(lambda _index: self.load())
        self.chips = FilterChips(look)
        self.chips.chosen.connect(lambda _key: self._show_tree())
        self.error = ErrorPanel(look)
        self.tree = TreeList(look, lambda: tr("Supervision points"))
        self.tree.current_changed.connect(lambda _key: self._show_point())
        self.tree.leaf_opened.connect(lambda _key: self.pane.go_to())
        self.pane: PointPane = PointPane(space)
        self.pane.no_problem.clicked.connect(self.look_at)
        self.pane.problem.clicked.connect(self.begin_paper)
        self._empty = EmptyState(
            look, "list-tree", lambda: tr("No checklist is in use"),
            lambda: tr("Checklists come with the kit, or from the neutral pack that the program brings along."),
        )  # fmt: skip
        self._lay_out()

    # -- Page ------------------------------------------------------------------------------------------------

    def enter(self) -> None:
        self.load()
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, change: Change) -> None:
        if not change.kinds or {RESULT, PAPER} & set(change.kinds):
            self.load()

    def retranslate(self) -> None:
        if len(self._space.stint.units) > 1:
            self.units.setItemText(self.units.count() - 1, tr("All organisations"))
        self.load()

    def regions(self) -> Sequence[QWidget]:
        return (self.units, self.tree, self.pane.note)

    def keys(self) -> KeyList:
        return (("↑ ↓", lambda: tr("Row")), ("← →", lambda: tr("Fold, unfold")),
                ("Enter", lambda: tr("Say what was found")), ("Ctrl F", lambda: tr("Organisation")))  # fmt: skip

    def find_here(self) -> None:
        self.units.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # -- what is shown ---------------------------------------------------------------------------------------

    def load(self) -> None:
        """Read the points and their results anew."""
        unit = str(self.units.currentData() or "")
        self._space.read(lambda session: coverage(session.packs, session.lists, unit), self._show, self.error.tell)

    def point(self) -> Point | None:
        """The current point in the chosen organisation; None on an area or where no one organisation is chosen."""
        found, unit = self._current(), str(self.units.currentData() or "")
        if found is None or not unit:
            return None
        pack = found[0].pack
        return Point(pack.id, pack.version, found[1].item.code, unit)

    def _current(self) -> tuple[Coverage, PointStatus] | None:
        pack, _, code = self.tree.leaf().partition("/")
        for one in self._found:
            for status in one.points:
                if (one.pack.id, status.item.code) == (pack, code):
                    return one, status
        return None

    def _show(self, found: list[Coverage]) -> None:
        self._found = found
        self._stack.setCurrentWidget(self._body if found else self._empty)
        points = [status for one in found for status in one.points]
        chips = [Chip("all", lambda: tr("All"), len(points), always=True)]
        for state in STATES:
            count = sum(status.state == state for status in points)
            chips.append(Chip(state, lambda state=state: self._state_word(state), count, always=True))  # type: ignore[misc]  # bound by the default
        self.chips.show_chips(chips)
        self.head.about.say(self._about)
        self._show_tree()

    def _show_tree(self) -> None:
        wanted = self.chips.current()
        branches = []
        for one in self._found:
            done = one.by_area()
            for area in dict.fromkeys(status.item.parent for status in one.points):
                below = [status for status in one.points if status.item.parent == area]
                rows = tuple(self._row(one, status) for status in below if wanted in ("", "all", status.state))
                looked, total = done[area]
                about = tr("{looked} of {total} looked at").format(looked=looked, total=total)
                title = f"{area} {one.pack.item(area).title.get(self._language)}" if area else one.pack.title.zh
                if rows:
                    branches.append(Branch(f"{one.pack.id}/{area}", title, about, rows))
        self.tree.show_branches(branches)
        self._show_point()

    def _row(self, one: Coverage, status: PointStatus) -> TwoLines:
        item = status.item
        said = next((row.gist for row in reversed(status.results) if row.gist), "")
        look = item.texts["look"].get(self._language) if "look" in item.texts else ""
        title = f"{item.code}  {item.title.get(self._language)}"
        return TwoLines(f"{one.pack.id}/{item.code}", title, said or look, self._state_word(status.state),
                        MARKS[status.state], tone="warn" if status.state == "problem" else "")  # fmt: skip

    def _state_word(self, state: str) -> str:
        return self._space.look.language.pick(KINDS[RESULT].state(state).label)

    def _show_point(self) -> None:
        found = self._current()
        if found is None:
            self.pane.clear()
        else:
            self.pane.show_point(found[0].pack, found[1], self._language, may_say=self.point() is not None)

    def _about(self) -> str:
        looked, total = sum(one.looked_at for one in self._found), sum(len(one.points) for one in self._found)
        if not total:
            return ""
        unit = str(self.units.currentData() or "")
        if unit:  # K11 is counted over all organisations: one alone has a figure of its own
            return tr("{unit}: {looked}/{total} points looked at").format(unit=unit, looked=looked, total=total)
        return tr("Checklist K11: {looked}/{total} points looked at").format(looked=looked, total=total)

    # -- acts ------------------------------------------------------------------------------------------------

    def look_at(self) -> None:
        """Looked at, no problem: with a word on what was looked at."""
        point, note = self.point(), self.pane.note.value() or ""
        if point is None:
            return
        self.error.clear()
        self._space.write(lambda session, _report: look_at(session, point, note), self._said, self.error.tell)

    def begin_paper(self) -> None:
        """A problem: its working paper opens with the point cited."""
        point, note = self.point(), self.pane.note.value() or ""
        if point is None:
            return
        space, kind = self._space, KINDS[PAPER]
        defaults = first_answers(space.forms[PAPER], language="", me="", units=())
        known = {name: value for name, value in defaults.items() if name not in ("language", "recorder")}

        def work(session: Session, _report: object) -> Found:
            return begin_paper(session, point, note, {**known, **begin_with(session, kind, Beginning())})

        def opened(found: Found) -> None:
            self._said(found)
            space.open_asked.emit(PAPER, found.paper, "")

        self.error.clear()
        space.write(work, opened, self.error.tell)

    def _said(self, _found: Found) -> None:
        self.pane.said()
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _language(self) -> Language:
        return "zh" if self._space.look.language.zh else "en"

    def _lay_out(self) -> None:
        self.units.setAccessibleName(tr("Organisation"))
        self.head.filters.addWidget(self.units)
        self.head.filters.addWidget(self.chips, 1)
        self.head.has_filters(True)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(self.tree)
        split.addWidget(self.pane)
        split.setStretchFactor(0, 1)
        split.setSizes([690, 480])
        self._body = Panel("surface")
        inner = QHBoxLayout(self._body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(split)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._body)
        self._stack.addWidget(self._empty)
        notes = QVBoxLayout()
        notes.setContentsMargins(24, 0, 24, 0)
        notes.addWidget(self.error)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(hairline())
        layout.addLayout(notes)
        layout.addWidget(self._stack, 1)
