"""Rectification, talks, activities, intake, envelopes, plan and checklist through a real vault (V15, R13, R19–R21)."""

from __future__ import annotations

from pathlib import Path

import pytest

from forms.problems import Refused
from storage.checklist import coverage
from tests.storage.team import DEPUTY, LEADER, MEMBER, SECOND, Team, a_paper, row
from tests.worlds import an_interview

PACKS = Path(__file__).resolve().parents[2] / "resources" / "packs"


def an_approved_paper(team: Team) -> str:
    team.be(MEMBER)
    paper = team.make("workpaper", a_paper(row("document", team.item().record))).record
    team.move(paper, "submit")
    team.be(DEPUTY)
    team.move(paper, "review")
    team.be(LEADER)
    team.move(paper, "approve")
    return paper


def a_notice(*papers: str, **changes: object) -> dict[str, object]:
    return {
        "title": "食堂留样", "unit": "启明小学", "issue": "留样记录缺失", "basis_papers": list(papers),
        "basis": "学校食堂管理办法", "requirement": "补齐留样并登记", "due": "2026-03-25", "date": "2026-03-18",
        **changes,
    }  # fmt: skip


def test_v15_rectification_only_from_an_approved_paper(team: Team) -> None:
    paper = an_approved_paper(team)
    draft = team.make("workpaper", a_paper()).record
    for basis in ((), (draft,), (paper, draft), ("9" * 32,)):
        notice = team.make("immediate_rectification", a_notice(*basis)).record
        assert team.refusals(notice, "approve") == ["BASIS_NOT_APPROVED"]
    notice = team.make("immediate_rectification", a_notice(paper)).record
    assert team.move(notice, "approve").state == "approved"


@pytest.mark.parametrize(("due", "code"), [("2026-04-02", "DUE_OUTSIDE_STINT"), ("2026-03-02", "DUE_OUTSIDE_STINT"),
                                           ("", "FIELD_MISSING")])  # fmt: skip
def test_v15_the_due_date_lies_inside_the_stint(team: Team, due: str, code: str) -> None:
    paper = an_approved_paper(team)
    notice = team.make("immediate_rectification", a_notice(paper, due=due)).record
    assert team.refusals(notice, "approve") == [code]


def test_v15_served_means_a_hand_signed_receipt_is_registered(team: Team) -> None:
    notice = team.make("immediate_rectification", a_notice(an_approved_paper(team))).record
    team.move(notice, "approve")
    served = {"served_on": "2026-03-19", "received_by": "校长"}
    assert team.refusals(notice, "serve", served) == ["RECEIPT_NOT_SIGNED"]
    assert team.refusals(notice, "serve") == ["FIELD_MISSING", "FIELD_MISSING", "RECEIPT_NOT_SIGNED"]
    team.move(notice, "serve", {**served, "receipt_signed": "yes"})
    counted = team.now.figures.counter("K08").figures
    assert (counted["served"], counted["closed"]) == (1, 0)


def test_v15_closed_when_done_else_carried_forward(team: Team) -> None:
    notice = team.make("immediate_rectification", a_notice(an_approved_paper(team))).record
    team.move(notice, "approve")
    team.move(notice, "serve", {"served_on": "2026-03-19", "received_by": "校长", "receipt_signed": "yes"})
    assert team.refusals(notice, "reply") == ["FIELD_MISSING", "FIELD_MISSING"]
    team.move(notice, "reply", {"reply_on": "2026-03-22", "reply": "已补齐"})
    seen = {"verified_by": MEMBER.id, "verified_on": "2026-03-24", "verification": "现场查看", "result": "partly"}
    assert team.refusals(notice, "verify") == ["FIELD_MISSING"] * 4
    team.move(notice, "verify", seen)
    assert team.refusals(notice, "close") == ["NOT_DONE"]
    with pytest.raises(Refused, match="REASON_NEEDED"):
        team.move(notice, "carry_forward", {"carried_to": "TZ-2601-03A-0001"})
    carried = team.move(notice, "carry_forward", {"carried_to": "TZ-2601-03A-0001"}, reason="部分完成")
    assert carried.state == "carried_forward"


def test_r13_the_head_is_shown_approved_papers_in_the_version_named(team: Team) -> None:
    paper = an_approved_paper(team)
    version = team.now.records.text_hash(team.now.records.get(paper).head)
    shown = {"paper": paper, "version": version, "response": "explained", "effect": "kept"}
    talk = {
        "title": "沟通", "unit": "霁川县人民医院", "date": "2026-03-18", "place": "会议室", "minutes": "听取说明",
        "members": [LEADER.id, DEPUTY.id], "participants": "院长", "papers": [{**shown, "version": "0" * 64}],
    }  # fmt: skip
    wrong = team.make("communication", talk).record
    assert team.refusals(wrong, "hold") == ["PAPER_VERSION_CHANGED"]
    draft = team.make("workpaper", a_paper()).record
    assert team.refusals(wrong, "hold", {"papers": [{**shown, "paper": draft}]}) == ["PAPER_NOT_APPROVED"]
    assert team.refusals(wrong, "hold", {"papers": [shown], "members": [LEADER.id]}) == ["TWO_MEMBERS_NEEDED"]
    held = team.move(wrong, "hold", {"papers": [shown]})
    assert team.refusals(paper, "communicate") == ["TALK_NOT_RECORDED", "FIELD_MISSING"]
    put = team.move(paper, "communicate", {"communications": [held.record], "response": "explained"})
    assert put.state == "communicated" and team.now.records.text_hash(put) == version


def a_visit(**changes: object) -> dict[str, object]:
    return {
        "type": "unannounced_visit", "title": "窗口", "unit": "霁川县供水管理处", "date": "2026-03-18", "place": "大厅",
        "members": [MEMBER.id, SECOND.id], "gist": "排队情况", **changes,
    }  # fmt: skip


def test_r19_an_unannounced_visit_needs_the_leader_and_two_members(team: Team) -> None:
    team.be(MEMBER)
    visit = team.make("activity", a_visit()).record
    assert team.refusals(visit, "hold") == ["VISIT_NOT_APPROVED"]
    team.move(visit, "approve")
    assert team.refusals(visit, "hold", {"members": [MEMBER.id]}) == ["TWO_MEMBERS_NEEDED"]
    assert team.move(visit, "hold").state == "held"
    forum = team.make("activity", a_visit(type="forum", persons_count=12)).record
    team.move(forum, "hold")
    counted = team.now.figures.counter("K04").figures
    assert (counted["unannounced"], counted["forums"], counted["forum_persons"]) == (1, 1, 12)


def test_r20_handling_says_to_whom_or_why(team: Team) -> None:
    team.be(MEMBER)
    letter = {"channel": "letter", "date": "2026-03-10", "gist": "反映排队", "anonymous": "yes"}
    item = team.make("intake", letter).record
    done = {"handled_by": MEMBER.id, "handled_on": "2026-03-11"}
    assert team.refusals(item, "handle") == ["FIELD_MISSING"] * 3
    for handling in ("passed_on", "not_accepted"):
        assert team.refusals(item, "handle", {**done, "handling": handling}) == ["FIELD_MISSING"]
    team.move(item, "handle", {**done, "handling": "passed_on", "passed_to": "供水管理处"})
    counter = team.now.figures.counter("K05")
    assert counter.figures == {"items": 1, "in_scope": 0, "passed_on": 1}
    assert counter.groups["items"] == {"letter": 1}


def test_v09_a_reporter_stands_in_the_sealed_part_only(team: Team) -> None:
    team.be(MEMBER)
    letter = {"channel": "letter", "date": "2026-03-10", "gist": "反映排队", "anonymous": "no"}
    done = {"handling": "in_scope", "handled_by": MEMBER.id, "handled_on": "2026-03-11"}
    bare = team.make("intake", letter).record
    assert team.refusals(bare, "handle", done) == ["REPORTER_MISSING"]
    named = team.make("intake", letter, protected={"reporter": {"name": "闻人语冰", "contact": "口信"}}).record
    assert team.refusals(named, "handle", done) == []
    assert team.now.records.find("语冰") == []


def test_r21_envelopes_are_counted_never_traced(team: Team) -> None:
    team.be(MEMBER)
    batch = {"place": "柳渡村", "date": "2026-03-05", "issued": 60, "members": [MEMBER.id]}
    record = team.make("envelope_batch", batch).record
    assert team.refusals(record, "count") == ["FIELD_MISSING"]
    assert team.refusals(record, "count", {"received": 61}) == ["RECEIVED_MORE"]
    assert team.move(record, "count", {"received": 41}).state == "counted"


def test_k12_done_are_slots_of_the_plan_whose_interview_was_held(team: Team) -> None:
    team.be(MEMBER)
    slot = team.make("plan_slot", {"unit": "启明小学", "role_group": "staff", "date": "2026-03-17"}).record
    dropped = team.make("plan_slot", {"unit": "启明小学", "role_group": "retired"}).record
    team.move(dropped, "drop", reason="本人外出")
    assert team.refusals(slot, "take") == ["SLOT_WITHOUT_INTERVIEW"]
    talk = team.make("interview", an_interview(role_group="middle_manager", date="2026-03-18"))
    team.move(slot, "take", {"interview": talk.record})
    counter = team.now.figures.counter("K12")
    assert (counter.figures["done"], counter.figures["planned"]) == (0, 1)
    team.move(talk.record, "begin")
    team.move(talk.record, "lock")
    counter = team.now.figures.counter("K12")
    assert counter.groups == {"done": {"staff": 1}, "planned": {"staff": 1}}, "the group of the plan"
    assert counter.rates()[0].text("en").startswith("1/1 = 100.0 %")
    before, week = (team.now.figures.counter("K12", *span).figures for span in
                    (("", "2026-03-17"), ("2026-03-13", "2026-03-20")))  # fmt: skip
    assert (before["done"], before["planned"], week["done"], week["planned"]) == (0, 1, 1, 1)


def test_k12_an_interview_that_was_not_planned_changes_no_coverage(team: Team) -> None:
    team.be(MEMBER)
    team.make("plan_slot", {"unit": "启明小学", "role_group": "staff"})
    team.interview(date="2026-03-18")
    team.make("interview", an_interview(role_group="staff"))
    assert team.now.figures.counter("K12").figures == {"done": 0, "planned": 1}
    assert team.now.figures.counter("K01").figures["interviews"] == 1
    due = team.now.figures.counter("K12", until="2026-03-18").figures
    assert due == {"done": 0, "planned": 0}, "a slot without a day is of no week"


def test_k11_a_point_with_a_problem_opens_a_paper(team: Team) -> None:
    pack = team.now.packs.install((PACKS / "checklist.json").read_bytes())
    team.be(MEMBER)
    base = {"pack": pack.id, "pack_version": pack.version, "point": "C-05", "unit": "霁川县人民医院"}
    result = team.make("checklist_result", base).record
    assert team.refusals(result, "no_problem") == ["FIELD_MISSING"]
    assert team.refusals(result, "problem") == ["PROBLEM_WITHOUT_PAPER"]
    paper = team.make("workpaper", a_paper(checklist_ref="C-05")).record
    done = team.move(result, "problem", {"papers": [paper]})
    assert (done.content["done_by"], done.content["done_on"]) == (MEMBER.id, "2026-03-18")
    counter = team.now.figures.counter("K11")
    assert (counter.figures["looked_at"], counter.figures["points"]) == (1, 60)
    again = team.make("checklist_result", base).record
    team.move(again, "no_problem", {"note": "另一科室未发现"})
    assert team.now.figures.counter("K11").figures["looked_at"] == 1


def test_r34_only_an_approved_paper_enters_the_ledger(team: Team) -> None:
    paper = an_approved_paper(team)
    entry = {"title": "设备未列清单", "unit": "霁川县人民医院"}
    draft = team.make("workpaper", a_paper()).record
    wrong = team.make("ledger_entry", {**entry, "paper": draft}).record
    assert team.refusals(wrong, "report") == ["PAPER_NOT_APPROVED"]
    good = team.make("ledger_entry", {**entry, "paper": paper}).record
    team.move(good, "report")
    head = team.move(good, "feed_back", reason="反馈〔2026〕3号")
    assert [stage["step"] for stage in head.content["stages"]] == ["report", "feed_back"]
    team.move(good, "transfer", reason="交办单 7")
    with pytest.raises(Refused, match="NOT_YOUR_ROLE"):
        team.move(good, "supervise", reason="督查")


def test_k11_the_checklist_shows_each_point_with_its_state(team: Team) -> None:
    team.now.packs.install((PACKS / "checklist.json").read_bytes())
    team.be(MEMBER)
    base = {"pack": "general-checklist", "pack_version": "1", "unit": "启明小学"}
    looked = team.make("checklist_result", {**base, "point": "A-01"}).record
    team.move(looked, "no_problem", {"note": "规则在用"})
    team.make("checklist_result", {**base, "point": "A-02"})
    (found,) = coverage(team.now.packs, team.now.lists)
    states = {point.item.code: point.state for point in found.points}
    assert (states["A-01"], states["A-02"], states["A-03"]) == ("no_problem", "to_look", "to_look")
    assert found.looked_at == 1 and found.by_area()["A"] == (1, 10)
    (other,) = coverage(team.now.packs, team.now.lists, "霁川县人民医院")
    assert other.looked_at == 0
