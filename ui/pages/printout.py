"""Parts of the print page: what it says of drafts, who lets a print out, how a PDF is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QSaveFile
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from forms.problems import Refused
from storage.model import Account
from ui.components.dialogs import PassphraseDialog
from ui.components.text import hairline
from ui.i18n import Words, tr
from ui.workspace import Workspace

DRAFT_WORDS: Mapping[str, Words] = {
    "draft": lambda: tr("Preview of a draft. These pages are not printed until the record has got that far."),
    "void": lambda: tr("This record is void: its pages are shown, but no longer printed."),
}


def ask_word(
    space: Workspace, page: QWidget, given: Callable[[str, str], object], failed: Callable[[BaseException], object]
) -> None:  # fmt: skip
    """The word that lets a print out, where the policy asks for one: `given(account, passphrase)` of the leader, or of
    a deputy to whom it is delegated."""

    def ask(able: tuple[Account, ...]) -> None:
        if not able:
            failed(Refused("APPROVAL_NEEDED", role="leader"))
            return
        dialog = PassphraseDialog(
            space.look,
            page.window(),
            lambda: tr("Let this print out"),
            lambda: tr("Prints of this team need the leader's word. It is noted in the print register."),
            lambda: tr("Approve"),
            lambda: tr("Passphrase of {approver}").format(approver=able[0].name),
        )
        dialog.accepted.connect(lambda: given(able[0].id, dialog.passphrase.text()))
        dialog.open()

    space.read(lambda session: session.accounts.output_approvers(), ask, failed)


def pdf_written(path: Path, pdf: bytes) -> bool:
    """Write all of it or nothing."""
    file = QSaveFile(str(path))
    written = file.open(QSaveFile.OpenModeFlag.WriteOnly) and file.write(pdf) == len(pdf)
    return bool(written and file.commit())


def lay_beside(page: QWidget, head: QWidget, options: QWidget, sheet: QWidget) -> None:
    """The head above, the choices on the left of the paper."""
    body = QHBoxLayout()
    body.setSpacing(0)
    body.addWidget(options)
    body.addWidget(hairline(vertical=True))
    body.addWidget(sheet, 1)
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addWidget(head)
    layout.addWidget(hairline())
    layout.addLayout(body, 1)
