"""What can be done with a line of a register: fates of copies, destructions, losses, ways to what a line is about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from storage.register_loss import Loss
from storage.register_tables import RegisterTable
from ui.closing.fates import DestructionDialog, FateDialog, FateEntry, note_destruction, note_fate
from ui.closing.loss import LossDialog, ask_loss
from ui.components.banner import Banner
from ui.components.buttons import Button
from ui.components.empty import ErrorPanel
from ui.i18n import tr
from ui.pages.registerlist import RegisterRow
from ui.workspace import Workspace

if TYPE_CHECKING:
    from ui.pages.registers import RegistersPage


class RegisterActs:
    """Buttons at the foot of the registers; those that do not apply to the line are not there."""

    def __init__(self, space: Workspace, page: RegistersPage, banner: Banner, error: ErrorPanel) -> None:
        self._space, self._page = space, page
        self._banner, self._error = banner, error
        look = space.look
        self.fate = Button(look, lambda: tr("What became of it…"))
        self.destroy = Button(look, lambda: tr("Note a destruction…"))
        self.media = Button(look, lambda: tr("Media and what is plugged in"), "quiet")
        self.lost = Button(look, lambda: tr("Report lost…"), "danger")
        self.report = Button(look, lambda: tr("Loss report…"), "plain", "printer")
        self.open = Button(look, lambda: tr("Open"))
        self.copies = Button(look, lambda: tr("Its copies"))
        self.anew = Button(look, lambda: tr("Seal anew…"))
        self._acts: dict[Button, Callable[[], object]] = {
            self.anew: lambda: space.go_asked.emit("reseal", ""),
            self.media: lambda: space.go_asked.emit("media", ""),
            self.destroy: self.ask_destruction,
            self.copies: self.show_copies,
            self.open: self.open_record,
            self.report: self.show_report,
            self.lost: self.ask_loss,
            self.fate: self.ask_fate,
        }
        for button, act in self._acts.items():
            button.clicked.connect(lambda _on=False, act=act: act())

    def buttons(self) -> Sequence[Button]:
        return tuple(self._acts)

    def shown(self) -> Sequence[Button]:
        return tuple(button for button in self._acts if not button.isHidden())

    def first(self) -> None:
        """Enter on a line: the act that is about it, if there is one."""
        for button in (self.fate, self.open, self.copies, self.report, self.media):
            if not button.isHidden():
                button.click()
                return

    def show_for(self, name: str, row: RegisterRow | None, table: RegisterTable | None) -> None:
        """Show what applies to `row` of register `name`."""
        writes, doors = not self._space.read_only, self._space.has_door
        state = _state(row, table)
        self.fate.setVisible(name == "copies" and row is not None and writes)
        self.destroy.setVisible(name == "destructions" and writes)
        self.media.setVisible(name == "media" and doors("media"))
        self.lost.setVisible(name == "media" and state == "in_use" and writes)
        self.report.setVisible(name == "media" and state == "lost" and doors("losssheet"))
        self.copies.setVisible(name == "prints" and row is not None)
        self.open.setVisible(name == "incidents" and row is not None and self._space.opens("incident"))
        self.anew.setVisible(name == "grants" and doors("reseal"))

    # -- acts ------------------------------------------------------------------------------------------------

    def ask_fate(self) -> FateDialog | None:
        row = self._page.current()
        if row is None:
            return None
        number, _, copy = row.about.rpartition("/")
        dialog = FateDialog(self._space, self._page.window(), number, int(copy), self._open_of(number))
        dialog.accepted.connect(lambda: self._note(dialog.entry()))
        dialog.open()
        return dialog

    def ask_destruction(self) -> DestructionDialog:
        dialog = DestructionDialog(self._space, self._page.window())

        def note() -> None:
            items, done = dialog.lines(), dialog.destruction.value()
            self._space.write(
                lambda session, _report: note_destruction(session, items, done), self._noted, self._error.tell
            )

        dialog.accepted.connect(note)
        dialog.open()
        return dialog

    def ask_loss(self) -> LossDialog | None:
        row = self._page.current()
        if row is None:
            return None
        return ask_loss(self._space, self._page.window(), row.about, self._lost, self._error.tell)

    def show_report(self) -> None:
        row = self._page.current()
        if row is not None:
            self._space.go_asked.emit("losssheet", row.about)

    def show_copies(self) -> None:
        row = self._page.current()
        if row is not None:
            self._page.choose("copies", f"{row.about}/1 {row.about}")

    def open_record(self) -> None:
        row = self._page.current()
        if row is not None:
            self._space.open_asked.emit("incident", row.about, "")

    def _open_of(self, number: str) -> list[int]:
        table = self._page.table()
        if table is None:
            return []
        fate = next(index for index, column in enumerate(table.columns) if column.says == "fate")
        lines = zip(table.about, table.rows, strict=True)
        return [
            int(about.rpartition("/")[2]) for about, row in lines if about.startswith(f"{number}/") and not row[fate]
        ]

    def _note(self, entry: FateEntry) -> None:
        self._error.clear()
        self._space.write(lambda session, _report: note_fate(session, entry), self._noted, self._error.tell)

    def _noted(self, _result: object) -> None:
        self._error.clear()
        self._banner.clear()

    def _lost(self, loss: Loss) -> None:
        number, serial = loss.medium, loss.serial
        words = (
            (lambda: tr("{number} is registered as lost, incident {serial}.").format(number=number, serial=serial))
            if serial
            else (lambda: tr("{number} is registered as lost. The team writes the incident.").format(number=number))
        )
        self._banner.tell("warn", words, lambda: tr("Loss report…"), lambda: self._sheet(number))

    def _sheet(self, number: str) -> None:
        self._space.go_asked.emit("losssheet", number)


def _state(row: RegisterRow | None, table: RegisterTable | None) -> str:
    """The state of a medium, of the line's own register."""
    if row is None or table is None:
        return ""
    return next((row.cells[at] for at, column in enumerate(table.columns) if column.says == "medium_state"), "")
