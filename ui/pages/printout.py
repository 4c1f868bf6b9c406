"""Parts of the print page: what it says of drafts, how it is laid out, how a PDF is written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QSaveFile
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.components.text import hairline
from ui.i18n import Words, tr

DRAFT_WORDS: Mapping[str, Words] = {
    "draft": lambda: tr("Preview of a draft. These pages are not printed until the record has got that far."),
    "void": lambda: tr("This record is void: its pages are shown, but no longer printed."),
}


def pdf_written(path: Path, pdf: bytes) -> bool:
    """Write all of it or nothing."""
    file = QSaveFile(str(path))
    written = file.open(QSaveFile.OpenModeFlag.WriteOnly) and file.write(pdf) == len(pdf)
    return bool(written and file.commit())


def lay_beside(page: QWidget, head: QWidget, options: QWidget, sheet: QWidget) -> None:
    """The head above, the choices on the left of the paper."""
    body = QHBoxLayout()
    body.setSpacing(0)
    body.addWidget(options)
    body.addWidget(hairline(vertical=True))
    body.addWidget(sheet, 1)
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addWidget(head)
    layout.addWidget(hairline())
    layout.addLayout(body, 1)
