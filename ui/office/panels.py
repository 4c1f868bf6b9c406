"""Parts of the inbox: eight checks in plain words, the gap, the conflict with the fields that differ (UI.md 09)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from storage.exchange.checks import Check
from storage.model import RecordView, Revision
from ui.components.layouts import empty
from ui.components.marks import Mark, MarkOnly
from ui.components.panels import Card
from ui.components.text import Panel, Text, hairline
from ui.handover.words import dashed, enumerated, minute, records_text, sentences, state_label, when
from ui.i18n import listed, tr, tr_n
from ui.office.detail import ChainLink, Detail, Lost
from ui.office.words import check_mark, check_name, check_sentence
from ui.pages.versions import marks_of, underlined, value_text
from ui.textdiff import differing_fields
from ui.workspace import Workspace

MOST_FIELDS = 8
"""Fields of one conflict that are shown whole; the rest are counted."""


class ChecksCard(Panel):
    """Two columns of four."""

    def __init__(self, space: Workspace) -> None:
        super().__init__("card")
        self._space = space
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 14, 16, 14)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(8)

    def show_checks(self, checks: Sequence[Check]) -> None:
        """Replace what is shown; nothing for a file that could not be opened."""
        empty(self._grid)
        self.setVisible(bool(checks))
        look = self._space.look
        for index, check in enumerate(checks):
            row, side = divmod(index, 2)
            mark = MarkOnly(look, check_mark(check))
            mark.setAccessibleName(check_name(look, check.name))
            name = Text(look, check_name(look, check.name))
            name.setMinimumWidth(look.px(64))
            tone = {"ok": "text2", "note": "warn", "refuse": "danger"}[check.level]
            said = Text(look, check_sentence(look, check), "note", tone, wrap=True)
            for column, widget in enumerate((mark, name, said)):
                self._grid.addWidget(widget, row, side * 3 + column, Qt.AlignmentFlag.AlignVCenter)
        self._grid.setColumnStretch(2, 1)
        self._grid.setColumnStretch(5, 1)


class GapCard(Card):
    """The chain 2 – ? – 4, what the missing bundle held by the laptop's register, and what to ask."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space.look, lambda: tr("Gap"))
        self._space = space
        self.count.tone("warn")

    def show_detail(self, detail: Detail) -> None:
        empty(self.body)
        self.setVisible(bool(detail.missing))
        if not detail.missing:
            return
        look = self._space.look
        numbers = enumerated([str(number) for number in detail.missing])
        self.count.say(tr("Bundle {numbers} has not come").format(numbers=numbers))
        for link in detail.links:
            self.body.addLayout(self._link(link))
        self.body.addWidget(hairline())
        for lost in detail.lost:
            self.body.addWidget(Text(look, self._lost(lost), "note", "text2", wrap=True))
        serials = next(
            (check.facts.get("serials", ()) for check in detail.checks if check.code == "SERIALS_MISSING"), ()
        )
        if serials:
            text = tr("Numbers not here: {serials}").format(serials=enumerated([str(one) for one in serials]))
            self.body.addWidget(Text(look, text, "note", "text2", wrap=True))
        self.body.addStretch(1)
        self.body.addWidget(hairline())
        said = tr("This bundle may be received first. The gap goes into the receipt as a correction request.")
        self.body.addWidget(Text(look, said, "note", "text2", wrap=True))

    def _link(self, link: ChainLink) -> QHBoxLayout:
        look = self._space.look
        marks: dict[str, Mark] = {"received": "received", "missing": "act", "this": "met"}
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(MarkOnly(look, marks[link.state]))
        tone = "warn" if link.state == "missing" else "text"
        name = Text(look, tr("Bundle {n}").format(n=link.sequence), "ui", tone)
        name.setMinimumWidth(look.px(76))
        row.addWidget(name)
        row.addWidget(
            Text(look, self._about(link), "note", "warn" if link.state == "missing" else "text2", wrap=True), 1
        )
        return row

    def _about(self, link: ChainLink) -> str:
        if link.state == "missing":
            return tr("Not received")
        if link.state == "this":
            return tr("Names the one before as {fingerprint}").format(fingerprint=dashed(link.fingerprint, 2) or "–")
        return listed(tr("Taken in {when}").format(when=when(self._space.look, link.at)), dashed(link.fingerprint, 2))

    def _lost(self, lost: Lost) -> str:
        if not lost.medium:
            return tr("Bundle {n}: nothing is known of it. Ask the team what it held.").format(n=lost.sequence)
        written = when(self._space.look, lost.written)
        return tr(
            "By the laptop's register bundle {n} holds {records}, written {when} on {medium}. Ask the team first "
            "whether that medium is still with them."
        ).format(n=lost.sequence, records=records_text(lost.records), when=written, medium=lost.medium)


class ConflictCard(Card):
    """Both versions beside each other; the office keeps both and does not choose."""

    def __init__(self, space: Workspace) -> None:
        super().__init__(space.look, lambda: tr("Conflict"))
        self._space = space
        self.count.tone("warn")

    def show_detail(self, detail: Detail) -> None:
        empty(self.body)
        self.setVisible(bool(detail.conflicts or detail.waiting))
        look = self._space.look
        serials = [view.serial for view in detail.conflicts] or [waiting.serial for waiting in detail.waiting]
        self.count.say(
            tr_n("{serials} has two versions", "{serials} have two versions each", len(serials),
                 serials=enumerated(serials))
        )  # fmt: skip
        for view in detail.conflicts:
            self._versions(view, detail)
        for waiting in detail.waiting:
            people = [
                listed(detail.names.get(who, self._space.member_name(who)), minute(look, at))
                for who, at in waiting.heads
            ]
            text = tr("{serial}: {versions}").format(serial=waiting.serial, versions=tr("; ").join(people))
            self.body.addWidget(Text(look, text, "ui", wrap=True))
        self.body.addStretch(1)
        self.body.addWidget(hairline())
        said = (
            tr("Both versions are kept. The office does not choose; the receipt asks the team to decide.")
            if detail.conflicts
            else tr("The fields that differ are shown once the bundle is taken in. Both versions will be kept.")
        )
        self.body.addWidget(Text(look, said, "note", "text2", wrap=True))

    def _versions(self, view: RecordView, detail: Detail) -> None:
        space, heads = self._space, sorted(view.heads, key=lambda head: head.at)
        names, same = differing_fields([head.content for head in heads])
        self.body.addLayout(self._heads(heads, detail))
        states = [state_label(space.look, view.kind, head.state) for head in heads]
        if len(set(states)) > 1 or not names:
            self.body.addWidget(self._field(tr("State"), states))
        for name in names[:MOST_FIELDS]:
            texts = [value_text(space, view.kind, name, head.content.get(name)) for head in heads]
            label = space.words(view.kind).label(name, space.look.language.name)
            self.body.addWidget(self._field(label, texts))
        rest = same + max(len(names) - MOST_FIELDS, 0)
        words = tr_n("The other {n} field is the same.", "The other {n} fields are the same.", same)
        if rest > same:
            words = sentences(tr("{n} more fields differ.").format(n=rest - same), words)
        self.body.addWidget(Text(space.look, words, "note", "text2"))

    def _heads(self, heads: Sequence[Revision], detail: Detail) -> QHBoxLayout:
        look = self._space.look
        row = QHBoxLayout()
        row.setSpacing(12)
        gap = Text(look, "")
        gap.setFixedWidth(look.px(84))
        row.addWidget(gap)
        for head in heads:
            column = QVBoxLayout()
            column.setSpacing(1)
            name = detail.names.get(head.author, self._space.member_name(head.author))
            column.addWidget(Text(look, listed(detail.laptops.get(head.device, ""), name)))
            column.addWidget(Text(look, minute(look, head.at), "note", "text2"))
            row.addLayout(column, 1)
        return row

    def _field(self, label: str, texts: Sequence[str]) -> QWidget:
        look = self._space.look
        field = Panel("warn")
        row = QHBoxLayout(field)
        row.setContentsMargins(8, 6, 8, 6)
        row.setSpacing(12)
        title = Text(look, label, "note", "warn", wrap=True)
        title.setFixedWidth(look.px(76))
        title.setAlignment(Qt.AlignmentFlag.AlignTop)
        row.addWidget(title)
        marks = marks_of(texts)
        for index, text in enumerate(texts):
            body = QLabel()
            body.setTextFormat(Qt.TextFormat.RichText)
            body.setWordWrap(True)
            body.setAlignment(Qt.AlignmentFlag.AlignTop)
            look.dress(body, "record", "text")
            body.setText(underlined(text or "—", marks[index], look.color("warn").name()))
            row.addWidget(body, 1)
        return field
