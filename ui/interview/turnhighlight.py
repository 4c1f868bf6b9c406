"""Looks of the text of turns. A highlighter adds no step of undo when theme or zoom change (UI.md 10)."""

from __future__ import annotations

from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat, QTextDocument

from forms.turns import TurnKind
from ui.interview.turnformat import evidence_in, kind_of
from ui.look import Look

TEXT_TOKEN: dict[TurnKind, str] = {
    "q": "text2",
    "a": "text",
    "note": "text2",
    "show_document": "text2",
    "break": "text3",
}


class TurnHighlighter(QSyntaxHighlighter):
    """Tone by kind, and an underline for evidence."""

    def __init__(self, document: QTextDocument, look: Look) -> None:
        super().__init__(document)
        self._look = look

    def highlightBlock(self, text: str) -> None:
        block = self.currentBlock()
        tone = QTextCharFormat()
        tone.setForeground(self._look.color(TEXT_TOKEN[kind_of(block)]))
        self.setFormat(0, block.length(), tone)
        marked = QTextCharFormat(tone)
        marked.setFontUnderline(True)
        marked.setUnderlineColor(self._look.color("accent"))
        for stretch in evidence_in(block):
            self.setFormat(stretch.start, stretch.length, marked)
