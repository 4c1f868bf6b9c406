"""The navigation: 196 px with words on pages, 56 px with icons in editors and wizards. Driven by data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.components.banner import IconMark
from ui.components.buttons import IconButton
from ui.components.layouts import empty
from ui.components.panels import ScrollPanel
from ui.components.seal import Seal
from ui.components.text import ElidedText, Panel, hairline
from ui.i18n import Words, say, tr
from ui.look import Look

WIDE = 196
NARROW = 56


@dataclass(frozen=True)
class Door:
    """One entry. A change of `group` draws a rule above it."""

    key: str
    words: Words
    icon: str
    group: int = 0


class NavButton(QAbstractButton):
    """An entry, painted: icon, words, count at the right; ground when it is the current one."""

    def __init__(self, look: Look, door: Door) -> None:
        super().__init__()
        self._look = look
        self.door = door
        self.count: int | None = None
        self.narrow = False
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.dress(self)
        self._name()

    def show_count(self, count: int | None) -> None:
        self.count = count
        self._name()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._name()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(40, self._look.fonts.line("ui") + 10)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, area = self._look, QRectF(self.rect())
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("surface" if self.isChecked() else "hover"))
            painter.drawRoundedRect(area, 6, 6)
        tone = "accent" if self.isChecked() else "text2"
        left = area.center().x() - 8 if self.narrow else area.left() + 8
        look.icons.paint(painter, QRectF(left, area.center().y() - 8, 16, 16), self.door.icon, tone)
        if not self.narrow:
            self._paint_words(painter, area.adjusted(34, 0, -8, 0))
        painter.end()

    def _paint_words(self, painter: QPainter, area: QRectF) -> None:
        look = self._look
        painter.setFont(look.font("note"))
        painter.setPen(look.color("text2"))
        count = "" if self.count is None else str(self.count)
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)
        width = area.width() - painter.fontMetrics().horizontalAdvance(count) - 6
        painter.setFont(look.font("ui"))
        painter.setPen(look.color("text" if self.isChecked() else "text2"))
        shown = painter.fontMetrics().elidedText(say(self.door.words), Qt.TextElideMode.ElideRight, int(width))
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

    def _name(self) -> None:
        words = say(self.door.words)
        self.setAccessibleName(words if self.count is None else f"{words}, {self.count}")
        self.setToolTip(words if self.narrow else "")

    def become_narrow(self, narrow: bool) -> None:
        self.narrow = narrow
        self._name()
        self.update()


class SearchButton(QAbstractButton):
    """Looks like a field and opens the search panel."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.narrow = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(40, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, area = self._look, QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        left = area.center().x() - 8 if self.narrow else area.left() + 9
        if not self.narrow:
            painter.setPen(look.color("line2"))
            painter.setBrush(look.color("window"))
            painter.drawRoundedRect(area, 6, 6)
            painter.setFont(look.font("ui"))
            painter.setPen(look.color("text2"))
            painter.drawText(area.adjusted(34, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, tr("Search"))
            painter.setFont(look.font("keys"))
            cap = QRectF(area.right() - 50, area.center().y() - 9, 44, 18)
            painter.setPen(look.color("line2"))
            painter.setBrush(look.color("surface"))
            painter.drawRoundedRect(cap, 4, 4)
            painter.setPen(look.color("text2"))
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, "Ctrl K")
        look.icons.paint(painter, QRectF(left, area.center().y() - 8, 16, 16), "search", "text2")
        painter.end()


class Navigation(Panel):
    """`chosen(key)`, `search_asked()`, `settings_asked()`, `lock_asked()`."""

    chosen = Signal(str)
    search_asked = Signal()
    settings_asked = Signal()
    lock_asked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__("rail")
        self._look = look
        self._buttons: dict[str, NavButton] = {}
        self._team = ElidedText(look)
        self._round = ElidedText(look, "", "note", "text2")
        self._who = ElidedText(look, "", "note", "text2")
        self.search = SearchButton(look)
        self.search.clicked.connect(self.search_asked)
        self._settings = IconButton(look, "settings", lambda: tr("Settings"), side=28)
        self._lock = IconButton(look, "lock", lambda: tr("Lock (Ctrl+L)"), side=28)
        self._settings.clicked.connect(self.settings_asked)
        self._lock.clicked.connect(self.lock_asked)
        self._scroll = ScrollPanel("rail", 0)  # where the window is low and type large, the doors scroll
        self._doors = self._scroll.body
        self._doors.setSpacing(2)
        self._build()
        self.become_narrow(False)
        look.changed.connect(self._fit)

    def show_team(self, team: str, about: str, who: str) -> None:
        self._team.say(team)
        self._round.say(about)
        self._who.say(who)

    def show_doors(self, doors: Sequence[Door]) -> None:
        """Replace the entries; only doors that lead somewhere are given."""
        empty(self._doors)
        self._buttons = {}
        group = doors[0].group if doors else 0
        for door in doors:
            if door.group != group:
                self._doors.addSpacing(4)
                self._doors.addWidget(hairline())
                self._doors.addSpacing(4)
                group = door.group
            button = NavButton(self._look, door)
            button.clicked.connect(lambda _=False, key=door.key: self.chosen.emit(key))
            button.become_narrow(self.narrow)
            self._doors.addWidget(button)
            self._buttons[door.key] = button
        self._doors.addStretch(1)

    def keys(self) -> list[str]:
        """The doors in order, for Ctrl+1 to Ctrl+9."""
        return list(self._buttons)

    def show_count(self, key: str, count: int | None) -> None:
        if key in self._buttons:
            self._buttons[key].show_count(count)

    def show_current(self, key: str) -> None:
        for name, button in self._buttons.items():
            button.setAutoExclusive(False)
            button.setChecked(name == key)
            button.setAutoExclusive(True)
        if key in self._buttons:
            self._scroll.ensureWidgetVisible(self._buttons[key], 0, 0)

    def current_button(self) -> QWidget:
        return next((button for button in self._buttons.values() if button.isChecked()), self.search)

    def _fit(self) -> None:
        self.become_narrow(self.narrow)

    def become_narrow(self, narrow: bool) -> None:
        self.narrow = narrow
        self.setFixedWidth(NARROW if narrow else self._look.px(WIDE))
        margin = 8 if narrow else 10
        self.layout().setContentsMargins(margin, 11, margin, 8)  # type: ignore[union-attr]  # set in _build
        self._head.setContentsMargins(7 if narrow else 4, 0, 0, 0)
        for widget in (self._team, self._round, self._who, self._user_icon):
            widget.setVisible(not narrow)
        self._settings.setVisible(not narrow)
        self.search.narrow = narrow
        self.search.setToolTip(tr("Search (Ctrl+K)") if narrow else "")
        self.search.setAccessibleName(tr("Search (Ctrl+K)"))
        for button in self._buttons.values():
            button.become_narrow(narrow)

    def _build(self) -> None:
        head = self._head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Seal(self._look, 26))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._team)
        words.addWidget(self._round)
        head.addLayout(words, 1)
        self._user_icon = IconMark(self._look, "user", "text2")
        foot = QHBoxLayout()
        foot.setContentsMargins(4, 0, 0, 0)
        foot.addWidget(self._user_icon)
        foot.addWidget(self._who, 1)
        foot.addWidget(self._settings)
        foot.addWidget(self._lock)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addSpacing(2)
        layout.addWidget(self.search)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(hairline())
        layout.addLayout(foot)
