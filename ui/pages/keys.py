"""F1: every key that works here."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from ui.components.keyhints import KeyCap
from ui.components.text import Text
from ui.i18n import tr
from ui.look import Look
from ui.page import KeyList, Page


def everywhere() -> KeyList:
    """The keys of every page (UI.md 7)."""
    return (
        ("Ctrl K", lambda: tr("Search")),
        ("Ctrl 1…9", lambda: tr("Go to a page")),
        ("Ctrl N", lambda: tr("New")),
        ("Ctrl F", lambda: tr("Filter")),
        ("F6", lambda: tr("Next region")),
        ("Ctrl P", lambda: tr("Preview and print")),
        ("Ctrl L", lambda: tr("Lock the vault")),
        ("F1", lambda: tr("Keys")),
        ("Esc", lambda: tr("Back")),
    )


class KeysDialog(QDialog):
    """Reads only; any of Esc, F1 and Enter closes it."""

    def __init__(self, look: Look, parent: QWidget, page: Page | None) -> None:
        super().__init__(parent)
        self.setModal(True)
        self.setWindowTitle(tr("Fieldseal"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(10)
        layout.addWidget(Text(look, lambda: tr("Keys"), "title"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        own = page.keys() if page is not None else ()
        mine = {key for key, _ in own} | set(page.idle_keys() if page is not None else ())
        common = tuple((key, words) for key, words in everywhere() if key not in mine)
        for column, keys in enumerate((common, own)):
            for row, (key, words) in enumerate(keys):
                grid.addWidget(KeyCap(look, key), row, column * 3)
                grid.addWidget(Text(look, words, tone="text2"), row, column * 3 + 1)
        grid.setColumnMinimumWidth(2, 32)
        layout.addLayout(grid)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_F1, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close()
        else:
            super().keyPressEvent(event)


def open_keys(look: Look, window: QWidget, page: Page | None) -> KeysDialog:
    """Show the overview over `window`."""
    dialog = KeysDialog(look, window, page)
    dialog.open()
    return dialog
