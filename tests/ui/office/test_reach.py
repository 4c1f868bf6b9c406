"""The office's pages on the smallest window, in both languages and large type: nothing cut, all buttons named."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from tests.ui.bench import picture
from tests.ui.office.conftest import Side
from tests.ui.office.test_pages import received
from tests.ui.test_reach import cut, shown
from ui.i18n import LanguageName
from ui.look import Look


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
def test_nothing_is_cut(side: Side, look: Look, language: LanguageName, large: bool) -> None:
    received(side)
    look.language.use(language)
    look.fonts.use(large=large)
    side.shell.resize(1280, 680)
    for door in ("inbox", "rounds", "kit", "receipts", "totals"):
        side.bench.page(side.shell, door)
        QApplication.sendPostedEvents()
        picture(side.shell, f"reach-{door}-{language}-{'large' if large else 'normal'}")
        labels = [label for label in shown(side.shell, QLabel) if isinstance(label, QLabel) and cut(label)]
        assert not [label.text() for label in labels], door
        assert side.shell.minimumSizeHint().width() <= 1280, door
        assert side.shell.minimumSizeHint().height() <= 680, door
        for button in shown(side.shell, QAbstractButton):
            if isinstance(button, QAbstractButton) and not type(button).__module__.startswith("PySide6"):
                assert button.accessibleName(), (door, button.text())
