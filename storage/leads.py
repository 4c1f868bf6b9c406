"""The lead compartment beyond its records: what reconciles, what is ready to be packed, the referral sheet (V16)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from forms.canonical import canonical, sha256_hex, short_fingerprint
from forms.kinds import KINDS
from forms.printing.order import PageOrder
from forms.problems import Refused
from storage.codec import decode
from storage.database import Connection
from storage.model import Content, PrintJob, RecordSummary, Revision, Saved
from storage.paper import FormWords
from storage.sealer import DISCIPLINE_KEY
from storage.session import Session

LEAD, REFERRAL = "lead", "referral_sheet"
PACKED = ("packed", "handed_over", "receipted")
REFUSED = "not_accepted"


@dataclass(frozen=True)
class LeadBalance:
    """V16: registered = packed + not accepted, before the stint closes. `waiting` are serials that are neither."""

    registered: int
    packed: int
    not_accepted: int
    waiting: tuple[str, ...]

    @property
    def reconciles(self) -> bool:
        return self.registered == self.packed + self.not_accepted


@dataclass(frozen=True)
class ReferralSheet:
    """问题线索移交单, field by field as DOMAIN 9.5 lists it; from protected groups, for paper only, never kept."""

    serial: str
    received_on: str
    lead: Content
    handling: Content
    approved_by: str
    handed_over_by: str
    handed_over_on: str
    receipt_no: str


def balance(connection: Connection) -> LeadBalance:
    """Counts and serials of all leads of this vault; no content, so that anybody's close-out may ask."""
    rows = connection.execute("SELECT serial, state FROM record WHERE kind = ? ORDER BY serial", (LEAD,)).fetchall()
    packed = sum(state in PACKED for _, state in rows)
    refused = sum(state == REFUSED for _, state in rows)
    waiting = tuple(serial for serial, state in rows if state not in (*PACKED, REFUSED))
    return LeadBalance(len(rows), packed, refused, waiting)


def standing(session: Session) -> LeadBalance:
    """The same for the register's own window. Raises `Refused` (NOT_YOUR_ROLE, ACCOUNT_INACTIVE)."""
    session.access.require("leads", "write")
    return balance(session.connection)


def ready(session: Session) -> list[RecordSummary]:
    """Leads the group has decided on, to go into the next bundle of their own. Empty for whoever may not see leads."""
    return [row for row in session.records.summaries(LEAD) if row.state == "decided"]


def recipient(session: Session) -> str:
    """The age recipient of the body that leads are handed to. Raises `Refused("LEADS_KEY_MISSING", rule="V16")`."""
    key = str(session.policy.get(DISCIPLINE_KEY) or "")
    if not key:
        raise Refused("LEADS_KEY_MISSING", rule="V16")
    return key


def revisions_of(connection: Connection, records: list[str]) -> list[tuple[str, str]]:
    """(revision, record) pairs of these leads in the order in which they were written: a leads bundle's content."""
    marks = ",".join("?" * len(records))
    rows = connection.execute(
        f"SELECT id, record FROM revision WHERE kind = '{LEAD}' AND record IN ({marks}) ORDER BY seq", records
    )
    return [(row[0], row[1]) for row in rows]


def check_openable(session: Session, revisions: list[tuple[str, str]]) -> None:
    """The receiving body opens every protected group of the last of these (revision, record) pairs of each lead: one
    that was sealed before its key was known, or to a former one, does not go.

    Raises `Refused` (LEAD_SEALED_TO_OTHERS, LEADS_KEY_MISSING; V16).
    """
    for head in _closed(session, revisions):
        raise Refused("LEAD_SEALED_TO_OTHERS", rule="V16", serial=head.serial)


def openable(session: Session, revisions: list[tuple[str, str]]) -> bool:
    """Whether `check_openable` lets them go. Raises `Refused` (LEADS_KEY_MISSING; V16)."""
    return not any(_closed(session, revisions))


def _closed(session: Session, revisions: list[tuple[str, str]]) -> Iterator[Revision]:
    key = recipient(session)
    found = [_revision(session.connection, revision) for revision, _ in revisions]
    followed = {parent for revision in found for parent in revision.parents}
    for head in found:
        if head.id not in followed and any(key not in group.recipients for group in head.protected.values()):
            yield head


def _revision(connection: Connection, revision: str) -> Revision:
    (body,) = connection.execute("SELECT body FROM revision WHERE id = ?", (revision,)).fetchone()
    return decode(body)


def mark_packed(session: Session, records: list[str], bundle: str) -> list[Saved]:
    """Note that a bundle, already read back, holds these leads. Raises as `Records.transition`."""
    return [_move(session, record, "pack", {"packed_in": bundle}) for record in records]


def referral_sheet(session: Session, record: str, reason: str) -> ReferralSheet:
    """Open a lead for its sheet; each group's opening is logged with the reason.

    Raises as `Session.open_protected`.
    """
    head = session.records.get(record).head
    approvals = [revision.approved_by for revision in session.records.history(record) if revision.action == "decide"]
    return ReferralSheet(
        serial=head.serial,
        received_on=str(head.content.get("received_on") or ""),
        lead=session.open_protected(record, "lead", reason),
        handling=session.open_protected(record, "handling", reason),
        approved_by=approvals[-1] if approvals else "",
        handed_over_by=str(head.content.get("handed_over_by") or ""),
        handed_over_on=str(head.content.get("handed_over_on") or ""),
        receipt_no=str(head.content.get("receipt_no") or ""),
    )


COPIES = 2
"""Of a referral sheet: one for each side."""


def sheet_hash(head: Revision) -> str:
    """What a referral sheet is known by: the open text and the sealed messages, which stay as they are from packing on
    (the fingerprint of a record's text knows nothing of what is sealed)."""
    sealed = {name: group.sealed for name, group in head.protected.items()}
    return sha256_hex(canonical({"text": KINDS[LEAD].text(head.content), "sealed": sealed}))


def referral_order(
    session: Session, words: FormWords, record: str, sheet: ReferralSheet, number: str, language: Literal["zh", "en"]
) -> PageOrder:
    """What the page of an opened lead is laid out from; `number` is its print number. Raises as `Records.get`."""
    head, kind, stint = session.records.get(record).head, KINDS[LEAD], session.stint
    accounts = session.accounts.all()
    return PageOrder(
        page=REFERRAL, content={**head.content, "lead": sheet.lead, "handling": sheet.handling}, identity=None,
        serial=head.serial, record=record, text_sha256=sheet_hash(head), print_no=number, copies=COPIES,
        language=language, members={entry.id: entry.name for entry in accounts},
        labels=words.labels(kind.form, language), marking=stint.marking, practice=stint.practice,
        related={"approved_by": sheet.approved_by, "sender_key": key_fingerprint(session)},
        names={entry.id: entry.name for entry in accounts}, kind=LEAD,
        form=words.form(kind.form), state=getattr(kind.state(head.state).label, language),
        revision=len(session.records.history(record)), team=stint.team_name, office=stint.office.name,
    )  # fmt: skip


def key_fingerprint(session: Session) -> str:
    """Of the key that signs this laptop's bundles, as whoever opens a bundle of leads is shown it."""
    return short_fingerprint(session.signing_key.public_key().public_bytes_raw().hex())


def register_referral(session: Session, record: str, target: Literal["printer", "pdf"]) -> PrintJob:
    """Take the number of a referral sheet. Raises `Refused` (NOT_READABLE, NOT_LOCKED V05 before the lead is packed,
    APPROVAL_NEEDED by policy)."""
    head = session.records.get(record).head
    if not KINDS[LEAD].prints(REFERRAL, head.state):
        raise Refused("NOT_LOCKED", rule="V05", serial=head.serial)
    return session.prints.register(
        record, head.serial, head.id, sheet_hash(head), REFERRAL, REFERRAL, COPIES, target, head.serial
    )


def _move(session: Session, record: str, name: str, updates: dict[str, Any]) -> Saved:
    return session.records.transition(record, session.records.get(record).head.id, name, updates)


def always_included(connection: Connection) -> list[tuple[str, str]]:
    """(revision, record) pairs that go into every bundle, whatever its scope (V17): contact reports."""
    kinds = [kind.name for kind in KINDS.values() if kind.travels == "always"]
    marks = ",".join("?" * len(kinds))
    rows = connection.execute(f"SELECT id, record FROM revision WHERE kind IN ({marks}) ORDER BY seq", kinds)
    return [(row[0], row[1]) for row in rows]
