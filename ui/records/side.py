"""The column at the right of a record: how it stands with its sources, its course, what it is tied to, its history."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from forms.kinds import KINDS
from storage.links import BackLink
from storage.model import RecordSummary, Revision
from ui.components.buttons import Button
from ui.components.layouts import empty
from ui.components.marks import MarkOnly
from ui.components.panels import ScrollPanel
from ui.components.text import ElidedText, Text, hairline
from ui.dates import day_text, moment_text
from ui.i18n import Speaks, Words, dotted, tr, tr_n
from ui.recordrows import mark_of
from ui.records.around import Around
from ui.records.words import changed_labels, move_words
from ui.workspace import Workspace

HISTORY_SHOWN = 3


class SidePanel(Speaks, ScrollPanel):
    """`top` takes what one kind of form needs above the rest (corroboration). `history_asked()` for all of it."""

    history_asked = Signal()

    def __init__(self, space: Workspace) -> None:
        super().__init__("window", 16)
        self._space = space
        self._kind = ""
        self._log: Sequence[Mapping[str, Any]] = ()
        self._around: Around | None = None
        self.top = QVBoxLayout()
        self.top.setSpacing(12)
        self._rest = QVBoxLayout()
        self._rest.setSpacing(6)
        self.body.addLayout(self.top)
        self.body.addLayout(self._rest)
        self.body.addStretch(1)

    def show_record(self, kind: str, around: Around, log: Sequence[Mapping[str, Any]]) -> None:
        self._kind, self._around, self._log = kind, around, log
        self.retranslate()

    def retranslate(self) -> None:
        empty(self._rest)
        around = self._around
        if around is None:
            return
        if around.parent is not None:
            self._heading(lambda: tr("Belongs to"))
            self._rest.addWidget(self._link(around.parent))
        if self._log:
            self._heading(lambda: tr("Course"))
            for row in self._log:
                self._rest.addWidget(self._step(row))
        if around.back:
            self._heading(lambda: tr("Used in"))
            for link in _once(around.back):
                self._rest.addWidget(self._link(link))
        if around.history:
            self._heading(lambda: tr("History"))
            self._show_history(around.history)

    def _show_history(self, history: Sequence[Revision]) -> None:
        for place in range(len(history) - 1, max(len(history) - 1 - HISTORY_SHOWN, -1), -1):
            revision = history[place]
            before = history[place - 1] if place else None
            self._rest.addWidget(self._act(revision, before))
        count = len(history)
        more = Button(self._space.look, lambda: tr_n("The {n} version", "All {n} versions", count), "link", role="note")
        more.clicked.connect(self.history_asked)
        self._rest.addWidget(more)

    def _heading(self, words: Words) -> None:
        if self._rest.count() or self.top.count():
            self._rest.addSpacing(4)
            self._rest.addWidget(hairline())
        self._rest.addWidget(Text(self._space.look, words, "note", "text2"))

    def _link(self, row: RecordSummary) -> QWidget:
        """One line that opens another record."""
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(MarkOnly(self._space.look, mark_of(row)))
        opener = Button(self._space.look, row.serial, "link", role="note")
        opener.clicked.connect(lambda: self._space.open_asked.emit(row.kind, row.id, ""))
        layout.addWidget(opener)
        layout.addWidget(ElidedText(self._space.look, row.handle or row.gist, "note", "text2"), 1)
        return line

    def _step(self, row: Mapping[str, Any]) -> QWidget:
        """One row of a record's log: day, step, who; and what was said."""
        space = self._space
        line = QWidget()
        outer = QVBoxLayout(line)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        layout = QHBoxLayout()
        layout.setSpacing(8)
        layout.addWidget(MarkOnly(space.look, "met"), 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(Text(space.look, self._day(str(row.get("on") or "")), "note", "text2"))
        step = move_words(space, self._kind, str(row.get("step") or ""))
        layout.addWidget(ElidedText(space.look, step, "note"), 1)
        layout.addWidget(Text(space.look, space.member_name(str(row.get("by") or "")), "note", "text2"))
        outer.addLayout(layout)
        if row.get("opinion"):
            said = Text(space.look, f"“{row['opinion']}”", "note", "text2", wrap=True)
            said.setContentsMargins(20, 0, 0, 0)
            outer.addWidget(said)
        return line

    def _act(self, revision: Revision, before: Revision | None) -> QWidget:
        space = self._space
        now = datetime.now().astimezone()
        line = QWidget()
        layout = QVBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 2)
        layout.setSpacing(0)
        what = move_words(space, self._kind, revision.action)
        who = space.member_name(revision.author)
        when = moment_text(revision.at, now, space.look.language.zh)
        layout.addWidget(ElidedText(space.look, dotted(what, who, when), "note"))
        changed = changed_labels(space, self._kind, before, revision)
        if changed:
            layout.addWidget(ElidedText(space.look, tr(", ").join(changed), "note", "text2"))
        return line

    def _day(self, value: str) -> str:
        try:
            return day_text(date.fromisoformat(value), date.today(), self._space.look.language.zh)
        except ValueError:
            return value


def _once(links: Sequence[BackLink]) -> list[RecordSummary]:
    """Each record once, however often it points here."""
    return list({link.source.id: link.source for link in links}.values())


def log_of(kind: str, content: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The rows that moves have written about the course of a record."""
    names = {move.log for move in KINDS[kind].transitions if move.log}
    return [row for name in sorted(names) for row in content.get(name) or ()]


Opener = Callable[[str, str, str], object]
