"""The inside of the window while a vault is open: navigation, pages, status line. What the pages are is data."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.components.banner import Banner
from ui.components.empty import ErrorPanel
from ui.components.keyhints import KeyHints, hints_of
from ui.components.layouts import take_out
from ui.components.nav import Door, Navigation
from ui.components.statusline import StatusLine
from ui.components.text import Panel
from ui.i18n import Speaks, Words, dotted, tr
from ui.networkview import show_network
from ui.page import Page
from ui.roles import role_word
from ui.workspace import Workspace

if TYPE_CHECKING:
    from storage.network_watch import NetworkState

PageMaker = Callable[[Workspace, str], Page]
RecordMaker = Callable[[Workspace, str, str], Page]


@dataclass(frozen=True)
class Room:
    """A page behind a door (or, without one, reached from elsewhere): `make(workspace, argument)`.

    `kept` pages live on while others are shown; the rest are made anew each time. `home_of` names the kinds
    whose record pages light this door.
    """

    door: Door
    make: PageMaker
    listed: bool = True
    kept: bool = True
    home_of: tuple[str, ...] = ()


class Shell(Speaks, QWidget):
    """Shows one page at a time and keeps the trail back. The owner drops it on locking."""

    lock_asked = Signal()
    search_asked = Signal()

    def __init__(self, space: Workspace, rooms: Sequence[Room], records: Mapping[str, RecordMaker]) -> None:
        """`records` makes the page of one record by kind: `(workspace, record or "", place)`."""
        super().__init__()
        self.space = space
        self._rooms = {room.door.key: room for room in rooms}
        self._records = records
        space.doors = frozenset(self._rooms)
        space.openable = frozenset(records)
        space.homes = {kind: key for key, room in self._rooms.items() if room.kept for kind in room.home_of}
        self._pages: dict[str, Page] = {}
        self._trail: list[str] = []
        self._saved_words: Words = ""
        self.nav = Navigation(space.look)
        self.status = StatusLine(space.look)
        self.banner = Banner(space.look)
        self.error = ErrorPanel(space.look)
        self.stack = QStackedWidget()
        self.hints = KeyHints(space.look)
        self._lay_out()
        self._listen()
        self._show_standing_facts()
        self._committed(datetime.now().astimezone())

    # -- pages -----------------------------------------------------------------------------------------------

    @property
    def page(self) -> Page | None:
        widget = self.stack.currentWidget()
        return widget if isinstance(widget, Page) else None

    @property
    def current(self) -> str:
        """The key of the page in view, such as `today` or `interview:<record>`."""
        return self._trail[-1] if self._trail else ""

    def doors(self) -> list[str]:
        """Keys of the rooms that open without an argument."""
        return [key for key, room in self._rooms.items() if room.listed or key in ("settings", "accounts")]

    @property
    def first(self) -> str:
        """The door a person comes in by: today's work, at the office the inbox."""
        return next(iter(self._rooms))

    def go(self, key: str, argument: str = "") -> None:
        """Show a room by the key of its door; a door that is not there leads nowhere."""
        room = self._rooms.get(key)
        if room is None or not self._may_leave():
            return
        if not room.kept:
            self._drop(key)
        if key not in self._pages:
            self._add(key, room.make(self.space, argument))
        self._show(key)
        if room.kept and argument:
            self._pages[key].arrive(argument)

    def open_record(self, kind: str, record: str, place: str = "") -> None:
        """Show the page of one record; `record` empty begins a new one."""
        if kind not in self._records or not self._may_leave():
            return
        key = f"{kind}:{record}"
        self._drop(key)
        self._add(key, self._records[kind](self.space, record, place))
        self._show(key)

    def back(self) -> None:
        """To where the person came from; the page left is dropped unless it is kept."""
        if not self._may_leave():
            return
        gone = self._trail.pop() if self._trail else ""
        target = next((key for key in reversed(self._trail) if key in self._pages), next(iter(self._rooms)))
        if target in self._pages:
            self._show(target)
        else:
            self.go(target)
        if not self._kept(gone):
            self._drop(gone)

    def resume(self, key: str) -> None:
        """Show what `current` was before the vault was locked; a page that asks for more than its key is left out."""
        kind, _, record = key.partition(":")
        if record:
            self.open_record(kind, record)
        elif key in self._rooms and self._rooms[key].kept:
            self.go(key)

    def seal(self) -> list[Exception]:
        """Before locking: every page hands what was typed to storage jobs. A page that fails keeps no other from it,
        nor the lock; its failure is given back."""
        failures: list[Exception] = []
        for page in self._pages.values():
            try:
                page.seal()
            except Exception as problem:  # noqa: BLE001 - whatever it is, the lock goes on; the caller tells it
                failures.append(problem)
        return failures

    def _may_leave(self) -> bool:
        return self.page is None or self.page.may_leave()

    def _add(self, key: str, page: Page) -> None:
        self._pages[key] = page
        page.facts_changed.connect(lambda text, key=key: self._facts(key, text))
        page.keys_changed.connect(lambda: self._show_keys(page) if self.stack.currentWidget() is page else None)
        page.saved_at.connect(lambda text, key=key: self._page_saved(key, text))
        page.left.connect(self.back)
        self.stack.addWidget(page)

    def _kept(self, key: str) -> bool:
        return key in self._rooms and self._rooms[key].kept

    def _drop(self, key: str) -> None:
        """Seal a page and delete it once the storage work it asked for has answered."""
        page = self._pages.pop(key, None)
        if page is not None:
            page.seal()
            take_out(self.stack, page)
            page.hide()
            page.setParent(self)
            self.space.jobs.storage(lambda _report: None, lambda _none: page.deleteLater())

    def _show(self, key: str) -> None:
        page = self._pages[key]
        self._trail = [*[name for name in self._trail if name != key][-8:], key]
        self.error.clear()
        self.status.show_facts("")
        self.status.show_saved(self._saved_words)
        self.nav.become_narrow(page.narrow)
        self.nav.show_current(self._door_of(key))
        self.stack.setCurrentWidget(page)
        self._show_keys(page)
        page.enter()
        if self._kept(key):
            for name in [name for name in self._pages if name != key and not self._kept(name)]:
                self._drop(name)
            self._trail = [name for name in self._trail if name in self._pages]

    def _show_keys(self, page: Page) -> None:
        """Three to five keys at the foot of a page (UI.md 1.6); editors and wizards show theirs themselves."""
        self.hints.setVisible(not page.narrow)
        if not page.narrow:
            self.hints.show_hints(hints_of(page.keys()))

    def _door_of(self, key: str) -> str:
        kind = key.partition(":")[0]
        homes = (name for name, room in self._rooms.items() if kind in room.home_of)
        return key if key in self._rooms and self._rooms[key].listed else next(homes, "")

    # -- what the status line and the navigation show --------------------------------------------------------

    def show_network(self, now: NetworkState) -> None:
        """V22: any active interface is shown in red; over the whole window unless this is a practice vault."""
        show_network(self, now)

    def show_medium(self, names: Sequence[str]) -> None:
        """Removable media that are plugged in, by register number or label."""
        self.status.show_medium(names)

    def show_owed(self, count: int) -> None:
        """How many records the office has not receipted."""
        self.status.show_owed(count)
        self.nav.show_count("handover", count or None)

    def retranslate(self) -> None:
        self._show_team()

    def _show_standing_facts(self) -> None:
        space = self.space
        self.status.show_marking(space.stint.marking)
        self._show_idle()
        self.nav.show_doors([room.door for room in self._rooms.values() if room.listed])
        self._show_team()
        if space.read_only:
            self.banner.tell(
                "danger",
                lambda: tr("The audit chain is broken: this vault can only be read. Tell the office before going on."),
                lambda: tr("What to do…"),
                (lambda: self.go("audit")) if "audit" in self._rooms else None,
            )

    def _show_team(self) -> None:
        stint, me = self.space.stint, self.space.me
        about = dotted(stint.round_name or stint.round, tr("Practice") if stint.practice else "")
        if me.role == "office":
            about = tr("Inspection office")
        who = dotted(me.name, role_word(me.role)) if self.space.look.language.zh else me.name
        self.nav.show_team(stint.team_name, about, who)

    def _committed(self, moment: datetime) -> None:
        stamp = moment.strftime("%H:%M:%S")
        self._saved_words = lambda: tr("All saved {time}").format(time=stamp)
        self.status.show_saved(self._saved_words)

    def _page_saved(self, key: str, text: str) -> None:
        if key == self.current:
            self.status.show_saved(text)

    def _facts(self, key: str, text: str) -> None:
        if key == self.current:
            self.status.show_facts(text)

    def _refresh(self, change: object) -> None:
        """Views follow a write; not one that came to its end while the program closes."""
        if self.space.jobs.closed:
            return
        for page in list(self._pages.values()):
            page.refresh(change)  # type: ignore[arg-type]  # the signal carries a Change

    # -- making ----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        content = Panel("window")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.banner, self.error):
            holder = QHBoxLayout()
            holder.setContentsMargins(24, 0, 24, 0)
            holder.addWidget(widget)
            column.addLayout(holder)
        column.addWidget(self.stack, 1)
        self.hints.layout().setContentsMargins(24, 0, 24, 8)  # type: ignore[union-attr]  # made with a layout
        self.hints.hide()
        column.addWidget(self.hints)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.nav)
        row.addWidget(content, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(row, 1)
        outer.addWidget(self.status)

    def _listen(self) -> None:
        space = self.space
        space.changed.connect(self._refresh)
        space.committed.connect(self._committed)
        space.failed.connect(self.error.tell)
        space.open_asked.connect(self.open_record)
        space.go_asked.connect(self.go)
        space.counted.connect(lambda key, count: self.nav.show_count(key, count or None))
        space.owed_changed.connect(self.show_owed)
        space.preferences.changed.connect(self._show_idle)
        self.nav.chosen.connect(self.go)
        self.nav.settings_asked.connect(lambda: self.go("settings"))
        self.nav.lock_asked.connect(self.lock_asked)
        self.nav.search_asked.connect(self.search_asked)

    def _show_idle(self, _now: object = None) -> None:
        """A method of its own: the preferences outlive the shell, and Qt lets go of a method with its object."""
        self.status.show_idle(self.space.idle_minutes())
