"""The lead compartment beyond its records: what reconciles, what is ready to be packed, the referral sheet (V16)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from forms.kinds import KINDS
from forms.problems import Refused
from storage.database import Connection
from storage.model import Content, RecordSummary, Saved
from storage.sealer import DISCIPLINE_KEY
from storage.session import Session

LEAD = "lead"
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


def _move(session: Session, record: str, name: str, updates: dict[str, Any]) -> Saved:
    return session.records.transition(record, session.records.get(record).head.id, name, updates)


def always_included(connection: Connection) -> list[tuple[str, str]]:
    """(revision, record) pairs that go into every bundle, whatever its scope (V17): contact reports."""
    kinds = [kind.name for kind in KINDS.values() if kind.travels == "always"]
    marks = ",".join("?" * len(kinds))
    rows = connection.execute(f"SELECT id, record FROM revision WHERE kind IN ({marks}) ORDER BY seq", kinds)
    return [(row[0], row[1]) for row in rows]
