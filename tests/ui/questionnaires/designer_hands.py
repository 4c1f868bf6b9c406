"""Hands on the designer: a page, the focus, keys and what an input method commits."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from storage.questionnaires import FORM
from tests.ui.bench import Bench
from ui.questionnaires.designer import DesignerPage
from ui.shell import Shell


class Hands:
    """Types into whatever has the focus, as a person does."""

    def __init__(self, bench: Bench, shell: Shell) -> None:
        self.bench, self.shell, self.qtbot = bench, shell, bench.qtbot
        shell.activateWindow()
        self.qtbot.waitUntil(shell.isActiveWindow)

    @property
    def focus(self) -> QWidget:
        QApplication.processEvents()
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, times: int = 1) -> None:
        for _ in range(times):
            self.qtbot.keyClick(self.focus, key, modifier)
            QApplication.processEvents()

    def write(self, text: str) -> None:
        """Text as an input method commits it."""
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(self.focus, event)

    def tab_to(self, name: str) -> None:
        """On with Tab until a field of that name has the focus."""
        for _ in range(20):
            self.key(Qt.Key.Key_Tab)
            if self.focus.accessibleName().startswith(name):
                return
        raise AssertionError(name)

    def ctrl(self, key: Qt.Key) -> None:
        self.key(key, Qt.KeyboardModifier.ControlModifier)

    def add(self, mark: str) -> None:
        """A question of the sort that stands at `mark` in the menu."""
        self.ctrl(Qt.Key.Key_Return)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        self.qtbot.keyClicks(menu, mark)
        QApplication.processEvents()
        self.qtbot.wait(1)

    def lines(self, *texts: str) -> None:
        """Lines of a list, from its first field on."""
        for number, text in enumerate(texts):
            self.write(text)
            if number < len(texts) - 1:
                self.key(Qt.Key.Key_Return)


def designer(bench: Bench, shell: Shell, record: str = "") -> DesignerPage:
    shell.open_record(FORM, record)
    bench.settle()
    return page_of(shell)


def page_of(shell: Shell) -> DesignerPage:
    page = shell.page
    assert isinstance(page, DesignerPage)
    return page


def settled(bench: Bench, page: DesignerPage) -> None:
    """Until the check and the draft have caught up."""
    bench.qtbot.waitUntil(
        lambda: page.keeper.last is not None and page.keeper.last.design == page.keeper.design, timeout=10_000
    )
    bench.settle()
