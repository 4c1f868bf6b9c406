"""What the shell asks of a page."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.i18n import Speaks, Words

if TYPE_CHECKING:
    from storage.model import Change

KeyList = Sequence[tuple[str, Words]]


class Page(Speaks, QWidget):
    """One page. `narrow` pages (editors, wizards) leave the navigation 56 px.

    `facts_changed(text)` shows page facts in the status line; `saved_at(text)` replaces "All saved …" there;
    `keys_changed()` says that `keys()` are others now; `left()` asks the shell to go back to where the person came
    from.
    """

    facts_changed = Signal(str)
    keys_changed = Signal()
    saved_at = Signal(str)
    left = Signal()
    narrow = False

    def retranslate(self) -> None:
        """Words that no component renews by itself."""

    def enter(self) -> None:
        """The page has come into view: load what it shows and give focus to its first control."""

    def arrive(self, argument: str) -> None:
        """Reached with an argument although the page lives on: `<kind>/<filter>` for a list."""

    def refresh(self, change: Change) -> None:
        """Something was written; show it if it concerns this page."""

    def seal(self) -> None:
        """The vault is about to be locked or the page to be left for good: commit the input method's text and
        hand everything typed to a storage job. The shell closes the session after all jobs asked for here."""

    def may_leave(self) -> bool:
        """Whether another page may be shown now; a page that says no shows why."""
        return True

    def regions(self) -> Sequence[QWidget]:
        """Where F6 goes, in order."""
        return ()

    def keys(self) -> KeyList:
        """The page's own keys, for the F1 overview."""
        return ()

    def idle_keys(self) -> Collection[str]:
        """Keys of every page that do nothing on this one; the F1 overview leaves them out."""
        acts = {"Ctrl N": "new_record", "Ctrl F": "find_here", "Ctrl P": "print_page"}
        return {key for key, act in acts.items() if getattr(type(self), act) is getattr(Page, act)}

    def new_record(self) -> None:
        """Ctrl+N."""

    def find_here(self) -> None:
        """Ctrl+F."""

    def print_page(self) -> None:
        """Ctrl+P."""

    def back(self) -> bool:
        """Esc; whether the page did something with it."""
        return False
