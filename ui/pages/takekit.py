"""Taking over a further kit of this stint: dates, people, organisations, packs (R02, R06)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from storage.session import Session
from ui.components.buttons import Button
from ui.components.dialogs import ActDialog
from ui.components.fields import Field, FormRow
from ui.components.passphrase import PassphraseField
from ui.i18n import listed, tr
from ui.look import Look


class TakeKitDialog(ActDialog):
    """Which file, and its passphrase, which came on paper."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(
            look, parent, lambda: tr("Take over a further kit"),
            lambda: tr("Only the office that made the first kit is believed. Records stay as they are; whom the roster "
                       "names no more loses the account."),
            lambda: tr("Take over"),
        )  # fmt: skip
        self.setMinimumWidth(look.px(460))
        self.file = Field(look, lambda: tr("Kit file"))
        choose = Button(look, lambda: tr("Choose…"))
        choose.clicked.connect(self._choose)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.file, 1)
        row.addWidget(choose)
        self._row = FormRow(look, lambda: tr("Kit file"), line)
        self.passphrase = PassphraseField(look, lambda: tr("Passphrase of the kit"))
        self._words = FormRow(look, "", QWidget())
        for widget in (self._row, self.passphrase, self._words):
            self.body.addWidget(widget)
        self.file.setFocus()

    def ready(self) -> bool:
        there = Path(self.file.text().strip()).is_file()
        self._row.complain(None if there else (lambda: tr("Choose the kit file that the office made")))
        typed = bool(self.passphrase.text())
        self._words.complain(None if typed else (lambda: tr("Type the passphrase")))
        return there and typed

    def taken(self) -> tuple[Path, str]:
        """File and passphrase; the passphrase leaves the field."""
        word = self.passphrase.text()
        self.passphrase.clear()
        return Path(self.file.text().strip()), word

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, tr("Kit file"), self.file.text(), "*.sealed;;*")
        if name:
            self.file.setText(name)
            self.passphrase.setFocus()


@dataclass(frozen=True)
class KitTaken:
    """Names of those who have no passphrase yet, and of those who had one and open the vault no more."""

    waiting: tuple[str, ...]
    dismissed: tuple[str, ...]


def take_kit(session: Session, file: Path, passphrase: str) -> KitTaken:
    """Raises as `Pledges.authorise`."""
    before = [entry.id for entry in session.accounts.all() if entry.recipient]
    session.pledges.authorise(file, passphrase)
    after = session.accounts.all()
    return KitTaken(
        tuple(entry.name for entry in after if entry.active and not entry.recipient),
        tuple(entry.name for entry in after if entry.id in before and not entry.recipient),
    )


def taken_words(taken: KitTaken) -> str:
    """What holds now, and for whom."""
    parts = [tr("The kit is taken over. Dates and accounts hold now; organisations, outlines and packs from the next "
                "unlocking.")]  # fmt: skip
    if taken.dismissed:
        parts.append(tr("Without account from now on: {names}.").format(names=listed(*taken.dismissed)))
    if taken.waiting:
        parts.append(tr("No passphrase yet: {names}.").format(names=listed(*taken.waiting)))
    return " ".join(parts)
