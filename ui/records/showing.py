"""What storage answers, on the page of a record: opened, committed, filed, moved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from storage.model import Content
from ui.records import pagewords
from ui.records.around import Opened, Written
from ui.records.begin import Beginning
from ui.records.scope import Scope

if TYPE_CHECKING:
    from ui.records.page import RecordPage


class Showing(QObject):
    """Bound to one page; `place` is where to go in the record the first time it is shown."""

    def __init__(self, page: RecordPage, place: str, beginning: Beginning, now: Callable[[], datetime]) -> None:
        super().__init__(page)
        self._page = page
        self._place = place
        self._beginning = beginning
        self._now = now
        self._fresh = True

    def opened(self, found: Opened) -> None:
        """Everything anew: after opening, a move, recovering or discarding."""
        page = self._page
        page.names = found.names
        self.build(found, found.view.head.content if found.view is not None else None)
        page.rescue.warn_of_names()
        place, self._place = self._place, ""
        if self._fresh and not place:
            page.focus_form()
        self._fresh = False
        page.doing.arrive(place, self._beginning)

    def build(self, found: Opened, content: Content | None) -> None:
        """A form made anew with these answers."""
        page, view = self._page, self._page.view
        view.record, view.around = found.view, found.around
        scope = Scope(page.space, page.kind, found.lists, self._now)
        scope.learn(found.around)
        scope.files = found.view.head.attachments if found.view is not None else ()
        scope.load(content, found.first)
        page.scope = scope
        locked = not page.writable or page.keeper.draft is not None
        page.form = view.show_scope(scope, fixed=locked, corroborates=pagewords.corroborates(scope.form))
        pagewords.bind_form(page, page.form)
        page.form.show_names(page.names)
        view.recovery.setVisible(page.keeper.draft is not None)
        page.show_standing()

    def stored(self, written: Written) -> None:
        """A commit of a revision: number, state, what may be done. The form stays as the person has it."""
        page = self._page
        page.view.record = written.view
        if written.around is not None:
            page.view.around = written.around
            if page.scope is not None:
                page.scope.learn(written.around)
        page.names = written.names
        if page.form is not None:
            page.form.show_names(page.names)
        page.show_standing()
        page.rescue.warn_of_names()

    def filed(self, written: Written, field: str) -> None:
        """Files came or went: nothing else in the form changes, a person may be typing there."""
        page = self._page
        if page.scope is not None and page.form is not None and written.view is not None:
            page.scope.files = written.view.head.attachments
            page.scope.filling.set((field,), written.view.head.content.get(field))
            page.form.renew()

    def moved(self, written: Written, content: Content) -> None:
        """The record is in another state: its form anew, with what was typed meanwhile where it may still be."""
        page, found = self._page, self._page.keeper.found
        if found is None or written.view is None or written.around is None:
            return
        page.keeper.found = Opened(
            found.record, written.view, None, {}, found.members, found.lists, written.around, found.writable
        )
        page.mover.stop()
        page.view.record = written.view
        if not page.writable:
            page.keeper.touched, content = False, written.view.head.content
        self.build(page.keeper.found, content)
        page.focus_form()
