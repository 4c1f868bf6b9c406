"""Third step: the word for this bundle, of the leader or of a deputy to whom it is delegated, by passphrase or by
being the one at the keyboard (V18)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from forms.problems import Problem
from storage.model import Account
from ui.components.banner import Banner
from ui.components.fields import Complaint, FormRow
from ui.components.panels import Card, Facts
from ui.components.passphrase import PassphraseField
from ui.components.text import Text
from ui.handover.mediums import MediumChoice
from ui.handover.outgoing import Outgoing
from ui.handover.words import marking_word, records_text
from ui.i18n import tr
from ui.messages import explain
from ui.roles import role_word
from ui.workspace import Workspace

WRONG = ("PASSPHRASE_OR_DEVICE_KEY_WRONG", "WAIT")


class ApproveStep(QWidget):
    """`entered()` on Enter in the passphrase. The passphrase leaves the field as soon as it is asked for."""

    entered = Signal()

    def __init__(self, space: Workspace, leaders: Sequence[Account], own_word: bool) -> None:
        super().__init__()
        self._space = space
        self.leaders = tuple(leaders)
        look = space.look
        self.own_word = own_word
        self.banner = Banner(look)
        self.facts = Facts(look, 1, 90)
        card = Card(look, lambda: tr("What is approved"))
        card.body.addWidget(self.facts)
        self.who = QComboBox()
        look.dress(self.who)
        self.who.setAccessibleName(tr("Approved by"))
        for leader in self.leaders:
            self.who.addItem(leader.name, leader.id)
        self._who_row = FormRow(look, lambda: tr("Approved by"), self.who)
        self._who_row.setVisible(len(self.leaders) > 1)
        self.passphrase = PassphraseField(look, self._whose)
        self.passphrase.entered.connect(self.entered)
        self.complaint = Complaint(look)
        self._word = Card(look, lambda: tr("Approval"))
        self._said = Text(look, "", "ui", "text2", wrap=True)
        for widget in (self._said, self._who_row, self.passphrase, self.complaint):
            self._word.body.addWidget(widget)
        self._word.setMaximumWidth(look.px(560))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for part in (self.banner, card, self._word):
            layout.addWidget(part)
        layout.addStretch(1)
        self.passphrase.setVisible(not self.own_word and bool(self.leaders))
        self._who_row.setVisible(not self.own_word and len(self.leaders) > 1)
        self.first: QWidget | None = self.passphrase if not self.own_word and self.leaders else None

    @property
    def blocked(self) -> bool:
        """Whether nobody here can give the word."""
        return not self.own_word and not self.leaders

    def leader(self) -> Account | None:
        """Whose word is asked for; None when the leader is at the keyboard."""
        if self.own_word or not self.leaders:
            return None
        return self.leaders[max(self.who.currentIndex(), 0)]

    def name(self) -> str:
        """Who approves."""
        leader = self.leader()
        return leader.name if leader is not None else self._space.me.name

    def _whose(self) -> str:
        """Named where only one can be meant: the leader and deputies have words of the same weight."""
        if len(self.leaders) == 1:
            return tr("Passphrase of {name}").format(name=self.leaders[0].name)
        return tr("Passphrase of whoever approves")

    def show_outgoing(self, out: Outgoing, choice: MediumChoice | None) -> None:
        total = sum(line.count for line in out.lines)
        medium = choice.name if choice is not None else ""
        look = self._space.look
        self.facts.show_facts([
            (tr("Bundle"), tr("Bundle {n}").format(n=out.sequence)),
            (tr("Content"), records_text(total)),
            (tr("Marking"), marking_word(look, out.marking)),
            (tr("Recipient"), self._space.stint.office.name),
            (tr("Medium"), medium),
        ])  # fmt: skip
        if self.own_word:
            self._said.say(
                tr("{name}, {role}, is signed in and approves directly.").format(
                    name=self.name(), role=role_word(self._space.me.role)
                )
            )
        elif self.leaders:
            self._said.say(
                tr("{name} reads what goes out and types the passphrase. It counts once, for this bundle only.").format(
                    name=self.name()
                )
            )
        else:
            self._said.say(
                tr("No team leader has an account on this laptop. Add one first; the bundle keeps its number.")
            )

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
        if problem.code == "WAIT":
            self.complaint.tell(lambda: explain(problem, self._space.look.language.name).what)
        else:
            self.complaint.tell(lambda: tr("Passphrase wrong. Nothing was approved; everything chosen is kept."))
        self.passphrase.setFocus()
        return True
