"""Make a kit: fill the form or read a plan file, seal it, and copy its passphrase onto paper."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from storage.exchange.kit import KitPlan
from storage.exchange.office import MadeKit
from storage.model import Change, OfficeCard
from ui.components.banner import Banner
from ui.components.buttons import Button
from ui.components.empty import ErrorPanel
from ui.components.pagehead import PageHead
from ui.components.panels import Card, Facts, ScrollPanel
from ui.components.progress import Busy, WorkPanel
from ui.components.text import Text, hairline
from ui.handover.words import dashed, enumerated, office_fingerprint
from ui.i18n import listed, tr
from ui.office.desk import OfficeDesk
from ui.office.kitform import KitForm
from ui.office.words import folder_word
from ui.page import KeyList, Page
from ui.workspace import Workspace


class KitPage(Page):
    """The passphrase is shown once, on this page; nothing keeps it."""

    def __init__(self, space: Workspace) -> None:
        super().__init__()
        self._space = space
        self._desk = OfficeDesk(space)
        self._card: OfficeCard | None = None
        look = space.look
        self._head = PageHead(
            look, lambda: tr("Make a kit"), lambda: tr("What the office gives a team before its stint")
        )
        self.file = Button(look, lambda: tr("Read a plan file…"), "plain", "folder-open")
        self.file.clicked.connect(self._ask_file)
        self.make = Button(look, lambda: tr("Make the kit…"), "primary", "package")
        self.make.clicked.connect(self.ask_folder)
        self.another = Button(look, lambda: tr("Another kit"), "plain", "plus")
        self.another.clicked.connect(self._again)
        for button in (self.file, self.another, self.make):
            self._head.add_action(button)
        self.banner = Banner(look)
        self.error = ErrorPanel(look)
        self.work = WorkPanel(look)
        self.form = KitForm(look)
        self.passphrase = Text(look, "", "title")
        self.passphrase.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.facts = Facts(look, 1, 140, role="ui")
        self._body = QStackedWidget()
        self._lay_out()
        self._show_form(True)

    # -- Page ------------------------------------------------------------------------------------------------

    def enter(self) -> None:
        self._desk.card(self._know)
        self.form.round_id.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        self.form.retell()

    def seal(self) -> None:
        self.passphrase.say("")

    def regions(self) -> Sequence[QWidget]:
        return (self.form.round_id, self.make)

    def keys(self) -> KeyList:
        return (("Ctrl N", lambda: tr("Another kit")),)

    def new_record(self) -> None:
        self._again()

    # -- acts ------------------------------------------------------------------------------------------------

    def read_plan(self, path: Path) -> None:
        """Fill the form from a `.toml` or `.json` description."""
        self.error.clear()
        self._desk.plan(path, partial(self._filled, path), self.error.tell)

    def make_into(self, folder: Path) -> None:
        """Seal the kit into `folder`; scrypt takes some seconds."""
        self.error.clear()
        further, made = self.form.further.isChecked(), partial(self._made, folder)
        job = self._desk.make_kit(self.form.frozen(), folder, made, self.error.tell, further=further)
        Busy(self.make, job)
        self.work.follow(job, lambda: tr("Sealing the kit"))

    def ask_folder(self) -> None:
        if not self.form.ready():
            return
        name = QFileDialog.getExistingDirectory(self.window(), tr("Folder or medium for the kit"))
        if name:
            self.make_into(Path(name))

    def _ask_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self.window(), tr("Plan of a stint"), "", tr("Plans (*.toml *.json);;All files (*)")
        )
        if name:
            self.read_plan(Path(name))

    def _filled(self, path: Path, plan: KitPlan) -> None:
        self.form.fill(plan)
        name = path.name
        self.banner.tell("info", lambda: tr("Filled in from {file}. Check it, then make the kit.").format(file=name))

    def _made(self, folder: Path, made: MadeKit) -> None:
        self.banner.clear()
        self._space.tell(Change(registers=("office",)))
        self.passphrase.say(made.passphrase)
        stint = made.stint
        office = office_fingerprint(self._card) if self._card is not None else ""
        letters = tr("laptops {letters}").format(letters=enumerated(list(made.laptops)))
        self.facts.show_facts([
            (tr("File"), made.path.name),
            (tr("Folder or medium"), folder_word(folder)),
            (tr("Team"), listed(stint.team_name, letters)),
            (tr("Fingerprint of the file"), dashed(made.sha256)),
            (tr("Fingerprint of the office"), office),
        ])  # fmt: skip
        self._show_form(False)

    def _again(self) -> None:
        self.passphrase.say("")
        self._show_form(True)
        self.form.round_id.setFocus(Qt.FocusReason.OtherFocusReason)

    def _know(self, card: OfficeCard) -> None:
        self._card = card
        self.form.know(card)

    def _show_form(self, form: bool) -> None:
        self._body.setCurrentIndex(0 if form else 1)
        self.make.setVisible(form)
        self.file.setVisible(form)
        self.another.setVisible(not form)

    # -- making ----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        look = self._space.look
        scroll = ScrollPanel("window", 0)
        scroll.body.addWidget(self.form)
        scroll.body.addStretch(1)
        self._body.addWidget(scroll)
        self._body.addWidget(self._result())
        column = QVBoxLayout()
        column.setContentsMargins(24, 12, 24, 16)
        column.setSpacing(12)
        for widget in (self.banner, self.error, self.work):
            column.addWidget(widget)
        column.addWidget(self._body, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(hairline())
        layout.addLayout(column, 1)
        self.passphrase.setAccessibleName(tr("Passphrase of the kit"))
        look.changed.connect(self._space_out)
        self._space_out()

    def _space_out(self) -> None:
        font = self._space.look.font("title")
        font.setLetterSpacing(font.SpacingType.AbsoluteSpacing, 2.0)
        self.passphrase.setFont(font)

    def _result(self) -> QWidget:
        look = self._space.look
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        card = Card(look, lambda: tr("The kit is written and reads back equal"))
        card.body.addWidget(self.facts)
        word = Card(look, lambda: tr("Passphrase: copy it onto paper now"))
        word.body.addWidget(self.passphrase)
        word.body.addWidget(
            Text(look, lambda: tr("Give paper and medium separately. It is not kept here; without it a new kit must be "
                                  "made."), "note", "text2", wrap=True)
        )  # fmt: skip
        word.body.addWidget(
            Text(look, lambda: tr("Write the office's fingerprint on the same paper; the team compares it."), "note",
                 "text2", wrap=True)
        )  # fmt: skip
        layout.addWidget(card)
        layout.addWidget(word)
        layout.addStretch(1)
        return holder
