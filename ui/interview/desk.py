"""The interview's side of the storage thread: every read and write of the page as one job."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from forms.kinds import KINDS
from forms.problems import Refused, Report
from forms.rules import GuardContext
from storage.files import environment_problem
from storage.model import Account, AttachmentRef, Content, Draft, RecordView, Saved
from storage.session import Session
from ui.jobs import Failed, Job
from ui.workspace import Workspace

KIND = "interview"
ADDENDUM = "interview_addendum"


@dataclass(frozen=True)
class Opened:
    """All that a page needs to begin: the record (None for one not saved yet), the draft left from last time,
    the accounts that may be chosen, and the addenda."""

    record: str
    view: RecordView | None
    draft: Draft | None
    members: tuple[Account, ...]
    addenda: tuple[RecordView, ...] = ()


@dataclass(frozen=True)
class AfterWrite:
    """A committed write: the record as it stands now, and what changed for other windows."""

    saved: Saved
    view: RecordView
    addenda: tuple[RecordView, ...] = ()

    @property
    def change(self) -> Change:
        return self.saved.change


Typed = Mapping[str, Content]
"""Protected groups typed in the window, by name."""


class Desk:
    """One for each page; its jobs outlive the page, its `done` functions must not need it."""

    def __init__(self, space: Workspace) -> None:
        self._space = space
        self._session = space.session
        self.new_id: Callable[[], str] = space.session.clock.new_id

    def open(self, record: str, done: Callable[[Opened], object], failed: Failed) -> Job[Opened]:
        """Read the record `record`, or begin one where `record` is empty."""

        def work(_report: Report) -> Opened:
            session = self._session
            members = tuple(entry for entry in session.accounts.all() if entry.active)
            name = record or session.clock.new_id()
            draft = session.drafts.of(name)
            try:
                view = session.records.get(name)
            except Refused:
                if record and draft is None:
                    raise
                return Opened(name, None, draft, members)
            return Opened(name, view, draft, members, self._addenda(name))

        return self._space.jobs.storage(work, done, failed)

    def write_draft(
        self, record: str, base: str, content: Content, typed: Typed, done: Callable[[str], object], failed: Failed
    ) -> Job[str]:
        """Commit what is typed as a draft; `done` gets the UTC time of the commit."""
        return self._space.jobs.storage(
            lambda _report: self._session.drafts.write(record, KIND, base, content, typed), done, failed
        )

    def discard_draft(self, record: str, failed: Failed) -> None:
        self._space.jobs.storage(lambda _report: self._session.drafts.discard(record), None, failed)

    def save(
        self,
        record: str,
        base: str,
        content: Content,
        typed: Typed,
        done: Callable[[AfterWrite], object],
        failed: Failed,
    ) -> Job[AfterWrite]:
        """A new revision; the first one (empty `base`) gives serial and source code."""

        def work(_session: Session, _report: Report) -> AfterWrite:
            records = self._session.records
            if base:
                return self._after(records.save(record, base, content, typed))
            return self._after(records.create(KIND, content, typed, record=record))

        return self._space.write(work, done, failed)

    def blocked(
        self, record: str, base: str, move: str, done: Callable[[list[Refused]], object], failed: Failed
    ) -> None:
        """Everything that keeps `move` from happening now."""
        self._space.jobs.storage(lambda _report: self._session.records.blocked_by(record, base, move), done, failed)

    def move(
        self,
        record: str,
        base: str,
        name: str,
        done: Callable[[AfterWrite], object],
        failed: Failed,
        updates: Content | None = None,
        files: Sequence[tuple[Path, str]] = (),
    ) -> Job[AfterWrite]:
        """A transition; `files` (path, field) become attachments of the same revision."""

        def work(_session: Session, report: Report) -> AfterWrite:
            refs = tuple(self._attach(path, field, report) for path, field in files)
            return self._after(self._session.records.transition(record, base, name, updates, attachments=refs))

        return self._space.write(work, done, failed)

    def void(
        self,
        record: str,
        base: str,
        reason: str,
        passphrase: str,
        done: Callable[[AfterWrite], object],
        failed: Failed,
        approver: str = "",
    ) -> Job[AfterWrite]:
        """Void with the leader's word: `approver` is the leader's account, empty when the leader is signed in."""

        def work(_session: Session, _report: Report) -> AfterWrite:
            session = self._session
            approval = session.accounts.approve(approver, passphrase, record) if approver else None
            return self._after(session.records.transition(record, base, "void", reason=reason, approval=approval))

        return self._space.write(work, done, failed)

    def open_identity(
        self, record: str, reason: str, done: Callable[[Content], object], failed: Failed
    ) -> Job[Content]:
        """The identity, with the reason in the log."""
        return self._space.jobs.storage(
            lambda _report: self._session.open_protected(record, "identity", reason), done, failed
        )

    def add_addendum(
        self, parent: RecordView, content: Content, done: Callable[[AfterWrite], object], failed: Failed
    ) -> Job[AfterWrite]:
        """Save an addendum to a fixed record and lock it at once."""

        def work(_session: Session, _report: Report) -> AfterWrite:
            session = self._session
            required = session.forms.required(ADDENDUM, content)
            refusals = KINDS[ADDENDUM].missing("lock", GuardContext(content, required))
            if refusals:  # before a serial is spent
                raise refusals[0]
            made = session.records.create(ADDENDUM, content, parent_serial=parent.serial).revision
            saved = session.records.transition(made.record, made.id, "lock")
            return AfterWrite(saved, session.records.get(parent.id), self._addenda(parent.id))

        return self._space.write(work, done, failed)

    def phrases(self, done: Callable[[list[str] | None], object], failed: Failed) -> None:
        """The person's own quick phrases, None until they chose some."""
        key = f"phrases:{self._space.me.id}"
        self._space.jobs.storage(lambda _report: self._session.settings.get(key), done, failed)

    def keep_phrases(self, phrases: Sequence[str], failed: Failed) -> None:
        key = f"phrases:{self._space.me.id}"
        self._space.jobs.storage(lambda _report: self._session.settings.set(key, list(phrases)), None, failed)

    def attachment(self, sha256: str, done: Callable[[bytes], object], failed: Failed) -> Job[bytes]:
        """The bytes of an attachment, for showing."""
        return self._space.jobs.storage(lambda _report: self._session.attachments.read(sha256), done, failed)

    def _attach(self, path: Path, field: str, report: Report) -> AttachmentRef:
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        try:
            with path.open("rb") as source:
                return self._session.attachments.add(source, path.name, kind, field, path.stat().st_size, report)
        except OSError as error:
            raise environment_problem(error, path) from error

    def _after(self, saved: Saved) -> AfterWrite:
        record = saved.revision.record
        return AfterWrite(saved, self._session.records.get(record), self._addenda(record))

    def _addenda(self, record: str) -> tuple[RecordView, ...]:
        records = self._session.records
        return tuple(records.get(row.id) for row in records.summaries(ADDENDUM, record))


def leader_of(members: Sequence[Account]) -> Account | None:
    """The leader whose word can be asked for: active and with a slot."""
    return next((entry for entry in members if entry.role == "leader" and entry.recipient), None)
