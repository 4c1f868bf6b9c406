"""Searching records with two heads: each text is quoted from the head that has it."""

from __future__ import annotations

from storage.lists import Lists
from storage.session import Session
from tests.storage.test_resolving import fork
from tests.worlds import an_interview


def test_each_version_is_found_and_quoted_by_its_own_words(leader: Session) -> None:
    first = leader.records.create("interview", an_interview(gist="两版都有的开头")).revision
    one = leader.records.save(first.record, first.id, {**first.content, "gist": "犀牛的事，这一版有鲸鱼"}).revision
    fork(leader, one, gist="犀牛的事，另一版有大象")
    lists = Lists(leader.connection, leader.records)
    for query, shown in (("鲸鱼", ["这一版"]), ("大象", ["另一版"]), ("犀牛", ["这一版", "另一版"]), ("开头", [])):
        for hits in (leader.records.find(query), list(lists.search(query).hits)):
            assert len(hits) == len(shown), query
            assert all(any(words in hit.snippet for hit in hits) for words in shown)
            assert all(hit.marks for hit in hits)


def test_accents_are_folded_as_the_index_does(leader: Session) -> None:
    leader.records.create("interview", an_interview(gist="谈到 Café 一事"))
    assert [hit.snippet for hit in leader.records.find("cafe")] == ["谈到 Café 一事"]
    assert [hit.snippet for hit in leader.records.find("café")] == ["谈到 Café 一事"]


def test_the_same_text_in_both_versions_is_one_hit(leader: Session) -> None:
    first = leader.records.create("interview", an_interview(gist="两版相同的长颈鹿")).revision
    one = leader.records.save(first.record, first.id, {**first.content, "place": "甲处"}).revision
    fork(leader, one, place="乙处")
    assert len(leader.records.find("长颈鹿")) == 1
