"""The widgets of the interview page and where they stand; what they do is bound in `page.py`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from forms.xlsform.model import Form, Question
from storage.model import NameHit
from ui.components.banner import Banner
from ui.components.empty import ErrorPanel
from ui.components.keyhints import KeyHints
from ui.components.panels import ScrollPanel
from ui.components.text import Panel, hairline
from ui.i18n import Words, say, tr
from ui.interview.addendum import AddendumPage
from ui.interview.facts import FactsPanel
from ui.interview.focusing import reveal
from ui.interview.formanswers import Option
from ui.interview.formpanel import FormLogic, Sources
from ui.interview.head import Head
from ui.interview.importing import ImportPage
from ui.interview.localtime import today
from ui.interview.lockpanel import LockPanel
from ui.interview.notices import NoticesPanel
from ui.interview.outline import OutlinePanel
from ui.interview.pagewords import HINTS, LOCKED_HINTS
from ui.interview.particulars import ParticularsPage
from ui.interview.phrases import PhrasesPage
from ui.interview.recovery import DifferencePage, RecoveryBar
from ui.interview.signature import SignaturePage
from ui.interview.subpage import SubPage
from ui.interview.turneditor import TurnEditor
from ui.workspace import Workspace

LEFT, RIGHT = 252, 264
"""Widths of the side panels (UI.md 4)."""


@dataclass(frozen=True)
class InterviewForms:
    """The two forms of the page and what their expressions say."""

    interview: Form
    addendum: Form
    logic: FormLogic | None = None
    addendum_logic: FormLogic | None = None


def form_options(space: Workspace, form: Form, *keys: str) -> list[Option]:
    """The choices of a question, in the language of the window."""
    node = form.find(*keys)
    choices = form.lists.get(node.choices, ()) if isinstance(node, Question) else ()
    language = space.look.language

    def words(text: Callable[[str], str]) -> Words:
        return lambda: text(language.name)

    return [Option(choice.name, words(choice.label.get)) for choice in choices]


def choice_words(space: Workspace, form: Form, name: str, content: Mapping[str, Any]) -> Callable[[], str]:
    """The label of the choice that answers the question `name`, in the language of the window."""
    value = content.get(name)
    label = next((option.label for option in form_options(space, form, name) if option.name == value), str(value or ""))
    return lambda: say(label)


def member_options(space: Workspace) -> list[Option]:
    """The team's accounts that are active, by id."""
    return [Option(member.id, member.name) for member in space.members if member.active]


class InterviewView(QWidget):
    """Head on top; outline and notices, text, facts beside each other. A sub-page takes the place of the text."""

    def __init__(
        self, space: Workspace, forms: InterviewForms, now: Callable[[], str], new_id: Callable[[], str]
    ) -> None:
        super().__init__()
        look = space.look
        self._look = look
        self._hints: list[tuple[str, Words]] = []
        form = forms.interview
        sources: Sources = {"members": member_options(space)}
        self.head = Head(look)
        self.banner = Banner(look)
        self.error = ErrorPanel(look)
        self.recovery = RecoveryBar(look)
        self.outline = OutlinePanel(look)
        self.notices = NoticesPanel(look, form_options(space, form, "notices", "item"), now)
        self.editor = TurnEditor(look, now, new_id, evidence_word=evidence_word)
        self.hints = KeyHints(look)
        self.facts = FactsPanel(look, form, sources, space.me.id)
        self.lock_panel = LockPanel(look)
        self.particulars = ParticularsPage(look, form, sources, forms.logic, space.stint.units)
        self.signature = SignaturePage(look, form, sources, forms.logic)
        self.addendum = AddendumPage(look, forms.addendum, sources, today, forms.addendum_logic)
        self.importing = ImportPage(look, new_id)
        self.phrases = PhrasesPage(look)
        self.difference = DifferencePage(look)
        self.subpages: Sequence[SubPage] = (
            self.particulars, self.signature, self.addendum, self.importing, self.phrases, self.difference,
        )  # fmt: skip
        self.centre = QStackedWidget()
        self.right = QStackedWidget()
        self._lay_out()
        for page in self.subpages:
            page.closed.connect(self.show_text)

    def _lay_out(self) -> None:
        self.centre.addWidget(self._text_column())
        for page in self.subpages:
            self.centre.addWidget(page)
        self.right.addWidget(self.facts)
        self.right.addWidget(self.lock_panel)
        self.right.setFixedWidth(RIGHT)
        row = QHBoxLayout()
        row.setSpacing(0)
        for widget, stretch in (
            (self._left_column(), 0), (hairline(vertical=True), 0), (self.centre, 1), (hairline(vertical=True), 0),
            (self.right, 0),
        ):  # fmt: skip
            row.addWidget(widget, stretch)
        notes = QVBoxLayout()
        notes.setContentsMargins(14, 0, 14, 0)
        for bar in (self.banner, self.recovery, self.error):
            notes.addWidget(bar)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(hairline())
        layout.addLayout(notes)
        layout.addLayout(row, 1)

    def _left_column(self) -> QWidget:
        column = Panel("window")
        column.setFixedWidth(LEFT)
        questions = ScrollPanel("window", 14)
        questions.body.addWidget(self.outline)
        foot = QVBoxLayout()
        foot.setContentsMargins(14, 0, 14, 12)
        foot.setSpacing(10)
        foot.addWidget(hairline())
        foot.addWidget(self.notices)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(questions, 1)
        layout.addLayout(foot)
        return column

    def _text_column(self) -> QWidget:
        column = Panel("surface")
        keys = QHBoxLayout()
        keys.setContentsMargins(36, 6, 12, 6)
        keys.addWidget(self.hints)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.editor, 1)
        layout.addWidget(hairline())
        layout.addLayout(keys)
        return column

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit_hints()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_hints()

    def fit_hints(self) -> None:
        """As many keys as the width takes; the least used ones go first."""
        hints = list(LOCKED_HINTS if self.editor.isReadOnly() else HINTS)
        room = self.centre.width() - 48
        while len(hints) > 2 and sum(self._width_of(hint) for hint in hints) > room:
            hints.pop()
        if hints != self._hints:
            self._hints = hints
            self.hints.show_hints(hints)

    def _width_of(self, hint: tuple[str, Words]) -> float:
        """Pixels of a key cap with its words and gaps; the bar itself does not know before it is shown."""
        fonts = self._look.fonts
        key = QFontMetricsF(fonts.font("keys")).horizontalAdvance(hint[0])
        return key + QFontMetricsF(fonts.font("note")).horizontalAdvance(say(hint[1])) + 42

    def prefer(self, space: Workspace) -> None:
        """Preferences of the person and the policy of the kit for the text."""
        self.editor.alternate = space.preferences.now.alternate
        if space.stint.policy.get("sensitive_input"):
            hint = Qt.InputMethodHint
            self.editor.setInputMethodHints(hint.ImhSensitiveData | hint.ImhNoPredictiveText)

    # -- places ----------------------------------------------------------------------------------------------

    @property
    def subpage(self) -> SubPage | None:
        """The page that stands in place of the text, if one does."""
        widget = self.centre.currentWidget()
        return widget if isinstance(widget, SubPage) else None

    def show_subpage(self, page: SubPage) -> None:
        self.centre.setCurrentWidget(page)
        page.focus_first()
        self._reveal()

    def show_text(self) -> None:
        """Back to the text, with the caret in it."""
        self.centre.setCurrentIndex(0)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def checking(self) -> bool:
        """Whether the list of what is missing stands at the right."""
        return self.right.currentWidget() is self.lock_panel

    def show_checks(self, shown: bool) -> None:
        self.right.setCurrentWidget(self.lock_panel if shown else self.facts)

    def go_to(self, place: str) -> None:
        """The focus to where `place` can be mended: a field's name, `turns`, `notices`, `outline`, `identity`."""
        if place == "turns":
            self.show_text()
        elif place == "notices":
            self.notices.focus_first()
        elif place == "outline":
            self.outline.focus_first()
        elif place in ("identity", "gist", "follow_ups"):
            self.show_checks(False)
            if place == "identity":
                self.facts.card.go_to()
            else:
                self.facts.go_to(place)
        elif place in self.particulars.panel.answers:
            self.centre.setCurrentWidget(self.particulars)
            self.particulars.go_to(place)
        self._reveal()

    def _reveal(self) -> None:
        focus = self.window().focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            reveal(focus)

    def go_to_hit(self, hit: NameHit) -> None:
        """Show a place in the record with its characters selected where that is the text."""
        if hit.place.startswith("turns/"):
            self.show_text()
            self.editor.go_to_turn(hit.place.removeprefix("turns/"), hit.start, hit.end)
        else:
            self.go_to(hit.place.partition("/")[0])

    def lock(self, locked: bool) -> None:
        """Locked text and fields can be read, not changed (V05)."""
        self.editor.setReadOnly(locked)
        self.outline.lock(locked)
        self.notices.lock(locked)
        self.facts.lock(locked)
        self.particulars.lock(locked)
        self.fit_hints()


def evidence_word(name: str) -> str:
    """The margin note of a mark: its number until a working paper takes it up."""
    number = name.removeprefix("m")
    return tr("Evidence {n}").format(n=number) if number.isdigit() else name
