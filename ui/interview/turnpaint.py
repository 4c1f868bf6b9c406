"""What stands beside the text of turns: labels, times, margin notes, and the ground of the current turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QTextBlock
from PySide6.QtWidgets import QTextEdit

from forms.turns import TurnKind
from ui.interview.turnformat import TEXT_LEFT, evidence_in, id_of, is_sensitive, kind_of, time_of
from ui.look import Look

LABEL_LEFT = 38.0
BAR_LEFT = 8.0
EDGE = 12.0
NOTE_GAP = 16.0

LABEL_TOKEN: dict[TurnKind, str] = {
    "q": "accent",
    "a": "text",
    "note": "text3",
    "show_document": "text3",
    "break": "text3",
}


@dataclass(frozen=True)
class Words:
    """The words painted beside turns, in the language of the window. `papers` are the working papers that use a turn,
    by its id; they stand in place of the number of its marks."""

    label: Callable[[TurnKind], str]
    evidence: Callable[[str], str]
    sensitive: Callable[[], str]
    papers: Callable[[str], Sequence[str]]


class TurnPainter:
    """Paints beside the text of one editor; holds no state but where to ask."""

    def __init__(self, editor: QTextEdit, look: Look, words: Words) -> None:
        self._editor = editor
        self._look = look
        self._words = words

    def block_rect(self, block: QTextBlock) -> QRectF:
        """The whole strip of a turn in viewport pixels, from its first line's top to its last line's bottom."""
        layout = block.layout()
        inner = layout.boundingRect().translated(layout.position())
        width = self._editor.viewport().width()
        return QRectF(0, inner.top() - self._scrolled(), width, inner.height())

    def ground(self, painter: QPainter) -> None:
        """The tint and the bar of the current turn; painted before the text."""
        rect = self.block_rect(self._editor.textCursor().block())
        band = QRectF(BAR_LEFT, rect.top() - 1, rect.width() - 2 * BAR_LEFT, rect.height() + 2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.color("sunken"))
        painter.drawRoundedRect(band, 4, 4)
        token = "accent" if self._editor.hasFocus() else "border"
        painter.setBrush(self._look.color(token))
        painter.drawRoundedRect(QRectF(BAR_LEFT, band.top(), 3, band.height()), 1.5, 1.5)
        painter.restore()

    def beside(self, painter: QPainter, clip: QRectF) -> None:
        """Labels, times and margin notes of the turns inside `clip`; painted after the text."""
        for block in self._visible(clip):
            baseline = self._baseline(block, 0)
            if baseline is None:
                continue
            kind = kind_of(block)
            painter.setFont(self._editor.font())
            painter.setPen(self._look.color(LABEL_TOKEN[kind]))
            painter.drawText(QPointF(LABEL_LEFT, baseline), self._words.label(kind))
            painter.setFont(self._look.fonts.font("note"))
            self._time(painter, block, baseline)
            lowest = baseline if time_of(block) else -1.0
            if is_sensitive(block):
                lowest = self._sensitive(painter, block, lowest)
            self._notes(painter, block, lowest)

    def _time(self, painter: QPainter, block: QTextBlock, baseline: float) -> None:
        at = time_of(block)
        if at:
            painter.setPen(self._look.color("text3"))
            right = self._editor.viewport().width() - EDGE
            painter.drawText(QPointF(right - QFontMetricsF(painter.font()).horizontalAdvance(at), baseline), at)

    def _sensitive(self, painter: QPainter, block: QTextBlock, lowest: float) -> float:
        """A bar at the text and the word at the right edge, under the time; returns the word's baseline."""
        rect = self.block_rect(block)
        painter.fillRect(QRectF(TEXT_LEFT - 9, rect.top() + 3, 2, rect.height() - 6), self._look.color("warn"))
        painter.setPen(self._look.color("warn"))
        metrics = QFontMetricsF(painter.font())
        word = self._words.sensitive()
        baseline = max(self._baseline(block, 0) or 0.0, lowest + metrics.height())
        right = self._editor.viewport().width() - EDGE
        painter.drawText(QPointF(right - metrics.horizontalAdvance(word), baseline), word)
        return baseline

    def _notes(self, painter: QPainter, block: QTextBlock, lowest: float) -> None:
        metrics = QFontMetricsF(painter.font())
        left = self._text_right() + NOTE_GAP
        room = self._editor.viewport().width() - EDGE / 2 - left
        if room < 24:
            return
        for line, name in self._named(block):
            baseline = max(self._baseline(block, line) or 0.0, lowest + metrics.height())
            lowest = baseline
            word = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room - 8)
            painter.fillRect(QRectF(left, baseline - metrics.ascent(), 2, metrics.height()), self._look.color("accent"))
            painter.setPen(self._look.color("accent"))
            painter.drawText(QPointF(left + 7, baseline), word)

    def _named(self, block: QTextBlock) -> list[tuple[int, str]]:
        """(line, words) of the notes of a turn: its papers at the first mark, else each mark where it begins."""
        marked = [
            (block.layout().lineForTextPosition(stretch.start).lineNumber(), name)
            for stretch in evidence_in(block) for name in stretch.evidence
        ]  # fmt: skip
        papers = self._words.papers(id_of(block))
        if papers:
            line = marked[0][0] if marked else 0
            return [(line, paper) for paper in papers]
        first = {name: line for line, name in reversed(marked)}
        return [(line, self._words.evidence(name)) for name, line in sorted(first.items(), key=lambda one: one[1])]

    def _visible(self, clip: QRectF) -> Iterator[QTextBlock]:
        document = self._editor.document()
        point = clip.topLeft() + QPointF(0, self._scrolled())
        # a hit counts the characters an input method is composing, which no cursor may be set to
        hit = document.documentLayout().hitTest(point, Qt.HitTestAccuracy.FuzzyHit)
        block = document.findBlock(min(max(hit, 0), document.characterCount() - 1))
        while block.previous().isValid() and self.block_rect(block).bottom() >= clip.top():
            block = block.previous()
        while block.isValid() and self.block_rect(block).top() <= clip.bottom():
            yield block
            block = block.next()

    def _baseline(self, block: QTextBlock, line: int) -> float | None:
        layout = block.layout()
        if layout.lineCount() <= line:
            return None
        row = layout.lineAt(line)
        return layout.position().y() + row.y() + row.ascent() - self._scrolled()

    def _text_right(self) -> float:
        return float(self._editor.lineWrapColumnOrWidth())

    def _scrolled(self) -> float:
        return float(self._editor.verticalScrollBar().value())
