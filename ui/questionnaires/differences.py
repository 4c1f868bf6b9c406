"""What differs between two keyings: the list, both sides beside each other, and what the paper says (1, 2, 3)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from forms.xlsform.model import Form, Node, Question
from storage.keyed import Choice, Difference, files_in
from storage.model import Content
from ui.components.buttons import Button
from ui.components.empty import ErrorPanel
from ui.components.fields import Field
from ui.components.keyhints import KeyCap
from ui.components.layouts import empty
from ui.components.marks import Mark, MarkOnly
from ui.components.panels import Card
from ui.components.table import Column, RecordModel, RecordView
from ui.components.text import Panel, Text, hairline
from ui.dates import day_text
from ui.i18n import tr
from ui.messages import size_text
from ui.pages.versions import underlined
from ui.questionnaires.answerpicture import AnswerPicture
from ui.questionnaires.asked import asked_of
from ui.questionnaires.paperdialog import PaperDialog
from ui.textdiff import differing
from ui.workspace import Workspace


def short_value(form: Form, one: Difference, side: Content, language: str) -> str:
    """A side as the keyer typed it: digits where there are options; files by name and size."""
    if "answer" not in side:
        return tr("left blank") if side else tr("not asked")
    codes = [choice.name for choice in form.lists.get(getattr(form.find(one.field), "choices", ""), ())]
    if files := files_in(side):
        return " | ".join(f"{ref.name} · {size_text(ref.size)}" for ref in files)
    value = side["answer"]
    listed = value if isinstance(value, list) else [value]
    if any(isinstance(row, dict) for row in listed):
        return " | ".join(", ".join(str(cell) for cell in row.values()) for row in listed)
    return " ".join(str(codes.index(code) + 1) if code in codes else str(code) for code in listed)


class Differences(QWidget):
    """`settled(difference, choice, Paper | None, reason)`: the desk writes it; a keyer needs the other keyer's word."""

    settled = Signal(object, str, object, str)

    def __init__(self, space: Workspace) -> None:
        super().__init__()
        self._space = space
        self._form: Form | None = None
        self._batch = ""
        self._numbers: dict[str, str] = {}
        look = space.look
        self.title = Text(look, lambda: tr("Where the two differ"), "head")
        self.count = Text(look, "", "note", "text2")
        self.only_open = Button(look, lambda: tr("Only what is open"))
        self.only_open.setCheckable(True)
        self.only_open.toggled.connect(lambda _on: self._filter())
        self.list: RecordView[Difference] = RecordView(look, self._model(), lambda: tr("Where the two differ"))
        self.list.current_changed.connect(lambda _key: self._show())
        self.list.installEventFilter(self)
        self.error = ErrorPanel(look)
        self._detail = QWidget()
        self._where = Text(look, "", "ui", wrap=True)
        self.sides = [Card(look, lambda: tr("First keying")), Card(look, lambda: tr("Second keying"))]
        self.reason = Field(look, lambda: tr("Reason"), lambda: tr("By the paper"))
        self.buttons = [
            Button(look, lambda: tr("First is right")), Button(look, lambda: tr("Second is right")),
            Button(look, lambda: tr("Neither…"), "quiet"),
        ]  # fmt: skip
        choices: tuple[Choice, ...] = ("first", "second", "neither")
        for button, choice in zip(self.buttons, choices, strict=True):
            button.clicked.connect(lambda _=False, choice=choice: self.choose(choice))
        self._take = Text(look, "", "ui")
        self._lay_out()

    def _lay_out(self) -> None:
        look = self._space.look
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 16, 6)
        head.setSpacing(8)
        for widget in (self.title, self.count):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self.only_open)
        sides = QHBoxLayout()
        sides.setSpacing(12)
        for number, card in enumerate(self.sides, 1):
            card.head.addWidget(KeyCap(look, str(number)))
            sides.addWidget(card, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._take)
        foot.addWidget(self.reason, 1)
        for button in self.buttons:
            foot.addWidget(button)
        inner = QVBoxLayout(self._detail)
        inner.setContentsMargins(16, 12, 16, 12)
        inner.setSpacing(10)
        inner.addWidget(self._where)
        inner.addLayout(sides, 1)
        inner.addLayout(foot)
        inner.addWidget(
            Text(look, lambda: tr("A third person settles, or both keyers together; each is written to the log."),
                 "note", "text2", wrap=True)
        )  # fmt: skip
        ground = Panel("surface")
        listed = QVBoxLayout(ground)
        listed.setContentsMargins(0, 0, 0, 0)
        listed.addWidget(self.list)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(ground, 1)
        layout.addWidget(self.error)
        layout.addWidget(hairline())
        layout.addWidget(self._detail)
        self._detail.hide()

    def use(self, form: Form, batch: str) -> None:
        """The form the sheets are of."""
        self._form, self._batch = form, batch
        self._numbers = {one.key: one.number for one in reversed(asked_of(form))}

    def show_differences(self, found: Sequence[Difference]) -> None:
        """Open ones first, as the sheets lie."""
        ordered = sorted(found, key=lambda one: (one.paper is not None, one.sheet, self._numbers.get(one.field, "")))
        self.list.rows_model.show_rows(ordered)
        waiting = [one for one in found if one.paper is None]
        sheets = len({one.sheet for one in waiting})
        words = tr("{n} to settle, on {sheets} sheet") if sheets == 1 else tr("{n} to settle, on {sheets} sheets")
        self.count.say(words.format(n=len(waiting), sheets=sheets))
        self._filter()
        current = self.list.current()
        if waiting and (current is None or current.paper is not None):
            self.list.choose(f"{ordered[0].sheet}/{ordered[0].field}")
        self._show()

    def _filter(self) -> None:
        only = self.only_open.isChecked()
        self.list.proxy.keep(lambda one: one.paper is None or not only)

    def _model(self) -> RecordModel[Difference]:
        def mark(one: Difference) -> Mark:
            return "act" if one.paper is None else "met"

        def paper(one: Difference) -> str:
            return tr("see paper") if one.paper is None else self._value(one, one.paper)

        return RecordModel(
            [
                Column(lambda: tr("Sheet"), lambda one: str(one.sheet), 68, lambda one: one.sheet, mark=mark),
                Column(lambda: tr("Item"), self._name, 170),
                Column(lambda: tr("First keying"), lambda one: self._value(one, one.first)),
                Column(lambda: tr("Second keying"), lambda one: self._value(one, one.second)),
                Column(lambda: tr("The paper says"), paper, 104),
            ],
            lambda one: f"{one.sheet}/{one.field}",
            lambda one: one.paper is not None,
        )

    def _value(self, one: Difference, side: Content) -> str:
        return short_value(self._form, one, side, self._language()) if self._form else ""

    def _language(self) -> str:
        return self._space.look.language.name

    def _question(self, one: Difference) -> Node:
        assert self._form is not None
        return self._form.find(one.field)

    def _name(self, one: Difference) -> str:
        if self._form is None:
            return one.field
        label = self._question(one).label.get(self._language(), one.field)
        return f"{self._numbers.get(one.field, '')} {label}"

    # -- one difference

    def _show(self) -> None:
        one = self.list.current()
        self._detail.setVisible(one is not None)
        self.error.clear()
        if one is None or self._form is None:
            return
        words = tr("Sheet {sheet}, question {number}: {label}")
        label = self._question(one).label.get(self._language(), one.field)
        self._where.say(words.format(sheet=one.sheet, number=self._numbers.get(one.field, ""), label=label))
        take = tr("Take sheet {sheet} and follow the paper").format(sheet=one.sheet)
        self._take.say(take)
        self._side(self.sides[0], one, one.first, one.second, one.first_by, one.first_day)
        self._side(self.sides[1], one, one.second, one.first, one.second_by, one.second_day)

    def _side(self, card: Card, one: Difference, side: Content, other: Content, by: str, day: str) -> None:
        look = self._space.look
        empty(card.body)
        name = self._space.member_name(by)
        today = self._space.session.clock.now().astimezone().date()
        when = day_text(date.fromisoformat(day), today, look.language.zh)
        card.count.say(f"{name} {when}")
        question = self._question(one)
        assert self._form is not None
        choices = self._form.lists.get(getattr(question, "choices", ""), ())
        if not choices or "answer" not in side:
            text = self._value(one, side)
            spans = differing(text, self._value(one, other))[0]
            shown = Text(look, "", "record", wrap=True)
            shown.setTextFormat(Qt.TextFormat.RichText)
            shown.setText(underlined(text, spans, look.color("warn").name()))
            card.body.addWidget(shown)
            for ref in files_in(side):
                if ref.type.startswith("image/"):
                    card.body.addWidget(AnswerPicture(self._space, self._batch, ref))
        for number, choice in enumerate(choices if "answer" in side else (), 1):
            mine, theirs = choice.name in _codes(side), choice.name in _codes(other)
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.addWidget(MarkOnly(look, "met" if mine else "not_begun"))
            tone = "text" if mine else "text2"
            line.addWidget(Text(look, f"{number} {choice.label.get(self._language(), choice.name)}", "ui", tone))
            line.addStretch(1)
            if mine != theirs:
                line.addWidget(Text(look, lambda: tr("differs"), "note", "warn"))
            card.body.addWidget(row)
        card.body.addStretch(1)

    def choose(self, choice: Choice) -> None:
        """1, 2 or 3."""
        one = self.list.current()
        if one is None:
            return
        reason = self.reason.text().strip() or tr("By the paper")
        if choice == "neither":
            if isinstance(self._question(one), Question):
                self._ask(one, reason)
            return
        self.settled.emit(one, choice, None, reason)

    def _ask(self, one: Difference, reason: str) -> None:
        assert self._form is not None
        dialog = PaperDialog(self._space, self.window(), self._form, one)
        dialog.accepted.connect(lambda: self.settled.emit(one, "neither", dialog.paper(), reason))
        dialog.open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        choices: dict[str, Choice] = {"1": "first", "2": "second", "3": "neither"}
        if event.text() in choices and not self.reason.hasFocus():
            self.choose(choices[event.text()])
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: Any, event: Any) -> bool:
        """The list must not take digits for jumping to a row."""
        if isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress and event.text() in ("1", "2", "3"):
            self.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)


def _codes(side: Content) -> list[Any]:
    value = side.get("answer")
    return value if isinstance(value, list) else [value]
