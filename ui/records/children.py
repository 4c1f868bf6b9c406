"""What belongs to a record, below its form: items of a request, notes and copies of a document; with a quick way in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from forms.kinds import KINDS, Kind
from forms.places import location_of_note
from forms.printing.slip_words import ITEM as ITEM_WORDS
from forms.xlsform.model import Form
from storage.model import RecordSummary
from ui.components.buttons import Button
from ui.components.fields import Field
from ui.components.layouts import empty
from ui.components.marks import MarkOnly
from ui.components.text import ElidedText, Panel, Text, hairline
from ui.i18n import Speaks, tr
from ui.recordrows import mark_of, state_word
from ui.records.places import short
from ui.records.words import lower_first, new_words
from ui.workspace import Workspace


def child_kinds(kind: Kind) -> list[Kind]:
    """Kinds whose records belong to records of this one."""
    return [entry for entry in KINDS.values() if entry.parent == kind.name]


class Children(Speaks, QWidget):
    """One list. `new_asked(kind)` for the whole form, `quick(kind, text)` for a child that needs its name only."""

    new_asked = Signal(str)
    quick = Signal(str, str)

    def __init__(self, space: Workspace, kind: Kind) -> None:
        super().__init__()
        self._space = space
        self.kind = kind
        self._rows: Sequence[RecordSummary] = ()
        look = space.look
        self._title = Text(look, lambda: look.language.pick(kind.plural), "head")
        self._count = Text(look, "", "note", "text2")
        self.new = Button(look, lambda: new_words(space, kind), "link", "plus")
        self.new.clicked.connect(lambda: self.new_asked.emit(kind.name))
        self.field = Field(look, lambda: new_words(space, kind), self._quick_words)
        self.field.returnPressed.connect(self._enter)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        card = Panel("card")
        card.setLayout(self._list)
        self._list.setContentsMargins(1, 1, 1, 1)
        self._card = card
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self.new)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(card)
        layout.addWidget(self.field)

    def show_rows(self, rows: Sequence[RecordSummary], *, may_add: bool) -> None:
        self._rows = rows
        creates = may_add and self._space.me.role in self.kind.creators
        self.new.setVisible(creates)
        self.field.setVisible(creates and only_name_needed(self._space.forms[self.kind.name], self.kind))
        self.retranslate()

    def retranslate(self) -> None:
        empty(self._list)
        for number, row in enumerate(self._rows):
            if number:
                self._list.addWidget(hairline())
            self._list.addWidget(self._line(row))
        self._card.setVisible(bool(self._rows))
        self._count.say(str(len(self._rows)))

    def _line(self, row: RecordSummary) -> QWidget:
        space, look = self._space, self._space.look
        line = QWidget()
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(MarkOnly(look, mark_of(row)))
        place = tag_words(space, row)
        opener = Button(look, short(row.serial), "link", role="note")
        opener.setAccessibleName(row.serial)
        opener.clicked.connect(lambda: space.open_asked.emit(row.kind, row.id, ""))
        top.addWidget(opener)
        if place:
            tag = Panel("tag")
            inner = QHBoxLayout(tag)
            inner.setContentsMargins(8, 1, 8, 1)
            inner.addWidget(Text(look, place, "note", "accent"))
            top.addWidget(tag)
        top.addWidget(ElidedText(look, row.handle, "ui"), 1)
        top.addWidget(Text(look, amount_words(space, row), "note", "text2"))
        top.addWidget(Text(look, state_word(row, space), "note", "text2"))
        outer = QVBoxLayout(line)
        outer.setContentsMargins(12, 6, 12, 6)
        outer.setSpacing(2)
        outer.addLayout(top)
        if row.gist and row.gist != row.handle:
            outer.addWidget(ElidedText(look, row.gist.replace("\n", " "), "record"))
        comment = str(row.fields.get("comment") or "")
        if comment:
            outer.addWidget(ElidedText(look, comment.replace("\n", " "), "note", "text2"))
        return line

    def _quick_words(self) -> str:
        name = self._space.look.language.pick(self.kind.label)
        shown = name if self._space.look.language.zh else lower_first(name)
        return tr("Title of a {kind}, then Enter").format(kind=shown)

    def _enter(self) -> None:
        text = self.field.text().strip()
        if text:
            self.field.clear()
            self.quick.emit(self.kind.name, text)


def only_name_needed(form: Form, kind: Kind) -> bool:
    """Whether everything the form requires at the top has a default, but for the handle."""
    if not kind.handle:
        return False
    return all(
        node.key == kind.handle or node.default
        for node in form.questions()
        if node.required not in ("", "false()") and not node.relevant and "fs-stamp" not in node.appearance
    )


def tag_words(space: Workspace, row: RecordSummary) -> str:
    """The exact place of a note, from its list fields."""
    return location_of_note(row.fields, space.look.language.name)


def amount_words(space: Workspace, row: RecordSummary) -> str:
    """Original or copy with quantity, or the amount of a note; empty when the kind has neither."""
    fields: dict[str, Any] = dict(row.fields)
    words, language = space.words(row.kind), space.look.language.name
    if fields.get("quantity") is not None:
        code = str(fields.get("quantity_unit") or "")
        one, many = ITEM_WORDS[language].units.get(code, (words.choice("quantity_unit", code, language),) * 2)
        original = words.choice("original", str(fields.get("original") or ""), language)
        return f"{original} {fields['quantity']} {one if fields['quantity'] == 1 else many}".strip()
    amount = fields.get("amount")
    return f"{amount:,}" if isinstance(amount, int | float) else ""
