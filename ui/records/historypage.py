"""All versions of a record: who did what when, and for each answer that changed, what it was and what it became."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from forms.kinds import KINDS
from storage.model import Revision
from ui.components.buttons import Button
from ui.components.layouts import empty
from ui.components.text import Panel, Text
from ui.dates import moment_text
from ui.i18n import dotted, tr
from ui.interview.subpage import SubPage
from ui.pages.versions import underlined, value_text
from ui.records.words import move_words
from ui.textdiff import differing
from ui.workspace import Workspace


class HistoryPage(SubPage):
    """Newest first; the first version shows what it began with only when opened."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(
            space.look,
            lambda: tr("History"),
            lambda: tr("Every saved version stays. Changed characters are underlined."),
            back=lambda: tr("Back to the record"),
        )
        self._space = space
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self.body.addLayout(self._list)

    def show_history(self, kind: str, history: Sequence[Revision]) -> None:
        empty(self._list)
        for place in range(len(history) - 1, -1, -1):
            self._list.addWidget(self._version(kind, place, history[place], history[place - 1] if place else None))

    def _version(self, kind: str, place: int, revision: Revision, before: Revision | None) -> QWidget:
        space, look = self._space, self._space.look
        card = Panel("card")
        layout = QVBoxLayout(card)
        layout.setContentsMargins(14, 8, 14, 10)
        layout.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(10)
        number = place + 1
        head.addWidget(Text(look, lambda: tr("Version {n}").format(n=number), "note", "text2"))
        head.addWidget(Text(look, lambda: move_words(space, kind, revision.action)))
        state = KINDS[kind].state(revision.state).label
        head.addWidget(Text(look, lambda: look.language.pick(state), "note", "text2"))
        head.addStretch(1)
        when = moment_text(revision.at, datetime.now().astimezone(), look.language.zh)
        approver = space.member_name(revision.approved_by) if revision.approved_by else ""
        word = tr("with the word of {name}").format(name=approver) if approver else ""
        head.addWidget(Text(look, dotted(space.member_name(revision.author), word, when), "note", "text2"))
        layout.addLayout(head)
        if revision.reason:
            layout.addWidget(Text(look, f"“{revision.reason}”", "ui", wrap=True))
        if before is None:
            self._offer(layout, kind, revision)
        else:
            self._differences(layout, kind, before, revision)
        return card

    def _offer(self, layout: QVBoxLayout, kind: str, revision: Revision) -> None:
        more = Button(self._space.look, lambda: tr("Show what it began with"), "link", role="note")

        def show() -> None:
            more.hide()
            self._differences(layout, kind, None, revision)

        more.clicked.connect(show)
        layout.addWidget(more)

    def _differences(self, layout: QVBoxLayout, kind: str, before: Revision | None, after: Revision) -> None:
        old = before.content if before is not None else {}
        stamped = KINDS[kind].stamped()
        for name in dict.fromkeys([*after.content, *old]):
            if name not in stamped and old.get(name) != after.content.get(name):
                layout.addWidget(self._field(kind, name, old.get(name), after.content.get(name), both=bool(before)))

    def _field(self, kind: str, name: str, was: Any, now: Any, *, both: bool) -> QWidget:
        look = self._space.look
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        form = self._space.forms[kind]
        try:
            label = form.find(name).label.get(look.language.name, name)
        except KeyError:
            label = name
        title = Text(look, label, "note", "text2", wrap=True)
        title.setFixedWidth(look.px(110))
        line.addWidget(title, 0, Qt.AlignmentFlag.AlignTop)
        texts = [value_text(self._space, kind, name, was), value_text(self._space, kind, name, now)]
        marks = differing(*texts) if both else ((), ())
        for text, spans in list(zip(texts, marks, strict=True))[0 if both else 1 :]:
            body = QLabel()
            body.setTextFormat(Qt.TextFormat.RichText)
            body.setWordWrap(True)
            body.setAlignment(Qt.AlignmentFlag.AlignTop)
            look.dress(body, "record", "text")
            body.setText(underlined(text or "—", spans, look.color("accent").name()))
            line.addWidget(body, 1)
        return row
