"""A session opened as somebody cannot read what that role may not, through any call of storage/ (issue 5)."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest

from forms.kinds import Role
from storage.reading import RecordReader
from storage.session import Session
from tests.storage.crowd import (
    KEEPER,
    LEADER,
    MEMBER,
    PEOPLE,
    SECOND,
    Crowd,
    file_report,
    register_lead,
    theirs,
)
from tests.storage.probes import a_batch
from tests.storage.team import a_paper, a_request
from tests.storage.walk import MADE, Walk, arguments

INTERVIEW, IDENTITY, PAPER, DOCUMENT, ACTIVITY, LEAD, REPORT, FILE, DRAFT = (
    "朱鹮红", "闻人语冰", "苇鹀蓝", "绿头鸭", "黑脸琵鹭", "大鸨灰", "震旦鸦雀", "中华秋沙鸭", "白琵鹭",
)  # fmt: skip
READS: dict[Role, set[str]] = {
    "leader": {INTERVIEW, PAPER, DOCUMENT, ACTIVITY, FILE, LEAD},
    "deputy": {PAPER, DOCUMENT, ACTIVITY}, "member": {DOCUMENT}, "liaison": {DOCUMENT},
    "lead_keeper": {LEAD}, "sysadmin": set(), "secadmin": set(), "auditor": set(),
}  # fmt: skip
"""Which of the words a role may come upon; the identity and the lead need their own opening, with a reason."""
OPENED = {"leader": {IDENTITY, LEAD}, "lead_keeper": {LEAD}}
LATELY = {
    "records.history", "records.find", "lists.search", "lists.rows", "lists.page", "evidence.words", "evidence.tables",
    "leads.standing", "leads.ready", "leads.referral_sheet", "closeout.blocks", "outline.report_outline",
    "volume.frozen_papers", "weekly.next_report", "register_tables.register_tables", "today.today",
    "fieldplan.coverage", "handed_in.handed_in", "designing.Designs.open", "drafts.of", "audit.find", "prints.all",
    "exchange.export.Export.review", "exchange.export.Export.pending", "exchange.leads.LeadExport.review",
    "session.open_protected", "recusals.active", "grants.all", "network.state", "documents.still_out",
}  # fmt: skip


class Ground:
    """A vault in which every word stands once, none of it the curious account's."""

    def __init__(self, crowd: Crowd) -> None:
        self.crowd = crowd
        session = crowd.be(SECOND)
        ref = session.attachments.add(io.BytesIO(FILE.encode()), f"{FILE}.txt", "text/plain", "signed_pages")
        turns = [{"id": "t1", "kind": "a", "text": f"他说{INTERVIEW}不在"}]
        talk = session.records.create(
            "interview", theirs(SECOND, LEADER, gist=f"谈到{INTERVIEW}", turns=turns), {"identity": {"name": IDENTITY}},
            attachments=(ref,),
        ).revision  # fmt: skip
        self.sha256 = ref.sha256
        paper = session.records.create("workpaper", {**a_paper(), "summary": f"写着{PAPER}", "title": PAPER}).revision
        request = session.records.create("doc_request", {**a_request(), "basis": f"调{DOCUMENT}"}).revision
        activity = session.records.create("activity", {"type": "forum", "unit": "启明小学", "gist": ACTIVITY}).revision
        report = file_report(session, said=f"提到{REPORT}")
        session.drafts.write("d" * 32, "interview", "", {"gist": DRAFT}, {"identity": {"name": DRAFT}})
        batch = crowd.be(LEADER).records.get(a_batch(crowd.now)).head
        lead = register_lead(crowd.be(KEEPER), gist=f"反映{LEAD}")
        self.heads = (talk, paper, request, activity, report, batch, lead)


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    crowd = Crowd(tmp_path_factory.mktemp("walk"))
    yield Ground(crowd)
    crowd.now.close()


def walked(ground: Ground, session: Session) -> Walk:
    walk = Walk()
    for head in ground.heads:
        for word in (INTERVIEW, DOCUMENT):
            walk.go(session, arguments(head.record, head.serial, head.kind, ground.sha256, session.stint, word))
    return walk


@pytest.mark.parametrize("role", list(PEOPLE))
def test_no_call_tells_what_the_role_may_not_read(ground: Ground, role: Role) -> None:
    walk = walked(ground, ground.crowd.be(PEOPLE[role]))
    assert set(walk.said) >= LATELY - set(walk.untried), LATELY - set(walk.said)
    for word in (INTERVIEW, IDENTITY, PAPER, DOCUMENT, ACTIVITY, LEAD, REPORT, FILE, DRAFT):
        if word not in READS[role] | OPENED.get(role, set()):
            assert walk.holding(word) == set(), word


def test_the_walk_finds_what_there_is(ground: Ground) -> None:
    """As the leader: what may be read comes back, and from many sides, so that silence elsewhere means something."""
    walk = walked(ground, ground.crowd.be(LEADER))
    for word in READS["leader"] | OPENED["leader"]:
        assert walk.holding(word), word
    assert walk.holding(INTERVIEW) >= {"records.get", "records.history", "records.find", "records.summaries"}
    assert walk.holding(IDENTITY) == {"session.open_protected"}


def test_the_walk_notices_a_door_left_open(ground: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    session = ground.crowd.be(PEOPLE["liaison"])
    monkeypatch.setattr(RecordReader, "readable", lambda self, barred=False: ("1", {}))
    walk = walked(ground, session)
    assert all(walk.holding(word) for word in (INTERVIEW, PAPER, ACTIVITY, FILE))
    assert walk.holding(IDENTITY) == walk.holding(LEAD) == walk.holding(REPORT) == set()  # these are sealed


def test_only_calls_that_want_made_things_are_left_out(ground: Ground) -> None:
    """Reading calls take ids, words and days; whatever takes none of `MADE` is walked."""
    walk = walked(ground, ground.crowd.be(MEMBER))
    assert {where: sorted(wanted) for where, wanted in walk.untried.items() if not wanted & MADE} == {}
    assert len(walk.said) > 150
