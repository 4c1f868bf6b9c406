"""The hand-over pages on the smallest window, in both languages and large type: nothing cut, everything reachable."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from storage.session import Session
from tests.ui.bench import Bench, picture
from tests.ui.handover.flows import go_on, registered, wizard
from tests.ui.test_reach import cut, shown
from tests.ui.worlds import fill
from ui.i18n import LanguageName
from ui.look import Look
from ui.shell import Shell


@pytest.fixture
def session(bench: Bench, stick: Path) -> Session:
    bench.size = (1280, 680)
    made = bench.vault()
    bench.ask(lambda: fill(made))
    registered(bench, made, stick)
    return made


def every_step(bench: Bench, shell: Shell, stick: Path, look: Callable[[str], None]) -> None:
    """Walk the wizard to its end and around the other pages; `look` at each."""
    bench.page(shell, "handover")
    look("handover-empty")
    page = wizard(bench, shell, stick)
    look("choose")
    for wanted in ("review", "approve", "slip"):
        assert go_on(bench, page) == wanted
        look(wanted)
    bench.page(shell, "slip", page.chosen.outgoing.bundle)
    look("slip-page")
    for door in ("handover", "media"):
        bench.page(shell, door)
        look(door)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
def test_nothing_is_cut(
    bench: Bench, session: Session, stick: Path, look: Look, language: LanguageName, large: bool
) -> None:
    look.language.use(language)
    look.fonts.use(large=large)
    shell = bench.shell_for(session)

    def check(name: str) -> None:
        QApplication.sendPostedEvents()
        picture(shell, f"reach-{name}-{language}-{'large' if large else 'normal'}")
        labels = [label for label in shown(shell, QLabel) if isinstance(label, QLabel) and cut(label)]
        assert not [label.text() for label in labels], name
        assert shell.minimumSizeHint().width() <= 1280, name
        assert shell.minimumSizeHint().height() <= 680, name

    every_step(bench, shell, stick, check)


def test_every_button_has_a_name_and_room(bench: Bench, session: Session, stick: Path) -> None:
    shell = bench.shell_for(session)

    def check(name: str) -> None:
        for button in shown(shell, QAbstractButton):
            assert isinstance(button, QAbstractButton)
            if type(button).__module__.startswith("PySide6"):
                continue
            assert button.accessibleName(), (name, type(button).__name__, button.text())
            assert button.height() >= 26, (name, button.accessibleName())

    every_step(bench, shell, stick, check)


def test_tab_reaches_every_control_of_the_wizard(bench: Bench, session: Session, stick: Path) -> None:
    shell = bench.shell_for(session)
    page = wizard(bench, shell, stick)
    assert page.wizard is not None
    page.choose.media.setFocus()
    seen: list[QWidget] = []
    for _ in range(60):
        focused = shell.focusWidget()
        if focused is None or focused in seen:
            break
        seen.append(focused)
        shell.focusNextChild()
    names = {widget.accessibleName() for widget in seen}
    assert {"Media", "Look again", "Choose a folder…", "Cancel", "Review content"} <= names, names
