"""What still keeps the record from being locked, each with a way there; and the lock itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from forms.problems import Problem
from ui.components.banner import IconMark
from ui.components.buttons import Button
from ui.components.layouts import empty
from ui.components.panels import ScrollPanel
from ui.components.text import Text, hairline
from ui.i18n import Words, tr, tr_n
from ui.look import Look
from ui.messages import explain

_PLACE: Mapping[str, str] = {
    "TWO_MEMBERS_NEEDED": "recorder",
    "END_NOT_AFTER_START": "end",
    "BREAK_OUTSIDE": "breaks",
    "NO_TURNS": "turns",
}


@dataclass(frozen=True)
class Finding:
    """One line of the list. `place` is where it can be mended (a field's name); a warning does not keep from
    locking."""

    words: Words
    place: str = ""
    warning: bool = False
    quick: Words = ""
    """Words of an act that mends it at once, if there is one."""


def finding_of(problem: Problem, look: Look, label: Callable[[str], str]) -> Finding:
    """A refusal of the rules as a line; `label` gives a field's name in the language of the window."""
    place = str(problem.facts.get("field") or _PLACE.get(problem.code, ""))

    def words() -> str:
        if problem.code == "TWO_MEMBERS_NEEDED":
            return tr("Interviewers and recorder must be at least two different members")
        if problem.code == "FIELD_MISSING":
            return tr("Missing: {field}").format(field=label(place))
        return explain(problem, look.language.name).what

    return Finding(words, place)


def findings_of(problems: Iterable[Problem], look: Look, label: Callable[[str], str]) -> list[Finding]:
    """A line for each refusal; that two members are needed goes without saying while one is not named at all."""
    known = list(problems)
    missing = {str(problem.facts.get("field")) for problem in known if problem.code == "FIELD_MISSING"}
    return [
        finding_of(problem, look, label)
        for problem in known
        if problem.code != "TWO_MEMBERS_NEEDED" or not missing & {"interviewers", "recorder"}
    ]


class LockPanel(ScrollPanel):
    """`go_there(place)`, `quick(place)` to mend it at once, `locked()` once confirmed, `closed()` for not now."""

    go_there = Signal(str)
    quick = Signal(str)
    locked = Signal()
    closed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__("window", 14)
        self._look = look
        self._title = Text(look, "", "head", wrap=True)
        self._note = Text(look, "", "note", "text2", wrap=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.links: list[Button] = []
        self._ready = False
        self.lock = Button(look, lambda: tr("Lock"), "primary", "lock")
        self.lock.clicked.connect(self._confirmed)
        self.later = Button(look, lambda: tr("Not now"), "quiet")
        self.later.clicked.connect(self.closed)
        foot = QHBoxLayout()
        foot.addWidget(self.lock)
        foot.addWidget(self.later)
        foot.addStretch(1)
        self.body.setSpacing(10)
        self.body.addWidget(self._title)
        self.body.addWidget(self._note)
        self.body.addLayout(self._list)
        self.body.addWidget(hairline())
        self.body.addLayout(foot)
        self.body.addStretch(1)

    @property
    def ready(self) -> bool:
        """Whether nothing but warnings is listed."""
        return self._ready

    def show_findings(self, code: str, findings: Sequence[Finding], *, take_focus: bool = True) -> None:
        """Show what was found for the record `code`; the focus goes to the first thing to do, if it is to be taken."""
        at = next((place for place, link in enumerate(self.links) if link.hasFocus()), -1)
        empty(self._list)
        self.links = []
        blocking = sum(not finding.warning for finding in findings)
        self._ready = not blocking
        for finding in findings:
            row = self._row(finding)
            self._list.addWidget(row)
            row.show()  # at once, so that it can take the focus
        if blocking:
            self._title.say(lambda: tr("Cannot lock {code} yet").format(code=code))
            self._note.say(lambda: tr_n("{n} thing is missing.", "{n} things are missing.", blocking))
        else:
            self._title.say(lambda: tr("Lock {code}").format(code=code))
            self._note.say(lambda: tr("After locking, only addenda. The text and its fingerprint are then fixed."))
        self.lock.setVisible(self._ready)
        self.later.say((lambda: tr("Not now")) if self._ready else (lambda: tr("Close")))
        if take_focus and self._ready:
            self.lock.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif take_focus or at >= 0:  # a list made anew under the focus keeps it
            target = self.links[min(max(at, 0), len(self.links) - 1)] if self.links else self.later
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _row(self, finding: Finding) -> QWidget:
        row = QWidget()
        token = "warn" if finding.warning else "danger"
        body = QVBoxLayout()
        body.setSpacing(0)
        body.addWidget(Text(self._look, finding.words, "ui", "text", wrap=True))
        if finding.place:
            link = Button(self._look, lambda: tr("Go there"), "link")
            link.clicked.connect(lambda: self.go_there.emit(finding.place))
            self.links.append(link)
            acts = QHBoxLayout()
            acts.setSpacing(16)
            acts.addWidget(link)
            if finding.quick:
                quick = Button(self._look, finding.quick, "link")
                quick.clicked.connect(lambda: self.quick.emit(finding.place))
                acts.addWidget(quick)
            acts.addStretch(1)
            body.addLayout(acts)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(IconMark(self._look, "triangle-alert", token, 16), 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(body, 1)
        return row

    def _confirmed(self) -> None:
        if self._ready:
            self.locked.emit()
