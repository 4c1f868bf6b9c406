"""Close-out: what is still open, two people, the stint's code typed, a last pause; then the vault is cleared (V25).

The clearing itself happens outside the shell (`ui.closing.clearing`): no page may hold on to a vault that goes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from storage.accounts import CLEARING, Approval
from storage.clearing import check_clear
from storage.closeout import Block, blocks
from storage.model import Change
from storage.session import Session
from ui.closing.blocks import go
from ui.closing.closesteps import ConfirmStep, OpenStep, PeopleStep, Standing, standing_of
from ui.components.progress import Busy
from ui.components.wizard import Wizard, WizardStep
from ui.i18n import tr, tr_n
from ui.page import KeyList, Page
from ui.workspace import Workspace

PAUSE = 10
"""Seconds between the last press and the first overwritten byte."""

OPEN, PEOPLE, CONFIRM = range(3)


@dataclass(frozen=True)
class ClearOrder:
    """The second person's word, and that person: what the program needs to clear the vault."""

    witness: Approval
    name: str


class CloseoutPage(Page):
    """Three steps; nothing is destroyed before the pause at the end of the third has run out."""

    narrow = True

    def __init__(self, space: Workspace) -> None:
        super().__init__()
        self._space = space
        self._blocks: tuple[Block, ...] = ()
        self._standing: Standing | None = None
        self._order: ClearOrder | None = None
        self.open_step = OpenStep(space.look)
        self.people = PeopleStep(space)
        self.confirm = ConfirmStep(space)
        self.wizard = Wizard(
            space.look,
            lambda: tr("Close-out"),
            lambda: tr("Ends this vault on this laptop. What the office has received stays with the office."),
            self._steps(),
            lambda: tr("Keys first, then files. There is no way back."),
        )
        self._pause = QTimer(self, interval=1000)
        self._pause.timeout.connect(self._tick)
        self._left = 0
        self.open_step.list.opened.connect(self._go)
        self.open_step.go.clicked.connect(lambda: self._go(self.open_step.list.current_key()))
        self.open_step.again.clicked.connect(self._load)
        self.people.entered.connect(self.wizard.go_on)
        self.confirm.entered.connect(self.wizard.go_on)
        self.confirm.code.textChanged.connect(lambda _text: self._stop_pause())
        self.wizard.left.connect(self._cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.wizard)

    # -- Page ------------------------------------------------------------------------------------------------

    def enter(self) -> None:
        self._load()

    def refresh(self, change: Change) -> None:
        self._load()

    def retranslate(self) -> None:
        if self._standing is not None:
            self._show((self._blocks, self._standing))

    def seal(self) -> None:
        """Nobody's word outlives the lock."""
        self._stop_pause()
        self.people.clear()
        self._order = None

    def regions(self) -> Sequence[QWidget]:
        return (self.wizard.step.page, self.wizard.next)

    def keys(self) -> KeyList:
        return (("↑ ↓", lambda: tr("Row")), ("Enter", lambda: tr("Open what is open")), ("Esc", lambda: tr("Cancel")))

    def back(self) -> bool:
        self._cancel()
        return True

    @property
    def pausing(self) -> bool:
        return self._pause.isActive()

    # -- steps -----------------------------------------------------------------------------------------------

    def _steps(self) -> Sequence[WizardStep]:
        return (
            WizardStep(
                "open", lambda: tr("What is open"), lambda: tr("What is still open"),
                lambda: tr("Everything here must be ended before anything is destroyed (V25). Enter opens it."),
                self.open_step, lambda: tr("Next"), self._may_go_on, self._enter_open, self._said_open,
            ),
            WizardStep(
                "people", lambda: tr("Two people"), lambda: tr("Two people clear the vault"),
                lambda: tr("You and a witness, who both sign the certificate. Each types the own passphrase."),
                self.people, lambda: tr("Next"), self._ask_words, self._enter_people,
                lambda: self._order.name if self._order is not None else "",
            ),
            WizardStep(
                "confirm", lambda: tr("Clear"), lambda: tr("Clear this vault"),
                lambda: tr("The certificate is shown afterwards, to be printed or saved. Have the printer ready."),
                self.confirm, lambda: tr("Clear the vault…"), self._begin_or_stop, self._enter_confirm,
            ),
        )  # fmt: skip

    def _load(self) -> None:
        self._space.read(_read, self._show, self.wizard.error.tell)

    def _show(self, found: tuple[tuple[Block, ...], Standing]) -> None:
        self._blocks, standing = found
        self._standing = standing
        self.open_step.show_blocks(self._space, self._blocks)
        self.people.show_standing(standing)
        self.wizard.refresh()
        if self._blocks and not self._space.stint.practice and self.wizard.step.key != "open":
            self.wizard.go_to(OPEN)
        if self.wizard.step.key == "open" and not self._blocks:
            self.wizard.banner.clear()

    def _enter_open(self) -> None:
        self.open_step.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _said_open(self) -> str:
        count = len(self._blocks)
        return tr_n("{n} thing open", "{n} things open", count) if count else tr("Nothing is open")

    def _may_go_on(self) -> bool:
        if not self._blocks:
            return True
        count = len(self._blocks)
        if self._space.stint.practice:
            return True
        self.wizard.banner.tell(
            "warn",
            lambda: tr_n(
                "Cannot clear yet (V25): {n} thing is open. Open it from the list and end it.",
                "Cannot clear yet (V25): {n} things are open. Open them from the list and end them.", count,
            ),
        )  # fmt: skip
        return False

    def _go(self, key: str) -> None:
        if not key:
            return
        block = self._blocks[int(key)]
        if not go(self._space, block):
            self.wizard.banner.tell("info", lambda: tr("This is ended by somebody else, under their own account."))

    # -- two people ------------------------------------------------------------------------------------------

    def _enter_people(self) -> None:
        self._order = None
        self.wizard.next.become("primary")
        self.people.own.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_words(self) -> bool:
        """Both passphrases; goes on by itself when both are right."""
        witness = self.people.witness()
        if witness is None or not self.people.ready():
            return False
        own, other = self.people.take()
        self.wizard.error.clear()

        def work(session: Session, _report: object) -> ClearOrder:
            check_clear(session)
            session.accounts.approve(session.me.id, own, CLEARING)
            return ClearOrder(session.accounts.approve(witness.id, other, CLEARING), witness.name)

        Busy(self.wizard.next, self._space.write(work, self._agreed, self._not_agreed))
        return False

    def _agreed(self, order: ClearOrder) -> None:
        if self.wizard.step.key == "people":
            self.wizard.advance()
            self._order = order
            self.wizard.refresh()

    def _not_agreed(self, problem: BaseException) -> None:
        self.wizard.error.tell(problem)
        self.people.own.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- the last step ---------------------------------------------------------------------------------------

    def _enter_confirm(self) -> None:
        self.wizard.next.become("danger")
        self.confirm.code.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin_or_stop(self) -> bool:
        if self.pausing:
            self._stop_pause()
        elif self._order is None:
            self.wizard.go_to(PEOPLE)
        elif self.confirm.ready():
            self._left = PAUSE
            self._pause.start()
            self._say_pause()
        return False

    def _tick(self) -> None:
        self._left -= 1
        if self._left > 0:
            self._say_pause()
            return
        order = self._order
        self._stop_pause()
        if order is not None:
            self._order = None
            self._space.clearing_asked.emit(order)

    def _say_pause(self) -> None:
        seconds = self._left
        self.wizard.status.say(lambda: tr("Clearing begins in {n} s").format(n=seconds))
        self.wizard.next.say(lambda: tr("Stop"))

    def _stop_pause(self) -> None:
        self._pause.stop()
        self.wizard.status.say("")
        if self.wizard.step.key == "confirm":
            self.wizard.next.say(lambda: tr("Clear the vault…"))

    def _cancel(self) -> None:
        self.seal()
        self.left.emit()


def _read(session: Session) -> tuple[tuple[Block, ...], Standing]:
    """On the storage thread."""
    return tuple(blocks(session)), standing_of(session)
