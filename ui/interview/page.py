"""The interview page: the talk in the middle, all else quiet at the edge (UI.md 8, 04)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from forms.kinds import KINDS
from forms.turns import turns_of
from forms.xlsform.guards import FormLogic
from forms.xlsform.program import compile_form
from storage.model import Change
from ui.i18n import tr
from ui.interview import pagewords
from ui.interview.closing import Closing, field_labels
from ui.interview.counts import count
from ui.interview.desk import KIND, Desk
from ui.interview.focusing import step_in
from ui.interview.head import NEVER
from ui.interview.keeper import Keeper
from ui.interview.localtime import local, stamp, wall_time
from ui.interview.rescue import Rescue
from ui.interview.showing import Showing
from ui.interview.standing import show_head, tell_standing
from ui.interview.talk import Talk, rows_to_marks
from ui.interview.using import Using
from ui.interview.view import InterviewForms, InterviewView, choice_words
from ui.interview.working import first_answers
from ui.page import KeyList, Page
from ui.workspace import Workspace


class InterviewPage(Page):
    """`record` empty begins a new interview; `place` is where to go in it (`turns/<id>`, `gist`).

    `preview_asked(record)` once everything typed is committed as a revision.
    """

    narrow = True
    preview_asked = Signal(str)

    def __init__(
        self,
        space: Workspace,
        forms: InterviewForms,
        record: str = "",
        place: str = "",
        now: Callable[[], str] = wall_time,
    ) -> None:
        super().__init__()
        self._space = space
        self._forms = forms
        self._record = record
        self._place = place
        self._now = now
        self._quiet = False
        self._desk = Desk(space)
        self.view = InterviewView(space, forms, now, self._desk.new_id)
        self.keeper = Keeper(self._desk, self._take, self)
        self.talk = Talk(self.view, self.keeper, self._desk, now, space.stint.outlines, self)
        label = field_labels(forms.interview, lambda: space.look.language.name)
        self.closing = Closing(space, self.view, self.keeper, self._desk, label, now, self)
        self.showing = Showing(space, self.view, self.talk, self)
        self.using = Using(space, self.view, self.keeper, self.talk, lambda: self._fixed, self)
        self.rescue = Rescue(self.view, self.keeper, label, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self._counting = QTimer(self, singleShot=True, interval=300)
        self._counting.timeout.connect(self._show_status)
        self._ticker = QTimer(self, interval=1000)
        self._ticker.timeout.connect(self._tick)
        self._ticker.start()
        self._bind()
        self.view.setEnabled(False)
        self.keeper.open(record, self._begin_with)

    # -- Page ------------------------------------------------------------------------------------------------

    def enter(self) -> None:
        self.view.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, change: Change) -> None:
        if self.keeper.working.record in change.records:
            self.keeper.look_again()

    def seal(self) -> None:
        if self.keeper.is_open and not self._fixed:
            self.view.editor.commit_input()
            self.keeper.keep()
        self.view.facts.card.close_card()

    def may_leave(self) -> bool:
        """Leaving commits a revision; a talk under way becomes a draft."""
        if self.keeper.is_open and not self._fixed and self.keeper.draft is None:
            self.view.editor.commit_input()
            if not self.keeper.blank:
                self.keeper.save(pause=True)
        return True

    def regions(self) -> Sequence[QWidget]:
        view = self.view
        return (view.head, view.outline, view.notices, view.subpage or view.editor, view.right)

    def keys(self) -> KeyList:
        return pagewords.LOCKED_KEYS if self._fixed else pagewords.KEYS

    def new_record(self) -> None:
        """Ctrl+N: the next interview; this one is committed as by leaving it."""
        if self._space.me.role in KINDS[KIND].creators and not self._space.read_only and not self.keeper.blank:
            self._space.open_asked.emit(KIND, "", "")

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes as the eye goes; F6 into a region finds the first thing there."""
        return step_in(self.view) or super().focusNextPrevChild(forward)

    def print_page(self) -> None:
        """Ctrl+P: what is previewed is what is committed."""
        self._act("preview")

    def back(self) -> bool:
        """Esc closes what stands over the text first."""
        if self.view.subpage is not None:
            self.view.show_text()
        elif self.view.checking:
            self.closing.stop_checking()
        else:
            return False
        return True

    def retranslate(self) -> None:
        if self.keeper.is_open:
            self._show_status()
            self.view.fit_hints()

    # -- binding ---------------------------------------------------------------------------------------------

    def _bind(self) -> None:
        view, keeper = self.view, self.keeper
        view.head.left.connect(self.left)
        view.head.asked.connect(self._act)
        view.prefer(self._space)
        self._space.preferences.changed.connect(lambda: view.prefer(self._space))
        view.editor.edited.connect(lambda: self._counting.start())
        view.notices.changed.connect(lambda rows: keeper.put("notices", rows))
        view.facts.changed.connect(keeper.put)
        view.facts.edit_wanted.connect(lambda: view.show_subpage(view.particulars))
        view.particulars.changed.connect(self._put)
        self.talk.break_changed.connect(self._show_acts)
        self.talk.break_changed.connect(self._tick)
        keeper.opened.connect(self._show_record)
        keeper.stored.connect(self._show_stored)
        keeper.saved_state.connect(self._show_saved)
        for key, act in pagewords.SHORTCUTS.items():  # in the whole window: the focus may be in the navigation
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(lambda act=act: self._act(act))

    def _act(self, key: str) -> None:
        open_record = not self._fixed and self.keeper.draft is None
        acts: dict[str, tuple[bool, Callable[[], object]]] = {
            "save": (open_record and not self.keeper.blank, self.keeper.save),
            "break": (open_record, self.talk.toggle_break),
            "check": (open_record, self.closing.check),
            "import": (open_record, self.talk.ask_transcript),
            "phrases": (open_record, self.talk.ask_phrases),
            "particulars": (True, lambda: self.view.show_subpage(self.view.particulars)),
            "preview": (True, self._then_preview),
            "signature": ("signature" in self.view.head.acts(), self.closing.ask_signature),
            "addendum": ("addendum" in self.view.head.acts(), self.closing.ask_addendum),
            "void": (True, self.closing.ask_void),
            "evidence": (not self.keeper.blank, self.using.use),
        }
        allowed, act = acts[key]
        if allowed and self.keeper.is_open:
            self.view.error.clear()
            if not tell_standing(self.view.banner, self.keeper, self._space):
                self.view.banner.clear()
            act()

    def _put(self, name: str, value: Any) -> None:
        self.keeper.put(name, value)
        self._show_particulars()
        if name == "language":
            self.view.editor.set_record_language(str(value or "zh"))
        if name == "role_group" and not self.keeper.working.content.get("outline"):
            self.talk.show_outline()

    def _take(self) -> dict[str, Any]:
        return {} if self._fixed else self.talk.content()

    def _begin_with(self) -> dict[str, Any]:
        space, language = self._space, self._space.look.language.name
        return first_answers(self._forms.interview, language=language, me=space.me.id, units=space.stint.units)

    # -- showing ---------------------------------------------------------------------------------------------

    @property
    def _fixed(self) -> bool:
        state = self.keeper.working.state
        return self._space.read_only or bool(state and KINDS[KIND].is_fixed(state)) or self._conflict

    @property
    def _conflict(self) -> bool:
        return self.keeper.view is not None and self.keeper.view.in_conflict

    def _show_record(self) -> None:
        """Everything anew: after opening, recovering, discarding."""
        view, working = self.view, self.keeper.working
        view.setEnabled(True)
        view.recovery.hide()
        view.show_text()
        view.editor.set_record_language(str(working.content.get("language") or "zh"))
        self.using.look()
        view.editor.set_turns(turns_of(working.content), rows_to_marks(working.content.get("marks") or ()))
        view.notices.show_rows(working.content.get("notices") or ())
        view.particulars.show_content(working.content)
        self.talk.show_outline()
        self._show_stored()
        if self._place.startswith("turns/"):
            view.editor.go_to_turn(self._place.removeprefix("turns/"))
        elif self._place:
            view.go_to(self._place)
        self._place = ""

    def _show_stored(self) -> None:
        """State, code and what may be done, after a commit of a revision."""
        view, working = self.view, self.keeper.working
        view.lock(self._fixed or self.keeper.draft is not None)
        self._show_acts()
        answer = view.particulars.panel.answers.get("source_code")
        if answer is not None:
            answer.show_value(working.content.get("source_code"))
        self._show_particulars()
        self._show_status()
        tell_standing(view.banner, self.keeper, self._space)

    def _show_acts(self) -> None:
        acts, menu = pagewords.acts_of(self.keeper.working.state, pausing=self.talk.pausing)
        if self._space.read_only or self._conflict:
            acts, menu = [act for act in acts if act.key == "preview"], []
        self.view.head.show_acts(acts, menu)

    def _show_particulars(self) -> None:
        view, working = self.view, self.keeper.working
        role = choice_words(self._space, self._forms.interview, "role_group", working.content)
        show_head(view.head, working, role, self._space.look.language)
        view.facts.show_content(working.content)
        view.facts.show_linked(working.content, self.keeper.view, self.keeper.addenda)
        view.facts.card.show_record(
            str(working.content.get("source_code") or ""),
            sealed=working.has_identity,
            typed=working.identity,
            locked=self._fixed,
        )
        self._tick()

    def _tick(self) -> None:
        self.talk.tell_timer(running=not self._fixed)
        if self.keeper.typing:
            self._show_saved("typing")

    def _show_saved(self, state: str) -> None:
        """The status line hears of commits only, since its mark says "committed"."""
        written, now = self.keeper.written_at, datetime.now().astimezone()
        seconds = round((now - written).total_seconds()) if written else NEVER
        if written is None and self.keeper.view is not None:
            written = local(self.keeper.view.head.at)
        self.view.head.saved.tell(state, stamp(written, now) if written else "", seconds)  # type: ignore[arg-type]  # the keeper's states are the note's
        if state == "saved":
            self.saved_at.emit(self.view.head.saved.text())

    def _show_status(self) -> None:
        content = self.keeper.working.content
        profile, language = str(content.get("profile") or ""), str(content.get("language") or "zh")
        self.facts_changed.emit(pagewords.status_line(count(self.view.editor.turns(), profile, language)))

    def _then_preview(self) -> None:
        if self._fixed or self.keeper.draft is not None:
            self.preview_asked.emit(self.keeper.working.record)
            return
        if self.keeper.blank:
            self.view.banner.tell("info", lambda: tr("Nothing is written yet."))
            return
        self.view.editor.commit_input()
        self.keeper.save(lambda: self.preview_asked.emit(self.keeper.working.record))


def make_interview_page(space: Workspace, record: str, place: str = "") -> InterviewPage:
    """The page of one interview as the shell asks for it; the forms are those of the opened vault."""
    interview, addendum = space.forms["interview"], space.forms["interview_addendum"]
    forms = InterviewForms(interview, addendum, FormLogic(compile_form(interview)), FormLogic(compile_form(addendum)))
    page = InterviewPage(space, forms, record, place)
    page.preview_asked.connect(lambda name: space.go_asked.emit("preview", name))
    return page
