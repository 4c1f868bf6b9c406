"""Whole ways through the generic page with the real store: a document comes and goes, a paper is signed by three."""

from __future__ import annotations

from typing import Any

from tests.ui.records.conftest import DEPUTY, Team
from tests.ui.worlds import LEADER, MEMBER
from tests.worlds import an_interview
from ui.records.page import RecordPage

PACK = b"""{"format": "fieldseal-pack/1", "id": "test-taxonomy", "kind": "taxonomy", "version": "1",
 "title": {"zh": "\xe5\x88\x86\xe7\xb1\xbb", "en": "Taxonomy"},
 "items": [{"code": "A", "title": {"zh": "\xe9\x87\x87\xe8\xb4\xad", "en": "Procurement"}}]}"""


def a_request(team: Team) -> RecordPage:
    """A request with two items, committed."""
    page = team.open("doc_request")
    team.fill(page, title="设备采购资料", unit="霁川县人民医院", due="2026-03-20", basis="组务会第 3 次")
    page.save()
    team.bench.settle()
    for name in ("2024年设备采购合同 第 3 册", "一号楼净化改造验收单"):
        page.doing.quick_child("doc_item", name)
        team.bench.settle()
    return page


def received(team: Team, record: str) -> RecordPage:
    """An item that has come in and is being read."""
    page = team.open("doc_item", record)
    team.fill(
        page, provided_by="设备科负责人", received_by=team.session.me.id, received_at="2026-03-18",
        quantity_received=1, return_by="2026-03-25", storage_place="2 号柜",
    )  # fmt: skip
    team.act(page, "move:receive")
    team.act(page, "move:review")
    return page


def test_a_document_is_asked_for_received_noted_and_returned(team: Team) -> None:
    page = a_request(team)
    rows = page.view.child_lists[0]._rows
    assert [row.fields["provide_by"] for row in rows] == ["2026-03-20", "2026-03-20"]
    team.act(page, "move:approve")
    assert page.state == "approved"
    assert page.form is not None and page.form.fixed
    team.act(page, "move:serve")
    item = rows[0].id
    page = received(team, item)
    assert page.state == "in_review"

    page.doing.add_child("doc_review_note")
    note = team.page()
    assert note.kind.name == "doc_review_note"
    team.fill(note, page="37", line="合同第 8 条", extract="设备到货后十五日内完成安装调试并验收。")
    team.act(note, "move:keep")
    assert note.state == "kept"
    team.shell.back()
    page = team.page()
    assert page.view.around is not None
    assert [row.kind for row in page.view.around.children] == ["doc_review_note"]

    team.act(page, "move:return")
    assert page.mover.panel is not None and not page.mover.panel.ready
    page.mover.panel.links[0].click()
    slip = team.page()
    assert slip.kind.name == "doc_return"
    assert slip.scope is not None and slip.scope.content()["items"] == [item]
    team.fill(slip, unit="霁川县人民医院", taken_back_by="设备科负责人", condition="完好")
    team.act(slip, "move:sign")
    panel = slip.mover.panel
    assert panel is not None and not panel.ready
    panel.fields.answers[("signed_by_both",)].choices.setCurrentIndex(1)  # type: ignore[union-attr,attr-defined]  # a select
    panel._put(("signed_by_both",), "yes")
    team.bench.settle()
    assert panel.ready
    panel.act.click()
    team.bench.settle()
    assert slip.state == "signed"
    assert team.head(item).state == "returned"
    assert team.head(item).content["return_slip"] == team.head(slip.keeper.found.record).record  # type: ignore[union-attr]


def evidence_of(page: RecordPage) -> list[dict[str, Any]]:
    assert page.scope is not None
    return list(page.scope.content().get("evidence") or ())


def a_paper(team: Team, item: str) -> RecordPage:
    """A paper with one document as evidence, everything filled in, committed."""
    page = team.open("workpaper")
    team.fill(
        page, title="设备未单列上会", unit="霁川县人民医院", responsible_body="院务会", source_kind=["document"],
        category=["A"], summary="院务会未单列设备。", discovery="查阅合同。", suggested_handling="feedback",
    )  # fmt: skip
    form = page.form
    assert form is not None
    for name, text in (("facts", "2024 年 5 月院务会只列工程。"), ("criteria", "采购管理办法第 12 条")):
        page.scope.filling.add_row((name,))  # type: ignore[union-attr]  # loaded
        form.put((name, 0, "text"), text)
    form.put(("facts", 0, "id"), "1")
    page.doing.put_evidence(item)
    team.bench.settle()
    form.put(("evidence", 0, "location"), "第 37 页")
    form.put(("evidence", 0, "shows"), "只有工程")
    form.put(("evidence", 0, "supports"), "1")
    page.save()
    team.bench.settle()
    return page


def put_to_the_head(team: Team, paper: str) -> None:
    """A talk about the paper, in the version that is approved now (R13)."""
    talk = team.open("communication")
    team.fill(
        talk, title="反馈前沟通", unit="霁川县人民医院", place="会议室", members=[LEADER.id, MEMBER.id],
        participants="院长", minutes="院方认可。",
    )  # fmt: skip
    assert talk.form is not None and talk.scope is not None
    talk.scope.filling.add_row(("papers",))
    for name, value in (("paper", paper), ("response", "agreed"), ("effect", "kept")):
        talk.form.put(("papers", 0, name), value)
    scope = talk.scope
    team.bench.qtbot.waitUntil(lambda: bool(scope.content()["papers"][0].get("version")), timeout=5000)
    team.act(talk, "move:hold")
    assert talk.state == "held", talk.view.error.text()


def test_a_paper_goes_through_three_hands_and_is_frozen(team: Team) -> None:
    team.bench.ask(lambda: team.session.packs.install(PACK))
    request = a_request(team)
    item = request.view.child_lists[0]._rows[0].id
    received(team, item)
    team.sign_in(MEMBER)
    page = a_paper(team, item)
    record = page.keeper.found.record  # type: ignore[union-attr]
    assert evidence_of(page)[0]["kind"] == "document"
    assert page.view.corroboration is not None and page.view.corroboration.counted.suffices
    team.act(page, "move:submit")
    assert page.state == "submitted", page.view.error.text()

    team.sign_in(DEPUTY)
    page = team.open("workpaper", record)
    team.act(page, "move:return")
    assert page.mover.dialog is not None and page.mover.dialog.reason is not None
    page.mover.dialog.reason.setText("第 1 项缺页码")
    page.mover.dialog.try_accept()
    team.bench.settle()
    assert page.state == "returned"

    team.sign_in(MEMBER)
    page = team.open("workpaper", record)
    assert "第 1 项缺页码" in page.view.banner.text()
    assert page.form is not None
    page.form.put(("evidence", 0, "location"), "第 37 页第 8 条")
    team.act(page, "move:submit")

    team.sign_in(DEPUTY)
    page = team.open("workpaper", record)
    team.act(page, "move:review")
    assert page.state == "reviewed", page.view.error.text()

    team.sign_in(LEADER)
    page = team.open("workpaper", record)
    team.act(page, "move:approve")
    assert page.state == "approved", page.view.error.text()
    assert page.form is not None and page.form.fixed
    put_to_the_head(team, record)
    page = team.open("workpaper", record)
    team.act(page, "move:freeze")
    panel = page.mover.panel
    assert panel is not None and not panel.ready
    panel.fields.answers[("disposition",)].choices.setCurrentIndex(1)  # type: ignore[union-attr,attr-defined]  # a select
    panel._put(("disposition",), "in_report")
    panel.fields.answers[("report_section",)].field.setText("二（一）")  # type: ignore[union-attr,attr-defined]  # a line
    panel._put(("report_section",), "二（一）")
    team.bench.settle()
    assert panel.ready
    panel.act.click()
    team.bench.settle()
    assert page.state == "frozen"
    assert team.head(record).content["disposition"] == "in_report"
    assert len(page.view.around.history) >= 7  # type: ignore[union-attr]


def test_a_turn_goes_into_a_paper_from_where_it_stands(team: Team) -> None:
    made = team.bench.ask(lambda: team.session.records.create("interview", an_interview()).revision)
    page = team.open("workpaper")
    team.fill(page, title="验收单事后补签", unit="霁川县人民医院")
    page.save()
    team.bench.settle()
    paper = page.keeper.found.record  # type: ignore[union-attr]
    team.shell.go("evidence", f"{made.record}#turns/t2")
    team.bench.settle()
    use = team.shell.page
    use.shows.area.setPlainText("验收单是补签的")  # type: ignore[union-attr]
    use.add()  # type: ignore[union-attr]
    team.bench.settle()
    row = team.head(paper).content["evidence"][0]
    assert row["source"] == "J-001"
    assert row["ref"] == f"{made.record}#turns/t2"
    assert row["extract"].startswith("验收单是事后补的")
    page = team.page()
    assert evidence_of(page)[0]["shows"] == "验收单是补签的"
    assert page.view.corroboration is not None and page.view.corroboration.counted.single_source
