"""The scripted stint below the windows: every rule on, invented people only, and nothing left unresolved (issue 4)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from storage.links import unresolved
from storage.lists import Filter
from storage.outline import report_outline
from storage.session import Session
from storage.today import today
from storage.vault import check_vault
from tests.storage.team import DEPUTY, LEADER, MEMBER, SECOND
from tests.storage.team import Team as People
from tests.worlds import World
from ui.demo.fieldwork import Field, Team, read_field
from ui.demo.findings import play_field

ROOT = Path(__file__).resolve().parents[2]
INTERVIEWS = 50


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[People, Field]]:
    """Fifty locked interviews, then the whole field story, on the last day but one of the stint."""
    world = World(tmp_path_factory.mktemp("stint"))
    world.time.turn(timedelta(days=13).total_seconds())
    packs = tuple(json.loads(path.read_bytes()) for path in sorted((ROOT / "resources" / "packs").glob("*.json")))
    source = read_field(ROOT)
    people = People(world, units=tuple(unit["name"] for unit in source["unit"]), packs=packs)
    for number in range(INTERVIEWS):
        people.be((MEMBER, SECOND)[number % 2])
        unit = source["unit"][number % 3]["name"]
        day = f"2026-03-{4 + number % 20:02d}"
        people.interview(unit=unit, date=day, interviewers=[DEPUTY.id], recorder=people.now.me.id)
    people.now.close()

    def open_as(name: str) -> Session:
        return people.be(next(one for one in (LEADER, DEPUTY, MEMBER, SECOND) if one.name == name))

    story = Field(source, open_as, Team(LEADER.name, DEPUTY.name, (MEMBER.name, SECOND.name)), timedelta())
    play_field(story)
    people.be(LEADER)
    yield people, story
    people.now.close()


def test_the_stint_has_what_it_should(played: tuple[People, Field]) -> None:
    people, story = played
    assert story.done["doc_items"] == 120 and story.done["workpapers"] == 30
    assert story.done["rectifications"] == 6 and story.done["weekly_reports"] == 4
    states = people.now.lists.counts(Filter(kinds=("workpaper", "immediate_rectification", "weekly_report")))
    assert states["workpaper"] == {"frozen": 30}
    assert states["immediate_rectification"] == {"closed": 4, "carried_forward": 1, "served": 1}
    assert states["weekly_report"] == {"frozen": 4}


def test_every_reference_resolves_and_the_vault_is_whole(played: tuple[People, Field]) -> None:
    people, _ = played
    assert unresolved(people.now.connection) == []
    assert check_vault(people.now) == []


def test_k10_the_outline_is_covered_and_each_sentence_leads_to_evidence(played: tuple[People, Field]) -> None:
    people, _ = played
    outline = report_outline(people.now)
    assert outline.lines and outline.open == ()
    (rate,) = outline.coverage.rates()
    assert rate.numerator == rate.denominator == len(outline.lines)
    assert all(line.sources.suffices and any(support for _, _, support in line.facts) for line in outline.lines)


def test_v12_every_frozen_paper_was_signed_by_three_persons(played: tuple[People, Field]) -> None:
    people, story = played
    for record in story.papers.values():
        content = people.now.records.get(record).head.content
        assert len({content["prepared_by"], content["reviewed_by"], content["approved_by"]}) == 3


def test_v24_the_late_entry_is_an_adjustment_of_the_third_week(played: tuple[People, Field]) -> None:
    people, _ = played
    reports = [people.now.records.get(row.id).head.content for row in people.now.records.summaries("weekly_report")]
    visits = [
        next(line for line in report["figures"] if (line["code"], line["figure"]) == ("K04", "visits"))
        for report in reports
    ]
    assert [line["adjustment"] for line in visits] == [0, 0, 1, 0]
    before = 0
    for line in visits:
        assert before + line["week"] + line["adjustment"] == line["to_date"]
        before = line["to_date"]


def test_the_counters_speak(played: tuple[People, Field]) -> None:
    people, _ = played
    figures = {counter.code: counter.figures for counter in people.now.figures.counters()}
    assert figures["K01"] == {"interviews": 50, "persons": 50}
    assert figures["K03"]["items"] == 114 and figures["K06"]["papers"] == 30
    assert figures["K05"]["items"] == 15 and figures["K08"]["served"] == 6
    assert 20 < figures["K11"]["looked_at"] < figures["K11"]["points"] == 60


def test_the_home_page_has_something_to_do(played: tuple[People, Field]) -> None:
    people, story = played
    shown = today(people.now)
    late = {item.kind for item in shown.waiting if item.code == "LATE"}
    assert "doc_item" in late and story.done["late"] > 0
    assert shown.not_received.total == shown.not_received.only_here > 300
