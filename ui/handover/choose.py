"""First step: which records, on which medium."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from storage.exchange.selection import Scope
from ui.components.banner import Banner
from ui.components.buttons import Button
from ui.components.marks import Mark
from ui.components.panels import Card
from ui.components.table import Column, RecordModel, RecordView
from ui.components.text import Text
from ui.handover.mediums import MediumChoice
from ui.handover.outgoing import Outgoing
from ui.handover.words import scope_word, sentence
from ui.i18n import Words, tr
from ui.messages import size_text
from ui.workspace import Workspace

SCOPES: tuple[Scope, ...] = get_args(Scope)


def _about(scope: Scope) -> Words:
    return {
        "delta": lambda: tr("What no bundle holds yet"),
        "unreceived": lambda: tr("What no receipt covers, also what is in written bundles: a medium was lost"),
        "full": lambda: tr("All records that may leave, once more"),
    }[scope]


class ChooseStep(QWidget):
    """`scope_chosen(scope)`; `medium_changed()`; `register_asked()`; `folder_chosen(path)`; `look_asked()`."""

    scope_chosen = Signal(str)
    medium_changed = Signal()
    register_asked = Signal()
    folder_chosen = Signal(Path)
    look_asked = Signal()

    def __init__(self, space: Workspace, *, with_scope: bool, safe: Words | None = None) -> None:
        """`safe` says what keeps the content safe on the medium, where it is not the office that opens it."""
        super().__init__()
        self._safe: Words = safe or (
            lambda: tr("The bundle can only be opened by the office, also if the medium is lost.")
        )
        self._space = space
        self.banner = Banner(space.look)
        self.group = QButtonGroup(self)
        self.scopes = Card(space.look, lambda: tr("What goes out"))
        self.scopes.setVisible(with_scope)
        self._fill_scopes()
        self.media = RecordView(space.look, self._model(), lambda: tr("Media"))
        self.media.setFixedHeight(space.look.fonts.line("ui") * 9)
        self.media.current_changed.connect(lambda _key: self._moved())
        self.media.opened.connect(lambda _key: self._opened())
        self.register = Button(space.look, lambda: tr("Register…"))
        self.register.clicked.connect(self.register_asked)
        self.folder = Button(space.look, lambda: tr("Choose a folder…"), "plain", "folder-open")
        self.folder.clicked.connect(self._ask_folder)
        self.folder.setVisible(space.stint.practice)
        self.look = Button(space.look, lambda: tr("Look again"), "plain", "refresh-cw")
        self.look.clicked.connect(self.look_asked)
        self._why = Text(space.look, "", "note", "text2", wrap=True)
        self._lay_out()

    @property
    def scope(self) -> Scope:
        return SCOPES[max(self.group.checkedId(), 0)]

    def current(self) -> MediumChoice | None:
        """The medium that is chosen, usable or not."""
        return self.media.current()

    def show_media(self, choices: tuple[MediumChoice, ...], prefer: str = "") -> None:
        """Replace the list; what was chosen stays chosen, a usable medium is taken before others."""
        if not prefer and [_seen(row) for row in choices] == [_seen(row) for row in self.media.rows_model.rows()]:
            return
        wanted = prefer or self.media.current_key()
        self.media.rows_model.show_rows(choices)
        usable = next((choice.key for choice in choices if choice.problem is None), "")
        here = wanted if wanted in {choice.key for choice in choices} else usable
        self.media.choose(here)
        self._moved()

    def put_scope(self, scope: str) -> None:
        """Choose without a signal."""
        button = self.group.button(SCOPES.index(scope)) if scope in SCOPES else None
        if button is not None:
            button.blockSignals(True)
            button.setChecked(True)
            button.blockSignals(False)

    def tell_again(self, out: Outgoing) -> None:
        """Say that the bundle's number was given before, and why it is written now."""
        number = out.sequence
        self.scopes.setVisible(out.row is None)
        if out.row is not None and out.row.state in ("written", "delivered"):
            self.banner.tell(
                "info",
                lambda: tr("Bundle {n} is written once more, with the same content and the same number.").format(
                    n=number
                ),
            )
            return
        self.banner.tell(
            "warn",
            lambda: tr("Bundle {n} was approved and not finished. It is written now under the same number.").format(
                n=number
            ),
        )

    def retell(self) -> None:
        """After a switch of language."""
        for number, scope in enumerate(SCOPES):
            button = self.group.button(number)
            if button is not None:
                button.setText(scope_word(scope))
        self._moved()

    # -- parts -----------------------------------------------------------------------------------------------

    def _fill_scopes(self) -> None:
        look = self._space.look
        for number, scope in enumerate(SCOPES):
            button = QRadioButton(scope_word(scope))
            look.dress(button)
            button.setChecked(number == 0)
            button.toggled.connect(lambda on, scope=scope: self.scope_chosen.emit(scope) if on else None)
            self.group.addButton(button, number)
            row = QHBoxLayout()
            row.setSpacing(12)
            button.setFixedWidth(look.px(150))
            row.addWidget(button)
            row.addWidget(Text(look, _about(scope), "note", "text2"), 1)
            self.scopes.body.addLayout(row)

    def _model(self) -> RecordModel[MediumChoice]:
        return RecordModel(
            [
                Column(lambda: tr("Number"), lambda row: row.medium.number if row.medium else "—", 170, mark=_mark),
                Column(lambda: tr("Medium"), lambda row: row.found.label, 170),
                Column(lambda: tr("State"), self._state),
                Column(lambda: tr("Held by"), self._keeper, 110, tone="text2"),
                Column(lambda: tr("Free"), lambda row: size_text(row.found.free), 90, lambda row: row.found.free,
                       right=True),
            ],
            lambda row: row.key,
        )  # fmt: skip

    def _state(self, row: MediumChoice) -> str:
        return tr("Registered, in use") if row.problem is None else sentence(self._space.look, row.problem)

    def _keeper(self, row: MediumChoice) -> str:
        return self._space.member_name(row.medium.custodian) if row.medium else ""

    def _moved(self) -> None:
        choice = self.current()
        self.register.setVisible(choice is not None and choice.is_unknown)
        if choice is None:
            self._why.say(
                (lambda: tr("No removable medium found. Insert one, or choose a folder that stands for it."))
                if self._space.stint.practice
                else (lambda: tr("No removable medium found. Insert the registered medium; nothing is lost meanwhile."))
            )
        elif choice.problem is None:
            self._why.say(self._safe)
        elif choice.is_unknown:
            self._why.say(lambda: tr("This medium is not in the register yet: register it first, with “Register…”."))
        else:
            self._why.say(lambda: tr("This medium cannot be used as it is."))
        self.medium_changed.emit()

    def _opened(self) -> None:
        choice = self.current()
        if choice is not None and choice.is_unknown:
            self.register_asked.emit()

    def _ask_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self.window(), tr("A folder that stands for the medium"))
        if name:
            self.folder_chosen.emit(Path(name))

    def _lay_out(self) -> None:
        card = Card(self._space.look, lambda: tr("Medium"), padded=False)
        card.head.addWidget(self.register)
        card.head.addWidget(self.folder)
        card.head.addWidget(self.look)
        card.body.addWidget(self.media)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.banner)
        layout.addWidget(self.scopes)
        layout.addWidget(card)
        layout.addWidget(self._why)
        layout.addStretch(1)
        self.first: QWidget = self.media
        self.media.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


def _seen(row: MediumChoice) -> tuple[str, str, str]:
    """What of a medium would look different in the list."""
    code = row.problem.code if row.problem is not None else ""
    return row.key, row.name, f"{code} {size_text(row.found.free)}"


def _mark(row: MediumChoice) -> Mark:
    if row.problem is None:
        return "met"
    return "act" if row.is_unknown else "refused"
