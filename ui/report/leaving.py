"""The outline leaves as .docx: to a registered medium, with the leader's word, by the export register (V18)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from forms.counters.model import Language
from forms.kinds import KINDS
from forms.printing.words import COMMON
from forms.report.docx import outline_docx
from forms.report.model import Scope
from storage.exchange.single_file import FileOut
from storage.exporting import Export
from storage.media import FoundMedium
from storage.outline import outline_serial, report_outline
from storage.session import Session
from ui.handover.fileout import FileLeaving, Leaving, MediumDialog
from ui.i18n import tr
from ui.workspace import Workspace

if TYPE_CHECKING:
    from ui.report.page import ReportPage


class OutlineLeaving(QObject):
    """Bound to the page of the outline."""

    def __init__(self, space: Workspace, page: ReportPage) -> None:
        super().__init__(page)
        self._space, self._page = space, page
        self._file = FileLeaving(space, page, self._left, page.error.tell)

    @property
    def dialog(self) -> MediumDialog | None:
        return self._file.dialog

    def ask(self, scope: Scope) -> None:
        """Which medium; then write."""
        self._clear()
        self._file.ask(lambda: tr("Save the outline as DOCX"), self._leaving(scope))

    def write(self, scope: Scope, found: FoundMedium, leader: str, passphrase: str) -> None:
        """The outline as it stands now, made in memory and written once."""
        self._clear()
        self._file.write(self._leaving(scope), found, leader, passphrase)

    def _leaving(self, scope: Scope) -> Leaving:
        language: Language = "zh" if self._space.look.language.zh else "en"
        return Leaving(lambda session: as_export(session, scope, language), outline_serial)

    def _clear(self) -> None:
        self._page.error.clear()
        self._page.result.clear()

    def _left(self, out: FileOut) -> None:
        self._page.result.tell("ok", lambda: tr(
            "{name} is written to {medium} and reads back equal; export {number}"
        ).format(name=out.path.name, medium=out.medium.number, number=out.entry.number))  # fmt: skip


def as_export(session: Session, scope: Scope, language: Language) -> Export:
    """The outline as a file that may leave. Raises as `report_outline`."""
    outline = report_outline(session, scope)
    labels = session.forms.labels(KINDS["workpaper"].form, language)  # type: ignore[attr-defined]  # the program's form book
    serial, stint = outline_serial(session), session.stint
    practice = COMMON[language].practice if stint.practice else ""
    data = outline_docx(outline, labels, language, serial, stint.marking, practice)
    contents = tuple(line.record for line in outline.lines)
    return Export(stint.id, serial, "docx", data, "report_outline", contents)
