"""The filters of the log: account, act, days, number; and one press for the openings of protected parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from storage.audit_view import AuditFilter
from ui.closing.auditlist import OPENED
from ui.components.buttons import Button
from ui.components.fields import Field
from ui.i18n import Words, say, tr
from ui.look import set_property
from ui.wording.registers import act_word
from ui.workspace import Workspace


class AuditFilterBar(QWidget):
    """`changed()` when another filter is asked for; a day that is none filters nothing and is marked."""

    changed = Signal()

    def __init__(self, space: Workspace) -> None:
        super().__init__()
        self._space = space
        look = space.look
        self.openings = Button(look, lambda: tr("Openings"), "chip")
        self.openings.setCheckable(True)
        self.openings.clicked.connect(self._openings)
        self.actor = self._box(lambda: tr("Account"), 130)
        self.action = self._box(lambda: tr("Act"), 160)
        self.since = self._field(lambda: tr("From day"), lambda: tr("from YYYY-MM-DD"), 156)
        self.until = self._field(lambda: tr("To day"), lambda: tr("to YYYY-MM-DD"), 140)
        self.number = self._field(lambda: tr("Number"), lambda: tr("Number of a record, print, medium"), 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self.openings, self.actor, self.action, self.since, self.until, self.number):
            row.addWidget(widget, 1 if widget is self.number else 0)
        self.show_choices({})

    def wanted(self) -> AuditFilter:
        return AuditFilter(
            since=_day(self.since), until=_day(self.until), actor=str(self.actor.currentData() or ""),
            action=str(self.action.currentData() or ""), number=self.number.text().strip(),
        )  # fmt: skip

    def show_choices(self, choices: Mapping[str, list[str]]) -> None:
        """What can be chosen, in the language of now; what was chosen stays."""
        zh = self._space.look.language.zh
        people = [(self._space.member_name(actor), actor) for actor in choices.get("actor", ())]
        acts = [(act_word(act, "", zh), act) for act in choices.get("action", ())]
        _fill(self.actor, [(tr("All accounts"), ""), *sorted(people)])
        _fill(self.action, [(tr("All acts"), ""), *sorted(acts)])
        self.openings.setChecked(self.action.currentData() == OPENED)

    def _openings(self, on: bool) -> None:
        at = self.action.findData(OPENED) if on else 0
        if at < 0:
            self.action.addItem(act_word(OPENED, "", self._space.look.language.zh), OPENED)
            at = self.action.count() - 1
        self.action.setCurrentIndex(at)
        self.changed.emit()

    def _box(self, name: Words, width: int) -> QComboBox:
        box = QComboBox()
        self._space.look.dress(box)
        box.setAccessibleName(say(name))
        box.setFixedWidth(self._space.look.px(width))
        box.activated.connect(lambda _index: self.changed.emit())
        return box

    def _field(self, name: Words, hint: Words, width: int) -> Field:
        field = Field(self._space.look, name, hint)
        if width:
            field.setFixedWidth(self._space.look.px(width))
        field.editingFinished.connect(self.changed)
        return field


def _day(field: Field) -> str:
    text = field.text().strip()
    good = QDate.fromString(text, "yyyy-MM-dd").isValid()
    set_property(field, "error", bool(text) and not good)
    return text if good else ""


def _fill(box: QComboBox, choices: Sequence[tuple[str, str]]) -> None:
    before = box.currentData()
    box.blockSignals(True)
    box.clear()
    for words, data in choices:
        box.addItem(words, data)
    box.setCurrentIndex(max(box.findData(before), 0))
    box.blockSignals(False)
