"""The widgets of the inbox and where they stand; what they do is bound in `inbox.py`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.components.banner import Banner
from ui.components.buttons import Button
from ui.components.empty import EmptyState, ErrorPanel
from ui.components.marks import StateMark
from ui.components.panels import ScrollPanel
from ui.components.progress import WorkPanel
from ui.components.rows import TwoLines
from ui.components.text import ElidedText, Panel, Text, hairline
from ui.components.twolines import TwoLineView
from ui.handover.words import dashed, sentences, when
from ui.i18n import Words, listed, tr, tr_n
from ui.jobs import Job
from ui.messages import size_text
from ui.office.detail import Detail
from ui.office.panels import ChecksCard, ConflictCard, GapCard
from ui.office.words import title_of, verdict, verdict_mark
from ui.workspace import Workspace

LIST_WIDTH = 280


class InboxView(QWidget):
    """List left, one bundle right; the head of a bundle carries its verdict and the next act."""

    def __init__(self, space: Workspace, page: QWidget) -> None:
        super().__init__(page)
        self._space = space
        self.work_running = False
        look = space.look
        self.read = Button(look, lambda: tr("Read medium…"), "plain", "usb")
        self.open = Button(look, lambda: tr("Open files…"), "quiet", "folder-open")
        self.report = Button(look, lambda: tr("Print verification report…"), "quiet", "printer")
        self.list = TwoLineView(look, lambda: tr("Bundles"))
        self.title = Text(look, "", "title")
        self.mark = StateMark(look, "met", "")
        self.about = ElidedText(look, "", "note", "text2")
        self.drop = Button(look, lambda: tr("Take off the list"), "quiet")
        self.act = Button(look, "", "primary")
        self.banner = Banner(look)
        self.error = ErrorPanel(look)
        self.work = WorkPanel(look)
        self.checks = ChecksCard(space)
        self.gap = GapCard(space)
        self.conflict = ConflictCard(space)
        self.fault = ErrorPanel(look)
        self._note = Text(look, "", "note", "text2", wrap=True)
        self._lay_out(page)

    def show_rows(self, rows: Sequence[TwoLines], choose: str) -> None:
        """Replace the list and make `choose` current where it is there."""
        self.list.show_rows(rows)
        keys = [row.key for row in rows]
        if choose in keys:
            self.list.setCurrentIndex(self.list.rows_model.index(keys.index(choose)))
        self._left.setCurrentIndex(0 if rows else 1)

    def show_detail(self, detail: Detail | None) -> None:
        """One bundle, or the empty state."""
        self._right.setCurrentIndex(0 if detail is not None else 1)
        if detail is None:
            return
        look = self._space.look
        self.title.say(title_of(detail))
        self.mark.show_state(verdict_mark(detail), verdict(look, detail))
        self.about.say(self._about(detail))
        self.checks.show_checks(detail.checks)
        self.gap.show_detail(detail)
        self.conflict.show_detail(detail)
        fault = detail.inspection.fault if detail.inspection is not None else None
        if fault is not None:
            self.fault.tell(fault)
        else:
            self.fault.clear()
        self._show_acts(detail)
        self._note.say(self._foot(detail))

    def follow(
        self, job: Job[Any], title: Words, after: Callable[[], object] | None = None,
        stopped: Callable[[], object] | None = None,
    ) -> None:  # fmt: skip
        """Show long work; `after` runs when it is over, `stopped` before that when the person stopped it."""
        self.work_running = True
        self.work.follow(job, title, "bytes")

        def over() -> None:
            self.work_running = False
            if after is not None:
                after()

        if stopped is not None:
            job.stopped.connect(stopped)
        job.settled.connect(over)

    def _about(self, detail: Detail) -> str:
        said = detail.said
        if said is None:
            return tr("Nothing could be proven of this file")
        team = tr("team {team}, laptop {laptop}").format(team=said.team, laptop=said.laptop)
        brought = tr("made by {name}, approved by {approver}").format(
            name=said.created_by.name, approver=said.approved_by.name
        )
        return listed(
            team, said.medium.number, tr("fingerprint {fingerprint}").format(fingerprint=dashed(detail.sha256)),
            size_text(detail.size), brought, when(self._space.look, said.created_at),
        )  # fmt: skip

    def _show_acts(self, detail: Detail) -> None:
        count = detail.receivable
        words: dict[str, Words] = {
            "to_take": lambda: tr_n("Take in {n} record", "Take in {n} records", detail.records),
            "taken": lambda: tr("Issue receipt for {n}…").format(n=count),
            "receipted": lambda: tr("Write the receipt again…"),
            "refused": lambda: tr("Return it…"),
        }
        self.act.setVisible(detail.stage in words)
        self.act.say(words.get(detail.stage, ""))
        self.act.become("plain" if detail.stage in ("receipted", "refused") else "primary")
        self.drop.setVisible(detail.inspection is not None)

    def _foot(self, detail: Detail) -> str:
        if detail.stage == "fault":
            return tr("Nothing was taken in. Keep the medium and tell the team by telephone.")
        left_out = detail.records - detail.receivable
        text = tr("First signature and completeness are proven, then the content is read.")
        if left_out > 0:
            kept = tr("{n} not receipted: kept until the team has decided, not counted.").format(n=left_out)
            return sentences(text, kept)
        return text

    # -- making ----------------------------------------------------------------------------------------------

    def _lay_out(self, page: QWidget) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._list_column())
        row.addWidget(hairline(vertical=True))
        self._right = QStackedWidget()
        self._right.addWidget(self._bundle())
        self._right.addWidget(self._nothing())
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        notes = QVBoxLayout()
        notes.setContentsMargins(20, 8, 20, 0)
        for widget in (self.banner, self.error, self.work):
            notes.addWidget(widget)
        column.addLayout(notes)
        column.addWidget(self._right, 1)
        row.addLayout(column, 1)
        self.setLayout(row)
        outer = QVBoxLayout(page)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self)

    def _list_column(self) -> QWidget:
        look = self._space.look
        column = Panel("surface")
        column.setFixedWidth(look.px(LIST_WIDTH))
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 12, 12)
        head.addWidget(Text(look, lambda: tr("Inbox"), "title"), 1)
        head.addWidget(self.read)
        self._left = QStackedWidget()
        self._left.addWidget(self.list)
        empty = Text(look, lambda: tr("No bundle yet. Insert a team's medium and read it."), "note", "text2", wrap=True)
        empty.setContentsMargins(16, 16, 16, 16)
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(empty)
        inside.addStretch(1)
        self._left.addWidget(holder)
        foot = QVBoxLayout()
        foot.setContentsMargins(8, 8, 8, 8)
        foot.setSpacing(4)
        for button in (self.open, self.report):
            foot.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(hairline())
        layout.addWidget(self._left, 1)
        layout.addWidget(hairline())
        layout.addLayout(foot)
        return column

    def _bundle(self) -> QWidget:
        widget = QWidget()
        layout = QVBoxLayout(widget)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head())
        layout.addWidget(hairline())
        body = ScrollPanel("window", 20)
        body.body.addWidget(self.fault)
        body.body.addWidget(self.checks)
        pair = QHBoxLayout()
        pair.setSpacing(12)
        pair.addWidget(self.gap, 4)
        pair.addWidget(self.conflict, 7)
        body.body.addLayout(pair)
        body.body.addWidget(self._note)
        body.body.addStretch(1)
        layout.addWidget(body, 1)
        return widget

    def _head(self) -> QWidget:
        first = QHBoxLayout()
        first.setSpacing(12)
        first.addWidget(self.title)
        first.addWidget(self.mark)
        first.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(first)
        words.addWidget(self.about)
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(20, 10, 20, 10)
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addWidget(self.drop)
        row.addWidget(self.act)
        return head

    def _nothing(self) -> QWidget:
        look = self._space.look
        return EmptyState(
            look, "inbox", lambda: tr("No bundle is chosen"),
            lambda: tr("A bundle is verified before anything of it is read; nothing is stored until you take it in."),
            [(lambda: tr("Open files…"), self.open.click), (lambda: tr("Read medium…"), self.read.click)],
        )  # fmt: skip
