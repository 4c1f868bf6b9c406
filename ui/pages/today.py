"""Today: what do I do next, in one look, and where does the stint stand (UI.md 8, 02)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from forms.counters import Counter
from forms.kinds import KINDS
from storage.lists import Filter
from storage.model import Change, Draft, RecordSummary
from storage.session import Session
from storage.today import NotReceived, Today, today
from ui.components.banner import Banner
from ui.components.buttons import Button
from ui.components.empty import EmptyState
from ui.components.layouts import empty
from ui.components.marks import MarkOnly
from ui.components.pagehead import PageHead
from ui.components.panels import Card, ScrollPanel
from ui.components.rows import TwoLines
from ui.components.steps import StepStrip
from ui.components.text import Panel, Text, hairline
from ui.components.twolines import TwoLineView
from ui.dates import moment_text
from ui.i18n import Words, listed, tr, tr_n
from ui.page import KeyList, Page
from ui.pages.counterrow import CounterRow
from ui.pages.todaywords import long_day, row_of, step_of
from ui.records.neutral import offer, without_packs
from ui.records.words import new_words
from ui.workspace import Workspace

_ALWAYS = ("K01", "K12")
BEGUN = ("doc_request", "workpaper")


@dataclass(frozen=True)
class Standing:
    """What the page shows, read in one job."""

    today: Today
    drafts: tuple[Draft, ...]
    conflicts: tuple[RecordSummary, ...]
    counts: Mapping[str, int]
    no_packs: bool = False


def read_standing(session: Session) -> Standing:
    """Runs on the storage thread."""
    conflicts = session.lists.page(Filter(conflict=True)).rows
    counts = {kind: sum(states.values()) for kind, states in session.lists.counts(Filter()).items()}
    return Standing(today(session), tuple(session.drafts.pending()), conflicts, counts, without_packs(session))


class TodayPage(Page):
    """Rows say why they wait; counters carry code, definition and as-of time (V23)."""

    def __init__(self, space: Workspace) -> None:
        super().__init__()
        self._space = space
        self._standing: Standing | None = None
        look = space.look
        self._head = PageHead(look, lambda: tr("Today"))
        self.new_button = Button(look, lambda: tr("New interview"), "primary", "plus")
        self.new_button.clicked.connect(self.new_record)
        self.new_button.setVisible(space.me.role in KINDS["interview"].creators and not space.read_only)
        self._head.add_action(self.new_button)
        self.banner = Banner(look)
        self.strip = StepStrip(look)
        self.todo = TwoLineView(look, lambda: tr("Waiting for me"))
        self.todo.opened.connect(self._open)
        self._waiting = Card(look, lambda: tr("Waiting for me"), lambda: tr("By time"), padded=False)
        self._counters = Card(look, lambda: tr("Since the stint began"), "", padded=False)
        self._owed = Card(look, " ", "")
        self._lay_out()

    def enter(self) -> None:
        self._space.read(read_standing, self._entered)

    def _entered(self, standing: Standing) -> None:
        """The focus on what comes first: the list, or in an empty vault what can be begun."""
        self._show(standing)
        first = (self.todo, self.banner.action, self.new_button)
        target = next((one for one in first if one.isVisible()), self.todo)
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, change: Change) -> None:
        self._space.read(read_standing, self._show)

    def retranslate(self) -> None:
        if self._standing is not None:
            self._show(self._standing)

    def regions(self) -> Sequence[QWidget]:
        return (self.banner, self.todo) if self.banner.isVisible() else (self.todo,)

    def keys(self) -> KeyList:
        keys: list[tuple[str, Words]] = [("↑ ↓", lambda: tr("Row")), ("Enter", lambda: tr("Open"))]
        return keys if self.new_button.isHidden() else [*keys, ("Ctrl N", lambda: tr("New interview"))]

    def new_record(self) -> None:
        if not self.new_button.isHidden():
            self._space.open_asked.emit("interview", "", "")

    # -- showing ---------------------------------------------------------------------------------------------

    def _show(self, standing: Standing) -> None:
        self._standing = standing
        now = datetime.now().astimezone()
        self._head.about.say(self._about(now.date()))
        rows = self._rows(standing, now)
        self.todo.show_rows(rows)
        waiting = sum(not row.is_heading for row in rows)
        self._waiting.count.say(str(waiting))
        self._nothing.hint.say(self._hint(bool(standing.counts.get("interview"))))
        self._body.setCurrentIndex(0 if waiting else 1)
        self.strip.show_steps([step_of(phase) for phase in standing.today.phases])
        if standing.no_packs:
            offer(self.banner, self._space, self.enter, self._space.failed.emit)
        self._show_counters(standing.today.counters, now)
        self._show_owed(standing.today.not_received)
        self._space.counted.emit("today", waiting)
        for kind, count in standing.counts.items():
            self._space.counted.emit(f"{kind}s", count)

    def _beginnings(self) -> list[tuple[Words, Callable[[], object]]]:
        """What else can be begun where nothing waits: what a document shows, and what it is gathered into."""
        space = self._space
        kinds = [KINDS[name] for name in BEGUN if space.me.role in KINDS[name].creators and not space.read_only]
        return [
            (partial(new_words, space, kind), partial(space.open_asked.emit, kind.name, "", "")) for kind in kinds
        ]  # fmt: skip

    @staticmethod
    def _hint(begun: bool) -> Words:
        if begun:
            return lambda: tr("What is open or late will stand here.")
        return lambda: tr(
            "Begin with an interview (Ctrl N) or a document request; a working paper gathers what they show. What is "
            "open or late will stand here."
        )

    def _about(self, day: date) -> str:
        units = self._space.stint.units
        where = units[0] if units else ""
        if len(units) > 1:
            others = len(units) - 1
            where = tr_n("{where} and {n} more unit", "{where} and {n} more units", others, where=where)
        return listed(long_day(day, self._space.look.language.zh), where)

    def _rows(self, standing: Standing, now: datetime) -> list[TwoLines]:
        day = now.date()
        first: list[TwoLines] = [self._conflict(row) for row in standing.conflicts]
        waiting = {item.record: item for item in standing.today.waiting if item.record}
        first += [self._unsaved(draft, now) for draft in standing.drafts if draft.record not in waiting]
        typed = {draft.record for draft in standing.drafts}
        rows: dict[str, list[TwoLines]] = {"today": [], "week": []}
        for item in standing.today.waiting:
            row = row_of(item, self._space, day)
            if item.record in typed:
                words = tr("There is unsaved typing from last time")
                first.append(replace(row, second=words, mark="act", tone="warn"))
            else:
                rows[item.when].append(row)
        rows["today"] = first + rows["today"]
        made: list[TwoLines] = []
        for name, words in (("today", tr("Today")), ("week", tr("This week"))):
            if rows[name]:
                made += [TwoLines("", words), *rows[name]]
        return made

    def _unsaved(self, draft: Draft, now: datetime) -> TwoLines:
        kind = self._space.look.language.pick(KINDS[draft.kind].label)
        when = moment_text(draft.written_at, now, self._space.look.language.zh)
        first = tr("{kind}, not saved yet").format(kind=kind)
        key = f"{draft.kind}:{draft.record}"
        return TwoLines(key, first, tr("There is unsaved typing from last time"), when, "act", tone="warn")

    def _conflict(self, row: RecordSummary) -> TwoLines:
        kind = self._space.look.language.pick(KINDS[row.kind].label)
        first = f"{kind} {row.handle or row.serial}"
        why = tr("Two versions stand side by side; the team decides")
        return TwoLines(f"@conflict:{row.id}", first, why, tr("Conflict"), "act", tone="warn")

    def _show_counters(self, counters: Sequence[Counter], now: datetime) -> None:
        shown = [counter for counter in counters if counter.code in _ALWAYS or any(counter.figures.values())]
        self._counters.note.say(tr("as of today {time}").format(time=now.strftime("%H:%M")))
        empty(self._counters.body)
        pick = self._space.look.language.pick
        for index, counter in enumerate(shown):
            if index:
                self._counters.body.addWidget(hairline())
            definition = counter.definition
            row = CounterRow(self._space, pick(definition.label), counter.code, pick(definition.definition))
            row.figure.say(counter.headline)
            self._counters.body.addWidget(row)

    def _show_owed(self, missing: NotReceived) -> None:
        self._owed.title.say(
            tr_n("{n} record not yet received by the office", "{n} records not yet received by the office",
                 missing.total)
        )  # fmt: skip
        empty(self._owed.body)
        lines = [(tr("On this laptop only"), missing.only_here)]
        lines += [
            (tr("Written in bundle {n}, awaiting its receipt").format(n=bundle.sequence), bundle.records)
            for bundle in missing.awaiting
        ]
        for words, count in lines:
            row = QWidget()
            layout = QHBoxLayout(row)
            layout.setContentsMargins(0, 0, 0, 0)
            layout.addWidget(Text(self._space.look, words, tone="text2"), 1)
            layout.addWidget(Text(self._space.look, str(count)))
            self._owed.body.addWidget(row)
        self._owed.body.addLayout(self._owed_foot(missing))
        self._space.owed_changed.emit(missing.total)

    def _owed_foot(self, missing: NotReceived) -> QHBoxLayout:
        foot = QHBoxLayout()
        last = (
            tr("Last received: bundle {n}").format(n=missing.last_received)
            if missing.last_received
            else tr("Nothing received yet")
        )
        foot.addWidget(Text(self._space.look, last, "note", "text2"), 1)
        if self._space.has_door("handover"):
            link = Button(self._space.look, tr("Prepare bundle {n}").format(n=missing.next_bundle), "link")
            link.clicked.connect(lambda: self._space.go_asked.emit("handover", ""))
            foot.addWidget(link)
        return foot

    def _open(self, key: str) -> None:
        if key.startswith("@"):
            door, _, argument = key[1:].partition(":")
            self._space.go_asked.emit(door, argument)
            return
        kind, _, record = key.partition(":")
        self._space.open_asked.emit(kind, record, "")

    # -- making ----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        look = self._space.look
        strip = Panel("card")
        inside = QHBoxLayout(strip)
        inside.setContentsMargins(16, 14, 16, 12)
        inside.addWidget(self.strip)
        self._waiting.body.addWidget(self.todo)
        self._body = QStackedWidget()
        self._body.addWidget(self._waiting)
        nothing = Panel("card")
        self._nothing = EmptyState(
            look, "sun", lambda: tr("Nothing waits for you"), self._hint(True), self._beginnings(), primary=False
        )
        QVBoxLayout(nothing).addWidget(self._nothing)
        self._body.addWidget(nothing)
        side = ScrollPanel("window", 0)
        side.setFixedWidth(look.px(400))
        self._owed.head.insertWidget(0, MarkOnly(look, "sealed"))
        for card in (self._counters, self._owed):
            side.body.addWidget(card)
        side.body.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._body, 1)
        row.addWidget(side)
        inner = QVBoxLayout()
        inner.setContentsMargins(24, 0, 24, 16)
        inner.setSpacing(12)
        inner.addWidget(self.banner)
        inner.addWidget(strip)
        inner.addLayout(row, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addLayout(inner, 1)
