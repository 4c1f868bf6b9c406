"""A draft from last time over a record that was saved since: nothing that was saved goes silently."""

from __future__ import annotations

from typing import Any

from shiboken6 import isValid

from tests.storage.team import a_paper
from tests.ui.records.conftest import Team
from tests.ui.records.test_page import wait_saved
from tests.worlds import an_interview
from ui.records.page import RecordPage
from ui.records.useevidence import UseAsEvidence


def left_and_saved(team: Team, typed: dict[str, Any], saved: dict[str, Any]) -> RecordPage:
    """The page of an activity with a draft of `typed`, over which `saved` was committed afterwards."""
    page = team.open("activity")
    team.fill(page, title="院务座谈", gist="采购")
    page.save()
    wait_saved(team, page)
    record = page.keeper.found.record  # type: ignore[union-attr]  # opened
    team.shell.go("records")
    team.bench.settle()
    base = team.head(record)

    def work() -> None:
        session = team.session
        session.records.save(record, base.id, {**base.content, **saved})
        session.drafts.write(record, "activity", base.id, {**base.content, **typed})

    team.bench.ask(work)
    return team.open("activity", record)


def committed(team: Team, page: RecordPage) -> dict[str, Any]:
    page.save()
    wait_saved(team, page)
    return dict(team.head(page.keeper.found.record).content)  # type: ignore[union-attr]  # opened


def test_what_was_saved_since_stays_when_typing_is_recovered(team: Team) -> None:
    page = left_and_saved(team, {"gist": "采购与验收"}, {"title": "总务处座谈"})
    bar = page.view.recovery
    assert not bar.isHidden() and page.keeper.saved_since
    bar.recover.click()
    assert page.scope is not None and page.scope.content()["title"] == "总务处座谈"
    head = committed(team, page)
    assert (head["title"], head["gist"]) == ("总务处座谈", "采购与验收")


def test_a_field_changed_by_both_is_seen_before_it_is_taken(team: Team) -> None:
    page = left_and_saved(team, {"gist": "我的"}, {"gist": "别人的"})
    bar = page.view.recovery
    bar.recover.click()
    assert page.keeper.draft is not None  # the first press only shows what would go
    assert page.view.difference.isVisible()
    assert page.back()
    bar.recover.click()
    assert committed(team, page)["gist"] == "我的"


def test_typing_that_was_saved_meanwhile_is_not_offered(team: Team) -> None:
    page = left_and_saved(team, {"gist": "采购与验收"}, {"gist": "采购与验收", "title": "总务处座谈"})
    assert page.keeper.draft is None and page.view.recovery.isHidden()


def used_in_a_paper(team: Team, typed: dict[str, Any], saved: dict[str, Any]) -> tuple[str, str]:
    """A turn goes into a paper with a draft of `typed`, over which `saved` was committed; the paper and what was
    refused."""
    turn = team.bench.ask(lambda: team.session.records.create("interview", an_interview()).revision)

    def work() -> str:
        session = team.session
        base = session.records.create("workpaper", {**a_paper(), "title": "验收单"}).revision
        session.records.save(base.record, base.id, {**base.content, **saved})
        session.drafts.write(base.record, "workpaper", base.id, {**base.content, **typed})
        return base.record

    paper = team.bench.ask(work)
    team.shell.go("evidence", f"{turn.record}#turns/t2")
    team.bench.settle()
    page = team.shell.page
    assert isinstance(page, UseAsEvidence)
    page.shows.area.setPlainText("验收单是补签的")
    page.add()
    team.bench.settle()
    return paper, page.error.text() if isValid(page) else ""


def test_evidence_goes_into_a_paper_with_its_unsaved_typing(team: Team) -> None:
    paper, refused = used_in_a_paper(team, {"summary": "我的"}, {"title": "验收单事后补签"})
    content = team.head(paper).content
    assert refused == ""
    assert (content["title"], content["summary"], len(content["evidence"])) == ("验收单事后补签", "我的", 1)


def test_evidence_does_not_decide_between_typing_and_a_later_save(team: Team) -> None:
    paper, refused = used_in_a_paper(team, {"title": "我的"}, {"title": "别人的"})
    assert refused != ""
    assert team.head(paper).content["title"] == "别人的"
    draft = team.bench.ask(lambda: team.session.drafts.of(paper))
    assert draft is not None and draft.content["title"] == "我的"
