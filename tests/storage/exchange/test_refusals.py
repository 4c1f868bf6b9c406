"""Refusals that no other test comes upon."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from forms.problems import Refused
from storage.clearing import check_clear
from storage.exchange.export import Export
from storage.exchange.receipts import import_receipt
from storage.keyed import Keyed
from storage.keying import FIRST
from storage.media import folder_medium
from storage.questionnaires import Questionnaires
from storage.session import Session
from tests.storage.crowd import AUDITOR, KEEPER, LEADER, LIAISON, MEMBER, SECADMIN, SYSADMIN, Crowd
from tests.worlds import an_interview


def test_v25_the_leader_clears(crowd: Crowd) -> None:
    check_clear(crowd.be(LEADER))
    for account in (MEMBER, SYSADMIN, AUDITOR):
        with pytest.raises(Refused, match="NOT_YOUR_ROLE"):
            check_clear(crowd.be(account))


def test_v18_only_who_works_with_content_hands_over(crowd: Crowd) -> None:
    for account in (MEMBER, LIAISON):
        Export(crowd.be(account)).review()
    for account in (KEEPER, SYSADMIN, SECADMIN, AUDITOR):
        with pytest.raises(Refused, match="NOT_YOUR_ROLE"):
            Export(crowd.be(account)).review()


def test_v20_nothing_leaves_or_comes_in_behind_a_broken_log(leader: Session, tmp_path: Path) -> None:
    leader.read_only = True
    with pytest.raises(Refused, match="READ_ONLY"):
        Export(leader).review()
    with pytest.raises(Refused, match="READ_ONLY"):
        import_receipt(leader, tmp_path / "receipt-03-A-0001.sealed")


def test_v18_what_may_not_stand_for_a_medium(leader: Session, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    found = folder_medium(folder)
    with pytest.raises(Refused, match="MEDIUM_NO_SERIAL"):
        Export(leader).register_medium(replace(found, serial=""), "方启")
    medium = Export(leader).register_medium(found, "方启")
    assert Export(leader).check_medium(found) == medium
    with pytest.raises(Refused, match="MEDIUM_READ_ONLY"):
        Export(leader).check_medium(replace(found, read_only=True))


def test_v09_nothing_but_a_batch_is_keyed(leader: Session) -> None:
    record = leader.records.create("interview", an_interview()).revision.record
    with pytest.raises(Refused, match="NOT_READABLE"):
        Questionnaires(leader).keying.put(record, 1, FIRST, Keyed({}, ()))


def test_v09_a_source_code_stays(leader: Session) -> None:
    head = leader.records.create("interview", an_interview()).revision
    assert head.content["source_code"] == "J-001"
    with pytest.raises(Refused, match="HANDLE_FIXED"):
        leader.records.save(head.record, head.id, {**head.content, "source_code": "J-099"})
