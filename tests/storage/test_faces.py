"""What the stores on a session's face tell or do for accounts whom it does not concern."""

from __future__ import annotations

from pathlib import Path

import pytest

from forms.kinds import KINDS
from forms.problems import Refused
from tests.storage.crowd import (
    AUDITOR,
    DEPUTY,
    LEADER,
    LIAISON,
    MEMBER,
    SECADMIN,
    SYSADMIN,
    Crowd,
    register_lead,
    theirs,
)  # fmt: skip

ROOT = Path(__file__).resolve().parents[2]
PACK = (ROOT / "resources" / "packs" / "taxonomy.json").read_bytes()


def test_an_id_typed_by_hand_tells_nothing_of_its_record(crowd: Crowd) -> None:
    lead = register_lead(crowd.be(MEMBER)).record
    session = crowd.be(LEADER)
    own = session.records.create("interview", theirs(MEMBER, LEADER)).revision.record
    typed = {"evidence": [{"id": "e1", "kind": "interview", "ref": own}, {"id": "e2", "kind": "other", "ref": lead}]}
    assert set(session.links.linked_of("workpaper", typed)) == {own, lead}
    for account in (LIAISON, AUDITOR):
        assert crowd.be(account).links.linked_of("workpaper", typed) == {}


def test_what_everybody_codes_by_is_not_everybodys_to_change(crowd: Crowd) -> None:
    for account in (DEPUTY, SECADMIN):
        pack = crowd.be(account).packs.install(PACK)
    for account in (MEMBER, LIAISON, AUDITOR, SYSADMIN):
        session = crowd.be(account)
        with pytest.raises(Refused, match="NOT_YOUR_ROLE"):
            session.packs.install(PACK)
        with pytest.raises(Refused, match="NOT_YOUR_ROLE"):
            session.packs.retire(pack.id)
        assert [one.id for one in session.packs.in_use()] == [pack.id]


def test_protected_names_are_not_to_be_tried_by_who_writes_no_such_record(crowd: Crowd) -> None:
    content = theirs(MEMBER, LEADER)
    crowd.be(MEMBER).records.create("interview", content, {"identity": {"name": "闻人语冰"}})
    typed = {"facts": [{"id": "f1", "text": "据闻人语冰说"}]}
    for account in (LIAISON, AUDITOR):
        with pytest.raises(Refused, match="NOT_YOUR_ROLE"):
            crowd.be(account).names.scan(KINDS["workpaper"], typed)


def test_the_window_writes_no_line_of_the_log_by_itself() -> None:
    files = sorted((ROOT / "ui").rglob("*.py"))
    words = ("audit.append", "from storage.audit import", "session import note", "Session, note")
    assert files and not [path.name for path in files for word in words if word in path.read_text("utf-8")]


def test_v20_whoever_has_a_session_has_the_log_for_reading(crowd: Crowd) -> None:
    for account in (MEMBER, SYSADMIN, SECADMIN, AUDITOR):
        session = crowd.be(account)
        assert not {"append", "adopt"} & set(dir(session.audit)) and not hasattr(session, "note")
