"""The keys of the turn editor (UI.md 7). `Ctrl+1…9`, `Ctrl+Space`, `Shift+Space`, `Ctrl+.` and `Ctrl+;` stay free."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from ui.interview.turneditor import TurnEditor


@dataclass(frozen=True)
class Command:
    """What a key does. `reads` commands also work on locked text."""

    run: Callable[[TurnEditor], object]
    reads: bool = False


_NONE = Qt.KeyboardModifier.NoModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


def _join_or_delete(editor: TurnEditor) -> None:
    if not editor.join(forward=True):
        cursor = editor.textCursor()
        cursor.deleteChar()
        editor.setTextCursor(cursor)


def _join_or_backspace(editor: TurnEditor) -> None:
    if not editor.join(forward=False):
        cursor = editor.textCursor()
        cursor.deletePreviousChar()
        editor.setTextCursor(cursor)


def _by_zoom(step: int) -> Callable[[TurnEditor], object]:
    return lambda editor: editor.set_zoom(editor.zoom + step)


_COMMANDS: dict[tuple[Qt.KeyboardModifier, Qt.Key], Command] = {
    (_NONE, Qt.Key.Key_Return): Command(lambda editor: editor.next_turn()),
    (_CTRL, Qt.Key.Key_Return): Command(lambda editor: editor.next_turn(same_kind=True)),
    (_SHIFT, Qt.Key.Key_Return): Command(lambda editor: editor.insert_phrase("\n")),
    (_NONE, Qt.Key.Key_Backspace): Command(_join_or_backspace),
    (_SHIFT, Qt.Key.Key_Backspace): Command(_join_or_backspace),
    (_NONE, Qt.Key.Key_Delete): Command(_join_or_delete),
    (_ALT, Qt.Key.Key_Q): Command(lambda editor: editor.set_kind("q")),
    (_ALT, Qt.Key.Key_A): Command(lambda editor: editor.set_kind("a")),
    (_ALT, Qt.Key.Key_N): Command(lambda editor: editor.set_kind("note")),
    (_ALT, Qt.Key.Key_S): Command(lambda editor: editor.toggle_sensitive()),
    (_ALT, Qt.Key.Key_Up): Command(lambda editor: editor.step_turn(-1), reads=True),
    (_ALT, Qt.Key.Key_Down): Command(lambda editor: editor.step_turn(1), reads=True),
    (_CTRL, Qt.Key.Key_M): Command(lambda editor: editor.ask("evidence"), reads=True),
    (_CTRL, Qt.Key.Key_D): Command(lambda editor: editor.ask("document")),
    (_CTRL, Qt.Key.Key_B): Command(lambda editor: editor.ask("break")),
    (_CTRL, Qt.Key.Key_J): Command(lambda editor: editor.ask("phrase")),
    (_CTRL, Qt.Key.Key_T): Command(lambda editor: editor.stamp()),
}
_ZOOM = {
    Qt.Key.Key_Plus: Command(_by_zoom(10), reads=True),
    Qt.Key.Key_Equal: Command(_by_zoom(10), reads=True),
    Qt.Key.Key_Minus: Command(_by_zoom(-10), reads=True),
    Qt.Key.Key_0: Command(lambda editor: editor.set_zoom(100), reads=True),
}


def command_for(event: QKeyEvent) -> Command | None:
    """The command of a key press, or None where Qt's own editing keys serve."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    key = Qt.Key(event.key()) if event.key() != Qt.Key.Key_Enter else Qt.Key.Key_Return
    if modifiers & ~_SHIFT == _CTRL and key in _ZOOM:
        return _ZOOM[key]
    if modifiers == _ALT and Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
        number = int(key) - int(Qt.Key.Key_0)
        return Command(lambda editor: editor.ask_outline(number))
    return _COMMANDS.get((modifiers, key))
