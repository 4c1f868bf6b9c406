"""A person typing into the real window, until the process is killed; says each character after it was typed.

`python -m tests.trials.typist <vault folder> <key folder>`: lines of `typed <count> <seconds since the epoch>`.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from forms.xlsform.book import BuiltinForms
from storage.clock import Clock
from storage.keys import KeyFileSecret
from storage.session import Session
from storage.vault import VaultTools, unlock_vault
from tests.trials.worker import say
from tests.worlds import CHEAP, PASSPHRASE
from ui.app import Program
from ui.look import make_look
from ui.preferences import Preferences, PreferenceStore

ROOT = Path(__file__).parents[2]
EVERY_MS = 40
MARK = "zqxvwj"
"""Stands in every piece that is typed, and nowhere else."""


class Typist:
    """Opens the vault in the window, begins an interview and types for ever."""

    def __init__(self, vault: Path, keys: Path) -> None:
        self._app = QApplication(sys.argv[:1])
        preferences = PreferenceStore(keys / "settings.json", Preferences(language="zh"))
        look = make_look(ROOT, preferences.now)
        look.install()
        tools = VaultTools(BuiltinForms.for_program(ROOT), Clock(), lambda: CHEAP)
        self._program = Program(look, preferences, lambda: tools, ROOT, vault, keys)
        self._program.opened.connect(lambda _shell: QTimer.singleShot(0, self._begin))
        self._program.start()
        device = KeyFileSecret(keys, vault, same_disk_allowed=True)

        def unlock() -> Session:
            return unlock_vault(vault, "1" * 32, PASSPHRASE, device, tools)

        self._program.jobs.storage(lambda _report: unlock(), self._program.adopt)
        self._count = 0
        self._timer = QTimer(interval=EVERY_MS)
        self._timer.timeout.connect(self._type)

    def run(self) -> None:
        self._app.exec()

    def _begin(self) -> None:
        shell = self._program.window.shell
        assert shell is not None
        shell.open_record("interview", "")
        self._page = shell.page
        QTimer.singleShot(500, self._timer.start)

    def _type(self) -> None:
        self._count += 1
        QTest.keyClicks(self._page.view.editor, f"{MARK}{self._count};")
        say("typed", self._count, time.time())


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    Typist(Path(sys.argv[1]), Path(sys.argv[2])).run()
