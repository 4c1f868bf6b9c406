"""Double keying (UI.md 05): the sheet on the left, what differs on the right, the map of sheets below."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from forms.xlsform.model import Form
from forms.xlsform.program import Program, compile_form
from storage.accounts import Approval
from storage.keyed import Choice, Difference, Keyed, SheetState, Task
from storage.keying import FIRST
from storage.questionnaires import Questionnaires
from storage.session import Session
from ui.components.buttons import Button
from ui.components.dialogs import PassphraseDialog
from ui.components.empty import ErrorPanel
from ui.components.keyhints import KeyHints
from ui.components.text import Panel, Text, hairline
from ui.i18n import tr
from ui.page import KeyList
from ui.questionnaires.differences import Differences
from ui.questionnaires.filereading import FileReading
from ui.questionnaires.keysheet import KeySheet
from ui.questionnaires.paperdialog import Paper
from ui.questionnaires.sheet import Sheet
from ui.questionnaires.sheetmap import SheetMap
from ui.workspace import Workspace

_LEFT = 452
_SHEET_KEYS: KeyList = (("1–9", lambda: tr("option")), (".", lambda: tr("blank")),
                        ("+", lambda: tr("alike")), ("↑", lambda: tr("back")))  # fmt: skip


@dataclass(frozen=True)
class KeyingFacts:
    """What the page shows of a batch being keyed."""

    task: Task
    sheets: tuple[SheetState, ...]
    differences: tuple[Difference, ...]


class KeyingView(QWidget):
    """`saved(text)` after each sheet; `done()` when the batch may be verified: all keyed twice, nothing open."""

    saved = Signal(str)
    done = Signal(bool)

    def __init__(self, space: Workspace, batch: str, form: Form) -> None:
        super().__init__()
        self._space, self._batch, self._form = space, batch, form
        self._program: Program | None = None
        self.task = Task(0, FIRST)
        look = space.look
        self.which = Text(look, "", "head")
        self.of = Text(look, "", "note", "text2")
        self.side = Text(look, "", "note", "text2")
        self.sheet = KeySheet(look)
        self.sheet.finished.connect(self.finish)
        self.finish_button = Button(look, lambda: tr("Finish sheet"))
        self.finish_button.clicked.connect(self.finish)
        self.map = SheetMap(look)
        self.map.chosen.connect(self._look_at)
        self.map_words = Text(look, "", "note", "text2")
        self.map_title = Text(look, "", "note")
        self.error = ErrorPanel(look)
        self.reading = FileReading(space, self.sheet, self.error)
        self.differences = Differences(space)
        self.differences.use(form, batch)
        self.differences.settled.connect(self._settle)
        self._lay_out()

    def _lay_out(self) -> None:
        look = self._space.look
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 12)
        head.setSpacing(8)
        for widget in (self.which, self.of):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self.side)
        self.hints = KeyHints(look, list(_SHEET_KEYS))
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 8)
        foot.addWidget(self.hints, 1)
        foot.addWidget(self.finish_button)
        below = QHBoxLayout()
        below.addWidget(self.map_title)
        below.addStretch(1)
        below.addWidget(self.map_words)
        mapped = QVBoxLayout()
        mapped.setContentsMargins(16, 10, 16, 12)
        mapped.setSpacing(8)
        mapped.addLayout(below)
        mapped.addWidget(self.map)
        left = Panel("surface")
        left.setFixedWidth(look.px(_LEFT))
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(hairline())
        column.addWidget(self.sheet, 1)
        column.addWidget(self.error)
        column.addWidget(hairline())
        column.addLayout(foot)
        column.addWidget(hairline())
        column.addLayout(mapped)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(left)
        layout.addWidget(hairline(vertical=True))
        layout.addWidget(self.differences, 1)

    def load(self) -> None:
        """Read where the batch stands; the next sheet is begun unless one is still at hand."""
        batch = self._batch

        def work(session: Session) -> KeyingFacts:
            keying = Questionnaires(session).keying
            task = keying.next_task(batch)
            return KeyingFacts(task, tuple(keying.sheets(batch)), tuple(keying.differences(batch)))

        self._space.read(work, lambda facts: self._show(facts), self.error.tell)

    def _show(self, facts: KeyingFacts) -> None:
        at_hand = bool(self.task.sheet)
        self.task = self.task if at_hand else facts.task
        states = facts.sheets
        self.map.show_sheets(states, self.task.sheet, self.task.turn if at_hand or self.task.sheet else 0)
        self._say_map()
        self.differences.show_differences(facts.differences)
        complete = all(state.done and not state.open for state in states)
        self.done.emit(complete)
        for widget in (self.sheet, self.finish_button):
            widget.setEnabled(bool(self.task.sheet))
        for shown in (self.hints, self.finish_button):
            shown.setVisible(bool(self.task.sheet))
        if not self.task.sheet:
            waiting = any(not state.done for state in states)
            self.which.say(tr("Nothing left for you to key"))
            self.of.say(tr("somebody else keys the other side") if waiting else "")
            self.side.say("")
            self._go_to_differences()
            return
        if not at_hand:
            now, language = self._space.session.clock.now, self._space.look.language.name
            self._begin(Sheet(self._compiled(), now, language), len(states))

    def _go_to_differences(self) -> None:
        """With no sheet to key the digits settle, unless a reason is being written."""
        focused = QApplication.focusWidget()
        inside = focused is not None and self.differences.isAncestorOf(focused)
        if self.isVisible() and not inside and self.differences.list.rows_model.rowCount():
            self.differences.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def keys(self) -> KeyList:
        """Those of the sheet while one is at hand; those that settle where two keyings differ."""
        settle: KeyList = (("F6 1 2 3", lambda: tr("Where the two differ: first, second, neither is right")),)
        there = self.differences.list.rows_model.rowCount()
        return (*(_SHEET_KEYS if self.task.sheet else ()), *(settle if there else ()))

    def _say_map(self) -> None:
        self.map_title.say(tr("All {n} sheets").format(n=len(self.map.states)))
        self.map_words.say(self.map.summary())

    def _compiled(self) -> Program:
        if self._program is None:
            self._program = compile_form(self._form)
        return self._program

    def _begin(self, sheet: Sheet, count: int) -> None:
        self.which.say(tr("Sheet {n}").format(n=self.task.sheet))
        self.of.say(tr("of {n} valid").format(n=count))
        turn = tr("First keying") if self.task.turn == FIRST else tr("Second keying")
        self.side.say(f"{turn} {self._space.me.name}")
        self.error.clear()
        self.sheet.show_sheet(sheet)

    def speak(self) -> None:
        """The window speaks another language: the sheet stays as far as it was keyed."""
        sheet = self.sheet.sheet
        if sheet is None or not self.task.sheet:
            self.load()
            return
        QGuiApplication.inputMethod().commit()
        self._say_map()
        self.sheet.commit()
        at = self.sheet.current
        self._begin(sheet.again(self._space.look.language.name), len(self.map.states))
        self.sheet.go(at)
        self.differences.show_differences(self.differences.list.rows_model.rows())

    def finish(self) -> None:
        """Keep the sheet as keyed and go on to the next; not while a file for it is being read."""
        if not self.task.sheet or self.sheet.sheet is None or self.reading.busy:
            return
        QGuiApplication.inputMethod().commit()
        self.sheet.commit()
        keyed, task, batch = self.sheet.sheet.keyed(), self.task, self._batch
        brought = self.sheet.sheet.files.brought(keyed.files)
        self.finish_button.setEnabled(False)

        def kept(_change: object) -> None:
            self.saved.emit(tr("Sheet {n} saved").format(n=task.sheet))
            if self.task == task:
                self.task = Task(0, FIRST)
            self.load()

        def failed(problem: BaseException) -> None:
            self.finish_button.setEnabled(True)
            self.error.tell(problem)

        self._space.write(
            lambda session, report: Questionnaires(session).keying.put(
                batch, task.sheet, task.turn, keyed, brought, report
            ), kept, failed,
        )  # fmt: skip

    def _look_at(self, sheet: int) -> None:
        """A click on the map: one's own keying of that sheet, to mend it while the other side is not there."""
        batch = self._batch

        def work(session: Session) -> tuple[Task, Keyed | None]:
            keying = Questionnaires(session).keying
            found = next(((turn, kept) for turn in (1, 2) if (kept := keying.mine(batch, sheet, turn))), None)
            return Task(sheet, found[0] if found else FIRST), found[1] if found else None

        self._space.read(work, self._mend, self.error.tell)

    def _mend(self, found: tuple[Task, Keyed | None]) -> None:
        task, kept = found
        if kept is None:
            return
        self.task = task
        self.sheet.setEnabled(True)
        self.finish_button.setEnabled(True)
        now, language = self._space.session.clock.now, self._space.look.language.name
        self._begin(Sheet(self._compiled(), now, language, kept), len(self.map.states))

    # -- settling

    def _settle(self, one: Difference, choice: Choice, paper: Paper | None, reason: str) -> None:
        keyers = {one.first_by, one.second_by}
        if self._space.me.id not in keyers:
            self._write(one, choice, paper, reason, "", "")
            return
        other = next(iter(keyers - {self._space.me.id}))
        name = self._space.member_name(other)
        dialog = PassphraseDialog(
            self._space.look, self.window(), lambda: tr("Settle together with {name}").format(name=name),
            lambda: tr("Both keyers look at the paper; the other confirms with the passphrase."),
            lambda: tr("Settle"), lambda: tr("Passphrase of {approver}").format(approver=name),
        )  # fmt: skip
        dialog.accepted.connect(
            lambda: self._write(one, choice, paper, reason, other, dialog.passphrase.text())
        )  # fmt: skip
        dialog.open()

    def _write(
        self, one: Difference, choice: Choice, paper: Paper | None, reason: str, other: str, passphrase: str
    ) -> None:  # fmt: skip
        batch = self._batch

        def work(session: Session, _report: object) -> object:
            present: Approval | None = session.accounts.approve(other, passphrase, batch) if other else None
            value, brought = (paper.value, paper.brought) if paper else (None, ())
            return Questionnaires(session).keying.settle(
                batch, one.sheet, one.field, choice, reason, paper=value, present=present, brought=brought
            )

        self._space.write(work, lambda _change: self.load(), self._refused)

    def _refused(self, problem: BaseException) -> None:
        self.differences.error.tell(problem)

    def regions(self) -> tuple[QWidget, ...]:
        boxes = self.sheet.boxes
        return (boxes[self.sheet.current] if boxes else self.sheet, self.differences.list)
