"""The one top-level window: keys everywhere, focus ring, idle watch, and what it holds."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QDialog, QMainWindow, QWidget

from ui.capture import CaptureGuard, platform_affinity
from ui.components.focus import FocusRing
from ui.components.watermark import mark_once
from ui.i18n import tr
from ui.idle import IdleWatch
from ui.look import Look, application

if TYPE_CHECKING:
    from ui.page import Page
    from ui.shell import Shell

LEAST = (1280, 680)


class Window(QMainWindow):
    """The one top-level window: the unlock page, or a `Shell`. Emptied on locking, dialogs closed. `who` is what the
    watermark over dialogs says; "" for none.

    `lock_asked()` comes from idleness, Ctrl+L, suspend or the lock button; `closing()` before the window closes.
    """

    lock_asked = Signal()
    closing = Signal()
    search_asked = Signal(QWidget)
    keys_asked = Signal(QWidget)

    def __init__(self, look: Look, idle: IdleWatch) -> None:
        super().__init__()
        self._look = look
        self._shell: Shell | None = None
        self.setWindowTitle(tr("Fieldseal"))
        self.setMinimumSize(*LEAST)
        self.setProperty("panel", "window")
        self._idle = idle
        self.capture = CaptureGuard(platform_affinity())
        self.who = ""
        idle.idle.connect(self.lock_asked)
        self.ring = FocusRing(look, self)
        application().installEventFilter(self)
        self._bind_keys()

    @property
    def shell(self) -> Shell | None:
        """The inside of the open vault; None before the key."""
        return self._shell

    def show_shell(self, shell: Shell) -> QWidget | None:
        """As `show_widget`, for the inside of an opened vault."""
        before = self.show_widget(shell)
        self._shell = shell
        shell.lock_asked.connect(self.lock_asked)
        shell.search_asked.connect(lambda: self.search_asked.emit(self))
        return before

    def show_widget(self, widget: QWidget) -> QWidget | None:
        """Put `widget` into the window and close every dialog. What was there is hidden and given back: the caller
        deletes it once its storage work has answered."""
        self._close_others()
        before = self.takeCentralWidget() if self.centralWidget() is not None else None
        if before is not None:
            before.hide()
        self.setCentralWidget(widget)
        self._shell = None
        self.ring.raise_()
        return before

    def clear_clipboard(self) -> None:
        """Drop what this program has put on the clipboard (V21)."""
        clipboard = QGuiApplication.clipboard()
        if clipboard.ownsClipboard():
            clipboard.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self._idle.watch(event)
        self.capture.watch(watched, event)
        if self.who and event.type() == QEvent.Type.Show and isinstance(watched, QDialog):
            mark_once(self._look, watched, self.who)
        self.ring.watch(watched, event)
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.ring.raise_()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.setWindowTitle(tr("Fieldseal"))
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        application().removeEventFilter(self)
        super().closeEvent(event)

    def next_region(self) -> None:
        """F6: navigation, then the page's regions, around."""
        shell = self.shell
        if shell is None:
            return
        regions = [shell.nav.current_button(), *(shell.page.regions() if shell.page is not None else ())]
        focus = application().focusWidget()
        at = next(
            (i for i, region in enumerate(regions) if focus and (region is focus or region.isAncestorOf(focus))), -1
        )
        target = regions[(at + 1) % len(regions)]
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if target.focusPolicy() == Qt.FocusPolicy.NoFocus and target.focusProxy() is None:
            target.focusNextChild()

    def _close_others(self) -> None:
        for widget in application().topLevelWidgets():
            if not isinstance(widget, Window) and (widget.parent() is not None or widget.isVisible()):
                widget.close()
                widget.deleteLater()

    def _bind_keys(self) -> None:
        for keys, act in (
            ("Ctrl+K", lambda: self.search_asked.emit(self)),
            ("Ctrl+L", self.lock_asked.emit),
            ("F1", lambda: self.keys_asked.emit(self)),
            ("F6", self.next_region),
            ("Ctrl+N", lambda: self._on_page(lambda page: page.new_record())),
            ("Ctrl+F", lambda: self._on_page(lambda page: page.find_here())),
            ("Ctrl+P", lambda: self._on_page(lambda page: page.print_page())),
            ("Esc", self._escape),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(act)
        for number in range(1, 10):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            shortcut.activated.connect(lambda number=number: self._go_number(number))

    def _go_number(self, number: int) -> None:
        if self.shell is not None:
            keys = self.shell.nav.keys()
            if number <= len(keys):
                self.shell.go(keys[number - 1])

    def _on_page(self, act: Callable[[Page], object]) -> None:
        if self.shell is not None and self.shell.page is not None:
            act(self.shell.page)

    def _escape(self) -> None:
        shell = self.shell
        if shell is not None and shell.page is not None and not shell.page.back() and shell.page.narrow:
            shell.back()


def later(parent: QObject, act: Callable[[], object]) -> None:
    """Do `act` when the events now waiting are done, unless `parent` is gone by then."""
    QTimer.singleShot(0, parent, act)
