"""R10, V10, V11 over a real vault: forms, batches, double keying, closing, tallies."""

from __future__ import annotations

import json
import re

import pytest

from forms.problems import Refused
from forms.tally.model import ABSTAINED
from storage.keyed import Keyed
from storage.keying import BATCH, FIRST, SECOND
from storage.questionnaires import FORM, RESPONSE
from tests.storage.surveys import Survey, canteen, sheets
from tests.storage.team import DEPUTY, LEADER, LIAISON, MEMBER, Team
from tests.storage.team import SECOND as OTHER
from tests.worlds import PASSPHRASE


def test_a_form_is_kept_as_it_was_brought_and_no_other_takes_its_name(team: Team) -> None:
    survey = Survey(team)
    head = team.now.records.get(survey.form).head
    source = next(ref for ref in head.attachments if ref.field == "source")
    assert team.now.attachments.read(source.sha256) == canteen().source
    assert survey.desk.form(survey.form) == canteen().form
    with pytest.raises(Refused, match="FORM_KNOWN"):
        survey.desk.bring(canteen())
    with pytest.raises(Refused, match="FORM_ID_TAKEN"):
        survey.desk.bring(canteen(合适="正好"))
    assert survey.desk.bring(canteen(**{"canteen | 2": "canteen | 3"})).revision.content["version"] == "3"


def test_more_back_than_went_out_voids_the_batch(team: Team) -> None:
    """V11; two different counters are named."""
    survey = Survey(team)
    survey.desk.issue(survey.batch, 20)
    counted = {"collected": 21, "counter_1": MEMBER.id, "counter_2": MEMBER.id}
    with pytest.raises(Refused, match="TWO_COUNTERS_NEEDED"):
        survey.desk.count(survey.batch, counted)
    assert survey.desk.count(survey.batch, {**counted, "counter_2": OTHER.id}).revision.state == "void"


def test_an_issued_batch_is_not_edited(team: Team) -> None:
    survey = Survey(team)
    survey.desk.issue(survey.batch, 20)
    head = team.now.records.get(survey.batch).head
    with pytest.raises(Refused, match="RECORD_FIXED"):
        team.now.records.save(survey.batch, head.id, {**head.content, "issued": 90})


def test_nobody_keys_a_sheet_twice_and_the_second_is_blind(team: Team) -> None:
    survey = Survey(team).counted(10, 5)
    survey.desk.enter(survey.batch)
    keying = survey.desk.keying
    one = sheets(1)[0]
    assert (keying.next_task(survey.batch).sheet, keying.next_task(survey.batch).turn) == (1, FIRST)
    keying.put(survey.batch, 1, FIRST, one)
    with pytest.raises(Refused, match="SAME_KEYER"):
        keying.put(survey.batch, 1, SECOND, one)
    team.be(OTHER)
    keying = survey.desk.keying
    assert (keying.next_task(survey.batch).sheet, keying.next_task(survey.batch).turn) == (1, SECOND)
    assert keying.mine(survey.batch, 1, FIRST) is None
    assert keying.differences(survey.batch) == []
    with pytest.raises(Refused, match="SHEET_KEYED"):
        keying.put(survey.batch, 1, FIRST, one)


def test_differences_are_settled_by_a_third_or_by_both_together(team: Team) -> None:
    first = sheets(5)
    second = [Keyed({**first[0].answers, "who": "other"}, first[0].abstained), *first[1:]]
    survey = Survey(team).counted(10, 5).keyed(first, second)
    (found,) = survey.desk.keying.differences(survey.batch)
    assert (found.sheet, found.field, found.second) == (1, "who", {"answer": "other"})
    with pytest.raises(Refused, match="DIFFERENCES_OPEN"):
        survey.desk.verify(survey.batch)
    with pytest.raises(Refused, match="SETTLE_NEEDS_THIRD"):
        survey.desk.keying.settle(survey.batch, 1, "who", "first", "看原件")
    beside = team.now.accounts.approve(MEMBER.id, PASSPHRASE, survey.batch)
    survey.desk.keying.settle(survey.batch, 1, "who", "second", "两人同看原件", present=beside)
    team.be(DEPUTY)
    with pytest.raises(Refused, match="REASON_NEEDED"):
        survey.desk.keying.settle(survey.batch, 1, "who", "first", " ")
    survey.desk.keying.settle(survey.batch, 1, "who", "neither", "原件未选", paper={"abstained": True})
    assert survey.desk.keying.result(survey.batch)[0].value("who") == {"abstained": True}
    verified = survey.desk.verify(survey.batch).revision
    assert (verified.content["differences"], verified.content["settled"]) == (1, 1)
    assert verified.content["keyed_second"] == [OTHER.id]


def test_closing_leaves_no_trace_of_sheets_order_or_time(team: Team) -> None:
    Survey(team).counted(40, 30).keyed(sheets(30)).closed()
    db = team.now.connection
    assert db.execute("SELECT count(*) FROM keying").fetchone()[0] == 0
    bodies = [json.loads(row[0]) for row in db.execute(
        "SELECT body FROM revision WHERE kind = ? ORDER BY seq", (RESPONSE,))]  # fmt: skip
    assert len(bodies) == 30 and {body["at"] for body in bodies} == {"2026-03-18T00:00:00.000Z"}
    assert {body["author"] for body in bodies} == {DEPUTY.id}
    keyed = [dict(one.answers) for one in sheets(30)]
    assert [body["content"]["answers"] for body in bodies] != keyed
    assert sorted(json.dumps(body["content"]["answers"], sort_keys=True) for body in bodies) == sorted(
        json.dumps(one, sort_keys=True) for one in keyed
    )
    assert [body["serial"] for body in bodies] == [f"WJ-2601-03A-0001/{number}" for number in range(1, 31)]
    events = list(db.execute("SELECT action, detail FROM audit"))
    assert not any("kind" in (detail := json.loads(text)) and detail["kind"] == RESPONSE for _, text in events)
    assert not any(re.search("keyed|sheet_", action) for action, _ in events)


def test_nobody_reads_a_response(team: Team) -> None:
    survey = Survey(team).counted(40, 30).keyed(sheets(30)).closed()
    ids = [row[0] for row in team.now.connection.execute("SELECT id FROM record WHERE kind = ?", (RESPONSE,))]
    for account in (LEADER, DEPUTY, MEMBER, LIAISON):
        session = team.be(account)
        assert session.records.summaries(RESPONSE) == [] and session.records.summaries(parent=survey.batch) == []
        with pytest.raises(Refused, match="NOT_READABLE"):
            session.records.get(ids[0])
        assert session.records.find("蔬菜") == []


def test_a_survey_is_tallied_once_and_for_all(team: Team) -> None:
    """V10: nothing joins it, nothing leaves it."""
    survey = Survey(team, group_question="who").counted(40, 30)
    second = Survey(team, survey.form, group_question="who")
    survey.keyed(sheets(30)).closed()
    with pytest.raises(Refused, match="NOT_RELEASED"):
        survey.desk.tally(survey.batch)
    with pytest.raises(Refused, match="BATCHES_OPEN"):
        survey.desk.release(survey.batch)
    team.be(MEMBER)
    second.desk.void(second.batch, "重复登记", team.word(second.batch, "void"))
    survey.desk.release(survey.batch)
    found = survey.desk.tally(survey.batch)
    assert (found.valid, found.issued, found.collected, found.threshold) == (30, 40, 30, 5)
    portion = next(result for result in found.results if result.question.key == "portion")
    assert portion.total.size == 30 and ABSTAINED in portion.total.cells
    with pytest.raises(Refused, match="SURVEY_COUNTED"):
        Survey(team, survey.form, group_question="who")
    with pytest.raises(Refused, match="SURVEY_COUNTED"):
        survey.desk.void(survey.batch, "想重算", team.word(survey.batch, "void"))


def test_batches_of_a_survey_are_grouped_by_the_same_question(team: Team) -> None:
    survey = Survey(team, group_question="who")
    with pytest.raises(Refused, match="GROUPS_DIFFER"):
        Survey(team, survey.form)


def test_who_may_not_see_tables_gets_none(team: Team) -> None:
    survey = Survey(team).counted(40, 30).keyed(sheets(30)).closed()
    survey.desk.release(survey.batch)
    team.be(LIAISON)
    with pytest.raises(Refused, match="NOT_YOUR_ROLE"):
        survey.desk.tally(survey.batch)
    assert team.now.records.summaries(BATCH) == [] and team.now.records.summaries(FORM) == []


def test_a_respondent_answers_on_this_laptop(team: Team) -> None:
    """The kiosk: no second keying, no order, never more than were admitted."""
    survey = Survey(team, mode="kiosk")
    survey.desk.issue(survey.batch, 6)
    for keyed in sheets(6):
        survey.desk.keying.answer(survey.batch, keyed)
    with pytest.raises(Refused, match="KIOSK_FULL"):
        survey.desk.keying.answer(survey.batch, sheets(1)[0])
    survey.desk.count(survey.batch, {"counter_1": MEMBER.id, "counter_2": OTHER.id})
    survey.desk.enter(survey.batch)
    survey.closed()
    survey.desk.release(survey.batch)
    assert survey.desk.tally(survey.batch).valid == 6
