"""Use as evidence, from any place; and the outline that leads back from a sentence to the row (R12, R33, K10)."""

from __future__ import annotations

import io

import pytest

from forms.problems import Refused
from storage.evidence import Evidence
from storage.outline import report_outline
from tests.storage.surveys import Survey
from tests.storage.team import DEPUTY, LEADER, MEMBER, SECOND, Team, a_paper, row


def test_a_turn_becomes_a_row_by_code_and_number(team: Team) -> None:
    talk = team.be(MEMBER) and team.interview()
    found = team.now.evidence.propose(talk.record, "turns/t2", "zh")
    assert found == {
        "kind": "interview", "ref": f"{talk.record}#turns/t2", "source": "J-001", "location": "第 2 段",
        "extract": "验收单是事后补的，日期写的是六月二十日，实际装完是八月初。",
    }  # fmt: skip
    assert team.now.evidence.propose(talk.record, "turns/t2", "en")["location"] == "turn 2"
    again = team.interview(source_code="J-001")
    assert team.now.evidence.propose(again.record, "turns/t2", "zh")["location"] == f"{again.serial} 第 2 段"


def test_a_note_becomes_a_row_with_the_documents_name_and_exact_place(team: Team) -> None:
    item = team.be(MEMBER) and team.item("设备采购合同")
    content = {"volume": "3", "page": "37", "line": "合同第 8 条", "extract": "十五日内验收", "kind": "fact"}
    note = team.make("doc_review_note", content, item.record)
    found = team.now.evidence.propose(note.record, "", "zh")
    assert (found["kind"], found["source"]) == ("document", "DY-2601-03A-0001/1 设备采购合同")
    assert (found["location"], found["extract"]) == ("第 3 册 第 37 页 合同第 8 条", "十五日内验收")
    assert team.now.evidence.propose(note.record, "", "en")["location"] == "vol. 3, p. 37, 合同第 8 条"


def test_letters_visits_and_files_become_rows(team: Team) -> None:
    team.be(MEMBER)
    letter = team.make("intake", {"channel": "letter", "gist": "来信", "points": [{"id": "p1", "text": "反映排队"}]})
    visit = team.make("activity", {"title": "窗口走访", "notes": [{"id": "n1", "text": "三个窗口开一个"}]})
    item = team.item()
    ref = team.now.attachments.add(io.BytesIO(b"%PDF"), "扫描.pdf", "application/pdf", "scans")
    team.now.records.save(item.record, item.id, item.content, attachments=(ref,))
    point = team.now.evidence.propose(letter.record, "points/p1", "zh")
    assert (point["kind"], point["source"], point["location"]) == ("intake", "XF-2601-03A-0001", "第 1 项")
    assert team.now.evidence.propose(visit.record, "notes/n1", "zh")["source"] == "HD-2601-03A-0001 窗口走访"
    file = team.now.evidence.propose(item.record, f"attachment/{ref.sha256}/p4", "zh")
    assert (file["kind"], file["source"]) == ("attachment", "DY-2601-03A-0001/1 扫描.pdf")
    assert file["location"] == "第 4 页"


def test_what_is_no_evidence_or_may_not_be_read_is_refused(team: Team) -> None:
    talk = team.be(MEMBER) and team.interview()
    paper = team.make("workpaper", a_paper())
    for record, place, code in (
        (paper.record, "", "NO_EVIDENCE"), (talk.record, "turns/t9", "PLACE_UNKNOWN"),
        (talk.record, "attachment/" + "0" * 64, "PLACE_UNKNOWN"),
    ):  # fmt: skip
        with pytest.raises(Refused, match=code):
            team.now.evidence.propose(record, place, "zh")
    team.be(SECOND)
    with pytest.raises(Refused, match="NOT_READABLE"):
        team.now.evidence.propose(talk.record, "turns/t2", "zh")


def test_a_row_is_added_and_marked_where_it_came_from(team: Team) -> None:
    talk = team.be(MEMBER) and team.interview()
    paper = team.make("workpaper", a_paper())
    proposed = team.now.evidence.propose(talk.record, "turns/t2", "zh")
    saved = team.now.evidence.add(paper.record, paper.id, {**proposed, "shows": "验收单倒签"})
    again = team.now.evidence.add(paper.record, saved.revision.id, {**proposed, "shows": "又一条"})
    assert [one["id"] for one in again.revision.content["evidence"]] == ["1", "2"]
    assert team.now.evidence.used_in(talk.record) == {"turns/t2": ("DG-2601-03A-0001/1", "DG-2601-03A-0001/2")}


def test_a_paper_with_older_ids_goes_on_counting_and_stays_readable(team: Team) -> None:
    talk = team.be(MEMBER) and team.interview()
    older = [{"id": "e3", **team.now.evidence.propose(talk.record, "turns/t2", "zh")}]
    paper = team.make("workpaper", a_paper(evidence=older))
    saved = team.now.evidence.add(paper.record, paper.id, team.now.evidence.propose(talk.record, "turns/t1", "zh"))
    assert [one["id"] for one in saved.revision.content["evidence"]] == ["e3", "4"]


def test_a_place_is_named_in_both_languages_and_a_lost_one_by_none(team: Team) -> None:
    talk = team.be(MEMBER) and team.interview()
    item = team.item("设备采购合同")
    note = team.make("doc_review_note", {"volume": "3", "page": "37", "line": "8", "kind": "fact"}, item.record)
    words = team.now.evidence.words
    assert words(talk.record, "turns/t2") == {"zh": "第 2 段", "en": "turn 2"}
    assert words(note.record, "") == {"zh": "第 3 册 第 37 页 第 8 行", "en": "vol. 3, p. 37, line 8"}
    assert words(talk.record, "turns/t9") == words(talk.record, "") == {"zh": "", "en": ""}
    content = {"evidence": [{"ref": f"{talk.record}#turns/t1"}, {"ref": f"{'0' * 32}#turns/t1"}]}
    found = team.now.evidence.places("workpaper", content, {talk.record})
    assert found == {f"{talk.record}#turns/t1": {"zh": "第 1 段", "en": "turn 1"}}


def test_a_hit_in_a_row_shows_the_text_that_holds_the_words(team: Team) -> None:
    item = team.be(MEMBER) and team.item("合同")
    team.make("workpaper", a_paper(row("document", item.record, shows="没有清单", extract="逐件列入附件二")))
    (hit,) = [hit for hit in team.now.lists.search("逐件列入").hits if hit.kind == "workpaper"]
    assert (hit.place.split("/")[0], hit.snippet, hit.marks) == ("evidence", "逐件列入附件二", ((0, 4),))


def test_a_table_of_a_questionnaire_is_named_by_its_question(team: Team) -> None:
    survey = Survey(team)
    team.be(MEMBER)
    view = team.now.records.get(survey.batch)
    tables = team.now.evidence.tables(view)
    assert [table.number for table in tables] == list(range(1, len(tables) + 1)) and len(tables) > 2
    found = team.now.evidence.propose(survey.batch, f"table/{tables[1].key}", "zh")
    assert (found["kind"], found["location"]) == ("questionnaire", "第 2 题统计表")
    assert team.now.evidence.words(survey.batch, f"table/{tables[1].key}")["en"] == "Table of question 2"


def test_k10_the_outline_leads_from_a_sentence_to_its_rows_and_says_what_is_open(team: Team) -> None:
    team.be(MEMBER)
    item = team.item()
    papers = []
    for section in ("二（一）", "一（二）"):
        evidence = [row("document", item.record, supports="f1"), row("document", item.record, supports="f1 f2")]
        content = a_paper(*evidence, disposition="in_report", report_section=section)
        papers.append(team.make("workpaper", content).record)
        team.move(papers[-1], "submit")
    team.make("workpaper", a_paper(disposition="not_used"))
    team.be(DEPUTY)
    for paper in papers:
        team.move(paper, "review")
    team.be(LEADER)
    team.move(papers[0], "approve")
    team.move(papers[0], "freeze")
    outline = report_outline(team.now)
    assert [(line.section, line.frozen) for line in outline.lines] == [("一（二）", False), ("二（一）", True)]
    frozen = outline.lines[1]
    assert [(number, support) for number, _, support in frozen.facts] == [(1, (1, 2)), (2, (2,))]
    assert (frozen.evidence, frozen.sources.independent, frozen.frozen_on) == (2, 1, "2026-03-18")
    assert [line.record for line in outline.open] == [papers[1]]
    assert outline.coverage.rates()[0].text("en").startswith("1/2 = 50.0 %")
    team.move(papers[1], "approve")
    team.move(papers[1], "freeze")
    assert report_outline(team.now).open == ()
    assert list(report_outline(team.now).by_section()) == ["一（二）", "二（一）"]


def test_only_open_papers_take_evidence(team: Team) -> None:
    item = team.be(MEMBER) and team.item()
    paper = team.make("workpaper", a_paper(row("document", item.record))).record
    head = team.move(paper, "submit")
    with pytest.raises(Refused, match="RECORD_FIXED"):
        team.now.evidence.add(paper, head.id, row("document", item.record))
    assert isinstance(team.now.evidence, Evidence)
