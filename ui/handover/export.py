"""The export wizard: choose, review, approve, seal, slip. A page, so that Back never loses what was chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from forms.problems import Refused
from storage.exchange.export import SEALERS
from storage.exchange.sealing import SealOrder, SealResult
from ui.components.empty import ErrorPanel
from ui.components.panels import ScrollPanel
from ui.components.progress import Busy
from ui.components.wizard import Wizard
from ui.handover.approve import ApproveStep
from ui.handover.choose import ChooseStep
from ui.handover.choosing import MediumChooser
from ui.handover.desk import HandoverDesk
from ui.handover.exportsteps import Chosen, about_words, first_of, steps_of
from ui.handover.mediums import MediumChoice
from ui.handover.outgoing import Opening, Outgoing
from ui.handover.result import ResultStep
from ui.handover.review import ReviewStep
from ui.handover.sealstep import SealStep
from ui.i18n import tr
from ui.page import KeyList, Page
from ui.workspace import Workspace

CHOOSE, REVIEW, APPROVE, SEAL, RESULT = range(5)


class ExportPage(Page):
    """`bundle` empty: a new bundle (or the one that is not finished); else that one is written again."""

    narrow = True

    def __init__(self, space: Workspace, bundle: str = "") -> None:
        super().__init__()
        self._space = space
        self._bundle = bundle
        self.desk = HandoverDesk(space)
        self.error = ErrorPanel(space.look)
        self.wizard: Wizard | None = None
        self.chosen = Chosen()
        self._waiting = ScrollPanel("surface", 32)
        self._waiting.body.addWidget(self.error)
        self._waiting.body.addStretch(1)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self._waiting)

    # -- Page ------------------------------------------------------------------------------------------------

    def enter(self) -> None:
        """Only the first time: coming back from the slip finds everything as it was."""
        if self.wizard is not None:
            self.wizard.step.enter()
        elif self._space.me.role not in SEALERS:
            self._cannot(Refused("NOT_YOUR_ROLE", role=self._space.me.role))
        else:
            self.desk.open(self._bundle, self._build, self._cannot)

    def retranslate(self) -> None:
        if self.wizard is not None:
            self._show_all()
            self.choose.retell()

    def regions(self) -> Sequence[QWidget]:
        wizard = self.wizard
        return (first_of(wizard), wizard.next) if wizard is not None else ()

    def keys(self) -> KeyList:
        return (("↑ ↓", lambda: tr("Row")), ("Esc", lambda: tr("Cancel; while sealing: stop")))

    def seal(self) -> None:
        """What is being sealed has its own way to the vault: a lock lets it end, or cuts it, by policy."""
        if self.wizard is not None:
            self.approve.passphrase.clear()

    def may_leave(self) -> bool:
        if self.wizard is None or not self.step4.running:
            return True
        self.step4.ask_stop()
        return False

    def back(self) -> bool:
        if self.may_leave():
            self.left.emit()
        return True

    # -- making ----------------------------------------------------------------------------------------------

    def _cannot(self, problem: BaseException) -> None:
        self.error.tell(problem, [(lambda: tr("Back"), self.left.emit)])

    def _build(self, opening: Opening) -> None:
        space = self._space
        self.chosen = Chosen(opening.outgoing)
        self.choose = ChooseStep(space, with_scope=opening.outgoing.row is None)
        self.media = MediumChooser(space, self.desk, self.choose, opening.registrar, self._medium_changed, self._tell)
        self.review = ReviewStep(space)
        self.approve = ApproveStep(space, opening.leaders, opening.own_word)
        self.step4 = SealStep(space)
        self.result = ResultStep(space)
        number, stint = opening.outgoing.sequence, space.stint
        wizard = Wizard(
            space.look,
            lambda: tr("Hand over bundle {n}").format(n=number),
            lambda: about_words(stint),
            steps_of(self),
            lambda: tr("Written means read back. Received means receipted."),
        )
        self.wizard = wizard
        wizard.left.connect(self.left)
        wizard.finished.connect(self.left)
        self._connect()
        self._waiting.hide()
        self._layout.addWidget(wizard)
        if opening.outgoing.is_again:
            self.choose.tell_again(opening.outgoing)
        self._show_all()
        self.media.look_first()
        self.choose.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self.choose.scope_chosen.connect(self._choose_scope)
        self.approve.entered.connect(self._go_on)
        self.step4.done.connect(self._sealed)
        self.step4.changed.connect(self._show_foot)
        self.step4.again_asked.connect(self._again)
        self.step4.other_asked.connect(self._other_medium)
        self.result.slip_asked.connect(lambda: self._space.go_asked.emit("slip", self.chosen.outgoing.bundle))
        self.result.deliver_asked.connect(self._deliver)

    def _go_on(self) -> None:
        if self.wizard is not None:
            self.wizard.go_on()

    # -- choosing --------------------------------------------------------------------------------------------

    def _medium_changed(self, choice: MediumChoice | None) -> None:
        self.chosen.medium = choice
        if self.wizard is not None:
            self.wizard.refresh()

    def _tell(self, problem: BaseException) -> None:
        if self.wizard is not None:
            self.wizard.error.tell(problem)

    def _choose_scope(self, scope: str) -> None:
        if self.wizard is None:
            return
        self.wizard.error.clear()
        self.desk.review(self.choose.scope, self._take, self._no_review)

    def _no_review(self, problem: BaseException) -> None:
        """The scope goes back to what is shown."""
        self.choose.put_scope(self.chosen.outgoing.scope)
        if self.wizard is not None:
            self.wizard.error.tell(problem)

    def _take(self, out: Outgoing) -> None:
        self.chosen.outgoing = out
        self._show_all()

    def may_review(self) -> bool:
        """Whether step one is complete; says what is missing."""
        assert self.wizard is not None
        current = self.choose.current()
        if self.chosen.outgoing.is_empty:
            self.wizard.error.tell(Refused("NOTHING_TO_SEND"))
        elif current is not None and current.problem is not None:
            actions = [(lambda: tr("Register…"), self.media.ask_register)] if current.is_unknown else []
            self.wizard.error.tell(current.problem, actions)
        elif self.chosen.medium is None:
            self.wizard.banner.tell("warn", lambda: tr("Choose the medium that the bundle is written to."))
        else:
            return True
        return False

    # -- approving and sealing -------------------------------------------------------------------------------

    def ask_word(self) -> bool:
        """Ask for the leader's word; goes on by itself when it is given."""
        assert self.wizard is not None
        out, medium, leader = self.chosen.outgoing, self.chosen.medium, self.approve.leader()
        if medium is None or self.approve.blocked:
            return False
        passphrase = "" if leader is None else self.approve.take_passphrase()
        if leader is not None and not passphrase:
            return False
        self.wizard.error.clear()
        job = self.desk.approve(
            out, medium, leader.id if leader else "", passphrase, self._approved, self._not_approved
        )
        Busy(self.wizard.next, job)
        return False

    def _approved(self, order: SealOrder) -> None:
        assert self.wizard is not None
        self.chosen.order = order
        self.wizard.go_to(SEAL)

    def _not_approved(self, problem: BaseException) -> None:
        assert self.wizard is not None
        if self.approve.refuse(problem):
            return
        changed = getattr(problem, "code", "") == "CHANGED_MEANWHILE"
        action = (lambda: tr("Review again"), self._review_again)
        self.wizard.error.tell(problem, [action] if changed else [(lambda: tr("Another medium…"), self._other_medium)])

    def _review_again(self) -> None:
        assert self.wizard is not None
        self.wizard.go_to(REVIEW)
        self.desk.review(self.choose.scope, self._take, self._tell)

    def begin_sealing(self) -> None:
        """Entering the fourth step; coming back to it from elsewhere starts nothing."""
        self.show_step(SEAL)
        self._show_foot()
        if self.chosen.order is not None and self.step4.work is None:
            self.step4.begin(self.chosen.outgoing, self.chosen.order)

    def _again(self) -> None:
        if self.chosen.order is not None and not self.step4.running:
            self.step4.begin(self.chosen.outgoing, self.chosen.order)

    def _other_medium(self) -> None:
        """The bundle is taken up anew under its number: another medium needs the leader's word again."""
        assert self.wizard is not None
        self.chosen.order = None
        self.step4.work = None
        self.wizard.go_to(CHOOSE)
        self.desk.open("", self._taken_up, self._tell)

    def _taken_up(self, opening: Opening) -> None:
        again = opening.outgoing
        self.choose.scopes.setVisible(again.row is None)
        self.choose.tell_again(again)
        self._take(again)
        self.media.look()

    def stop_or_close(self) -> bool:
        """The act of the fourth step."""
        if self.step4.running:
            self.step4.ask_stop()
        else:
            self.left.emit()
        return False

    def _sealed(self, result: SealResult) -> None:
        assert self.wizard is not None
        self.chosen.result = result
        medium = self.chosen.medium
        custodian = medium.medium.custodian if medium is not None and medium.medium is not None else ""
        self.result.show_result(result, custodian)
        self.desk.pending(self._show_pending)
        self.wizard.go_to(RESULT)

    def _show_pending(self, pending: object) -> None:
        self.result.show_pending(pending)  # type: ignore[arg-type]  # a signal carries it
        self._space.owed_changed.emit(pending.total)  # type: ignore[attr-defined]

    def _deliver(self) -> None:
        assert self.wizard is not None
        self.desk.deliver(
            self.chosen.outgoing.bundle, lambda _change: self.result.show_delivered(True), self.wizard.error.tell
        )

    # -- showing ---------------------------------------------------------------------------------------------

    def _show_all(self) -> None:
        out, medium = self.chosen.outgoing, self.chosen.medium
        self.review.show_outgoing(out, medium)
        self.approve.show_outgoing(out, medium)
        if self.wizard is not None:
            self.wizard.refresh()

    def show_step(self, index: int) -> None:
        """What every step does on entering: fresh facts, the foot's buttons, the focus."""
        wizard = self.wizard
        if wizard is None:
            return
        self._show_all()
        wizard.cancel.setVisible(index < SEAL)
        wizard.next.become("plain" if index >= SEAL else "primary")
        first_of(wizard).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_foot(self) -> None:
        wizard = self.wizard
        if wizard is None or wizard.step.key != "seal":
            return
        wizard.status.say(self.step4.foot())
        wizard.next.say((lambda: tr("Stop…")) if self.step4.running else (lambda: tr("Close")))
