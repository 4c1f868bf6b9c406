"""Keeps one open record of any kind: what is typed goes in, drafts and revisions come out, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from forms.kinds import Transition
from storage.model import Content, Draft
from ui.draftmerge import rebase
from ui.interview.drafttimer import DraftTimer
from ui.records.around import Opened, Written, tidy
from ui.records.desk import Desk

Snapshot = tuple[dict[str, Any], dict[str, Content]]


class Keeper(QObject):
    """`take()` asks the window for its answers just before each commit.

    `opened(Opened)` once the record is there, and again when it changed elsewhere; `recovery(Draft)` when typing from
    last time waits; `stored(Written)` after every commit of a revision, `filed(Written, field)` before it when files
    came or went, `moved(Written, content)` after a move, `content` being the record with what was typed meanwhile;
    `saved_state(state)` of `nothing`, `saved`, `typing`, `failed`; `failed(exception)`.
    """

    opened = Signal(object)
    recovery = Signal(object)
    stored = Signal(object)
    filed = Signal(object, str)
    moved = Signal(object, object)
    saved_state = Signal(str)
    failed = Signal(object)

    def __init__(self, desk: Desk, take: Callable[[], Content], parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._take = take
        self._timer = DraftTimer(self)
        self._timer.due.connect(self.keep)
        self._handed: Snapshot = ({}, {})
        self._under_way = 0
        self.committed: dict[str, Any] = {}
        self.typed: dict[str, Content] = {}
        self.found: Opened | None = None
        self.draft: Draft | None = None
        self.saved_since = False
        self.clashes: tuple[str, ...] = ()
        self.head = ""
        self.written_at: datetime | None = None
        self.touched = False

    # -- reading ---------------------------------------------------------------------------------------------

    def open(self, record: str) -> None:
        """Read `record`; an empty one begins a new record."""

        def done(found: Opened) -> None:
            if isValid(self):
                self._opened(found)

        self._desk.open(record, done, self._tell)

    def _opened(self, found: Opened) -> None:
        self.found = found
        self.typed = {}
        self.touched = False
        self.committed = tidy(found.view.head.content) if found.view is not None else {}
        self.head = found.view.head.id if found.view is not None else ""
        self._handed = (dict(self.committed), {})
        self.saved_since, self.clashes = False, ()
        self.draft = self._weighed(found.draft, found.typed_over) if found.draft is not None else None
        self.opened.emit(found)
        self.saved_state.emit("saved" if found.view is not None else "nothing")
        if self.draft is not None:
            self.recovery.emit(self.draft)

    def _weighed(self, draft: Draft, typed_over: Content | None) -> Draft | None:
        """The draft for the person's choice; where the record was saved since, only what it changed. None where that
        is nothing."""
        if typed_over is not None:
            rebased = rebase(tidy(typed_over), self.committed, tidy(draft.content))
            draft = replace(draft, content=rebased.content)
            self.saved_since, self.clashes = True, rebased.clashes
        if self._differs(draft):
            return draft
        self._desk.discard_draft(self._tell)
        return None

    def _differs(self, draft: Draft) -> bool:
        return any(tidy(fields) for fields in draft.protected.values()) or tidy(draft.content) != self.committed

    def recover(self) -> Content:
        """Go on with the draft from last time; its answers for the window."""
        draft, self.draft = self.draft, None
        if draft is None:
            return self.committed
        self.typed = {name: dict(fields) for name, fields in draft.protected.items() if tidy(fields)}
        self.touched = True
        return draft.content

    def discard(self) -> None:
        """Drop the draft from last time; what is saved stays."""
        self.draft = None
        self._desk.discard_draft(self._tell)

    # -- typing ----------------------------------------------------------------------------------------------

    def touch(self) -> None:
        """Something changed: it is committed within two seconds."""
        if self.found is not None and self.draft is None:
            self.touched = True
            self._timer.touch()
            self.saved_state.emit("typing")

    def seal(self, group: str, fields: Content | None) -> None:
        """What stands on an open sealed card; None once it is sealed or given up."""
        if fields is None:
            self.typed.pop(group, None)
        else:
            self.typed[group] = dict(fields)
        self.touch()

    @property
    def typing(self) -> bool:
        """Whether anything is not committed yet."""
        return self._timer.waiting or self._under_way > 0

    @property
    def blank(self) -> bool:
        """A new record in which nothing has been typed: it has no serial and needs none."""
        return not self.head and not self.touched

    @property
    def dirty(self) -> bool:
        """Whether a revision would differ from the committed one."""
        return self.touched and (tidy(self._take()) != self.committed or bool(self._sealing()))

    # -- writing ---------------------------------------------------------------------------------------------

    def keep(self) -> None:
        """Commit what is typed as a draft (the first time as a revision)."""
        self._timer.stop()
        snapshot = (tidy(self._take()), self._sealing())
        if snapshot == self._handed or self.blank:
            self.saved_state.emit("saved" if self.head else "nothing")
            return
        self._hand(snapshot)
        self._desk.keep(*snapshot, self._done(None), self._fail)

    def save(self, then: Callable[[], object] | None = None) -> None:
        """Commit as a revision, if anything differs from the last one; `then` follows when it is committed."""
        snapshot = self._hand_over()
        self._desk.commit(*snapshot, self._done(then, sealed=True), self._fail)

    def attach(self, paths: Sequence[Path], field: str) -> None:
        """Take files in; typing goes on meanwhile."""
        snapshot = self._hand_over()
        self._desk.attach(*snapshot, paths, field, self._done(None, sealed=True, field=field), self._fail)

    def detach(self, sha256: str, field: str) -> None:
        snapshot = self._hand_over()
        self._desk.detach(*snapshot, sha256, field, self._done(None, sealed=True, field=field), self._fail)

    def move(
        self,
        move: Transition,
        updates: Content,
        files: Sequence[tuple[Path, str]] = (),
        reason: str = "",
        approver: str = "",
        passphrase: str = "",
    ) -> None:
        self._under_way += 1
        self._desk.move(move, updates, files, reason, approver, passphrase, self._done(None, moved=True), self._fail)

    def _sealing(self) -> dict[str, Content]:
        return {name: tidy(fields) for name, fields in self.typed.items() if tidy(fields)}

    def _hand_over(self) -> Snapshot:
        """Everything as it stands now, on its way to a revision."""
        self._timer.stop()
        snapshot = (tidy(self._take()), self._sealing())
        self._hand(snapshot)
        return snapshot

    def _hand(self, snapshot: Snapshot) -> None:
        self._handed = snapshot
        self._under_way += 1

    def _done(
        self,
        then: Callable[[], object] | None,
        *,
        sealed: bool = False,
        moved: bool = False,
        field: str = "",
    ) -> Callable[[Written], object]:
        typed, before = dict(self.typed), tidy(self._take())

        def done(written: Written) -> None:
            if not isValid(self):
                return
            self._under_way -= 1
            self.written_at = written.at
            if written.view is not None:
                self.head = written.view.head.id
                self.committed = tidy(written.view.head.content)
                if sealed and self.typed == typed:
                    self.typed = {}
                if field:
                    self._file(written, field)
                self.stored.emit(written)
            if moved:
                now = rebase(before, self.committed, tidy(self._take())).content
                self.touched = now != self.committed
                self.moved.emit(written, now)
            self.saved_state.emit("typing" if self.typing else "saved")
            if then is not None:
                then()

        return done

    def _file(self, written: Written, field: str) -> None:
        self.filed.emit(written, field)
        if tidy(self._take()) == self.committed and not self.typed:
            self.touched = False
            self._handed = (dict(self.committed), {})

    def _fail(self, problem: BaseException) -> None:
        if isValid(self):
            self._under_way = max(0, self._under_way - 1)
            self._handed = ({}, {})
            self.saved_state.emit("failed")
            self.failed.emit(problem)

    def _tell(self, problem: BaseException) -> None:
        if isValid(self):
            self.failed.emit(problem)
