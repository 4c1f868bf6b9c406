"""One file leaves by itself (an outline, a table): which medium, whose word, then written once and read back (V18)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget

from storage.exchange.single_file import FileOut, write_out
from storage.exporting import Export
from storage.media import FoundMedium
from storage.model import Account, Change
from storage.session import Session
from ui.components.buttons import Button
from ui.components.dialogs import ActDialog
from ui.components.fields import FormRow
from ui.components.passphrase import PassphraseField
from ui.components.text import Text
from ui.handover.mediums import MediumChoice, find
from ui.i18n import Words, say, tr
from ui.workspace import Workspace


@dataclass(frozen=True)
class Left:
    """What left, and what to refresh."""

    out: FileOut
    change: Change


@dataclass(frozen=True)
class Leaving:
    """A file that is to leave: `make` gives its bytes when it is written, `stem` the beginning of its name."""

    make: Callable[[Session], Export]
    stem: Callable[[Session], str]


class MediumDialog(ActDialog):
    """Which medium, and the passphrase of who approves where somebody else sits here."""

    def __init__(self, space: Workspace, parent: QWidget, title: Words, approver: Account | None) -> None:
        look = space.look
        super().__init__(
            look, parent, title,
            lambda: tr("The file leaves the vault unencrypted. It is entered in the export register and read back."),
            lambda: tr("Export"),
        )  # fmt: skip
        self.setMinimumWidth(look.px(440))
        self._space = space
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
        if approver is not None:
            name = approver.name
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


class FileLeaving(QObject):
    """Bound to a page: asks for medium and word, writes, and says `done(out)` or `failed(problem)`."""

    def __init__(
        self, space: Workspace, page: QWidget, done: Callable[[FileOut], object],
        failed: Callable[[BaseException], object],
    ) -> None:  # fmt: skip
        super().__init__(page)
        self._space, self._page, self._done, self._failed = space, page, done, failed
        self.dialog: MediumDialog | None = None

    def ask(self, title: Words, file: Leaving) -> None:
        """Who may approve is asked first: the leader, a deputy to whom it is delegated, at the office its account."""
        self._space.read(
            lambda session: session.accounts.output_approvers(), lambda able: self._open(title, file, able),
            self._failed,
        )  # fmt: skip

    def _open(self, title: Words, file: Leaving, able: tuple[Account, ...]) -> None:
        me = self._space.me
        own = me.role == "office" or me.id in {one.id for one in able}
        approver = None if own or not able else able[0]
        dialog = self.dialog = MediumDialog(self._space, self._page.window(), lambda: say(title), approver)
        dialog.accepted.connect(lambda: self._accepted(dialog, file, approver))
        dialog.finished.connect(lambda _code: self._closed())
        dialog.open()

    def _closed(self) -> None:
        self.dialog = None

    def _accepted(self, dialog: MediumDialog, file: Leaving, approver: Account | None) -> None:
        found = dialog.chosen()
        word = dialog.passphrase.text() if dialog.passphrase is not None else ""
        if found is not None:
            self.write(file, found, approver.id if approver is not None else "", word)

    def write(self, file: Leaving, found: FoundMedium, approver: str = "", passphrase: str = "") -> None:
        """Made in memory, registered, written once, read back."""

        def work(session: Session, _report: object) -> Left:
            export = file.make(session)
            approval = session.accounts.approve(approver, passphrase, export.record) if approver else None
            out = write_out(session, export, found, file.stem(session), approval)
            return Left(out, Change(registers=("exports",)))

        self._space.write(work, lambda left: self._done(left.out), self._failed)
