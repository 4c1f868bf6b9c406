"""The editor's side of the storage thread, for any kind: every read and write of one page as one job."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from forms.kinds import KINDS, Kind, Transition
from forms.problems import Refused, Report
from forms.rules import Linked
from storage.model import (
    AttachmentRef,
    Change,
    Content,
    NameHit,
    RecordView,
    Revision,
    Saved,
)
from storage.session import Session
from ui.draftmerge import left_behind
from ui.jobs import Failed, Job
from ui.records.around import Around, Opened, Typed, Written, tidy
from ui.records.begin import Beginning, begin_with
from ui.records.followups import follow_up
from ui.records.sources import read_lists
from ui.takein import take_in
from ui.workspace import Workspace

Done = Callable[[Written], object]


class Desk:
    """One for each page. Jobs may outlive the page; they remember here which revision they go on from."""

    def __init__(self, space: Workspace, kind: Kind, beginning: Beginning) -> None:
        self._space = space
        self._session = space.session
        self._kind = kind
        self._beginning = beginning
        self._record = ""
        self._base = ""
        self._filed: dict[str, Any] = {}  # what file fields hold by now; a window that is still typing may not know

    # -- reading ---------------------------------------------------------------------------------------------

    def open(self, record: str, done: Callable[[Opened], object], failed: Failed) -> Job[Opened]:
        """Read the record `record`, or begin one where `record` is empty."""
        return self._space.jobs.storage(lambda _report: self._open(record), done, failed)

    def blocked(self, move: str, updates: Content, done: Callable[[list[Refused]], object], failed: Failed) -> None:
        """Everything that keeps the move from happening with the committed content and `updates`."""
        record, base = self._record, self._base

        def work(_report: Report) -> list[Refused]:
            return self._session.records.blocked_by(record, self._base or base, move, updates)

        self._space.jobs.storage(work, done, failed)

    def linked(self, content: Content, done: Callable[[Mapping[str, Linked]], object], failed: Failed) -> None:
        """What rules may know of the records that `content` points at."""
        name = self._kind.name
        self._space.jobs.storage(lambda _report: self._session.links.linked_of(name, content), done, failed)

    def open_protected(self, group: str, reason: str, done: Callable[[Content], object], failed: Failed) -> None:
        """One sealed part, with the reason in the log (V09)."""
        record = self._record
        self._space.jobs.storage(lambda _report: self._session.open_protected(record, group, reason), done, failed)

    def file(self, sha256: str, done: Callable[[bytes], object], failed: Failed) -> None:
        """The bytes of an attachment, for showing."""
        self._space.jobs.storage(lambda _report: self._session.attachments.read(sha256), done, failed)

    # -- writing ---------------------------------------------------------------------------------------------

    def keep(self, content: Content, typed: Typed, done: Done, failed: Failed) -> Job[Written]:
        """Commit what is typed: as a draft, or as the first revision of a record that has none yet.

        A kind that asks something at the first save stays a draft until a person saves it.
        """

        def work(_report: Report) -> Written:
            if not self._base and not self._kind.first_guards:
                return self._after(self._create(content, typed))
            answers = tidy({**content, **self._filed})
            self._session.drafts.write(self._record, self._kind.name, self._base, answers, typed)
            return Written(datetime.now().astimezone())

        def told(written: Written) -> None:
            if written.view is not None:
                self._space.tell(written.change)
            else:  # a draft changes nothing that other windows show
                self._space.committed.emit(written.at)
            done(written)

        return self._space.jobs.storage(work, told, failed)

    def commit(self, content: Content, typed: Typed, done: Done, failed: Failed) -> Job[Written]:
        """Commit what is typed as a revision, if it differs."""
        return self._space.write(lambda _session, _report: self._commit(content, typed), done, failed)

    def discard_draft(self, failed: Failed) -> None:
        record = self._record
        self._space.jobs.storage(lambda _report: self._session.drafts.discard(record), None, failed)

    def attach(
        self, content: Content, typed: Typed, paths: Sequence[Path], field: str, done: Done, failed: Failed
    ) -> Job[Written]:
        """Commit what is typed, then take files in as the answer to `field`."""

        def work(session: Session, report: Report) -> Written:
            self._commit(content, typed)
            head = self._session.records.get(self._record).head
            refs = tuple(take_in(session, path, field, report) for path in paths)
            return self._with_files(head, (*head.attachments, *refs), field)

        return self._space.write(work, done, failed)

    def detach(
        self, content: Content, typed: Typed, sha256: str, field: str, done: Done, failed: Failed
    ) -> Job[Written]:
        """Take a file off the record; earlier revisions keep it."""

        def work(_session: Session, _report: Report) -> Written:
            self._commit(content, typed)
            head = self._session.records.get(self._record).head
            left = tuple(ref for ref in head.attachments if ref.sha256 != sha256 or ref.field != field)
            return self._with_files(head, left, field)

        return self._space.write(work, done, failed)

    def move(
        self,
        move: Transition,
        updates: Content,
        files: Sequence[tuple[Path, str]],
        reason: str,
        approver: str,
        passphrase: str,
        done: Done,
        failed: Failed,
    ) -> Job[Written]:
        """Make a move. `files` (path, field) become attachments of the same revision; `approver` is the account whose
        word is given by `passphrase`, empty when none is needed."""

        def work(_session: Session, report: Report) -> Written:
            session = self._session
            approval = session.accounts.approve(approver, passphrase, self._record) if approver else None
            refs = tuple(take_in(session, path, field, report) for path, field in files)
            names = {ref.field: ref.name for ref in refs}
            saved = session.records.transition(
                self._record, self._base, move.name, {**updates, **names}, reason=reason, approval=approval,
                attachments=refs,
            )  # fmt: skip
            touched = follow_up(session, saved.revision)
            written = self._after(saved)
            change = Change((*saved.change.records, *touched), tuple(KINDS) if touched else saved.change.kinds)
            return Written(written.at, written.view, change, written.around, written.names)

        return self._space.write(work, done, failed)

    # -- on the storage thread -------------------------------------------------------------------------------

    def _open(self, record: str) -> Opened:
        session = self._session
        self._record = record or session.clock.new_id()
        self._base = ""
        self._filed = {}
        draft = session.drafts.of(self._record)
        members = tuple(entry for entry in session.accounts.all() if entry.active)
        lists = read_lists(session, members)
        try:
            view = session.records.get(self._record)
        except Refused:
            if record and draft is None:
                raise
            first = begin_with(session, self._kind, self._beginning)
            around = self._new_around(first)
            return Opened(self._record, None, draft, first, members, lists, around, writable=True)
        self._base = view.head.id
        around = self._around(view, draft.content if draft else {})
        behind = left_behind(draft, view.head, session.records.history(self._record))
        return Opened(self._record, view, draft, {}, members, lists, around, self._may_write(session), behind,
                      self._names(view.head.content))  # fmt: skip

    def _may_write(self, session: Session) -> bool:
        try:
            session.access.check_write(self._kind, session.records.owns(self._record))
        except Refused:
            return False
        return True

    def _create(self, content: Content, typed: Typed) -> Saved:
        records = self._session.records
        parent = self._beginning.parent
        serial = records.get(parent).serial if parent else ""
        return records.create(self._kind.name, tidy(content), typed, record=self._record, parent_serial=serial)

    def _commit(self, content: Content, typed: Typed) -> Written:
        records = self._session.records
        if not self._base:
            return self._after(self._create(content, typed))
        head = records.get(self._record).head
        answers = tidy({**content, **self._filed})
        if tidy(head.content) != answers or typed:
            return self._after(records.save(self._record, self._base, answers, typed))
        self._session.drafts.discard(self._record)
        view = records.get(self._record)
        return Written(datetime.now().astimezone(), view, Change((), ("",)), self._around(view), self._names(answers))

    def _names(self, content: Content) -> tuple[NameHit, ...]:
        return self._session.names.scan(self._kind, content) if self._kind.scans_names else ()

    def _with_files(self, head: Revision, files: tuple[AttachmentRef, ...], field: str) -> Written:
        names = [ref.name for ref in files if ref.field == field]
        self._filed[field] = names[0] if len(names) == 1 else names
        content = {**head.content, field: self._filed[field]}
        return self._after(self._session.records.save(self._record, self._base, tidy(content), attachments=files))

    def _after(self, saved: Saved) -> Written:
        self._base = saved.revision.id
        view = self._session.records.get(self._record)
        return Written(datetime.now().astimezone(), view, saved.change, self._around(view), saved.names)

    def _new_around(self, first: Content) -> Around:
        session = self._session
        parent = session.records.summaries_of([self._beginning.parent]) if self._beginning.parent else {}
        linked = session.links.linked_of(self._kind.name, first)
        known = session.records.summaries_of(linked)
        return Around(parent.get(self._beginning.parent), known=known, linked=linked)

    def _around(self, view: RecordView, also: Content | None = None) -> Around:
        session, records = self._session, self._session.records
        row = records.summaries_of([view.id])[view.id]
        linked = session.links.linked_of(view.kind, view.head.content)
        if also:
            linked = {**linked, **session.links.linked_of(view.kind, also)}
        parent = records.summaries_of([row.parent]).get(row.parent) if row.parent else None
        known = records.summaries_of(linked)
        return Around(
            parent=parent,
            children=tuple(records.summaries(parent=view.id)),
            back=tuple(session.links.back(view.id)),
            history=tuple(records.history(view.id)),
            known=known,
            places=session.evidence.places(view.kind, also or view.head.content, known),
            linked=linked,
        )
