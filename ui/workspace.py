"""`Workspace`: an opened vault as the windows see it. Pages get it as a constructor argument."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from forms.problems import Report
from ui.formwords import FormWords
from ui.jobs import Failed, Job, Jobs
from ui.look import Look
from ui.preferences import PreferenceStore

if TYPE_CHECKING:
    from forms.xlsform.model import Form
    from storage.model import Account, Change, Stint
    from storage.session import Session

T = TypeVar("T")


class Workspace(QObject):
    """`me`, `stint` and `members` are plain values; `session` is used inside jobs only.

    `changed(Change)` follows every write and tells the views to refresh. `committed(datetime)` feeds the status
    line. `open_asked(kind, record, place)` asks the shell for a record's page (`record` empty: a new one), and
    `go_asked(door, argument)` for a page by name. `counted(door, n)` is the number beside an entry of the
    navigation, `owed_changed(n)` how many records the office has not received.
    `failed(exception)` shows a failure nobody else shows. `clearing_asked(order)` asks the program to clear the vault.
    """

    changed = Signal(object)
    committed = Signal(object)
    failed = Signal(object)
    clearing_asked = Signal(object)
    open_asked = Signal(str, str, str)
    go_asked = Signal(str, str)
    counted = Signal(str, int)
    owed_changed = Signal(int)

    def __init__(
        self,
        look: Look,
        jobs: Jobs,
        session: Session,
        preferences: PreferenceStore,
        members: tuple[Account, ...],
        root: Path,
        forms: Mapping[str, Form],
        policy: Mapping[str, object] | None = None,
    ) -> None:
        """`root` holds `resources/` and `build/`: for printing. `forms` are the forms in use by kind,
        `policy` the values of `storage.policy` in force."""
        super().__init__()
        self.look = look
        self.jobs = jobs
        self.session = session
        self.preferences = preferences
        self.me: Account = session.me
        self.stint: Stint = session.stint
        self.members = members
        self.names: dict[str, str] = {}
        self.root = root
        self.doors: frozenset[str] = frozenset()
        self.homes: Mapping[str, str] = {}
        self.openable: frozenset[str] | None = None
        self.forms = forms
        self.policy: Mapping[str, object] = policy or {}
        self._no_words = FormWords(None)
        self._words = {kind: FormWords(form) for kind, form in forms.items()}
        self.read_only = session.read_only
        self.media_folders: list[Path] = []
        """Folders that stood for media since the vault was opened (practice), the last one chosen last."""

    def read(self, work: Callable[[Session], T], done: Callable[[T], object], failed: Failed | None = None) -> Job[T]:
        """Ask storage; `done` gets the answer on the GUI thread. A page that asks while the program ends (a switch of
        language reaches it once more) gets none."""
        if self.jobs.closed:
            return self.jobs.unasked()
        return self.jobs.storage(lambda _report: work(self.session), done, failed or self.failed.emit)

    def write(
        self,
        work: Callable[[Session, Report], T],
        done: Callable[[T], object] | None = None,
        failed: Failed | None = None,
    ) -> Job[T]:
        """Change storage. A result that is a `Change`, or has one as `.change`, refreshes every view first."""
        job = self.jobs.storage(lambda report: work(self.session, report), self._wrote, failed or self.failed.emit)
        if done is not None:
            job.finished.connect(done)
        return job

    def tell(self, change: Change) -> None:
        """A write made elsewhere (an editor's own desk) has committed."""
        self.committed.emit(datetime.now().astimezone())
        self.changed.emit(change)

    def words(self, kind: str) -> FormWords:
        """Labels of the form that `kind` uses."""
        return self._words.get(kind, self._no_words)

    def opens(self, kind: str) -> bool:
        """Whether there is a page for one record of `kind`; set by the shell, an office has none."""
        return self.openable is None or kind in self.openable

    def list_key(self, kind: str, chip: str = "") -> str:
        """The door of the list in which records of `kind` stand, with what to show there; empty where there is none."""
        return f"{self.homes[kind]}:{kind}/{chip}" if kind in self.homes else ""

    def has_door(self, key: str) -> bool:
        """Whether there is a page of that name; set by the shell."""
        return key in self.doors

    def take_policy(self, values: Mapping[str, object]) -> None:
        """Policy has changed: what follows from it while the vault is open (the idle lock) follows at once."""
        self.policy = values
        self.preferences.changed.emit(self.preferences.now)

    def idle_minutes(self) -> int:
        """Minutes until the vault locks itself: the person's choice, never longer than policy allows (V21)."""
        most = self.policy.get("idle_minutes")
        chosen = self.preferences.now.idle_minutes
        return min(chosen, most) if isinstance(most, int) else chosen

    def member_name(self, account: str) -> str:
        """The name of an account, here or on a laptop that sent its registers; its id where it is not known."""
        known = next((member.name for member in self.members if member.id == account), "")
        return known or self.names.get(account, account)

    def _wrote(self, result: object) -> None:
        from storage.model import Change

        change = result if isinstance(result, Change) else getattr(result, "change", None)
        self.tell(change if isinstance(change, Change) else Change())
