"""Ctrl+K: search over any page, grouped by kind, snippets in Song, opening at the place (UI.md 8, 10)."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QGraphicsDropShadowEffect, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from forms.kinds import KINDS, Label
from storage.lists import Filter, Found
from storage.model import SearchHit
from storage.session import Session
from ui.asking import Asking
from ui.components.banner import IconMark
from ui.components.buttons import IconButton
from ui.components.chips import Chip, FilterChips
from ui.components.fields import Field
from ui.components.keyhints import KeyCap, KeyHints
from ui.components.rows import TwoLines
from ui.components.text import Panel, Text, hairline
from ui.components.twolines import TwoLineView
from ui.dates import moment_text
from ui.i18n import listed, tr, tr_n
from ui.recordrows import state_word
from ui.records.hitplaces import Known, hit_row, known_of
from ui.records.narrowing import Narrowing
from ui.workspace import Workspace

_LEAST = 2


@dataclass(frozen=True)
class Answer:
    """What was asked, what was found, and the list rows that name it."""

    query: str
    found: Found
    known: Known


def _plural(pick: Callable[[Label], str], kind: str) -> str:
    return pick(KINDS[kind].plural)


class SearchPanel(QWidget):
    """Covers the window with a veil; Esc or a click beside it closes. Identities and leads are never searched.
    `answered` is the text whose hits stand in the list."""

    def __init__(self, space: Workspace, window: QWidget) -> None:
        super().__init__(window)
        self._space = space
        self._hits: tuple[SearchHit, ...] = ()
        self._known: Known = {}
        self._began = 0.0
        self.answered = ""
        self._wanted = False
        self._counted: tuple[str, ...] = ()
        self._before = window.focusWidget()
        look = space.look
        self.field = Field(look, lambda: tr("Search"), lambda: tr("Search all records"), "title")
        self.field.setProperty("look", "bare")
        self._count = Text(look, "", "note", "text2")
        self.chips = FilterChips(look)
        self.list = TwoLineView(look, lambda: tr("Hits"), record_face=True)
        self._nothing = Text(look, "", "ui", "text2")
        self._asking = Asking(space, self)
        self.field.textChanged.connect(lambda _text: self._ask())
        self.field.installEventFilter(self)
        self.list.installEventFilter(self)
        self.list.opened.connect(self._open)
        self.chips.chosen.connect(lambda _key: self._ask())
        self.narrowing = Narrowing(look, states=True)
        self.narrowing.changed.connect(self._ask)
        self.narrow_button = IconButton(look, "calendar-days", lambda: tr("Filter by day, state and organisation"))
        self.narrow_button.clicked.connect(self._toggle_narrowing)
        for part in (self.narrow_button, self.narrowing.since.field, self.narrowing.until.field):
            part.installEventFilter(self)
        self._lay_out(window)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(0, 0, 0, 90))
        painter.end()

    def mousePressEvent(self, event: object) -> None:
        self.dismiss()

    def dismiss(self) -> None:
        """Close and give focus back to where it was."""
        self.hide()
        if self._before is not None and isValid(self._before):
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and Enter work from the field; Esc closes from anywhere in the panel."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape or event.matches(QKeySequence.StandardKey.Find):
                event.accept()
            return False
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.dismiss()
            return True
        if watched is self.field and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.list.keyPressEvent(event)
            return True
        if watched is self.field and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
            return True
        if key == Qt.Key.Key_F and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self._toggle_narrowing()
            return True
        if key == Qt.Key.Key_Tab and watched is self.field:
            self._next_chip()
            return True
        return False

    # -- asking and showing ----------------------------------------------------------------------------------

    def _enter(self) -> None:
        """Open the first hit of what is typed now; whoever types fast waits for it and gets no other."""
        if self.answered != self.field.text().strip():
            self._wanted = True
            return
        self._wanted = False
        self._open(self.list.current_key())

    def _ask(self) -> None:
        query = self.field.text().strip()
        if len(query) < _LEAST:
            self._asking.drop()
            self._answer(Answer("", Found(()), {}))
            return
        self._began = time.monotonic()
        chosen = self.chips.current()
        kind = chosen if chosen in KINDS else ""
        within = self.narrowing.narrowed(Filter())

        def work(session: Session) -> Answer:
            found = session.lists.search(query, within)
            if kind:  # the counts stay those of every kind, the hits are those of one
                hits = session.lists.search(query, replace(within, kinds=(kind,))).hits
                found = replace(found, hits=hits)
            return Answer(query, found, known_of(session, found.hits))

        self._asking.ask(work, self._answer)

    def _answer(self, answer: Answer) -> None:
        query = answer.query
        self._hits, self._known = answer.found.hits, answer.known
        self.answered = query or self.field.text().strip()
        spent = time.monotonic() - self._began
        counts = {name: answer.found.by_kind[name] for name in KINDS if answer.found.by_kind.get(name)}
        self._counted = tuple(counts)
        total = sum(counts.values())
        hits = tr_n("{n} hit", "{n} hits", total)
        if answer.found.more:
            hits = tr("more than {n} hits").format(n=total)
        self._count.say(listed(hits, tr("{n} s").format(n=f"{spent:.2f}")) if query else "")
        pick = self._space.look.language.pick
        chips = [Chip("all", lambda: tr("All"), total)]
        chips += [Chip(name, partial(_plural, pick, name), count) for name, count in counts.items()]
        self.chips.show_chips(chips)
        self._nothing.say(
            tr("Nothing found. Two Han characters suffice; identities and leads are not searched.") if query else ""
        )
        self._show()
        if self._wanted:
            self._enter()

    def _show(self) -> None:
        chosen = self.chips.current()
        pick, zh = self._space.look.language.pick, self._space.look.language.zh
        now = datetime.now().astimezone()
        rows: list[TwoLines] = []
        for name, kind in KINDS.items():
            hits = [hit for hit in self._hits if hit.kind == name and chosen in ("", "all", name)]
            if hits:
                rows.append(TwoLines("", f"{pick(kind.plural)} {len(hits)}"))
            rows += [self._line(hit, now, zh) for hit in hits]
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self._nothing.setVisible(not rows)

    def _line(self, hit: SearchHit, now: datetime, zh: bool) -> TwoLines:
        row = self._known.get(hit.record)
        right = listed(moment_text(hit.updated_at, now, zh), state_word(row, self._space) if row else "")
        return hit_row(self._space, hit, self._known, f"{hit.kind}:{hit.record}:{hit.place}", right)

    def _open(self, key: str) -> None:
        if not key:
            return
        kind, record, place = key.split(":", 2)
        self.dismiss()
        self._space.open_asked.emit(kind, record, place)

    def _next_chip(self) -> None:
        keys = ["all", *(name for name in KINDS if name in self._counted)]
        at = keys.index(self.chips.current() or "all")
        self.chips.choose(keys[(at + 1) % len(keys)])
        self._ask()

    def _toggle_narrowing(self) -> None:
        """Ctrl+F: days, state and organisation; closing them takes them away."""
        opened = self.narrowing.isHidden()
        self.narrowing.setVisible(opened)
        (self.narrowing.since if opened else self.field).setFocus(Qt.FocusReason.ShortcutFocusReason)
        if opened:
            self._space.read(lambda session: session.lists.units(Filter()), self.narrowing.offer_units)
        elif self.narrowing.active:
            self.narrowing.reset()

    # -- making ----------------------------------------------------------------------------------------------

    def _lay_out(self, window: QWidget) -> None:
        look = self._space.look
        panel = Panel("dialog", self)
        shadow = QGraphicsDropShadowEffect(panel)
        shadow.setBlurRadius(32)
        shadow.setOffset(QPoint(0, 8))
        shadow.setColor(QColor(0, 0, 0, 80))
        panel.setGraphicsEffect(shadow)
        top = QHBoxLayout()
        top.setContentsMargins(20, 12, 20, 0)
        top.setSpacing(14)
        top.addWidget(IconMark(look, "search", "text2", 20))
        top.addWidget(self.field, 1)
        top.addWidget(self._count)
        top.addWidget(KeyCap(look, "Esc"))
        chips = QHBoxLayout()
        chips.setContentsMargins(20, 6, 20, 10)
        chips.addWidget(self.chips, 1)
        chips.addWidget(self.narrow_button, 0, Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 6, 20, 6)
        hints = [("↑ ↓", lambda: tr("Choose")), ("Enter", lambda: tr("Open at the place")),
                 ("Tab", lambda: tr("Next kind")), ("Ctrl F", lambda: tr("Filter"))]  # fmt: skip
        foot.addWidget(KeyHints(look, hints), 1)
        foot.addWidget(IconMark(look, "lock", "text2", 14))
        foot.addSpacing(6)
        foot.addWidget(Text(look, lambda: tr("Identities and leads are not searched"), "note", "text2"))
        inner = QVBoxLayout(panel)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.setSpacing(0)
        inner.addLayout(top)
        inner.addLayout(chips)
        filters = QHBoxLayout()
        filters.setContentsMargins(20, 0, 20, 0)
        filters.addWidget(self.narrowing)
        inner.addLayout(filters)
        inner.addWidget(hairline())
        self._nothing.setContentsMargins(20, 16, 20, 16)
        inner.addWidget(self._nothing)
        inner.addWidget(self.list, 1)
        inner.addStretch(0)
        inner.addWidget(hairline())
        inner.addLayout(foot)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 72, 0, 0)
        outer.addWidget(panel, 0, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        panel.setFixedSize(look.px(840), min(look.px(600), max(window.height() - 120, 360)))


def open_search(space: Workspace, window: QWidget) -> SearchPanel:
    """Open the panel over `window`, or bring the one that is open to the front."""
    for panel in window.findChildren(SearchPanel):
        if panel.isVisible():
            panel.field.setFocus()
            return panel
    return SearchPanel(space, window)
