"""Where the device key of a vault shall live: the system's keyring, or a file on a medium of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QFileDialog, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from ui.components.buttons import Button
from ui.components.fields import Complaint, Field
from ui.components.text import Text
from ui.i18n import Words, say, tr
from ui.look import Look

if TYPE_CHECKING:
    from storage.keys import DeviceSecret


class FolderField(QWidget):
    """A folder's path and a button to choose it."""

    def __init__(self, look: Look, name: Words, title: Words) -> None:
        super().__init__()
        self._title = title
        self.edit = Field(look, name)
        choose = Button(look, lambda: tr("Choose…"))
        choose.clicked.connect(self._choose)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.edit, 1)
        row.addWidget(choose)
        self.setFocusProxy(self.edit)

    def path(self) -> Path | None:
        text = self.edit.text().strip()
        return Path(text).expanduser() if text else None

    def _choose(self) -> None:
        name = QFileDialog.getExistingDirectory(self.window(), say(self._title), self.edit.text())
        if name:
            self.edit.setText(name)


class KeyPlace(QWidget):
    """Two ways; without a keyring on the machine only the second."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self.keyring = QRadioButton()
        self.file = QRadioButton()
        self._no_keyring = Text(
            look, lambda: tr("This laptop has no keyring that can keep a secret."), "note", "warn", wrap=True
        )
        self.folder = FolderField(look, lambda: tr("Folder of the key file"), lambda: tr("A folder on the key medium"))
        self._complaint = Complaint(look)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for index, button in enumerate((self.keyring, self.file)):
            look.dress(button)
            self._group.addButton(button, index)
        why = Text(
            look,
            lambda: tr("Keep the medium apart from the laptop; both are needed together with the passphrase."),
            "note",
            "text2",
            wrap=True,
        )
        for widget in (self.keyring, self._no_keyring, self.file, self.folder, why, self._complaint):
            layout.addWidget(widget)
        self.file.toggled.connect(self.folder.setEnabled)
        self.retranslate()
        self.allow_keyring(False)

    def allow_keyring(self, there: bool) -> None:
        """Told once it is known whether the machine has a keyring."""
        self.keyring.setEnabled(there)
        self._no_keyring.setVisible(not there)
        (self.keyring if there else self.file).setChecked(True)
        self.folder.setEnabled(not there)

    def retranslate(self) -> None:
        self.keyring.setText(tr("In the system's keyring"))
        self.file.setText(tr("In a file on a medium of its own"))

    def ready(self) -> bool:
        """Whether a place is chosen; says what is missing."""
        self._complaint.hide()
        folder = self.folder.path()
        if self.file.isChecked() and (folder is None or not folder.is_dir()):
            self._complaint.tell(lambda: tr("Choose a folder that is there"))
            return False
        return True

    def key_folder(self) -> Path | None:
        """The key file's folder; None for the keyring."""
        return self.folder.path() if self.file.isChecked() else None

    def secret(self, vault: Path, practice: bool) -> DeviceSecret:
        """The device secret's place, for `create_vault` and `recover_vault`."""
        from storage.keys import KeyFileSecret, KeyringSecret

        folder = self.key_folder()
        return KeyringSecret() if folder is None else KeyFileSecret(folder, vault, same_disk_allowed=practice)


def keyring_there() -> bool:
    """Whether the machine has a keyring that can keep a secret; slow on its first call."""
    from storage.keys import keyring_available

    return keyring_available()
