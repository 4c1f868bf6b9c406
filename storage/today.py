"""What needs a person today, where the stint stands, what was counted, what the office has not received.

One question for the home page: frozen dataclasses, codes and facts; the words live in the windows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from forms.counters import Counter
from forms.kinds import KINDS
from storage.database import Connection
from storage.session import Session
from storage.waiting import TodoItem, waiting

__all__ = ["AwaitedBundle", "Fact", "NotReceived", "Phase", "Today", "TodoItem", "not_received", "today"]

PhaseState = Literal["done", "current", "to_come"]

HOME_COUNTERS = ("K01", "K02", "K03", "K06", "K12", "K08", "K11")
"""Codes of the counters shown on the home page, in its order (UI.md 8, 02)."""


@dataclass(frozen=True)
class Fact:
    """One line under a phase: `code` names its sentence, `values` fill it."""

    code: str
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Phase:
    """One of the six phases of the stint (configure, use, review, hand_over, store, clear) with two facts."""

    name: Literal["configure", "use", "review", "hand_over", "store", "clear"]
    state: PhaseState
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class AwaitedBundle:
    """A written bundle without a receipt, and how many records are not received because of it."""

    sequence: int
    records: int


@dataclass(frozen=True)
class NotReceived:
    """Records whose latest revision the office has not confirmed: only here, or written and awaiting a receipt.

    `last_received` is the last receipted bundle (0: none), `next_bundle` the number of the one to write.
    """

    total: int
    only_here: int
    awaiting: tuple[AwaitedBundle, ...]
    last_received: int
    next_bundle: int


@dataclass(frozen=True)
class Today:
    """The answer of `today`. `as_of` is UTC, ISO 8601."""

    as_of: str
    waiting: tuple[TodoItem, ...]
    phases: tuple[Phase, ...]
    counters: tuple[Counter, ...]
    not_received: NotReceived


def today(session: Session) -> Today:
    """Everything the home page shows, for the account of `session`."""
    missing = not_received(session.connection, session.device)
    items = [*waiting(session.lists, session.me, session.clock.today()), *_bundles(missing)]
    counters = tuple(session.figures.counter(code) for code in HOME_COUNTERS)
    return Today(session.clock.stamp(), tuple(items), _phases(session, missing), counters, missing)


APART = ", ".join(f"'{kind.name}'" for kind in KINDS.values() if kind.travels == "apart") or "''"
"""Kinds the office never gets, as SQL texts: leads reconcile by a count of their own (V16)."""


def not_received(connection: Connection, device: str) -> NotReceived:
    """Counts over all records of the vault, whoever may read them."""
    total, written = connection.execute(
        "SELECT count(*), coalesce(sum(EXISTS (SELECT 1 FROM bundle_revision b JOIN bundle n ON n.id = b.bundle "
        " WHERE b.revision = r.head AND n.state IN ('written', 'delivered', 'receipted'))), 0) FROM record r "
        "WHERE NOT EXISTS (SELECT 1 FROM bundle_revision b WHERE b.revision = r.head AND b.received) "
        f"AND r.kind NOT IN ({APART})"
    ).fetchone()
    awaiting = tuple(
        AwaitedBundle(sequence, count)
        for sequence, count in connection.execute(
            "SELECT n.sequence, count(DISTINCT r.id) FROM bundle n LEFT JOIN bundle_revision b ON b.bundle = n.id "
            "LEFT JOIN record r ON r.head = b.revision "
            "WHERE n.device = ? AND n.state IN ('written', 'delivered') GROUP BY n.sequence ORDER BY n.sequence",
            (device,),
        )
    )
    last, highest = connection.execute(
        "SELECT coalesce(max(CASE WHEN state = 'receipted' THEN sequence END), 0), coalesce(max(sequence), 0) "
        "FROM bundle WHERE device = ?",
        (device,),
    ).fetchone()
    return NotReceived(int(total), int(total) - int(written), awaiting, int(last), int(highest) + 1)


def _bundles(missing: NotReceived) -> list[TodoItem]:
    return [
        TodoItem("RECEIPT_MISSING", "week", "act", "", facts={"bundle": one.sequence, "records": one.records})
        for one in missing.awaiting
    ]


def _phases(session: Session, missing: NotReceived) -> tuple[Phase, ...]:
    """Facts of the six phases; which is current follows from the records, not from a switch somebody sets."""
    db, stint = session.connection, session.stint
    counts = dict(db.execute("SELECT kind || '/' || state, count(*) FROM record GROUP BY kind, state").fetchall())
    media = db.execute("SELECT count(*) FROM medium").fetchone()[0]
    talks = sum(count for name, count in counts.items() if name.startswith("interview/") and name != "interview/void")
    done = session.figures.counter("K01").figures["interviews"]
    received = db.execute("SELECT count(*) FROM bundle WHERE state = 'receipted'").fetchone()[0]
    handed = bool(missing.awaiting or received)
    papers = {name.split("/")[1]: count for name, count in counts.items() if name.startswith("workpaper/")}
    approved = sum(papers.get(state, 0) for state in ("approved", "communicated", "frozen"))
    live = sum(count for state, count in papers.items() if state not in ("void", "withdrawn", "merged"))
    return (
        Phase("configure", "done",
              (Fact("KIT_IMPORTED", {"round": stint.round_name}), Fact("MEDIA", {"media": media}))),
        Phase("use", "current", (_day_of_stint(session), Fact("INTERVIEWS_DONE", {"done": done, "all": talks}))),
        Phase("review", "current" if live else "to_come",
              (Fact("PAPERS_APPROVED", {"approved": approved, "all": live}),
               Fact("PAPERS_RETURNED", {"returned": papers.get("returned", 0)}))),
        Phase("hand_over", "current" if handed else "to_come",
              (Fact("BUNDLES_RECEIVED", {"received": received}),
               Fact("BUNDLES_AWAITING", {"bundles": tuple(one.sequence for one in missing.awaiting)}))),
        Phase("store", "to_come", (Fact("STORED_BY_OFFICE"),)),
        Phase("clear", "to_come", (Fact("NOT_RECEIVED", {"records": missing.total}),)),
    )  # fmt: skip


def _day_of_stint(session: Session) -> Fact:
    enter, leave = session.stint.enter_date, session.stint.leave_date
    if not enter:
        return Fact("STINT_OPEN")
    first, here = date.fromisoformat(enter), date.fromisoformat(session.clock.today())
    days = (date.fromisoformat(leave) - first).days + 1 if leave else 0
    return Fact("DAY_OF_STINT", {"day": (here - first).days + 1, "days": days})
