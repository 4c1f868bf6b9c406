"""What rules may know of the records an open one points at: for the count of sources and for versions shown."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from shiboken6 import isValid

from forms.rules import Linked
from storage.model import Content
from ui.records import fingerprints

if TYPE_CHECKING:
    from ui.records.page import RecordPage


class Linking(QObject):
    """Bound to one page; asks again whenever the answers stand otherwise."""

    def __init__(self, page: RecordPage) -> None:
        super().__init__(page)
        self._page = page

    def ask(self) -> None:
        scope = self._page.scope
        if scope is None or (self._page.view.corroboration is None and not fingerprints.shown_in(scope.form)):
            return
        content = scope.content()
        self._page.desk.linked(content, partial(self._told, content), self._page.tell)

    def _told(self, content: Content, linked: Mapping[str, Linked]) -> None:
        page, form = self._page, self._page.form
        if not isValid(self) or form is None or page.scope is None:
            return
        if page.view.corroboration is not None:
            page.view.corroboration.show_paper(content, linked, len(page.names))
        if not form.fixed and fingerprints.fill(page.scope, linked):
            form.renew()
            page.changed()
