"""What packing leads begins with, read on the storage thread."""

from __future__ import annotations

from dataclasses import dataclass

from storage.exchange.bundles import OPEN, BundleRow
from storage.exchange.leads import LeadExport
from storage.leads import recipient
from storage.model import Account, RecordSummary
from storage.session import Session
from ui.handover.mediums import Registrar, registrar


@dataclass(frozen=True)
class LeadOpening:
    """`unfinished` is a bundle that was approved and not written, which is written first; or, where nothing new is
    decided, the last one as long as it was not handed over: its stick may be lost, or the receiving body has another
    key by now. `to` is the receiving body's key in short."""

    rows: tuple[RecordSummary, ...]
    unfinished: BundleRow | None
    sequence: int
    to: str
    leaders: tuple[Account, ...]
    registrar: Registrar


def open_leads_export(session: Session) -> LeadOpening:
    """On the storage thread. Raises `Refused` (NOT_YOUR_ROLE, LEADS_KEY_MISSING V16)."""
    export = LeadExport(session)
    bundles = export.bundles()
    last = bundles[-1] if bundles else None
    unfinished = last if last is not None and last.state in OPEN else None
    key = recipient(session)
    if unfinished is None:
        export.settle()
        rows = tuple(export.review())
        if not rows and last is not None and last.state == "written":
            unfinished = last
    if unfinished is not None:
        rows = tuple(session.records.summaries_of(session.bundles.records_in(unfinished.id)).values())
    leaders = tuple(
        entry for entry in session.accounts.all()
        if entry.role == "leader" and entry.active and entry.recipient and entry.id != session.me.id
    )  # fmt: skip
    sequence = unfinished.sequence if unfinished is not None else (last.sequence + 1 if last is not None else 1)
    return LeadOpening(rows, unfinished, sequence, f"{key[:8]}…{key[-6:]}", leaders, registrar(session))
