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
from ui.records.desk import Desk, Opened, Written
from ui.records.doing import Doing
from ui.records.form import FormView
from ui.records.keeper import Keeper
from ui.records.linking import Linking
from ui.records.mover import Mover
from ui.records.rescue import Rescue
from ui.records.scope import Scope
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
        self._place = place if record else ""
        self._beginning = Beginning.read("" if record else place)
        self._now = now
        self._fresh = True
        self.desk = Desk(space, self.kind, self._beginning)
        self.scope: Scope | None = None
        self.form: FormView | None = None
        self.names: tuple[NameHit, ...] = ()
        self.keeper = Keeper(self.desk, self._take, self)
        self.view = RecordLayout(space, self)
        self.mover = Mover(self)
        self.doing = Doing(self)
        self.linking = Linking(self)
        self.rescue = Rescue(self)
        self._counting = QTimer(self, singleShot=True, interval=250)
        self._counting.timeout.connect(self._show_standing)
        self._bind()
        self.keeper.open(record)

    # -- Page ------------------------------------------------------------------------------------------------

    def enter(self) -> None:
        if self.form is not None:
            self._focus_form()

    def _focus_form(self) -> None:
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
        if self._writable and self.keeper.touched:
            self.keeper.keep()
        for card in self.form.sealed.values() if self.form is not None else ():
            card.card.close_card()
        self.view.viewer.forget()

    def may_leave(self) -> bool:
        """Leaving commits a revision."""
        if self._writable and self.keeper.draft is None and not self.keeper.blank and self.keeper.dirty:
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
            self._show_standing()

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
        if self._writable and self.keeper.draft is None and not self.keeper.blank:
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
        keeper.opened.connect(self._opened)
        keeper.stored.connect(self._stored)
        keeper.filed.connect(self._filed)
        keeper.moved.connect(self._moved)
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
    def _writable(self) -> bool:
        found = self.keeper.found
        if found is None or self.space.read_only or self.conflict:
            return False
        return found.writable and not self.kind.is_fixed(self.state)

    # -- showing ---------------------------------------------------------------------------------------------

    def _opened(self, found: Opened) -> None:
        """Everything anew: after opening, a move, recovering or discarding."""
        self.names = found.names
        self.build(found, found.view.head.content if found.view is not None else None)
        self.rescue.warn_of_names()
        place, self._place = self._place, ""
        if self._fresh and not place:
            self._focus_form()
        self._fresh = False
        self.doing.arrive(place, self._beginning)

    def build(self, found: Opened, content: Content | None) -> None:
        self.view.record = found.view
        self.view.around = found.around
        scope = Scope(self.space, self.kind, found.lists, self._now)
        scope.learn(found.around)
        scope.files = found.view.head.attachments if found.view is not None else ()
        scope.load(content, found.first)
        self.scope = scope
        locked = not self._writable or self.keeper.draft is not None
        self.form = self.view.show_scope(scope, fixed=locked, corroborates=pagewords.corroborates(scope.form))
        pagewords.bind_form(self, self.form)
        self.form.show_names(self.names)
        self.view.recovery.setVisible(self.keeper.draft is not None)
        self._show_standing()

    def _stored(self, written: Written) -> None:
        """A commit of a revision: number, state, what may be done. The form stays as the person has it."""
        self.view.record = written.view
        if written.around is not None:
            self.view.around = written.around
            if self.scope is not None:
                self.scope.learn(written.around)
        self.names = written.names
        if self.form is not None:
            self.form.show_names(self.names)
        self._show_standing()
        self.rescue.warn_of_names()

    def _filed(self, written: Written, field: str) -> None:
        """Files came or went: nothing else in the form changes, a person may be typing there."""
        if self.scope is not None and self.form is not None and written.view is not None:
            self.scope.files = written.view.head.attachments
            self.scope.filling.set((field,), written.view.head.content.get(field))
            self.form.renew()

    def _moved(self, written: Written, content: Content) -> None:
        found = self.keeper.found
        if found is None or written.view is None or written.around is None:
            return
        self.keeper.found = Opened(
            found.record, written.view, None, {}, found.members, found.lists, written.around, found.writable
        )
        self.mover.stop()
        self.view.record = written.view
        if not self._writable:
            self.keeper.touched, content = False, written.view.head.content
        self.build(self.keeper.found, content)
        self._focus_form()

    def _show_standing(self) -> None:
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
