"""The program's window in a process of its own: opens a vault, types into an interview, locks at a line on stdin.

Called with a folder. Says the vault's key in hex and what it typed; after the lock the real `main.py` takes its place.
"""

from __future__ import annotations

import secrets
import sys
import threading
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from main import _begin_anew
from storage.session import Session
from storage.vault import unlock_vault
from tests.ui.worlds import LEADER, ROOT, a_world, fill, fresh_vault
from tests.worlds import PASSPHRASE
from ui.app import Program
from ui.interview.page import InterviewPage
from ui.leaving import AfterLock
from ui.look import make_look
from ui.preferences import Preferences, PreferenceStore
from ui.shell import Shell


class Driver:
    def __init__(self, folder: Path) -> None:
        self._app = QApplication(sys.argv[:1])
        self._typed = secrets.token_hex(16)
        world = a_world(folder)
        session = fresh_vault(world)
        self._record = fill(session)[-1]
        session.close()
        preferences = PreferenceStore(folder / "settings.json", Preferences(language="en"))
        look = make_look(ROOT, preferences.now)
        look.install()
        after = AfterLock(_begin_anew)
        self._program = Program(look, preferences, lambda: world.tools, ROOT, world.vault, None, after)
        self._program.start()
        self._program.opened.connect(self._opened)

        def opened() -> Session:
            return unlock_vault(world.vault, LEADER.id, PASSPHRASE, world.device, world.tools)

        self._program.jobs.storage(lambda _report: opened(), self._program.adopt)

    def run(self) -> None:
        self._app.exec()

    def _opened(self, shell: Shell) -> None:
        shell.open_record("interview", self._record)
        QTimer.singleShot(500, self._app, self._type)

    def _type(self) -> None:
        shell, session = self._program.window.shell, self._program.session
        assert shell is not None
        assert session is not None
        page = shell.page
        assert isinstance(page, InterviewPage)
        page.view.editor.textCursor().insertText(self._typed)
        parts = session.__dict__["_parts"]
        sys.stdout.write(f"{parts.keeper.vault_key.hex()} {self._typed}\n")
        sys.stdout.flush()
        threading.Thread(target=self._wait, daemon=True).start()

    def _wait(self) -> None:
        sys.stdin.readline()
        self._program.desktop.locked.emit()


if __name__ == "__main__":
    Driver(Path(sys.argv[1])).run()
