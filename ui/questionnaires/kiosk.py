"""The laptop in a respondent's hands: full screen, one question at a time, large; leaving needs the passphrase."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from forms.printing.questionnaire_words import BLANK
from forms.xlsform.model import Form, Question
from forms.xlsform.program import compile_form
from ui.components.buttons import Button
from ui.components.dialogs import PassphraseDialog
from ui.components.empty import ErrorPanel
from ui.components.text import Panel, Text
from ui.i18n import tr
from ui.questionnaires.kioskpane import KioskPane
from ui.questionnaires.sheet import Sheet
from ui.workspace import Workspace

_WIDTH = 860
_BUTTON = 44


class Kiosk(QWidget):
    """`answered(Keyed)` when a respondent is done; `ended()` when the team has it back.

    What was typed is nowhere but here until the respondent ends; leaving drops it.
    """

    answered = Signal(object)
    ended = Signal()

    def __init__(self, space: Workspace, form: Form, title: str) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self._space, self._form = space, form
        self._program = compile_form(form)
        self._sheet: Sheet | None = None
        self._at = -1
        self._may_close = False
        look = space.look
        self.setWindowTitle(tr("Fieldseal"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.leave = Button(look, lambda: tr("Team only…"), "quiet", role="note")
        self.leave.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.leave.clicked.connect(self.ask_to_leave)
        self._place = Text(look, "", "ui", "text2")
        self.pane = KioskPane(look)
        self.pane.taken.connect(self._take)
        self.question, self.hint, self.typed = self.pane.question, self.pane.hint, self.pane.typed
        self.error = ErrorPanel(look)
        self.back = Button(look, lambda: tr("Back"), role="head")
        self.back.clicked.connect(lambda: self._go(self._before()))
        self.another = Button(look, "", role="head")
        self.another.clicked.connect(self._another)
        self.skip = Button(look, lambda: tr("No answer"), role="head")
        self.skip.clicked.connect(self._skip)
        self.go_on = Button(look, lambda: tr("Next"), "primary", role="head")
        self.go_on.clicked.connect(self._next)
        self._title = title
        self._lay_out()

    def _lay_out(self) -> None:
        look = self._space.look
        ground = Panel("surface")
        top = QHBoxLayout()
        top.addWidget(Text(look, self._title, "head", "text2"))
        top.addStretch(1)
        top.addWidget(self._place)
        top.addWidget(self.leave)
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.another)
        foot.addWidget(self.skip)
        foot.addWidget(self.go_on)
        for button in (self.back, self.another, self.skip, self.go_on):
            button.setFixedHeight(look.px(_BUTTON))
        column = QVBoxLayout()
        column.addLayout(top)
        column.addWidget(self.pane, 1)
        column.addWidget(self.error)
        column.addSpacing(12)
        column.addLayout(foot)
        holder = QWidget()
        holder.setLayout(column)
        holder.setMaximumWidth(look.px(_WIDTH))
        row = QHBoxLayout(ground)
        row.setContentsMargins(32, 24, 32, 24)
        row.addStretch(1)
        row.addWidget(holder, 6)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(ground)

    def begin(self) -> None:
        """A new respondent: nothing of the last one is left."""
        language = self._space.look.language.name
        self._sheet = Sheet(self._program, self._space.session.clock.now, language)
        self.showFullScreen()
        self._go(-1)

    # -- one question

    def _go(self, at: int) -> None:
        """Show a question; −1 is the welcome, one past the last the thanks."""
        sheet = self._sheet
        if sheet is None:
            return
        self._at = at
        self.error.clear()
        self.back.setVisible(at >= 0)
        self.skip.setVisible(0 <= at < len(sheet.asked))
        self._offer_another(at)
        self.go_on.show()
        self.go_on.say(lambda: tr("Next"))
        if at < 0:
            self._place.say("")
            self.pane.say(self._title, self._welcome())
            self.go_on.say(lambda: tr("Begin"))
            self.go_on.setFocus()
            return
        self._place.say(f"{at + 1} / {len(sheet.asked)}")
        self.pane.ask(sheet, at)
        if sheet.takes_file(at):
            self.skip.hide()
            self.go_on.setFocus()
        if sheet.after(at) >= len(sheet.asked):
            self.go_on.say(lambda: tr("Hand in"))

    def _welcome(self) -> str:
        language = self._space.look.language.name
        notes = [node.label.get(language) for node in self._form.children
                 if isinstance(node, Question) and node.type == "note"]  # fmt: skip
        words = BLANK["zh" if language == "zh" else "en"].purpose
        return "\n".join(notes) if notes else words

    def _take(self, digits: str) -> None:
        sheet = self._sheet
        if sheet is not None and sheet.choose(self._at, digits):
            self.pane.offer(sheet, self._at)

    def _offer_another(self, at: int) -> None:
        """At the last question of the last row of a repeat: one row more."""
        sheet = self._sheet
        self.another.setVisible(sheet is not None and at >= 0 and sheet.ends_rows(at))
        if sheet is not None and self.another.isVisibleTo(self):
            label = sheet.filling.label(sheet.asked[at].path[:-2], sheet.language)
            self.another.say(lambda: tr("One more: {label}").format(label=label))

    def _another(self) -> None:
        """Keep what is written here, and begin another row."""
        sheet = self._sheet
        if sheet is None or not self._taken():
            return
        first = sheet.add_row(self._at)
        if first is not None:
            self._go(first)

    def _before(self) -> int:
        sheet = self._sheet
        if sheet is None:
            return -1
        found = sheet.before(self._at)
        return -1 if found == self._at else found

    def _skip(self) -> None:
        if self._sheet is not None:
            self._sheet.leave_blank(self._at)
            self._on()

    def _next(self) -> None:
        sheet = self._sheet
        if sheet is None:
            self.begin()
            return
        if self._taken():
            self._on()

    def _taken(self) -> bool:
        """Take what is written; False, with a word, where it is no answer."""
        sheet = self._sheet
        if sheet is None or self._at < 0 or not sheet.typed(self._at):
            return True
        if sheet.write(self._at, self.typed.toPlainText()):
            return True
        self.pane.tell(lambda: tr("That is no answer to this question"))
        return False

    def _on(self) -> None:
        sheet = self._sheet
        assert sheet is not None
        following = sheet.after(self._at)
        if following < len(sheet.asked):
            self._go(following)
            return
        keyed = sheet.keyed()
        self._sheet = None
        self.typed.clear()
        self.pane.say("")
        self.go_on.hide()
        self.answered.emit(keyed)

    def thanks(self) -> None:
        """The answers are kept; the next respondent may begin."""
        self.pane.say(lambda: tr("Thank you. Your answers are kept without your name."),
                      lambda: tr("Give the laptop back, or let the next person begin."))  # fmt: skip
        self._place.say("")
        self.back.hide()
        self.skip.hide()
        self.another.hide()
        self.go_on.say(lambda: tr("Next person"))
        self.go_on.show()

    def stop(self, problem: BaseException) -> None:
        """The answers could not be kept."""
        self.thanks()
        self.pane.say("")
        self.error.tell(problem)

    # -- leaving

    def ask_to_leave(self) -> None:
        """Only with the passphrase of the account that is signed in."""
        space = self._space
        dialog = PassphraseDialog(
            space.look, self, lambda: tr("Back to the team"), lambda: tr("What is not handed in is dropped."),
            lambda: tr("Leave"),
        )  # fmt: skip
        dialog.accepted.connect(lambda: self._leave(dialog.passphrase.text()))
        dialog.open()

    def _leave(self, passphrase: str) -> None:
        me = self._space.me.id
        self._space.write(
            lambda session, _report: session.accounts.approve(me, passphrase, "kiosk"),
            lambda _approval: self.close_for_good(), self.error.tell,
        )  # fmt: skip

    def close_for_good(self) -> None:
        """Also when the vault is locked: a respondent's half sheet is dropped."""
        if not self._may_close:
            self._may_close = True
            self._sheet = None
            self.ended.emit()
            self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Alt+F4 and the window manager do not lead out."""
        if self._may_close:
            super().closeEvent(event)
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits choose; nothing else leads anywhere."""
        sheet = self._sheet
        if sheet is not None and self._at >= 0 and event.text().isdigit() and sheet.options(self._at):
            self._take(event.text())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.go_on.isVisible():
            self._next()
        else:
            event.accept()
