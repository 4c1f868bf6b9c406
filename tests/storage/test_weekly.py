"""V24: figures freeze at the cut-off; what is entered or voided later shows as next week's adjustment."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from forms.problems import Refused
from storage.model import Revision
from tests.storage.team import DEPUTY, LEADER, MEMBER, Team, a_paper
from tests.worlds import World

DAY = 86400


@pytest.fixture
def team(world: World) -> Any:
    """Friday, 13 March 2026, 17:00 in the office."""
    world.time.turn(-5 * DAY)
    team = Team(world)
    team.be(MEMBER)
    yield team
    team.now.close()


def a_report(team: Team, week: int, since: str, until: str, **changes: Any) -> str:
    content = {
        "week": week,
        "since": since,
        "until": until,
        "prepared_by": MEMBER.id,
        "narrative": "按计划谈话",
        **changes,
    }
    return team.make("weekly_report", content).record


def lines(report: Revision) -> dict[tuple[str, str, str], tuple[int, int, int]]:
    """(code, figure, group) -> (week, to date, adjustment)."""
    return {
        (row["code"], row["figure"], row["group"]): (row["week"], row["to_date"], row["adjustment"])
        for row in report.content["figures"]
    }


def test_v24_figures_freeze_with_the_report(team: Team) -> None:
    team.interview(date="2026-03-09")
    team.interview(date="2026-03-12", source_code="J-001")
    first = team.move(a_report(team, 1, "2026-03-07", "2026-03-13"), "freeze")
    assert lines(first)[("K01", "interviews", "")] == (2, 2, 0)
    assert lines(first)[("K01", "persons", "")] == (1, 1, 0)
    assert first.content["frozen_on"] == "2026-03-13" and first.content["reviewed_by"] == LEADER.id
    team.interview(date="2026-03-13")
    again = team.now.records.get(first.record).head
    assert lines(again) == lines(first)
    with pytest.raises(Refused, match="RECORD_FIXED"):
        team.now.records.save(first.record, again.id, {**again.content, "narrative": "改"})


def test_v24_late_entries_and_voids_are_adjustments_of_the_next_week(team: Team) -> None:
    gone = team.interview(date="2026-03-09")
    team.interview(date="2026-03-10")
    team.move(a_report(team, 1, "2026-03-07", "2026-03-13"), "freeze")
    team.world.time.turn(7 * DAY)
    team.move(gone.record, "void", reason="重复登记")
    for _ in range(2):
        team.interview(date="2026-03-11")
    team.interview(date="2026-03-17")
    second = a_report(team, 2, "2026-03-14", "2026-03-20")
    assert team.refusals(second, "freeze") == ["FIELD_MISSING"]
    head = team.now.records.get(second).head
    team.now.records.save(second, head.id, {**head.content, "adjustment_note": "补录两次，作废一次"})
    assert lines(team.move(second, "freeze"))[("K01", "interviews", "")] == (1, 4, 1)


def test_v24_for_what_adds_up_last_plus_week_plus_adjustment_is_to_date(team: Team) -> None:
    for day in ("2026-03-08", "2026-03-12"):
        team.interview(date=day)
        team.item(received_at=day)
    first = lines(team.move(a_report(team, 1, "2026-03-07", "2026-03-13"), "freeze"))
    team.world.time.turn(7 * DAY)
    team.interview(date="2026-03-09")
    team.interview(date="2026-03-16")
    second = lines(team.move(a_report(team, 2, "2026-03-14", "2026-03-20", adjustment_note="补录"), "freeze"))
    for key, (week, to_date, adjustment) in second.items():
        if key[:2] not in (("K01", "persons"), ("K11", "points")):
            assert first.get(key, (0, 0, 0))[1] + week + adjustment == to_date, key


def test_v24_what_is_new_this_week_is_no_adjustment(team: Team) -> None:
    """A plan and a paper for the report have their days like everything else."""
    team.make("plan_slot", {"unit": "启明小学", "role_group": "staff", "date": "2026-03-10"})
    first = team.move(a_report(team, 1, "2026-03-07", "2026-03-13"), "freeze")
    assert lines(first)[("K12", "planned", "")] == (1, 1, 0)
    team.world.time.turn(7 * DAY)
    team.make("plan_slot", {"unit": "启明小学", "role_group": "staff", "date": "2026-03-18"})
    team.make("workpaper", a_paper(disposition="in_report", report_section="二（一）", prepared_on="2026-03-17"))
    second = lines(team.move(a_report(team, 2, "2026-03-14", "2026-03-20"), "freeze"))
    assert second[("K12", "planned", "")] == (1, 2, 0) and second[("K10", "issues", "")] == (1, 1, 0)


def test_v24_not_before_the_cut_off(team: Team) -> None:
    early = a_report(team, 1, "2026-03-14", "2026-03-20")
    assert team.refusals(early, "freeze") == ["BEFORE_CUTOFF"]


def test_v24_figures_cannot_be_typed(team: Team) -> None:
    with pytest.raises(Refused, match="FIELD_STAMPED"):
        a_report(team, 1, "2026-03-07", "2026-03-13", figures=[{"code": "K01", "figure": "interviews", "to_date": 99}])


@pytest.mark.parametrize(
    ("today", "since", "until"),
    [("2026-03-13", "2026-03-03", "2026-03-13"), ("2026-03-14", "2026-03-03", "2026-03-20")],
)
def test_v24_the_cut_off_is_friday_unless_policy_says_otherwise(team: Team, today: str, since: str, until: str) -> None:
    begun = team.now.weekly.next_report(team.now.stint, today)
    assert (begun["week"], begun["since"], begun["until"]) == (1, since, until)
    thursday = replace(team.now.stint, policy={"weekly_cutoff": 4})
    assert team.now.weekly.next_report(thursday, "2026-03-13")["until"] == "2026-03-19"
    team.move(a_report(team, 1, "2026-03-03", "2026-03-13"), "freeze")
    again = team.now.weekly.next_report(team.now.stint, "2026-03-16")
    assert (again["week"], again["since"], again["until"]) == (2, "2026-03-14", "2026-03-20")


def test_v13_a_report_names_nobody(team: Team) -> None:
    team.be(LEADER)
    talk = {"interviewers": [DEPUTY.id], "recorder": LEADER.id}
    team.make("interview", {"date": "2026-03-10", **talk}, protected={"identity": {"name": "闻人语冰"}})
    report = team.now.records.create("weekly_report", {"week": 1, "narrative": "与闻人语冰谈话"})
    assert len(report.names) == 1


def test_v23_the_counters_of_a_week_say_as_of_when(team: Team) -> None:
    for counter in team.now.figures.counters("2026-03-06", "2026-03-12"):
        assert counter.as_of == "2026-03-12"
        for rate in counter.rates():
            assert rate.as_of == "2026-03-12" and rate.definition.population.zh
    assert team.now.figures.counter("K01").as_of == "2026-03-13"
