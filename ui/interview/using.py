"""A turn as evidence: from the caret into a working paper (UI.md 7, Ctrl+M)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from ui.i18n import tr
from ui.interview.keeper import Keeper
from ui.interview.talk import Talk
from ui.interview.view import InterviewView
from ui.workspace import Workspace


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
        self._view = view
        self._keeper = keeper
        self._fixed = fixed
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

    def _offer(self) -> None:
        if self._space.has_door("evidence") and self._view.banner.isHidden():
            self._view.banner.tell(
                "info", lambda: tr("Marked as evidence."), lambda: tr("Use as evidence…"), self.use, icon="quote"
            )
