"""Packing leads: what goes, the medium, the leader's word, sealing to the body that leads are handed to (V16, V18)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from forms.problems import Refused, Report
from storage.exchange.leads import LeadExport
from storage.exchange.sealing import SealOrder, SealResult
from storage.session import Session
from ui.components.empty import ErrorPanel
from ui.components.panels import ScrollPanel
from ui.components.progress import Busy
from ui.components.wizard import Wizard, WizardStep
from ui.confidential.leadopening import LeadOpening, open_leads_export
from ui.confidential.leadsteps import LeadApprove, LeadResult, LeadSeal, WhatGoes, outgoing_of
from ui.handover.choose import ChooseStep
from ui.handover.choosing import MediumChooser
from ui.handover.desk import HandoverDesk
from ui.handover.mediums import MediumChoice
from ui.i18n import tr, tr_n
from ui.page import KeyList, Page
from ui.workspace import Workspace

MEDIUM, SEAL = 1, 3


class LeadExportPage(Page):
    """A wizard of five steps; until the word is given nothing is written down."""

    narrow = True

    def __init__(self, space: Workspace) -> None:
        super().__init__()
        self._space = space
        self.desk = HandoverDesk(space)
        self.error = ErrorPanel(space.look)
        self.wizard: Wizard | None = None
        self.opening: LeadOpening | None = None
        self.choice: MediumChoice | None = None
        self.order: SealOrder | None = None
        self._waiting = ScrollPanel("surface", 32)
        self._waiting.body.addWidget(self.error)
        self._waiting.body.addStretch(1)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self._waiting)

    # -- Page ------------------------------------------------------------------------------------------------

    def enter(self) -> None:
        if self.wizard is not None:
            self.wizard.step.enter()
            return
        self._space.read(open_leads_export, self._build, self._cannot)

    def retranslate(self) -> None:
        if self.wizard is not None:
            self._show_approval()
            self.wizard.refresh()

    def regions(self) -> Sequence[QWidget]:
        return (self.wizard.step.page, self.wizard.next) if self.wizard is not None else ()

    def keys(self) -> KeyList:
        return (("↑ ↓", lambda: tr("Row")), ("Esc", lambda: tr("Cancel; while sealing: stop")))

    def seal(self) -> None:
        """What is being sealed has its own way to the vault: a lock lets it end, or cuts it, by policy."""
        if self.wizard is not None:
            self.approve.passphrase.clear()

    def may_leave(self) -> bool:
        if self.wizard is None or not self.sealing.running:
            return True
        self.sealing.ask_stop()
        return False

    def back(self) -> bool:
        if self.may_leave():
            self.left.emit()
        return True

    # -- making ----------------------------------------------------------------------------------------------

    def _cannot(self, problem: BaseException) -> None:
        self.error.tell(problem, [(lambda: tr("Back"), self.left.emit)])

    def _build(self, opening: LeadOpening) -> None:
        if not opening.rows:
            self._cannot(Refused("NO_LEAD_DECIDED", rule="V16"))
            return
        space, self.opening = self._space, opening
        self.what = WhatGoes(space, opening.rows)
        self.choose = ChooseStep(
            space, with_scope=False,
            safe=lambda: tr("Only the receiving body can open the bundle, also if the medium is lost."),
        )  # fmt: skip
        self.media = MediumChooser(space, self.desk, self.choose, opening.registrar, self._medium, self._tell)
        self.approve = LeadApprove(space, opening.leaders)
        self.approve.entered.connect(self._go_on)
        self.sealing = LeadSeal(space, opening.to)
        self.sealing.done.connect(self._sealed)
        self.sealing.changed.connect(self._show_foot)
        self.sealing.again_asked.connect(self._again)
        self.sealing.other_asked.connect(self._other)
        self.result = LeadResult(space)
        number, to = opening.sequence, opening.to
        self.wizard = Wizard(
            space.look, lambda: tr("Pack leads, bundle {n}").format(n=number),
            lambda: tr("To the receiving body {key}, not to the office").format(key=to), self._steps(),
            lambda: tr("Written means read back. Handed over means signed for."),
        )  # fmt: skip
        self.wizard.left.connect(self.left)
        self.wizard.finished.connect(self.left)
        self._waiting.hide()
        self._layout.addWidget(self.wizard)
        if opening.unfinished is not None:
            written = opening.unfinished.state == "written"
            self.wizard.banner.tell("warn", lambda: (
                tr("Nothing new is decided. Bundle {n}, not handed over yet, can be written again under its number.")
                if written
                else tr("Bundle {n} was approved and not finished. It is written now under the same number.")
            ).format(n=number))  # fmt: skip
        self.media.look_first()

    def _steps(self) -> list[WizardStep]:
        def medium() -> str:
            return tr("To {medium}").format(medium=self.choice.name) if self.choice is not None else ""

        return [
            WizardStep(
                "what", lambda: tr("What goes"), lambda: tr("Every lead the group has decided on"),
                lambda: tr("Numbers only: what they say stays sealed."), self.what, lambda: tr("Choose the medium"),
                enter=lambda: self._enter(0), chosen=self._count,
            ),
            WizardStep(
                "medium", lambda: tr("Medium"), lambda: tr("Choose the medium"),
                lambda: tr("A registered medium; the receiving body gets it by hand."), self.choose,
                lambda: tr("Ask for approval…"), self._may_go, lambda: self._enter(1), medium,
            ),
            WizardStep(
                "approve", lambda: tr("Approve"), lambda: tr("The leader approves"),
                lambda: tr("Without the leader's word nothing leaves this laptop."), self.approve,
                lambda: tr("Approve and seal"), self._ask_word, lambda: self._enter(2), self.approve.name,
            ),
            WizardStep(
                "seal", lambda: tr("Seal, read back"), lambda: tr("Sealing and reading back"),
                lambda: tr("Each step is ticked only when it is done."), self.sealing, lambda: tr("Stop…"),
                self._stop, self._begin, back=False,
            ),
            WizardStep(
                "next", lambda: tr("Hand over"), lambda: tr("Written and reads back equal"),
                lambda: tr("The leads stand in the register as packed."), self.result, lambda: tr("Finish"),
                enter=lambda: self._enter(4), back=False,
            ),
        ]  # fmt: skip

    def _count(self) -> str:
        count = len(self.opening.rows) if self.opening is not None else 0
        return tr_n("{n} lead", "{n} leads", count)

    # -- steps -----------------------------------------------------------------------------------------------

    def _enter(self, index: int) -> None:
        wizard = self.wizard
        if wizard is None:
            return
        wizard.cancel.setVisible(index < SEAL)
        wizard.next.become("plain" if index >= SEAL else "primary")
        first = getattr(wizard.step.page, "first", None)
        (first if isinstance(first, QWidget) else wizard.next).setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self) -> None:
        if self.wizard is not None:
            self.wizard.go_on()

    def _medium(self, choice: MediumChoice | None) -> None:
        self.choice = choice
        if self.wizard is not None:
            self.wizard.refresh()

    def _tell(self, problem: BaseException) -> None:
        if self.wizard is not None:
            self.wizard.error.tell(problem)

    def _may_go(self) -> bool:
        assert self.wizard is not None
        current = self.choose.current()
        if current is not None and current.problem is not None:
            actions = [(lambda: tr("Register…"), self.media.ask_register)] if current.is_unknown else []
            self.wizard.error.tell(current.problem, actions)
            return False
        if self.choice is None:
            self.wizard.banner.tell("warn", lambda: tr("Choose the medium that the bundle is written to."))
            return False
        self._show_approval()
        return True

    def _show_approval(self) -> None:
        if self.opening is not None and self.choice is not None:
            self.approve.show_what(self.opening.rows, self.choice.name)

    def _ask_word(self) -> bool:
        assert self.wizard is not None
        opening, choice, leader = self.opening, self.choice, self.approve.leader()
        if opening is None or choice is None or self.approve.blocked:
            return False
        passphrase = self.approve.take_passphrase() if leader is not None else ""
        if leader is not None and not passphrase:
            return False
        self.wizard.error.clear()
        records, again = [row.id for row in opening.rows], opening.unfinished is not None

        def work(session: Session, _report: Report) -> SealOrder:
            word = session.accounts.approve(leader.id, passphrase, "leads") if leader is not None else None
            export = LeadExport(session)
            return export.again(choice.found, word) if again else export.approve(records, choice.found, word)

        Busy(self.wizard.next, self._space.write(work, self._approved, self._refused))
        return False

    def _approved(self, order: SealOrder) -> None:
        assert self.wizard is not None
        self.order = order
        self.wizard.go_to(SEAL)

    def _refused(self, problem: BaseException) -> None:
        if not self.approve.refuse(problem):
            self._tell(problem)

    def _begin(self) -> None:
        self._enter(SEAL)
        self._show_foot()
        if self.order is not None and self.opening is not None and self.sealing.work is None:
            self.sealing.begin(outgoing_of(self.opening.sequence, len(self.opening.rows)), self.order)

    def _again(self) -> None:
        if self.order is not None and self.opening is not None and not self.sealing.running:
            self.sealing.begin(outgoing_of(self.opening.sequence, len(self.opening.rows)), self.order)

    def _other(self) -> None:
        """Another medium needs the leader's word again; the bundle keeps its number."""
        assert self.wizard is not None
        self.order, self.sealing.work = None, None

        def taken(opening: LeadOpening) -> None:
            self.opening = opening
            self.media.look()

        self.wizard.go_to(MEDIUM)
        self._space.read(open_leads_export, taken, self._tell)

    def _stop(self) -> bool:
        if self.sealing.running:
            self.sealing.ask_stop()
        else:
            self.left.emit()
        return False

    def _sealed(self, result: SealResult) -> None:
        """The leads are marked as packed now; should that fail, the register does it when it is opened next."""
        assert self.wizard is not None
        self.result.show_result(result)
        self.wizard.go_to(SEAL + 1)
        self._space.write(lambda session, _report: LeadExport(session).settle(), None, self._tell)

    def _show_foot(self) -> None:
        wizard = self.wizard
        if wizard is None or wizard.step.key != "seal":
            return
        wizard.status.say(self.sealing.foot())
        wizard.next.say((lambda: tr("Stop…")) if self.sealing.running else (lambda: tr("Close")))
