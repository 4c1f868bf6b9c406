"""`TurnEditor`: the whole talk in one text widget, one block a turn (UI.md 7, 10)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QWidget

from forms.turns import Turn, TurnKind, has_markers, parse_transcript
from ui.interview import turnedits
from ui.interview.turnformat import drop_mark, evidence_in, kind_of, put_mark, to_document_text
from ui.interview.turnkeys import Command, command_for
from ui.interview.turnview import TurnView
from ui.interview.turnwords import turn_marker
from ui.look import Look


class TurnEditor(TurnView):
    """Writes turns. All of it works by keyboard, and nothing happens while an input method composes.

    `now()` gives the present time as `HH:MM`. What needs a question to a person or another record (evidence,
    shown document, break, phrase, outline) is asked for by a signal: `wanted("evidence" | "document" | "break" |
    "phrase")`, and `outline_wanted(number)` counted from 1.
    """

    outline_wanted = Signal(int)
    wanted = Signal(str)

    def __init__(
        self,
        look: Look,
        now: Callable[[], str],
        new_id: Callable[[], str],
        *,
        evidence_word: Callable[[str], str] = str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, new_id, evidence_word=evidence_word, parent=parent)
        self._now = now
        self.alternate = True
        """Whether Enter goes from question to answer and back; else it keeps the kind."""

    # -- what a person or the page does ------------------------------------------------------------------------

    def next_turn(self, *, same_kind: bool = False) -> None:
        """Go on to the next turn; a blank turn changes its kind instead, so that none is left empty."""
        cursor = self.textCursor()
        block = cursor.block()
        if turnedits.is_blank(block) and not cursor.hasSelection():
            if not same_kind and self.alternate and kind_of(block) in ("q", "a"):
                turnedits.set_kind(cursor, "a" if kind_of(block) == "q" else "q")
        else:
            kind = kind_of(block) if same_kind else turnedits.kind_after(block, alternate=self.alternate)
            kind = "note" if kind == "break" else kind
            turnedits.split_turn(cursor, Turn(self._new_id(), kind, "", at=self._now() if kind == "q" else ""))
        self._show(cursor)

    def set_kind(self, kind: TurnKind) -> None:
        """Make the selected turns questions, answers or notes."""
        turnedits.set_kind(self.textCursor(), kind)
        self.viewport().update()
        self._announce()

    def add_turns(self, turns: Sequence[Turn]) -> None:
        """Put turns after the current one, or in its place where it is blank; one step of undo."""
        if not turns or self.isReadOnly():
            return
        cursor = self.textCursor()
        turnedits.append_turns(cursor, turns)
        self._show(cursor)

    def add_turn(self, kind: TurnKind, text: str, *, document: str = "") -> str:
        """Add one turn with the present time; returns its id."""
        turn = Turn(self._new_id(), kind, text, at=self._now(), document=document)
        self.add_turns([turn])
        return turn.id

    def replace_turn_text(self, turn_id: str, text: str) -> bool:
        """Give a turn another text without moving the caret of the person; False where it is gone."""
        return turnedits.replace_text(QTextCursor(self.document()), turn_id, text)

    def insert_phrase(self, text: str) -> None:
        """Type `text` for the person, at the caret."""
        self.textCursor().insertText(to_document_text(text), QTextCharFormat())
        self.ensureCursorVisible()

    def mark_evidence(self, name: str) -> bool:
        """Mark the selection (else the whole turn) as evidence `name`; False where there is no text."""
        cursor = self.textCursor()
        start, end = self._evidence_range(cursor)
        if start == end:
            return False
        work = QTextCursor(cursor)
        with turnedits.one_step(work):
            put_mark(work, start, end, name)
        return True

    def unmark_evidence(self) -> bool:
        """Take away every mark the selection or caret touches; False where it touches none."""
        cursor = self.textCursor()
        document = self.document()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        names: set[str] = set()
        for block in turnedits.selected_blocks(cursor):
            for stretch in evidence_in(block):
                first = block.position() + stretch.start
                if first <= end and start <= first + stretch.length:
                    names.update(stretch.evidence)
        work = QTextCursor(document)
        with turnedits.one_step(work):
            for name in names:
                drop_mark(work, 0, document.characterCount(), name)
        return bool(names)

    def setReadOnly(self, read_only: bool) -> None:
        """Locked text can be read, selected and copied by keyboard, not changed."""
        super().setReadOnly(read_only)
        if read_only:
            flag = Qt.TextInteractionFlag
            self.setTextInteractionFlags(flag.TextSelectableByKeyboard | flag.TextSelectableByMouse)
        self.viewport().update()

    def commit_input(self) -> None:
        """Let the input method commit what it is composing; to be called before saving for good or locking."""
        QGuiApplication.inputMethod().commit()

    # -- keys and input methods -------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if self.is_composing() or command_for(event) is not None:
                event.accept()
                return True
            if event.modifiers() == Qt.KeyboardModifier.ControlModifier and event.key() == Qt.Key.Key_K:
                event.ignore()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.is_composing():
            event.accept()
            return
        command = command_for(event)
        if command is not None:
            event.accept()
            self._run(command)
            return
        self._leave_evidence()
        if event.text().isprintable() and event.text() and not self.isReadOnly():
            turnedits.stamp_first_words(self.textCursor(), self._now())
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if not self.is_composing() and not self.isReadOnly():
            self._leave_evidence()
            if event.preeditString() or event.commitString():
                turnedits.stamp_first_words(self.textCursor(), self._now())
        super().inputMethodEvent(event)
        self._update_current()

    def _run(self, command: Command) -> None:
        if command.reads:
            command.run(self)
        elif not self.isReadOnly():
            command.run(self)
            self.viewport().update()

    def join(self, *, forward: bool) -> bool:
        """What Backspace does at the beginning of a turn and Delete at its end; False elsewhere."""
        cursor = self.textCursor()
        if cursor.hasSelection() or not (cursor.atBlockEnd() if forward else cursor.atBlockStart()):
            return False
        if forward and not cursor.movePosition(QTextCursor.MoveOperation.NextBlock):
            return True
        turnedits.join_previous(cursor)
        self._show(cursor)
        return True

    def step_turn(self, by: int) -> None:
        """The caret to the end of the turn before (-1) or after (1)."""
        block = self.textCursor().block()
        block = block.next() if by > 0 else block.previous()
        if block.isValid():
            self._go(block)

    def stamp(self) -> None:
        """Put the present time at the current turn."""
        turnedits.set_time(self.textCursor(), self._now())

    def toggle_sensitive(self) -> None:
        turnedits.toggle_sensitive(self.textCursor())

    def ask(self, what: str) -> None:
        self.wanted.emit(what)

    def ask_outline(self, number: int) -> None:
        self.outline_wanted.emit(number)

    # -- clipboard -------------------------------------------------------------------------------------------

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        data.setText(turnedits.plain_selection(self.textCursor(), lambda kind: turn_marker(kind, self.record_language)))
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Text with markers becomes turns, other text goes into the current turn with its lines."""
        text = source.text()
        if has_markers(text):
            self.add_turns(parse_transcript(text, self._new_id))
        else:
            self.textCursor().insertText(to_document_text(text), QTextCharFormat())
            self.ensureCursorVisible()

    def _evidence_range(self, cursor: QTextCursor) -> tuple[int, int]:
        if cursor.hasSelection():
            return cursor.selectionStart(), cursor.selectionEnd()
        block = cursor.block()
        return block.position(), block.position() + block.length() - 1

    def _leave_evidence(self) -> None:
        """Typing behind a marked stretch is not part of it."""
        cursor = self.textCursor()
        if cursor.hasSelection() or not cursor.charFormat().propertyCount():
            return
        inside = cursor.positionInBlock()
        if any(s.start < inside < s.start + s.length for s in evidence_in(cursor.block())):
            return
        cursor.setCharFormat(QTextCharFormat())
        self.setTextCursor(cursor)
