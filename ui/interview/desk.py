"""The interview's side of the storage thread: every read and write of one page as one job."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from forms.kinds import KINDS
from forms.problems import Refused, Report
from forms.rules import GuardContext
from storage.model import Account, Change, Content, Draft, NameHit, RecordView, Revision, Saved
from storage.session import Session
from ui.draftmerge import left_behind
from ui.interview.working import tidy
from ui.jobs import Failed, Job
from ui.takein import take_in
from ui.workspace import Workspace

KIND = "interview"
ADDENDUM = "interview_addendum"

Typed = Mapping[str, Content]
"""Protected groups typed in the window and not sealed yet, by name."""


@dataclass(frozen=True)
class Opened:
    """All that a page needs to begin: the record (None for one not saved yet), the draft left from last time,
    the accounts that may be chosen, and the addenda. `typed_over` is what the draft was typed over, where the record
    was saved since then."""

    record: str
    view: RecordView | None
    draft: Draft | None
    members: tuple[Account, ...]
    addenda: tuple[RecordView, ...] = ()
    typed_over: Content | None = None


@dataclass(frozen=True)
class Written:
    """A commit. `view` is None for a draft; `saved` is then None too. `at` is the local time of the commit."""

    at: datetime
    content: Content
    saved: Saved | None = None
    view: RecordView | None = None
    addenda: tuple[RecordView, ...] = ()
    names: tuple[NameHit, ...] = ()
    """Where names from protected fields stand in the text; looked for when a person saves, not in drafts (V13)."""

    @property
    def change(self) -> Change:
        return self.saved.change if self.saved is not None else Change()


Done = Callable[[Written], object]


class Desk:
    """One for each page. Jobs may outlive the page; they remember on the storage thread which revision they go on
    from, so that no window has to."""

    def __init__(self, space: Workspace) -> None:
        self._space = space
        self._session = space.session
        self._base = ""
        self._record = ""
        self.new_id: Callable[[], str] = space.session.clock.new_id

    def open(self, record: str, done: Callable[[Opened], object], failed: Failed) -> Job[Opened]:
        """Read the record `record`, or begin one where `record` is empty."""

        def work(_report: Report) -> Opened:
            session = self._session
            members = tuple(entry for entry in session.accounts.all() if entry.active)
            self._record = record or session.clock.new_id()
            draft = session.drafts.of(self._record)
            try:
                view = session.records.get(self._record)
            except Refused:
                if record and draft is None:
                    raise
                return Opened(self._record, None, draft, members)
            self._base = view.head.id
            behind = left_behind(draft, view.head, session.records.history(self._record))
            return Opened(self._record, view, draft, members, self._addenda(), behind)

        return self._space.jobs.storage(work, done, failed)

    def look_again(self, take: Callable[[RecordView], bool], failed: Failed) -> None:
        """`take` gets the record when another window changed it; where it says yes, this page goes on from there."""

        def work(_report: Report) -> RecordView | None:
            if not self._base:
                return None
            view = self._session.records.get(self._record)
            if view.head.id == self._base:
                return None
            return view

        def told(view: RecordView | None) -> None:
            if view is not None and take(view):
                self._space.jobs.storage(lambda _report: setattr(self, "_base", view.head.id), None, failed)

        self._space.jobs.storage(work, told, failed)

    def keep(self, content: Content, typed: Typed, done: Done, failed: Failed) -> Job[Written]:
        """Commit what is typed: as a draft, or as the first revision of a record that has none yet.

        The first turn of a planned talk begins it, which is a revision too.
        """

        def work(_session: Session, _report: Report) -> Written:
            records = self._session.records
            written: Written | None = None
            if not self._base:
                written = self._after(records.create(KIND, content, record=self._record))
            head = records.get(self._record).head
            answers = _with_handle(content, head)
            if head.state == "planned" and content.get("turns"):
                written = self._after(records.transition(self._record, self._base, "begin", answers))
            if written is None or typed:
                self._session.drafts.write(self._record, KIND, self._base, answers, typed)
            return written or self._unchanged(content)

        def told(written: Written) -> None:
            if written.saved is not None:
                self._space.tell(written.change)
            else:  # a draft changes nothing that other windows show
                self._space.committed.emit(written.at)
            done(written)

        return self._space.jobs.storage(lambda report: work(self._session, report), told, failed)

    def commit(
        self, content: Content, typed: Typed, done: Done, failed: Failed, *, pause: bool = False
    ) -> Job[Written]:
        """Commit what is typed as a revision, if it differs; `pause` also ends "in progress" (leaving the page)."""

        def work(_session: Session, _report: Report) -> Written:
            return self._commit(content, typed, pause=pause)

        return self._space.write(work, done, failed)

    def discard_draft(self, failed: Failed) -> None:
        self._space.jobs.storage(lambda _report: self._session.drafts.discard(self._record), None, failed)

    def blocked(self, name: str, content: Content, done: Callable[[list[Refused]], object], failed: Failed) -> None:
        """Everything that keeps the transition `name` from happening with `content`."""

        def work(_report: Report) -> list[Refused]:
            return self._session.records.blocked_by(self._record, self._base, name, content)

        self._space.jobs.storage(work, done, failed)

    def lock(self, content: Content, typed: Typed, done: Done, failed: Failed) -> Job[Written]:
        """Commit and lock. A refusal leaves the committed text open."""

        def work(_session: Session, _report: Report) -> Written:
            self._commit(content, typed)
            return self._after(self._session.records.transition(self._record, self._base, "lock"))

        return self._space.write(work, done, failed)

    def register_signature(
        self, updates: Content, files: Sequence[tuple[Path, str]], done: Done, failed: Failed
    ) -> Job[Written]:
        """Result of the signature; `files` (path, field) become attachments of the same revision."""

        def work(session: Session, report: Report) -> Written:
            refs = tuple(take_in(session, path, field, report) for path, field in files)
            records = self._session.records
            return self._after(
                records.transition(self._record, self._base, "register_signature", updates, attachments=refs)
            )

        return self._space.write(work, done, failed)

    def void(self, reason: str, approver: str, passphrase: str, done: Done, failed: Failed) -> Job[Written]:
        """Void with the leader's word: `approver` is the leader's account, empty when the leader is signed in."""

        def work(_session: Session, _report: Report) -> Written:
            session = self._session
            approval = session.accounts.approve(approver, passphrase, self._record) if approver else None
            return self._after(
                session.records.transition(self._record, self._base, "void", reason=reason, approval=approval)
            )

        return self._space.write(work, done, failed)

    def open_identity(self, reason: str, done: Callable[[Content], object], failed: Failed) -> Job[Content]:
        """The identity, with the reason in the log."""
        return self._space.jobs.storage(
            lambda _report: self._session.open_protected(self._record, "identity", reason), done, failed
        )

    def add_addendum(self, content: Content, done: Done, failed: Failed) -> Job[Written]:
        """Save an addendum to the record and lock it at once; what is missing is refused before a serial is spent."""

        def work(_session: Session, _report: Report) -> Written:
            session = self._session
            required = session.forms.required(ADDENDUM, content)
            refusals = KINDS[ADDENDUM].missing("lock", GuardContext(content, required))
            if refusals:
                raise refusals[0]
            parent = session.records.get(self._record)
            made = session.records.create(ADDENDUM, content, parent_serial=parent.serial).revision
            saved = session.records.transition(made.record, made.id, "lock")
            view = session.records.get(self._record)
            return Written(datetime.now().astimezone(), view.head.content, saved, view, self._addenda())

        return self._space.write(work, done, failed)

    def phrases(self, done: Callable[[list[str] | None], object], failed: Failed) -> None:
        """The person's own quick phrases, None until they chose some."""
        key = f"phrases:{self._space.me.id}"
        self._space.jobs.storage(lambda _report: self._session.settings.get(key), done, failed)

    def keep_phrases(self, phrases: Sequence[str], failed: Failed) -> None:
        key = f"phrases:{self._space.me.id}"
        self._space.jobs.storage(lambda _report: self._session.settings.set(key, list(phrases)), None, failed)

    # -- on the storage thread -------------------------------------------------------------------------------

    def _commit(self, content: Content, typed: Typed, *, pause: bool = False) -> Written:
        records = self._session.records
        written: Written | None = None
        if not self._base:
            written = self._after(records.create(KIND, content, typed, record=self._record))
        head = records.get(self._record).head
        answers = tidy(_with_handle(content, head))
        if tidy(head.content) != answers or (typed and written is None):
            written = self._after(records.save(self._record, self._base, answers, typed))
            head = records.get(self._record).head
        if head.state == "planned" and answers.get("turns"):
            written = self._after(records.transition(self._record, self._base, "begin"))
            head = records.get(self._record).head
        if pause and head.state == "in_progress":
            written = self._after(records.transition(self._record, self._base, "pause"))
        if written is None:
            self._session.drafts.discard(self._record)
            written = self._unchanged(content)
        return replace(written, names=self._session.names.scan(KINDS[KIND], answers))

    def _after(self, saved: Saved) -> Written:
        self._base = saved.revision.id
        view = self._session.records.get(self._record)
        return Written(datetime.now().astimezone(), saved.revision.content, saved, view, self._addenda())

    def _unchanged(self, content: Content) -> Written:
        view = self._session.records.get(self._record)
        return Written(datetime.now().astimezone(), content, None, view, self._addenda())

    def _addenda(self) -> tuple[RecordView, ...]:
        records = self._session.records
        return tuple(records.get(row.id) for row in records.summaries(ADDENDUM, self._record))


def _with_handle(content: Content, head: Revision) -> Content:
    """The source code is given at the first save; a window that has not heard of it yet must not lose it."""
    handle = KINDS[KIND].handle
    return {**content, handle: head.content[handle]} if handle in head.content else content


def leader_of(members: Sequence[Account]) -> Account | None:
    """The leader whose word can be asked for: active and with a slot."""
    return next((entry for entry in members if entry.role == "leader" and entry.recipient), None)
