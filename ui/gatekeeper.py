"""Everything before the key: the unlock page, and the ways to a vault (create, recover, an office's workspace)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from forms.problems import Report
from ui.gate import GateFacts, device_secret, look_at_gate
from ui.i18n import tr
from ui.jobs import Jobs
from ui.look import Look
from ui.pages.unlock import UnlockPage
from ui.preferences import PreferenceStore

if TYPE_CHECKING:
    from storage.session import Session
    from storage.vault import VaultTools
    from ui.office.create import CreateOffice
    from ui.pages.create import CreateVault
    from ui.pages.practise import PractiseVault
    from ui.pages.recover import RecoverVault


@dataclass(frozen=True)
class Ways:
    """`tools` may be slow on its first call and is called in jobs only; `vault` and `key_folder` as named at start."""

    tools: Callable[[], VaultTools]
    root: Path
    vault: Path | None
    key_folder: Path | None


class Gatekeeper(QObject):
    """`vault` and `key_folder` as chosen last. `asked()` when a person begins a way to a vault, `opened(session)`
    when it is open; `shown(widget)` asks the owner to put `widget` into the window."""

    asked = Signal()
    opened = Signal(object)
    shown = Signal(QWidget)

    def __init__(self, window: QWidget, look: Look, jobs: Jobs, preferences: PreferenceStore, ways: Ways) -> None:
        super().__init__(window)
        self.facts: GateFacts | None = None
        self._window = window
        self._look = look
        self._jobs = jobs
        self._preferences = preferences
        self._ways = ways
        self.vault = ways.vault or (Path(preferences.now.vault) if preferences.now.vault else None)
        self.key_folder = ways.key_folder
        self._page: UnlockPage | None = None
        self._way: CreateVault | CreateOffice | RecoverVault | PractiseVault | None = None
        self._stopped = False

    def page(self, locked_at: datetime | None = None) -> UnlockPage:
        """A fresh unlock page; what it says is gathered once it is shown."""
        page = UnlockPage(self._look, locked_at)
        page.unlock_asked.connect(self._unlock)
        page.check_asked.connect(self.look_again)
        page.vault_asked.connect(self._choose_vault)
        page.key_folder_asked.connect(self._choose_key_folder)
        page.create_asked.connect(self.create)
        page.office_asked.connect(self._create_office)
        page.practice_asked.connect(self._practise)
        page.recover_asked.connect(self.recover)
        page.language_asked.connect(lambda name: self._preferences.change(language=name))
        self._page, self._way = page, None
        QTimer.singleShot(0, self, self.look_again)
        return page

    def leave(self) -> None:
        """The unlock page, or the way to a vault, is gone from the window."""
        self._page = self._way = None

    @property
    def shown_now(self) -> bool:
        """Whether the window shows the unlock page or a way to a vault."""
        return self._page is not None or self._way is not None

    @property
    def held(self) -> Session | None:
        """The vault that a way holds open while its last steps are gone through."""
        return self._way.held if self._way is not None else None

    def stop(self) -> None:
        """The program ends: nothing is looked at any more."""
        self._stopped = True

    def tell(self, problem: BaseException) -> bool:
        """Show a failure on the unlock page; False when it is not there."""
        if self._page is None:
            return False
        self._page.refuse(problem)
        return True

    def look_again(self) -> None:
        """Gather what the page shows: vault, keys, network."""
        if self._stopped:
            return
        vault, key_folder = self.vault, self.key_folder
        self._jobs.free(
            lambda _report: look_at_gate(vault, key_folder, self._ways.tools().clock), self._gathered, self.tell
        )

    def _gathered(self, facts: GateFacts) -> None:
        self.facts = facts
        if self._page is not None:
            self._page.show_facts(facts)

    def _unlock(self, account: str, passphrase: str) -> None:
        facts = self.facts
        if facts is None or facts.folder is None or facts.info is None:
            return
        self.asked.emit()
        folder, slots = facts.folder, facts.info.slots
        kind = next((slot.device for slot in slots if slot.account == account), "keyring")

        def work(report: Report) -> Session:
            from storage.vault import unlock_vault

            return unlock_vault(folder, account, passphrase, device_secret(facts, kind), self._ways.tools(), report)

        job = self._jobs.storage(work, self._unlocked, self._stayed_shut)
        if self._page is not None:
            self._page.follow(job)

    def _unlocked(self, session: Session) -> None:
        self._preferences.change(vault=str(session.folder))
        self.opened.emit(session)

    def _stayed_shut(self, problem: BaseException) -> None:
        if self._page is not None:
            self._page.refuse(problem)
            self.look_again()

    def _choose_vault(self) -> None:
        name = QFileDialog.getExistingDirectory(self._window, tr("The vault's folder"), str(self.vault or Path.home()))
        if name:
            self.vault = Path(name)
            self.look_again()

    def _choose_key_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self._window, tr("The folder with the key file"))
        if name:
            self.key_folder = Path(name)
            self.look_again()

    def create(self) -> None:
        from ui.pages.create import CreateVault

        page = CreateVault(self._look, self._jobs, self._ways.tools, self._ways.root)
        self._show_way(page)

    def _create_office(self) -> None:
        from ui.office.create import CreateOffice

        page = CreateOffice(self._look, self._jobs, self._ways.tools)
        self._show_way(page)

    def _practise(self) -> None:
        from ui.pages.practise import PractiseVault

        self._show_way(PractiseVault(self._look, self._jobs, self._ways.tools))

    def _show_way(self, page: CreateVault | CreateOffice | RecoverVault | PractiseVault) -> None:
        self.asked.emit()
        page.left.connect(lambda: self.shown.emit(self.page()))
        page.made.connect(self._made)
        self._page, self._way = None, page
        self.shown.emit(page)
        first = next((field for field in page.findChildren(QLineEdit) if field.isVisibleTo(page)), None)
        if first is not None:
            QTimer.singleShot(0, first, first.setFocus)

    def _made(self, session: Session, key_folder: Path | None) -> None:
        self.vault, self.key_folder = session.folder, key_folder
        self._unlocked(session)

    def recover(self, account: str) -> None:
        from ui.pages.recover import RecoverVault

        if self.facts is None or self.facts.info is None:
            return
        self._show_way(RecoverVault(self._look, self._jobs, self._ways.tools, self.facts, account))
