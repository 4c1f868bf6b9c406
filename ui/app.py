"""The program with a window: application, look, jobs, unlock page or shell, locking. Entered from `main.py`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget

from ui.collector import Collector
from ui.components.watermark import Watermark
from ui.gatekeeper import Gatekeeper, Ways
from ui.i18n import LanguageName
from ui.idle import DesktopLock, IdleWatch
from ui.inside import Inside, close_at, inside_of, learn_some
from ui.jobs import Jobs
from ui.languages import system_language
from ui.leaving import AfterLock, Leaving, LeavingPage, words_for
from ui.look import Look, make_look
from ui.preferences import Preferences, PreferenceStore, settings_path
from ui.surroundings import Surroundings
from ui.window import Window

if TYPE_CHECKING:
    from storage.access import Standing
    from storage.session import Session
    from storage.vault import VaultTools
    from ui.closing.closeout import ClearOrder
    from ui.shell import Shell
    from ui.workspace import Workspace


class Program(QObject):
    """Owns everything that lives as long as the window. One vault is open at a time, or none.

    `opened(Shell)` and `locked()` tell those who take pictures or test.
    """

    opened = Signal(object)
    locked = Signal()

    def __init__(
        self,
        look: Look,
        preferences: PreferenceStore,
        tools: Callable[[], VaultTools],
        root: Path,
        vault: Path | None,
        key_folder: Path | None,
        after_lock: AfterLock | None = None,
    ) -> None:
        """`tools` may be slow on its first call; it is called in jobs only."""
        super().__init__()
        self.look = look
        self.preferences = preferences
        self.root = root
        self.jobs = Jobs(self)
        self.session: Session | None = None
        self._after = after_lock or AfterLock()
        self._locked_away = False
        self._space: Workspace | None = None
        self.idle = IdleWatch(self)
        self.desktop = DesktopLock(self)
        self.window = Window(look, self.idle)
        self.surroundings = Surroundings(self.jobs, self)
        self.gate = Gatekeeper(self.window, look, self.jobs, preferences, Ways(tools, root, vault, key_folder))
        self._connect()

    def start(self) -> None:
        """Show the unlock page at once; what it says is gathered afterwards."""
        self._show_gate(self._after.locked_at)
        self.idle.start(self.preferences.now.idle_minutes)
        self.window.restoreGeometry(QByteArray.fromHex(self._after.geometry.encode()))
        self.window.show()

    def lock(self, cut: bool = False) -> None:
        """Seal drafts, empty the window, forget the keys: in this order, the last one on the storage thread; then
        start over as a fresh process.

        What is being written to a medium ends first, or is cut where policy says so or the machine goes to sleep
        (`cut`). A vault that is still being opened or made is closed as soon as it is open.
        """
        session, shell = self.session, self.window.shell
        if session is None:
            self._locked_away = True
            self._lock_before_the_key()
            return
        under_way = self.jobs.running
        cut = cut or (self._space is not None and self._space.policy.get("export_on_lock") == "cut")
        here = shell.current if shell is not None else ""
        now = datetime.now().astimezone()
        leaving = Leaving(under_way, self)
        leaving.over.connect(lambda: self._start_over(now))
        failures = self._put_away(shell)
        if self._after.begin is None:
            self._show_gate(now)
        else:
            page = LeavingPage(self.look)
            page.cut_asked.connect(leaving.cut)
            self._show_instead(page)
        if cut:
            leaving.cut()
        for problem in failures:
            self._bug(problem)
        gone = partial(self._keys_gone, leaving)
        self.jobs.storage(lambda _report: close_at(session, here), gone, gone)

    def _lock_before_the_key(self) -> None:
        """What was typed on the way to a vault goes, and a vault that the way holds open is closed. What is still being
        opened or made is waited for; the certificate of a vault that is gone stays."""
        if not self._locked_away or self.session is not None or self.jobs.running or not self.gate.shown_now:
            return
        self._locked_away = False
        held = self.gate.held
        self._show_gate(None)
        self.idle.start(self.preferences.now.idle_minutes)
        if held is not None:
            self.jobs.storage(lambda _report: held.close(), None, self._bug)

    def _put_away(self, shell: Shell | None) -> list[Exception]:
        """Nothing of the window asks the session from here on; what was typed is sealed first. Pages that failed in
        it hold up nothing."""
        self.session = None
        self._space = None
        self.surroundings.stop()
        self.window.clear_clipboard()
        self.window.who = ""
        return shell.seal() if shell is not None else []

    def _keys_gone(self, leaving: Leaving, problem: BaseException | None) -> None:
        """Closed, or not: a session that would not close is left behind as well."""
        if problem is not None:
            self._bug(problem)
        self.locked.emit()
        if self._after.begin is None:
            self.desktop.release()
        leaving.wait()

    def _start_over(self, locked_at: datetime) -> None:
        if self._after.begin is not None:
            geometry = self.window.saveGeometry().toHex().toStdString()
            self.window.hide()
            self._after.begin(words_for(self.gate.vault, self.gate.key_folder, locked_at, geometry))

    def close(self) -> None:
        """Seal, close the session, end the threads. May be called twice."""
        self.gate.stop()
        self.idle.stop()
        self.surroundings.stop()
        session, shell = self.session, self.window.shell
        if session is not None:
            self.session = None
            if shell is not None:
                shell.seal()
            self.jobs.storage(lambda _report: session.close())
            self.window.clear_clipboard()
        self.jobs.shutdown()

    def adopt(self, session: Session) -> None:
        """An opened session becomes the window's: read the members, then show the shell. One that the person locked
        away while it was being opened is closed again."""
        self.session = session
        if self._locked_away:
            self._locked_away = False
            self.lock()
            return
        self.jobs.storage(
            lambda _report: inside_of(session),
            lambda inside: self._show_shell(session, inside),
            lambda problem: self._stay_shut(session, problem),
        )

    def _stay_shut(self, session: Session, problem: BaseException) -> None:
        """What could not be shown is closed, so that the next try finds the vault free."""
        if self.session is not session:
            return
        self.session = None
        self.jobs.storage(lambda _report: session.close(), None, self._bug)
        if not self.gate.tell(problem):
            self._show_gate(None)
            self.gate.tell(problem)

    def _person_back(self) -> None:
        """Whoever opens a vault now does it after the last lock."""
        self._locked_away = False

    def _show_gate(self, locked_at: datetime | None) -> None:
        self._show_instead(self.gate.page(locked_at))

    def _show_instead(self, widget: QWidget) -> None:
        self._let_go(self.window.show_widget(widget))

    def _let_go(self, before: QWidget | None) -> None:
        """What the window held is hidden at once and deleted when the storage work it asked for has answered."""
        if before is not None:
            before.setParent(self.window)
            before.hide()
            self.jobs.storage(lambda _report: None, lambda _none: before.deleteLater())

    # -- with the vault open ---------------------------------------------------------------------------------

    def _show_shell(self, session: Session, inside: Inside) -> None:
        from ui.doors import fetch_pages, records, rooms
        from ui.shell import Shell
        from ui.workspace import Workspace

        if self.session is not session:
            return
        space = Workspace(
            self.look, self.jobs, session, self.preferences, inside.members, self.root, inside.forms, inside.policy
        )
        space.setParent(self)
        shell = Shell(space, rooms(space), records(space))
        if space.policy.get("screen_watermark") == "on":
            self.window.who = session.me.name
            Watermark(self.look, shell, session.me.name)
        self.gate.leave()
        self._let_go(self.window.show_shell(shell))
        shell.go(shell.first)
        shell.resume(inside.resume)
        self._space = space
        self._show_standing(shell, inside.standing)
        self.idle.start(space.idle_minutes())
        self.desktop.hold()
        self.surroundings.network.connect(shell.show_network)
        self.surroundings.media.connect(shell.show_medium)
        self.surroundings.start(session)
        space.clearing_asked.connect(self._clear_vault)
        self._learn_names(session, session.learning())
        self.jobs.free(fetch_pages, None, self._bug)
        self.opened.emit(shell)

    def _learn_names(self, session: Session, steps: Iterator[int]) -> None:
        """Step by step: what a person asks for meanwhile comes between two."""

        def done(more: bool) -> None:
            if more and self.session is session:
                self._learn_names(session, steps)

        self.jobs.storage(lambda _report: learn_some(session, steps), done, self._bug)

    def _clear_vault(self, order: ClearOrder) -> None:
        """V25: the shell goes before the vault does, so that nothing asks a vault that is no more; what stays in the
        window is the certificate."""
        from ui.closing.clearing import ClearingPage

        session, shell = self.session, self.window.shell
        if session is None or shell is None:
            return
        self._put_away(shell)
        page = ClearingPage(self.look, self.jobs, self.root)
        page.refused.connect(lambda problem: self._not_cleared(session, problem))
        page.left.connect(self._vault_gone)
        self._show_instead(page)
        page.begin(session, order)

    def _not_cleared(self, session: Session, problem: BaseException) -> None:
        self.session = session
        self._stay_shut(session, problem)

    def _vault_gone(self) -> None:
        """Start anew as a program without a vault, in a fresh process where there is one to be had."""
        self.preferences.change(vault="")
        self.gate.vault = self.gate.key_folder = None
        if self._after.begin is None:
            self._show_gate(None)
        else:
            self._start_over(datetime.now().astimezone())

    @staticmethod
    def _show_standing(shell: Shell, standing: Standing) -> None:
        """An account that may not work yet or any more (V03) sees what it lacks, and where to register it."""
        if standing.code:
            shell.go("accounts")
            from ui.pages.accounts import AccountsPage

            if isinstance(shell.page, AccountsPage):
                shell.page.tell_standing(standing)

    def _search(self) -> None:
        if self.window.shell is not None:
            from ui.pages.search import open_search

            open_search(self.window.shell.space, self.window)

    def _keys(self) -> None:
        from ui.pages.keys import open_keys

        shell = self.window.shell
        open_keys(self.look, self.window, shell.page if shell is not None else None)

    # -- wiring ----------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.gate.asked.connect(self._person_back)
        self.gate.opened.connect(self.adopt)
        self.gate.shown.connect(self._show_instead)
        self.window.lock_asked.connect(self.lock)
        self.window.closing.connect(self.close)
        self.window.search_asked.connect(lambda _window: self._search())
        self.window.keys_asked.connect(lambda _window: self._keys())
        self.desktop.locked.connect(self.lock)
        self.jobs.busy_changed.connect(lambda busy: None if busy else self._lock_before_the_key())
        self.desktop.asleep.connect(lambda: self.lock(cut=True))
        self.preferences.changed.connect(self._apply)
        QTimer.singleShot(2000, self.desktop, self.desktop.listen)

    def _apply(self, now: Preferences) -> None:
        self.look.language.use(now.language)
        self.look.theme.use(now.theme)
        self.look.fonts.use(large=now.large_type, record_in_hei=now.record_in_hei)
        if self._space is not None:
            self.idle.start(self._space.idle_minutes())

    def _bug(self, problem: BaseException) -> None:
        """A failure outside any page, shown where the person is."""
        if not self.gate.tell(problem) and self.window.shell is not None:
            self.window.shell.error.tell(problem)


def run_window(
    root: Path,
    tools: Callable[[], VaultTools],
    language: LanguageName | None = None,
    vault: Path | None = None,
    key_folder: Path | None = None,
    after_lock: AfterLock | None = None,
) -> int:
    """Open the window and stay until it closes; 0. `language` wins over the one chosen last."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("fieldseal")
    preferences = PreferenceStore(settings_path(), Preferences(language=system_language()))
    if language is not None:
        preferences.change(language=language)
    look = make_look(root, preferences.now)
    look.install()
    app.setWindowIcon(QIcon(str(root / "build" / "icons" / "fieldseal.svg")))
    program = Program(look, preferences, tools, root, vault, key_folder, after_lock)
    program.start()
    collector = Collector(app)
    code = app.exec()
    collector.stop()
    program.close()
    return code
