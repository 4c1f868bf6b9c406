"""The working paper through a real vault: sources, three persons, versions, merging, freezing (V12; DOMAIN 3, 4)."""

from __future__ import annotations

import pytest

from forms.corroboration import matrix, sources
from forms.problems import Refused
from storage.model import Account
from tests.storage.team import DEPUTY, LEADER, MEMBER, SECOND, Team, a_paper, row


def a_submitted(team: Team, *evidence: dict[str, object], **changes: object) -> str:
    team.be(MEMBER)
    paper = team.make("workpaper", a_paper(*evidence, **changes)).record
    team.move(paper, "submit")
    return paper


def an_approved(team: Team, **changes: object) -> str:
    item = team.be(MEMBER) and team.item()
    paper = a_submitted(team, row("document", item.record), **changes)
    team.be(DEPUTY)
    team.move(paper, "review")
    team.be(LEADER)
    team.move(paper, "approve")
    return paper


def test_v12_one_interview_alone_is_not_approved(team: Team) -> None:
    talk = team.be(MEMBER) and team.interview()
    paper = a_submitted(team, row("interview", f"{talk.record}#turns/t2", "J-001"))
    team.be(DEPUTY)
    team.move(paper, "review")
    team.be(LEADER)
    assert team.refusals(paper, "approve") == ["SINGLE_SOURCE"]


def test_v12_the_conditions_of_approval_are_told_while_the_paper_is_written(team: Team) -> None:
    talk = team.be(MEMBER) and team.interview()
    paper = team.make("workpaper", a_paper(row("interview", talk.record, "J-001")))
    codes = [refusal.code for refusal in team.now.records.outlook(paper.record, "approve")]
    assert codes == ["SINGLE_SOURCE", "REVIEW_MISSING"]
    item = team.item()
    typed = {**paper.content, "evidence": [row("document", item.record)]}
    assert [one.code for one in team.now.records.outlook(paper.record, "approve", typed)] == ["REVIEW_MISSING"]


def test_v12_two_talks_with_one_person_are_one_source(team: Team) -> None:
    team.be(MEMBER)
    first, second = team.interview(), team.interview(source_code="J-001")
    evidence = [row("interview", first.record, "J-001"), row("interview", second.record, "J-001")]
    paper = a_submitted(team, *evidence)
    team.be(DEPUTY)
    team.move(paper, "review")
    team.be(LEADER)
    assert team.refusals(paper, "approve") == ["SINGLE_SOURCE"]


@pytest.mark.parametrize("second", ["interview", "intake"])
def test_v12_two_independent_sources_suffice(team: Team, second: str) -> None:
    team.be(MEMBER)
    talk = team.interview()
    if second == "interview":
        other = row("interview", team.interview().record, "J-002")
    else:
        content = {"channel": "letter", "date": "2026-03-10", "gist": "反映设备闲置", "anonymous": "yes"}
        other = row("intake", team.make("intake", content).record)
    paper = a_submitted(team, row("interview", talk.record, "J-001"), other)
    team.be(DEPUTY)
    team.move(paper, "review")
    team.be(LEADER)
    team.move(paper, "approve")


def test_v12_a_void_source_supports_nothing(team: Team) -> None:
    talk = team.be(MEMBER) and team.interview()
    other = team.interview()
    paper = a_submitted(team, row("interview", talk.record, "J-001"), row("interview", other.record, "J-002"))
    team.move(other.record, "void", reason="重复登记")
    team.be(DEPUTY)
    team.move(paper, "review")
    team.be(LEADER)
    assert team.refusals(paper, "approve") == ["SINGLE_SOURCE"]


def test_v12_three_different_persons_sign(team: Team) -> None:
    item = team.be(MEMBER) and team.item()
    paper = a_submitted(team, row("document", item.record))
    with pytest.raises(Refused, match="NOT_YOUR_ROLE"):
        team.move(paper, "review")
    team.be(LEADER)
    with pytest.raises(Refused, match="WRONG_STATE"):
        team.move(paper, "approve")
    team.be(DEPUTY)
    team.move(paper, "review")
    team.be(LEADER)
    head = team.move(paper, "approve")
    content = head.content
    assert [content["prepared_by"], content["reviewed_by"], content["approved_by"]] == [
        MEMBER.id, DEPUTY.id, LEADER.id,
    ]  # fmt: skip
    assert [(one["step"], one["by"]) for one in content["reviews"]] == [
        ("submit", MEMBER.id), ("review", DEPUTY.id), ("approve", LEADER.id),
    ]  # fmt: skip


def test_v12_who_wrote_the_paper_neither_reviews_nor_approves_it(team: Team) -> None:
    """By the history, whatever the form says of who prepared it."""
    item = team.be(DEPUTY) and team.item()
    paper = team.make("workpaper", a_paper(row("document", item.record), prepared_by=SECOND.id)).record
    team.move(paper, "submit")
    assert team.refusals(paper, "review") == ["SAME_PERSON"]


def test_v12_an_approver_who_changed_a_word_is_no_third_person(team: Team) -> None:
    item = team.be(MEMBER) and team.item()
    paper = team.make("workpaper", a_paper(row("document", item.record))).record
    team.be(LEADER)
    head = team.now.records.get(paper).head
    team.now.records.save(paper, head.id, {**head.content, "title": "改了一个字"})
    team.move(paper, "submit")
    team.be(DEPUTY)
    team.move(paper, "review")
    team.be(LEADER)
    assert team.refusals(paper, "approve") == ["SAME_PERSON"]


def test_a_return_needs_words_and_starts_the_three_steps_anew(team: Team) -> None:
    item = team.be(MEMBER) and team.item()
    paper = a_submitted(team, row("document", item.record))
    team.be(DEPUTY)
    with pytest.raises(Refused, match="REASON_NEEDED"):
        team.move(paper, "return")
    team.move(paper, "return", reason="第 2 项缺页码")
    team.be(MEMBER)
    head = team.now.records.get(paper).head
    assert head.state == "returned" and head.content["reviews"][-1]["opinion"] == "第 2 项缺页码"
    team.now.records.save(paper, head.id, {**head.content, "summary": "补了页码"})
    team.move(paper, "submit")
    team.be(LEADER)
    assert team.refusals(paper, "approve") == ["WRONG_STATE"]


def test_a_paper_rests_while_others_look_at_it(team: Team) -> None:
    item = team.be(MEMBER) and team.item()
    paper = a_submitted(team, row("document", item.record))
    head = team.now.records.get(paper).head
    with pytest.raises(Refused, match="RECORD_FIXED"):
        team.now.records.save(paper, head.id, {**head.content, "title": "改"})
    with pytest.raises(Refused, match="RECORD_FIXED"):
        team.move(paper, "withdraw", {"title": "改"}, reason="撤回")


def test_signatures_cannot_be_typed(team: Team) -> None:
    team.be(MEMBER)
    paper = team.make("workpaper", a_paper()).record
    head = team.now.records.get(paper).head
    for name, value in (("approved_by", LEADER.id), ("reviews", [{"step": "approve", "by": LEADER.id}])):
        with pytest.raises(Refused, match="FIELD_STAMPED"):
            team.now.records.save(paper, head.id, {**head.content, name: value})
        with pytest.raises(Refused, match="FIELD_STAMPED"):
            team.now.records.create("workpaper", a_paper(**{name: value}))
        with pytest.raises(Refused, match="FIELD_STAMPED"):
            team.now.records.transition(paper, head.id, "submit", {name: value})


def test_evidence_needs_place_and_meaning(team: Team) -> None:
    talk = team.be(MEMBER) and team.interview()
    unsaid = row("interview", talk.record, "J-001", location="", shows=" ")
    paper = team.make("workpaper", a_paper(unsaid)).record
    assert team.refusals(paper, "submit") == ["EVIDENCE_INCOMPLETE", "EVIDENCE_INCOMPLETE"]


def test_evidence_points_at_the_kind_it_names(team: Team) -> None:
    talk = team.be(MEMBER) and team.interview()
    paper = team.make("workpaper", a_paper(row("document", talk.record))).record
    assert team.refusals(paper, "submit") == ["EVIDENCE_WRONG_KIND"]


def test_what_an_approved_paper_rests_on_is_settled(team: Team) -> None:
    item = team.be(MEMBER) and team.item()
    note = team.make("doc_review_note", {"page": "3", "extract": "摘录", "kind": "fact"}, item.record)
    paper = a_submitted(team, row("document", item.record), row("document", note.record))
    team.be(DEPUTY)
    team.move(paper, "review")
    team.be(LEADER)
    assert team.refusals(paper, "approve") == ["EVIDENCE_UNSETTLED"]
    team.move(note.record, "keep")
    team.move(paper, "approve")


def test_v09_evidence_shows_an_interview_by_its_code(team: Team) -> None:
    talk = team.be(MEMBER) and team.interview()
    paper = team.make("workpaper", a_paper(row("interview", talk.record, "设备科刘科长"))).record
    assert team.refusals(paper, "submit") == ["EVIDENCE_BY_CODE"]


def test_merging_needs_another_live_paper_and_counts_once(team: Team) -> None:
    one, two = an_approved(team), an_approved(team)
    team.be(LEADER)
    assert team.refusals(one, "merge") == ["FIELD_MISSING"]
    team.move(one, "merge", {"merged_into": two}, reason="同一问题")
    assert team.refusals(two, "merge", {"merged_into": one}) == ["MERGE_TARGET"]
    assert team.now.figures.counter("K06").figures["papers"] == 1


def test_freezing_says_where_the_paper_goes(team: Team) -> None:
    paper = an_approved(team)
    assert team.refusals(paper, "freeze") == ["FIELD_MISSING"]
    assert team.refusals(paper, "freeze", {"disposition": "in_report"}) == ["FIELD_MISSING"]
    before = team.now.records.text_hash(team.now.records.get(paper).head)
    frozen = team.move(paper, "freeze", {"disposition": "in_report", "report_section": "二（一）"})
    assert team.now.records.text_hash(frozen) == before
    with pytest.raises(Refused, match="RECORD_FIXED"):
        team.now.records.save(paper, frozen.id, {**frozen.content, "title": "改"})
    counter = team.now.figures.counter("K10")
    assert (counter.figures["covered"], counter.figures["issues"]) == (1, 1)


def test_amending_after_approval_makes_a_new_version_to_sign(team: Team) -> None:
    paper = an_approved(team)
    team.be(MEMBER)
    team.move(paper, "reopen", reason="单位补充材料")
    team.be(LEADER)
    assert team.refusals(paper, "approve") == ["WRONG_STATE"]
    assert team.now.figures.counter("K06").figures["papers"] == 0


@pytest.mark.parametrize(
    ("who", "state", "sees"),
    [
        (SECOND, "approved", False), (SECOND, "frozen", True), (DEPUTY, "approved", True), (MEMBER, "approved", True),
    ],
)  # fmt: skip
def test_members_read_their_own_papers_and_frozen_ones(team: Team, who: Account, state: str, sees: bool) -> None:
    """DOMAIN 5"""
    paper = an_approved(team)
    if state == "frozen":
        team.move(paper, "freeze", {"disposition": "not_used", "not_used_reason": "已整改"})
    session = team.be(who)
    assert (paper in {found.id for found in session.records.summaries("workpaper")}) is sees


def test_the_corroboration_panel_counts_by_kind(team: Team) -> None:
    team.be(MEMBER)
    item, talk = team.item(), team.interview()
    note = team.make("doc_review_note", {"page": "37", "extract": "十五日内验收", "kind": "fact"}, item.record)
    evidence = [
        row("document", item.record, supports="f1"), row("document", note.record, supports="f1 f2"),
        row("interview", f"{talk.record}#turns/t2", "J-001", supports="f2"), row("document", "9" * 32, supports=""),
    ]  # fmt: skip
    paper = team.make("workpaper", a_paper(*evidence)).record
    content = team.now.records.get(paper).head.content
    found = sources(content, team.now.links.linked(paper))
    assert (found.count("document"), found.count("interview"), found.independent) == (1, 1, 2)
    assert found.missing == (4,) and found.suffices and not found.single_source
    assert [dict(fact.by_kind) for fact in matrix(content)] == [
        {"document": (1, 2)},
        {"document": (2,), "interview": (3,)},
    ]
