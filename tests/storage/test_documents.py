"""Document review through a real vault: custody, overdue, returns, exact places, one ledger (R11, V14)."""

from __future__ import annotations

import io

import pytest

from forms.ledger import series
from forms.ledger_notes import note_of_series
from forms.problems import Refused
from storage.database import transaction
from tests.storage.team import LEADER, LIAISON, MEMBER, Team, a_receipt, a_request, an_item

A_SLIP = {
    "unit": "霁川县人民医院", "returned_by": LIAISON.id, "taken_back_by": "设备科科长", "date": "2026-03-18",
    "condition": "完好", "signed_by_both": "yes",
}  # fmt: skip


def test_items_carry_the_requests_number_and_notes_the_items(team: Team) -> None:
    team.be(LIAISON)
    item = team.item()
    note = team.make("doc_review_note", {"page": "37", "extract": "十五日内验收", "kind": "fact"}, item.record)
    copy = team.make("doc_copy", {"copied": "第 37 页"}, item.record)
    assert [found.serial for found in (item, note, copy)] == [
        "DY-2601-03A-0001/1", "DY-2601-03A-0001/1/1", "DY-2601-03A-0001/1/2",
    ]  # fmt: skip
    assert [row.id for row in team.now.records.summaries("doc_review_note", item.record)] == [note.record]
    team.now.rebuild_index()
    assert [row.id for row in team.now.records.summaries(parent=item.record)] == [note.record, copy.record]


def test_a_request_without_items_is_not_approved(team: Team) -> None:
    team.be(LIAISON)
    request = team.make("doc_request", a_request()).record
    assert team.refusals(request, "approve") == ["NO_ITEMS"]


def test_a_receipt_names_who_when_and_how_much(team: Team) -> None:
    team.be(LIAISON)
    request = team.make("doc_request", a_request())
    item = team.make("doc_item", an_item(quantity=3), request.record).record
    assert team.refusals(item, "receive") == ["FIELD_MISSING"] * 5
    assert team.refusals(item, "receive", a_receipt(quantity_received=2)) == ["RECEIVED_LESS"]
    part = team.move(item, "receive_part", a_receipt(quantity_received=2))
    assert (part.state, part.content["custody"][-1]["step"]) == ("partly", "receive_part")


def test_v14_a_borrowed_item_has_a_day_to_go_back(team: Team) -> None:
    team.be(LIAISON)
    request = team.make("doc_request", a_request())
    item = team.make("doc_item", an_item(), request.record).record
    assert team.refusals(item, "receive", a_receipt(return_by="")) == ["FIELD_MISSING"]
    kept = team.make("doc_item", an_item(to_return="no", original="copy"), request.record).record
    assert team.refusals(kept, "receive", a_receipt(return_by="")) == []


def test_v14_overdue_originals_and_copies_are_counted_apart(team: Team) -> None:
    team.be(LIAISON)
    late = team.item("合同")
    team.item("复印件", original="copy")
    awaited = team.make("doc_item", an_item("原始记录"), team.make("doc_request", a_request()).record)
    found = team.now.documents.custody("2026-03-18")
    assert (found.originals_out, found.copies_out) == (1, 1)
    assert late.record in {row.id for row in found.overdue} and len(found.overdue) == 2
    assert [row.id for row in found.awaited_late] == [awaited.record]
    assert team.now.documents.custody("2026-03-15").overdue == ()
    assert len(team.now.documents.still_out()) == 3
    counted = team.now.figures.counter("K03").figures
    assert (counted["items"], counted["originals"], counted["copies"], counted["volumes"]) == (2, 1, 1, 2)


def test_v14_an_item_is_back_only_on_a_slip_that_both_signed(team: Team) -> None:
    team.be(LIAISON)
    item = team.item().record
    assert team.refusals(item, "return") == ["RETURN_NOT_SIGNED"]
    slip = team.make("doc_return", {**A_SLIP, "items": [item], "signed_by_both": "no"}).record
    assert team.refusals(slip, "sign") == ["SLIP_NOT_SIGNED"]
    assert team.refusals(item, "return", {"return_slip": slip}) == ["RETURN_NOT_SIGNED"]
    with pytest.raises(Refused, match="SLIP_NOT_SIGNED"):
        team.now.documents.give_back([item], {**A_SLIP, "signed_by_both": "no"})
    assert len(team.now.records.summaries("doc_return")) == 1
    saved = team.now.documents.give_back([item], A_SLIP)
    assert [one.revision.state for one in saved] == ["signed", "returned"]
    assert team.now.documents.still_out() == []
    with pytest.raises(Refused, match="ITEM_NOT_OUT"):
        team.now.documents.give_back([item], A_SLIP)


def test_v14_a_request_closes_when_nothing_is_out(team: Team) -> None:
    team.be(LIAISON)
    item = team.item()
    request = team.now.records.summaries("doc_request")[0].id
    assert team.refusals(request, "close") == ["ITEM_OUT"]
    team.now.documents.give_back([item.record], A_SLIP)
    assert team.move(request, "close").state == "closed"


def test_prolonging_needs_words_and_keeps_the_chain_of_custody(team: Team) -> None:
    team.be(LIAISON)
    item = team.item().record
    with pytest.raises(Refused, match="REASON_NEEDED"):
        team.move(item, "extend", {"return_by": "2026-03-25"})
    team.move(item, "lend", {"holder": MEMBER.id})
    head = team.move(item, "extend", {"return_by": "2026-03-25"}, reason="查阅未完")
    assert (head.state, head.content["return_by"]) == ("received", "2026-03-25")
    assert [row["step"] for row in head.content["custody"]] == ["receive", "lend", "extend"]


def test_what_was_not_provided_has_its_reason(team: Team) -> None:
    team.be(LIAISON)
    item = team.make("doc_item", an_item(), team.make("doc_request", a_request()).record).record
    assert team.refusals(item, "not_provide") == ["FIELD_MISSING"]
    assert team.move(item, "not_provide", {"not_provided_reason": "未留存"}).state == "not_provided"


@pytest.mark.parametrize("place", [{}, {"volume": " "}])
def test_a_note_says_exactly_where(team: Team, place: dict[str, str]) -> None:
    team.be(MEMBER)
    note = team.make("doc_review_note", {"extract": "摘录", "kind": "fact", **place}, team.item().record).record
    assert "LOCATION_MISSING" in team.refusals(note, "keep")
    head = team.now.records.get(note).head
    team.now.records.save(note, head.id, {**head.content, "cell": "明细账!D37"})
    assert "LOCATION_MISSING" not in team.refusals(note, "keep")


def test_an_empty_note_is_not_kept(team: Team) -> None:
    team.be(MEMBER)
    note = team.make("doc_review_note", {"page": "3", "extract": " ", "kind": "question"}, team.item().record).record
    assert team.refusals(note, "keep") == ["NOTE_EMPTY"]


def test_a_kept_note_is_fixed_and_may_still_be_linked_to_papers(team: Team) -> None:
    """V05"""
    team.be(MEMBER)
    content = {"page": "3", "extract": "摘录", "kind": "fact", "noted_by": MEMBER.id, "date": "2026-03-18"}
    note = team.make("doc_review_note", content, team.item().record)
    kept = team.move(note.record, "keep")
    with pytest.raises(Refused, match="RECORD_FIXED"):
        team.now.records.save(note.record, kept.id, {**kept.content, "extract": "改"})
    assert team.move(note.record, "cite", {"papers": ["9" * 32]}).content["papers"] == ["9" * 32]


def test_r46_arithmetic_only_inside_the_one_logged_ledger(team: Team) -> None:
    team.be(MEMBER)
    item = team.item("明细账")
    ledger = io.BytesIO("凭证号,金额\n记-1,10\n记-3,20\n".encode())
    ref = team.now.attachments.add(ledger, "明细账.csv", "text/csv", "scans")
    with pytest.raises(Refused, match="LEDGER_NOT_LOGGED"):
        team.now.documents.ledger(item.record, ref.sha256)
    with transaction(team.now.connection):
        team.now.records.save(item.record, item.id, item.content, attachments=(ref,))
    read = team.now.documents.ledger(item.record, ref.sha256)
    answers = note_of_series(read, series(read, "凭证号"), "zh")
    saved = team.now.documents.note_calculation(item.record, answers, MEMBER.id, "2026-03-18").revision
    assert saved.content["kind"] == "calc" and "记-2" in saved.content["result"]
    assert team.move(saved.record, "keep").state == "kept"


def test_a_copy_needs_the_leaders_word_and_an_end(team: Team) -> None:
    team.be(MEMBER)
    content = {"copied": "第 37 页", "pages": 1, "copies": 1, "purpose": "装入底稿", "custodian": MEMBER.id}
    copy = team.make("doc_copy", content, team.item().record)
    with pytest.raises(Refused, match="APPROVAL_NEEDED"):
        team.now.records.transition(copy.record, copy.id, "make")
    made = team.move(copy.record, "make")
    assert made.content["approved_by"] == LEADER.id
    assert team.refusals(copy.record, "end") == ["FIELD_MISSING", "FIELD_MISSING"]
    assert team.move(copy.record, "end", {"ending": "destroyed", "ended_on": "2026-03-18"}).state == "ended"
