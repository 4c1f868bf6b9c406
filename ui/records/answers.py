"""Answers beyond the interview's: growing text, decimals, chosen from long lists, and facts by number."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal

from forms.canonical import short_fingerprint
from ui.components.buttons import Button
from ui.components.fields import Counter, Field, TextArea
from ui.components.flow import Flow
from ui.i18n import Words, say, tr
from ui.interview.formanswers import Answer, LineAnswer, LongAnswer, Option
from ui.look import Look
from ui.records.tokens import Token

LONG_LIST = 12
"""A list with more choices than this is chosen from in a panel with a search field, not shown whole."""

_MOST = re.compile(r"string-length\(\s*\.\s*\)\s*<=\s*(\d+)")


def longest(constraint: str) -> int:
    """The most characters that a constraint of the usual shape allows; 0 when it says nothing of it."""
    found = _MOST.search(constraint)
    return int(found[1]) if found else 0


def typed_in(answer: Answer | None) -> Field | TextArea | None:
    """The field into which an answer is typed; None for one that is chosen."""
    if isinstance(answer, LineAnswer):
        return answer.field
    return answer.area if isinstance(answer, LongAnswer) else None


class GrowingAnswer(LongAnswer):
    """Text that grows with what is written, between `least` and `most` lines; `counter` counts where there is a
    limit."""

    def __init__(self, look: Look, label: Words, least: int = 2, most: int = 14, limit: int = 0) -> None:
        super().__init__(look, label, least)
        self._least, self._most = least, most
        self.counter = Counter(look, limit) if limit else None
        self.area.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        self.area.textChanged.connect(self._count)
        look.changed.connect(self._fit)
        self._fit()
        self._count()

    def _fit(self) -> None:
        lines = round(self.area.document().size().height())
        shown = min(max(lines, self._least), self._most)
        policy = Qt.ScrollBarPolicy
        self.area.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if lines > self._most else policy.ScrollBarAlwaysOff
        )
        self.area.setFixedHeight(self.look.fonts.line("record") * shown + 18)

    def _count(self) -> None:
        if self.counter is not None:
            self.counter.count(len(self.area.toPlainText().strip()))


def decimal_number(text: str) -> int | float | None:
    """`1864000`, `1,864,000.50`; None for what is no number."""
    plain = text.replace(",", "").replace("，", "").replace(" ", "")
    if not re.fullmatch(r"-?\d{1,15}(\.\d{1,6})?", plain):
        return None
    value = float(plain)
    return int(value) if value.is_integer() else value


def decimal_answer(look: Look, label: Words) -> LineAnswer:
    return LineAnswer(look, label, "", decimal_number, lambda: tr("Only numbers can stand here."))


class FingerprintAnswer(LineAnswer):
    """Which version was shown, by the short fingerprint that stands on its pages; the whole one is the answer."""

    def value(self) -> Any:
        return self._kept

    def show_value(self, value: Any) -> None:
        super().show_value(short_fingerprint(str(value)) if value else None)
        self._kept = value


def signed_number(text: str) -> int | None:
    return int(text) if re.fullmatch(r"-?\d{1,11}", text) else None


def integer_answer(look: Look, label: Words) -> LineAnswer:
    return LineAnswer(look, label, "", signed_number, lambda: tr("Only whole numbers can stand here."))


class ChosenAnswer(Answer):
    """One or several of a long list, as tokens; `asked()` when the person wants to choose.

    `words(name)` gives what stands for a value; `link(name)` whether it can be followed, `followed(name)` when it is.
    """

    asked = Signal()
    followed = Signal(str)

    def __init__(
        self,
        look: Look,
        label: Words,
        words: Callable[[str], Words],
        *,
        many: bool,
        links: bool = False,
        add: Words | None = None,
    ) -> None:
        super().__init__(look, label)
        self._words = words
        self._many = many
        self._links = links
        self._names: list[str] = []
        self._tokens: list[Token] = []
        self._locked = False
        self._flow = Flow()
        self.choose = Button(look, add or (lambda: tr("Choose…")), "link", "plus")
        self.choose.clicked.connect(self.asked)
        self._flow.put(self.choose)
        self.box.addWidget(self._flow)
        self.setFocusProxy(self.choose)

    def value(self) -> Any:
        if self._many:
            return list(self._names) or None
        return self._names[0] if self._names else None

    def show_value(self, value: Any) -> None:
        names = [str(name) for name in value] if isinstance(value, list | tuple) else [str(value)] if value else []
        self._names = names
        self.renew()

    def take(self, names: Sequence[str]) -> None:
        """The person chose these; several are added to what is there."""
        fresh = [name for name in names if name not in self._names]
        self._names = [*self._names, *fresh] if self._many else list(names[:1])
        self.renew()
        self.changed.emit()

    def lock(self, locked: bool) -> None:
        self._locked = locked
        self.renew()

    def renew(self) -> None:
        """Draw the tokens anew: the choice, or the words for it, have changed."""
        while self._tokens:
            self._flow.discard(self._tokens.pop())
        for place, name in enumerate(self._names):
            token = Token(self.look, self._words(name), link=self._links, fixed=self._locked)
            token.dropped.connect(lambda name=name: self._drop(name))
            token.opened.connect(lambda name=name: self.followed.emit(name))
            self._flow.put(token, place)
            self._tokens.append(token)
        self.choose.setVisible(not self._locked and (self._many or not self._names))

    def _drop(self, name: str) -> None:
        self._names.remove(name)
        self.renew()
        self.changed.emit()
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)


class NumbersAnswer(Answer):
    """Ids of rows elsewhere in the record (facts), separated by spaces; shown as numbers to tick."""

    def __init__(self, look: Look, label: Words, rows: Callable[[], Sequence[tuple[str, str]]]) -> None:
        """`rows` gives (id, text) of what may be ticked, in order."""
        super().__init__(look, label)
        self._rows = rows
        self._ids: list[str] = []
        self._buttons: list[tuple[str, Button]] = []
        self._flow = Flow()
        self.box.addWidget(self._flow)

    def value(self) -> Any:
        return " ".join(self._ids) or None

    def show_value(self, value: Any) -> None:
        self._ids = str(value or "").split()
        self.renew()

    def renew(self) -> None:
        """The rows may be others now."""
        rows = list(self._rows())
        if [name for name, _ in rows] != [name for name, _ in self._buttons]:
            for _, button in self._buttons:
                self._flow.discard(button)
            self._buttons = [(name, self._button(name, number)) for number, (name, _) in enumerate(rows, 1)]
        for (name, button), (_, text) in zip(self._buttons, rows, strict=True):
            button.setChecked(name in self._ids)
            button.setToolTip(text)

    def _button(self, name: str, number: int) -> Button:
        button = Button(self.look, str(number), "chip")
        button.setCheckable(True)
        button.setAccessibleName(f"{say(self.label)} {number}")
        button.clicked.connect(lambda on, name=name: self._tick(name, on))
        self._flow.put(button)
        return button

    def _tick(self, name: str, on: bool) -> None:
        known = [row for row, _ in self._rows()]
        wanted = {*self._ids, name} if on else set(self._ids) - {name}
        self._ids = [row for row in known if row in wanted]
        self.changed.emit()


def option_of(options: Sequence[Option], name: str) -> Words:
    """What stands for a choice; its code where the list no longer has it."""
    return next((option.label for option in options if option.name == name), name)
