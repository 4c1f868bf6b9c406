"""Where file dialogs begin: at home, later in the folder that was used last; never in the program's own folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDir
from PySide6.QtWidgets import QFileDialog


def begin_at_home() -> None:
    """Qt begins in the folder of the process and then keeps the last one chosen: the first one is set here, once."""
    QFileDialog(None, "", QDir.homePath()).deleteLater()


def last_folder(name: str) -> str:
    """`name` in the folder that Qt's dialogs are at now, as the place to propose for a new file."""
    asked = QFileDialog()
    folder = asked.directory().absolutePath()
    asked.deleteLater()
    return str(Path(folder) / name)
