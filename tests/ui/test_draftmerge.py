"""Typing left from last time goes over a record saved since, field by field."""

from __future__ import annotations

from ui.draftmerge import Rebased, rebase

BASE = {"title": "座谈", "gist": "采购", "place": "一楼"}


def test_only_what_was_typed_goes_over_what_was_saved() -> None:
    saved = {**BASE, "place": "三楼", "people": ["a"]}
    assert rebase(BASE, saved, {**BASE, "gist": "验收"}) == Rebased({**saved, "gist": "验收"}, ())


def test_emptied_fields_stay_empty_and_the_same_change_is_no_clash() -> None:
    assert rebase(BASE, {**BASE, "place": "三楼"}, {"title": "座谈", "place": "三楼"}) == Rebased(
        {"title": "座谈", "place": "三楼"}, ()
    )


def test_fields_changed_by_both_are_named_and_hold_the_typing() -> None:
    assert rebase(BASE, {**BASE, "gist": "甲"}, {**BASE, "gist": "乙"}) == Rebased({**BASE, "gist": "乙"}, ("gist",))


def test_a_draft_of_a_record_without_a_revision_was_typed_over_nothing() -> None:
    assert rebase({}, {"title": "座谈", "serial": "1"}, {"title": "座谈", "gist": "乙"}) == Rebased(
        {"title": "座谈", "serial": "1", "gist": "乙"}, ()
    )
