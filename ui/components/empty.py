"""Empty states and failures: what to do first; what happened, what was kept, what to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.components.banner import IconMark
from ui.components.buttons import Button
from ui.components.layouts import empty
from ui.components.text import Panel, Text
from ui.i18n import Words, tr
from ui.look import Look

Action = tuple[Words, Callable[[], object]]


class EmptyState(QWidget):
    """An icon, one sentence, the first thing to do; the last action is the primary one, unless the page has its
    `primary` elsewhere."""

    def __init__(
        self, look: Look, icon: str, title: Words, hint: Words = "", actions: Sequence[Action] = (), *,
        primary: bool = True,
    ) -> None:  # fmt: skip
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addStretch(2)
        layout.addWidget(IconMark(look, icon, "text3", 32), 0, Qt.AlignmentFlag.AlignHCenter)
        self.title = Text(look, title, "head")
        self.hint = Text(look, hint, "note", "text2", wrap=True)
        for label in (self.title, self.hint):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(label)
        row = QHBoxLayout()
        row.addStretch(1)
        for index, (words, act) in enumerate(actions):
            button = Button(look, words, "primary" if primary and index == len(actions) - 1 else "plain")
            button.clicked.connect(lambda _=False, act=act: act())
            row.addWidget(button)
        row.addStretch(1)
        layout.addLayout(row)
        layout.addStretch(3)


class ErrorPanel(Panel):
    """Shows a failure until it is dismissed; hidden at first."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__("card", parent)
        self._look = look
        self._problem: BaseException | None = None
        self._icon = IconMark(look, "triangle-alert", "danger")
        self._what = Text(look, "", "head", wrap=True)
        self._kept = Text(look, "", "ui", "text2", wrap=True)
        self._do = Text(look, "", "ui", "text2", wrap=True)
        self._code = Text(look, "", "note", "text3")
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._icon)
        head.addWidget(self._what, 1)
        foot = QHBoxLayout()
        foot.addLayout(self._buttons)
        foot.addStretch(1)
        foot.addWidget(self._code)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(self._kept)
        layout.addWidget(self._do)
        layout.addLayout(foot)
        look.language.changed.connect(self._retell)
        self.hide()

    def tell(self, problem: BaseException, actions: Sequence[Action] = ()) -> None:
        """Say `problem` in words; a `Problem` by its code, anything else as the bug it is."""
        self._problem = problem
        empty(self._buttons)
        for index, (words, act) in enumerate(actions):
            button = Button(self._look, words, "plain" if index == 0 else "quiet")
            button.clicked.connect(lambda _=False, act=act: act())
            self._buttons.addWidget(button)
        self._retell()
        self.show()

    def clear(self) -> None:
        self._problem = None
        self.hide()

    def text(self) -> str:
        """Everything it says, for tests and assistive tools."""
        return "\n".join(label.text() for label in (self._what, self._kept, self._do) if label.text())

    def _retell(self) -> None:
        if self._problem is None:
            return
        from ui.messages import explain  # all the words; the first window needs none of them

        told = explain(self._problem, self._look.language.name)
        self._what.say(told.what)
        self._kept.say(tr("What was kept: {kept}").format(kept=told.kept) if told.kept else "")
        self._do.say(tr("What to do: {do}").format(do=told.do) if told.do else "")
        self._kept.setVisible(bool(told.kept))
        self._do.setVisible(bool(told.do))
        self._code.say(told.code)
        self.setAccessibleName(self.text())
