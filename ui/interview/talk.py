"""What a person does to the text beyond typing: questions, breaks, documents, evidence, phrases, transcripts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMenu
from shiboken6 import isValid

from forms.turns import Turn
from ui.interview.breaks import begin_break, end_break, open_break
from ui.interview.counts import clock_text, spoken_minutes
from ui.interview.desk import Desk
from ui.interview.keeper import Keeper
from ui.interview.localtime import today
from ui.interview.outline import Outline, outline_for
from ui.interview.phrases import phrase_menu
from ui.interview.recordwords import record_words, stock_phrases
from ui.interview.turnformat import Mark
from ui.interview.view import InterviewView

_REFERENCE = re.compile(r"\b[A-Z]{2,3}-\d{4}-\d{2}[A-Z]-\d{4,}(?:-\d{1,3})?(?:/[A-Z]?\d{1,4})*")


def marks_to_rows(marks: Sequence[Mark]) -> list[dict[str, Any]]:
    """Marks as rows of the record: `{id, turn, from, to}`, offsets in code points."""
    return [{"id": mark.id, "turn": mark.turn, "from": mark.start, "to": mark.end} for mark in marks]


def rows_to_marks(rows: Sequence[Mapping[str, Any]]) -> list[Mark]:
    return [Mark(str(row["id"]), str(row["turn"]), int(row["from"]), int(row["to"])) for row in rows]


def with_reference(turn: Turn) -> Turn:
    """A shown document names its record when its text holds one's number."""
    if turn.kind != "show_document":
        return turn
    found = _REFERENCE.search(turn.text)
    return replace(turn, document=found[0] if found else "")


class Talk(QObject):
    """Bound to one view and keeper. `break_changed()` when a break begins or ends, `marked()` when a turn was marked
    as evidence, `evidence_asked()` when a turn of a locked record is to be used as such, `document_asked()` when a
    document is being shown."""

    break_changed = Signal()
    marked = Signal()
    evidence_asked = Signal()
    document_asked = Signal()

    def __init__(
        self,
        view: InterviewView,
        keeper: Keeper,
        desk: Desk,
        now: Callable[[], str],
        outlines: Sequence[Mapping[str, Any]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._keeper = keeper
        self._desk = desk
        self._now = now
        self._outlines = outlines
        self._phrases: list[str] | None = None
        self._menu: QMenu | None = None
        self._outline_name = ""
        editor = view.editor
        editor.edited.connect(self._edited)
        editor.wanted.connect(self.do)
        editor.outline_wanted.connect(view.outline.take)
        view.outline.taken.connect(self._take_question)
        view.outline.others_wanted.connect(self._offer_outlines)
        view.outline.asked_changed.connect(self._asked)
        view.importing.added.connect(self._bring_in)
        view.phrases.kept.connect(self._keep_phrases)
        desk.phrases(self._got_phrases, keeper.failed.emit)

    def content(self) -> dict[str, Any]:
        """Text and marks as they go into the record."""
        turns = [with_reference(turn) for turn in self._view.editor.turns()]
        return {
            "turns": [turn.as_answers() for turn in turns],
            "marks": marks_to_rows(self._view.editor.marks()),
        }

    def use_outlines(self, outlines: Sequence[Mapping[str, Any]]) -> None:
        """What storage says of the outlines in use: the team's own first."""
        if isValid(self._view):
            self._outlines = outlines
            self.show_outline()

    def show_outline(self) -> None:
        """The outline of the record, with what has been asked."""
        content = self._keeper.working.content
        outline = outline_for(self._outlines, str(content.get("outline") or ""), str(content.get("role_group") or ""))
        asked = {int(number) for number in str(content.get("outline_asked") or "").split() if number.isdigit()}
        self._view.outline.show_outline(outline, asked, others=len(self._outlines) > 1)
        self._outline_name = outline.name if outline else ""

    def do(self, what: str) -> None:
        """`evidence`, `document`, `break` or `phrase`."""
        {
            "evidence": self._mark,
            "document": self.document_asked.emit,
            "break": self.toggle_break,
            "phrase": self._offer_phrases,
        }[what]()

    @property
    def pausing(self) -> bool:
        """Whether a break is under way."""
        return open_break(self._breaks()) >= 0

    def toggle_break(self) -> None:
        """Begin a break or end the one under way; both leave a line in the text."""
        now, rows, language = self._now(), self._breaks(), self._language()
        place = open_break(rows)
        editor = self._view.editor
        if editor.isReadOnly():
            return
        if place < 0:
            self._keeper.put("breaks", begin_break(rows, now))
            editor.add_turn("break", record_words("break_open", language, start=now))
        else:
            start = str(rows[place].get("from"))
            self._keeper.put("breaks", end_break(rows, now))
            last = [turn.id for turn in editor.turns() if turn.kind == "break"]
            if last:
                editor.replace_turn_text(last[-1], record_words("break_closed", language, start=start, end=now))
        self.break_changed.emit()

    def tell_timer(self, *, running: bool) -> None:
        """Spoken time: up to the end, or up to now while the talk of today is open."""
        content = self._keeper.working.content
        start, end = str(content.get("start") or ""), str(content.get("end") or "")
        live = running and not end and content.get("date") == today()
        rows = self._breaks()
        minutes = spoken_minutes(start, end or (self._now() if live else ""), rows)
        self._view.head.timer.tell(clock_text(minutes), start, len(rows), paused=self.pausing and live)

    def ask_phrases(self) -> None:
        """The page where the list of phrases is changed."""
        self._view.phrases.begin(self._list())
        self._view.show_subpage(self._view.phrases)

    def ask_transcript(self) -> None:
        """The page where a transcript is brought in."""
        self._view.importing.preview.set_record_language(self._language())
        self._view.show_subpage(self._view.importing)

    # -- inside ----------------------------------------------------------------------------------------------

    def _edited(self) -> None:
        working = self._keeper.working
        bringing_in = self._view.subpage is self._view.importing
        if working.state in ("", "planned") and not working.content.get("start") and not bringing_in:
            self._keeper.put("date", working.content.get("date") or today())
            self._keeper.put("start", self._now())
        self._keeper.touch()

    def _take_question(self, _number: int, text: str) -> None:
        self._view.editor.add_turn("q", text)
        self._view.show_text()

    def _offer_outlines(self) -> None:
        """A menu of the kit's outlines; another one begins with nothing asked."""
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for data in self._outlines:
            name = Outline.of(data).name
            menu.addAction(name.replace("&", "&&")).triggered.connect(lambda _=False, name=name: self._choose(name))
        menu.popup(self._view.outline.others.mapToGlobal(self._view.outline.others.rect().bottomLeft()))

    def _choose(self, name: str) -> None:
        if name != self._outline_name:
            self._keeper.put("outline", name)
            self._keeper.put("outline_asked", None)
            self.show_outline()

    def _asked(self, numbers: frozenset[int]) -> None:
        self._keeper.put("outline", self._outline_name)
        self._keeper.put("outline_asked", " ".join(str(number) for number in sorted(numbers)))

    def _mark(self) -> None:
        editor = self._view.editor
        if editor.isReadOnly():
            self.evidence_asked.emit()
            return
        used = [int(mark.id[1:]) for mark in editor.marks() if mark.id[1:].isdigit()]
        if not editor.unmark_evidence() and editor.mark_evidence(f"m{max(used, default=0) + 1}"):
            self.marked.emit()

    def _offer_phrases(self) -> None:
        editor = self._view.editor
        self._menu = phrase_menu(editor, self._list(), editor.insert_phrase, self.ask_phrases)

    def _bring_in(self, turns: Sequence[Turn]) -> None:
        editor = self._view.editor
        editor.moveCursor(editor.textCursor().MoveOperation.End)
        editor.add_turns(turns)
        self._view.show_text()

    def _list(self) -> list[str]:
        return self._phrases if self._phrases else list(stock_phrases(self._language()))

    def _got_phrases(self, phrases: list[str] | None) -> None:
        self._phrases = phrases

    def _keep_phrases(self, phrases: list[str]) -> None:
        self._phrases = phrases
        self._desk.keep_phrases(phrases, self._keeper.failed.emit)
        self._view.show_text()

    def _breaks(self) -> list[dict[str, Any]]:
        return list(self._keeper.working.content.get("breaks") or ())

    @property
    def language(self) -> str:
        """The language of the record."""
        return self._language()

    def _language(self) -> str:
        return str(self._keeper.working.content.get("language") or "zh")
