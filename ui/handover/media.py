"""The register of media with what is plugged in now: register, report lost, return, destroyed (V18)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from storage.model import Change, Medium
from storage.register_loss import Loss
from ui.closing.loss import ask_loss
from ui.components.banner import Banner
from ui.components.buttons import Button, IconButton
from ui.components.dialogs import ActDialog
from ui.components.empty import ErrorPanel
from ui.components.marks import Mark
from ui.components.pagehead import PageHead
from ui.components.table import Column, RecordModel, RecordView
from ui.components.text import Panel, Text, hairline
from ui.dates import moment_text
from ui.handover.mediums import Entry, MediumChoice, RegisterMediumDialog, Registrar, enter, find, registrar
from ui.handover.words import sentence
from ui.i18n import tr
from ui.messages import size_text
from ui.page import Page
from ui.workspace import Workspace

End = Literal["lost", "returned", "destroyed"]


@dataclass(frozen=True)
class MediumLine:
    """A registered medium, one plugged in, or both."""

    key: str
    medium: Medium | None
    choice: MediumChoice | None


class MediaPage(Page):
    """Unknown media stand on top; each registered one shows whether it is plugged in."""

    def __init__(self, space: Workspace) -> None:
        super().__init__()
        self._space = space
        self._folders: list[Path] = []
        self._media: tuple[Medium, ...] = ()
        self._registrar = Registrar(False, ())
        self._found: tuple[MediumChoice, ...] = ()
        look = space.look
        head = PageHead(look, lambda: tr("Media register"), lambda: tr("A medium is known by its hardware serial"))
        back = IconButton(look, "chevron-left", lambda: tr("Back"))
        back.clicked.connect(self.left)
        self.folder = Button(look, lambda: tr("Choose a folder…"), "plain", "folder-open")
        self.folder.clicked.connect(self._ask_folder)
        self.folder.setVisible(space.stint.practice)
        self.look = Button(look, lambda: tr("Look again"), "plain", "refresh-cw")
        self.look.clicked.connect(self._find)
        self.register = Button(look, lambda: tr("Register…"), "primary", "plus")
        self.register.clicked.connect(self.ask_register)
        for widget in (back, self.folder, self.look, self.register):
            head.add_action(widget)
        self.banner = Banner(look)
        self.error = ErrorPanel(look)
        self.list = RecordView(look, self._model(), lambda: tr("Media"))
        self.list.current_changed.connect(lambda _key: self._moved())
        self.list.opened.connect(lambda _key: self.ask_register())
        self.lost = Button(look, lambda: tr("Report lost…"), "danger")
        self.lost.clicked.connect(lambda: self.ask_end("lost"))
        self.given_back = Button(look, lambda: tr("Returned…"))
        self.given_back.clicked.connect(lambda: self.ask_end("returned"))
        self.wrecked = Button(look, lambda: tr("Destroyed…"))
        self.wrecked.clicked.connect(lambda: self.ask_end("destroyed"))
        self._why = Text(look, "", "note", "text2", wrap=True)
        self._lay_out(head)

    def enter(self) -> None:
        self._load()
        self._find()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, change: Change) -> None:
        self._load()

    def retranslate(self) -> None:
        self._moved()

    def regions(self) -> Sequence[QWidget]:
        return (self.list, self.register)

    def new_record(self) -> None:
        self.ask_register()

    def back(self) -> bool:
        self.left.emit()
        return True

    def add_folder(self, folder: Path) -> None:
        """A folder that stands for a stick (practice)."""
        self._folders.append(folder)
        self._find()

    # -- acts ------------------------------------------------------------------------------------------------

    def ask_register(self) -> RegisterMediumDialog | None:
        line = self.list.current()
        choice = line.choice if line is not None else None
        if choice is None or not choice.is_unknown:
            return None
        dialog = RegisterMediumDialog(self._space, self.window(), choice.found, self._registrar)
        dialog.accepted.connect(lambda: self._register(choice, dialog.entry()))
        dialog.open()
        return dialog

    def ask_end(self, end: End) -> ActDialog | None:
        """Note that a medium is no longer in use; it cannot be taken into use again."""
        line = self.list.current()
        if line is None or line.medium is None:
            return None
        number = line.medium.number
        if end == "lost":
            return ask_loss(self._space, self.window(), number, self._lost, self.error.tell)
        title = {
            "returned": lambda: tr("{number} was returned").format(number=number),
            "destroyed": lambda: tr("{number} was destroyed").format(number=number),
        }[end]
        consequence = lambda: tr("It can no longer be written to. The entry stays in the register.")  # noqa: E731
        dialog = ActDialog(self._space.look, self.window(), title, consequence, lambda: tr("Note it"))
        dialog.accepted.connect(lambda: self._end(number, end))
        dialog.open()
        return dialog

    def _lost(self, loss: Loss) -> None:
        number = loss.medium
        self.banner.tell(
            "warn", lambda: tr("{number} is registered as lost. What has no receipt can be written again.").format(
                number=number), lambda: tr("Loss report…"), lambda: self._space.go_asked.emit("losssheet", number),
        )  # fmt: skip

    def _register(self, choice: MediumChoice, entry: Entry) -> None:
        self.error.clear()
        self._space.write(
            lambda session, _report: enter(session, choice.found, entry), self._registered, self.error.tell
        )

    def _registered(self, medium: Medium) -> None:
        number = medium.number
        self.banner.tell(
            "ok", lambda: tr("{number} is registered. Write this number on the medium.").format(number=number)
        )
        self._find()

    def _end(self, number: str, end: End) -> None:
        self.error.clear()
        self._space.write(lambda session, _report: session.media.set_state(number, end), None, self.error.tell)

    # -- showing ---------------------------------------------------------------------------------------------

    def _load(self) -> None:
        self._space.read(lambda session: (tuple(session.media.all()), registrar(session)), self._show_media)

    def _find(self) -> None:
        find(self._space, self._folders, self._show_found)

    def _show_media(self, found: tuple[tuple[Medium, ...], Registrar]) -> None:
        self._media, self._registrar = found
        self._show()

    def _show_found(self, found: tuple[MediumChoice, ...]) -> None:
        self._found = found
        self._show()

    def _show(self) -> None:
        by_serial = {choice.found.serial: choice for choice in self._found}
        known = {medium.serial for medium in self._media}
        lines = [MediumLine(choice.key, None, choice) for choice in self._found if choice.found.serial not in known]
        lines += [MediumLine(medium.number, medium, by_serial.get(medium.serial)) for medium in self._media]
        self.list.rows_model.show_rows(lines)
        self.list.choose(self.list.current_key())
        self._moved()

    def _moved(self) -> None:
        line = self.list.current()
        unknown = line is not None and line.choice is not None and line.choice.is_unknown
        in_use = line is not None and line.medium is not None and line.medium.state == "in_use"
        self.register.setEnabled(unknown)
        writable = in_use and not self._space.read_only
        self.lost.setVisible(writable)
        for button in (self.given_back, self.wrecked):
            button.setVisible(writable and self._registrar.own)
        if line is None:
            self._why.say(lambda: tr("No medium is registered and none is plugged in."))
        elif unknown:
            self._why.say(lambda: tr("This medium is not in the register. Nothing is written to it before it is."))
        else:
            self._why.say("")

    def _model(self) -> RecordModel[MediumLine]:
        return RecordModel(
            [
                Column(lambda: tr("Number"), lambda line: line.medium.number if line.medium else "—", 180, mark=_mark),
                Column(lambda: tr("State"), self._state),
                Column(lambda: tr("Hardware serial"), lambda line: _serial(line), 200, tone="text2"),
                Column(lambda: tr("Size"), lambda line: size_text(_size(line)), 100, _size, right=True),
                Column(lambda: tr("Held by"), lambda line: self._space.member_name(line.medium.custodian)
                       if line.medium else "", 120),
                Column(lambda: tr("Registered"), self._when, 120, tone="text2"),
            ],
            lambda line: line.key,
            lambda line: line.medium is not None and line.medium.state != "in_use",
        )  # fmt: skip

    def _state(self, line: MediumLine) -> str:
        if line.medium is None and line.choice is not None:
            return tr("Plugged in, not registered") if line.choice.is_unknown else self._said(line.choice)
        if line.medium is not None and line.medium.state != "in_use":
            return {"lost": tr("Lost"), "returned": tr("Returned"), "destroyed": tr("Destroyed")}[line.medium.state]
        return tr("Plugged in, in use") if line.choice is not None else tr("In use")

    def _said(self, choice: MediumChoice) -> str:
        return sentence(self._space.look, choice.problem) if choice.problem is not None else ""

    def _when(self, line: MediumLine) -> str:
        if line.medium is None:
            return ""
        return moment_text(line.medium.registered_at, datetime.now().astimezone(), self._space.look.language.zh)

    def _ask_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self.window(), tr("A folder that stands for the medium"))
        if name:
            self.add_folder(Path(name))

    def _lay_out(self, head: PageHead) -> None:
        ground = Panel("surface")
        inner = QVBoxLayout(ground)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.list)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 10, 24, 10)
        foot.setSpacing(10)
        foot.addWidget(self._why, 1)
        for button in (self.given_back, self.wrecked, self.lost):
            foot.addWidget(button)
        notes = QVBoxLayout()
        notes.setContentsMargins(24, 0, 24, 0)
        notes.addWidget(self.banner)
        notes.addWidget(self.error)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(hairline())
        layout.addLayout(notes)
        layout.addWidget(ground, 1)
        layout.addWidget(hairline())
        layout.addLayout(foot)


def _serial(line: MediumLine) -> str:
    return line.medium.serial if line.medium is not None else line.choice.found.serial if line.choice else ""


def _size(line: MediumLine) -> int:
    return line.medium.capacity if line.medium is not None else line.choice.found.size if line.choice else 0


def _mark(line: MediumLine) -> Mark:
    if line.medium is None:
        return "act"
    return {"in_use": "met", "lost": "refused"}.get(line.medium.state, "void")  # type: ignore[return-value]  # marks
