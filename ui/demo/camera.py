"""Walks through the windows of a vault and takes a picture of each, in both languages, light and dark."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QScrollArea

from ui.app import Program
from ui.look import make_look
from ui.preferences import Preferences, PreferenceStore

if TYPE_CHECKING:
    from storage.session import Session
    from storage.vault import VaultTools

SIZE = (1366, 768)
LOOKS = (("zh", "light"), ("en", "light"), ("zh", "dark"))
LONGEST = 60.0
STILL = 0.06


def _heed(_kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    """What Qt complains of, but for the offscreen screen's lack of size hints, which is no fault."""
    if "propagateSizeHints" not in text:
        sys.stderr.write(f"{text}\n")


class Camera:
    """One walk; `unlock` opens the session on the program's storage thread."""

    def __init__(
        self, root: Path, target: Path, vault: Path, keys: Path, tools: Callable[[], VaultTools], prefix: str
    ) -> None:
        qInstallMessageHandler(_heed)
        self._app = QApplication(sys.argv[:1])
        self._target = target
        self._prefix = prefix
        self.language, self._suffix = "zh", ""
        self._preferences = PreferenceStore(target / f".{prefix}settings.json", Preferences(language="zh"))
        look = make_look(root, self._preferences.now)
        look.install()
        self._program = Program(look, self._preferences, tools, root, vault, keys)

    def walk(self, unlock: Callable[[], Session], stops: Callable[[Camera], None]) -> None:
        """Take the unlock page, open the vault, then every stop in every look."""
        program = self._program
        program.start()
        program.window.resize(*SIZE)
        self.settle()
        self._each_look(lambda: self.take("unlock"))
        program.jobs.storage(lambda _report: unlock(), program.adopt)
        self.until(lambda: program.window.shell is not None)
        self.settle()
        self._each_look(lambda: stops(self))
        program.close()
        (self._target / f".{self._prefix}settings.json").unlink(missing_ok=True)

    def _each_look(self, act: Callable[[], None]) -> None:
        for language, theme in LOOKS:
            self._preferences.change(language=language, theme=theme)
            self.language, self._suffix = language, f"{language}-{theme}"
            self.settle()
            act()

    @property
    def is_dark(self) -> bool:
        return self._suffix.endswith("dark")

    def doors(self) -> list[str]:
        """The rooms of this vault that open without an argument."""
        shell = self._program.window.shell
        return [] if shell is None else shell.doors()

    def go(self, door: str, argument: str = "") -> None:
        """Show a room."""
        shell = self._program.window.shell
        if shell is not None:
            shell.go(door, argument)
            self.settle()

    def open_record(self, kind: str, record: str) -> bool:
        """Show a record's page; False where this vault's window has none for its kind."""
        shell = self._program.window.shell
        if shell is None:
            return False
        before = shell.page
        shell.open_record(kind, record)
        self.settle()
        return shell.page is not before

    def scroll(self, pages: float) -> None:
        """Roll the largest part of the page down."""
        areas = [area for area in self._program.window.findChildren(QScrollArea) if area.isVisible()]
        if areas:
            bar = max(areas, key=lambda area: area.width() * area.height()).verticalScrollBar()
            bar.setValue(int(bar.value() + pages * bar.pageStep()))
            self.settle()

    def take(self, name: str) -> None:
        self._program.window.grab().save(str(self._target / f"{self._prefix}{name}-{self._suffix}.png"))

    def until(self, ready: Callable[[], bool]) -> None:
        """Raises `TimeoutError` after a minute."""
        end = time.monotonic() + LONGEST
        while not ready():
            if time.monotonic() > end:
                raise TimeoutError("the window did not open")
            self.wait(0.05)

    def settle(self) -> None:
        """Until no job runs and the window has painted what they brought."""
        self.wait(STILL)
        self.until(lambda: not self._program.jobs.running)
        self.wait(STILL)

    @staticmethod
    def wait(seconds: float) -> None:
        """Let the window live for a while."""
        loop = QEventLoop()
        QTimer.singleShot(int(seconds * 1000), loop.quit)
        loop.exec()
