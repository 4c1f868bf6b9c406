"""The preview beside a list: reads like the paper, hits underlined, the identity line sealed."""

from __future__ import annotations

from datetime import date
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from forms.kinds import KINDS
from forms.turns import Turn, turns_of
from storage.model import RecordSummary, RecordView
from ui.components.banner import IconMark
from ui.components.buttons import Button
from ui.components.keyhints import KeyCap
from ui.components.marks import StateMark
from ui.components.panels import Facts
from ui.components.text import ElidedText, Panel, Text, hairline
from ui.dates import day_text
from ui.i18n import Speaks, listed, tr
from ui.recordrows import group_word, mark_of, state_word
from ui.workspace import Workspace


class TurnsText(QTextBrowser):
    """Questions and answers, read only, in the record's face; the words searched for are underlined."""

    def __init__(self, space: Workspace) -> None:
        super().__init__()
        self._space = space
        self._turns: tuple[Turn, ...] = ()
        self._words = ""
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(0)
        space.look.dress(self, "record")
        space.look.changed.connect(self._render)

    def show_turns(self, turns: tuple[Turn, ...]) -> None:
        self._turns = turns
        self._render()

    def mark(self, words: str) -> None:
        """Underline every occurrence of `words`."""
        if words != self._words:
            self._words = words
            self._render()

    def hits(self) -> int:
        """How often the words stand in the text."""
        text = "\n".join(turn.text for turn in self._turns).casefold()
        return text.count(self._words.casefold()) if self._words else 0

    def _render(self) -> None:
        look = self._space.look
        color = {name: look.color(name).name() for name in ("accent", "text", "text2")}
        rows = []
        for turn in self._turns:
            tone = color["text2"] if turn.kind == "q" else color["text"]
            label_tone = color["accent"] if turn.kind == "q" else color["text2"]
            body = escape(turn.text).replace("\n", "<br>")
            rows.append(
                f'<tr><td width="30" style="color:{label_tone}">{turn_letter(turn.kind)}</td>'
                f'<td style="color:{tone}; padding-bottom:6px">{body}</td></tr>'
            )
        self.setHtml(f'<table cellspacing="0" cellpadding="2" width="100%">{"".join(rows)}</table>')
        self._underline()

    def _underline(self) -> None:
        if not self._words:
            return
        style = QTextCharFormat()
        style.setFontUnderline(True)
        style.setUnderlineColor(self._space.look.color("accent"))
        style.setForeground(self._space.look.color("accent"))
        style.setBackground(self._space.look.color("soft2"))
        cursor = self.document().find(self._words)
        while not cursor.isNull():
            cursor.mergeCharFormat(style)
            cursor = self.document().find(self._words, cursor)
        self.moveCursor(QTextCursor.MoveOperation.Start)


def turn_letter(kind: str) -> str:
    """The one-letter label of a turn."""
    return {"q": tr("Q"), "a": tr("A"), "note": tr("N"), "show_document": tr("D"), "break": tr("B")}.get(kind, "")


class PreviewPane(Speaks, Panel):
    """`open_asked()`, `close_asked()`. Takes any kind: facts from its list fields, turns where it has some."""

    open_asked = Signal()
    close_asked = Signal()

    def __init__(self, space: Workspace) -> None:
        super().__init__("surface")
        self._space = space
        self._view: RecordView | None = None
        self._row: RecordSummary | None = None
        look = space.look
        self.title = Text(look, "", "head")
        self.about = ElidedText(look, "", "ui", "text2")
        self.state = StateMark(look, "not_begun", "")
        self.serial = Text(look, "", "note", "text2")
        self.facts = Facts(look, 2, 56)
        self.gist = Text(look, "", wrap=True)
        self._gist_head = Text(look, lambda: tr("Gist"), "note", "text2")
        self._text_head = Text(look, "", "note", "text2")
        self.text = TurnsText(space)
        self._sealed = self._sealed_line()
        self._inner = QWidget()
        self._lay_out()
        self.setMinimumWidth(360)
        self.setMaximumWidth(640)
        self._inner.hide()

    def show_record(self, view: RecordView, row: RecordSummary) -> None:
        """Show one record; `row` is its line in the list."""
        self._view, self._row = view, row
        self.opener.setVisible(self._space.opens(view.kind))
        self._inner.show()
        self.retranslate()
        self.text.show_turns(turns_of(view.head.content))
        self._tell_hits()

    def clear(self) -> None:
        self._view = self._row = None
        self._inner.hide()

    def mark(self, words: str) -> None:
        """Underline what the list is filtered by."""
        self.text.mark(words)
        self._tell_hits()

    def retranslate(self) -> None:
        view, row, space = self._view, self._row, self._space
        if view is None or row is None:
            return
        content = view.head.content
        self.title.say(row.handle or row.serial)
        group = group_word(row, space)
        self.about.say(listed(group, str(content.get("unit", "") or "")))
        word = state_word(row, space)
        if row.custody in ("sealed", "received"):
            word = listed(tr("Bundle {n}").format(n=row.bundle), tr("received") if row.custody == "received" else "")
        self.state.show_state(mark_of(row), word)
        self.serial.say(row.serial)
        void = [(tr("Void because"), view.head.reason)] if row.custody == "void" else []
        self.facts.show_facts([(name, value) for name, value in [*void, *self._facts_of(content)] if value])
        gist = str(content.get(KINDS[view.kind].gist, "") or "")
        self.gist.say(gist)
        self.gist.setVisible(bool(gist))
        self._gist_head.setVisible(bool(gist))
        self._sealed.setVisible(bool(KINDS[view.kind].protected))
        self._tell_hits()

    def _facts_of(self, content: object) -> list[tuple[str, str]]:
        assert isinstance(content, dict)
        space = self._space
        names = ", ".join(space.member_name(str(name)) for name in content.get("interviewers", ()) or ())
        times = "—".join(str(content[key]) for key in ("start", "end") if content.get(key))
        try:
            day = day_text(date.fromisoformat(str(content.get("date", ""))), date.today(), space.look.language.zh)
        except ValueError:
            day = ""
        recorder = str(content.get("recorder", "") or "")
        return [
            (tr("Time"), f"{day} {times}".strip()),
            (tr("Interviewers"), names),
            (tr("Place"), str(content.get("place", "") or "")),
            (tr("Recorder"), space.member_name(recorder) if recorder else ""),
        ]

    def _tell_hits(self) -> None:
        count = self.text.hits()
        words = self.text._words
        if words and count:
            self._text_head.say(tr("“{words}” in the text, {n} times").format(words=words, n=count))
        else:
            self._text_head.say(tr("Text"))

    def _sealed_line(self) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(IconMark(self._space.look, "lock", "text2", 14))
        words = Text(
            self._space.look,
            lambda: tr("The identity is sealed. Opening it asks a reason, which goes into the log."),
            "note",
            "text2",
            wrap=True,
        )
        row.addWidget(words, 1)
        return line

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.title)
        head.addWidget(self.about, 1)
        head.addWidget(self.state)
        body = QVBoxLayout(self._inner)
        body.setContentsMargins(20, 16, 20, 0)
        body.setSpacing(8)
        body.addLayout(head)
        for part in (
            self.serial, self.facts, self._sealed, hairline(), self._gist_head, self.gist, self._text_head,
        ):  # fmt: skip
            body.addWidget(part)
        body.addWidget(self.text, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 8)
        self.opener = Button(self._space.look, lambda: tr("Open"), "plain", "book-open")
        self.opener.clicked.connect(self.open_asked)
        foot.addWidget(self.opener)
        foot.addStretch(1)
        foot.addWidget(KeyCap(self._space.look, "Space"))
        closer = Button(self._space.look, lambda: tr("Hide preview"), "quiet", role="note")
        closer.clicked.connect(self.close_asked)
        foot.addWidget(closer)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._inner, 1)
        outer.addStretch(0)
        outer.addWidget(hairline())
        outer.addLayout(foot)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
