"""Ending a conflict: what a save may not change, a decision may not either; sealed parts are chosen, never lost."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from forms.kinds import KINDS
from forms.problems import Refused
from storage.codec import decode, encode
from storage.model import Revision, Sealed
from storage.protected import seal
from storage.session import Session
from tests.storage.crowd import DEPUTY, LEADER, SECOND, Crowd, theirs
from tests.storage.team import a_paper
from tests.worlds import an_interview


def fork(session: Session, head: Revision, protected: dict[str, Sealed] | None = None, **content: Any) -> Revision:
    """Another laptop's version beside `head`."""
    other = replace(
        head, content={**head.content, **content}, protected=head.protected if protected is None else protected,
        at="2026-03-18T03:00:00.000Z", device="b" * 32,
    )  # fmt: skip
    made = decode(encode(other))
    session.records.merge([made])
    return made


def test_fields_that_moves_write_cannot_be_decided_at_will(leader: Session) -> None:
    first = leader.records.create("workpaper", a_paper()).revision
    one = leader.records.save(first.record, first.id, {**first.content, "title": "甲"}).revision
    two = fork(leader, one, title="乙")
    for name in sorted(KINDS["workpaper"].stamped()):
        with pytest.raises(Refused, match="FIELD_STAMPED"):
            leader.records.resolve(first.record, [one.id, two.id], {**one.content, name: leader.me.id}, "核对")
    leader.records.resolve(first.record, [one.id, two.id], {**one.content, "title": "丙"}, "核对")


def test_the_handle_stays(leader: Session) -> None:
    first = leader.records.create("interview", an_interview()).revision
    one = leader.records.save(first.record, first.id, {**first.content, "gist": "甲"}).revision
    two = fork(leader, one, gist="乙")
    with pytest.raises(Refused, match="HANDLE_FIXED"):
        leader.records.resolve(first.record, [one.id, two.id], {**one.content, "source_code": "J-999"}, "核对")


def test_nobody_recused_is_named(crowd: Crowd) -> None:
    """V02"""
    crowd.be(SECOND).records.create(
        "recusal", {"member": SECOND.id, "ground": "post", "relation": "曾任职", "unit": "启明小学"}
    )
    session = crowd.be(LEADER)
    first = session.records.create("interview", theirs(DEPUTY, LEADER, unit="启明小学")).revision
    one = session.records.save(first.record, first.id, {**first.content, "gist": "甲"}).revision
    two = fork(session, one, gist="乙")
    with pytest.raises(Refused, match="RECUSED"):
        session.records.resolve(first.record, [one.id, two.id], {**one.content, "interviewers": [SECOND.id]}, "核对")


def test_a_corrected_identity_is_chosen(leader: Session) -> None:
    """V09"""
    first = leader.records.create("interview", an_interview(), {"identity": {"name": "甲某"}}).revision
    one = leader.records.save(first.record, first.id, {**first.content, "gist": "甲"}).revision
    fresh = seal({"name": "乙某"}, [leader.me.recipient])
    two = fork(leader, one, {"identity": fresh}, gist="乙")
    heads = [one.id, two.id]
    with pytest.raises(Refused, match="CONFLICT_PROTECTED"):
        leader.records.resolve(first.record, heads, two.content, "取乙")
    with pytest.raises(Refused, match="CONFLICT_PROTECTED"):
        leader.records.resolve(first.record, heads, two.content, "取乙", {"identity": first.id})
    leader.records.resolve(first.record, heads, two.content, "取乙", {"identity": two.id})
    assert leader.open_protected(first.record, "identity", "核对")["name"] == "乙某"
