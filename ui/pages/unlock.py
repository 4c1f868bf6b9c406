"""Before the key: nothing of the content, only the facts that decide whether one may go on (UI.md 8, 01)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from forms.problems import Problem
from ui.components.banner import Banner, IconMark
from ui.components.buttons import Button
from ui.components.empty import ErrorPanel
from ui.components.fields import Complaint
from ui.components.panels import ScrollPanel
from ui.components.passphrase import PassphraseField
from ui.components.progress import WorkPanel
from ui.components.seal import Seal
from ui.components.text import Panel, Text
from ui.gate import GateFacts
from ui.i18n import Speaks, dotted, tr
from ui.jobs import Job
from ui.look import Look
from ui.pages.gaterows import GateRows
from ui.roles import role_word

_WIDTH = 440
_QUIET_REFUSALS = ("PASSPHRASE_OR_DEVICE_KEY_WRONG", "WAIT")


class UnlockPage(Speaks, QWidget):
    """`unlock_asked(account id, passphrase)`; the passphrase leaves the field at once."""

    unlock_asked = Signal(str, str)
    recover_asked = Signal(str)
    create_asked = Signal()
    office_asked = Signal()
    practice_asked = Signal()
    vault_asked = Signal()
    key_folder_asked = Signal()
    check_asked = Signal()
    language_asked = Signal(str)

    def __init__(self, look: Look, locked_at: datetime | None = None) -> None:
        super().__init__()
        self._look = look
        self._locked_at = locked_at
        self._facts: GateFacts | None = None
        self._account = ""
        self._wait = 0
        self._busy = False
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self._count_down)
        self._make_parts()
        self._lay_out()
        self.rows.wait()
        self.retranslate()

    def show_facts(self, facts: GateFacts) -> None:
        """What was found: account, rows, banner; the form is there only when one may go on."""
        first = self._facts is None
        self._facts = facts
        self.rows.show_facts(facts)
        info = facts.info
        slots = info.slots if info is not None else ()
        if slots and self._account not in {slot.account for slot in slots}:
            self._account = slots[0].account
        self._other.setVisible(len(slots) > 1)
        self._who.setVisible(bool(slots))
        empty = info is None and facts.problem is None
        blocked = bool(facts.network) and not (empty or (info is not None and info.practice))
        self.card.setVisible(info is not None and not blocked)
        self.start.setVisible(info is None)
        if facts.network:
            names = ", ".join(facts.network)
            self.banner.tell(
                "danger" if blocked else "warn",
                lambda: (
                    tr("Active network interface: {names}. Switch it off; the vault stays closed until then.")
                    if blocked
                    else tr(
                        "Active network interface: {names}. Practice is allowed; before a real stint switch it off."
                    )
                    if empty
                    else tr("Active network interface: {names}. Allowed here because this is a practice vault.")
                ).format(names=names),
                lambda: tr("Check again"),
                self.check_asked.emit,
                icon="wifi",
            )
        else:
            self.banner.clear()
        self._show_account()
        if info is not None and info.wait_seconds > 0:
            self._wait = round(info.wait_seconds)
            self._count_down()
            self._tick.start()
        if first and not self.card.isHidden():
            self.passphrase.setFocus()

    def follow(self, job: Job[Any]) -> None:
        """The job that opens the vault: silent while the key is derived, shown when it makes lists anew."""

        def told(_done: int, _total: int) -> None:
            job.progressed.disconnect(told)
            self.work.follow(
                job,
                lambda: tr("Lists and search are made anew for this version of the program"),
                stopping=lambda: tr("Stopping…"),
            )

        job.progressed.connect(told)
        job.stopped.connect(lambda: self.busy(False))

    def busy(self, busy: bool) -> None:
        """While the key is being derived."""
        self._busy = busy
        self.unlock.setEnabled(not busy)
        self.passphrase.setEnabled(not busy)
        self.unlock.say((lambda: tr("Opening…")) if busy else (lambda: tr("Unlock vault")))
        if not busy:
            self.passphrase.setFocus()

    def refuse(self, problem: BaseException) -> None:
        """Say why it stayed closed: a wrong passphrase in one sentence with the wait, anything else in full."""
        self.busy(False)
        self.error.clear()
        if isinstance(problem, Problem) and problem.code in _QUIET_REFUSALS:
            self._wait = round(float(problem.facts.get("seconds", 0)))
            self._count_down()
            if self._wait:
                self._tick.start()
        else:
            self.complaint.hide()
            self.error.tell(problem)

    def retranslate(self) -> None:
        at = self._locked_at.strftime("%H:%M") if self._locked_at is not None else ""
        self._about.say(
            tr("Locked. What was typed before {time} is sealed; you go on where you were.").format(time=at)
            if at
            else tr("Interviews, evidence and sealed bundles of one stint")
        )
        self._show_account()

    def _make_parts(self) -> None:
        look = self._look
        self._about = Text(look, "", "note", "text2", wrap=True)
        self._name = Text(look)
        self._role = Text(look, "", "note", "text2")
        self._other = Button(look, lambda: tr("Other account"), "link")
        self._other.clicked.connect(self._choose_account)
        self.banner = Banner(look)
        self.error = ErrorPanel(look)
        self.passphrase = PassphraseField(look, lambda: tr("Passphrase"))
        self.passphrase.entered.connect(self._submit)
        self.complaint = Complaint(look)
        self.work = WorkPanel(look)
        self.unlock = Button(look, lambda: tr("Unlock vault"), "primary")
        self.unlock.setMinimumWidth(look.px(140))
        self.unlock.clicked.connect(self._submit)
        self.lost = Button(look, lambda: tr("Passphrase or key lost…"), "link")
        self.lost.clicked.connect(lambda: self.recover_asked.emit(self._account))
        self.make = Button(look, lambda: tr("Create a vault from the kit…"), "primary")
        self.make.clicked.connect(self.create_asked)
        self.office = Button(look, lambda: tr("Set up an office…"), "quiet")
        self.office.clicked.connect(self.office_asked)
        self.practise = Button(look, lambda: tr("Practise without a kit…"), "quiet")
        self.practise.clicked.connect(self.practice_asked)
        self.open = Button(look, lambda: tr("Open another folder…"))
        self.open.clicked.connect(self.vault_asked)
        self.rows = GateRows(look)
        self.rows.vault.link.clicked.connect(self.vault_asked)
        self.rows.medium.link.clicked.connect(self.key_folder_asked)
        self._language = Button(look, "中文 / English", "quiet", "languages")
        self._language.clicked.connect(lambda: self.language_asked.emit("en" if self._look.language.zh else "zh"))

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        scroll = ScrollPanel("window", 24)
        column = QWidget()
        column.setFixedWidth(self._look.px(_WIDTH))
        parts = QVBoxLayout(column)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(12)
        notices = (self.banner, self.error)
        for part in (self._head(), self._who_row(), *notices, self._form(), self.work, self._start(), self.rows):
            parts.addWidget(part)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(column)
        middle.addStretch(1)
        scroll.body.addStretch(2)
        scroll.body.addLayout(middle)
        scroll.body.addStretch(3)
        outer.addWidget(scroll, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 0, 24, 12)
        foot.addWidget(Text(self._look, lambda: tr("Work secret · internal"), "note", "seal"))
        foot.addWidget(Text(self._look, lambda: "  ·  " + tr("No state secrets on this laptop"), "note", "text2"))
        foot.addStretch(1)
        foot.addWidget(self._language)
        outer.addLayout(foot)

    def _head(self) -> QWidget:
        head = QWidget()
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Text(self._look, lambda: tr("Fieldseal"), "title"))
        words.addWidget(self._about)
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 12)
        row.setSpacing(12)
        row.addWidget(Seal(self._look, 36))
        row.addLayout(words, 1)
        return head

    def _who_row(self) -> QWidget:
        self._who = QWidget()
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._name)
        words.addWidget(self._role)
        row = QHBoxLayout(self._who)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addSpacing(9)
        row.addWidget(IconMark(self._look, "user", "text2", 18))
        row.addSpacing(21)
        row.addLayout(words, 1)
        row.addWidget(self._other)
        self._who.hide()
        return self._who

    def _form(self) -> QWidget:
        self.card = Panel("card")
        layout = QVBoxLayout(self.card)
        layout.setContentsMargins(20, 16, 20, 20)
        layout.setSpacing(10)
        layout.addWidget(self.passphrase)
        layout.addWidget(self.complaint)
        foot = QHBoxLayout()
        foot.addWidget(self.unlock)
        foot.addStretch(1)
        foot.addWidget(self.lost)
        layout.addLayout(foot)
        self.card.hide()
        return self.card

    def _start(self) -> QWidget:
        self.start = QWidget()
        row = QHBoxLayout()
        row.addWidget(self.make)
        row.addWidget(self.open)
        row.addStretch(1)
        layout = QVBoxLayout(self.start)
        layout.setContentsMargins(0, 0, 0, 8)
        layout.setSpacing(4)
        layout.addLayout(row)
        quiet = QHBoxLayout()
        quiet.setSpacing(4)
        quiet.addWidget(self.practise)
        quiet.addWidget(self.office)
        quiet.addStretch(1)
        layout.addLayout(quiet)
        self.start.hide()
        return self.start

    def _show_account(self) -> None:
        info = self._facts.info if self._facts is not None else None
        slot = next((slot for slot in (info.slots if info else ()) if slot.account == self._account), None)
        if slot is not None:
            self._name.say(slot.name)
            self._role.say(role_word(slot.role))

    def _choose_account(self) -> None:
        info = self._facts.info if self._facts is not None else None
        menu = QMenu(self)
        for slot in info.slots if info is not None else ():
            action = menu.addAction(dotted(slot.name, role_word(slot.role)))
            action.triggered.connect(lambda _=False, account=slot.account: self._take(account))
        menu.popup(self._other.mapToGlobal(self._other.rect().bottomLeft()))

    def _take(self, account: str) -> None:
        self._account = account
        self._show_account()
        self.passphrase.clear()
        self.passphrase.setFocus()

    def _submit(self) -> None:
        text = self.passphrase.text()
        if not text or self._wait or self._busy or self._facts is None:
            return
        self.complaint.hide()
        self.error.clear()
        self.passphrase.clear()
        self.busy(True)
        self.unlock_asked.emit(self._account, text)

    def _count_down(self) -> None:
        seconds = self._wait
        if seconds > 0:
            self.complaint.tell(
                lambda: tr(
                    "Passphrase or device key wrong. The vault is unchanged. Check account and key medium; "
                    "next try in {n} s"
                ).format(n=seconds)
            )
            self._wait -= 1
        else:
            self._tick.stop()
            self.complaint.tell(
                lambda: tr(
                    "Passphrase or device key wrong. The vault is unchanged. Check account and key medium, "
                    "then try again."
                )
            )
