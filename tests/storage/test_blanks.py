"""Blanks of batches and forms: numbers only where the form says so, and none twice."""

from __future__ import annotations

import pytest

from forms.problems import Refused
from storage.blanks import MOST_COPIES, Blanks, Copies
from storage.questionnaires import Brought, Questionnaires
from tests.storage.surveys import Survey, canteen
from tests.storage.team import Team


def numbered() -> Brought:
    """The canteen's form as one that is not anonymous."""
    return canteen(**{"default_language": "default_language | anonymous", "2 | 中文 (zh)": "2 | 中文 (zh) | no"})


def batch_of(team: Team, issued: int = 0) -> str:
    desk = Questionnaires(team.now)
    form = desk.bring(numbered()).revision.record
    facts = {"unit": "启明小学", "survey": "s", "group": "家长", "date": "2026-03-16"}
    batch = desk.define(form, facts).revision.record
    if issued:
        desk.issue(batch, issued)
    return batch


def test_copies_of_an_anonymous_form_never_have_numbers(team: Team) -> None:
    """DOMAIN 1: nothing links an anonymous form to a person."""
    survey = Survey(team)
    blanks = Blanks(team.now, survey.batch)
    assert not blanks.numbered
    with pytest.raises(Refused, match="COPIES_NUMBERED"):
        blanks.register("zh", Copies(1, 5), "pdf")
    assert team.now.prints.all() == []
    assert blanks.register("zh", None, "pdf").variant == "zh"


def test_a_number_is_printed_once_unless_nothing_came_out(team: Team) -> None:
    batch = batch_of(team)
    blanks = Blanks(team.now, batch)
    assert blanks.numbered and blanks.next() == Copies(1, 1)
    job = blanks.register("zh+en", Copies(1, 30), "pdf")
    assert (job.copies, job.purpose) == (30, "食堂满意度问卷 0001–0030") and blanks.next() == Copies(31, 31)
    with pytest.raises(Refused, match="COPIES_AGAIN") as caught:
        blanks.check(Copies(21, 40))
    assert caught.value.facts == {"first": 21, "last": 30}
    team.now.prints.finish(job.number, 0, "failed")
    blanks.check(Copies(21, 40))
    assert blanks.next() == Copies(1, 1)


def test_a_range_is_one_and_within_what_went_out(team: Team) -> None:
    blanks = Blanks(team.now, batch_of(team, issued=90))
    assert blanks.next() == Copies(1, 90)
    for copies, code in ((Copies(3, 2), "COPIES_RANGE"), (Copies(0, 2), "COPIES_RANGE"),
                         (Copies(1, 91), "COPIES_BEYOND"), (Copies(1, MOST_COPIES + 1), "COPIES_MANY")):  # fmt: skip
        with pytest.raises(Refused, match=code):
            blanks.check(copies)
    blanks.check(Copies(90, 90))


def test_nothing_is_offered_once_all_numbers_are_printed(team: Team) -> None:
    blanks = Blanks(team.now, batch_of(team, issued=30))
    blanks.register("zh", Copies(5, 30), "pdf")
    assert blanks.next() == Copies(1, 4), "what was left out is missing too"
    blanks.register("zh", Copies(1, 2), "pdf")
    assert blanks.next() == Copies(3, 4)
    last = blanks.register("zh", Copies(3, 4), "pdf")
    assert blanks.next() is None
    team.now.prints.finish(last.number, 0, "failed")
    assert blanks.next() == Copies(3, 4)


def test_fewer_went_out_than_were_printed(team: Team) -> None:
    batch = batch_of(team)
    Blanks(team.now, batch).register("zh", Copies(1, 30), "pdf")
    Questionnaires(team.now).issue(batch, 20)
    assert Blanks(team.now, batch).next() is None


def test_a_specimen_of_a_form_is_registered_as_one_copy(team: Team) -> None:
    form = Questionnaires(team.now).bring(numbered()).revision.record
    blanks = Blanks(team.now, form)
    assert blanks.specimen and not blanks.numbered
    with pytest.raises(Refused, match="COPIES_NUMBERED"):
        blanks.check(Copies(1, 1))
    job = blanks.register("zh", None, "pdf")
    assert (job.record, job.copies, job.page_kind) == (form, 1, "questionnaire_blank")
