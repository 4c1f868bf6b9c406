"""Media that can be written to now, each with the register's line or with why it may not be used (V18)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QWidget

from forms.problems import Problem
from storage import media
from storage.exchange.export import Export
from storage.media import FoundMedium
from storage.model import Medium
from storage.session import Session
from ui.components.dialogs import ActDialog
from ui.components.fields import FormRow
from ui.components.panels import Facts
from ui.i18n import tr
from ui.messages import size_text
from ui.roles import role_word
from ui.workspace import Workspace


@dataclass(frozen=True)
class MediumChoice:
    """One medium: `medium` is its line in the register, `problem` why it cannot be written to."""

    found: FoundMedium
    medium: Medium | None
    problem: Problem | None

    @property
    def key(self) -> str:
        return str(self.found.path)

    @property
    def is_unknown(self) -> bool:
        """Not in the register, but it could be."""
        return self.problem is not None and self.problem.code == "MEDIUM_UNKNOWN" and bool(self.found.serial)

    @property
    def name(self) -> str:
        """Its register number, or what it calls itself."""
        return self.medium.number if self.medium is not None else self.found.label


def look_at(session: Session, found: Sequence[FoundMedium]) -> tuple[MediumChoice, ...]:
    """Ask the register about each; on the storage thread."""
    export = Export(session)
    choices = []
    for one in found:
        known = session.media.by_serial(one.serial) if one.serial else None
        try:
            choices.append(MediumChoice(one, export.check_medium(one), None))
        except Problem as problem:
            choices.append(MediumChoice(one, known, problem))
    return tuple(choices)


def find(space: Workspace, folders: Sequence[Path], done: Callable[[tuple[MediumChoice, ...]], object]) -> None:
    """Look for media on a free thread (a bad stick may take long), then ask the register.

    `folders` stand for sticks in practice mode; one that is gone is left out.
    """

    def search() -> list[FoundMedium]:
        found = list(media.removable_media())
        return found + [media.folder_medium(folder) for folder in folders if folder.is_dir()]

    space.jobs.free(
        lambda _report: search(),
        lambda found: space.read(lambda session: look_at(session, found), done),
        space.failed.emit,
    )


class RegisterMediumDialog(ActDialog):
    """Enters an unknown medium in the register; who keeps it is asked."""

    def __init__(self, space: Workspace, parent: QWidget, found: FoundMedium) -> None:
        look = space.look
        super().__init__(
            look,
            parent,
            lambda: tr("Register medium {name}").format(name=found.label),
            lambda: tr("It gets a number of this laptop. Write the number on the medium with a label."),
            lambda: tr("Register"),
        )
        self.setMinimumWidth(look.px(440))
        facts = Facts(look, 1, 120)
        kind = (lambda: tr("Folder (practice)")) if found.is_folder else (lambda: tr("USB medium"))
        facts.show_facts([
            (lambda: tr("Kind"), kind),
            (lambda: tr("Hardware serial"), found.serial),
            (lambda: tr("Size"), size_text(found.size)),
            (lambda: tr("File system"), found.filesystem),
        ])  # fmt: skip
        self.custodian = QComboBox()
        look.dress(self.custodian)
        self.custodian.setAccessibleName(tr("Held by"))
        for member in space.members:
            if member.active:
                self.custodian.addItem(f"{member.name} · {role_word(member.role)}", member.id)
        self.custodian.setCurrentIndex(max(self.custodian.findData(space.me.id), 0))
        self.body.addWidget(facts)
        self.body.addWidget(FormRow(look, lambda: tr("Held by"), self.custodian))
        self.custodian.setFocus()

    def keeper(self) -> str:
        """The account of who keeps it."""
        return str(self.custodian.currentData() or "")
