"""What the group does with a lead, as a panel: the questions of one act, the leader's word, what is missing (V16)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from forms.kinds import KINDS
from forms.problems import Problem, Refused, Report
from storage.leads import LEAD
from storage.model import Account, Content, RecordView, Saved
from storage.session import Session
from ui.components.buttons import Button
from ui.components.empty import ErrorPanel
from ui.components.fields import Complaint
from ui.components.panels import ScrollPanel
from ui.components.passphrase import PassphraseField
from ui.components.progress import Busy
from ui.components.text import Text, hairline
from ui.confidential.sealedform import SealedForm
from ui.handover.approve import WRONG
from ui.i18n import Words, tr
from ui.messages import explain
from ui.records.moves import approver_for
from ui.workspace import Workspace

HANDLING = "handling"


@dataclass(frozen=True)
class Act:
    """A move of a lead: its open questions, and those of the sealed part `handling`."""

    move: str
    questions: tuple[str, ...]
    handling: tuple[str, ...]
    note: Words
    danger: bool = False


ACTS: tuple[Act, ...] = (
    Act("discuss", ("first_meeting_on",), ("preliminary_class", "first_participants", "first_opinion"),
        lambda: tr("The group meets before the lead is looked into and classes it; at least two take part.")),
    Act("decide", ("second_meeting_on",),
        ("preliminary_class", "second_participants", "second_opinion", "proposed_body"),
        lambda: tr("The group meets again afterwards and says to whom the lead goes; at least two take part.")),
    Act("not_accept", (), ("not_accepted_reason", "passed_on_to"),
        lambda: tr("Out of scope, or a matter of work style: say why, and to whom it is passed on. Both are sealed."),
        danger=True),
)  # fmt: skip


def acts_in(state: str) -> list[Act]:
    """What the group can do with a lead in this state."""
    kind = KINDS[LEAD]
    return [act for act in ACTS if state in kind.transition(act.move).sources]


class ActPanel(ScrollPanel):
    """`done(Saved)` when the act is registered, `closed()` for not now. `opened` is what the sealed part said before
    and is carried on, since it is sealed as a whole."""

    done = Signal(object)
    closed = Signal()

    def __init__(self, space: Workspace, view: RecordView, act: Act, opened: Content) -> None:
        super().__init__("window", 16)
        self._space, self._view, self._step, self._opened = space, view, act, dict(opened)
        look, move = space.look, KINDS[LEAD].transition(act.move)
        words: Words = lambda: look.language.pick(move.label)  # noqa: E731
        self.form = SealedForm(look, space.forms[LEAD], act.questions, {HANDLING: act.handling}, space.members)
        self.form.show_answers(view.head.content, {HANDLING: opened})
        self.error = ErrorPanel(look)
        self._leader: Account | None = approver_for(move, space.me, space.members)
        self._nobody = bool(move.approver) and space.me.role != move.approver and self._leader is None
        self.word = PassphraseField(look, lambda: tr("Passphrase of {name}").format(name=self._name()))
        self.word.setVisible(self._leader is not None)
        self._complaint = Complaint(look)
        self.act = Button(look, words, "danger" if act.danger else "primary")
        self.act.clicked.connect(self.register)
        self.later = Button(look, lambda: tr("Not now"), "quiet")
        self.later.clicked.connect(self.closed)
        foot = QHBoxLayout()
        foot.addWidget(self.act)
        foot.addWidget(self.later)
        foot.addStretch(1)
        for part in (
            Text(look, words, "head", wrap=True), Text(look, act.note, "note", "text2", wrap=True), self.error,
            self.form, hairline(), self.word, self._complaint,
        ):  # fmt: skip
            self.body.addWidget(part)
        self.body.addLayout(foot)
        self.body.addStretch(1)
        if self._nobody:
            self._complaint.tell(lambda: tr("This needs the leader's word, and no leader is here."))

    def _name(self) -> str:
        return self._leader.name if self._leader is not None else ""

    def register(self) -> None:
        """Make the move; what is missing is said under its field."""
        if not self.form.check() or self._nobody:
            return
        self._complaint.hide()
        if self._leader is not None and not self.word.text():
            self._complaint.tell(lambda: tr("Type the passphrase"))
            return
        passphrase = self.word.text()
        self.word.clear()
        updates, handling = self.form.content(), {**self._opened, **self.form.groups().get(HANDLING, {})}
        head, move = self._view.head, self._step.move
        leader = self._leader.id if self._leader is not None else ""

        def work(session: Session, _report: Report) -> Saved | list[Refused]:
            return register_act(session, head.record, head.id, move, updates, handling, leader, passphrase)

        job = self._space.write(work, self._answered, self._failed)
        Busy(self.act, job)

    def _answered(self, found: Saved | list[Refused]) -> None:
        if isinstance(found, Saved):
            self.done.emit(found)
            return
        left = self.form.complain(found)
        if left:
            self.error.tell(left[0])

    def _failed(self, problem: BaseException) -> None:
        if isinstance(problem, Problem) and problem.code in WRONG:
            self._complaint.tell(lambda: explain(problem, self._space.look.language.name).what)
            self.word.setFocus()
            return
        self.error.tell(problem)


def register_act(
    session: Session, record: str, base: str, move: str, updates: Mapping[str, Any], handling: Content, leader: str,
    passphrase: str,
) -> Saved | list[Refused]:  # fmt: skip
    """On the storage thread: all that stands against the act, or the act itself. The leader's word is asked for only
    once nothing is missing. Raises as `Records.transition`, `Accounts.approve`."""
    groups = {HANDLING: handling}
    refusals = session.records.blocked_by(record, base, move, updates, groups)
    if refusals:
        return refusals
    word = session.accounts.approve(leader, passphrase, record) if leader else None
    return session.records.transition(record, base, move, updates, approval=word, protected=groups)
