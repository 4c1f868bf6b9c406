"""Typing left from last time, and names that should not stand in the text (V13)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from storage.model import Draft
from ui.dates import local
from ui.i18n import Words, tr
from ui.interview.recovery import differences
from ui.records import pagewords

if TYPE_CHECKING:
    from ui.records.page import RecordPage


class Rescue(QObject):
    """Bound to one page."""

    def __init__(self, page: RecordPage) -> None:
        super().__init__(page)
        self._page = page
        bar = page.view.recovery
        bar.recovered.connect(self.recover)
        bar.discarded.connect(self.discard)
        bar.difference_wanted.connect(self.show_difference)
        page.keeper.recovery.connect(self._offer)

    def _offer(self, draft: Draft) -> None:
        written = local(draft.written_at).strftime("%Y-%m-%d %H:%M:%S")
        keeper = self._page.keeper
        self._page.view.recovery.tell(written, saved_since=keeper.saved_since, clashes=len(keeper.clashes))

    def recover(self) -> None:
        content = self._page.keeper.recover()
        found = self._page.keeper.found
        if found is not None:
            self._page.showing.build(found, content)
            self._page.keeper.touch()

    def discard(self) -> None:
        self._page.keeper.discard()
        found = self._page.keeper.found
        if found is not None:
            self._page.showing.build(found, found.view.head.content if found.view is not None else None)

    def show_difference(self) -> None:
        draft = self._page.keeper.draft
        if draft is not None and self._page.scope is not None:
            rows = differences(self._page.keeper.committed, draft.content)
            language = self._page.space.look.language.name
            words = self._page.space.words(self._page.kind.name)
            labels: dict[str, Words] = {row.field: words.label(row.field, language) for row in rows}
            self._page.view.difference.show_differences(rows, labels)
            self._page.view.show_subpage(self._page.view.difference)

    def warn_of_names(self) -> None:
        if self._page.names:
            count = len(self._page.names)
            self._page.view.banner.tell(
                "warn",
                lambda: pagewords.names_words(count),
                lambda: tr("Go there"),
                lambda: self._page.go_to_place("names"),
            )
