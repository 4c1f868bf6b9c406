"""Keeps one open record: what is typed goes in, drafts and revisions come out, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from storage.model import Account, Content, Draft, NameHit, RecordView
from ui.draftmerge import rebase
from ui.interview.desk import KIND, Desk, Opened, Written
from ui.interview.drafttimer import DraftTimer
from ui.interview.working import WorkingCopy, tidy


class Keeper(QObject):
    """`working` is what the window shows. `take()` asks the window for text and marks just before each commit.

    `opened()` once the record is there; `recovery(Draft)` when typing from last time waits; `stored()` after every
    commit of a revision, `names_found(hits)` with the protected names that stand in it (V13); `saved_state(state)`
    of `nothing`, `saved`, `typing`, `failed`; `failed(exception)`.
    """

    opened = Signal()
    recovery = Signal(object)
    stored = Signal()
    saved_state = Signal(str)
    names_found = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, take: Callable[[], Content], parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._take = take
        self._timer = DraftTimer(self)
        self._timer.due.connect(self.keep)
        self._handed: tuple[dict[str, Any], dict[str, dict[str, Any]]] | None = None
        self._under_way = 0
        self.working = WorkingCopy("", KIND)
        self.view: RecordView | None = None
        self.addenda: tuple[RecordView, ...] = ()
        self.members: tuple[Account, ...] = ()
        self.draft: Draft | None = None
        self.saved_since = False
        self.clashes: tuple[str, ...] = ()
        self.written_at: datetime | None = None
        self.names: tuple[NameHit, ...] = ()
        self.is_open = False

    # -- reading ---------------------------------------------------------------------------------------------

    def open(self, record: str, begin_with: Callable[[], Content]) -> None:
        """Read `record`; an empty one begins with the answers of `begin_with`."""

        def done(found: Opened) -> None:
            if isValid(self):
                self._opened(found, begin_with)

        self._desk.open(record, done, self._tell)

    def _opened(self, found: Opened, begin_with: Callable[[], Content]) -> None:
        self.members, self.addenda, self.view = found.members, found.addenda, found.view
        if found.view is not None:
            self.working = WorkingCopy.of(found.view)
        else:
            self.working = WorkingCopy(found.record, KIND, content=tidy(begin_with()))
        self._handed = (dict(self.working.content), {})
        self.is_open = True
        if found.draft is not None:
            self._weigh(found.draft, found.typed_over)
        self.opened.emit()
        self.saved_state.emit("saved" if found.view is not None else "nothing")
        if self.draft is not None:
            self.recovery.emit(self.draft)

    def look_again(self) -> None:
        """Follow what another window made of the record (a registered print); typing here is never touched."""
        if self.is_open and not self.typing and self.draft is None and not self.working.dirty:
            self._desk.look_again(self._changed_outside, self._tell)

    def _changed_outside(self, view: RecordView) -> bool:
        if not isValid(self) or self.typing or self.working.dirty:
            return False
        self.view = view
        self.working = WorkingCopy.of(view)
        self._handed = (dict(self.working.content), {})
        self.opened.emit()
        return True

    def _weigh(self, draft: Draft, typed_over: Content | None) -> None:
        """Keep the draft for the person's choice; where the record was saved since, only what it changed."""
        if typed_over is not None:
            rebased = rebase(tidy(typed_over), self.working.committed, tidy(draft.content))
            draft = replace(draft, content=rebased.content)
            self.saved_since, self.clashes = True, rebased.clashes
        if self._differs(draft):
            self.draft = draft
        else:
            self._desk.discard_draft(self._tell)

    def _differs(self, draft: Draft) -> bool:
        typed = any(tidy(fields) for fields in draft.protected.values())
        return typed or tidy(draft.content) != self.working.committed

    def recover(self) -> None:
        """Go on with the draft from last time."""
        if self.draft is not None:
            code = self.working.committed.get("source_code")
            self.working.content = tidy(self.draft.content)
            if code:
                self.working.content["source_code"] = code
            identity = self.draft.protected.get("identity")
            self.working.identity = dict(identity) if identity else None
            self.draft = None
            self.opened.emit()
            self.saved_state.emit("saved")

    def discard(self) -> None:
        """Drop the draft from last time; what is saved stays."""
        if self.draft is not None:
            self.draft = None
            self._desk.discard_draft(self._tell)
            self.opened.emit()

    # -- typing ----------------------------------------------------------------------------------------------

    def put(self, name: str, value: Any) -> None:
        """One answer changed."""
        if self.working.put(name, value):
            self.touch()

    def put_identity(self, fields: Content | None) -> None:
        """What stands on the open identity card; None once it is sealed or given up."""
        self.working.identity = dict(fields) if fields is not None else None
        self.touch()

    def touch(self) -> None:
        """Something changed: it is committed within two seconds."""
        if self.is_open and self.draft is None:
            self._timer.touch()
            self.saved_state.emit("typing")

    @property
    def typing(self) -> bool:
        """Whether anything is not committed yet."""
        return self._timer.waiting or self._under_way > 0

    @property
    def blank(self) -> bool:
        """Whether this is a new record in which nothing has been typed: it has no serial and needs none."""
        return self.view is None and not self.typing

    def content(self) -> dict[str, Any]:
        """Everything as it stands now."""
        for name, value in self._take().items():
            self.working.put(name, value)
        return dict(self.working.content)

    # -- writing ---------------------------------------------------------------------------------------------

    def keep(self) -> None:
        """Commit what is typed as a draft (the first time as a revision)."""
        self._timer.stop()
        snapshot = (self.content(), self.working.protected())
        if snapshot == self._handed:
            self.saved_state.emit("saved" if self.written_at or self.view else "nothing")
            return
        self._hand(snapshot)
        self._desk.keep(*snapshot, self._done(None), self._fail)

    def save(self, then: Callable[[], object] | None = None, *, pause: bool = False) -> None:
        """Commit as a revision, if anything differs from the last one; `then` follows when it is committed."""
        self._timer.stop()
        snapshot = (self.content(), self.working.protected())
        self._hand(snapshot)
        self._desk.commit(*snapshot, self._done(then, sealed=True), self._fail, pause=pause)

    def lock(self, then: Callable[[], object]) -> None:
        self._timer.stop()
        snapshot = (self.content(), self.working.protected())
        self._hand(snapshot)
        self._desk.lock(*snapshot, self._done(then, sealed=True), self._fail)

    def register_signature(
        self, updates: Content, files: Sequence[tuple[Path, str]], then: Callable[[], object]
    ) -> None:
        self._under_way += 1
        self._desk.register_signature(updates, files, self._done(then), self._fail)

    def void(self, reason: str, approver: str, passphrase: str) -> None:
        self._under_way += 1
        self._desk.void(reason, approver, passphrase, self._done(None), self._fail)

    def add_addendum(self, content: Content, then: Callable[[], object]) -> None:
        self._under_way += 1
        self._desk.add_addendum(content, self._done(then), self._fail)

    def _hand(self, snapshot: tuple[dict[str, Any], dict[str, dict[str, Any]]]) -> None:
        self._handed = snapshot
        self._under_way += 1

    def _done(self, then: Callable[[], object] | None, *, sealed: bool = False) -> Callable[[Written], object]:
        typed = self.working.identity

        def done(written: Written) -> None:
            if isValid(self):
                self._written(written, sealed=sealed and self.working.identity is typed, searched=sealed)
                if then is not None:
                    then()

        return done

    def _written(self, written: Written, *, sealed: bool, searched: bool) -> None:
        self._under_way -= 1
        self.written_at = written.at
        first = self.view is None
        if written.view is not None:
            self.view, self.addenda = written.view, written.addenda
        if written.saved is not None or first:
            view = self.view
            if view is not None:
                self.working.follow(view.head, view.custody, view.bundle)
                if self._handed is not None and not self._timer.waiting:
                    self._handed = (dict(self.working.content), self.working.protected())
            if sealed:
                self.working.identity = None
            self.stored.emit()
        self.saved_state.emit("typing" if self.typing else "saved")
        if searched:
            self.names = written.names
            self.names_found.emit(written.names)

    def _fail(self, problem: BaseException) -> None:
        if isValid(self):
            self._under_way = max(0, self._under_way - 1)
            self._handed = None
            self.saved_state.emit("failed")
            self.failed.emit(problem)

    def _tell(self, problem: BaseException) -> None:
        if isValid(self):
            self.failed.emit(problem)
