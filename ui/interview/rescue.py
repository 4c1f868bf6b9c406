"""When something went wrong: typing left from last time, and failures of the present."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from storage.model import Draft, NameHit
from ui.i18n import Words, tr, tr_n
from ui.interview.keeper import Keeper
from ui.interview.localtime import local
from ui.interview.recovery import differences
from ui.interview.view import InterviewView


class Rescue(QObject):
    """Bound to one view and keeper. `label(field)` gives a field's name in the language of the window."""

    def __init__(self, view: InterviewView, keeper: Keeper, label: Callable[[str], str], parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._keeper = keeper
        self._label = label
        view.recovery.recovered.connect(self._recover)
        view.recovery.discarded.connect(keeper.discard)
        view.recovery.difference_wanted.connect(self.show_difference)
        keeper.recovery.connect(self._offer)
        keeper.failed.connect(self._failed)
        keeper.names_found.connect(self._warn_of_names)

    def show_difference(self) -> None:
        """The typing from last time beside what is saved."""
        draft = self._keeper.draft
        if draft is None:
            return
        found = differences(self._keeper.working.committed, draft.content)
        labels: dict[str, Words] = {row.field: self._label(row.field) for row in found}
        self._view.difference.show_differences(found, labels)
        self._view.show_subpage(self._view.difference)

    def _recover(self) -> None:
        """Go on where the typing ended."""
        self._keeper.recover()
        editor = self._view.editor
        editor.moveCursor(editor.textCursor().MoveOperation.End)
        editor.ensureCursorVisible()

    def _offer(self, draft: Draft) -> None:
        """Nothing is typed before the person has chosen."""
        written = local(draft.written_at)
        self._view.lock(True)
        keeper = self._keeper
        self._view.recovery.tell(
            written.strftime("%Y-%m-%d %H:%M:%S"), saved_since=keeper.saved_since, clashes=len(keeper.clashes)
        )

    def _warn_of_names(self, hits: Sequence[NameHit]) -> None:
        """V13: the author is warned, the text stays as it is."""
        if not hits:
            return
        number = len(hits)
        self._view.banner.tell(
            "warn",
            lambda: tr_n(
                "A name from the sealed identity stands in the text, in {n} place.",
                "Names from the sealed identity stand in the text, in {n} places.",
                number,
            ),
            lambda: tr("Go there"),
            lambda: self._view.go_to_hit(hits[0]),
        )

    def _failed(self, problem: BaseException) -> None:
        again = (lambda: tr("Try again"), self._retry)
        close = (lambda: tr("Close"), self._view.error.clear)
        unsaved = self._view.head.saved.state == "failed"
        self._view.error.tell(problem, (again, close) if unsaved else (close,))

    def _retry(self) -> None:
        self._view.error.clear()
        self._keeper.keep()
