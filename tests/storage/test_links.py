"""References between records: both ways, only what may be read, and what does not resolve (DOMAIN 8)."""

from __future__ import annotations

import pytest

from storage.codec import decode
from storage.exchange.selection import select
from storage.links import unresolved
from tests.storage.team import DEPUTY, LEADER, MEMBER, SECOND, Team, a_paper, row
from tests.worlds import World, an_interview


def test_links_go_both_ways_to_the_very_place(team: Team) -> None:
    team.be(MEMBER)
    talk, item = team.interview(), team.item()
    evidence = [row("interview", f"{talk.record}#turns/t2", "J-001"), row("document", item.record)]
    paper = team.make("workpaper", a_paper(*evidence))
    forward = team.now.links.forward(paper.record)
    assert [(link.ordinal, link.place, link.target.serial) for link in forward if link.target] == [
        (1, "turns/t2", "TH-2601-03A-0001"), (2, "", "DY-2601-03A-0001/1"),
    ]  # fmt: skip
    back = team.now.links.back(talk.record, "turns/t2")
    assert [(link.source.serial, link.field, link.ordinal) for link in back] == [
        ("DG-2601-03A-0001", "evidence.ref", 1)
    ]
    assert team.now.links.back(talk.record, "turns/t1") == []
    assert team.now.links.places(talk.record) == {"turns/t2": ("DG-2601-03A-0001",)}
    head = team.now.records.get(paper.record).head
    team.now.records.save(paper.record, head.id, {**head.content, "evidence": []})
    assert team.now.links.back(talk.record) == []
    team.now.rebuild_index()
    assert team.now.links.forward(paper.record) == []


def test_what_one_may_not_read_is_found_but_not_shown(team: Team) -> None:
    team.be(LEADER)
    talk = team.make("interview", an_interview(interviewers=[LEADER.id], recorder=DEPUTY.id))
    team.make("workpaper", a_paper(row("interview", talk.record, "J-001")))
    team.be(SECOND)
    assert team.now.links.back(talk.record) == []
    own = team.make("workpaper", a_paper(row("interview", talk.record, "J-001")))
    (link,) = team.now.links.forward(own.record)
    assert link.found and link.target is None


def test_a_bundles_check_names_what_does_not_resolve(team: Team) -> None:
    team.be(MEMBER)
    talk = team.interview()
    team.make("workpaper", a_paper(row("document", "9" * 32), row("interview", talk.record, "J-001")))
    team.make("intake", {"channel": "letter", "gist": "来信", "papers": [talk.record]})
    broken = unresolved(team.now.connection)
    assert [(one.serial, one.field, one.ordinal, one.why) for one in broken] == [
        ("DG-2601-03A-0001", "evidence.ref", 1, "missing"), ("XF-2601-03A-0001", "papers", 1, "wrong_kind"),
    ]  # fmt: skip
    assert unresolved(team.now.connection, [talk.record]) == []


def test_an_interview_links_the_documents_it_shows(team: Team) -> None:
    team.be(MEMBER)
    item = team.item()
    turns = [{"id": "t1", "kind": "show_document", "text": "合同", "document": item.record}]
    talk = team.interview(linked_docs=[item.record], turns=[*an_interview()["turns"], *turns])
    fields = {(link.field, link.ordinal) for link in team.now.links.back(item.record)}
    assert fields == {("linked_docs", 1), ("turns.document", 3)}
    assert len(team.now.links.forward(talk.record)) == 2


def test_what_leaves_resolves_at_the_other_end(team: Team, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A frozen paper's evidence goes with it: the locked interview, the kept note, the document still in hand."""
    team.be(MEMBER)
    talk, item = team.interview(), team.item()
    note = team.make("doc_review_note", {"page": "3", "extract": "摘录", "kind": "fact"}, item.record)
    team.move(note.record, "keep")
    letter = team.make("intake", {"channel": "letter", "gist": "来信", "anonymous": "yes"})
    sources = [("interview", talk, "J-001"), ("document", item, ""), ("document", note, ""), ("intake", letter, "")]
    evidence = [row(kind, found.record, source or "来源") for kind, found, source in sources]
    paper = team.make("workpaper", a_paper(*evidence, disposition="not_used", not_used_reason="已改")).record
    team.move(paper, "submit")
    team.be(DEPUTY)
    team.move(paper, "review")
    team.be(LEADER)
    team.move(paper, "approve")
    team.move(paper, "freeze")
    leaving = [revision for revision, _ in select(team.now.connection, "delta").revisions]
    bodies = [
        team.now.connection.execute("SELECT body FROM revision WHERE id = ?", (one,)).fetchone()[0] for one in leaving
    ]
    other = Team(World(tmp_path_factory.mktemp("other")))
    other.now.records.merge(decode(body) for body in bodies)
    assert other.now.links.back(item.record) != [] and unresolved(other.now.connection) == []
    assert {one.target.serial for one in other.now.links.forward(paper) if one.target} == {
        found.serial for _, found, _ in sources
    }
    other.now.close()
