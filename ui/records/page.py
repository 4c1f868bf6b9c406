"""The page of one record of any kind: its form in the middle, sections left, sources, course and history right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from forms.kinds import KINDS
from forms.xlsform.instance import Path
from storage.model import Change, Content, NameHit
from ui.i18n import tr
from ui.interview.focusing import step_in
from ui.page import KeyList, Page
from ui.records import pagewords
from ui.records.begin import Beginning
from ui.records.desk import Desk
from ui.records.doing import Doing
from ui.records.form import FormView
from ui.records.keeper import Keeper
from ui.records.linking import Linking
from ui.records.mover import Mover
from ui.records.rescue import Rescue
from ui.records.scope import Scope
from ui.records.showing import Showing
from ui.records.view import RecordLayout
from ui.workspace import Workspace


class RecordPage(Page):
    """`record` empty begins a new one; `place` is where to go in it (`summary`, `evidence/2`), or for a new record
    where it comes from (see `Beginning`)."""

    narrow = True

    def __init__(
        self, space: Workspace, kind: str, record: str = "", place: str = "", now: Callable[[], datetime] = datetime.now
    ) -> None:
        super().__init__()
        self.space = space
        self.kind = KINDS[kind]
        self._asked_for = record
        beginning = Beginning.read("" if record else place)
        self.desk = Desk(space, self.kind, beginning)
        self.scope: Scope | None = None
        self.form: FormView | None = None
        self.names: tuple[NameHit, ...] = ()
        self.keeper = Keeper(self.desk, self._take, self)
        self.view = RecordLayout(space, self)
        self.mover = Mover(self)
        self.doing = Doing(self)
        self.linking = Linking(self)
        self.rescue = Rescue(self)
        self.showing = Showing(self, place if record else "", beginning, now)
        self._counting = QTimer(self, singleShot=True, interval=250)
        self._counting.timeout.connect(self.show_standing)
        self._bind()
        self.keeper.open(record)

    # -- Page ------------------------------------------------------------------------------------------------

    def enter(self) -> None:
        if self.form is not None:
            self.focus_form()

    def focus_form(self) -> None:
        """Where a person goes on: the first answer, or the text to read."""
        if self.form is None or not self.form.focus_first():
            self.view.scroll.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, change: Change) -> None:
        """Somebody else wrote it, or something about it: read it anew, unless typing is under way."""
        if self.keeper.found is None or self.keeper.typing:
            return
        about = self.record in change.records or not pagewords.near_kinds(self.kind).isdisjoint(change.kinds)
        if about and not self.keeper.dirty and self.keeper.draft is None and not self.mover.busy:
            self.keeper.open(self.record) if self.keeper.head else None

    def seal(self) -> None:
        if self.writable and self.keeper.touched:
            self.keeper.keep()
        for card in self.form.sealed.values() if self.form is not None else ():
            card.card.close_card()
        self.view.viewer.forget()

    def may_leave(self) -> bool:
        """Leaving commits a revision."""
        if self.writable and self.keeper.draft is None and not self.keeper.blank and self.keeper.dirty:
            self.keeper.save()
        return True

    def regions(self) -> Sequence[QWidget]:
        view = self.view
        return (view.head, view.sections, view.centre, view.right)

    def keys(self) -> KeyList:
        return pagewords.KEYS

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes as the eye goes, also to what was added since the page was made."""
        return step_in(self) or super().focusNextPrevChild(forward)

    def print_page(self) -> None:
        self.act("print")

    def back(self) -> bool:
        """Esc closes what stands over the form first."""
        if self.mover.busy:
            self.mover.stop()
            return True
        return self.view.show_form()

    def retranslate(self) -> None:
        if self.keeper.found is not None:
            self.show_standing()

    def new_record(self) -> None:
        """Ctrl+N: the first kind of record that belongs to this one."""
        kinds = self.view.child_lists
        if kinds:
            self.doing.add_child(kinds[0].kind.name)

    # -- what a person asks for ------------------------------------------------------------------------------

    def act(self, key: str) -> None:
        """One act of the head, by its key; moves go by `move:<name>`."""
        if self.keeper.found is None:
            return
        self.view.error.clear()
        if key.startswith("move:"):
            self.mover.ask(key.removeprefix("move:"))
        elif key.startswith("new:"):
            self.doing.begin_from_here(key.removeprefix("new:"))
        elif key == "save":
            self.save()
        elif key in ("undo", "redo"):
            self._turn(key)
        else:
            self.doing.act(key)

    def _turn(self, key: str) -> None:
        """Undo and redo, where the form itself is in view and no step of its life is under way."""
        if self.form is not None and not self.mover.busy and self.view.centre.currentWidget() is self.view.scroll:
            self.form.undo() if key == "undo" else self.form.redo()

    def save(self, then: Callable[[], object] | None = None) -> None:
        """Commit as a revision."""
        if self.writable and self.keeper.draft is None and not self.keeper.blank:
            self.keeper.save(then)
        elif then is not None and self.keeper.head:
            then()

    def go_to(self, path: Path, start: int = 0, end: int = 0) -> bool:
        """The focus to an answer of the form."""
        self.view.show_form()
        if self.form is None or not self.form.go_to(path, start, end):
            return False
        self.view.reveal_focus()
        return True

    def go_to_place(self, place: str, ordinal: int = 0, start: int = 0, end: int = 0) -> None:
        """A place as storage and the panels name it."""
        if place == "names" and self.names:
            hit = self.names[0]
            self.go_to_place(hit.place, hit.ordinal, hit.start, hit.end)
        elif place.startswith("attachment/"):
            sha256, _, page = place.removeprefix("attachment/").partition("/p")
            self.doing.show_file(sha256, int(page) if page.isdigit() else 0)
        elif self.form is not None and place:
            self.go_to(self.form.place_path(place, ordinal), start, end)

    # -- binding ---------------------------------------------------------------------------------------------

    def _bind(self) -> None:
        view, keeper = self.view, self.keeper
        view.head.left.connect(self.left)
        view.head.asked.connect(self.act)
        view.side.history_asked.connect(self.doing.show_history)
        view.viewer.used.connect(lambda place: self.doing.use_as_evidence(f"#{place}"))
        keeper.opened.connect(self.showing.opened)
        keeper.stored.connect(self.showing.stored)
        keeper.filed.connect(self.showing.filed)
        keeper.moved.connect(self.showing.moved)
        keeper.saved_state.connect(self._show_saved)
        keeper.failed.connect(self.tell)
        for key, name in (("Ctrl+S", "save"), ("F8", "primary"), ("Ctrl+Return", "primary"), ("Ctrl+H", "history"),
                          ("Ctrl+M", "evidence"), ("Ctrl+Z", "undo"), ("Ctrl+Shift+Z", "redo")):  # fmt: skip
            shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._key, name))

    def _key(self, name: str) -> None:
        if name == "primary":
            keys = [key for key in self.view.head.acts() if key.startswith("move:")]
            name = keys[0] if keys else ""
        self.act(name)

    def _take(self) -> Content:
        if self.scope is None:
            return {}
        panel = self.mover.panel
        return {**self.scope.content(), **(panel.before if panel is not None else {})}

    # -- state -----------------------------------------------------------------------------------------------

    @property
    def record(self) -> str:
        return self.keeper.found.record if self.keeper.found is not None else self._asked_for

    @property
    def lists(self) -> Any:
        assert self.keeper.found is not None
        return self.keeper.found.lists

    @property
    def state(self) -> str:
        """The state of the committed head; that of a new record before its first save."""
        view = self.view.record
        return view.head.state if view is not None else self.kind.first_state()

    @property
    def conflict(self) -> bool:
        return self.view.record is not None and self.view.record.in_conflict

    @property
    def writable(self) -> bool:
        found = self.keeper.found
        if found is None or self.space.read_only or self.conflict:
            return False
        return found.writable and not self.kind.is_fixed(self.state)

    # -- showing ---------------------------------------------------------------------------------------------

    def show_standing(self) -> None:
        """Head, steps, sections, panels: all that follows from the record and its answers as they are now."""
        found, form, scope = self.keeper.found, self.form, self.scope
        if found is None or form is None or scope is None:
            return
        pagewords.show_head(self)
        self.view.show_children(partial(pagewords.may_add, self))
        self.view.sections.show_sections(self.view.section_rows(form))
        pagewords.show_figures_of(self)
        self.view.side.show_record(self.kind.name, self.view.around or found.around, pagewords.log_rows(self))
        pagewords.show_banner(self)
        self.linking.ask()
        self.mover.recheck()

    def changed(self) -> None:
        """A person changed an answer."""
        self.keeper.touch()
        self._counting.start()

    def _show_saved(self, state: str) -> None:
        record = self.view.record
        text = self.view.head.show_saved(state, self.keeper.written_at, record.head.at if record is not None else "")
        if text:
            self.saved_at.emit(text)

    def tell(self, problem: BaseException) -> None:
        if not isValid(self):
            return
        self.mover.failed()
        self.view.error.tell(problem, ((lambda: tr("Close"), self.view.error.clear),))
