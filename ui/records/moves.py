"""Moving a record on: what is missing with a way there, the fields a move writes, reason and the leader's word."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path as FilePath
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from forms.kinds import Transition
from forms.problems import Problem, Refused
from forms.xlsform.model import Question
from storage.model import Account
from ui.components.banner import IconMark
from ui.components.buttons import Button
from ui.components.dialogs import ActDialog
from ui.components.fields import Field, FormRow
from ui.components.flow import Flow
from ui.components.layouts import empty
from ui.components.panels import ScrollPanel
from ui.components.passphrase import PassphraseField
from ui.components.text import Text, hairline
from ui.i18n import Words, say, tr, tr_n
from ui.look import Look
from ui.messages import explain
from ui.records.files import FilesAnswer
from ui.records.rows import Rows
from ui.records.scope import Scope


class MoveDialog(ActDialog):
    """Reason and, where the move needs another's word, that person's passphrase."""

    def __init__(
        self, look: Look, parent: QWidget | None, title: Words, consequence: Words, *, reason: bool, approver: Words,
        danger: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(look, parent, title, consequence, title, "danger" if danger else "primary")
        self.reason: Field | None = None
        self.passphrase: PassphraseField | None = None
        if reason:
            self.reason = Field(look, lambda: tr("Reason or opinion"))
            self._row = FormRow(look, lambda: tr("Reason or opinion"), self.reason)
            self.body.addWidget(self._row)
        if approver:
            label: Words = lambda: tr("Passphrase of {approver}").format(approver=say(approver))  # noqa: E731
            self.passphrase = PassphraseField(look, label)
            self.body.addWidget(self.passphrase)
        first = self.reason or self.passphrase
        if first is not None:
            first.setFocus()

    def text(self) -> str:
        return self.reason.text().strip() if self.reason is not None else ""

    def word(self) -> str:
        return self.passphrase.text() if self.passphrase is not None else ""

    def ready(self) -> bool:
        if self.reason is None:
            return True
        missing = not self.text()
        self._row.complain((lambda: tr("Write a reason; it goes into the log")) if missing else None)
        return not missing


class MovePanel(ScrollPanel):
    """Stands at the right while a move is being prepared; `before` are its questions as they were.

    `leads` says whether there is a place at which a refusal can be mended. `go_there(refusal)`, `changed()` when a
    field of the move was filled in, `agreed()` once nothing is missing and the person says so, `closed()` for not now.
    """

    go_there = Signal(object)
    changed = Signal()
    agreed = Signal()
    closed = Signal()

    def __init__(
        self, scope: Scope, move: Transition, label: Callable[[Problem], str], leads: Callable[[Problem], bool]
    ) -> None:
        super().__init__("window", 16)
        self._scope, self.step, self._label, self._leads = scope, move, label, leads
        look = scope.look
        words: Words = lambda: look.language.pick(move.label)  # noqa: E731
        self._title = Text(look, words, "head", wrap=True)
        self._note = Text(look, "", "note", "text2", wrap=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.links: list[Button] = []
        self.ready = False
        self.fields = self._fields()
        self.before = {
            str(path[0]): scope.filling.value(path) for path in (self.fields.answers if self.fields is not None else ())
        }
        self.act = Button(look, words, "primary")
        self.act.clicked.connect(self.agreed)
        self.later = Button(look, lambda: tr("Not now"), "quiet")
        self.later.clicked.connect(self.closed)
        foot = Flow()  # in English both side by side are wider than the panel
        foot.put(self.act)
        foot.put(self.later)
        for part in (self._title, self._note):
            self.body.addWidget(part)
        self.body.addLayout(self._list)
        if self.fields is not None:
            self.body.addWidget(hairline())
            self.body.addWidget(self.fields)
        self.body.addWidget(hairline())
        self.body.addWidget(foot)
        self.body.addStretch(1)

    def updates(self) -> dict[str, Any]:
        """Answers to the move's own questions; None takes one away."""
        if self.fields is None:
            return {}
        return {
            str(path[0]): value for path, answer in self.fields.answers.items()
            if not isinstance(answer, FilesAnswer) and (value := answer.value()) is not None
        }  # fmt: skip

    def files(self) -> list[tuple[FilePath, str]]:
        """Files chosen for the move, with the question they answer."""
        if self.fields is None:
            return []
        return [
            (path, str(place[0]))
            for place, answer in self.fields.answers.items() if isinstance(answer, FilesAnswer)
            for path in answer.waiting
        ]  # fmt: skip

    def restore(self) -> None:
        """The move's own questions as they were before: not now, or made."""
        for name, value in self.before.items():
            self._scope.filling.set((name,), value)

    def has_field(self, name: str) -> bool:
        return self.fields is not None and (name,) in self.fields.answers

    def show_refusals(self, refusals: Sequence[Refused], *, take_focus: bool) -> None:
        """What keeps the move from happening, each with a way there."""
        empty(self._list)
        self.links = []
        for refusal in refusals:
            self._list.addWidget(self._line(refusal))
        self.ready = not refusals
        count = len(refusals)
        self._note.setVisible(bool(count))
        self._note.say(lambda: tr_n("{n} thing is missing.", "{n} things are missing.", count))
        self.act.setVisible(self.ready)
        self.later.say((lambda: tr("Not now")) if self.ready else (lambda: tr("Close")))
        if take_focus:
            first = next(iter(self.fields.answers.values()), None) if self.fields is not None else None
            target: QWidget = first or (self.act if self.ready else self.links[0] if self.links else self.later)
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _fields(self) -> Rows | None:
        nodes = [node for name in self.step.writes if isinstance(node := self._scope.form.find(name), Question)]
        if not nodes:
            return None
        rows = Rows(self._scope, nodes, (), lambda path, value: self._put(path, value), pairs=False)
        for answer in rows.answers.values():
            if isinstance(answer, FilesAnswer):
                answer.collect()
        return rows

    def _put(self, path: Any, value: Any) -> None:
        """What is typed here goes into the form's rules too, so that relevance and constraints are live."""
        if self.fields is not None and not isinstance(self.fields.answers[path], FilesAnswer):
            self._scope.filling.set(path, value)
            self.fields.renew()
        self.changed.emit()

    def _line(self, refusal: Refused) -> QWidget:
        look = self._scope.look
        row = QWidget()
        body = QVBoxLayout()
        body.setSpacing(0)
        body.addWidget(Text(look, lambda: self._words(refusal), "ui", "text", wrap=True))
        if self._leads(refusal):
            link = Button(look, lambda: tr("Go there"), "link")
            link.clicked.connect(lambda: self.go_there.emit(refusal))
            self.links.append(link)
            body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(IconMark(look, "triangle-alert", "danger", 16), 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(body, 1)
        return row

    def _words(self, refusal: Refused) -> str:
        if refusal.code == "FIELD_MISSING":
            return tr("Missing: {field}").format(field=self._label(refusal))
        names = {str(refusal.facts["field"]): self._label(refusal)} if "field" in refusal.facts else None
        return explain(refusal, self._scope.look.language.name, names).what


def approver_for(move: Transition, me: Account, members: Sequence[Account]) -> Account | None:
    """Whose word the move needs beside that of the person at the keyboard; None when none is needed or nobody is here
    to give it (`Transition.approver` tells which)."""
    if not move.approver or me.role == move.approver:
        return None
    return next((entry for entry in members if entry.role == move.approver and entry.recipient), None)
