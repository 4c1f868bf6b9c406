"""Finding, choosing and registering the medium in the wizard's first step."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from ui.handover.choose import ChooseStep
from ui.handover.desk import HandoverDesk
from ui.handover.mediums import MediumChoice, RegisterMediumDialog, Registrar, find
from ui.workspace import Workspace

EVERY_MS = 3000


class MediumChooser(QObject):
    """Bound to one step. `changed(choice or None)` with a usable medium, `failed(exception)` for the wizard to show."""

    def __init__(
        self, space: Workspace, desk: HandoverDesk, step: ChooseStep, who: Registrar,
        changed: Callable[[MediumChoice | None], object], failed: Callable[[BaseException], object],
    ) -> None:  # fmt: skip
        super().__init__(step)
        self._space = space
        self._desk = desk
        self._step = step
        self._who = who
        self._changed = changed
        self._failed = failed
        self._folders = space.media_folders
        step.medium_changed.connect(self._moved)
        step.register_asked.connect(self.ask_register)
        step.folder_chosen.connect(self.add_folder)
        step.look_asked.connect(self.look)
        self._looking = False
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self._look_if_seen)
        self._timer.start()

    def look(self) -> None:
        """Look for media again; what was chosen stays chosen."""
        self._looking = True
        find(self._space, self._folders, self._show)

    def look_first(self) -> None:
        """As `look`; the folder chosen before the wizard was left is chosen again."""
        self._looking = True
        last = str(self._folders[-1]) if self._folders else ""
        find(self._space, self._folders, lambda choices: self._show(choices, last))

    def add_folder(self, folder: Path) -> None:
        """A folder that stands for the stick (practice)."""
        if folder in self._folders:
            self._folders.remove(folder)
        self._folders.append(folder)
        find(self._space, self._folders, lambda choices: self._step.show_media(choices, str(folder)))

    def ask_register(self) -> RegisterMediumDialog | None:
        """Ask who keeps an unknown medium, then enter it in the register."""
        choice = self._step.current()
        if choice is None or not choice.is_unknown:
            return None
        dialog = RegisterMediumDialog(self._space, self._step.window(), choice.found, self._who)
        dialog.accepted.connect(
            lambda: self._desk.register(choice, dialog.entry(), lambda _medium: self.look(), self._failed)
        )
        dialog.open()
        return dialog

    def _look_if_seen(self) -> None:
        """A stick that is plugged in shows up by itself."""
        if self._step.isVisible() and not self._looking:
            self.look()

    def _show(self, choices: tuple[MediumChoice, ...], prefer: str = "") -> None:
        self._looking = False
        self._step.show_media(choices, prefer)

    def _moved(self) -> None:
        current = self._step.current()
        self._changed(current if current is not None and current.problem is None else None)
