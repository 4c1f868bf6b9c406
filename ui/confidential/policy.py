"""Every policy value: what it is, who set it, what it may be; the secrecy administrator changes it with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from forms.problems import Report
from storage.model import Change
from storage.policy import VALUES, Source
from storage.session import Session
from ui.components.banner import Banner
from ui.components.buttons import Button, IconButton
from ui.components.dialogs import ReasonDialog
from ui.components.empty import ErrorPanel
from ui.components.fields import FormRow
from ui.components.marks import Mark
from ui.components.pagehead import PageHead
from ui.components.panels import Facts, ScrollPanel
from ui.components.progress import Busy
from ui.components.table import Column, RecordModel, RecordView
from ui.components.text import Panel, Text, hairline
from ui.confidential.policywords import SOURCES, about, bounds_text, name_of, value_text
from ui.i18n import say, tr
from ui.look import Look
from ui.page import KeyList, Page
from ui.workspace import Workspace

WIDTH = 400


@dataclass(frozen=True)
class PolicyRow:
    """One value in force."""

    name: str
    value: Any
    source: Source


@dataclass(frozen=True)
class Values:
    """All of them, and whether this account may change what may be changed on the laptop."""

    rows: tuple[PolicyRow, ...]
    may: bool


def read_values(session: Session) -> Values:
    """On the storage thread."""
    rows = tuple(PolicyRow(name, session.policy.get(name), session.policy.source(name)) for name in VALUES)
    return Values(rows, bool(session.access.word("policy")) and not session.read_only)


class ChangeDialog(ReasonDialog):
    """A new value inside its bounds, and the reason."""

    def __init__(self, look: Look, parent: QWidget, row: PolicyRow) -> None:
        super().__init__(
            look, parent, lambda: tr("Change: {name}").format(name=name_of(row.name)),
            lambda: tr("Holds on this laptop. Value and reason go into the log, which the office reads."),
            lambda: tr("Change"),
        )  # fmt: skip
        self.setMinimumWidth(look.px(420))
        rule = VALUES[row.name]
        self.number: QSpinBox | None = None
        self.choice: QComboBox | None = None
        field: QWidget
        if rule.one_of:
            self.choice = QComboBox()
            for one in rule.one_of:
                self.choice.addItem(value_text(row.name, one), one)
            self.choice.setCurrentIndex(max(self.choice.findData(row.value), 0))
            field = self.choice
        else:
            self.number = QSpinBox()
            self.number.setRange(rule.least, rule.most)
            self.number.setValue(int(row.value))
            field = self.number
        look.dress(field)
        field.setAccessibleName(name_of(row.name))
        self.body.insertWidget(0, FormRow(look, lambda: name_of(row.name), field, hint=lambda: bounds_text(row.name)))
        self.body.insertWidget(0, Text(look, lambda: about(row.name), "note", "text2", wrap=True))
        field.setFocus()

    def value(self) -> Any:
        """The value chosen."""
        if self.choice is not None:
            return self.choice.currentData()
        return self.number.value() if self.number is not None else None


class PolicyPage(Page):
    """The list, and at the right what the chosen value decides."""

    def __init__(self, space: Workspace) -> None:
        super().__init__()
        self._space = space
        self._may = False
        look = space.look
        head = PageHead(look, lambda: tr("Policy"), lambda: tr("Each change is logged with its reason"))
        back = IconButton(look, "chevron-left", lambda: tr("Back"))
        back.clicked.connect(self.left)
        self.change = Button(look, lambda: tr("Change…"), "primary")
        self.change.clicked.connect(self.ask)
        self.change.hide()
        head.add_action(back)
        head.add_action(self.change)
        self.banner = Banner(look)
        self.error = ErrorPanel(look)
        self.list = RecordView(look, self._model(), lambda: tr("Policy"))
        self.list.current_changed.connect(lambda _key: self._show_current())
        self.list.opened.connect(lambda _key: self.ask())
        self.title = Text(look, "", "head", wrap=True)
        self.about = Text(look, "", "ui", "text", wrap=True)
        self.facts = Facts(look, label_width=96)
        self.why = Text(look, "", "note", "text2", wrap=True)
        self._lay_out(head)

    def enter(self) -> None:
        self._load()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, change: Change) -> None:
        if "policy" in change.registers or "accounts" in change.registers:
            self._load()

    def retranslate(self) -> None:
        self._show_current()

    def regions(self) -> Sequence[QWidget]:
        return (self.list, self.change)

    def keys(self) -> KeyList:
        return (("↑ ↓", lambda: tr("Row")), ("Enter", lambda: tr("Change")), ("Esc", lambda: tr("Back")))

    def back(self) -> bool:
        self.left.emit()
        return True

    def ask(self) -> ChangeDialog | None:
        """Change the chosen value; what the kit decides stays as it is, and the page says so."""
        row = self.list.current()
        if row is None or not self._may or not VALUES[row.name].local:
            return None
        dialog = ChangeDialog(self._space.look, self.window(), row)
        dialog.accepted.connect(lambda: self._set(row.name, dialog.value(), dialog.text()))
        dialog.open()
        return dialog

    def _set(self, name: str, value: Any, reason: str) -> None:
        def work(session: Session, _report: Report) -> Change:
            return session.policy.set(name, value, reason)

        self.error.clear()
        Busy(self.change, self._space.write(work, lambda _change: self._was_set(name, value), self.error.tell))

    def _was_set(self, name: str, value: Any) -> None:
        self._space.take_policy({**self._space.policy, name: value})
        self.banner.tell("ok", lambda: tr("{name}: {value}").format(name=name_of(name), value=value_text(name, value)))

    def _load(self) -> None:
        self._space.read(read_values, self._show, self.error.tell)

    def _show(self, found: Values) -> None:
        self._may = found.may
        self.list.rows_model.show_rows(found.rows)
        self.list.choose(self.list.current_key())
        self._show_current()

    def _show_current(self) -> None:
        row = self.list.current()
        if row is None:
            return
        self.title.say(lambda: name_of(row.name))
        self.about.say(lambda: about(row.name))
        self.facts.show_facts([
            (lambda: tr("Now"), lambda: value_text(row.name, row.value)),
            (lambda: tr("Decided by"), SOURCES[row.source]),
            (lambda: tr("May be"), lambda: bounds_text(row.name)),
            (lambda: tr("Rule"), VALUES[row.name].source),
        ])  # fmt: skip
        local = VALUES[row.name].local
        self.change.setVisible(self._may and local)
        self.why.say(self._why_not(local))

    def _why_not(self, local: bool) -> str:
        if not local:
            return tr("Only the office changes it, with a new kit.")
        if self._may:
            return ""
        return tr("Changed on this laptop by the secrecy administrator; by the leader while there is none.")

    def _model(self) -> RecordModel[PolicyRow]:
        return RecordModel(
            [
                Column(lambda: tr("Value"), lambda row: name_of(row.name), 250, mark=_mark),
                Column(lambda: tr("Now"), lambda row: value_text(row.name, row.value)),
                Column(lambda: tr("Decided by"), lambda row: say(SOURCES[row.source]), 150, tone="text2"),
                Column(lambda: tr("Rule"), lambda row: VALUES[row.name].source, 70, tone="text2"),
            ],
            lambda row: row.name,
        )

    def _lay_out(self, head: PageHead) -> None:
        left = Panel("surface")
        body = QVBoxLayout(left)
        body.setContentsMargins(0, 0, 0, 0)
        top = QVBoxLayout()
        top.setContentsMargins(24, 8, 24, 0)
        for part in (self.banner, self.error):
            top.addWidget(part)
        body.addLayout(top)
        body.addWidget(self.list, 1)
        side = ScrollPanel("window", 16)
        side.setFixedWidth(self._space.look.px(WIDTH))
        for widget in (self.title, self.about, self.facts, self.why):
            side.body.addWidget(widget)
        side.body.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(left, 1)
        row.addWidget(hairline(vertical=True))
        row.addWidget(side)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(hairline())
        layout.addLayout(row, 1)


def _mark(row: PolicyRow) -> Mark:
    return "fixed" if not VALUES[row.name].local else "open"
