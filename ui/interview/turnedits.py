"""Changes of the turn document, each one step of undo. All take a `QTextCursor` of the document."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor

from forms.turns import Turn, TurnKind
from ui.interview.turnformat import (
    LINE_SEPARATOR,
    TurnProperty,
    block_format,
    blocks,
    id_of,
    kind_of,
    time_of,
    to_document_text,
    to_record_text,
    turn_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

NewId = Callable[[], str]

_KEEP = QTextCursor.MoveMode.KeepAnchor


@contextmanager
def one_step(cursor: QTextCursor) -> Iterator[None]:
    """Everything done inside is undone at once."""
    cursor.beginEditBlock()
    try:
        yield
    finally:
        cursor.endEditBlock()


def is_blank(block: QTextBlock) -> bool:
    """Whether the turn has no text yet."""
    return not block.text().replace(LINE_SEPARATOR, "").strip()


def kind_after(block: QTextBlock, *, alternate: bool) -> TurnKind:
    """The kind of the turn that follows `block` on Enter.

    Questions and answers alternate; after a shown document the interviewee answers, after a break one asks, and
    after a note the talk goes on where it was. Without `alternate` the kind stays.
    """
    kind = kind_of(block)
    if not alternate:
        return kind
    if kind == "note":
        earlier = block.previous()
        while earlier.isValid() and kind_of(earlier) == "note":
            earlier = earlier.previous()
        kind = kind_of(earlier) if earlier.isValid() else "break"
    return "a" if kind in ("q", "show_document") else "q"


def split_turn(cursor: QTextCursor, turn: Turn) -> None:
    """Begin `turn` at the cursor; what stood behind the cursor in the old turn becomes its text."""
    with one_step(cursor):
        cursor.removeSelectedText()
        cursor.insertBlock(block_format(turn), QTextCharFormat())


def append_turns(cursor: QTextCursor, turns: Sequence[Turn]) -> None:
    """Put `turns` after the turn at the cursor, or in its place where it is blank. The cursor ends behind the last."""
    with one_step(cursor):
        for position, turn in enumerate(turns):
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            if position == 0 and is_blank(cursor.block()):
                clear_turn(cursor)
                cursor.setBlockFormat(block_format(turn))
            else:
                cursor.insertBlock(block_format(turn), QTextCharFormat())
            cursor.insertText(to_document_text(turn.text), QTextCharFormat())


def clear_turn(cursor: QTextCursor) -> None:
    """Remove the text of the turn at the cursor."""
    cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, _KEEP)
    cursor.removeSelectedText()


def replace_text(cursor: QTextCursor, turn_id: str, text: str) -> bool:
    """Give the turn `turn_id` another text; False where there is no such turn."""
    for block in blocks(cursor.document()):
        if id_of(block) == turn_id:
            with one_step(cursor):
                cursor.setPosition(block.position())
                clear_turn(cursor)
                cursor.insertText(to_document_text(text), QTextCharFormat())
            return True
    return False


def selected_blocks(cursor: QTextCursor) -> list[QTextBlock]:
    """The turns the selection touches; the turn at the cursor where nothing is selected."""
    document = cursor.document()
    block, last = document.findBlock(cursor.selectionStart()), document.findBlock(cursor.selectionEnd())
    found = [block]
    while block.position() < last.position():
        block = block.next()
        found.append(block)
    return found


def change_turns(cursor: QTextCursor, change: Callable[[Turn], Turn]) -> None:
    """Apply `change` to the facts (not the text) of every turn the selection touches."""
    work = QTextCursor(cursor)
    with one_step(work):
        for block in selected_blocks(cursor):
            old = turn_of(block)
            new = change(old)
            if new != old:
                work.setPosition(block.position())
                work.setBlockFormat(block_format(new))


def set_kind(cursor: QTextCursor, kind: TurnKind) -> None:
    change_turns(cursor, lambda turn: replace(turn, kind=kind))


def toggle_sensitive(cursor: QTextCursor) -> None:
    """Flag every selected turn, or take the flag away where all have it."""
    flag = not all(turn_of(block).sensitive for block in selected_blocks(cursor))
    change_turns(cursor, lambda turn: replace(turn, sensitive=flag))


def set_time(cursor: QTextCursor, at: str) -> None:
    change_turns(cursor, lambda turn: replace(turn, at=at))


def join_previous(cursor: QTextCursor) -> bool:
    """Join the turn at the cursor with the one before it, which keeps its facts unless it was blank.

    False, and nothing done, at the first turn.
    """
    block = cursor.block()
    before = block.previous()
    if not before.isValid():
        return False
    keep = block_format(turn_of(block if is_blank(before) else before))
    with one_step(cursor):
        cursor.setPosition(block.position())
        cursor.deletePreviousChar()
        cursor.setBlockFormat(keep)
    return True


def repair_ids(cursor: QTextCursor, new_id: NewId) -> None:
    """Give a turn without an id, or with one that stands twice, a new id. Part of the step that caused it."""
    seen: set[str] = set()
    wrong = []
    for block in blocks(cursor.document()):
        name = id_of(block)
        if not name or name in seen or block.blockFormat().property(TurnProperty.KIND) is None:
            wrong.append(block)
        seen.add(name)
    if not wrong:
        return
    work = QTextCursor(cursor)
    work.joinPreviousEditBlock()
    for block in wrong:
        work.setPosition(block.position())
        work.setBlockFormat(block_format(replace(turn_of(block), id=new_id())))
    work.endEditBlock()


def plain_selection(cursor: QTextCursor, markers: Callable[[TurnKind], str]) -> str:
    """The selection as text: the bare words inside one turn, lines with markers where it spans several."""
    chosen = selected_blocks(cursor)
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    if len(chosen) == 1:
        return to_record_text(cursor.selectedText())
    lines = []
    for block in chosen:
        part = QTextCursor(block)
        part.setPosition(max(start, block.position()))
        part.setPosition(min(end, block.position() + block.length() - 1), _KEEP)
        lines.append(markers(kind_of(block)) + to_record_text(part.selectedText()))
    return "\n".join(lines)


def stamp_first_words(cursor: QTextCursor, now: str) -> None:
    """A blank question without a time, such as the first of all, gets the present one when its first word comes."""
    block = cursor.block()
    if is_blank(block) and kind_of(block) == "q" and not time_of(block):
        set_time(cursor, now)
