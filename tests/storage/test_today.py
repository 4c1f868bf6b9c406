"""The home page's facts, through a real vault."""

from __future__ import annotations

from collections.abc import Callable

from forms.kinds import KINDS
from storage.model import Account
from storage.session import Session
from storage.today import today
from storage.waiting import LATE_KINDS, WAITS
from tests.storage.team import DEPUTY, LEADER, LIAISON, MEMBER, SECOND, Team, a_paper, row
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
    mine = an_interview(recorder=leader.me.id)
    begun = leader.records.create("interview", mine).revision
    leader.records.transition(begun.record, begun.id, "begin")
    leader.records.create("interview", {**mine, "date": "2026-03-25"})
    leader.records.create("interview", an_interview())
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


def test_papers_wait_for_whoever_has_the_next_step(team: Team) -> None:
    def codes() -> list[tuple[str, str]]:
        return [
            (item.code, item.custody) for item in today(team.now).waiting if item.kind == "workpaper" and item.record
        ]

    team.be(MEMBER)
    paper = team.make("workpaper", a_paper(row("document", team.item().record))).record
    assert codes() == [("PAPER_DRAFT", "open")]
    team.move(paper, "submit")
    assert codes() == []
    team.be(DEPUTY)
    assert codes() == [("PAPER_TO_REVIEW", "open")]
    team.move(paper, "return", reason="第 2 项缺页码")
    assert codes() == []
    team.be(MEMBER)
    assert codes() == [("PAPER_RETURNED", "act")]
    team.move(paper, "submit")
    team.be(DEPUTY)
    team.move(paper, "review")
    team.be(LEADER)
    assert codes() == [("PAPER_TO_APPROVE", "open")]
    assert today(team.now).phases[2].facts[0].values == {"approved": 0, "all": 1}


def test_a_deputy_is_not_asked_to_review_an_own_paper(team: Team) -> None:
    """V12"""
    team.be(DEPUTY)
    paper = team.make("workpaper", a_paper(row("document", team.item().record), prepared_by=DEPUTY.id)).record
    team.move(paper, "submit")
    assert [item.code for item in today(team.now).waiting if item.kind == "workpaper"] == []


def test_v14_what_is_late_stands_in_one_row_a_kind(team: Team) -> None:
    team.be(LIAISON)
    team.item("合同")
    team.item("验收单")
    (late,) = [item for item in today(team.now).waiting if item.code == "LATE" and item.kind == "doc_item"]
    assert (late.custody, late.at, len(late.records), late.record) == ("act", "2026-03-15", 2, "")
    assert late.facts["count"] == 2 and set(late.facts["titles"]) == {"合同", "验收单"}


def test_today_first_then_the_week(team: Team) -> None:
    team.be(MEMBER)
    for day in ("2026-03-25", "2026-03-18"):
        team.make("plan_slot", {"unit": "启明小学", "role_group": "staff", "date": day, "pair": [MEMBER.id]})
    team.make("plan_slot", {"unit": "启明小学", "role_group": "staff", "pair": [SECOND.id]})
    slots = [(item.when, item.at) for item in today(team.now).waiting if item.code == "PLAN_SLOT"]
    assert slots == [("today", "2026-03-18"), ("week", "2026-03-25")]


def test_every_reason_to_wait_is_of_a_kind_and_state_that_exist() -> None:
    for wait in WAITS:
        if wait.kind in KINDS:
            kind = KINDS[wait.kind]
            assert set(wait.states) <= {state.name for state in kind.states}, wait.code
            assert set(wait.holders) <= set(kind.list_fields), wait.code
    assert all(KINDS[kind].due for kind in LATE_KINDS)


def test_what_others_still_hold_is_one_row_for_those_who_lead(team: Team) -> None:
    def codes() -> list[tuple[str, int]]:
        items = [item for item in today(team.now).waiting if item.code.startswith("OTHERS_")]
        return [(item.code, item.facts["count"]) for item in items]

    team.be(MEMBER)
    first = team.make("interview", an_interview(interviewers=[MEMBER.id], recorder=SECOND.id))
    team.move(first.record, "begin")
    for _ in range(2):
        team.make("workpaper", a_paper(row("document", team.item().record)))
    assert codes() == []
    team.be(LEADER)
    assert sorted(codes()) == [("OTHERS_DRAFTS", 2), ("OTHERS_UNLOCKED", 1)]
    team.be(SECOND)
    assert codes() == []
