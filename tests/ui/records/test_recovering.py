"""A draft from last time over a record that was saved since: nothing that was saved goes silently."""

from __future__ import annotations

from typing import Any

from tests.ui.records.conftest import Team
from tests.ui.records.test_page import wait_saved
from ui.records.page import RecordPage


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
