"""Records as sets of revisions: serials, states, rules, conflicts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from forms.problems import Refused
from storage.codec import decode, encode
from storage.model import Account
from storage.session import Session
from tests.storage.conftest import MEMBER, OTHER
from tests.worlds import PASSPHRASE, World, an_interview


def test_first_save_gives_serial_and_code(leader: Session) -> None:
    first = leader.records.create("interview", an_interview())
    second = leader.records.create("interview", an_interview())
    assert (first.revision.serial, first.revision.content["source_code"]) == ("TH-2601-03A-0001", "J-001")
    assert (second.revision.serial, second.revision.content["source_code"]) == ("TH-2601-03A-0002", "J-002")


def test_a_failed_first_save_leaves_no_gap_in_the_serials(leader: Session) -> None:
    """V04"""
    with pytest.raises(ValueError, match="not representable"):
        leader.records.create("interview", an_interview(pages=float("nan")))
    assert leader.records.create("interview", an_interview()).revision.serial == "TH-2601-03A-0001"


def test_saving_appends_and_never_overwrites(leader: Session) -> None:
    first = leader.records.create("interview", an_interview()).revision
    second = leader.records.save(first.record, first.id, {**first.content, "gist": "换一句"}).revision
    assert [revision.id for revision in leader.records.history(first.record)] == [first.id, second.id]
    assert leader.records.get(first.record).head == second
    with pytest.raises(Refused, match="CHANGED_MEANWHILE"):
        leader.records.save(first.record, first.id, first.content)


def test_v01_two_members(leader: Session) -> None:
    alone = leader.records.create("interview", an_interview(interviewers=["2" * 32])).revision
    leader.records.transition(alone.record, alone.id, "begin")
    head = leader.records.get(alone.record).head
    with pytest.raises(Refused) as refused:
        leader.records.transition(alone.record, head.id, "lock")
    assert (refused.value.code, refused.value.rule) == ("TWO_MEMBERS_NEEDED", "V01")


def lock(session: Session, **changes: object) -> str:
    """An interview brought to *locked*; returns its record id."""
    first = session.records.create("interview", an_interview(**changes)).revision
    begun = session.records.transition(first.record, first.id, "begin").revision
    session.records.transition(first.record, begun.id, "lock")
    return first.record


def test_required_fields_are_asked_at_the_lock(world: World, leader: Session) -> None:
    world.forms.required_names["interview"] = ("unit", "place")
    first = leader.records.create("interview", an_interview(place=" ")).revision
    begun = leader.records.transition(first.record, first.id, "begin").revision
    missing = leader.records.blocked_by(first.record, begun.id, "lock")
    assert [(refusal.code, refusal.facts["field"]) for refusal in missing] == [("FIELD_MISSING", "place")]


def test_v05_locked_text_is_immutable(leader: Session) -> None:
    record = lock(leader)
    head = leader.records.get(record).head
    before = leader.records.text_hash(head)
    with pytest.raises(Refused, match="RECORD_FIXED"):
        leader.records.save(record, head.id, {**head.content, "gist": "改"})
    with pytest.raises(Refused, match="RECORD_FIXED"):
        leader.records.transition(record, head.id, "print", {"place": "别处"})
    signed = leader.records.transition(
        record, head.id, "register_signature", {"signature_result": "signed", "readback": "self"}
    )
    assert signed.revision.state == "signature_registered"
    assert leader.records.text_hash(signed.revision) == before


def test_v08_refusal_to_sign_needs_reason_and_two_names(leader: Session) -> None:
    record = lock(leader)
    head = leader.records.get(record).head
    missing = leader.records.blocked_by(record, head.id, "register_signature", {"signature_result": "refused"})
    assert [refusal.code for refusal in missing] == ["REFUSAL_NEEDS_REASON", "REFUSAL_NEEDS_TWO_NAMES"]


def test_v04_void_needs_reason_and_the_leader(leader: Session, as_account: Callable[[Account], Session]) -> None:
    leader.accounts.add(OTHER.name, "deputy", PASSPHRASE, account=OTHER.id)
    session = as_account(MEMBER)
    first = session.records.create("interview", an_interview()).revision
    with pytest.raises(Refused, match="REASON_NEEDED"):
        session.records.transition(first.record, first.id, "void")
    with pytest.raises(Refused, match="APPROVAL_NEEDED"):
        session.records.transition(first.record, first.id, "void", reason="重复登记")
    not_leader = session.accounts.approve(OTHER.id, PASSPHRASE, first.record)
    with pytest.raises(Refused, match="APPROVAL_NEEDED"):
        session.records.transition(first.record, first.id, "void", reason="重复登记", approval=not_leader)
    approval = session.accounts.approve("陆明远", PASSPHRASE, first.record)
    saved = session.records.transition(first.record, first.id, "void", reason="重复登记", approval=approval)
    assert (saved.revision.state, saved.revision.reason) == ("void", "重复登记")
    other = session.records.create("interview", an_interview()).revision
    with pytest.raises(Refused, match="APPROVAL_NEEDED"):
        session.records.transition(other.record, other.id, "void", reason="再用一次", approval=approval)
    assert other.serial == "TH-2601-03A-0002"


def test_addendum_carries_the_parents_serial(leader: Session) -> None:
    record = lock(leader)
    serial = leader.records.get(record).serial
    saved = leader.records.create("interview_addendum", {"of": "J-001", "text": "补一句"}, parent_serial=serial)
    assert saved.revision.serial == "TH-2601-03A-0001/1"
    assert [row.serial for row in leader.records.summaries(parent=record)] == ["TH-2601-03A-0001/1"]


def test_a_member_reads_only_own_interviews(leader: Session, as_account: Callable[[Account], Session]) -> None:
    """DOMAIN 5: others' interviews do not exist for a member, in no call."""
    own = leader.records.create("interview", an_interview()).revision
    others = leader.records.create("interview", an_interview(interviewers=["4" * 32], recorder="3" * 32)).revision
    session = as_account(MEMBER)
    assert [row.id for row in session.records.summaries("interview")] == [own.record]
    assert {hit.record for hit in session.records.find("验收")} == {own.record}
    for call in (session.records.get, session.records.history):
        with pytest.raises(Refused, match="NOT_READABLE"):
            call(others.record)
    with pytest.raises(Refused, match="NOT_READABLE"):
        session.records.save(others.record, others.id, others.content)


def test_a_role_without_content_sees_and_writes_nothing(
    leader: Session, as_account: Callable[[Account], Session]
) -> None:
    leader.records.create("interview", an_interview())
    session = as_account(Account("9" * 32, "何静", "auditor"))
    assert session.records.summaries() == []
    with pytest.raises(Refused, match="NOT_YOUR_ROLE"):
        session.records.create("interview", an_interview())


def test_two_heads_are_a_conflict_until_resolved(world: World, leader: Session) -> None:
    first = leader.records.create("interview", an_interview()).revision
    mine = leader.records.save(first.record, first.id, {**first.content, "gist": "甲"}).revision
    world.time.turn(60)
    theirs = decode(encode(replace(mine, content={**first.content, "gist": "乙"}, at="2026-03-18T02:00:30.000Z")))
    leader.records.merge([theirs])
    view = leader.records.get(first.record)
    assert view.in_conflict and {head.content["gist"] for head in view.heads} == {"甲", "乙"}
    assert leader.records.summaries()[0].conflict
    with pytest.raises(Refused, match="IN_CONFLICT"):
        leader.records.save(first.record, mine.id, first.content)
    leader.records.resolve(first.record, [mine.id, theirs.id], {**first.content, "gist": "丙"}, "两人核对")
    view = leader.records.get(first.record)
    assert not view.in_conflict and view.head.content["gist"] == "丙"


def test_protected_fields_open_with_a_reason_and_only_for_recipients(
    leader: Session, as_account: Callable[[Account], Session]
) -> None:
    """V09"""
    leader.accounts.add(OTHER.name, OTHER.role, PASSPHRASE, account=OTHER.id)
    first = leader.records.create(
        "interview", an_interview(recorder="1" * 32), {"identity": {"name": "沈国栋"}}
    ).revision
    with pytest.raises(Refused, match="REASON_NEEDED"):
        leader.open_protected(first.record, "identity", " ")
    assert leader.open_protected(first.record, "identity", "核对笔迹") == {"name": "沈国栋"}
    assert [event.action for event in leader.audit.events()][-1] == "protected_opened"
    session = as_account(Account("8" * 32, "唐越", "leader"))
    with pytest.raises(Refused, match="NOT_A_RECIPIENT"):
        session.open_protected(first.record, "identity", "看看")


def test_search_finds_two_han_characters_and_never_protected_fields(leader: Session) -> None:
    saved = leader.records.create("interview", an_interview(), {"identity": {"name": "沈国栋"}}).revision
    hits = leader.records.find("补的")
    assert [(hit.record, hit.place) for hit in hits] == [(saved.record, "turns/t2")]
    start, end = hits[0].marks[0]
    assert hits[0].snippet[start:end] == "补的"
    assert leader.records.find("国栋") == []
    leader.records.save(saved.record, saved.id, {**saved.content, "turns": [], "gist": "改写"})
    assert leader.records.find("补的") == [] and len(leader.records.find("改写")) == 1
    leader.rebuild_index()
    assert len(leader.records.find("改写")) == 1
