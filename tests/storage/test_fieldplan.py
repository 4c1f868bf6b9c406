"""The plan, outlines and the checklist as the windows use them (R05, R09, K11, K12)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from forms.problems import Refused
from storage.checklist import Point, begin_paper, coverage, look_at
from storage.fieldplan import coverage as plan_coverage
from storage.fieldplan import outlines_in_use, own_outline, take_up
from tests.storage.reporting import PACKS
from tests.storage.team import DEPUTY, MEMBER, Team
from tests.worlds import World

UNIT = "霁川县人民医院"


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    made = Team(World(tmp_path), packs=PACKS)
    made.be(MEMBER)
    yield made
    made.now.close()


def a_slot(team: Team, group: str = "staff") -> str:
    return team.make("plan_slot", {
        "unit": UNIT, "role_group": group, "date": "2026-03-19", "slot": "09:30", "place": "谈话室二",
        "pair": [MEMBER.id, DEPUTY.id],
    }).record  # fmt: skip


def test_k12_a_slot_becomes_an_interview_and_is_counted_once(team: Team) -> None:
    slot = a_slot(team)
    a_slot(team, "leadership")
    counter, groups = plan_coverage(team.now)
    assert [(one.group, one.done, one.planned) for one in groups] == [("leadership", 0, 1), ("staff", 0, 1)]
    taken = take_up(team.now, slot, {"profile": "internal_note", "recorder": MEMBER.id})
    talk = team.now.records.get(taken.interview).head.content
    assert (talk["role_group"], talk["start"], talk["interviewers"]) == ("staff", "09:30", [DEPUTY.id])
    head = team.now.records.get(slot).head
    assert (head.state, head.content["interview"]) == ("taken", taken.interview)
    counter, groups = plan_coverage(team.now)
    assert (counter.figures["planned"], counter.figures["done"]) == (2, 0)
    with pytest.raises(Refused, match="WRONG_STATE"):
        take_up(team.now, slot, {})


def test_an_outline_of_the_pack_becomes_the_teams_own_and_comes_first(team: Team) -> None:
    pack = next(one for one in team.now.packs.outlines("zh") if one["role_group"] == "staff")
    made = team.make("outline", {**own_outline(pack), "title": "采购一线人员"})
    assert outlines_in_use(team.now, "zh")[0]["title"] != "采购一线人员"
    team.move(made.record, "use")
    first = outlines_in_use(team.now, "zh")[0]
    assert (first["title"], first["role_group"]) == ("采购一线人员", "staff")
    assert [row["must_ask"] for row in first["questions"]] == [row["must_ask"] for row in pack["questions"]]


def test_k11_a_point_is_looked_at_and_a_problem_begins_a_paper_that_cites_it(team: Team) -> None:
    (found,) = coverage(team.now.packs, team.now.lists, UNIT)
    point = Point(found.pack.id, found.pack.version, "A-01", UNIT)
    with pytest.raises(Refused, match="MISSING"):
        look_at(team.now, point, "")
    assert team.now.records.summaries("checklist_result") == [], "nothing half done stays"
    look_at(team.now, point, "规则 2024 年修订，会议照此召开")
    assert coverage(team.now.packs, team.now.lists, UNIT)[0].looked_at == 1
    made = begin_paper(team.now, point, "两次会议没有照规则", {"prepared_by": MEMBER.id})
    paper = team.now.records.get(made.paper).head.content
    assert (paper["checklist_ref"], paper["unit"]) == ("A-01", UNIT)
    head = team.now.records.get(made.result).head
    assert (head.state, head.content["papers"]) == ("problem", [made.paper])
    again = begin_paper(team.now, point, "又一处", {})
    assert again.result == made.result
    assert team.now.records.get(made.result).head.content["papers"] == [made.paper, again.paper]
    (other,) = coverage(team.now.packs, team.now.lists, "启明小学")
    assert other.looked_at == 0
