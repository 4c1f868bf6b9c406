"""The scripted stint below the windows: kit to receipts, every rule on, invented people only, nothing left unresolved
(issue 4)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from storage.exchange.leads import open_leads
from storage.leads import balance
from storage.links import unresolved
from storage.lists import Filter
from storage.outline import report_outline
from storage.today import today
from storage.vault import check_vault
from tests.ui.stint import Played


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Played]:
    made = Played(tmp_path_factory.mktemp("stint") / "demo-output")
    yield made
    made.close()


def test_the_stint_has_what_it_should(played: Played) -> None:
    facts = played.facts
    assert (facts["interviews"], facts["responses"], facts["doc_items"], facts["workpapers"]) == (50, 300, 120, 30)
    assert (facts["rectifications"], facts["weekly_reports"]) == (6, 4)
    states = played.now.lists.counts(Filter(kinds=("workpaper", "immediate_rectification", "weekly_report")))
    assert states["workpaper"] == {"frozen": 30}
    assert states["immediate_rectification"] == {"closed": 4, "carried_forward": 1, "served": 1}
    assert states["weekly_report"] == {"frozen": 4}


def test_every_reference_resolves_and_the_vault_is_whole(played: Played) -> None:
    assert unresolved(played.now.connection) == []
    assert check_vault(played.now) == []


def test_the_office_has_it_all_with_every_link_and_counts_the_same(played: Played) -> None:
    session = played.office.session
    assert [bundle["name"] for bundle in played.facts["bundles"]] == ["03-A-0001", "03-A-0002"]
    assert all(set(bundle["checks"].values()) == {"ok"} for bundle in played.facts["bundles"])
    assert unresolved(session.connection) == [] and check_vault(session) == []
    kinds = {kind: sum(states.values()) for kind, states in session.lists.counts(Filter()).items()}
    assert (kinds["workpaper"], kinds["doc_item"], kinds["weekly_report"]) == (30, 117, 4)
    assert played.facts["same_tallies"]


def test_what_was_sent_is_received(played: Played) -> None:
    custody = {row.custody for row in played.now.records.summaries("workpaper")}
    assert custody == {"received"}


def test_a_paper_stands_on_many_kinds_of_evidence(played: Played) -> None:
    papers = [played.now.records.get(row.id).head.content for row in played.now.records.summaries("workpaper")]
    kinds = {row["kind"] for paper in papers for row in paper["evidence"]}
    assert kinds == {"document", "interview", "questionnaire", "intake", "activity", "attachment"}


def test_v16_the_lead_leaves_apart_and_only_its_body_opens_it(played: Played) -> None:
    stick, keys = played.story.out / "stick", (played.story.out / "leads-keys.txt").read_text()
    (lead,) = open_leads(stick / f"{played.facts['leads_bundle']}.sealed", keys.splitlines()[1])
    assert lead.groups["lead"]["subject_post"] == "设备科负责人"
    assert balance(played.now.connection).reconciles
    assert played.office.session.records.summaries("lead") == []


def test_k10_the_outline_is_covered_and_each_sentence_leads_to_evidence(played: Played) -> None:
    outline = report_outline(played.now)
    assert outline.lines and outline.open == ()
    assert list(outline.by_section()) == ["二（一）", "二（二）", "二（三）", "二（六）"]
    (rate,) = outline.coverage.rates()
    assert rate.numerator == rate.denominator == len(outline.lines)
    assert all(line.sources.suffices and any(support for _, _, support in line.facts) for line in outline.lines)


def test_what_belongs_to_a_record_stands_by_its_number(played: Played) -> None:
    request = played.story.field.requested[0]
    numbers = [row.serial.rpartition("/")[2] for row in played.now.records.summaries(parent=request)]
    assert numbers == [str(number) for number in range(1, 11)]


def test_v12_every_frozen_paper_was_signed_by_three_persons(played: Played) -> None:
    for record in played.story.field.papers.values():
        content = played.now.records.get(record).head.content
        assert len({content["prepared_by"], content["reviewed_by"], content["approved_by"]}) == 3


def weekly(played: Played) -> list[dict[tuple[str, str], tuple[int, int, int]]]:
    """By report: (code, figure) -> (week, to date, adjustment), without the groups."""
    heads = [played.now.records.get(row.id).head for row in played.now.records.summaries("weekly_report")]
    assert all(head.content["frozen_on"] == head.content["until"] for head in heads), "frozen on its Friday"
    return [
        {
            (row["code"], row["figure"]): (row["week"], row["to_date"], row["adjustment"])
            for row in head.content["figures"] if not row["group"]
        }
        for head in sorted(heads, key=lambda head: int(head.content["week"]))
    ]  # fmt: skip


def test_v24_each_week_has_its_figures_and_the_adjustments_of_earlier_ones(played: Played) -> None:
    """Counted by hand from what the story tells, in the order of its Fridays."""
    reports = weekly(played)
    expected = {
        ("K01", "interviews"): [(11, 11, 0), (18, 29, 0), (15, 44, 0), (6, 50, 0)],
        ("K02", "issued"): [(0, 0, 0), (237, 237, 0), (120, 357, 0), (0, 357, 0)],
        ("K03", "items"): [(25, 25, 0), (60, 87, 2), (27, 114, 0), (0, 114, 0)],
        ("K04", "visits"): [(0, 0, 0), (2, 2, 0), (1, 4, 1), (0, 4, 0)],
        ("K05", "items"): [(3, 3, 0), (13, 16, 0), (0, 15, -1), (0, 15, 0)],
        ("K06", "papers"): [(0, 0, 0), (0, 0, 0), (20, 20, 0), (10, 30, 0)],
        ("K08", "closed"): [(0, 0, 0), (0, 0, 0), (0, 0, 0), (4, 4, 0)],
        ("K10", "covered"): [(0, 0, 0), (0, 0, 0), (0, 0, 0), (18, 18, 0)],
        ("K12", "done"): [(4, 4, 0), (6, 10, 0), (5, 15, 0), (2, 17, 0)],
        ("K12", "planned"): [(4, 4, 0), (6, 10, 0), (5, 15, 0), (2, 17, 0)],
    }
    assert {key: [report[key] for report in reports] for key in expected} == expected
    changed = [{key for key, (_, _, adjustment) in report.items() if adjustment} for report in reports]
    assert changed[0] == changed[3] == set() and changed[1] and changed[2], "only where something came late"


def test_v24_the_figures_are_those_of_the_records(played: Played) -> None:
    """Counted anew from the records themselves, without the derived tables."""
    records = played.now.records
    heads = {kind: [records.get(row.id).head for row in records.summaries(kind)]
             for kind in ("interview", "doc_item", "workpaper")}  # fmt: skip
    days = {
        ("K01", "interviews"): [head.content["date"] for head in heads["interview"]
                                if head.state in ("locked", "printed", "signature_registered")],
        ("K03", "items"): [head.content["received_at"] for head in heads["doc_item"]
                           if head.content.get("received_at")],
        ("K06", "papers"): [head.content["approved_on"] for head in heads["workpaper"]],
    }  # fmt: skip
    last = {("K01", "interviews"): "2026-03-13", ("K06", "papers"): "2026-03-20", ("K03", "items"): "2026-03-20"}
    for key, until in last.items():
        report = weekly(played)[1 if until.endswith("13") else 2]
        assert report[key][1] == sum(day <= until for day in days[key]), key


def test_the_counters_speak(played: Played) -> None:
    figures = {counter.code: counter.figures for counter in played.now.figures.counters()}
    assert figures["K01"] == {"interviews": 50, "persons": 50}
    assert figures["K03"]["items"] == 114 and figures["K06"]["papers"] == 30
    assert figures["K05"]["items"] == 15 and figures["K08"]["served"] == 6
    assert 20 < figures["K11"]["looked_at"] < figures["K11"]["points"] == 60


def test_the_home_page_has_something_to_do(played: Played) -> None:
    shown = today(played.now)
    late = {item.kind for item in shown.waiting if item.code == "LATE"}
    assert "doc_item" in late and played.story.field.done["late"] > 0
    assert 0 < shown.not_received.total < 20 and shown.not_received.next_bundle == 3
