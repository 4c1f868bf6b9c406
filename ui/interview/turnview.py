"""`TurnView`: turns in one text widget, laid out and painted as UI.md 04 shows them; no editing of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QFont,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from forms.turns import Turn
from ui.i18n import Speaks, tr
from ui.interview import turnedits
from ui.interview.turnformat import (
    TEXT_LEFT,
    Mark,
    block_format,
    blocks,
    id_of,
    kind_of,
    marks_of,
    put_mark,
    to_document_text,
    turn_of,
    utf16_units,
)
from ui.interview.turnhighlight import TurnHighlighter
from ui.interview.turnpaint import TurnPainter, Words
from ui.interview.turnwords import turn_label, turn_name
from ui.look import Look

RIGHT_STRIP = 126
"""Pixels beside the text for times and margin notes."""

MOST_CELLS = 44
"""Han characters a line at most (UI.md 4); wider windows give margins."""

_PROPORTIONAL = ("pwid", "palt")
"""Font features without which “ ” ’ · are a full em wide in English, and with which Chinese punctuation shrinks."""

ZOOMS = (100, 110, 120, 130, 140, 150)


class TurnView(Speaks, QTextEdit):
    """Holds turns and their evidence marks. `new_id()` gives a fresh turn id, `evidence_word(id)` the margin note."""

    edited = Signal()
    current_turn_changed = Signal(int)
    zoom_changed = Signal(int)

    def __init__(
        self,
        look: Look,
        new_id: Callable[[], str],
        *,
        evidence_word: Callable[[str], str] = str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._new_id = new_id
        self._zoom = 100
        self._language = "zh"
        self._turn_at = -1
        self._changed = self._loading = False
        self._used: Mapping[str, Sequence[str]] = {}
        self._highlighter = TurnHighlighter(self.document(), look)
        words = Words(lambda kind: turn_label(kind, self._language), evidence_word, lambda: tr("sens."), self.papers_of)
        self._painter = TurnPainter(self, look, words)
        self._set_up()
        self.set_turns(())
        look.changed.connect(self.restyle)

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptRichText(False)
        self.setAcceptDrops(False)
        self.setTabChangesFocus(True)
        self.setCursorWidth(2)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.setProperty("fontRole", "record")
        self.cursorPositionChanged.connect(self._cursor_moved)
        self.document().contentsChange.connect(self._content_changes)
        self.document().contentsChanged.connect(self._contents_changed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self.viewport().update())
        self.retranslate()
        self.restyle()

    # -- content ---------------------------------------------------------------------------------------------

    def set_turns(self, turns: Iterable[Turn], marks: Iterable[Mark] = ()) -> None:
        """Show other turns; the undo history begins here. Without turns there is one blank question."""
        self._loading = True
        known = list(turns) or [Turn(self._new_id(), "q", "")]
        document = self.document()
        document.setUndoRedoEnabled(False)
        document.clear()
        cursor = QTextCursor(document)
        cursor.setBlockFormat(block_format(known[0]))
        cursor.insertText(to_document_text(known[0].text))
        for turn in known[1:]:
            cursor.insertBlock(block_format(turn), QTextCharFormat())
            cursor.insertText(to_document_text(turn.text))
        self._apply_marks(cursor, marks)
        document.setUndoRedoEnabled(True)
        self._changed = self._loading = False
        self.moveCursor(QTextCursor.MoveOperation.Start if self.isReadOnly() else QTextCursor.MoveOperation.End)
        self._turn_at = -1
        self._cursor_moved()

    def turns(self) -> tuple[Turn, ...]:
        """The turns that have text, without what an input method is still composing."""
        turnedits.repair_ids(self.textCursor(), self._new_id)
        return tuple(turn_of(block) for block in blocks(self.document()) if not turnedits.is_blank(block))

    def marks(self) -> tuple[Mark, ...]:
        """Stretches marked as evidence, in the order of the text."""
        return marks_of(self.document())

    def show_used(self, used: Mapping[str, Sequence[str]]) -> None:
        """Which working papers use a turn, by its id: `DG-…0007/3`, paper and row."""
        self._used = used
        self.viewport().update()

    def papers_of(self, turn: str) -> Sequence[str]:
        """The papers that use a turn, as they stand in the margin."""
        return self._used.get(turn, ())

    def _apply_marks(self, cursor: QTextCursor, marks: Iterable[Mark]) -> None:
        places = {id_of(block): block for block in blocks(self.document())}
        for mark in marks:
            block = places.get(mark.turn)
            if block is not None:
                text, start = block.text(), block.position()
                put_mark(cursor, start + utf16_units(text, mark.start), start + utf16_units(text, mark.end), mark.id)

    def go_to_turn(self, turn_id: str, start: int = 0, end: int = 0) -> bool:
        """Put the caret at the end of a turn, or select its characters `start`–`end`, and the focus here."""
        for block in blocks(self.document()):
            if id_of(block) == turn_id:
                self._go(block)
                if start < end:
                    cursor = self.textCursor()
                    cursor.setPosition(block.position() + utf16_units(block.text(), start))
                    last = block.position() + utf16_units(block.text(), end)
                    cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
                    self._show(cursor)
                self.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return True
        return False

    def is_composing(self) -> bool:
        """Whether an input method holds characters that are not committed."""
        return bool(self.textCursor().block().layout().preeditAreaText())

    def current_turn(self) -> Turn:
        return turn_of(self.textCursor().block())

    @property
    def zoom(self) -> int:
        """Per cent, 100 to 150."""
        return self._zoom

    def set_zoom(self, per_cent: int) -> None:
        """The nearest step; no step of undo."""
        step = min(ZOOMS, key=lambda known: abs(known - per_cent))
        if step != self._zoom:
            self._zoom = step
            self.restyle()
            self.zoom_changed.emit(step)

    # -- looks -----------------------------------------------------------------------------------------------

    @property
    def record_language(self) -> str:
        return self._language

    def set_record_language(self, language: str) -> None:
        """`zh` or `en`: labels and the widths of punctuation follow the record, not the window."""
        if language != self._language:
            self._language = language
            self.restyle()

    def restyle(self) -> None:
        """Fonts, colours and measures anew, after a change of theme, size or zoom."""
        font = self._look.fonts.font("record", self._zoom / 100)
        for tag in _PROPORTIONAL:
            font.setFeature(QFont.Tag(tag), 1 if self._language == "en" else 0)
        self.setFont(font)
        self._measure()
        self._highlighter.rehighlight()
        self.viewport().update()

    def retranslate(self) -> None:
        self.setAccessibleName(tr("Questions and answers"))
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        widest = round(MOST_CELLS * self.fontMetrics().horizontalAdvance("国"))
        room = self.width() - self.verticalScrollBar().sizeHint().width()
        text = max(200, min(widest, room - round(TEXT_LEFT) - RIGHT_STRIP))
        spare = max(0, (room - round(TEXT_LEFT) - RIGHT_STRIP - text) // 2)
        self.setViewportMargins(spare, 8, spare, 8)
        self.setLineWrapColumnOrWidth(text + round(TEXT_LEFT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        self._painter.ground(painter)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        self._painter.beside(painter, QRectF(event.rect()))
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    # -- inside ----------------------------------------------------------------------------------------------

    def _go(self, block: QTextBlock) -> None:
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        self._show(cursor)

    def _show(self, cursor: QTextCursor) -> None:
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self.viewport().update()

    def _content_changes(self, _position: int, _removed: int, _added: int) -> None:
        """Comes with edits of text and formats, not with highlighting."""
        self._changed = True

    def _contents_changed(self) -> None:
        if self._changed and not self._loading:
            self._changed = False
            self._update_current()
            self.edited.emit()

    def _update_current(self) -> None:
        strip = self._painter.block_rect(self.textCursor().block())
        self.viewport().update(strip.adjusted(0, -4, 0, 4).toAlignedRect())

    def _cursor_moved(self) -> None:
        number = self.textCursor().blockNumber()
        if number != self._turn_at:
            self._turn_at = number
            self.viewport().update()
            self.current_turn_changed.emit(number)
            self._announce()

    def _announce(self) -> None:
        if QAccessible.isActive():
            kind = kind_of(self.textCursor().block())
            words = tr("{kind}, turn {number}").format(kind=turn_name(kind), number=self._turn_at + 1)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
