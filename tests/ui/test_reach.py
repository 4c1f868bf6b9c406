"""Every page on the smallest window, in both languages and large type: nothing cut, everything named and reachable."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QLabel, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from storage.session import Session
from tests.ui.bench import Bench
from tests.ui.worlds import fill
from ui.components.text import ElidedText
from ui.i18n import LanguageName
from ui.look import Look
from ui.shell import Shell

DOORS = ("today", "interviews", "registers", "settings", "accounts")


@pytest.fixture
def bench(qtbot: QtBot, look: Look, tmp_path: Path) -> Iterator[Bench]:
    made = Bench(qtbot, look, tmp_path)
    made.size = (1280, 680)
    yield made
    made.close()


@pytest.fixture
def session(bench: Bench) -> Session:
    made = bench.vault()
    bench.ask(lambda: fill(made))
    return made


def shown(shell: Shell, kind: type[QWidget]) -> list[QWidget]:
    return [widget for widget in shell.findChildren(kind) if widget.isVisibleTo(shell) and widget.width() > 1]


def cut(label: QLabel) -> bool:
    """Whether a label that neither wraps nor elides has less room than its text."""
    if isinstance(label, ElidedText) or label.wordWrap() or not label.text():
        return False
    return label.sizeHint().width() > label.width() + 1


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
def test_nothing_is_cut(bench: Bench, session: Session, look: Look, language: LanguageName, large: bool) -> None:
    look.language.use(language)
    look.fonts.use(large=large)
    shell = bench.shell_for(session)
    for door in DOORS:
        bench.page(shell, door)
        QApplication.sendPostedEvents()
        labels = [label for label in shown(shell, QLabel) if isinstance(label, QLabel) and cut(label)]
        assert not [label.text() for label in labels], door
        assert shell.minimumSizeHint().width() <= 1280, door
        assert shell.minimumSizeHint().height() <= 680, door


def test_every_button_has_a_name_and_room(bench: Bench, session: Session) -> None:
    shell = bench.shell_for(session)
    for door in DOORS:
        bench.page(shell, door)
        for button in shown(shell, QAbstractButton):
            assert isinstance(button, QAbstractButton)
            if button.objectName().startswith("qt_") or type(button).__module__.startswith("PySide6"):
                assert isinstance(button, QCheckBox | QRadioButton) or button.toolTip() is not None
                continue
            assert button.accessibleName(), (door, type(button).__name__, button.text())
            assert button.height() >= 26, (door, button.accessibleName())


def test_tab_goes_through_the_whole_page(bench: Bench, session: Session, qtbot: QtBot) -> None:
    shell = bench.shell_for(session, "interviews")
    shell.activateWindow()
    shell.nav.search.setFocus(Qt.FocusReason.TabFocusReason)
    seen: list[QWidget] = []
    for _ in range(60):
        focused = shell.focusWidget()
        if focused is None or focused in seen:
            break
        seen.append(focused)
        shell.focusNextChild()
    names = {widget.accessibleName() for widget in seen}
    assert {"Interviews", "Filter", "Open", "New interview"} <= names, names


def test_no_shortcut_belongs_to_an_input_method() -> None:
    """Ctrl+Space, Shift+Space, Ctrl+Shift, Ctrl+. and Ctrl+; are theirs (UI.md 7)."""
    root = Path(__file__).resolve().parents[2] / "ui"
    text = "\n".join(path.read_text("utf-8") for path in root.rglob("*.py"))
    for keys in ("Ctrl+Space", "Shift+Space", "Ctrl+.", "Ctrl+;"):
        assert f'"{keys}"' not in text
