"""Export: review what goes out, approve, and hand the sealing an order (R28, V18, V19, V25).

Review, approval and register run on the storage thread; the order that comes out runs anywhere (`sealing.run`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from forms.problems import Refused
from storage.accounts import Approval
from storage.audit import log_of
from storage.database import transaction
from storage.exchange import enrol
from storage.exchange.bundles import OPEN, BundleBook, BundleRow
from storage.exchange.dsse import public_key, unb64
from storage.exchange.markings import highest
from storage.exchange.review import FormSources, Pending, Review
from storage.exchange.sealing import SealOrder
from storage.exchange.selection import Scope, counted, select, spans
from storage.exchange.statement import (
    AuditSpan,
    MediumNote,
    Person,
    Sender,
    Statement,
    bundle_name,
)
from storage.exchange.team_registers import team_registers
from storage.media import FoundMedium
from storage.model import Change, Medium
from storage.session import Session
from storage.stints import check_practice
from storage.today import APART

SOFTWARE = "fieldseal 0.1.0"
SEALERS = ("leader", "deputy", "member", "liaison")
_BUNDLE_FILE = re.compile(r"(?:[a-z]+-)?(\d{2})(?:-([A-Z]))?-\d{4,}\.sealed(?:\.\d{3})?")


class Export:
    """The team's side of bundles, over one session."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._book = BundleBook(session.connection)

    def review(self, scope: Scope = "delta") -> Review:
        """What would go out now, as far as the account may be shown it (V09, V17).

        Raises `Refused` (NOT_YOUR_ROLE, READ_ONLY V20, OFFICE_KEY_MISSING V18, BUNDLE_UNFINISHED,
        STATE_SECRET_OFF V19).
        """
        return self._gather(scope).shown(self._session.records.readable_serials())

    def _gather(self, scope: Scope) -> Review:
        """All of what would go out now."""
        session = self._session
        if session.me.role not in SEALERS:
            raise Refused("NOT_YOUR_ROLE", rule="V18", role=session.me.role)
        if session.read_only:
            raise Refused("READ_ONLY", rule="V20")
        if not session.stint.office.recipient:
            raise Refused("OFFICE_KEY_MISSING", rule="V18")
        last = self._book.last(session.device)
        if last is not None and last.state == "verified":
            raise Refused("BUNDLE_UNFINISHED", rule="V04", sequence=last.sequence)
        again = last is not None and last.state == "approved"
        sequence = 1 if last is None else last.sequence + (0 if again else 1)
        bundle = last.id if last is not None and again else session.clock.new_id()
        rows = [row for row in self._book.all(session.device) if row.sequence < sequence]
        chosen = select(session.connection, scope, bundle)
        previous = rows[-1] if rows else None
        return Review(
            bundle=bundle, sequence=sequence, selection=chosen,
            serials=spans(session.connection, chosen, session.stint.laptop), audit=self._audit(previous),
            marking=highest(chosen.markings, session.stint.marking), office=session.stint.office.name,
            recipient=session.stint.office.recipient, previous=previous, created_at=session.clock.stamp(), again=again,
            forms_missing=self._form_files(chosen.forms)[1],
        )  # fmt: skip

    def _audit(self, previous: BundleRow | None) -> AuditSpan:
        last, head = self._session.audit.head()
        first = 1 if previous is None else previous.statement.audit.last + 1
        return AuditSpan(first, last, head) if last >= first else AuditSpan()

    def check_medium(self, found: FoundMedium) -> Medium:
        """The register's line for `found`, or why it may not be written to (V18).

        Raises `Refused` (FOLDER_ONLY_IN_PRACTICE, MEDIUM_UNKNOWN, MEDIUM_NOT_IN_USE, MEDIUM_USED_ELSEWHERE,
        MEDIUM_READ_ONLY, MEDIUM_INSIDE_VAULT, PRACTICE_APART R50).
        """
        session = self._session
        check_practice(session.stint)
        if found.is_folder and not session.stint.practice:
            raise Refused("FOLDER_ONLY_IN_PRACTICE", rule="V18")
        if found.path.resolve().is_relative_to(session.folder.resolve()):
            raise Refused("MEDIUM_INSIDE_VAULT", rule="V18")
        medium = session.media.by_serial(found.serial) if found.serial else None
        if medium is None:
            raise Refused("MEDIUM_UNKNOWN", rule="V18", medium=found.label)
        if medium.state != "in_use":
            raise Refused("MEDIUM_NOT_IN_USE", rule="V18", medium=medium.number, medium_state=medium.state)
        if found.read_only:
            raise Refused("MEDIUM_READ_ONLY", rule="V18", medium=medium.number)
        for path in found.path.glob("*.sealed*"):
            match = _BUNDLE_FILE.fullmatch(path.name)
            if match and match[1] != session.stint.team:
                raise Refused("MEDIUM_USED_ELSEWHERE", rule="V18", medium=medium.number, team=match[1])
        return medium

    def register_medium(self, found: FoundMedium, custodian: str, approval: Approval | None = None) -> Medium:
        """Enter a stick in the register. Raises `Refused` (MEDIUM_NO_SERIAL, FOLDER_ONLY_IN_PRACTICE) and as
        `Media.register`."""
        if not found.serial:
            raise Refused("MEDIUM_NO_SERIAL", rule="V18", medium=found.label)
        if found.is_folder and not self._session.stint.practice:
            raise Refused("FOLDER_ONLY_IN_PRACTICE", rule="V18")
        kind = "folder" if found.is_folder else "usb"
        return self._session.media.register(found.serial, kind, found.size, custodian, approval)

    def approve(self, review: Review, found: FoundMedium, approval: Approval | None) -> SealOrder:
        """Fix what was reviewed under the leader's word and give the order to seal it.

        Raises as `review` and `check_medium`, and `Refused` (APPROVAL_NEEDED V18, NOTHING_TO_SEND, CHANGED_MEANWHILE).
        """
        session = self._session
        medium = self.check_medium(found)
        fresh = self._gather(review.selection.scope)
        if (fresh.sequence, fresh.selection.mark) != (review.sequence, review.selection.mark):
            raise Refused("CHANGED_MEANWHILE")
        if not fresh.selection.anything:
            raise Refused("NOTHING_TO_SEND")
        review = replace(fresh, bundle=review.bundle, audit=review.audit)
        with transaction(session.connection):
            approver = session.accounts.redeem_output(approval, review.bundle)
            statement = self._statement(review, approver, medium)
            row = BundleRow(
                statement, "approved", files=len(review.selection.attachments),
                records=sum(count.count for count in counted(review.selection.counts)),
                scope=review.selection.scope, times={"approved": session.clock.stamp()},
                notes={
                    "registers": team_registers(session), "unsigned": list(review.unsigned),
                    "forms": [list(form) for form in review.selection.forms],
                },
            )  # fmt: skip
            last = self._book.last(session.device)
            self._book.put(row)
            self._book.put_revisions(
                review.bundle, review.selection.revisions, last.id if last and review.again else ""
            )
            log_of(session).append(
                "bundle_approved", review.bundle, sequence=review.sequence, by=approver, medium=medium.number,
                records=row.records, forms_missing=list(review.forms_missing),
            )  # fmt: skip
        return self._order(row, found, medium)

    def again(self, bundle: str, found: FoundMedium, approval: Approval | None) -> SealOrder:
        """Seal a bundle once more under its number: after an interruption, or because its stick was lost.

        Raises as `check_medium`, and `Refused` (BUNDLE_UNKNOWN, BUNDLE_STATE, APPROVAL_NEEDED).
        """
        session = self._session
        medium = self.check_medium(found)
        row = self._book.get(bundle)
        if row.state not in (*OPEN, "written", "delivered") or row.device != session.device:
            raise Refused("BUNDLE_STATE", rule="R28", state=row.state, wanted="written")
        session.accounts.redeem_output(approval, bundle)
        log_of(session).append("bundle_again", bundle, sequence=row.sequence, medium=medium.number, state=row.state)
        return self._order(row, found, medium)

    def unfinished(self) -> BundleRow | None:
        """A bundle that was approved but is not written, to be taken up again."""
        last = self._book.last(self._session.device)
        return last if last is not None and last.state in OPEN else None

    def bundles(self) -> list[BundleRow]:
        """This laptop's bundles by number."""
        return self._book.all(self._session.device)

    def deliver(self, bundle: str) -> Change:
        """Note that the slip was signed and the stick handed over. Raises `Refused` (BUNDLE_UNKNOWN, BUNDLE_STATE)."""
        session = self._session
        with transaction(session.connection):
            self._book.put(self._book.get(bundle).moved("delivered", session.clock.stamp()))
            log_of(session).append("bundle_delivered", bundle)
        return Change(registers=("bundles",))

    def pending(self) -> Pending:
        """What the office has not confirmed: records by the latest written bundle that holds their head, or none."""
        rows = self._session.connection.execute(
            "SELECT (SELECT max(n.sequence) FROM bundle_revision b JOIN bundle n ON n.id = b.bundle "
            " WHERE b.revision = r.head AND n.state IN ('written', 'delivered', 'receipted')), count(*) FROM record r "
            "WHERE NOT EXISTS (SELECT 1 FROM bundle_revision x WHERE x.revision = r.head AND x.received = 1) "
            f"AND r.kind NOT IN ({APART}) GROUP BY 1"
        )
        counts = {row[0]: int(row[1]) for row in rows}
        return Pending(counts.pop(None, 0), counts)

    def _statement(self, review: Review, approver: str, medium: Medium) -> Statement:
        session, stint = self._session, self._session.stint
        key = public_key(session.signing_key)
        token = ""
        if stint.enrolment_secret:
            secret = unb64(stint.enrolment_secret, enrol.SECRET_BYTES)
            token = enrol.token(secret, key, session.device, stint.team, stint.laptop, stint.id)
        previous = review.previous
        return Statement(
            bundle=review.bundle, name=bundle_name("records", stint.team, stint.laptop, review.sequence),
            kind="records", round=stint.round, team=stint.team, laptop=stint.laptop, stint=stint.id,
            sender=Sender(session.device, key, token), sequence=review.sequence,
            previous=previous.sha256 if previous else "",
            previous_content=previous.statement.tagmanifest if previous else "",
            created_at=session.clock.stamp(), created_by=self._person(session.me.id),
            approved_by=self._person(approver), medium=MediumNote(medium.number, medium.serial),
            marking=review.marking, practice=stint.practice, software=SOFTWARE, counts=review.selection.counts,
            serials=review.serials, attachments=review.selection.attachments, audit=review.audit,
            tagmanifest="0" * 64,
        )  # fmt: skip

    def _person(self, account: str) -> Person:
        return Person(account, self._session.accounts.get(account).name)

    def _form_files(self, forms: Iterable[tuple[str, str]]) -> tuple[tuple[tuple[str, bytes], ...], tuple[str, ...]]:
        """Each form version used, as `<name>-<first 16 hex digits of its SHA-256><suffix>`, and the names of those
        whose source is not known here; a form book without sources sends none."""
        book = self._session.forms
        if not isinstance(book, FormSources):
            return (), ()
        files, missing = [], []
        for name, sha256 in sorted(forms):
            try:
                suffix, data = book.source(name, sha256)
            except KeyError:
                missing.append(name)
            else:
                files.append((f"{name}-{sha256[:16]}{suffix}", data))
        return tuple(files), tuple(dict.fromkeys(missing))

    def _order(self, row: BundleRow, found: FoundMedium, medium: Medium) -> SealOrder:
        session = self._session
        return SealOrder(
            bundle=row.id, connect=session.connector(), clock=session.clock, actor=session.me.id,
            key=session.signing_key, recipients=(session.stint.office.recipient,), folder=found.path,
            medium=MediumNote(medium.number, medium.serial), forms=self._form_files(_forms_of(row))[0],
        )  # fmt: skip


def _forms_of(row: BundleRow) -> list[tuple[str, str]]:
    return [(str(name), str(sha256)) for name, sha256 in row.notes.get("forms", ())]
