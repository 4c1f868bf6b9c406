"""Keeps one design while it is worked on: every change can be taken back, is checked, and reaches the vault at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from forms.xlsform.design.edits import move
from forms.xlsform.design.history import History, Step
from forms.xlsform.design.model import Design
from forms.xlsform.design.review import Review, review
from storage.designing import Designs
from storage.model import Saved
from ui.interview.drafttimer import DraftTimer
from ui.workspace import Workspace

CHECK_MS = 250
FORM = ""
"""The key of what belongs to the form as a whole."""


class DesignKeeper(QObject):
    """`edited()` follows every change, `turned(key)` one after which the window shows other fields; `reviewed(Review)`
    comes soon after; `saved_state(state)` is `nothing`, `typing`, `saved` or `failed`; `stored(Saved)` once the form is
    kept; `failed(exception)`."""

    edited = Signal()
    turned = Signal(str)
    reviewed = Signal(object)
    saved_state = Signal(str)
    stored = Signal(object)
    failed = Signal(object)

    def __init__(self, space: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._space = space
        self.record = ""
        self.history = History(Step(Design()))
        self.last: Review | None = None
        self._taken: frozenset[tuple[str, str]] = frozenset()
        self._touched = False
        self._closed = True
        self._timer = DraftTimer(self)
        self._timer.due.connect(self.keep)
        self._check = QTimer(self)
        self._check.setSingleShot(True)
        self._check.setInterval(CHECK_MS)
        self._check.timeout.connect(self._review)
        self._checking = self._again = False

    @property
    def design(self) -> Design:
        return self.history.now.design

    def begin(self, record: str, design: Design, *, kept: bool, taken: frozenset[tuple[str, str]]) -> None:
        """Work on `design`; `kept` says that the vault has this draft already, `taken` are the ids and versions of
        forms that are here."""
        self.record, self.last, self._taken = record, None, taken
        self.history = History(Step(design))
        self._touched, self._closed = kept, False
        self.saved_state.emit("saved" if kept else "nothing")
        self._check.start(0)

    # -- changing --------------------------------------------------------------------------------------------

    def change(self, design: Design, current: str, tag: str = "", *, turn: bool = False) -> None:
        """The design is now this one. Changes of one `tag` in a row are taken back together."""
        if design == self.design or self._closed:
            return
        self.history.note(design, current, tag)
        self._changed()
        if turn:
            self.turned.emit(current)

    def move(self, key: str, step: int) -> None:
        self.change(move(self.design, key, step), key)

    def undo(self) -> None:
        if self.history.can_undo and not self._closed:
            self._show(self.history.undo())

    def redo(self) -> None:
        if self.history.can_redo and not self._closed:
            self._show(self.history.redo())

    def _show(self, step: Step) -> None:
        self._changed()
        self.turned.emit(step.current if step.design.item(step.current) else FORM)

    def _changed(self) -> None:
        self._touched = True
        self._timer.touch()
        self._check.start()
        self.saved_state.emit("typing")
        self.edited.emit()

    # -- checking --------------------------------------------------------------------------------------------

    def _review(self) -> None:
        if self._checking:
            self._again = True
            return
        self._checking = True
        design = self.design
        taken = self._taken
        self._space.jobs.free(lambda _report: review(design, taken), self._reviewed, self._check_failed)

    def _reviewed(self, found: Review) -> None:
        if not isValid(self):
            return
        self._checking = False
        if self._closed:
            return
        self.last = found
        self.reviewed.emit(found)
        if self._again or found.design != self.design:
            self._again = False
            self._check.start()

    def _check_failed(self, problem: BaseException) -> None:
        if isValid(self):
            self._checking = False
            self.failed.emit(problem)

    # -- writing ---------------------------------------------------------------------------------------------

    def keep(self) -> None:
        """Commit the design to the vault as a draft."""
        self._timer.stop()
        if not self._touched or self._closed:
            return
        record, design = self.record, self.design

        def done(_at: str) -> None:
            if isValid(self) and not self._closed and self.record == record:
                self.saved_state.emit("typing" if self._timer.waiting else "saved")

        self._space.read(lambda session: Designs(session).keep(record, design), done, self._fail)

    def save(self) -> None:
        """Check once more, then keep the form; nothing is kept where something is in the way."""
        self.keep()
        record, design, taken = self.record, self.design, self._taken

        def checked(found: Review) -> None:
            if not isValid(self) or self._closed:
                return
            if design != self.design:  # typed on: what stands there now is meant
                self.save()
                return
            self.last = found
            self.reviewed.emit(found)
            self._space.write(lambda session, _report: Designs(session).save(record, found), self._stored, self._refuse)

        self._space.jobs.free(lambda _report: review(design, taken), checked, self._refuse)

    def discard(self, then: Callable[[], object]) -> None:
        """Forget the design; forms that are kept stay."""
        record = self.record
        self.end()
        self._space.read(lambda session: Designs(session).discard(record), lambda _none: then(), self._fail)

    def end(self) -> None:
        """No more writing and checking."""
        self._timer.stop()
        self._check.stop()
        self._closed = True

    def _stored(self, saved: Saved) -> None:
        if isValid(self):
            self.end()
            self.stored.emit(saved)

    def _fail(self, problem: BaseException) -> None:
        if isValid(self):
            self.saved_state.emit("failed")
            self.failed.emit(problem)

    def _refuse(self, problem: BaseException) -> None:
        """No form yet; the draft is kept."""
        if isValid(self):
            self.failed.emit(problem)
