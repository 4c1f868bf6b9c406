"""A document shown to the interviewee: chosen from the document log, so that the turn names its record (Ctrl+D)."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt

from storage.model import RecordSummary
from ui.i18n import tr
from ui.interview.recordwords import record_words
from ui.interview.talk import Talk
from ui.interview.view import InterviewView
from ui.records.picker import PickPanel, records_finder
from ui.workspace import Workspace

DOCUMENTS = ("doc_item", "doc_copy")


class Showing(QObject):
    """Bound to one page. What is in no log is typed by hand."""

    def __init__(self, space: Workspace, view: InterviewView, talk: Talk, parent: QObject) -> None:
        super().__init__(parent)
        self._space = space
        self._view = view
        self._talk = talk
        talk.document_asked.connect(self.ask)

    def ask(self) -> PickPanel:
        """Which document is shown."""
        panel = PickPanel(
            self._space, self._view.window(), lambda: tr("Document shown: words, title or number"),
            records_finder(self._space, DOCUMENTS), lambda: tr("Not in the log: type it"),
        )  # fmt: skip
        panel.picked.connect(self._picked)
        panel.made.connect(lambda: self._put("", ""))
        return panel

    def _picked(self, record: str) -> None:
        self._space.read(
            lambda session: session.records.summaries_of([record]).get(record),
            lambda row: self._put_row(row) if row is not None else None,
        )

    def _put_row(self, row: RecordSummary) -> None:
        title = row.handle or row.gist
        named = record_words("document", self._talk.language, serial=row.serial, title=title)
        self._put(named if title else row.serial, row.serial)

    def _put(self, named: str, serial: str) -> None:
        shown = record_words("shown", self._talk.language)
        self._view.editor.add_turn("show_document", f"{shown}{named}", document=serial)
        self._view.editor.setFocus(Qt.FocusReason.OtherFocusReason)
