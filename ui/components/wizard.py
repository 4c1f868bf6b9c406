"""A wizard is a page: steps at the left with what was chosen, content, a foot with Back and the next act."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.components.banner import Banner
from ui.components.buttons import Button
from ui.components.empty import ErrorPanel
from ui.components.marks import MarkOnly, beside_line
from ui.components.panels import ScrollPanel
from ui.components.text import ElidedText, Panel, Text, hairline
from ui.i18n import Words, tr
from ui.look import Look


@dataclass(frozen=True)
class WizardStep:
    """One step. `next` is the words of its act; `leave` says whether one may go on (it shows what is missing),
    or returns False and goes on later by `Wizard.advance`. `chosen` is the line under the step's name.
    `back` False: there is no way back from this step (it has done something in the world)."""

    key: str
    name: Words
    title: Words
    hint: Words
    page: QWidget
    next: Words
    leave: Callable[[], bool] = lambda: True
    enter: Callable[[], None] = lambda: None
    chosen: Callable[[], str] = lambda: ""
    back: bool = True


class _StepLabel(Panel):
    """One step in the left column."""

    def __init__(self, look: Look, step: WizardStep) -> None:
        super().__init__("clear")
        self._mark = MarkOnly(look, "not_begun")
        self._mark.setFixedHeight(look.fonts.line("ui"))
        self._name = Text(look, step.name, tone="text2", wrap=True)
        self._chosen = ElidedText(look, step.chosen, "note", "text2")
        body = QVBoxLayout()
        body.setSpacing(1)
        body.addWidget(self._name)
        body.addWidget(self._chosen)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.setSpacing(10)
        layout.addLayout(beside_line(look, self._mark))
        layout.addLayout(body, 1)

    def show_place(self, index: int, current: int, chosen: str) -> None:
        self._mark.show_mark("met" if index < current else "open" if index == current else "not_begun")
        self.become("nav" if index == current else "clear")
        self._name.tone("text" if index <= current else "text2")
        self._chosen.say(chosen)
        self._chosen.setVisible(bool(chosen))


class Wizard(QWidget):
    """Steps in order. `left()` when the person cancels, `finished()` after the last step."""

    left = Signal()
    finished = Signal()

    def __init__(
        self, look: Look, title: Words, about: Words, steps: Sequence[WizardStep], foot_note: Words = ""
    ) -> None:
        super().__init__()
        self._look = look
        self._steps = tuple(steps)
        self._index = -1
        self._labels = [_StepLabel(look, step) for step in steps]
        self._stack = QStackedWidget()
        self._title = Text(look, "", "title", wrap=True)
        self._hint = Text(look, "", "ui", "text2", wrap=True)
        self.banner = Banner(look)
        self.error = ErrorPanel(look)
        self.status = Text(look, "", "note", "text2")
        self.back = Button(look, lambda: tr("Back"))
        self.cancel = Button(look, lambda: tr("Cancel"), "quiet")
        self.next = Button(look, "", "primary")
        self.back.clicked.connect(self.go_back)
        self.cancel.clicked.connect(self.left)
        self.next.clicked.connect(self.go_on)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._side(title, about, foot_note))
        layout.addWidget(hairline(vertical=True))
        layout.addWidget(self._content(), 1)
        self.go_to(0)

    @property
    def step(self) -> WizardStep:
        return self._steps[self._index]

    def go_on(self) -> None:
        """The foot's act: ask the step, then show the next one."""
        if self.step.leave():
            self.advance()

    def advance(self) -> None:
        """Show the next step, or finish."""
        if self._index + 1 < len(self._steps):
            self.go_to(self._index + 1)
        else:
            self.finished.emit()

    def go_back(self) -> None:
        if self._index > 0 and self.step.back:
            self.go_to(self._index - 1)

    def go_to(self, index: int) -> None:
        """Show step `index`; what was filled in elsewhere stays."""
        self._index = index
        step = self.step
        self.banner.clear()
        self.error.clear()
        self.status.say("")
        self._stack.setCurrentIndex(index)
        self._title.say(step.title)
        self._hint.say(step.hint)
        self._hint.setVisible(bool(step.hint))
        self.next.say(step.next)
        self.back.setVisible(index > 0 and step.back)
        self.refresh()
        step.enter()

    def refresh(self) -> None:
        """Show again what was chosen in each step."""
        for number, (label, step) in enumerate(zip(self._labels, self._steps, strict=True)):
            label.show_place(number, self._index, step.chosen())

    def _side(self, title: Words, about: Words, foot_note: Words) -> QWidget:
        side = ScrollPanel("window", 16)
        side.setFixedWidth(self._look.px(236))
        side.body.setSpacing(4)
        side.body.addWidget(Text(self._look, title, "title", wrap=True))
        side.body.addWidget(Text(self._look, about, "note", "text2", wrap=True))
        side.body.addSpacing(12)
        for label in self._labels:
            side.body.addWidget(label)
        side.body.addStretch(1)
        side.body.addWidget(Text(self._look, foot_note, "note", "text2", wrap=True))
        return side

    def _content(self) -> QWidget:
        content = Panel("surface")
        outer = QVBoxLayout(content)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        body = QVBoxLayout()
        body.setContentsMargins(32, 14, 32, 12)
        body.setSpacing(10)
        for widget in (self._title, self._hint, self.banner, self.error):
            body.addWidget(widget)
        for step in self._steps:
            self._stack.addWidget(step.page)
        body.addWidget(self._stack, 1)
        outer.addLayout(body, 1)
        outer.addWidget(hairline())
        foot = Panel("window")
        foot.setFixedHeight(self._look.px(56))
        row = QHBoxLayout(foot)
        row.setContentsMargins(32, 0, 32, 0)
        row.setSpacing(12)
        row.addWidget(self.back)
        row.addWidget(self.status, 1)
        row.addWidget(self.cancel)
        row.addWidget(self.next)
        outer.addWidget(foot)
        return content


def rows_page(look: Look, *rows: QWidget) -> QWidget:
    """A step's page of form rows, no wider than a line of text is read."""
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 8, 0, 0)
    layout.setSpacing(14)
    for row in rows:
        row.setMaximumWidth(look.px(560))
        layout.addWidget(row)
    layout.addStretch(1)
    return page
