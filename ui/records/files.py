"""Files as an answer: taken in by drop or dialog, listed with size, opened inside the program."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from storage.model import AttachmentRef
from ui.components.banner import IconMark
from ui.components.buttons import Button, IconButton
from ui.components.layouts import discard
from ui.components.text import ElidedText, Panel, Text
from ui.i18n import Words, tr
from ui.interview.formanswers import Answer
from ui.look import Look
from ui.messages import size_text
from ui.records.ledgersheet import is_ledger


class FilesAnswer(Answer):
    """`added(paths)` when files were dropped or chosen, `dropped(sha256)` to take one off, `opened(sha256)` to see
    one. Files are committed at once, so the value is what the record has."""

    added = Signal(object)
    dropped = Signal(str)
    opened = Signal(str)
    used = Signal(str)
    calculated = Signal(str)

    def __init__(
        self, look: Look, label: Words, *, usable: bool = False, ledgers: bool = False, single: bool = False
    ) -> None:
        """`usable` offers each file as evidence: `used(sha256)`; `ledgers` offers tables to calculate in:
        `calculated(sha256)`. `single` takes one file, and tells only its name and size."""
        super().__init__(look, label)
        self._usable = usable
        self._ledgers = ledgers
        self._single = single
        self._value: Any = None
        self._refs: tuple[AttachmentRef, ...] = ()
        self._waiting: list[Path] = []
        self._locked = False
        self.setAcceptDrops(True)
        self._well = Panel("well")
        row = QHBoxLayout(self._well)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(8)
        row.addWidget(IconMark(look, "paperclip", "text2"))
        drop, choose = _invitation(single)
        row.addWidget(Text(look, drop, "note", "text2"))
        self.choose = Button(look, choose, "link", role="note")
        self.choose.clicked.connect(self.ask)
        row.addWidget(self.choose)
        row.addStretch(1)
        self.box.addWidget(self._well)
        self._rows: list[QWidget] = []
        self.setFocusProxy(self.choose)

    def value(self) -> Any:
        return self._value

    def show_value(self, value: Any) -> None:
        self._value = value

    def show_files(self, refs: Sequence[AttachmentRef]) -> None:
        """What the record has for this question."""
        self._refs = tuple(refs)
        self._redraw([(ref.name, size_text(ref.size), ref.sha256) for ref in self._refs])

    def collect(self) -> None:
        """Keep chosen files until a move takes them in: `waiting` has them."""
        self.added.connect(self._wait)

    @property
    def waiting(self) -> tuple[Path, ...]:
        """Files chosen and not taken in yet."""
        return tuple(self._waiting)

    def lock(self, locked: bool) -> None:
        self._locked = locked
        self._well.setVisible(not locked)
        self.setAcceptDrops(not locked)
        self.show_files(self._refs)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not self._locked and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        files = [path for path in paths if path.is_file()]
        if files and not self._locked:
            event.acceptProposedAction()
            self.added.emit(files)

    def ask(self) -> None:
        """Let a person choose."""
        dialog = QFileDialog(self.window(), tr("File to take in") if self._single else tr("Files to take in"))
        modes = QFileDialog.FileMode
        dialog.setFileMode(modes.ExistingFile if self._single else modes.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda names: self.added.emit([Path(name) for name in names]))
        dialog.open()

    def _wait(self, paths: Sequence[Path]) -> None:
        self._waiting += [path for path in paths if path not in self._waiting]
        self._value = [path.name for path in self._waiting] or None
        self._redraw([(path.name, size_text(path.stat().st_size), str(path)) for path in self._waiting])
        self.changed.emit()

    def _redraw(self, files: Sequence[tuple[str, str, str]]) -> None:
        for row in self._rows:
            discard(self.box, row)
        self._rows = [self._line(*entry) for entry in files]
        for place, row in enumerate(self._rows):
            self.box.insertWidget(place, row)

    def _line(self, name: str, size: str, key: str) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(IconMark(self.look, "file-text", "text2"))
        if self._waiting or self._single:
            row.addWidget(ElidedText(self.look, name), 1)
        else:
            opener = Button(self.look, name, "link")
            opener.clicked.connect(lambda: self.opened.emit(key))
            row.addWidget(opener)
            row.addStretch(1)
        row.addWidget(Text(self.look, size, "note", "text2"))
        if self._ledgers and is_ledger(name) and not self._waiting:
            count = IconButton(self.look, "chart-no-axes-column", lambda: tr("Calculate in this ledger…"))
            count.clicked.connect(lambda: self.calculated.emit(key))
            row.addWidget(count)
        if self._usable and not self._waiting:
            use = IconButton(self.look, "quote", lambda: tr("Use as evidence…"))
            use.clicked.connect(lambda: self.used.emit(key))
            row.addWidget(use)
        if not self._locked and not self._waiting:
            drop = IconButton(self.look, "x", lambda: tr("Take {name} away").format(name=name))
            drop.clicked.connect(lambda: self.dropped.emit(key))
            row.addWidget(drop)
        return line


def _invitation(single: bool) -> tuple[Words, Words]:
    if single:
        return lambda: tr("Drop the file here, or"), lambda: tr("choose a file…")
    return lambda: tr("Drop files here, or"), lambda: tr("choose files…")
