"""Filter chips in a page that comes and goes."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QPushButton, QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.components.chips import Chip, FilterChips
from ui.i18n import tr
from ui.look import Look


def test_chips_of_a_hidden_page_have_room_for_their_new_words(look: Look, qtbot: QtBot) -> None:
    stack, page, other = QStackedWidget(), QWidget(), QWidget()
    qtbot.addWidget(stack)
    chips = FilterChips(look)
    QVBoxLayout(page).addWidget(chips)
    stack.addWidget(page)
    stack.addWidget(other)
    look.language.use("zh")
    chips.show_chips([Chip("media", lambda: tr("Media")), Chip("prints", lambda: tr("Not yet received"))])
    stack.resize(900, 80)
    stack.show()
    stack.setCurrentWidget(other)
    look.language.use("en")
    QApplication.sendPostedEvents()
    stack.setCurrentWidget(page)
    QApplication.sendPostedEvents()
    for button in chips.findChildren(QPushButton):
        assert button.width() >= button.sizeHint().width()
