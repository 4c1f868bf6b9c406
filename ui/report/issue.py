"""One issue of the outline as it will stand on paper, with the way back of each sentence, and what it lacks."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from forms.counters.model import Language
from forms.report.model import OutlineLine, ReportOutline
from forms.report.text import Labels, issue_paragraphs
from ui.components.buttons import Button
from ui.components.layouts import discard
from ui.components.panels import ScrollPanel
from ui.components.text import Text
from ui.i18n import enumerated, tr
from ui.workspace import Workspace


class IssuePane(QWidget):
    """`open` asks for the paper."""

    def __init__(self, space: Workspace) -> None:
        super().__init__()
        self._look = space.look
        self.open = Button(self._look, lambda: tr("Open the paper"), "plain", "file-text")
        self._panel = ScrollPanel("surface", 20)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._panel)
        self._texts: list[QWidget] = []
        self._panel.body.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        self._panel.body.addStretch(1)
        self.setMinimumWidth(self._look.px(420))
        self.clear()

    def clear(self) -> None:
        """Forget what was shown."""
        for text in self._texts:
            discard(self._panel.body, text)
        self._texts.clear()
        self.open.setVisible(False)

    def show_line(self, outline: ReportOutline, line: OutlineLine, labels: Labels, language: Language) -> None:
        """The paragraphs of one issue, and which facts lead to no row."""
        self.clear()
        number = outline.lines.index(line) + 1
        for paragraph in issue_paragraphs(outline, number, line, labels, language):
            note = paragraph.look in ("facts", "open")
            role = "head" if paragraph.look == "issue" else "note" if note else "record"
            shown = Text(self._look, "", role, "text2" if note else "text", wrap=True)  # type: ignore[arg-type]  # a role of fonts
            tone = self._look.color("text3").name()
            shown.setTextFormat(Qt.TextFormat.RichText)
            shown.setText(f"{escape(paragraph.text)}<span style='color:{tone}'>{escape(paragraph.mark)}</span>")
            self._add(shown)
        if line.unsupported:
            numbers = enumerated([str(fact) for fact in line.unsupported])
            self._add(Text(
                self._look, tr("Fact {numbers}: no row of evidence names it").format(numbers=numbers), "note", "warn",
                wrap=True,
            ))  # fmt: skip
        self.open.setVisible(True)

    def _add(self, widget: QWidget) -> None:
        self._panel.body.insertWidget(len(self._texts), widget)
        self._texts.append(widget)

    def said(self) -> list[str]:
        """What is shown, line by line."""
        return [text.text() for text in self._texts if isinstance(text, Text)]
