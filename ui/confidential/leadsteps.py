"""The steps of packing leads that differ from a bundle of records: what goes, the word, the notes, the paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from forms.kinds import KINDS
from forms.problems import Problem
from storage.exchange.sealing import SealResult
from storage.leads import LEAD
from storage.model import Account, RecordSummary
from ui.components.fields import Complaint, FormRow
from ui.components.marks import Mark
from ui.components.panels import Card, Facts
from ui.components.passphrase import PassphraseField
from ui.components.table import Column, RecordModel, RecordView
from ui.components.text import Text
from ui.handover.approve import WRONG
from ui.handover.exportsteps import NOTHING
from ui.handover.outgoing import Outgoing
from ui.handover.sealstep import SealStep
from ui.handover.words import dashed, marking_word
from ui.i18n import Words, tr, tr_n
from ui.messages import explain, size_text
from ui.workspace import Workspace


def outgoing_of(sequence: int, count: int) -> Outgoing:
    """What the sealing step must know: the number, and how many."""
    return replace(NOTHING, sequence=sequence, apart=count)


class WhatGoes(QWidget):
    """The leads by number."""

    def __init__(self, space: Workspace, rows: Sequence[RecordSummary]) -> None:
        super().__init__()
        look = space.look
        pick, kind = look.language.pick, KINDS[LEAD]
        self.list = RecordView(
            look,
            RecordModel(
                [
                    Column(lambda: tr("Number"), lambda row: row.serial, 200, mark=_mark),
                    Column(lambda: tr("State"), lambda row: pick(kind.state(row.state).label), 140),
                    Column(lambda: tr("Received on"), lambda row: str(row.fields.get("received_on") or "–")),
                    Column(lambda: tr("Decided on"), lambda row: str(row.fields.get("second_meeting_on") or "–"), 160),
                ],
                lambda row: row.id,
            ),
            lambda: pick(kind.plural),
        )
        self.list.rows_model.show_rows(tuple(rows))
        self.first: QWidget = self.list
        card = Card(look, lambda: pick(kind.plural), padded=False)
        card.body.addWidget(self.list)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card, 1)


def _mark(_row: RecordSummary) -> Mark:
    return "met"


class LeadApprove(QWidget):
    """The leader's word; leads are not delegated. `entered()` on Enter in the passphrase."""

    entered = Signal()

    def __init__(self, space: Workspace, leaders: Sequence[Account]) -> None:
        """`leaders` are those who are not at the keyboard."""
        super().__init__()
        self._space = space
        self.own = space.me.role == "leader"
        self.leaders = tuple(leaders)
        look = space.look
        self.facts = Facts(look, 1, 90)
        what = Card(look, lambda: tr("What is approved"))
        what.body.addWidget(self.facts)
        self.who = QComboBox()
        look.dress(self.who)
        self.who.setAccessibleName(tr("Team leader"))
        for leader in self.leaders:
            self.who.addItem(leader.name, leader.id)
        row = FormRow(look, lambda: tr("Team leader"), self.who)
        self.passphrase = PassphraseField(look, lambda: tr("The leader's passphrase"))
        self.passphrase.entered.connect(self.entered)
        self.complaint = Complaint(look)
        word = Card(look, lambda: tr("The leader's word"))
        self._said = Text(look, self._words, "ui", "text2", wrap=True)
        for part in (self._said, row, self.passphrase, self.complaint):
            word.body.addWidget(part)
        word.setMaximumWidth(look.px(560))
        row.setVisible(not self.own and len(self.leaders) > 1)
        self.passphrase.setVisible(not self.own and bool(self.leaders))
        self.first: QWidget | None = self.passphrase if not self.own and self.leaders else None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(what)
        layout.addWidget(word)
        layout.addStretch(1)

    @property
    def blocked(self) -> bool:
        """Whether nobody here can give the word."""
        return not self.own and not self.leaders

    def leader(self) -> Account | None:
        """Whose word is asked for; None when the leader is at the keyboard."""
        return None if self.own or not self.leaders else self.leaders[max(self.who.currentIndex(), 0)]

    def name(self) -> str:
        leader = self.leader()
        return leader.name if leader is not None else self._space.me.name if self.own else ""

    def show_what(self, rows: Sequence[RecordSummary], medium: str) -> None:
        """What is approved."""
        marking = marking_word(self._space.look, self._space.stint.marking)
        self.facts.show_facts([
            (tr("Content"), tr_n("{n} lead", "{n} leads", len(rows))), (tr("Marking"), marking),
            (tr("Recipient"), tr("The receiving body, by its key in the kit")), (tr("Medium"), medium),
        ])  # fmt: skip

    def take_passphrase(self) -> str:
        """What was typed; the field is empty afterwards. Empty text complains."""
        text = self.passphrase.text()
        self.passphrase.clear()
        self.complaint.hide()
        if not text:
            self.complaint.tell(lambda: tr("Type the passphrase"))
        return text

    def refuse(self, problem: BaseException) -> bool:
        """Say a wrong passphrase under the field; whether this was one."""
        if not isinstance(problem, Problem) or problem.code not in WRONG:
            return False
        self.complaint.tell(lambda: explain(problem, self._space.look.language.name).what)
        self.passphrase.setFocus()
        return True

    def _words(self) -> str:
        if self.own:
            return tr("You are the leader and approve directly.")
        if self.leaders:
            return tr("The leader types the passphrase. It counts once, for this bundle only; it cannot be delegated.")
        return tr("No team leader has an account on this laptop. Add one first; the bundle keeps its number.")


class LeadSeal(SealStep):
    """Sealing as for records, with the receiving body in place of the office."""

    def __init__(self, space: Workspace, to: str) -> None:
        super().__init__(space)
        self._to = to

    def _note(self, step: str) -> Words | None:
        if step == "freeze" and self._out is not None:
            count = self._out.apart
            return lambda: tr_n("{n} lead", "{n} leads", count)
        if step == "sign":
            return lambda: tr("To the receiving body {key}").format(key=self._to)
        return super()._note(step)


class LeadResult(QWidget):
    """What was written, and what to do with it."""

    def __init__(self, space: Workspace) -> None:
        super().__init__()
        self._space = space
        look = space.look
        self.facts = Facts(look, 1, 110, role="ui")
        written = Card(look, lambda: tr("What was written"))
        written.body.addWidget(self.facts)
        todo = Card(look, lambda: tr("What to do now"))
        for number, words in enumerate(_TODO, 1):
            todo.body.addWidget(Text(look, _numbered(number, words), "ui", "text", wrap=True))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(written)
        layout.addWidget(todo)
        layout.addStretch(1)

    def show_result(self, result: SealResult) -> None:
        row = result.row
        self.facts.show_facts([
            (lambda: tr("File"), ", ".join(path.name for path in result.paths)),
            (lambda: tr("Size"), size_text(row.size)),
            (lambda: tr("Fingerprint"), dashed(row.sha256, 8)),
            (lambda: tr("Medium"), row.statement.medium.number),
        ])  # fmt: skip


def _numbered(number: int, words: Words) -> Words:
    return lambda: f"{number}.  {words() if callable(words) else words}"


_TODO: tuple[Words, ...] = (
    lambda: tr("Print the referral sheet of each lead, in the register of leads."),
    lambda: tr("Hand the medium and the sheets over by hand; the receiving body signs."),
    lambda: tr("Register the hand-over, and later the receipt, in the register of leads."),
)
