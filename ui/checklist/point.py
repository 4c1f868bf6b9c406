"""One supervision point: what to look at, where and how; what was found; and the two things one may say of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from forms.counters.model import Language
from forms.kinds import KINDS
from forms.packs import Pack
from storage.checklist import PAPER, RESULT, PointStatus
from storage.model import RecordSummary
from ui.components.buttons import Button
from ui.components.layouts import discard
from ui.components.panels import Facts, ScrollPanel
from ui.components.text import Text, hairline
from ui.i18n import dotted, tr
from ui.interview.formanswers import LongAnswer
from ui.workspace import Workspace


class PointPane(QWidget):
    """`no_problem` and `problem` are pressed; `note` says what was looked at."""

    def __init__(self, space: Workspace) -> None:
        super().__init__()
        self._space = space
        look = space.look
        self.title = Text(look, "", "head", wrap=True)
        self.state = Text(look, "", "note", "text2")
        self.facts = Facts(look, 1, 88, role="ui")
        self.note = LongAnswer(look, lambda: tr("What was looked at"), 3)
        self.no_problem = Button(look, lambda: tr("No problem"), "plain", "check")
        self.problem = Button(look, lambda: tr("Problem: begin a paper"), "primary", "file-pen")
        self.choose = Text(
            look, lambda: tr("Choose one organisation to say what was found there."), "note", "text2", wrap=True
        )
        self._results: list[QWidget] = []
        self._key = ""
        self._typed: dict[str, str] = {}
        self._panel = ScrollPanel("surface", 20)
        self._lay_out()
        self.setMinimumWidth(look.px(420))
        self.clear()

    def clear(self) -> None:
        """On an area nothing is asked."""
        self._inner.setVisible(False)

    def said(self) -> None:
        """What was typed has been written: begin anew."""
        self._typed.pop(self._key, None)
        self.note.show_value("")

    def _turn_to(self, key: str) -> None:
        """What was typed for one point waits while another is looked at."""
        if key != self._key:
            self._typed[self._key] = str(self.note.value() or "")
            self._key = key
            self.note.show_value(self._typed.pop(key, ""))

    def go_to(self) -> None:
        """The focus to where something can be said."""
        if not self.note.isHidden():
            self.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_point(self, pack: Pack, status: PointStatus, language: Language, *, may_say: bool) -> None:
        """Show one point; `may_say` where one organisation is chosen."""
        item = status.item
        self._turn_to(f"{pack.id}/{item.code}")
        self._inner.setVisible(True)
        self.title.say(f"{item.code}  {item.title.get(language)}")
        where = [above.title.get(language) for above in pack.path(item.code)[:-1]]
        word = self._space.look.language.pick(KINDS[RESULT].state(status.state).label)
        self.state.say(dotted(pack.title.get(language), *where, word))
        labels = (("look", tr("Look at")), ("where", tr("Where")), ("how", tr("How to look")))
        self.facts.show_facts([
            (label, item.texts[name].get(language)) for name, label in labels if name in item.texts
        ])  # fmt: skip
        for widget in (self.note, self.no_problem, self.problem, self._label):
            widget.setVisible(may_say)
        self.no_problem.setVisible(may_say and status.state != "no_problem")
        self.choose.setVisible(not may_say)
        self._show_results(status)

    def _show_results(self, status: PointStatus) -> None:
        for old in self._results:
            discard(self._found, old)
        self._results.clear()
        for row in status.results:
            self._results.append(self._result(row))
            self._found.addWidget(self._results[-1])

    def _result(self, row: RecordSummary) -> QWidget:
        look = self._space.look
        word = look.language.pick(KINDS[RESULT].state(row.state).label)
        day = str(row.fields.get("done_on") or "")
        who = self._space.member_name(str(row.fields.get("done_by") or "")) if row.fields.get("done_by") else ""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        line = QHBoxLayout()
        line.addWidget(Text(look, dotted(str(row.fields.get("unit") or ""), word, who, day), "note", "text2"), 1)
        open_it = Button(look, row.serial, "link")
        open_it.clicked.connect(lambda: self._space.open_asked.emit(RESULT, row.id, ""))
        line.addWidget(open_it)
        column.addLayout(line)
        if row.gist:
            column.addWidget(Text(look, row.gist, "record", wrap=True))
        for place, paper in enumerate(row.fields.get("papers") or (), 1):
            column.addWidget(self._paper(place, str(paper)), 0, Qt.AlignmentFlag.AlignLeft)
        return holder

    def _paper(self, place: int, paper: str) -> Button:
        link = Button(self._space.look, lambda: tr("Working paper {n}").format(n=place), "link", "file-text")
        link.clicked.connect(lambda: self._space.open_asked.emit(PAPER, paper, ""))
        return link

    def _lay_out(self) -> None:
        look = self._space.look
        self._inner = QWidget()
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for widget in (self.title, self.state, self.facts, hairline()):
            column.addWidget(widget)
        self._label = Text(look, lambda: tr("What was looked at"), "note", "text2")
        self._label.setBuddy(self.note)
        for part in (self._label, self.note, self.choose):
            column.addWidget(part)
        acts = QHBoxLayout()
        acts.addWidget(self.no_problem)
        acts.addWidget(self.problem)
        acts.addStretch(1)
        column.addLayout(acts)
        self._found = QVBoxLayout()
        self._found.setSpacing(8)
        column.addLayout(self._found)
        self._panel.body.addWidget(self._inner)
        self._panel.body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._panel)
