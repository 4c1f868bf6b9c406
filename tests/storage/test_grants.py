"""Need to know: others' interviews are opened one by one, with a reason, for reading only, and closed again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from forms.problems import Refused
from tests.storage.crowd import AUDITOR, DEPUTY, LEADER, LIAISON, MEMBER, SECADMIN, SECOND, Crowd, theirs
from tests.worlds import PASSPHRASE


def other(crowd: Crowd, **changes: str) -> str:
    made = crowd.be(LEADER).records.create(
        "interview", theirs(SECOND, LEADER, **changes), {"identity": {"name": "欧阳"}}
    )
    return made.revision.record


def test_a_granted_record_is_read_and_not_written(crowd: Crowd) -> None:
    record = other(crowd)
    grant = crowd.now.grants.give(MEMBER.id, "核对第 3 个问题", record=record)
    member = crowd.be(MEMBER)
    head = member.records.get(record).head
    assert not member.records.may_write(record)
    for call in (
        lambda: member.records.save(record, head.id, dict(head.content)),
        lambda: member.records.transition(record, head.id, "begin"),
    ):
        with pytest.raises(Refused, match="READ_ONLY_FOR_YOU"):
            call()
    with pytest.raises(Refused, match="NOT_YOUR_ROLE"):
        member.open_protected(record, "identity", "看看")
    crowd.be(LEADER).grants.end(grant.id)
    with pytest.raises(Refused, match="NOT_READABLE"):
        crowd.be(MEMBER).records.get(record)


def test_a_grant_opens_the_addenda_too(crowd: Crowd) -> None:
    record = other(crowd)
    serial = crowd.now.records.get(record).serial
    addendum = crowd.now.records.create("interview_addendum", {"text": "补一句"}, parent_serial=serial).revision
    crowd.now.grants.give(MEMBER.id, "核对", record=record)
    assert crowd.be(MEMBER).records.get(addendum.record).serial == f"{serial}/1"


def test_an_organisation_is_assigned_to_a_deputy_only(crowd: Crowd) -> None:
    record, elsewhere = other(crowd, unit="启明小学"), other(crowd)
    with pytest.raises(Refused, match="GRANT_BY_RECORD"):
        crowd.now.grants.give(MEMBER.id, "核对", unit="启明小学")
    crowd.now.grants.give(DEPUTY.id, "分管启明小学", unit="启明小学")
    deputy = crowd.be(DEPUTY)
    assert deputy.records.get(record).id == record
    with pytest.raises(Refused, match="NOT_READABLE"):
        deputy.records.get(elsewhere)


def test_only_the_leader_gives_with_a_reason_to_those_who_may(crowd: Crowd) -> None:
    record = other(crowd)
    with pytest.raises(Refused, match="REASON_NEEDED"):
        crowd.now.grants.give(MEMBER.id, " ", record=record)
    for account in (LIAISON, AUDITOR):
        with pytest.raises(Refused, match="GRANT_NOT_FOR_ROLE"):
            crowd.now.grants.give(account.id, "核对", record=record)
    paper = crowd.now.records.create("incident", {"type": "other"}).revision.record
    with pytest.raises(Refused, match="GRANT_NOT_FOR_ROLE"):
        crowd.now.grants.give(MEMBER.id, "核对", record=paper)
    with pytest.raises(Refused, match="NOT_YOUR_ROLE"):
        crowd.be(DEPUTY).grants.give(MEMBER.id, "核对", record=record)
    with pytest.raises(Refused, match="GRANT_UNKNOWN"):
        crowd.be(LEADER).grants.end("0" * 32)


def test_every_grant_is_logged_and_the_auditor_sees_it(crowd: Crowd) -> None:
    record = other(crowd)
    grant = crowd.now.grants.give(MEMBER.id, "核对", record=record)
    assert crowd.be(MEMBER).grants.all() == [grant]
    assert crowd.be(SECOND).grants.all() == []
    auditor = crowd.be(AUDITOR)
    assert auditor.grants.all() == [grant]
    assert [event.detail["account"] for event in auditor.audit.events() if event.action == "granted"] == [MEMBER.id]


def test_approval_is_delegated_to_a_deputy_for_a_time(crowd: Crowd) -> None:
    deputy = crowd.be(DEPUTY)
    with pytest.raises(Refused, match="APPROVAL_NEEDED"):
        deputy.accounts.redeem_output(None, "bundle")
    leader = crowd.be(LEADER)
    with pytest.raises(Refused, match="GRANT_NOT_FOR_ROLE"):
        leader.grants.delegate(MEMBER.id, "2026-03-19", "外出")
    leader.grants.delegate(DEPUTY.id, "2026-03-19", "外出")
    assert crowd.be(DEPUTY).accounts.redeem_output(None, "bundle") == DEPUTY.id
    member = crowd.be(MEMBER)
    word = member.accounts.approve(DEPUTY.id, PASSPHRASE, "bundle")
    assert member.accounts.redeem_output(word, "bundle") == DEPUTY.id
    assert {entry.id for entry in member.accounts.output_approvers()} == {LEADER.id, DEPUTY.id}
    crowd.world.time.turn(2 * 86400)
    assert [entry.id for entry in member.accounts.output_approvers()] == [LEADER.id]
    with pytest.raises(Refused, match="APPROVAL_NEEDED"):
        crowd.be(DEPUTY).accounts.redeem_output(None, "bundle")


def test_prints_ask_for_the_leaders_word_by_policy(crowd: Crowd) -> None:
    record = other(crowd)
    crowd.be(SECADMIN).policy.set("print_approval", "leader", "内部规定")
    member = crowd.be(SECOND)
    page = (record, "TH-2601-03A-0001", "v", "h", "note", "note", 1, "printer", "核对")
    with pytest.raises(Refused, match="APPROVAL_NEEDED"):
        member.prints.register(*page)  # type: ignore[arg-type]
    word = member.accounts.approve(LEADER.id, PASSPHRASE, record)
    assert member.prints.register(*page, approval=word).approved_by == LEADER.id  # type: ignore[arg-type]


def test_a_delegation_ends_on_a_day(crowd: Crowd) -> None:
    session = crowd.be(LEADER)
    for text in ("zzz", "", "2026-13-40"):
        with pytest.raises(Refused, match="NOT_A_DAY"):
            session.grants.delegate(DEPUTY.id, text, "外出")
    assert session.grants.delegations() == []


def test_whose_word_it_is_stands_with_the_vault(crowd: Crowd) -> None:
    """The object that a caller hands in says whose it is; only what was given counts."""
    session = crowd.be(LEADER)
    session.grants.delegate(DEPUTY.id, "2026-12-31", "外出")
    word = session.accounts.approve(LEADER.id, PASSPHRASE, "x")
    assert session.accounts.redeem_output(replace(word, account=DEPUTY.id), "x") == LEADER.id


def test_a_policy_value_and_its_line_in_the_log_are_one(crowd: Crowd, monkeypatch: pytest.MonkeyPatch) -> None:
    session = crowd.be(SECADMIN)
    before = session.policy.get("idle_minutes")

    def full(*_given: object, **_facts: object) -> None:
        raise OSError("no space")

    monkeypatch.setattr(session.policy._audit, "append", full)
    with pytest.raises(OSError, match="no space"):
        session.policy.set("idle_minutes", before + 1, "试")
    assert session.policy.get("idle_minutes") == before
