"""V13: names of protected fields in free text are warned of, and nobody learns one from the warning."""

from __future__ import annotations

from dataclasses import replace

import pytest

from forms.kinds import KINDS
from storage.audit import AuditLog
from storage.codec import decode, encode
from storage.names import runs
from tests.storage.team import DEPUTY, LEADER, MEMBER, Team, a_paper
from tests.worlds import World, an_interview

TALK = {"interviewers": [DEPUTY.id], "recorder": LEADER.id}


def named(team: Team, name: str) -> None:
    """An interview of somebody with that name, kept by leader and deputy: the member has no part in it."""
    team.be(LEADER)
    team.make("interview", an_interview(**TALK), protected={"identity": {"name": name, "post": "科长"}})


@pytest.mark.parametrize(
    ("name", "text", "hit"),
    [
        ("闻人语冰", "据闻人语冰说，验收单倒签。", "闻人语冰"),
        ("闻人语冰", "据闻人 语冰说", "闻人 语冰"),
        ("𠮷田犇", "由𠮷田犇签字", "𠮷田犇"),
        ("阿依努尔·买买提", "阿依努尔买买提在场", "阿依努尔买买提"),
        ("Maren Oakhollow", "said by MAREN OAKHOLLOW in May", "MAREN OAKHOLLOW"),
        ("Maren Oakhollow", "Oakhollow Maren signed", "Oakhollow Maren"),
        ("Anna-Lena Frost", "Anna Lena Frost", "Anna Lena Frost"),
    ],
)
def test_v13_the_author_is_warned_where_a_protected_name_stands(team: Team, name: str, text: str, hit: str) -> None:
    named(team, name)
    team.be(MEMBER)
    saved = team.now.records.create("workpaper", a_paper(summary=text))
    assert [text[found.start : found.end] for found in saved.names] == [hit]
    assert saved.names[0].place == "summary"


@pytest.mark.parametrize("text", ["设备科科长说", "语冰开裂", "闻人，语冰", "闻人语", "Maren went", "oak hollow maren"])
def test_v13_roles_parts_of_names_and_broken_runs_are_no_names(team: Team, text: str) -> None:
    named(team, "闻人语冰")
    named(team, "Maren Oakhollow")
    team.be(MEMBER)
    assert team.now.records.create("workpaper", a_paper(summary=text)).names == ()


def test_v13_every_free_text_is_searched_rows_too(team: Team) -> None:
    named(team, "闻人语冰")
    team.be(MEMBER)
    paper = a_paper({"id": "e1", "kind": "other", "shows": "闻人语冰签字"}, facts=[{"id": "f1", "text": "闻人语冰"}])
    saved = team.now.records.create("workpaper", paper)
    assert {hit.place for hit in saved.names} == {"facts/f1", "evidence/e1"}
    again = team.now.records.save(saved.revision.record, saved.revision.id, {**saved.revision.content, "facts": []})
    assert {hit.place for hit in again.names} == {"evidence/e1"}


def test_v13_a_name_tried_in_typing_leaves_a_line_and_only_who_writes_may_try(team: Team) -> None:
    named(team, "闻人语冰")
    team.be(MEMBER)
    session, paper = team.now, KINDS["workpaper"]
    before = session.audit.head()[0]
    typed = {"facts": [{"id": "f1", "text": "见闻人语冰"}]}
    assert [(hit.start, hit.end) for hit in session.names.scan(paper, typed)] == [(1, 5)]
    for _ in range(3):
        session.names.scan(paper, typed)  # the same name while it is typed on
    assert session.names.scan(paper, {"facts": [{"id": "f1", "text": "见欧阳怀瑾"}]}) == ()
    assert session.audit.head()[0] == before + 1
    assert not hasattr(session.names, "learn")


def test_v13_the_vault_keeps_no_name_and_no_link_to_a_record(team: Team) -> None:
    named(team, "闻人语冰")
    rows = team.now.connection.execute("SELECT * FROM name_print").fetchall()
    assert [len(row[0]) for row in rows] == [16] and [row[1] for row in rows] == [4]
    columns = [row[1] for row in team.now.connection.execute("PRAGMA table_info(name_print)")]
    assert columns == ["print", "size"]
    tables = team.now.connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (table,) in tables:
        for row in team.now.connection.execute(f"SELECT * FROM {table}"):
            assert "闻人语冰" not in " ".join(
                cell.decode("utf-8", "replace") if isinstance(cell, bytes) else str(cell) for cell in row
            )


def test_v13_another_vault_has_other_prints(team: Team, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = Team(World(tmp_path_factory.mktemp("other")))
    prints = []
    for one in (team, other):
        named(one, "闻人语冰")
        prints.append(one.now.connection.execute("SELECT print FROM name_print").fetchone()[0])
    other.now.close()
    assert prints[0] != prints[1]


def test_v13_a_warning_is_logged_with_its_number_only(team: Team) -> None:
    named(team, "闻人语冰")
    team.be(MEMBER)
    saved = team.now.records.create("workpaper", a_paper(summary="闻人语冰"))
    log = AuditLog(team.now.connection, team.now.device, "", team.now.clock)
    events = [event for event in log.events() if event.action == "names_warned"]
    assert [(event.object, dict(event.detail)) for event in events] == [(saved.revision.record, {"places": 1})]


def test_v13_names_from_another_laptop_are_learned_by_who_may_open_them(team: Team) -> None:
    named(team, "闻人语冰")
    (row,) = team.now.records.summaries("interview")
    body = team.now.records.get(row.id).head
    other = replace(body, record="c" * 32, serial="TH-2601-03B-0001", device="d" * 32)
    team.now.connection.execute("DELETE FROM name_print")
    team.now.records.merge([decode(encode(other))])
    team.be(MEMBER)
    assert team.now.learn_names() == 0
    assert team.now.records.create("workpaper", a_paper(summary="闻人语冰")).names == ()
    team.be(LEADER)
    assert (team.now.learn_names(), team.now.learn_names()) == (1, 0)
    assert [event.action for event in team.now.audit.events()][-1] == "names_learned"
    team.be(MEMBER)
    assert len(team.now.records.create("workpaper", a_paper(summary="闻人语冰")).names) == 1


def test_pieces_keep_their_places() -> None:
    text = "由 Ｍaren 于𠮷处。签"
    found = [[(piece.text, text[piece.start : piece.end]) for piece in run] for run in runs(text)]
    assert found == [[("由", "由"), ("maren", "Ｍaren"), ("于", "于"), ("𠮷", "𠮷"), ("处", "处")], [("签", "签")]]
