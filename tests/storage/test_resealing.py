"""Changing who may read seals anew: the text stays, the keys change."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from forms.problems import Refused
from storage.model import Revision
from storage.protected import new_identity
from storage.resealing import out_of_reach, reseal_all, reseal_due
from storage.session import Session
from tests.storage.crowd import DEPUTY, KEEPER, LEADER, LIAISON, MEMBER, SECOND, SYSADMIN, Crowd, register_lead, theirs
from tests.worlds import PASSPHRASE, an_interview

_, STRANGER = new_identity()
IDENTITY = {"identity": {"name": "欧阳怀瑾"}}


def recipients(revision: Revision) -> set[str]:
    return set(revision.protected["identity"].recipients)


def key_of(session: Session, account: str) -> str:
    return session.accounts.get(account).recipient


def test_another_recorder_gets_the_key_and_the_former_loses_it(crowd: Crowd) -> None:
    session = crowd.be(LEADER)
    made = session.records.create("interview", theirs(MEMBER, LEADER), IDENTITY).revision
    assert key_of(session, MEMBER.id) in recipients(made)
    saved = session.records.save(made.record, made.id, {**made.content, "recorder": SECOND.id}).revision
    assert key_of(session, SECOND.id) in recipients(saved)
    assert key_of(session, MEMBER.id) not in recipients(saved)
    assert crowd.be(SECOND).open_protected(made.record, "identity", "核对") == IDENTITY["identity"]
    with pytest.raises(Refused, match="NOT_READABLE"):
        crowd.be(MEMBER).open_protected(made.record, "identity", "核对")


def test_a_locked_record_is_sealed_anew_without_touching_its_text(crowd: Crowd) -> None:
    session = crowd.be(LEADER)
    made = session.records.create("interview", theirs(MEMBER, SECOND), IDENTITY).revision
    begun = session.records.transition(made.record, made.id, "begin").revision
    locked = session.records.transition(made.record, begun.id, "lock").revision
    before = session.records.text_hash(locked)
    crowd.be(SYSADMIN).accounts.remove(MEMBER.id)
    session = crowd.be(LEADER)
    assert [due.record for due in reseal_due(session)] == [made.record]
    assert reseal_all(session).records == (made.record,)
    head = session.records.get(made.record).head
    assert (head.action, head.state, session.records.text_hash(head)) == ("reseal", "locked", before)
    assert head.form == locked.form
    assert len(recipients(head)) == len(recipients(locked)) - 1
    assert reseal_due(session) == []
    with pytest.raises(Refused, match="NOTHING_TO_RESEAL"):
        session.records.reseal(made.record, head.id)
    assert session.open_protected(made.record, "identity", "核对") == IDENTITY["identity"]


def test_a_member_who_gets_a_key_later_gets_the_identities_of_own_interviews(
    leader: Session, as_account: Callable[..., Session]
) -> None:
    made = leader.records.create("interview", an_interview(recorder=MEMBER.id), IDENTITY).revision
    assert len(recipients(made)) == 2  # the leader and the office: nobody else had a key
    leader.accounts.add("方启甲", "member", PASSPHRASE, account="2" * 32)
    changed = leader.records.save(made.record, made.id, {**made.content, "recorder": "2" * 32}).revision
    assert len(recipients(changed)) == 3


def test_who_cannot_open_it_cannot_seal_it_anew(crowd: Crowd) -> None:
    made = crowd.be(LEADER).records.create("interview", theirs(MEMBER, SECOND), IDENTITY).revision
    crowd.be(SYSADMIN).accounts.remove(LIAISON.id)  # touches nobody here
    deputy = crowd.be(DEPUTY)
    assert reseal_due(deputy) == []
    assert out_of_reach(deputy) == 0
    head = crowd.be(LEADER).records.get(made.record).head
    crowd.now.connection.execute("UPDATE account SET recipient = ? WHERE id = ?", (STRANGER, SECOND.id))
    assert [due.groups for due in reseal_due(crowd.now)] == [("identity",)]
    member = crowd.be(MEMBER)
    crowd.now.connection.execute("UPDATE account SET recipient = ? WHERE id = ?", (STRANGER, MEMBER.id))
    assert member.records.reseal_due(head) == ["identity"]


def test_a_new_lead_keeper_reads_the_leads_after_sealing_anew(crowd: Crowd) -> None:
    lead = register_lead(crowd.be(MEMBER))
    session = crowd.be(SYSADMIN)
    session.accounts.remove(KEEPER.id)
    fresh = session.accounts.add("公孙敏", "lead_keeper", PASSPHRASE)
    with pytest.raises(Refused, match="NOT_A_RECIPIENT"):
        crowd.be(fresh).open_protected(lead.record, "lead", "办理")
    reseal_all(crowd.be(LEADER))
    assert crowd.be(fresh).open_protected(lead.record, "lead", "办理")["subject_name"] == "欧阳怀瑾"
    assert MEMBER.id not in {act for (act,) in crowd.now.connection.execute(
        "SELECT account FROM record_reader WHERE record = ? AND account <> ?", (lead.record, MEMBER.id)
    )}  # fmt: skip
