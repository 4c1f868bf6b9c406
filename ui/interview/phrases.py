"""Quick phrases: a menu at the caret (Ctrl+J, then a digit), and a page to change the list."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu

from ui.components.fields import TextArea
from ui.i18n import tr
from ui.interview.subpage import SubPage
from ui.interview.turneditor import TurnEditor
from ui.look import Look

MOST = 30


def phrase_menu(
    editor: TurnEditor, phrases: Sequence[str], insert: Callable[[str], object], change: Callable[[], object]
) -> QMenu:
    """Show the phrases at the caret; the first nine have their digit as the key."""
    menu = QMenu(editor)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setAccessibleName(tr("Quick phrases"))
    for number, phrase in enumerate(phrases, 1):
        shown = phrase.replace("&", "&&").replace("\n", " ")
        action = menu.addAction(f"&{number}  {shown}" if number < 10 else f"     {shown}")
        action.triggered.connect(_inserter(insert, phrase))
    menu.addSeparator()
    menu.addAction(tr("Change the list…")).triggered.connect(lambda: change())
    corner = editor.cursorRect().bottomLeft()
    menu.popup(editor.viewport().mapToGlobal(corner))
    first = menu.actions()[0]
    menu.setActiveAction(first)
    return menu


def _inserter(insert: Callable[[str], object], phrase: str) -> Callable[[], object]:
    return lambda: insert(phrase)


class PhrasesPage(SubPage):
    """One phrase a line; `kept(phrases)` on the act."""

    kept = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(
            look,
            lambda: tr("Quick phrases"),
            lambda: tr("One phrase a line, most used first. They are kept in the vault, for your account only."),
            lambda: tr("Keep the list"),
        )
        self.lines = TextArea(look, lambda: tr("Quick phrases"), "record", 10)
        self.body.addWidget(self.lines)
        self.acted.connect(lambda: self.kept.emit(self.phrases()))

    def begin(self, phrases: Sequence[str]) -> None:
        self.lines.setPlainText("\n".join(phrases))

    def phrases(self) -> list[str]:
        found = (line.strip() for line in self.lines.toPlainText().splitlines())
        return [line for line in found if line][:MOST]

    def focus_first(self) -> None:
        self.lines.setFocus(Qt.FocusReason.ShortcutFocusReason)
