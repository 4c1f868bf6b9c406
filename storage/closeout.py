"""V25: what stands between a stint and its end, each with what to open; and the facts of the clearing certificate."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from forms.kinds import KINDS
from forms.problems import Refused
from storage.accounts import ENDED
from storage.database import Connection
from storage.documents import OUT as ITEMS_OUT
from storage.exchange.bundles import BundleBook
from storage.leads import LEAD, balance
from storage.pledges import ENOUGH, standing_of
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


class _Draft(NamedTuple):
    """A row of the drafts without what was typed; `serial` is empty for a new record."""

    record: str
    kind: str
    account: str
    serial: str


def blocks(session: Session) -> list[Block]:
    """Everything that stands between this vault and its clearing, in the order in which a team mends it.

    Looks at states only, so it is whole even for a leader who is recused from something; and for nobody else: whose
    draft is left, and which leads there are, is not everybody's to know. Raises `Refused("NOT_YOUR_ROLE", rule="V25")`.
    """
    if session.me.role != "leader":
        raise Refused("NOT_YOUR_ROLE", rule="V25", role=session.me.role)
    db = session.connection
    found = [*_records(db), *_drafts(session), *_prints(db), *_leads(db), *_bundles(db, session.device)]
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
        if heads > 1:
            yield Block("CONFLICT_OPEN", name, record, serial)
        elif name != LEAD and kind.state(state).custody in ("open", "not_begun"):
            code = "INTERVIEW_UNLOCKED" if kind.area == "interviews" else "RECORD_OPEN"
            code = "ITEM_OUT" if to_return == "yes" and state in ITEMS_OUT else code
            yield Block(code, name, record, serial, facts={"state": state})


def _drafts(session: Session) -> Iterator[Block]:
    """Drafts whose authors can still end them; of kinds that are filed blind only how many."""
    blind: Counter[str] = Counter()
    stranded = {(draft.record, draft.account) for draft in _stranded(session)}
    for draft in _all_drafts(session.connection):
        if (draft.record, draft.account) in stranded:
            continue
        if KINDS[draft.kind].blind:
            blind[draft.kind] += 1
            continue
        record = draft.record if draft.serial else ""
        yield Block("DRAFT_LEFT", draft.kind, record, draft.serial, facts={"account": draft.account})
    for kind, count in blind.items():
        yield Block("DRAFT_LEFT", kind, facts={"count": count})


def stranded_drafts(session: Session) -> int:
    """How many drafts go with the vault: their authors' accounts were removed or have ended, so that nobody can save
    or discard them any more. They do not keep a vault from being cleared; the certificate counts them."""
    return len(_stranded(session))


def _stranded(session: Session) -> list[_Draft]:
    db, stint, today = session.connection, session.stint, session.clock.today()
    accounts = {account.id: account for account in session.accounts.all()}

    def gone(account: str) -> bool:
        entry = accounts.get(account)
        return entry is None or standing_of(db, entry, stint, today).code in ("ACCOUNT_REMOVED", *ENDED)

    return [draft for draft in _all_drafts(db) if gone(draft.account)]


def _all_drafts(db: Connection) -> list[_Draft]:
    rows = db.execute(
        "SELECT d.record, d.kind, d.account, coalesce(r.serial, '') FROM draft d LEFT JOIN record r ON r.id = d.record"
    )
    return [_Draft(*row) for row in rows]


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
