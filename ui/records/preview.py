"""The preview beside a list, for any kind: facts, course, texts as on paper, and what belongs to the record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from forms.kinds import KINDS
from forms.xlsform.model import Question, Repeat
from storage.model import RecordSummary, RecordView
from ui.asking import Asking
from ui.components.buttons import Button
from ui.components.keyhints import KeyCap
from ui.components.layouts import empty
from ui.components.marks import StateMark
from ui.components.panels import Facts, ScrollPanel
from ui.components.text import ElidedText, Panel, Text, hairline
from ui.i18n import Speaks, tr
from ui.records.around import Around
from ui.records.children import Children, child_kinds
from ui.records.faces import KindFace
from ui.records.scope import Scope
from ui.records.side import SidePanel, log_of
from ui.records.sources import Lists, read_lists
from ui.workspace import Workspace

MOST_FACTS = 8


class RecordPreview(Speaks, Panel):
    """`open_asked()`, `close_asked()`; the same face as the interview's preview."""

    open_asked = Signal()
    close_asked = Signal()

    def __init__(self, space: Workspace) -> None:
        super().__init__("surface")
        self._space = space
        self._asking = Asking(space, self)
        self._view: RecordView | None = None
        self._row: RecordSummary | None = None
        self._around = Around()
        self._lists = Lists(space.members, space.stint.units)
        look = space.look
        self.serial = Text(look, "", "note", "text2")
        self.state = StateMark(look, "not_begun", "")
        self.title = Text(look, "", "title", wrap=True)
        self._facts = QVBoxLayout()
        self._body = QVBoxLayout()
        self._body.setSpacing(8)
        self._scroll = ScrollPanel("surface", 20)
        self._inner = QWidget()
        self._lay_out()
        self.setMinimumWidth(360)
        self.setMaximumWidth(640)
        self._inner.hide()

    def show_record(self, view: RecordView, row: RecordSummary) -> None:
        """Show one record, once what stands about it is read."""
        members = self._space.members

        def read(session: Any) -> tuple[Around, Lists]:
            return Around(
                children=tuple(session.records.summaries(parent=view.id)),
                back=tuple(session.links.back(view.id)),
                known=session.records.summaries_of(session.links.linked_of(view.kind, view.head.content)),
            ), read_lists(session, members)

        def got(answer: tuple[Around, Lists]) -> None:
            self._view, self._row = view, row
            self._around, self._lists = answer
            self._inner.show()
            self.retranslate()

        self._asking.ask(read, got)

    def clear(self) -> None:
        self._asking.drop()
        self._view = self._row = None
        self._inner.hide()

    def mark(self, words: str) -> None:
        """Nothing is underlined here: rows of other kinds are found by what their line shows."""

    def retranslate(self) -> None:
        view, row = self._view, self._row
        if view is None or row is None:
            return
        kind = KINDS[view.kind]
        face = KindFace(self._space, kind)
        self.serial.say(row.serial)
        self.state.show_state(face._mark(row), face._state(row))
        self.title.say(row.handle or self._space.look.language.pick(kind.label))
        scope = Scope(self._space, kind, self._lists)
        scope.load(view.head.content)
        scope.learn(self._around)
        facts, texts = _parts(scope)
        empty(self._facts)
        zh = self._space.look.language.zh
        shown = Facts(self._space.look, 2 if zh else 1, 56 if zh else 130)
        void = [(tr("Void because"), view.head.reason)] if row.custody == "void" and view.head.reason else []
        shown.show_facts([*void, *facts][:MOST_FACTS])
        self._facts.addWidget(shown)
        empty(self._body)
        self._show_course(view)
        for label, words in texts:
            self._body.addWidget(Text(self._space.look, label, "note", "text2"))
            self._body.addWidget(Text(self._space.look, words, "record", wrap=True))
        for child in child_kinds(kind):
            rows = [entry for entry in self._around.children if entry.kind == child.name]
            if rows:
                children = Children(self._space, child)
                children.show_rows(rows, may_add=False)
                self._body.addWidget(children)

    def _show_course(self, view: RecordView) -> None:
        log = log_of(view.kind, view.head.content)
        if not log and not self._around.back:
            return
        course = SidePanel(self._space)
        course.show_record(view.kind, Around(back=self._around.back), log)
        inner = course.widget()
        if inner is not None:
            inner.setProperty("panel", "surface")
            course.takeWidget()
            layout = inner.layout()
            if layout is not None:
                layout.setContentsMargins(0, 0, 0, 0)
            self._body.addWidget(inner)
        course.deleteLater()

    def _lay_out(self) -> None:
        look = self._space.look
        top = QHBoxLayout()
        top.addWidget(self.serial, 1)
        top.addWidget(self.state)
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.title)
        column.addLayout(self._facts)
        column.addLayout(self._body)
        self._scroll.body.addWidget(self._inner)
        self._scroll.body.addStretch(1)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 8)
        opener = Button(look, lambda: tr("Open"), "plain", "book-open")
        opener.clicked.connect(self.open_asked)
        foot.addWidget(opener)
        foot.addWidget(ElidedText(look, "", "note"), 1)
        foot.addWidget(KeyCap(look, "Space"))
        closer = Button(look, lambda: tr("Hide preview"), "quiet", role="note")
        closer.clicked.connect(self.close_asked)
        foot.addWidget(closer)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._scroll, 1)
        outer.addWidget(hairline())
        outer.addLayout(foot)


def _parts(scope: Scope) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Short answers as facts, long ones and the texts of repeats as paragraphs."""
    facts: list[tuple[str, str]] = []
    texts: list[tuple[str, str]] = []
    language = scope.look.language.name
    content: Mapping[str, Any] = scope.content()
    for _, node in scope.form.walk():
        if node.key not in content or node.key == scope.kind.handle or "fs-stamp" in node.appearance:
            continue
        label = node.label.get(language, node.name)
        if isinstance(node, Repeat):
            rows = content.get(node.key)
            said = [str(row.get("text") or "") for row in rows if isinstance(row, Mapping)] if rows else []
            if any(said):
                texts.append((label, "\n".join(f"{n} {text}" for n, text in enumerate(said, 1))))
        elif isinstance(node, Question):
            words = scope.value_words(node, (node.key,), content[node.key])
            if words:
                (texts if "multiline" in node.appearance else facts).append((label, words))
    return facts, texts
