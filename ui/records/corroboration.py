"""May it be approved? Independent sources by kind, facts against kinds of evidence, what still stands in the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from forms.corroboration import EVIDENCE_TARGETS, Sources, matrix, sources
from forms.kinds import Kind
from forms.rules import Linked
from storage.model import Account
from ui.components.buttons import Button
from ui.components.layouts import empty
from ui.components.marks import Mark, MarkOnly
from ui.components.text import ElidedText, Text, hairline
from ui.i18n import Speaks, Words, enumerated, tr, tr_n
from ui.records.scope import Scope

SIGNERS = ("prepared_by", "reviewed_by", "approved_by")
SHOWN_FIRST = ("document", "interview")
"""Kinds of evidence with a line of their own; the others share one."""


class Corroboration(Speaks, QWidget):
    """Counts what the evidence table says now. `go_there(place)` leads to what is missing."""

    go_there = Signal(str)

    def __init__(self, scope: Scope) -> None:
        super().__init__()
        self._scope = scope
        self._content: Mapping[str, Any] = {}
        self._linked: Mapping[str, Linked] = {}
        self._names = 0
        self.counted = Sources({})
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(8)

    def show_paper(self, content: Mapping[str, Any], linked: Mapping[str, Linked], names: int) -> None:
        """`linked` are the records the evidence points at, `names` how often a sealed name stands in the text (V13)."""
        self._content, self._linked, self._names = content, linked, names
        self.counted = sources(content, linked)
        self.retranslate()

    def retranslate(self) -> None:
        empty(self._box)
        look = self._scope.look
        head = QHBoxLayout()
        head.addWidget(Text(look, lambda: tr("Corroboration")))
        head.addStretch(1)
        number = self.counted.independent
        head.addWidget(Text(look, lambda: tr("{n} independent").format(n=number), "note", "text2"))
        self._box.addLayout(head)
        for kind in SHOWN_FIRST:
            self._count(self.counted.count(kind), self._kind_words(kind))
        others = sum(self.counted.count(kind) for kind in EVIDENCE_TARGETS if kind not in SHOWN_FIRST)
        self._count(others, lambda: tr("Survey, letters, visits, files"))
        if self.counted.single_source:
            self._line("act", lambda: tr("Only one interview supports this"), "evidence")
        facts = matrix(self._content)
        if facts:
            self._box.addWidget(hairline())
            self._box.addWidget(self._matrix(facts))
        self._box.addWidget(hairline())
        self._box.addWidget(Text(look, lambda: tr("Before approval"), "note", "text2"))
        self._conditions()

    def conditions(self) -> dict[str, bool]:
        """What approval asks of evidence and text, and whether it holds now."""
        rows = list(self._content.get("evidence") or ())
        located = [bool(row.get("location")) and bool(row.get("shows")) for row in rows]
        return {
            "sources": self.counted.suffices,
            "located": bool(rows) and all(located) and not self.counted.missing,
            "names": not self._names,
        }

    @property
    def signed_by_three(self) -> bool:
        """V12: it was prepared, reviewed and approved, each by somebody else."""
        return len({str(self._content.get(name) or "") for name in SIGNERS} - {""}) == len(SIGNERS)

    # -- inside ----------------------------------------------------------------------------------------------

    def _conditions(self) -> None:
        held = self.conditions()
        rows = list(self._content.get("evidence") or ())
        wanting = [
            number for number, row in enumerate(rows, 1)
            if not row.get("location") or not row.get("shows") or number in self.counted.missing
        ]  # fmt: skip
        self._line(_mark(held["sources"]), lambda: tr("1 document or 2 independent sources"), "evidence")
        joined = enumerated([str(number) for number in wanting])
        located: Words = lambda: (  # noqa: E731
            tr("Exact location and source for each: no. {numbers}").format(numbers=joined)
            if wanting
            else tr("Exact location and source for each")
        )
        self._line(_mark(held["located"]), located, f"evidence/{wanting[0]}" if wanting else "evidence")
        signed: Mark = "met" if self.signed_by_three else "not_begun"
        self._line(signed, lambda: tr("Three different persons sign"), "")
        if self._scope.space.stint.practice and not can_be_signed(self._scope.kind, self._scope.lists.members):
            self._practise_together()
        count = self._names
        named: Words = lambda: (  # noqa: E731
            tr_n("A sealed name stands in the text, {n} place", "Sealed names stand in the text, {n} places", count)
            if count
            else tr("No sealed identity in the text")
        )
        self._line(_mark(held["names"]), named, "names")

    def _practise_together(self) -> None:
        """Who practises alone never gets three signatures: what to do about it."""
        look, space = self._scope.look, self._scope.space
        self._box.addWidget(Text(look, lambda: tr(
            "Alone you cannot get three signatures. Add practice accounts: a member prepares, a deputy leader reviews,"
            " the leader approves. Lock, and unlock as each of them."
        ), "note", "warn", wrap=True))  # fmt: skip
        if space.has_door("accounts"):
            there = Button(look, lambda: tr("Add practice accounts"), "link", role="note")
            there.clicked.connect(lambda: space.go_asked.emit("accounts", ""))
            self._box.addWidget(there, 0, Qt.AlignmentFlag.AlignLeft)

    def _kind_words(self, kind: str) -> Words:
        return {
            "document": lambda: tr("Documents"), "interview": lambda: tr("Interviews"),
        }[kind]  # fmt: skip

    def _count(self, number: int, words: Words) -> None:
        look = self._scope.look
        line = QHBoxLayout()
        line.setSpacing(12)
        digit = Text(look, str(number), "title", "text" if number else "text3")
        digit.setFixedWidth(look.px(32))
        digit.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(digit)
        line.addWidget(Text(look, words, "ui", "text" if number else "text3"), 1)
        self._box.addLayout(line)

    def _matrix(self, facts: Any) -> QWidget:
        look = self._scope.look
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(5)
        heads: tuple[Words, ...] = (
            lambda: tr("Fact"), lambda: tr("Doc."), lambda: tr("Int."), lambda: tr("Other"),
        )  # fmt: skip
        for column, words in enumerate(heads):
            grid.addWidget(Text(look, words, "note", "text2"), 0, column)
        for row, fact in enumerate(facts, 1):
            grid.addWidget(ElidedText(look, fact.text.replace("\n", " ") or str(fact.number), "note"), row, 0)
            other = any(fact.by_kind.get(kind) for kind in EVIDENCE_TARGETS if kind not in SHOWN_FIRST)
            found = [bool(fact.by_kind.get(kind)) for kind in SHOWN_FIRST] + [other]
            for column, holds in enumerate(found, 1):
                cell: QWidget = MarkOnly(look, "met") if holds else Text(look, "–", "note", "text3")
                grid.addWidget(cell, row, column, Qt.AlignmentFlag.AlignCenter)
        grid.setColumnStretch(0, 1)
        return holder

    def _line(self, mark: Mark, words: Words, place: str) -> None:
        look = self._scope.look
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(MarkOnly(look, mark), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Text(look, words, "note", "warn" if mark == "act" else "text", wrap=True), 1)
        if mark == "act" and place:
            there = Button(look, lambda: tr("Go there"), "link", role="note")
            there.clicked.connect(lambda: self.go_there.emit(place))
            line.addWidget(there)
        self._box.addLayout(line)


def can_be_signed(kind: Kind, members: Sequence[Account]) -> bool:
    """Whether among these accounts there are three persons, one to begin a record and one for each later signature."""
    steps = [move.roles for move in kind.transitions if set(move.stamps) & set(SIGNERS[1:])]
    able = [[one.id for one in members if one.role in roles] for roles in (kind.creators, *steps)]
    return any(len(set(chosen)) == len(able) for chosen in product(*able))


def _mark(holds: bool) -> Mark:
    return "met" if holds else "act"
