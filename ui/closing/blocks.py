"""What stands between a stint and its clearing, in words, each with the way to what is open (V25)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from forms.kinds import KINDS
from storage.closeout import Block
from ui.components.rows import TwoLines
from ui.i18n import dotted, tr, tr_n
from ui.workspace import Workspace

_GO = ("PRINT_UNACCOUNTED", "BUNDLE_UNRECEIPTED", "RECORDS_NOT_RECEIVED")


@dataclass(frozen=True)
class Way:
    """Where a block is ended: a record's page (`kind`, `record`), or a room with its argument; neither: not here."""

    kind: str = ""
    record: str = ""
    room: str = ""
    argument: str = ""

    @property
    def leads(self) -> bool:
        return bool(self.kind or self.room)


def way_of(space: Workspace, block: Block) -> Way:
    """The page on which this account can end the block."""
    if block.code == "CONFLICT_OPEN" and space.has_door("conflict"):
        return Way(room="conflict", argument=block.record)
    if block.code == "PRINT_UNACCOUNTED":
        return Way(room="register", argument=f"copies:{block.number.rpartition('/')[0]}")
    if block.code in _GO:
        return Way(room="handover")
    if block.code == "DRAFT_LEFT" and block.facts.get("account") != space.me.id:
        return Way()
    if block.code == "DRAFT_LEFT" and not block.record:
        return Way(room="today")
    if block.record and space.opens(block.kind):
        return Way(block.kind, block.record)
    return Way(room="leads") if block.kind == "lead" and space.has_door("leads") else Way()


def go(space: Workspace, block: Block) -> bool:
    """Show what is open; False where this account cannot end it."""
    way = way_of(space, block)
    if way.kind:
        space.open_asked.emit(way.kind, way.record, "")
    elif way.room:
        space.go_asked.emit(way.room, way.argument)
    return way.leads


def rows(space: Workspace, blocks: Sequence[Block]) -> list[TwoLines]:
    """One row a block, under a heading for each sort; its key is its place in `blocks`."""
    found: list[TwoLines] = []
    for code in dict.fromkeys(block.code for block in blocks):
        same = [(index, block) for index, block in enumerate(blocks) if block.code == code]
        found.append(TwoLines(f"@{code}", f"{heading(code)}  {len(same)}"))
        for index, block in same:
            opens = tr("Open") if way_of(space, block).leads else ""
            found.append(TwoLines(str(index), _first(space, block), _second(space, block), opens, "act"))
    return found


def heading(code: str) -> str:
    """What a sort of block is called, with its rule."""
    return {
        "ITEM_OUT": tr("Borrowed items still out (V14)"),
        "INTERVIEW_UNLOCKED": tr("Interviews not locked"),
        "RECORD_OPEN": tr("Records still open"),
        "CONFLICT_OPEN": tr("Two versions to be decided"),
        "DRAFT_LEFT": tr("Unsaved typing"),
        "PRINT_UNACCOUNTED": tr("Printed copies not accounted for (R30)"),
        "LEAD_UNPACKED": tr("Leads not packed (V16)"),
        "LEAD_UNRECEIPTED": tr("Leads without a receipt (V16)"),
        "LEADS_DO_NOT_RECONCILE": tr("The count of leads does not reconcile (V16)"),
        "BUNDLE_UNRECEIPTED": tr("Bundles without the office's receipt"),
        "RECORDS_NOT_RECEIVED": tr("Records the office has not received"),
    }.get(code, code)


def _first(space: Workspace, block: Block) -> str:
    if block.code == "RECORDS_NOT_RECEIVED":
        return tr_n("{n} record", "{n} records", int(block.facts["records"]))
    if block.code == "BUNDLE_UNRECEIPTED":
        return dotted(tr("Bundle {n}").format(n=block.number), block.serial)
    if block.code == "LEADS_DO_NOT_RECONCILE":
        return tr("{registered} registered, {packed} packed or not accepted").format(**block.facts)
    label = KINDS[block.kind].label if block.kind in KINDS else None
    name = space.look.language.pick(label) if label is not None else ""
    if block.code == "DRAFT_LEFT" and "count" in block.facts:
        return dotted(name, str(block.facts["count"]))
    if block.code == "DRAFT_LEFT" and not block.serial:
        return dotted(tr("A new record"), name)
    return dotted(block.serial or block.number, name)


def _second(space: Workspace, block: Block) -> str:
    if block.code == "DRAFT_LEFT" and "account" not in block.facts:
        return tr("Whoever began it signs in and files or discards it; whose it is, is not shown here")
    if block.code == "DRAFT_LEFT":
        who = space.member_name(str(block.facts["account"]))
        if block.facts["account"] != space.me.id:
            return tr("{name} must sign in and save or discard it").format(name=who)
    if block.code == "BUNDLE_UNRECEIPTED" and block.facts["state"] in ("approved", "verified"):
        return tr("Not written to its end: write it again, then bring it to the office")
    if block.code == "RECORDS_NOT_RECEIVED":
        only = int(block.facts["only_here"])
        if only:
            return tr_n("{n} is on this laptop only: seal a bundle", "{n} are on this laptop only: seal a bundle", only)
    return {
        "ITEM_OUT": tr("Return it, or transfer it with the leader's approval"),
        "INTERVIEW_UNLOCKED": tr("Lock it or void it"),
        "RECORD_OPEN": tr("State: {state}. End it or void it").format(state=_state(space, block)),
        "CONFLICT_OPEN": tr("The team chooses one version; the other stays in the history"),
        "DRAFT_LEFT": tr("Save or discard it"),
        "PRINT_UNACCOUNTED": tr("Say what became of it: filed, handed over, destroyed before a witness …"),
        "LEAD_UNPACKED": tr("Decide on it and pack it, or register why it is not accepted"),
        "LEAD_UNRECEIPTED": tr("Bring the leads bundle to its recipient and register the receipt"),
        "LEADS_DO_NOT_RECONCILE": tr("Registered must equal packed plus not accepted; look through the leads"),
        "BUNDLE_UNRECEIPTED": tr("Bring it to the office and import the receipt"),
        "RECORDS_NOT_RECEIVED": tr("Bring the bundles to the office and import the receipts"),
    }.get(block.code, "")


def _state(space: Workspace, block: Block) -> str:
    """The state of a record in words; other things that block have states of their own."""
    kind = KINDS.get(block.kind)
    code = str(block.facts.get("state", ""))
    return space.look.language.pick(kind.state(code).label) if kind is not None and code else ""
