"""The outline leaves as .docx: to a registered medium, with the leader's word, by the export register (V18)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget

from forms.counters.model import Language
from forms.kinds import KINDS
from forms.printing.words import COMMON
from forms.report.docx import outline_docx
from forms.report.model import Scope
from storage.exchange.single_file import FileOut, write_out
from storage.exporting import Export
from storage.media import FoundMedium
from storage.model import Account, Change
from storage.outline import outline_serial, report_outline
from storage.session import Session
from ui.components.buttons import Button
from ui.components.dialogs import ActDialog
from ui.components.fields import FormRow
from ui.components.passphrase import PassphraseField
from ui.components.text import Text
from ui.handover.mediums import MediumChoice, find
from ui.i18n import tr
from ui.workspace import Workspace

if TYPE_CHECKING:
    from ui.report.page import ReportPage


@dataclass(frozen=True)
class Left:
    """What left, and what to refresh."""

    out: FileOut
    change: Change


class MediumDialog(ActDialog):
    """Which medium, and the leader's passphrase where somebody else sits here."""

    def __init__(self, space: Workspace, parent: QWidget, leader: Account | None) -> None:
        look = space.look
        super().__init__(
            look, parent, lambda: tr("Save the outline as DOCX"),
            lambda: tr("The file leaves the vault unencrypted. It is entered in the export register and read back."),
            lambda: tr("Export"),
        )  # fmt: skip
        self.setMinimumWidth(look.px(440))
        self._space = space
        self._choices: tuple[MediumChoice, ...] = ()
        self.medium = QComboBox()
        look.dress(self.medium)
        self.medium.setAccessibleName(tr("Medium"))
        self.body.addWidget(FormRow(look, lambda: tr("Medium"), self.medium))
        self.none = Text(look, "", "note", "warn", wrap=True)
        self.body.addWidget(self.none)
        self.folder = Button(look, lambda: tr("A folder stands for it…"), "link")
        self.folder.setVisible(space.stint.practice)
        self.folder.clicked.connect(self._ask_folder)
        self.body.addWidget(self.folder)
        self.passphrase: PassphraseField | None = None
        if leader is not None:
            name = leader.name
            self.passphrase = PassphraseField(look, lambda: tr("Passphrase of {approver}").format(approver=name))
            self.body.addWidget(self.passphrase)
        self.look_again()
        self.medium.setFocus()

    def look_again(self) -> None:
        """Ask the machine and the register which media there are."""
        find(self._space, self._space.media_folders, self._show)

    def chosen(self) -> FoundMedium | None:
        found: MediumChoice | None = self.medium.currentData()
        return found.found if found is not None else None

    def ready(self) -> bool:
        wrong: Callable[[], str] | None = None
        if self.chosen() is None:
            wrong = lambda: tr("Plug in a registered medium first.")  # noqa: E731
        elif self.passphrase is not None and not self.passphrase.text():
            wrong = lambda: tr("Type the passphrase")  # noqa: E731
        self.none.say(wrong or "")
        return wrong is None

    def _show(self, choices: tuple[MediumChoice, ...]) -> None:
        usable = [choice for choice in choices if choice.problem is None]
        self.medium.clear()
        for choice in usable:
            self.medium.addItem(f"{choice.name} · {choice.found.label}", choice)
        self.medium.setEnabled(bool(usable))
        if choices and not usable:
            self.error.tell(choices[0].problem or RuntimeError("no medium"))
        elif not choices:
            self.none.say(lambda: tr("No registered medium is plugged in. Media are entered in the media register."))

    def _ask_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, tr("A folder that stands for a medium"))
        if name:
            self.use_folder(Path(name))

    def use_folder(self, folder: Path) -> None:
        """A folder in place of a stick (practice)."""
        self.error.clear()
        self.none.say("")
        if folder in self._space.media_folders:
            self._space.media_folders.remove(folder)
        self._space.media_folders.append(folder)
        self.look_again()


class OutlineLeaving(QObject):
    """Bound to the page of the outline."""

    def __init__(self, space: Workspace, page: ReportPage) -> None:
        super().__init__(page)
        self._space, self._page = space, page
        self.dialog: MediumDialog | None = None

    def ask(self, scope: Scope) -> None:
        """Which medium; then write."""
        leader = next((one for one in self._space.members if one.role == "leader" and one.active), None)
        if self._space.me.role in ("leader", "office"):
            leader = None
        dialog = self.dialog = MediumDialog(self._space, self._page.window(), leader)
        dialog.accepted.connect(lambda: self._accepted(dialog, scope, leader))
        dialog.finished.connect(lambda _code: self._closed())
        dialog.open()

    def _closed(self) -> None:
        self.dialog = None

    def _accepted(self, dialog: MediumDialog, scope: Scope, leader: Account | None) -> None:
        found = dialog.chosen()
        word = dialog.passphrase.text() if dialog.passphrase is not None else ""
        if found is not None:
            self.write(scope, found, leader.id if leader is not None else "", word)

    def write(self, scope: Scope, found: FoundMedium, leader: str, passphrase: str) -> None:
        """The outline as it stands now, made in memory and written once."""
        language: Language = "zh" if self._space.look.language.zh else "en"

        def work(session: Session, _report: object) -> Left:
            subject = session.stint.id
            approval = session.accounts.approve(leader, passphrase, subject) if leader else None
            out = write_out(session, as_export(session, scope, language), found, outline_serial(session), approval)
            return Left(out, Change(registers=("exports",)))

        self._page.error.clear()
        self._page.result.clear()
        self._space.write(work, self._left, self._page.error.tell)

    def _left(self, left: Left) -> None:
        out = left.out
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
