"""From starting the process to the unlock prompt, against a bare PySide6 window."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.harness import Line, side_by_side

ROOT = Path(__file__).parents[2]
BARE = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow
app = QApplication([])
window = QMainWindow()
window.setCentralWidget(QLineEdit())
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
"""
OURS = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
import ui.app as program
start = program.Program.start
def shown(self):
    start(self)
    QTimer.singleShot(0, program.QApplication.instance().quit)
program.Program.start = shown
import main
sys.exit(main.main(["window", sys.argv[1]]))
"""


def measure(folder: Path, smaller: bool) -> Iterator[Line]:
    """Both as processes of their own, off screen; ours with the fonts, icons and translations loaded."""

    def ours() -> None:
        subprocess.run(
            [sys.executable, "-c", OURS, str(folder / "none")], cwd=ROOT, check=True, stderr=subprocess.DEVNULL
        )

    def bare() -> None:
        _run(BARE)

    yield side_by_side("start to unlock prompt", ours, bare, 3 if smaller else 7, "bare PySide6 window")


def _run(code: str, *arguments: str) -> None:
    subprocess.run([sys.executable, "-c", code, *arguments], cwd=ROOT, check=True, stderr=subprocess.DEVNULL)
