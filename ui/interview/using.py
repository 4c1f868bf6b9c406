"""A turn as evidence: from the caret into a working paper (UI.md 7, Ctrl+M)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject
from shiboken6 import isValid

from forms.counters.model import Language
from storage.fieldplan import outlines_in_use
from storage.model import Change
from ui.i18n import tr
from ui.interview.keeper import Keeper
from ui.interview.talk import Talk
from ui.interview.view import InterviewView
from ui.records.places import shortened
from ui.workspace import Workspace

TAKES_EVIDENCE = "workpaper"
"""A change of a record of this kind may change what stands in the margin."""


class Using(QObject):
    """Bound to one page. While the record is open, Ctrl+M marks and this is offered; on a locked one it is the key."""

    def __init__(
        self,
        space: Workspace,
        view: InterviewView,
        keeper: Keeper,
        talk: Talk,
        fixed: Callable[[], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._space = space
        self._talk = talk
        self._view = view
        self._keeper = keeper
        self._fixed = fixed
        space.changed.connect(self._changed)
        talk.marked.connect(self._offer)
        talk.evidence_asked.connect(self.use)

    def use(self) -> None:
        """Ask for the paper that the turn at the caret goes into; what is typed is committed first."""
        if not self._space.has_door("evidence") or self._keeper.blank:
            return
        reference = f"{self._keeper.working.record}#turns/{self._view.editor.current_turn().id}"

        def go() -> None:
            self._space.go_asked.emit("evidence", reference)

        if self._fixed():
            go()
        else:
            self._view.editor.commit_input()
            self._keeper.save(go)

    def look(self) -> None:
        """Ask which papers use which turn, for the margin, and which outlines the team has in use."""
        record = self._keeper.working.record
        language: Language = "zh" if self._space.look.language.zh else "en"
        self._space.read(lambda session: outlines_in_use(session, language), self._talk.use_outlines)
        if record:
            self._space.read(lambda session: session.evidence.used_in(record), self._show)

    def _changed(self, change: Change) -> None:
        if TAKES_EVIDENCE in change.kinds:
            self.look()

    def _show(self, used: Mapping[str, Sequence[str]]) -> None:
        if isValid(self._view):
            self._view.editor.show_used({
                place.removeprefix("turns/"): tuple(shortened(one) for one in marks)
                for place, marks in used.items() if place.startswith("turns/")
            })  # fmt: skip

    def _offer(self) -> None:
        if self._space.has_door("evidence") and self._view.banner.isHidden():
            self._view.banner.tell(
                "info", lambda: tr("Marked as evidence."), lambda: tr("Use as evidence…"), self.use, icon="quote"
            )
