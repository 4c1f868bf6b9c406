"""Locking by itself: after idle minutes, on suspend and when the desktop's session locks (V21, DESIGN "Keys")."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import SLOT, QEvent, QObject, QTimer, Signal, Slot

_LIVE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    }
)


class IdleWatch(QObject):
    """`idle()` once nothing was touched for the time set. The owner's event filter feeds `watch`."""

    idle = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.idle)

    def start(self, minutes: float) -> None:
        """Begin, or begin anew with another time."""
        self._timer.start(round(minutes * 60_000))

    def stop(self) -> None:
        self._timer.stop()

    def watch(self, event: QEvent) -> None:
        """Any touch of the person begins the time anew."""
        if event.type() in _LIVE and self._timer.isActive():
            self._timer.start()


LOGIN, LOGIN_PATH = "org.freedesktop.login1", "/org/freedesktop/login1"


class DesktopLock(QObject):
    """`locked()` when the desktop locks, `asleep()` when the machine is about to sleep, told over D-Bus (a local
    socket). Between `hold` and `release` sleep waits for us, as long as logind allows (five seconds, if not set
    otherwise).

    On a machine without D-Bus or logind nothing is ever told and nothing waits; the idle lock still stands.
    """

    locked = Signal()
    asleep = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.heard_from: list[str] = []
        self._wanted = False
        self._delay: Any = None

    def listen(self) -> None:
        """Subscribe. D-Bus is loaded here and not at start: the unlock page does not need it."""
        from PySide6.QtDBus import QDBusConnection

        system = QDBusConnection.systemBus()
        session = QDBusConnection.sessionBus()
        login = LOGIN
        for bus, service, path, interface, name, slot in (
            (system, login, LOGIN_PATH, f"{login}.Manager", "PrepareForSleep", "on_sleep(bool)"),
            (system, login, "", f"{login}.Session", "Lock", "on_lock()"),
            (session, "", "", "org.freedesktop.ScreenSaver", "ActiveChanged", "on_active(bool)"),
            (session, "", "", "org.gnome.ScreenSaver", "ActiveChanged", "on_active(bool)"),
        ):
            target: Any = SLOT(slot)  # the stub asks for bytes, which the binding refuses
            if bus.isConnected() and bus.connect(service, path, interface, name, self, target):
                self.heard_from.append(f"{interface}.{name}")

    def hold(self) -> None:
        """A vault is open: let no sleep begin before it is locked. Asked without waiting for the answer."""
        from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

        system = QDBusConnection.systemBus()
        if self._wanted or not system.isConnected():
            return
        self._wanted = True
        message = QDBusMessage.createMethodCall(LOGIN, LOGIN_PATH, f"{LOGIN}.Manager", "Inhibit")
        message.setArguments(["sleep", "Fieldseal", "Locks the vault", "delay"])
        watcher = QDBusPendingCallWatcher(system.asyncCall(message), self)
        watcher.finished.connect(self._answered)

    def release(self) -> None:
        """The keys are gone: sleep may begin. A process that is replaced or ends releases it by that."""
        self._wanted, self._delay = False, None

    @property
    def holds(self) -> bool:
        """Whether sleep waits for us now."""
        return self._delay is not None

    def _answered(self, watcher: Any) -> None:
        """A descriptor that delays as long as it is open; without one (no logind) nothing does."""
        from PySide6.QtDBus import QDBusMessage

        reply = watcher.reply()
        if self._wanted and reply.type() == QDBusMessage.MessageType.ReplyMessage:
            self._delay = reply.arguments()[0]
        else:
            self._wanted = False
        watcher.deleteLater()

    @Slot(bool)
    def on_active(self, active: bool) -> None:
        if active:
            self.locked.emit()

    @Slot(bool)
    def on_sleep(self, begins: bool) -> None:
        if begins:
            self.asleep.emit()

    @Slot()
    def on_lock(self) -> None:
        self.locked.emit()
