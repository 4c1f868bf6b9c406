"""Use a place as evidence: the paper it goes into, with what it shows said at once (issue: two clicks or one key)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget
from shiboken6 import isValid

from forms.kinds import KINDS
from forms.problems import Refused
from forms.xlsform.model import Repeat
from storage.model import RecordSummary, Revision, Saved
from storage.session import Session
from ui.components.buttons import Button, IconButton
from ui.components.empty import ErrorPanel
from ui.components.fields import Field, FormRow
from ui.components.pagehead import PageHead
from ui.components.panels import Facts, ScrollPanel
from ui.components.rows import TwoLines
from ui.components.text import Panel, Text, hairline
from ui.components.twolines import TwoLineView
from ui.draftmerge import left_behind, rebase
from ui.i18n import dotted, tr
from ui.interview.formanswers import LongAnswer
from ui.page import KeyList, Page
from ui.recordrows import mark_of, state_word
from ui.records.begin import Beginning
from ui.workspace import Workspace

LAST = "evidence_paper"
"""Where the paper used last is remembered, in this account's own settings."""


class UseAsEvidence(Page):
    """`reference` is `<record>#<place>`. Enter puts it into the paper in hand: the one used last is offered first."""

    narrow = True

    def __init__(self, space: Workspace, reference: str) -> None:
        super().__init__()
        self._space = space
        self._reference = reference
        self._kind = next(kind for kind in KINDS.values() if _takes_evidence(space, kind.name))
        self._row: dict[str, Any] = {}
        self._last = ""
        look = space.look
        self._head = PageHead(look, lambda: tr("Use as evidence"))
        back = IconButton(look, "chevron-left", lambda: tr("Back"))
        back.clicked.connect(self.left)
        self.new = Button(look, lambda: tr("New working paper"), "plain", "plus")
        self.new.clicked.connect(self.begin_paper)
        self.use = Button(look, lambda: tr("Add to the paper"), "primary", "quote")
        self.use.clicked.connect(self.add)
        for button in (back, self.new, self.use):
            self._head.add_action(button)
        self.error = ErrorPanel(look)
        self.papers = TwoLineView(look, lambda: tr("Open working papers"))
        self.papers.opened.connect(lambda _key: self.add())
        self._none = Text(look, lambda: tr("No working paper is open yet. Begin one."), "ui", "text2", wrap=True)
        self.facts = Facts(look, 1, 88, role="ui")
        self.extract = Text(look, "", "record", wrap=True)
        self.location = Field(look, lambda: tr("Exact location"))
        self.shows = LongAnswer(look, lambda: tr("What it shows"), 3)
        self._lay_out()

    # -- Page ------------------------------------------------------------------------------------------------

    def enter(self) -> None:
        self._space.read(self._read, self._show, self.error.tell)

    def back(self) -> bool:
        self.left.emit()
        return True

    def regions(self) -> Sequence[QWidget]:
        return (self.papers, self.shows, self.use)

    def keys(self) -> KeyList:
        return (("↑ ↓", lambda: tr("Choose")), ("Enter", lambda: tr("Add to the paper")))

    def new_record(self) -> None:
        self.begin_paper()

    # -- acts ------------------------------------------------------------------------------------------------

    def add(self) -> None:
        """Into the paper in hand, as a new version of it; then the page before this one."""
        paper = self.papers.current_key()
        if not paper:
            return
        self.error.clear()
        row = {**self._row, **self._typed()}

        def work(session: Session, _report: Any) -> Saved:
            head = session.records.get(paper).head
            saved = session.evidence.add(paper, head.id, row, with_typing(session, head))
            session.settings.set(f"{LAST}:{session.me.id}", paper)
            return saved

        self._space.write(work, lambda _saved: self.left.emit(), self.error.tell)

    def begin_paper(self) -> None:
        """A new paper with this as its first evidence, and what was said of it here."""
        said = {f"use.{name}": value for name, value in self._typed().items() if value}
        self._space.open_asked.emit(self._kind.name, "", Beginning(answers={"use": self._reference, **said}).place())

    # -- inside ----------------------------------------------------------------------------------------------

    def _read(self, session: Session) -> tuple[dict[str, Any], list[RecordSummary], str]:
        record, _, place = self._reference.partition("#")
        row = dict(session.evidence.propose(record, place, self._space.look.language.name))
        mine = self._space.me
        papers = [
            paper for paper in session.records.summaries(self._kind.name)
            if not self._kind.is_fixed(paper.state) and (mine.role != "member" or paper.author == mine.id)
        ]  # fmt: skip
        last = str(session.settings.get(f"{LAST}:{session.me.id}", "") or "")
        papers.sort(key=lambda paper: (paper.id != last, paper.updated_at), reverse=False)
        return row, papers, last

    def _show(self, found: tuple[dict[str, Any], list[RecordSummary], str]) -> None:
        if not isValid(self):
            return
        self._row, papers, self._last = found
        space = self._space
        self.papers.show_rows(
            [TwoLines(paper.id, paper.handle or paper.serial, dotted(paper.serial, paper.gist),
                      state_word(paper, space), mark=mark_of(paper)) for paper in papers]
        )  # fmt: skip
        self.papers.setVisible(bool(papers))
        self._none.setVisible(not papers)
        self.use.setEnabled(bool(papers))
        words = space.words(self._kind.name)
        language = space.look.language.name
        self.facts.show_facts(
            [(tr("Kind"), words.choice("kind", str(self._row.get("kind", "")), language)),
             (tr("Source"), str(self._row.get("source", "")))]
        )  # fmt: skip
        self.extract.say(str(self._row.get("extract", "") or "—"))
        self.location.setText(str(self._row.get("location", "")))
        target: QWidget = self.papers if papers else self.new
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self) -> dict[str, Any]:
        return {"location": self.location.text().strip(), "shows": self.shows.value()}

    def _lay_out(self) -> None:
        look = self._space.look
        left = Panel("surface")
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        title = Text(look, lambda: tr("Into which paper"), "note", "text2")
        title.setContentsMargins(24, 10, 24, 0)
        column.addWidget(title)
        self._none.setContentsMargins(24, 8, 24, 8)
        column.addWidget(self._none)
        column.addWidget(self.papers, 1)
        column.addStretch(0)
        right = ScrollPanel("surface", 20)
        right.body.addWidget(Text(look, lambda: tr("What is used"), "note", "text2"))
        right.body.addWidget(self.facts)
        right.body.addWidget(self.extract)
        right.body.addWidget(hairline())
        right.body.addWidget(FormRow(look, lambda: tr("Exact location"), self.location))
        right.body.addWidget(FormRow(look, lambda: tr("What it shows"), self.shows))
        right.body.addStretch(1)
        right.setMinimumWidth(look.px(420))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(right)
        split.setSizes([700, 486])
        holder = QHBoxLayout()
        holder.setContentsMargins(24, 0, 24, 0)
        holder.addWidget(self.error)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(hairline())
        layout.addLayout(holder)
        layout.addWidget(split, 1)


def _takes_evidence(space: Workspace, kind: str) -> bool:
    form = space.forms.get(kind)
    return form is not None and any(
        isinstance(node, Repeat) and "fs-evidence" in node.appearance for _, node in form.walk()
    )


def with_typing(session: Session, head: Revision) -> dict[str, Any]:
    """The paper with what was typed in it and not saved: a revision takes the place of the draft.

    Raises `Refused("CHANGED_MEANWHILE")` where the typing would take the place of what was saved after it.
    """
    draft = session.drafts.of(head.record)
    if draft is None:
        return dict(head.content)
    typed_over = left_behind(draft, head, session.records.history(head.record))
    if typed_over is None:
        return dict(draft.content)
    rebased = rebase(typed_over, head.content, draft.content)
    if rebased.clashes:
        raise Refused("CHANGED_MEANWHILE", serial=head.serial)
    return rebased.content
