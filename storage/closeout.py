"""V25: what stands between a stint and its end, each with what to open; and the facts of the clearing certificate."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from forms.kinds import KINDS
from storage.database import Connection
from storage.documents import OUT as ITEMS_OUT
from storage.exchange.bundles import BundleBook
from storage.leads import LEAD, balance
from storage.pledges import ENOUGH
from storage.register_book import PLEDGES, RegisterBook
from storage.registers import media
from storage.registers_paper import unaccounted
from storage.session import Session
from storage.today import not_received

StintState = Literal["prepared", "open", "closing", "handed_over"]
_WORK = frozenset({"ITEM_OUT", "INTERVIEW_UNLOCKED", "RECORD_OPEN", "CONFLICT_OPEN", "DRAFT_LEFT",
                   "PRINT_UNACCOUNTED", "LEAD_UNPACKED", "LEADS_DO_NOT_RECONCILE"})  # fmt: skip
"""What the team itself must end before it closes; the rest waits for the office."""


@dataclass(frozen=True)
class Block:
    """One thing that is still open. `code` names its sentence; `record` is what to open, or `number` names a register
    line: a print copy (`DYJ-…/1`), a bundle's sequence."""

    code: str
    kind: str = ""
    record: str = ""
    serial: str = ""
    number: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)


def blocks(session: Session) -> list[Block]:
    """Everything that stands between this vault and its clearing, in the order in which a team mends it.

    Looks at states only, so it is whole even for a leader who is recused from something.
    """
    db = session.connection
    found = [*_records(db), *_drafts(db), *_prints(db), *_leads(db), *_bundles(db, session.device)]
    missing = not_received(db, session.device)
    if missing.total:
        found.append(Block("RECORDS_NOT_RECEIVED", facts={"records": missing.total, "only_here": missing.only_here}))
    return found


def stint_state(session: Session) -> StintState:
    """Where the stint stands (DOMAIN 4). It follows from what is there, not from a switch somebody sets."""
    db = session.connection
    pledges = {line.object for line in RegisterBook(db).rows(PLEDGES)}
    if not session.stint.practice and (len(pledges) < ENOUGH or not media(db)):
        return "prepared"
    codes = {block.code for block in blocks(session)}
    if codes & _WORK or not db.execute("SELECT 1 FROM record").fetchone():
        return "open"
    return "closing" if codes else "handed_over"


def _records(db: Connection) -> Iterator[Block]:
    rows = db.execute(
        "SELECT id, kind, serial, state, heads, json_extract(summary, '$.to_return') FROM record ORDER BY kind, serial"
    )
    for record, name, serial, state, heads, to_return in rows:
        kind = KINDS[name]
        if name == LEAD:
            continue
        if heads > 1:
            yield Block("CONFLICT_OPEN", name, record, serial)
        elif kind.state(state).custody in ("open", "not_begun"):
            code = "INTERVIEW_UNLOCKED" if kind.area == "interviews" else "RECORD_OPEN"
            code = "ITEM_OUT" if to_return == "yes" and state in ITEMS_OUT else code
            yield Block(code, name, record, serial, facts={"state": state})


def _drafts(db: Connection) -> Iterator[Block]:
    rows = db.execute("SELECT d.record, d.kind, d.account, r.serial FROM draft d LEFT JOIN record r ON r.id = d.record")
    for record, kind, account, serial in rows:
        yield Block("DRAFT_LEFT", kind, record if serial else "", serial or "", facts={"account": account})


def _prints(db: Connection) -> Iterator[Block]:
    for copy in unaccounted(db):
        yield Block("PRINT_UNACCOUNTED", number=f"{copy.print_no}/{copy.number}")


def _leads(db: Connection) -> Iterator[Block]:
    found = balance(db)
    records = dict(db.execute("SELECT serial, id FROM record WHERE kind = ?", (LEAD,)).fetchall())
    for serial in found.waiting:
        yield Block("LEAD_UNPACKED", LEAD, records[serial], serial)
    for record, serial in db.execute(
        "SELECT id, serial FROM record WHERE kind = ? AND state IN ('packed', 'handed_over') ORDER BY serial", (LEAD,)
    ):
        yield Block("LEAD_UNRECEIPTED", LEAD, record, serial)
    if not found.reconciles and not found.waiting:
        yield Block("LEADS_DO_NOT_RECONCILE", LEAD, facts={"registered": found.registered, "packed": found.packed})


def _bundles(db: Connection, device: str) -> Iterator[Block]:
    for row in BundleBook(db).all(device):
        if row.state not in ("receipted", "received"):
            yield Block("BUNDLE_UNRECEIPTED", number=str(row.sequence), serial=row.statement.name,
                        facts={"state": row.state})  # fmt: skip
