"""After a crash: recover or discard what was typed, with what differs."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from forms.turns import Turn, turns_of
from ui.components.banner import IconMark
from ui.components.buttons import Button
from ui.components.layouts import empty
from ui.components.text import Panel, Text
from ui.i18n import Words, tr, tr_n
from ui.interview.subpage import SubPage
from ui.interview.turnwords import turn_name
from ui.look import Look


@dataclass(frozen=True)
class Difference:
    """One line that differs: `before` is committed, `after` was typed; either may be empty."""

    field: str
    before: str
    after: str


def differences(committed: Mapping[str, Any], typed: Mapping[str, Any]) -> list[Difference]:
    """What `typed` has other than `committed`: fields by name, the text turn by turn."""
    names = sorted((committed.keys() | typed.keys()) - {"turns"})
    found = [
        Difference(name, _plain(committed.get(name)), _plain(typed.get(name)))
        for name in names
        if committed.get(name) != typed.get(name)
    ]
    return found + _turn_differences(turns_of(committed), turns_of(typed))


def _turn_differences(before: Sequence[Turn], after: Sequence[Turn]) -> list[Difference]:
    old, new = ([f"{turn.kind}\n{turn.text}" for turn in turns] for turns in (before, after))
    found = []
    for step, a1, a2, b1, b2 in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if step == "equal":
            continue
        for place in range(max(a2 - a1, b2 - b1)):
            was = before[a1 + place] if a1 + place < a2 else None
            now = after[b1 + place] if b1 + place < b2 else None
            found.append(Difference("turns", _turn(was), _turn(now)))
    return found


def _turn(turn: Turn | None) -> str:
    return f"{turn_name(turn.kind)}: {turn.text}" if turn is not None else ""


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, Mapping):
        return " ".join(_plain(part) for part in value.values())
    if isinstance(value, list | tuple):
        return "; ".join(_plain(part) for part in value)
    return str(value)


class RecoveryBar(Panel):
    """Stands over the text until the person has chosen. Typing that would take the place of what was saved since is
    looked at before it can be taken."""

    recovered = Signal()
    discarded = Signal()
    difference_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__("warn")
        self._text = Text(look, "", wrap=True)
        self.recover = Button(look, lambda: tr("Recover"), "plain")
        self.discard = Button(look, lambda: tr("Discard"), "quiet")
        self.show_difference = Button(look, lambda: tr("Show difference"), "link")
        self._look_first = False
        self.recover.clicked.connect(self._recover)
        self.discard.clicked.connect(self.discarded)
        self.show_difference.clicked.connect(self._show)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(10)
        layout.addWidget(IconMark(look, "undo-2", "warn"))
        layout.addWidget(self._text, 1)
        for button in (self.show_difference, self.discard, self.recover):
            layout.addWidget(button)
        self.hide()

    def tell(self, written_at: str, *, saved_since: bool = False, clashes: int = 0) -> None:
        """`written_at` is the local time of the last commit of the draft; `clashes` counts the fields that both the
        typing and somebody's save after it changed."""
        self._look_first = clashes > 0

        def words() -> str:
            said = tr("There is unsaved typing from last time, written {time}.").format(time=written_at)
            if clashes:
                said += " " + tr_n(
                    "The record was saved after it, and {n} field was changed by both: see the difference first. "
                    "Recovering puts your typing in its place.",
                    "The record was saved after it, and {n} fields were changed by both: see the difference first. "
                    "Recovering puts your typing in their place.",
                    clashes,
                )
            elif saved_since:
                said += " " + tr("The record was saved after it; only fields you typed in would change.")
            return said

        self._text.say(words)
        self.show()
        self.recover.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _recover(self) -> None:
        if self._look_first:
            self._show()
        else:
            self.recovered.emit()

    def _show(self) -> None:
        self._look_first = False
        self.difference_wanted.emit()


class DifferencePage(SubPage):
    """What was typed beside what is saved, line by line."""

    def __init__(self, look: Look) -> None:
        super().__init__(
            look,
            lambda: tr("Unsaved typing from last time"),
            lambda: tr("Left what is saved, right what was typed after it. Nothing is changed by looking."),
        )
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.body.addLayout(self._list)

    def show_differences(self, found: Sequence[Difference], label: Mapping[str, Words]) -> None:
        empty(self._list)
        for difference in found:
            self._list.addWidget(self._row(difference, label.get(difference.field, difference.field)))

    def _row(self, difference: Difference, label: Words) -> QWidget:
        row = Panel("well")
        body = QHBoxLayout()
        body.setSpacing(16)
        for words, tone in ((difference.before, "text2"), (difference.after, "text")):
            shown: Words = words or (lambda: tr("(nothing)"))
            body.addWidget(Text(self.look, shown, "record", tone if words else "text3", wrap=True), 1)
        layout = QVBoxLayout(row)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(4)
        layout.addWidget(Text(self.look, label, "note", "text2"))
        layout.addLayout(body)
        return row
