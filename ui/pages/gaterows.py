"""The rows under the unlock form: vault, device key, key medium, network; each with its mark and word."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.components.banner import IconMark
from ui.components.buttons import Button
from ui.components.marks import Mark, StateMark
from ui.components.text import Text, hairline
from ui.gate import GateFacts
from ui.i18n import Words, dotted, tr
from ui.look import Look


class GateRow(QWidget):
    """Icon, name, one line of facts, a mark with a word; a link where something can be chosen."""

    def __init__(self, look: Look, icon: str, name: Words, link: Words = "") -> None:
        super().__init__()
        self._facts = Text(look, "", "note", "text2", wrap=True)
        self._mark = StateMark(look, "not_begun", "")
        self.link = Button(look, link, "link", role="note")
        self.link.setVisible(bool(link))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Text(look, name))
        words.addWidget(self._facts)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 8)
        layout.setSpacing(0)
        sign = IconMark(look, icon, "text2")
        layout.addSpacing(10)
        layout.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        layout.addSpacing(22)
        layout.addLayout(words, 1)
        layout.addWidget(self.link)
        layout.addSpacing(8)
        layout.addWidget(self._mark)

    def tell(self, facts: Words, mark: Mark, word: Words) -> None:
        self._facts.say(facts)
        self._mark.show_state(mark, word)


class GateRows(QWidget):
    """The four rows; `medium.link` lets the person name the key's folder, `vault.link` another vault."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.vault = GateRow(look, "vault", lambda: tr("Vault"), lambda: tr("Another…"))
        self.keyring = GateRow(look, "key-round", lambda: tr("Device key"))
        self.medium = GateRow(look, "usb", lambda: tr("Key medium"), lambda: tr("Folder…"))
        self.network = GateRow(look, "wifi-off", lambda: tr("Network"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for index, row in enumerate((self.vault, self.keyring, self.medium, self.network)):
            if index:
                layout.addWidget(hairline())
            layout.addWidget(row)

    def wait(self) -> None:
        """While the facts are being gathered."""
        for row in (self.vault, self.keyring, self.medium, self.network):
            row.tell(lambda: tr("being checked"), "not_begun", "")

    def show_facts(self, facts: GateFacts) -> None:
        self._show_vault(facts)
        self._show_keys(facts)
        names = ", ".join(facts.network)
        if facts.network:
            self.network.tell(lambda: tr("Active: {names}").format(names=names), "refused", lambda: tr("Network on"))
        else:
            self.network.tell(
                lambda: tr("No active wired, wireless or Bluetooth interface"), "met", lambda: tr("Disconnected")
            )

    def _show_vault(self, facts: GateFacts) -> None:
        info = facts.info
        if info is not None:
            about = f"{info.team_name} {info.round} {info.laptop}"
            practice = info.practice
            self.vault.tell(lambda: dotted(about, tr("Practice") if practice else ""), "met", lambda: tr("Found"))
        elif facts.problem is not None:
            from ui.messages import explain

            problem = facts.problem
            self.vault.tell(
                lambda: explain(problem, self._look.language.name).what, "refused", lambda: tr("Not usable")
            )
        else:
            self.vault.tell(lambda: tr("None on this laptop yet"), "not_begun", lambda: tr("None"))

    def _show_keys(self, facts: GateFacts) -> None:
        if facts.keyring == "ready":
            self.keyring.tell(lambda: tr("Found in the system's keyring"), "met", lambda: tr("Ready"))
        elif facts.keyring == "missing":
            self.keyring.tell(lambda: tr("The keyring holds no key of this vault"), "act", lambda: tr("Missing"))
        elif facts.keyring == "locked":
            self.keyring.tell(lambda: tr("The keyring is locked or not there"), "act", lambda: tr("Not reached"))
        else:
            self.keyring.tell(lambda: tr("Not kept in the keyring"), "not_begun", lambda: tr("Not in use"))
        folder = facts.key_folder.name if facts.key_folder is not None else ""
        if facts.medium == "ready":
            self.medium.tell(
                lambda: tr("Key file found in “{folder}”").format(folder=folder), "met", lambda: tr("Ready")
            )
        elif facts.medium == "missing":
            self.medium.tell(lambda: tr("Insert the key medium, or name its folder"), "act", lambda: tr("Missing"))
        else:
            self.medium.tell(lambda: tr("Needed only where there is no keyring"), "not_begun", lambda: tr("Not in use"))
        self.medium.link.setVisible(facts.medium != "unused")
