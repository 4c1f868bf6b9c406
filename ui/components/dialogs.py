"""Dialogs, only for a reason, a passphrase, a file, a void: the act as title, its consequence in one line."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.components.buttons import Button, ButtonKind
from ui.components.empty import ErrorPanel
from ui.components.fields import Field, FormRow
from ui.components.passphrase import PassphraseField
from ui.components.text import Text
from ui.i18n import Words, say, tr
from ui.look import Look


class ActDialog(QDialog):
    """Base of all dialogs. `exec` is never used: `open()` and the `accepted` signal, so that locking can close it.

    Fields go into `body`; `ready` is asked before the act button accepts.
    """

    def __init__(
        self,
        look: Look,
        parent: QWidget | None,
        title: Words,
        consequence: Words,
        verb: Words,
        kind: ButtonKind = "primary",
    ) -> None:
        super().__init__(parent)
        self.look = look
        self.setModal(True)
        self.setWindowTitle(tr("Fieldseal"))
        self.setMinimumWidth(look.px(360))
        self.setAccessibleName(say(title))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.error = ErrorPanel(look)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        self.verb = Button(look, verb, kind)
        self.verb.clicked.connect(self.try_accept)
        self.cancel = Button(look, lambda: tr("Cancel"), "quiet")
        self.cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.verb)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 20)
        layout.setSpacing(10)
        layout.addWidget(Text(look, title, "title", wrap=True))
        if consequence:
            layout.addWidget(Text(look, consequence, "note", "text2", wrap=True))
        layout.addLayout(self.body)
        layout.addWidget(self.error)
        layout.addLayout(foot)

    def ready(self) -> bool:
        """Whether what was filled in is enough; overridden by each dialog, which says what is missing."""
        return True

    def try_accept(self) -> None:
        if self.ready():
            self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is the act, from any field: a line edit passes it on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.try_accept()
            return
        super().keyPressEvent(event)


class ReasonDialog(ActDialog):
    """Asks for a reason, which goes into the log."""

    def __init__(
        self,
        look: Look,
        parent: QWidget | None,
        title: Words,
        consequence: Words,
        verb: Words,
        kind: ButtonKind = "primary",
        example: Words = "",
    ) -> None:
        super().__init__(look, parent, title, consequence, verb, kind)
        self.reason = Field(look, lambda: tr("Reason"), example)
        self._row = FormRow(look, lambda: tr("Reason"), self.reason)
        self.body.addWidget(self._row)
        self.reason.setFocus()

    def text(self) -> str:
        return self.reason.text().strip()

    def ready(self) -> bool:
        missing = not self.text()
        self._row.complain((lambda: tr("Write a reason; it goes into the log")) if missing else None)
        return not missing


class VoidDialog(ReasonDialog):
    """Voids a record: reason, and the approver's passphrase where the kind asks for one (V04)."""

    def __init__(self, look: Look, parent: QWidget | None, serial: str, approver: Words | None = None) -> None:
        """`approver` names whose word is needed; None when the person at the keyboard is that one."""
        super().__init__(
            look,
            parent,
            lambda: tr("Void {serial}").format(serial=serial),
            lambda: tr("The serial stays and is listed as void. This cannot be undone."),
            lambda: tr("Void record"),
            "danger",
            lambda: tr("For example: registered twice, see the next record"),
        )
        self._approval: PassphraseField | None = None
        if approver is not None:
            self._approval = PassphraseField(
                look, lambda: tr("Passphrase of {approver}").format(approver=say(approver))
            )
            self.body.addWidget(self._approval)

    def approval(self) -> str:
        """The approver's passphrase; empty when none was asked for."""
        return self._approval.text() if self._approval is not None else ""


class PassphraseDialog(ActDialog):
    """Asks for one passphrase; `check` may refuse it with words and keeps the dialog open."""

    def __init__(
        self,
        look: Look,
        parent: QWidget | None,
        title: Words,
        consequence: Words,
        verb: Words,
        label: Words | None = None,
        check: Callable[[str], Words | None] | None = None,
    ) -> None:
        super().__init__(look, parent, title, consequence, verb)
        self._check = check
        self.passphrase = PassphraseField(look, label or (lambda: tr("Passphrase")))
        self.body.addWidget(self.passphrase)
        self._row = FormRow(look, "", QWidget())
        self.body.addWidget(self._row)
        self.passphrase.setFocus()

    def ready(self) -> bool:
        text = self.passphrase.text()
        wrong: Words | None = (lambda: tr("Type the passphrase")) if not text else None
        if wrong is None and self._check is not None:
            wrong = self._check(text)
        self._row.complain(wrong)
        return wrong is None
