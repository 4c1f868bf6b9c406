"""The windows of this room on the smallest screen, in both languages and large type; every button has a name."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from storage.session import Session
from tests.ui.bench import Bench
from tests.ui.closing.test_registers import filled
from tests.ui.test_reach import cut, shown
from ui.i18n import LanguageName
from ui.look import Look

DOORS = ("registers", "audit", "closeout", "reseal")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
def test_nothing_is_cut(
    bench: Bench, session: Session, look: Look, tmp_path: Path, language: LanguageName, large: bool
) -> None:
    bench.ask(lambda: filled(session, tmp_path / "stick"))
    look.language.use(language)
    look.fonts.use(large=large)
    bench.size = (1280, 680)
    shell = bench.shell_for(session)
    for door in DOORS:
        page = bench.page(shell, door)
        QApplication.sendPostedEvents()
        labels = [label for label in shown(shell, QLabel) if isinstance(label, QLabel) and cut(label)]
        assert not [label.text() for label in labels], door
        rail = 56 if page.narrow else 196
        assert page.minimumSizeHint().width() <= 1280 - look.px(rail), door
        assert page.minimumSizeHint().height() <= 620, door
        for button in shown(shell, QAbstractButton):
            assert isinstance(button, QAbstractButton)
            if not type(button).__module__.startswith("PySide6") and not button.objectName().startswith("qt_"):
                assert button.accessibleName(), (door, button.text())


def test_the_log_is_there_for_whoever_may_have_it(bench: Bench, session: Session) -> None:
    page = bench.page(bench.shell_for(session), "registers")
    assert not page.log.isHidden()  # type: ignore[attr-defined]  # the page of that door
    assert not page.closeout.isHidden()  # type: ignore[attr-defined]  # as above
