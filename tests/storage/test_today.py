"""The home page's facts, through a real vault."""

from __future__ import annotations

from collections.abc import Callable

from storage.model import Account
from storage.session import Session
from storage.today import today
from tests.storage.conftest import MEMBER
from tests.worlds import an_interview


def bundle(session: Session, sequence: int, state: str, revisions: list[tuple[str, str]], received: int = 0) -> None:
    """A line of the bundle register as the exchange writes it."""
    session.connection.execute(
        "INSERT INTO bundle VALUES (?,?,?,?,?,?,?)",
        (session.device, sequence, f"b{sequence}", "records", state, "0" * 64, "{}"),
    )
    for record, revision in revisions:
        session.connection.execute(
            "INSERT INTO bundle_revision VALUES (?,?,?,?)", (f"b{sequence}", revision, record, received)
        )


def test_interviews_wait_by_their_state(leader: Session) -> None:
    begun = leader.records.create("interview", an_interview()).revision
    leader.records.transition(begun.record, begun.id, "begin")
    leader.records.create("interview", an_interview(date="2026-03-25"))
    codes = {item.handle: (item.code, item.when) for item in today(leader).waiting}
    assert codes == {"J-001": ("INTERVIEW_IN_PROGRESS", "today"), "J-002": ("INTERVIEW_PLANNED", "week")}


def test_a_member_sees_only_own_waiting_but_the_teams_counters(
    leader: Session, as_account: Callable[[Account], Session]
) -> None:
    first = leader.records.create("interview", an_interview(interviewers=["4" * 32], recorder="3" * 32)).revision
    begun = leader.records.transition(first.record, first.id, "begin").revision
    leader.records.transition(first.record, begun.id, "lock")
    session = as_account(MEMBER)
    shown = today(session)
    assert shown.waiting == ()
    assert shown.counters[0].headline == "1 / 1"
    assert shown.not_received.total == 1


def test_not_received_splits_by_what_was_written(leader: Session) -> None:
    heads = [leader.records.create("interview", an_interview()).revision for _ in range(4)]
    bundle(leader, 1, "receipted", [(heads[0].record, heads[0].id)], received=1)
    bundle(leader, 2, "written", [(heads[1].record, heads[1].id)])
    missing = today(leader).not_received
    assert (missing.total, missing.only_here, missing.last_received, missing.next_bundle) == (3, 2, 1, 3)
    assert [(one.sequence, one.records) for one in missing.awaiting] == [(2, 1)]
    assert [item.code for item in today(leader).waiting if item.custody == "act"] == ["RECEIPT_MISSING"]


def test_the_six_phases_stand_in_order(leader: Session) -> None:
    phases = today(leader).phases
    assert [phase.name for phase in phases] == ["configure", "use", "review", "hand_over", "store", "clear"]
    assert phases[1].facts[0].values == {"day": 16, "days": 30}
