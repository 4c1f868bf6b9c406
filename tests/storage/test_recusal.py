"""V02: who is recused neither reads, writes, holds, records, reviews nor approves, in any role."""

from __future__ import annotations

import pytest

from forms.problems import Refused
from storage.model import Account
from tests.storage.crowd import DEPUTY, KEEPER, LEADER, LIAISON, MEMBER, SECOND, Crowd, theirs
from tests.storage.team import a_paper, a_request
from tests.worlds import PASSPHRASE

UNIT = "霁川县人民医院"


def declare(crowd: Crowd, who: Account, **what: str) -> str:
    content = {"member": who.id, "ground": "post", "relation": "曾任该院干部", "declared_on": "2026-03-04"} | what
    return crowd.be(who).records.create("recusal", content).revision.record


def uphold(crowd: Crowd, record: str, by: Account = LEADER) -> None:
    session = crowd.be(by)
    session.records.transition(
        record, session.records.get(record).head.id, "uphold",
        {"decided_by": "巡察办 闻人", "decided_on": "2026-03-05", "replacement": SECOND.id},
    )  # fmt: skip


def refused(crowd: Crowd, who: Account, record: str) -> None:
    session = crowd.be(who)
    for call in (session.records.get, session.records.history):
        with pytest.raises(Refused) as caught:
            call(record)
        assert (caught.value.code, caught.value.rule) == ("RECUSED", "V02")
    assert record not in session.records.summaries_of([record])
    assert record not in {hit.record for hit in session.records.find("验收")}
    with pytest.raises(Refused, match="RECUSED"):
        session.open_protected(record, "identity", "核对")


@pytest.mark.parametrize("who", [LEADER, DEPUTY, MEMBER], ids=lambda one: one.role)
def test_v02_a_recused_person_reads_nothing_of_the_organisation(crowd: Crowd, who: Account) -> None:
    session = crowd.be(LEADER)
    record = session.records.create("interview", theirs(who, SECOND), {"identity": {"name": "欧阳"}}).revision.record
    elsewhere = session.records.create("interview", theirs(who, SECOND, unit="启明小学")).revision.record
    mine = declare(crowd, who, unit=UNIT)
    refused(crowd, who, record)
    assert crowd.now.records.get(elsewhere).id == elsewhere
    assert crowd.now.records.get(mine).head.content["unit"] == UNIT  # one's own declaration stays readable


def test_v02_bars_by_person_role_as_well(crowd: Crowd) -> None:
    session = crowd.be(LEADER)
    first = session.records.create("interview", theirs(MEMBER, SECOND)).revision
    other = session.records.create("interview", theirs(MEMBER, SECOND)).revision
    declare(crowd, MEMBER, source_code=first.content["source_code"])
    refused(crowd, MEMBER, first.record)
    assert crowd.now.records.get(other.record).id == other.record


def test_v02_nobody_names_a_recused_member(crowd: Crowd) -> None:
    declare(crowd, MEMBER, unit=UNIT)
    session = crowd.be(LEADER)
    for content in (theirs(MEMBER, SECOND), theirs(SECOND, MEMBER)):
        with pytest.raises(Refused, match="RECUSED") as caught:
            session.records.create("interview", content)
        assert caught.value.facts["account"] == MEMBER.id
    made = session.records.create("interview", theirs(SECOND, LEADER)).revision
    with pytest.raises(Refused, match="RECUSED"):
        session.records.save(made.record, made.id, {**made.content, "recorder": MEMBER.id})
    with pytest.raises(Refused, match="RECUSED"):
        session.records.transition(made.record, made.id, "begin", {"interviewers": [MEMBER.id]})


def test_v02_a_recused_person_writes_and_drafts_nothing(crowd: Crowd) -> None:
    session = crowd.be(MEMBER)
    made = session.records.create("interview", theirs(MEMBER, SECOND)).revision
    session.drafts.write(made.record, "interview", made.id, {**made.content, "gist": "半句"})
    declare(crowd, MEMBER, unit=UNIT)
    session = crowd.be(MEMBER)
    assert session.drafts.of(made.record) is None
    assert session.drafts.pending() == []
    for kind, content in (("interview", theirs(SECOND, LEADER)), ("doc_request", a_request(unit=UNIT))):
        with pytest.raises(Refused, match="RECUSED"):
            session.records.create(kind, content)
        with pytest.raises(Refused, match="RECUSED"):
            session.drafts.write("0" * 32, kind, "", content)
    with pytest.raises(Refused, match="RECUSED"):
        session.records.save(made.record, made.id, {**made.content, "unit": "启明小学"})


def test_v02_a_recused_reviewer_or_approver_is_refused(crowd: Crowd) -> None:
    session = crowd.be(MEMBER)
    paper = session.records.create("workpaper", a_paper(unit=UNIT)).revision
    declare(crowd, DEPUTY, unit=UNIT)
    with pytest.raises(Refused, match="RECUSED"):
        crowd.be(DEPUTY).records.get(paper.record)
    declare(crowd, LEADER, unit=UNIT)
    session = crowd.be(MEMBER)
    word = session.accounts.approve(LEADER.id, PASSPHRASE, paper.record)
    with pytest.raises(Refused, match="RECUSED"):
        session.records.transition(paper.record, paper.id, "withdraw", reason="重复", approval=word)


def test_v02_prints_and_files_are_barred_too(crowd: Crowd) -> None:
    session = crowd.be(LEADER)
    record = session.records.create("interview", theirs(MEMBER, SECOND)).revision
    session.prints.register(
        record.record, record.serial, record.id, "h", "internal_copy", "internal_copy", 1, "pdf", ""
    )
    declare(crowd, MEMBER, unit=UNIT)
    session = crowd.be(MEMBER)
    assert session.prints.all() == []
    with pytest.raises(Refused, match="RECUSED"):
        session.prints.register(record.record, "", "", "h", "note", "note", 1, "pdf", "")


def test_v02_a_new_bar_takes_the_key_to_the_identity(crowd: Crowd) -> None:
    session = crowd.be(LEADER)
    made = session.records.create("interview", theirs(MEMBER, SECOND), {"identity": {"name": "欧阳"}}).revision
    before = len(made.protected["identity"].recipients)
    declare(crowd, MEMBER, unit=UNIT)
    session = crowd.be(LEADER)
    sealed = session.records.reseal(made.record, made.id).revision
    assert len(sealed.protected["identity"].recipients) == before - 1
    assert sealed.content == made.content


def test_the_office_decides_and_a_replacement_is_recorded(crowd: Crowd) -> None:
    record = declare(crowd, DEPUTY, unit=UNIT)
    session = crowd.be(LEADER)
    head = session.records.get(record).head
    with pytest.raises(Refused, match="FIELD_MISSING"):
        session.records.transition(record, head.id, "uphold", {"decided_by": "巡察办", "decided_on": "2026-03-05"})
    with pytest.raises(Refused, match="REPLACEMENT_SAME"):
        session.records.transition(
            record, head.id, "uphold",
            {"decided_by": "巡察办", "decided_on": "2026-03-05", "replacement": DEPUTY.id},
        )  # fmt: skip
    own = crowd.be(DEPUTY)
    with pytest.raises(Refused, match="OWN_RECUSAL"):
        own.records.transition(
            record, head.id, "uphold", {"decided_by": "巡察办", "decided_on": "2026-03-05", "replacement": SECOND.id}
        )
    uphold(crowd, record)
    assert crowd.now.records.get(record).head.content["replacement"] == SECOND.id


def test_an_ended_recusal_opens_again(crowd: Crowd) -> None:
    session = crowd.be(LEADER)
    made = session.records.create("interview", theirs(MEMBER, SECOND)).revision
    record = declare(crowd, MEMBER, unit=UNIT)
    uphold(crowd, record)
    session = crowd.be(LEADER)
    session.records.transition(record, session.records.get(record).head.id, "end", {"decided_on": "2026-03-20"},
                               reason="任职回避期满")  # fmt: skip
    assert crowd.be(MEMBER).records.get(made.record).id == made.record


def test_a_declaration_says_from_what_and_why(crowd: Crowd) -> None:
    session = crowd.be(MEMBER)
    with pytest.raises(Refused, match="RECUSAL_FROM_WHAT"):
        session.records.create("recusal", {"member": MEMBER.id, "ground": "post", "relation": "曾任职"})


def test_bars_come_back_when_the_index_is_made_anew(crowd: Crowd) -> None:
    made = crowd.be(LEADER).records.create("interview", theirs(MEMBER, SECOND)).revision
    declare(crowd, MEMBER, unit=UNIT)
    crowd.now.connection.execute("DELETE FROM bar")
    crowd.now.rebuild_index()
    refused(crowd, MEMBER, made.record)


def test_v02_what_a_bar_keeps_from_is_counted_and_shown_to_few(crowd: Crowd) -> None:
    crowd.be(LEADER).records.create("interview", theirs(SECOND, DEPUTY))
    declare(crowd, MEMBER, unit=UNIT)
    (shown,) = crowd.be(LEADER).recusals.active()
    assert (shown.bar.account, shown.bar.unit, shown.counts) == (MEMBER.id, UNIT, {"interview": 1})
    assert crowd.be(MEMBER).recusals.active() == [shown]
    assert crowd.be(SECOND).recusals.active() == []


@pytest.mark.parametrize("who", [MEMBER, LIAISON, KEEPER], ids=lambda one: one.role)
def test_v02_nobody_shuts_another_out_by_declaring_for_them(crowd: Crowd, who: Account) -> None:
    record = crowd.be(LEADER).records.create("interview", theirs(SECOND, LEADER)).revision.record
    said = {"member": LEADER.id, "ground": "post", "relation": "据说", "unit": UNIT}
    with pytest.raises(Refused, match="RECUSAL_OF_ANOTHER"):
        crowd.be(who).records.create("recusal", said)
    assert crowd.be(LEADER).records.get(record).id == record
    declare(crowd, who, unit=UNIT)


@pytest.mark.parametrize("who", [LEADER, DEPUTY], ids=lambda one: one.role)
def test_v02_leader_and_deputy_declare_for_others_who_read_it(crowd: Crowd, who: Account) -> None:
    said = {"member": MEMBER.id, "ground": "post", "relation": "曾任职", "unit": UNIT}
    record = crowd.be(who).records.create("recusal", said).revision.record
    assert crowd.be(MEMBER).records.get(record).head.content["unit"] == UNIT
    with pytest.raises(Refused, match="NOT_READABLE"):
        crowd.be(SECOND).records.get(record)


def test_v02_a_bar_takes_ones_own_draft_whoever_else_is_barred(crowd: Crowd) -> None:
    """Named first in the content is somebody else who is barred as well; and a draft that belongs to a record."""
    one, two = sorted((MEMBER, SECOND), key=lambda account: account.id)
    session = crowd.be(two)
    made = session.records.create("interview", theirs(two, one)).revision
    session.drafts.write(made.record, "interview", made.id, dict(made.content))
    session.drafts.write("f" * 32, "interview_addendum", "", {"text": "还说了一句", "reason": "补充"})
    assert len(session.drafts.pending()) == 2
    declare(crowd, two, unit=UNIT)
    declare(crowd, one, unit=UNIT)
    session = crowd.be(two)
    assert session.drafts.pending() == []
    assert session.drafts.of(made.record) is session.drafts.of("f" * 32) is None
