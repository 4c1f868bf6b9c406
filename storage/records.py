"""Records as sets of revisions: create, save, move between states, resolve, merge. Never overwritten."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from forms.canonical import canonical, sha256_hex
from forms.kinds import KINDS, Kind, Transition
from forms.problems import IntegrityFailure, Refused
from forms.rules import is_empty
from storage.access import Access
from storage.accounts import Accounts, Approval
from storage.audit import AuditLog
from storage.clock import Clock
from storage.codec import encode
from storage.contexts import Contexts, Stamps, check_stamped
from storage.database import Connection, transaction
from storage.model import AttachmentRef, Change, Content, NameHit, Revision, Saved, Sealed
from storage.names import NameGuard
from storage.numbering import Numbering
from storage.reading import RecordReader
from storage.record_index import RecordIndex, depth
from storage.sealer import Sealer
from storage.write_checks import WriteChecks, groups_taken
from storage.writer import FormBook, Writer

MERGERS = ("leader", "office")


class Records(RecordReader):
    """Every write is one transaction: revision, index, search, audit link, and the end of the draft."""

    def __init__(
        self,
        connection: Connection,
        writer: Writer,
        access: Access,
        sealer: Sealer,
        forms: FormBook,
        accounts: Accounts,
        audit: AuditLog,
        clock: Clock,
        names: NameGuard | None = None,
        stamps: Stamps | None = None,
    ) -> None:
        """Without `names` no text is searched for protected names; without `stamps` no figures are frozen."""
        super().__init__(connection, access)
        self._sealer = sealer
        self._checks = WriteChecks(connection, self, writer.account, clock)
        self._writer = writer
        self._forms = forms
        self._accounts = accounts
        self._audit = audit
        self._clock = clock
        self._numbering = Numbering(connection, writer.stint)
        self._index = RecordIndex(connection)
        self._stamps = stamps or Stamps(writer.account.id, clock)
        self._contexts = Contexts(connection, writer.account, writer.stint, clock)
        self._names = names

    def create(
        self,
        kind_name: str,
        content: Content,
        protected: Mapping[str, Content] | None = None,
        *,
        record: str = "",
        parent_serial: str = "",
        attachments: tuple[AttachmentRef, ...] = (),
    ) -> Saved:
        """First save: gives the serial and, where the kind has one and the content none, the handle (`J-014`).

        Raises `Refused` (NOT_YOUR_ROLE, RECUSED V02, RECORD_EXISTS, what the kind asks at the first save).
        """
        kind = KINDS[kind_name]
        self._access.check_create(kind)
        if bool(kind.parent) != bool(parent_serial):
            raise ValueError(f"{kind_name} with parent {parent_serial!r}")
        with transaction(self._db):
            answers = dict(content)
            check_stamped(kind, {}, answers)
            self._checks.new(kind, record, answers, protected or {}, parent_serial)
            self._checks.files(kind, attachments)
            serial = self._numbering.next_serial(kind, parent_serial)
            if kind.handle_series and is_empty(answers.get(kind.handle)):
                answers[kind.handle] = self._numbering.next_handle(kind)
            record = record or self._clock.new_id()
            revision = self._stamp(
                kind, record, (), serial, kind.first_state(), "save", answers,
                self._sealer.sealed(kind, record, answers, protected or {}, {}), attachments,
            )  # fmt: skip
            return self._commit(kind, revision)

    def save(
        self,
        record: str,
        base: str,
        content: Content,
        protected: Mapping[str, Content] | None = None,
        attachments: tuple[AttachmentRef, ...] | None = None,
    ) -> Saved:
        """A new revision in the same state. `protected` names the groups to seal anew; others stay as they are.

        Raises `Refused` (CHANGED_MEANWHILE, RECORD_FIXED V05, NOT_READABLE V09, HANDLE_FIXED V09, RECUSED V02,
        READ_ONLY_FOR_YOU).
        """
        with transaction(self._db):
            head, kind = self._base(record, base)
            self._access.check_write(kind, self.owns(record))
            if kind.is_fixed(head.state):
                raise Refused("RECORD_FIXED", rule="V05", state=head.state)
            if kind.handle_series and content.get(kind.handle) != head.content.get(kind.handle):
                raise Refused("HANDLE_FIXED", rule="V09")
            check_stamped(kind, head.content, content)
            self._recusals.check_named(kind, content, self._writer.account.id)
            self._checks.files(kind, attachments or ())
            revision = self._stamp(
                kind, record, (base,), head.serial, head.state, "save", content,
                self._sealer.sealed(kind, record, content, protected or {}, head.protected),
                head.attachments if attachments is None else attachments,
            )  # fmt: skip
            return self._commit(kind, revision)

    def blocked_by(
        self,
        record: str,
        base: str,
        name: str,
        updates: Content | None = None,
        protected: Mapping[str, Content] | None = None,
    ) -> list[Refused]:
        """Why `name` cannot happen now, all of it; empty when it can."""
        head, kind = self._base(record, base)
        content = {**head.content, **(updates or {})}
        return self._refusals(kind, kind.transition(name), head, content, given=protected)

    def outlook(self, record: str, name: str, content: Content | None = None) -> list[Refused]:
        """What the guards of `name` would say of `content` (or what is saved), whatever the state is now: for a panel
        that shows the conditions of a later step while the record is still being written. Raises as `get`."""
        head = self.get(record).head
        kind = KINDS[head.kind]
        answers = head.content if content is None else content
        required = self._forms.required(kind.form, answers)
        return kind.missing(name, self._contexts.context(kind, head, answers, required, head.attachments))

    def transition(
        self,
        record: str,
        base: str,
        name: str,
        updates: Content | None = None,
        *,
        reason: str = "",
        approval: Approval | None = None,
        attachments: tuple[AttachmentRef, ...] = (),
        protected: Mapping[str, Content] | None = None,
    ) -> Saved:
        """Move the record along `name`. In a fixed state only the transition's own fields may be set (V05).

        `protected` names the groups to seal anew in the same act; not in a fixed state. Raises the first of
        `blocked_by`'s refusals, or `Refused` (NOT_YOUR_ROLE, REASON_NEEDED, APPROVAL_NEEDED, RECUSED V02, …).
        """
        with transaction(self._db):
            head, kind = self._base(record, base)
            move = kind.transition(name)
            self._access.check_transition(kind, move, self.owns(record))
            content: Content = {**head.content, **(updates or {})}
            refusals = self._refusals(kind, move, head, content, attachments, protected)
            if refusals:
                raise refusals[0]
            if move.needs_reason and not reason.strip():
                raise Refused("REASON_NEEDED", rule="V04")
            if kind.blind and reason.strip():
                raise Refused("REASON_IN_THE_CLEAR", rule="V16")
            approver = self._accounts.redeem(approval, move.approver, record) if move.approver else ""
            self._checks.actors(kind, head, content, approver)
            self._checks.files(kind, attachments)
            content = self._stamps.logged(move, self._stamps.written(move, content, approver), reason.strip())
            revision = replace(
                self._stamp(
                    kind, record, (base,), head.serial, move.target or head.state, name, content,
                    self._sealer.sealed(kind, record, content, protected or {}, head.protected),
                    head.attachments + attachments,
                ),
                reason=reason.strip(), approved_by=approver,
            )  # fmt: skip
            return self._commit(kind, revision)

    def resolve(
        self, record: str, heads: Iterable[str], content: Content, reason: str,
        protected: Mapping[str, str] | None = None,
    ) -> Saved:  # fmt: skip
        """End a conflict: one revision whose parents are all heads. The state is that of the most advanced head.

        `protected` says for each protected group that is not the same in all heads from which head (by id) it is
        taken. Raises `Refused` (CHANGED_MEANWHILE when the heads are others by now, CONFLICT_TEXT_FIXED V05,
        CONFLICT_PROTECTED V09, REASON_NEEDED, and as `save`: FIELD_STAMPED, HANDLE_FIXED, RECUSED).
        """
        with transaction(self._db):
            view = self.get(record)
            chosen = tuple(sorted(heads))
            if chosen != tuple(sorted(head.id for head in view.heads)) or len(chosen) < 2:
                raise Refused("CHANGED_MEANWHILE")
            if not reason.strip():
                raise Refused("REASON_NEEDED", rule="V04")
            kind = KINDS[view.kind]
            self._access.check_write(kind, self.owns(record))
            self._checks.decided(kind, view.heads, content)
            groups = groups_taken(view.heads, protected or {})
            order = [state.name for state in kind.states]
            furthest = max(view.heads, key=lambda head: order.index(head.state))
            fixed_texts = [head for head in view.heads if kind.is_fixed(head.state)]
            if fixed_texts and all(kind.text(content) != kind.text(head.content) for head in fixed_texts):
                raise Refused("CONFLICT_TEXT_FIXED", rule="V05")
            attachments = tuple({ref.sha256: ref for head in view.heads for ref in head.attachments}.values())
            revision = replace(
                self._stamp(
                    kind, record, chosen, furthest.serial, furthest.state, "resolve", content, groups, attachments,
                ),
                reason=reason.strip(),
            )  # fmt: skip
            return self._commit(kind, revision)

    def merge(self, revisions: Iterable[Revision]) -> Change:
        """Union with revisions of another vault, already verified: idempotent, and in any order. The leader's and the
        office's to do.

        Raises `Refused("NOT_YOUR_ROLE")`, `IntegrityFailure` (KIND_UNKNOWN, REVISION_DAMAGED, RECORD_KIND_CHANGED).
        """
        self._access.standing.check()
        if self._writer.account.role not in MERGERS:
            raise Refused("NOT_YOUR_ROLE", rule="R31", role=self._writer.account.role)
        touched: dict[str, str] = {}
        with transaction(self._db):
            for revision in revisions:
                if revision.kind not in KINDS:
                    raise IntegrityFailure("KIND_UNKNOWN", kind=revision.kind)
                body = encode(revision)
                if sha256_hex(body) != revision.id:
                    raise IntegrityFailure("REVISION_DAMAGED")
                if not self._index.add(revision, body):
                    continue
                if touched.setdefault(revision.record, revision.kind) != revision.kind:
                    raise IntegrityFailure("RECORD_KIND_CHANGED")
            for record, kind_name in sorted(touched.items(), key=lambda item: depth(KINDS[item[1]])):
                self._index.refresh(record, KINDS[kind_name])
        return Change(tuple(touched), tuple(sorted(set(touched.values()))))

    def reseal(self, record: str, base: str) -> Saved:
        """A revision with the same text whose protected groups are sealed to those who may read them now.

        The text and its fingerprint stay, so this goes in fixed states too; the log says that it happened. Raises
        `Refused` (NOT_A_RECIPIENT V09, NOTHING_TO_RESEAL, CHANGED_MEANWHILE, IN_CONFLICT, NOT_READABLE).
        """
        with transaction(self._db):
            head, kind = self._base(record, base)
            due = self.reseal_due(head)
            if not due:
                raise Refused("NOTHING_TO_RESEAL", rule="V09", serial=head.serial)
            fresh = {
                group: self._sealer.anew(kind, record, group, head.content, head.protected[group]) for group in due
            }
            revision = self._stamp(
                kind, record, (base,), head.serial, head.state, "reseal", head.content, {**head.protected, **fresh},
                head.attachments,
            )  # fmt: skip
            return self._commit(kind, replace(revision, form=head.form))

    def reseal_due(self, head: Revision) -> list[str]:
        """Groups of a head that are sealed to others than those who may read them now."""
        kind = KINDS[head.kind]
        return [
            group
            for group, sealed in sorted(head.protected.items())
            if self._sealer.is_due(kind, head.record, group, head.content, sealed)
        ]

    def text_hash(self, revision: Revision) -> str:
        """SHA-256 of what the fingerprint covers; printed on every page once locked (V05)."""
        return sha256_hex(canonical(KINDS[revision.kind].text(revision.content)))

    def _base(self, record: str, base: str) -> tuple[Revision, Kind]:
        view = self.get(record)
        if view.in_conflict:
            raise Refused("IN_CONFLICT", serial=view.serial)
        if view.head.id != base:
            raise Refused("CHANGED_MEANWHILE", serial=view.serial)
        return view.head, KINDS[view.kind]

    def _refusals(
        self,
        kind: Kind,
        move: Transition,
        head: Revision,
        content: Content,
        attachments: tuple[AttachmentRef, ...] = (),
        given: Mapping[str, Content] | None = None,
    ) -> list[Refused]:
        if head.state not in move.sources:
            return [Refused("WRONG_STATE", state=head.state, action=move.name)]
        changed = {name for name in {**content, **head.content} if content.get(name) != head.content.get(name)}
        frozen = kind.state(head.state).custody in ("fixed", "void")
        if (kind.is_fixed(head.state) and not changed <= set(move.writes)) or (frozen and given):
            return [Refused("RECORD_FIXED", rule="V05", state=head.state)]
        if changed & kind.stamped():
            return [Refused("FIELD_STAMPED", rule="V05", field=min(changed & kind.stamped()))]
        content = self._stamps.written(move, content)
        required = self._forms.required(kind.form, content)
        context = self._contexts.context(kind, head, content, required, head.attachments + attachments)
        return kind.missing(move.name, replace(context, given=given or {}))

    def _stamp(
        self,
        kind: Kind,
        record: str,
        parents: tuple[str, ...],
        serial: str,
        state: str,
        action: str,
        content: Content,
        protected: Mapping[str, Sealed],
        attachments: tuple[AttachmentRef, ...],
    ) -> Revision:
        return Revision(
            id="", record=record, kind=kind.name, parents=parents, author=self._writer.account.id,
            device=self._writer.device, at=self._clock.stamp(), serial=serial, state=state, action=action,
            content=dict(content), protected=protected, attachments=attachments, form=self._forms.reference(kind.form),
        )  # fmt: skip

    def _commit(self, kind: Kind, revision: Revision) -> Saved:
        body = encode(revision)
        revision = replace(revision, id=sha256_hex(body))
        self._index.add(revision, body)
        self._index.refresh(revision.record, kind)
        self._db.execute(
            "DELETE FROM draft WHERE record = ? AND account = ?", (revision.record, self._writer.account.id)
        )
        self._audit.append(revision.action, revision.record, kind=kind.name, revision=revision.id, state=revision.state)
        return Saved(revision, Change((revision.record,), (kind.name,)), self._found_names(kind, revision))

    def _found_names(self, kind: Kind, revision: Revision) -> tuple[NameHit, ...]:
        """V13: where a protected name stands in the text just saved; the log has the number only."""
        if self._names and kind.name_fields:
            self._names.mark(revision.id)
        if not (self._names and kind.scans_names):
            return ()
        hits = self._names.scan(kind, revision.content)
        if hits:
            self._audit.append("names_warned", revision.record, places=len(hits))
        return hits
