"""Leads in bundles of their own, to the body they are handed to and to nobody else (R16, V16, V18).

They are numbered in a series of their own, whose sender is named by a hash of the laptop's id: so neither the office's
series nor the receiving body's has a gap, and the office never gets a file it cannot open.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from forms.canonical import canonical, sha256_hex, short_fingerprint
from forms.problems import Refused
from storage import leads
from storage.accounts import Approval
from storage.audit import log_of
from storage.database import transaction
from storage.exchange import content, enrol
from storage.exchange.bundles import OPEN, SENT, BundleBook, BundleRow, BundleState
from storage.exchange.content import REVISIONS
from storage.exchange.dsse import public_key, unb64
from storage.exchange.enrol import SelfTrust
from storage.exchange.export import SOFTWARE, Export
from storage.exchange.limits import DEFAULT_LIMITS
from storage.exchange.reading import entries, verify
from storage.exchange.sealing import SealOrder, SealResult
from storage.exchange.source import Identities
from storage.exchange.statement import Count, MediumNote, Person, Sender, Statement, bundle_name
from storage.media import FoundMedium
from storage.model import Content, Medium, RecordSummary, Revision, Saved
from storage.protected import unseal
from storage.session import Session

NO_REGISTERS = canonical({"v": 1, "accounts": [], "prints": [], "media": [], "bundles": []}).decode()


def sender_of(device: str) -> str:
    """The id under which a laptop numbers its leads bundles: 32 hex digits, fixed for the laptop."""
    return sha256_hex(f"fieldseal leads {device}".encode())[:32]


class LeadExport:
    """The team's side, over one session: the leader's or the lead keeper's."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._book = BundleBook(session.connection)
        self._sender = sender_of(session.device)

    def review(self) -> list[RecordSummary]:
        """Leads the group has decided on: what would go out now. Raises `Refused` (NOT_YOUR_ROLE, LEADS_KEY_MISSING,
        BUNDLE_UNFINISHED)."""
        self._session.access.require("leads", "write")
        leads.recipient(self._session)
        last = self._book.last(self._sender)
        if last is not None and last.state in OPEN:
            raise Refused("BUNDLE_UNFINISHED", rule="V04", sequence=last.sequence)
        return leads.ready(self._session)

    def approve(self, records: list[str], found: FoundMedium, approval: Approval | None) -> SealOrder:
        """Fix which leads go under the leader's word on `"leads"`, and give the order to seal them.

        Raises as `review` and `Export.check_medium`, and `Refused` (APPROVAL_NEEDED V18, NOTHING_TO_SEND,
        LEAD_SEALED_TO_OTHERS V16).
        """
        session = self._session
        if not records or not set(records) <= {row.id for row in self.review()}:
            raise Refused("NOTHING_TO_SEND")
        medium = Export(session).check_medium(found)
        revisions = leads.revisions_of(session.connection, records)
        leads.check_openable(session, revisions)
        with transaction(session.connection):
            approver = session.accounts.redeem(approval, "leader", "leads")
            row = BundleRow(
                self._statement(len(records), approver, medium), "approved", records=len(records), scope="leads",
                times={"approved": session.clock.stamp()}, notes={"registers": NO_REGISTERS, "unsigned": []},
            )  # fmt: skip
            self._book.put(row)
            self._book.put_revisions(row.id, revisions)
            log_of(session).append("leads_approved", row.id, sequence=row.sequence, by=approver, leads=len(records))
        return self._order(row, found, medium)

    def again(self, found: FoundMedium, approval: Approval | None) -> SealOrder:
        """Seal the last leads bundle once more: after an interruption, or because its stick was lost or the receiving
        body has another key. What was sealed anew since the word was given goes as it is now, unless it already stands
        on a stick that can be opened. Raises `Refused` (BUNDLE_UNKNOWN, LEAD_SEALED_TO_OTHERS V16, …)."""
        session = self._session
        session.access.require("leads", "write")
        medium = Export(session).check_medium(found)
        row = self._book.last(self._sender)
        if row is None:
            raise Refused("BUNDLE_UNKNOWN")
        revisions = self._book.revisions_in(row.id)
        if row.state == "approved" or not leads.openable(session, revisions):
            revisions = leads.revisions_of(session.connection, sorted(self._book.records_in(row.id)))
        leads.check_openable(session, revisions)
        with transaction(session.connection):
            session.accounts.redeem(approval, "leader", "leads")
            self._book.put_revisions(row.id, revisions)
        return self._order(row, found, medium)

    def packed(self, result: SealResult) -> list[Saved]:
        """After the read-back: move the bundle's leads to *packed* under its name. Raises as `Records.transition`."""
        records = sorted(self._book.records_in(result.row.id))
        return leads.mark_packed(self._session, records, result.row.statement.name)

    def settle(self) -> list[Saved]:
        """Move what a finished bundle holds to *packed* where the program ended before it could. Raises as `packed`."""
        self._session.access.require("leads", "write")
        written = [row for row in self._book.all(self._sender) if row.state in SENT]
        waiting = {row.id for row in leads.ready(self._session)}
        return [
            saved
            for row in written
            for saved in leads.mark_packed(
                self._session, sorted(waiting & self._book.records_in(row.id)), row.statement.name
            )
        ]

    def hand_over(self, bundle: str, by: str, on: str, *, signed: bool) -> list[Saved]:
        """Register that a written bundle was handed to the receiving body on the day `on`, by the account `by`, and
        signed for: its leads become *handed over*, all or none.

        Raises `Refused` (BUNDLE_UNKNOWN, BUNDLE_STATE, FIELD_MISSING, HAND_OVER_NOT_SIGNED, WRONG_STATE).
        """
        said = {"handed_over_on": on, "handed_over_by": by, "taken_over_signed": "yes" if signed else "no"}
        return self._move_all(bundle, "hand_over", said, "delivered", "leads_handed_over", by=by)

    def bundles(self) -> list[BundleRow]:
        """This laptop's leads bundles by number."""
        self._session.access.require("leads", "write")
        return self._book.all(self._sender)

    def receipt(self, bundle: str, number: str, on: str) -> list[Saved]:
        """Register the receiving body's receipt for a bundle: its leads, already handed over, become *receipted*.

        Raises `Refused` (BUNDLE_UNKNOWN, BUNDLE_STATE, WRONG_STATE, FIELD_MISSING).
        """
        said = {"receipt_no": number, "receipted_on": on}
        return self._move_all(bundle, "receipt", said, "receipted", "leads_receipted", number=number)

    def _move_all(
        self, bundle: str, move: str, said: Content, state: BundleState, action: str, **detail: str
    ) -> list[Saved]:
        """One move of every lead of a bundle, and of the bundle itself, in one transaction."""
        session = self._session
        session.access.require("leads", "write")
        with transaction(session.connection):
            row = self._book.get(bundle)
            saved = []
            for record in sorted(self._book.records_in(bundle)):
                head = session.records.get(record).head
                saved.append(session.records.transition(record, head.id, move, said))
            self._book.put(row.moved(state, session.clock.stamp()))
            log_of(session).append(action, bundle, **detail)
        return saved

    def _statement(self, count: int, approver: str, medium: Medium) -> Statement:
        session, stint = self._session, self._session.stint
        last = self._book.last(self._sender)
        sequence = last.sequence + 1 if last else 1
        key, token = public_key(session.signing_key), ""
        if stint.enrolment_secret:
            secret = unb64(stint.enrolment_secret, enrol.SECRET_BYTES)
            token = enrol.token(secret, key, self._sender, stint.team, stint.laptop, stint.id)
        return Statement(
            bundle=session.clock.new_id(), name=bundle_name("leads", stint.team, stint.laptop, sequence), kind="leads",
            round=stint.round, team=stint.team, laptop=stint.laptop, stint=stint.id,
            sender=Sender(self._sender, key, token), sequence=sequence, previous=last.sha256 if last else "",
            previous_content=last.statement.tagmanifest if last else "", created_at=session.clock.stamp(),
            created_by=self._person(session.me.id), approved_by=self._person(approver),
            medium=MediumNote(medium.number, medium.serial), marking=stint.marking, practice=stint.practice,
            software=SOFTWARE, counts=(Count("lead", "decided", count),), tagmanifest="0" * 64,
        )  # fmt: skip

    def _person(self, account: str) -> Person:
        return Person(account, self._session.accounts.get(account).name)

    def _order(self, row: BundleRow, found: FoundMedium, medium: Medium) -> SealOrder:
        session = self._session
        return SealOrder(
            bundle=row.id, connect=session.connector(), clock=session.clock, actor=session.me.id,
            key=session.signing_key, recipients=(leads.recipient(session),), folder=found.path,
            medium=MediumNote(medium.number, medium.serial),
        )  # fmt: skip


@dataclass(frozen=True)
class OpenedLead:
    """A lead as the receiving body reads it: the number, the day, and the protected groups by name."""

    serial: str
    received_on: str
    groups: Mapping[str, Content]


@dataclass(frozen=True)
class OpenedBundle:
    """A leads bundle as the receiving body reads it. Nothing but paper says whose `key` (a fingerprint) signed it:
    the referral sheet of each lead bears it."""

    leads: tuple[OpenedLead, ...]
    key: str
    practice: bool


def open_leads(path: Path, identity: str) -> list[OpenedLead]:
    """The leads of `open_bundle`."""
    return list(open_bundle(path, identity).leads)


def open_bundle(path: Path, identity: str) -> OpenedBundle:
    """Verify a leads bundle and open its leads with the receiving body's key (`AGE-SECRET-KEY-1…`), by number.

    Raises as `reading.verify`, and `Refused("NOT_A_RECIPIENT")`.
    """
    opener = Identities([identity])
    verified = verify(path, opener, SelfTrust(("leads",)))
    latest: dict[str, Revision] = {}
    with entries(verified, opener) as files:
        for file in files:
            if file.path == REVISIONS:
                for revision in content.read_revisions(file.pieces, DEFAULT_LIMITS):
                    latest[revision.record] = revision
    opened = (
        OpenedLead(
            head.serial,
            str(head.content.get("received_on") or ""),
            {name: unseal(sealed, identity) for name, sealed in head.protected.items()},
        )
        for head in sorted(latest.values(), key=lambda one: one.serial)
    )
    said = verified.statement
    fingerprint = short_fingerprint(unb64(said.sender.key).hex())
    return OpenedBundle(tuple(opened), fingerprint, said.practice)
