"""What a print is made from: the states in which a page may leave, what stands beside a record, who may know it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from forms.printing.faces import Faces
from forms.printing.pages import render
from forms.problems import Refused
from forms.xlsform.book import BuiltinForms
from storage.paper import PrintDesk, PrintWish, natural
from storage.session import Session
from tests.storage.team import DEPUTY, LEADER, LIAISON, MEMBER, Team, a_paper, a_request, an_item, row
from tests.worlds import World

ROOT = Path(__file__).resolve().parents[2]
FORMS = BuiltinForms.for_program(ROOT)


@pytest.fixture
def team(world: World) -> Any:
    team = Team(world)
    yield team
    team.now.close()


def desk(session: Session) -> PrintDesk:
    return PrintDesk(session, FORMS)


def wish(record: str, page: str, **changes: Any) -> PrintWish:
    return PrintWish(record, page, 1, "pdf", "", **changes)


def test_v05_a_draft_is_shown_without_a_number_and_not_registered(team: Team) -> None:
    paper = team.make("workpaper", a_paper(row("document", team.item().record)))
    order = desk(team.now).preview(wish(paper.record, "working_paper"))
    assert (order.draft, order.print_no, order.state, order.revision) == ("draft", "", "草稿", 1)
    with pytest.raises(Refused, match="NOT_LOCKED"):
        desk(team.now).register(wish(paper.record, "working_paper"))
    assert team.now.prints.all() == []
    assert render(order, Faces.for_program(ROOT)).pages >= 1


def test_a_void_record_is_shown_as_void(team: Team) -> None:
    request = team.make("doc_request", a_request())
    team.move(request.record, "void", reason="重复")
    assert desk(team.now).preview(wish(request.record, "request_slip")).draft == "void"


def test_a_return_slip_is_printed_before_it_is_signed(team: Team) -> None:
    item = team.item()
    slip = team.make("doc_return", {"unit": "霁川县人民医院", "items": [item.record], "date": "2026-03-14"})
    job, order = desk(team.now).register(wish(slip.record, "return_slip", language="en"))
    assert job.number == order.print_no and not order.draft
    assert order.marking == "Work secret · internal"
    assert [one.serial for one in order.beside] == [item.serial]
    # the item itself is printed on the request's slip from the hour it is asked for
    asked = team.make("doc_request", a_request())
    child = team.make("doc_item", an_item("会议记录"), asked.record)
    assert not desk(team.now).preview(wish(child.record, "handover_slip")).draft
    assert desk(team.now).preview(wish(asked.record, "request_slip")).draft == "draft"
    assert desk(team.now).preview(wish(child.record, "review_notes")).draft == "draft"


def test_items_stand_in_the_order_of_their_numbers_and_void_ones_do_not(team: Team) -> None:
    request = team.make("doc_request", a_request())
    items = [team.make("doc_item", an_item(f"资料{number}"), request.record) for number in range(1, 12)]
    team.move(items[4].record, "void", reason="重复")
    order = desk(team.now).preview(wish(request.record, "request_slip"))
    assert [one.content["title"] for one in order.beside] == [f"资料{n}" for n in range(1, 12) if n != 5]
    assert desk(team.now).preview(wish(items[0].record, "handover_slip")).above is not None
    assert natural("DY-2601-03A-0009/2") < natural("DY-2601-03A-0009/10") < natural("DY-2601-03A-0009/B1")


def test_who_may_not_read_a_paper_prints_its_number_alone(team: Team) -> None:
    team.be(MEMBER)
    paper = team.make("workpaper", a_paper(title="尚未审签的问题"))
    request = team.make("doc_request", a_request())
    item = team.make("doc_item", an_item(), request.record)
    team.be(LEADER)
    team.move(request.record, "approve")
    team.move(request.record, "serve")
    content = {"page": "3", "extract": "摘录", "kind": "fact", "noted_by": MEMBER.id, "date": "2026-03-10"}
    note = team.make("doc_review_note", {**content, "papers": [paper.record]}, item.record)
    for account, knows in ((LEADER, True), (LIAISON, False)):
        team.be(account)
        order = desk(team.now).preview(wish(note.record, "review_notes"))
        assert (paper.record in order.readable) == knows
        assert order.linked[paper.record].serial == paper.serial


def test_an_account_that_may_not_read_the_record_has_no_preview(team: Team) -> None:
    team.be(MEMBER)
    paper = team.make("workpaper", a_paper())
    team.be(LIAISON)
    with pytest.raises(Refused, match="NOT_READABLE"):
        desk(team.now).preview(wish(paper.record, "working_paper"))


def test_v24_a_report_goes_on_from_the_weeks_before_it(team: Team) -> None:
    def report(week: int, since: str, until: str) -> str:
        made = team.make("weekly_report", {"week": week, "since": since, "until": until, "prepared_by": DEPUTY.id,
                                           "narrative": "谈话"})  # fmt: skip
        return made.record

    team.interview(date="2026-03-05")
    first = report(1, "2026-03-03", "2026-03-06")
    drafted = desk(team.now).preview(wish(first, "weekly_report"))
    assert drafted.draft == "draft" and not drafted.beside
    assert any(line["code"] == "K01" and line["week"] == 1 for line in drafted.content["figures"])
    team.move(first, "freeze")
    second = report(2, "2026-03-07", "2026-03-13")
    order = desk(team.now).preview(wish(second, "weekly_report"))
    assert [one.record for one in order.beside] == [first]
    assert desk(team.now).preview(wish(first, "weekly_report")).beside == ()
    assert order.groups["letter"] == "来信"
