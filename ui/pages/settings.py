"""Settings of this machine: language, theme, sizes, idle lock, how Enter behaves. Each takes effect at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QComboBox, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from ui.components.buttons import Button
from ui.components.pagehead import PageHead
from ui.components.panels import Card, ScrollPanel
from ui.components.text import Text
from ui.i18n import Words, say, tr
from ui.page import Page
from ui.preferences import IDLE_MINUTES, nearest_minutes
from ui.workspace import Workspace


class SettingsPage(Page):
    """No Save button: what is chosen is kept, and shown."""

    def __init__(self, space: Workspace) -> None:
        super().__init__()
        self._space = space
        self._store = space.preferences
        self._said: list[tuple[QWidget, Words]] = []
        look = space.look
        body = ScrollPanel("window", 24)
        body.body.setSpacing(12)
        for card in (self._look_card(), self._safety_card(), self._typing_card(), self._accounts_card()):
            card.setMaximumWidth(look.px(720))
            body.body.addWidget(card)
        body.body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(PageHead(look, lambda: tr("Settings"), lambda: tr("For this laptop, without record content")))
        layout.addWidget(body, 1)
        self.retranslate()

    def enter(self) -> None:
        self.language.buttons()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def regions(self) -> Sequence[QWidget]:
        return (self.language.buttons()[0], self.idle)

    def retranslate(self) -> None:
        for widget, words in self._said:
            widget.setText(say(words))  # type: ignore[attr-defined]  # check boxes and radio buttons have it
            widget.setAccessibleName(say(words))
        for index, minutes in enumerate(self._minutes):
            self.idle.setItemText(index, tr("{n} min").format(n=minutes))

    def _look_card(self) -> Card:
        now, change = self._store.now, self._store.change
        card = Card(self._space.look, lambda: tr("Look and language"))
        self.language, row = self._choice(
            (("zh", "中文"), ("en", "English")), now.language, lambda value: change(language=value)
        )
        card.body.addLayout(self._line(lambda: tr("Language"), row))
        self.theme, row = self._choice(
            (
                ("light", lambda: tr("Light")),
                ("dark", lambda: tr("Dark")),
                ("system", lambda: tr("As the system")),
            ),
            now.theme,
            lambda value: change(theme=value),
        )
        card.body.addLayout(self._line(lambda: tr("Theme"), row))
        self.large = self._tick(lambda: tr("Large type"), now.large_type, lambda on: change(large_type=on))
        self.hei = self._tick(
            lambda: tr("Record text in Hei instead of Song"), now.record_in_hei, lambda on: change(record_in_hei=on)
        )
        card.body.addLayout(self._line(lambda: tr("Type"), self.large))
        card.body.addLayout(self._line("", self.hei))
        return card

    def _safety_card(self) -> Card:
        card = Card(self._space.look, lambda: tr("Lock"))
        self.idle = QComboBox()
        most = self._space.policy.get("idle_minutes")
        self._minutes = [m for m in IDLE_MINUTES if not isinstance(most, int) or m <= most] or [IDLE_MINUTES[0]]
        for minutes in self._minutes:
            self.idle.addItem("", minutes)
        now = nearest_minutes(self._space.idle_minutes(), self._minutes[-1])
        self.idle.setCurrentIndex(self._minutes.index(now))
        self.idle.activated.connect(lambda index: self._store.change(idle_minutes=self._minutes[index]))
        self._space.look.dress(self.idle)
        card.body.addLayout(self._line(lambda: tr("Lock after"), self.idle))
        note = Text(
            self._space.look,
            lambda: tr("At most as long as policy allows; at once when the laptop sleeps. Typing is sealed first."),
            "note",
            "text2",
            wrap=True,
        )
        card.body.addWidget(note)
        return card

    def _typing_card(self) -> Card:
        card = Card(self._space.look, lambda: tr("Interviews"))
        self.alternate = self._tick(
            lambda: tr("Enter goes from question to answer and back"),
            self._store.now.alternate,
            lambda on: self._store.change(alternate=on),
        )
        card.body.addLayout(self._line(lambda: tr("Typing"), self.alternate))
        return card

    def _accounts_card(self) -> Card:
        card = Card(self._space.look, lambda: tr("Accounts"))
        button = Button(self._space.look, lambda: tr("Accounts and passphrases…"))
        button.clicked.connect(lambda: self._space.go_asked.emit("accounts", ""))
        card.body.addLayout(self._line(lambda: tr("Who may open"), button))
        return card

    def _choice(
        self, options: Sequence[tuple[str, Words]], current: str, chosen: Callable[[str], Any]
    ) -> tuple[QButtonGroup, QWidget]:
        group, row = QButtonGroup(self), QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        for value, words in options:
            button = QRadioButton()
            self._space.look.dress(button)
            button.setChecked(value == current)
            button.toggled.connect(lambda on, value=value: chosen(value) if on else None)
            self._said.append((button, words))
            group.addButton(button)
            layout.addWidget(button)
        layout.addStretch(1)
        return group, row

    def _tick(self, words: Words, current: bool, chosen: Callable[[bool], Any]) -> QCheckBox:
        box = QCheckBox()
        self._space.look.dress(box)
        box.setChecked(current)
        box.clicked.connect(chosen)
        self._said.append((box, words))
        return box

    def _line(self, label: Words, field: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        name = Text(self._space.look, label, tone="text2")
        name.setFixedWidth(self._space.look.px(120))
        row.addWidget(name)
        row.addWidget(field)
        row.addStretch(1)
        return row
