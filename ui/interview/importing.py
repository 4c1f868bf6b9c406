"""Bringing in a transcript: from a file or the clipboard, shown as turns before anything is added."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from forms.problems import EnvironmentProblem, Problem, Refused
from forms.turns import Turn, has_markers, parse_transcript
from storage.files import environment_problem
from ui.components.buttons import Button
from ui.components.fields import TextArea
from ui.components.text import Text
from ui.i18n import tr, tr_n
from ui.interview.subpage import SubPage
from ui.interview.turnview import TurnView
from ui.look import Look

MOST_BYTES = 8 << 20
"""A month of talking is far less; more is no transcript."""

_ENCODINGS = ("gb18030", "big5")


def read_transcript(path: Path) -> str:
    """The text of a file in UTF-8, UTF-16 (with its mark), GB 18030 or Big5.

    Raises `Refused` (TRANSCRIPT_TOO_LARGE, TRANSCRIPT_NOT_TEXT), `EnvironmentProblem`.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Refused("TRANSCRIPT_TOO_LARGE", limit_mb=MOST_BYTES >> 20)
        data = path.read_bytes()
    except OSError as error:
        raise environment_problem(error, path) from error
    return decode_transcript(data)


def decode_transcript(data: bytes) -> str:
    """Raises `Refused("TRANSCRIPT_NOT_TEXT")`. Of two possible readings the one with markers is taken."""
    marked = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    readings = []
    for encoding in ("utf-16",) if marked else ("utf-8-sig", *_ENCODINGS):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" in text:
            continue
        if encoding not in _ENCODINGS:
            return text
        readings.append(text)
    if not readings:
        raise Refused("TRANSCRIPT_NOT_TEXT")
    return next((text for text in readings if has_markers(text)), readings[0])


class ImportPage(SubPage):
    """`added(turns)` when the person takes what the preview shows."""

    added = Signal(object)

    def __init__(self, look: Look, new_id: Callable[[], str]) -> None:
        super().__init__(
            look,
            lambda: tr("Bring in a transcript"),
            lambda: tr("Lines that begin with 问：答： or Q: A: become turns. The file itself is not kept."),
            lambda: tr("Add"),
        )
        self._new_id = new_id
        self._turns: list[Turn] = []
        self.choose = Button(look, lambda: tr("Choose a file…"), "plain", "file-text")
        self.choose.clicked.connect(self.ask)
        self._count = Text(look, "", "note", "text2")
        self.source = TextArea(look, lambda: tr("Text"), "record", 5)
        self.source.textChanged.connect(lambda: self.show_text(self.source.toPlainText()))
        self.preview = TurnView(look, new_id)
        self.preview.setReadOnly(True)
        self.preview.setMinimumHeight(look.px(220))
        self.preview.setAccessibleName(tr("Preview of the turns"))
        row = QHBoxLayout()
        row.addWidget(self.choose)
        row.addWidget(Text(look, lambda: tr("or paste the text here"), "note", "text2"))
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(self.source)
        self.body.addWidget(self._count)
        self.body.addWidget(self.preview)
        self.acted.connect(self._take)
        self.show_text("")

    def ask(self) -> QFileDialog:
        dialog = QFileDialog(self.window(), tr("Choose a transcript"))
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([tr("Text (*.txt *.md *.text)"), tr("All files (*)")])
        dialog.fileSelected.connect(lambda name: self.read(Path(name)))
        dialog.open()
        return dialog

    def read(self, path: Path) -> None:
        """Show a file; a failure stands on the page."""
        self.error.clear()
        try:
            text = read_transcript(path)
        except (Problem, EnvironmentProblem) as problem:
            self.error.tell(problem)
            return
        self.source.setPlainText(text)

    def show_text(self, text: str) -> None:
        """Show what `text` would become."""
        self._turns = parse_transcript(text, self._new_id) if has_markers(text) else []
        self.preview.set_turns(self._turns)
        self.preview.setVisible(bool(self._turns))
        questions = sum(turn.kind == "q" for turn in self._turns)
        answers = sum(turn.kind == "a" for turn in self._turns)
        total = len(self._turns)
        self.act.setEnabled(bool(total))
        self.act.say(lambda: tr_n("Add {n} turn", "Add {n} turns", total) if total else tr("Add"))
        if total:
            self._count.say(
                lambda: tr("{q} questions, {a} answers, {n} notes").format(
                    q=questions, a=answers, n=total - questions - answers
                )
            )
        else:
            self._count.say((lambda: tr("No line begins with a marker")) if text.strip() else "")

    def focus_first(self) -> None:
        self.choose.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _take(self) -> None:
        if self._turns:
            self.added.emit(list(self._turns))
            self.source.clear()
