"""One batch on its way: the six steps on top, what comes next below; while it is keyed, the keying page."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from storage.keyed import Keyed
from storage.keying import BATCH
from storage.model import Change, Content
from storage.questionnaires import Questionnaires
from storage.session import Session
from ui.components.buttons import Button, IconButton
from ui.components.empty import ErrorPanel
from ui.components.panels import Card, Facts
from ui.components.steps import StepStrip
from ui.components.text import ElidedText, Panel, Text, hairline
from ui.i18n import dotted, tr
from ui.page import KeyList, Page
from ui.questionnaires.acts import CloseDialog, CountDialog, IssueDialog, Write, ask_void
from ui.questionnaires.batchsteps import BatchFacts, next_of, shown_facts, steps_of
from ui.questionnaires.keying import KeyingView
from ui.questionnaires.kiosk import Kiosk
from ui.workspace import Workspace


class BatchPage(Page):
    """`record` is a batch."""

    narrow = True

    def __init__(self, space: Workspace, record: str, place: str = "") -> None:
        super().__init__()
        self._space, self.record = space, record
        self.facts: BatchFacts | None = None
        self.keying: KeyingView | None = None
        self._kiosk: Kiosk | None = None
        self._complete = False
        look = space.look
        back = IconButton(look, "chevron-left", lambda: tr("Back"))
        back.clicked.connect(self.left)
        self._title = ElidedText(look, "", "head")
        self._serial = Text(look, "", "note", "text2")
        self.strip = StepStrip(look)
        self.next = Button(look, "", "primary")
        self._act = self._focused = ""
        self.next.clicked.connect(lambda: self._begin(self._act))
        for keys in ("Ctrl+Return", "Ctrl+Enter", "F8"):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(lambda: self.next.click() if self.next.isVisible() else None)
        self.error = ErrorPanel(look)
        self._stack = QStackedWidget()
        self._plain = QWidget()
        self._facts = Facts(look, 2, 96, role="ui")
        self.say = Text(look, "", "ui", "text2", wrap=True)
        self.print_blank = Button(look, lambda: tr("Print blanks…"), "plain", "printer")
        self.print_blank.clicked.connect(lambda: space.go_asked.emit("questionnaire_paper", f"blank/{record}"))
        self.void = Button(look, lambda: tr("Void…"), "quiet")
        self.void.clicked.connect(self._ask_void)
        self.kiosk_button = Button(look, lambda: tr("Hand the laptop over…"))
        self.kiosk_button.clicked.connect(self.open_kiosk)
        self._lay_out(back)

    def _lay_out(self, back: QWidget) -> None:
        titles = QVBoxLayout()
        titles.setSpacing(2)
        titles.addWidget(self._title)
        titles.addWidget(self._serial)
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 16, 8)
        head.setSpacing(12)
        head.addWidget(back)
        head.addLayout(titles, 2)
        head.addWidget(self.strip, 6)
        head.addWidget(self.next)
        look = self._space.look
        card = Card(look, lambda: tr("Batch"))
        card.body.addWidget(self._facts)
        row = QHBoxLayout()
        for button in (self.print_blank, self.kiosk_button, self.void):
            row.addWidget(button)
        row.addStretch(1)
        inner = QVBoxLayout(self._plain)
        inner.setContentsMargins(24, 20, 24, 20)
        inner.setSpacing(14)
        inner.addWidget(self.say)
        inner.addWidget(card)
        inner.addLayout(row)
        inner.addStretch(1)
        self._stack.addWidget(self._plain)
        bar = Panel("window")
        bar.setLayout(head)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(bar)
        layout.addWidget(hairline())
        layout.addWidget(self.error)
        layout.addWidget(self._stack, 1)

    # -- loading

    def enter(self) -> None:
        self._focused = ""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._load()

    def refresh(self, change: Change) -> None:
        if self.record in change.records and (self.keying is None or self._stack.currentWidget() is self._plain):
            self._load()

    def retranslate(self) -> None:
        if self.facts is not None:
            self._show(self.facts, spoken=True)

    def _load(self) -> None:
        record = self.record

        def work(session: Session) -> BatchFacts:
            desk = Questionnaires(session)
            head = session.records.get(record).head
            form = desk.form(str(head.content["form_record"]))
            return BatchFacts(head.serial, head.state, head.id, head.content, form, desk.keying.answered(record))

        self._space.read(work, self._show, self.error.tell)

    def _show(self, facts: BatchFacts, spoken: bool = False) -> None:
        self.facts = facts
        content = facts.content
        self._title.say(dotted(str(content["title"]), str(content.get("unit", "")), str(content.get("group", ""))))
        self._serial.say(facts.serial)
        self.strip.show_steps(steps_of(facts, self._space.look))
        self._facts.show_facts(shown_facts(facts, self._space))
        kiosk = content.get("mode") == "kiosk"
        self.print_blank.setVisible(not kiosk)
        self.kiosk_button.setVisible(kiosk and facts.state == "issued")
        self.void.setVisible(facts.state != "void" and not content.get("released_on"))
        words, verb, act = next_of(facts, kiosk)
        self.say.say(words)
        self.next.setVisible(bool(verb))
        self.next.say(verb)
        self._act = act
        keyed = facts.state == "entering" and not kiosk
        if keyed and self.keying is None:
            self.keying = KeyingView(self._space, self.record, facts.form)
            self.keying.saved.connect(self.saved_at)
            self.keying.done.connect(self._keyed)
            self._stack.addWidget(self.keying)
        if keyed and self.keying is not None:
            self._stack.setCurrentWidget(self.keying)
            self.next.setVisible(self._complete)
            self._tell_hidden()
            if spoken:
                self.keying.speak()
            else:
                self.keying.load()
        else:
            self._stack.setCurrentWidget(self._plain)
            self.facts_changed.emit("")
            self._go_to_next()

    def _go_to_next(self) -> None:
        """The next step has the focus once it is there; it does not take it again from where somebody went."""
        if self._act != self._focused and not self.next.isHidden():
            self._focused = self._act
            self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keyed(self, complete: bool) -> None:
        self._complete = complete
        if self.facts is not None and self.facts.state == "entering":
            self.next.setVisible(complete)
            self._tell_hidden()
            if complete:
                self._go_to_next()

    def _tell_hidden(self) -> None:
        """Said only while there is a sheet at hand."""
        at_hand = self.keying is not None and self.keying.task.sheet
        self.facts_changed.emit(tr("The first keying is shown once the sheet is finished") if at_hand else "")

    # -- what comes next

    def _begin(self, act: str) -> None:
        """Begin the next step: some ask first, the others are done at once."""
        asked: dict[str, Callable[[], object]] = {
            "issue": self._ask_issue, "count": self._ask_count,
            "close": self._ask_close, "tally": self._open_tally,
            "release": lambda: self._do("release", self._open_tally),
        }  # fmt: skip
        asked.get(act, lambda: self._do(act))()

    def _write(self, work: Write, then: Callable[[], object] | None = None) -> None:
        self.error.clear()

        def run(session: Session, _report: object) -> Change:
            work(Questionnaires(session), session)
            return Change((self.record,), (BATCH,))

        self._complete = False
        self._space.write(run, lambda _change: (then or self._load)(), self.error.tell)

    def _do(self, name: str, then: Callable[[], object] | None = None) -> None:
        record = self.record
        self._write(lambda desk, _session: getattr(desk, name)(record), then)

    def _open_tally(self) -> None:
        self._space.go_asked.emit("questionnaire_tally", self.record)

    def _ask_close(self) -> None:
        dialog = CloseDialog(self._space.look, self.window())
        dialog.accepted.connect(lambda: self._do("close"))
        dialog.open()

    def _ask_issue(self) -> None:
        assert self.facts is not None
        dialog = IssueDialog(self._space.look, self.window(), self.facts.content.get("mode") == "kiosk")
        dialog.accepted.connect(lambda: self.issue(dialog.issued.value()))
        dialog.open()

    def issue(self, count: int) -> None:
        """Register that `count` sheets went out."""
        self._write(lambda desk, _session: desk.issue(self.record, count))

    def _ask_count(self) -> None:
        assert self.facts is not None
        kiosk = self.facts.answered if self.facts.content.get("mode") == "kiosk" else None
        dialog = CountDialog(self._space, self.window(), int(self.facts.content["issued"]), kiosk)
        dialog.accepted.connect(lambda: self.count(dialog.facts()))
        dialog.open()

    def count(self, counted: Content) -> None:
        """Register what two people counted."""
        self._write(lambda desk, _session: desk.count(self.record, counted))

    def _ask_void(self) -> None:
        assert self.facts is not None
        ask_void(self._space, self.window(), self.facts.serial, self.record, self._write)

    # -- the kiosk

    def open_kiosk(self) -> None:
        """Hand the laptop to a respondent: full screen, nothing else reachable, back only with the passphrase."""
        if self.facts is None:
            return
        self._kiosk = Kiosk(self._space, self.facts.form, str(self.facts.content["title"]))
        self._kiosk.answered.connect(self._answered)
        self._kiosk.ended.connect(self._load)
        self._kiosk.begin()

    def _answered(self, keyed: Keyed) -> None:
        record, kiosk = self.record, self._kiosk

        def told(_change: object) -> None:
            if kiosk is not None:
                kiosk.thanks()

        def failed(problem: BaseException) -> None:
            if kiosk is not None:
                kiosk.stop(problem)

        self._space.write(
            lambda session, _report: Questionnaires(session).keying.answer(record, keyed), told, failed
        )  # fmt: skip

    def seal(self) -> None:
        if self.keying is not None:
            self.keying.reading.stop_all()
        if self._kiosk is not None:
            self._kiosk.close_for_good()

    def regions(self) -> Sequence[QWidget]:
        if self.keying is not None and self._stack.currentWidget() is self.keying:
            return (*self.keying.regions(), *([] if self.next.isHidden() else [self.next]))
        return (self.next,)

    def keys(self) -> KeyList:
        step: KeyList = () if self.next.isHidden() else (("Ctrl Enter", lambda: tr("Next step")),)
        on_keying = self.keying is not None and self._stack.currentWidget() is self.keying
        return (*step, *(self.keying.keys() if self.keying is not None and on_keying else ()))

    def idle_keys(self) -> Collection[str]:
        return {*super().idle_keys(), *(() if self.print_blank.isVisible() else ("Ctrl P",))}

    def print_page(self) -> None:
        if self.print_blank.isVisible():
            self.print_blank.click()

    def back(self) -> bool:
        self.left.emit()
        return True
