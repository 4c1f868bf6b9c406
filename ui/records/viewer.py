"""Shows an attachment inside the program: PDF, pictures, plain text. Nothing is written to disk for it."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QPointF, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QScrollArea, QStackedWidget

from forms.problems import IntegrityFailure
from storage.model import AttachmentRef
from ui.components.empty import EmptyState
from ui.i18n import Words, tr
from ui.interview.subpage import SubPage
from ui.look import Look
from ui.messages import size_text
from ui.pages.paper import PaperView

MOST_TEXT = 2 << 20
"""Bytes of a text that are shown; a longer one is cut, and the note says so."""


class FileViewer(SubPage):
    """Takes the place of the form for a while. What it showed leaves memory when it closes. `used(place)` when the
    person wants what is in view as evidence: `attachment/<sha256>`, of a PDF with its page (`/p4`)."""

    used = Signal(str)

    def __init__(self, look: Look, back: Words | None = None) -> None:
        super().__init__(look, "", "", lambda: tr("Use as evidence…"), back or (lambda: tr("Back to the record")))
        self._sha256 = ""
        self.acted.connect(lambda: self.used.emit(self.place()))
        self.paper = PaperView(look)
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._frame = QScrollArea()
        self._frame.setWidget(self._picture)
        self._frame.setWidgetResizable(True)
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        look.dress(self._text, "record")
        self._none = EmptyState(
            look, "file-text", lambda: tr("This program cannot show files of this kind."),
            lambda: tr("It is kept and handed over as it is."),
        )  # fmt: skip
        self._stack = QStackedWidget()
        for widget in (self.paper, self._frame, self._text, self._none):
            self._stack.addWidget(widget)
        self._stack.setMinimumHeight(look.px(420))
        self.body.addWidget(self._stack, 1)
        self.closed.connect(self.forget)

    def place(self) -> str:
        """What is in view now."""
        page = self.paper.view.pageNavigator().currentPage() + 1
        paged = self._stack.currentWidget() is self.paper and self.paper.document.pageCount() > 0
        return f"attachment/{self._sha256}" + (f"/p{page}" if paged else "")

    def go_to_page(self, number: int) -> None:
        """Page `number` of a PDF, counted from 1; nothing for any other file."""
        if self._stack.currentWidget() is self.paper and 0 < number <= self.paper.document.pageCount():
            self.paper.view.pageNavigator().jump(number - 1, QPointF(), 0)

    def show_file(self, ref: AttachmentRef, content: bytes, *, usable: bool = False) -> None:
        """Show `content`, which is what `ref` names; `usable` offers it as evidence."""
        self.forget()
        self._sha256 = ref.sha256
        self.act.setVisible(usable)
        self.title.say(ref.name)
        note = f"{size_text(ref.size)} · SHA-256 {ref.sha256[:16]}…"
        self.note.say(note)
        if content.startswith(b"%PDF"):
            try:
                self.paper.show_pdf(content)
                self._stack.setCurrentWidget(self.paper)
            except IntegrityFailure:
                self._stack.setCurrentWidget(self._none)
            return
        image = QImage.fromData(QByteArray(content)) if ref.type.startswith("image/") else QImage()
        if not image.isNull():
            self._picture.setPixmap(QPixmap.fromImage(image))
            self._stack.setCurrentWidget(self._frame)
        elif _is_text(content):
            self._text.setPlainText(content[:MOST_TEXT].decode("utf-8", "replace"))
            if len(content) > MOST_TEXT:
                self.note.say(lambda: f"{note} · {tr('only the beginning is shown')}")
            self._stack.setCurrentWidget(self._text)
        else:
            self._stack.setCurrentWidget(self._none)

    def forget(self) -> None:
        """Let go of everything shown."""
        self.paper.clear()
        self._picture.clear()
        self._text.clear()


def _is_text(content: bytes) -> bool:
    head = content[:4096]
    if b"\0" in head:
        return False
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start > len(head) - 4
    return True
