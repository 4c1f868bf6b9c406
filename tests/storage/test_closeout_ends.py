"""V25 where it is hard: drafts nobody can end, what only the leader sees, a keyring or disk that fails at the end."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import storage.clearing as clearing
from forms.problems import Refused
from storage.accounts import CLEARING
from storage.clearing import check_clear, clear_vault
from storage.closeout import Block, blocks, stranded_drafts
from tests.storage.crowd import (
    AUDITOR,
    DEPUTY,
    KEEPER,
    LEADER,
    LIAISON,
    MEMBER,
    SECOND,
    SYSADMIN,
    Crowd,
    a_contact_report,
    register_lead,
    theirs,
)  # fmt: skip
from tests.storage.test_closeout import block, codes, locked
from tests.worlds import PASSPHRASE


def test_v25_what_is_open_is_the_leaders_to_see(crowd: Crowd) -> None:
    register_lead(crowd.be(SECOND))
    for account in (MEMBER, LIAISON, AUDITOR, DEPUTY, KEEPER, SYSADMIN):
        with pytest.raises(Refused, match="NOT_YOUR_ROLE"):
            blocks(crowd.be(account))
    assert codes(crowd.be(LEADER)) == {"LEAD_UNPACKED"}


def test_an_unfinished_contact_report_is_a_number_and_nobodys(crowd: Crowd) -> None:
    for account, record in ((SECOND, "e" * 32), (MEMBER, "f" * 32)):
        crowd.be(account).drafts.write(record, "contact_report", "", {}, a_contact_report())
    (found,) = blocks(crowd.be(LEADER))
    assert found == Block("DRAFT_LEFT", "contact_report", facts={"count": 2})


def test_a_removed_accounts_draft_keeps_no_vault_but_stands_on_the_certificate(crowd_of: Callable[..., Crowd]) -> None:
    crowd = crowd_of(practice=False)
    crowd.be(MEMBER).drafts.write("f" * 32, "interview", "", theirs(MEMBER, SECOND))
    assert codes(crowd.be(LEADER)) == {"DRAFT_LEFT"}
    crowd.be(SYSADMIN).accounts.remove(MEMBER.id)
    session = crowd.be(LEADER)
    assert (blocks(session), stranded_drafts(session)) == ([], 1)
    made = clear_vault(session, session.accounts.approve(DEPUTY.id, PASSPHRASE, CLEARING))
    assert made.vault.drafts == 1 and "DRAFTS_GONE" in made.caveats


def test_a_draft_left_at_the_end_of_the_round_keeps_no_vault(crowd_of: Callable[..., Crowd]) -> None:
    crowd = crowd_of(practice=False)
    crowd.be(MEMBER).drafts.write("f" * 32, "interview", "", theirs(MEMBER, SECOND))
    crowd.world.time.turn(400 * 86400)
    session = crowd.be(LEADER)
    assert (codes(session), stranded_drafts(session)) == (set(), 1)
    check_clear(session)


def test_a_conflict_blocks_of_a_lead_too(crowd: Crowd) -> None:
    lead = register_lead(crowd.be(MEMBER))
    session = crowd.be(LEADER)
    record = locked(session)
    assert "CONFLICT_OPEN" not in codes(session)
    session.connection.execute("UPDATE record SET heads = 2")
    found = {one.record for one in blocks(session) if one.code == "CONFLICT_OPEN"}
    assert found == {lead.record, record}


def test_v20_a_vault_with_a_broken_log_is_not_cleared(crowd_of: Callable[..., Crowd]) -> None:
    crowd = crowd_of(practice=False)
    session = crowd.be(LEADER)
    check_clear(session)
    session.read_only = True
    with pytest.raises(Refused, match="READ_ONLY"):
        check_clear(session)


def test_v25_a_record_the_office_has_not_received_blocks(crowd_of: Callable[..., Crowd]) -> None:
    session = crowd_of(practice=False).be(LEADER)
    locked(session)
    found = block(session, "RECORDS_NOT_RECEIVED")
    assert dict(found.facts) == {"records": 1, "only_here": 1}
    with pytest.raises(Refused) as caught:
        check_clear(session)
    assert caught.value.facts["codes"] == "RECORDS_NOT_RECEIVED"


def test_whatever_the_keyring_raises_the_clearing_comes_to_its_end(
    crowd: Crowd, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(vault_id: str) -> None:
        raise ConnectionError("the bus is gone")

    def no_sync(folder: Path) -> None:
        raise OSError(5, "not synced")

    monkeypatch.setattr(crowd.world.device, "forget", fails)
    session = crowd.be(LEADER)
    word = session.accounts.approve(DEPUTY.id, PASSPHRASE, CLEARING)
    monkeypatch.setattr(clearing, "sync_folder", no_sync)
    made = clear_vault(session, word)
    assert list(crowd.world.vault.iterdir()) == []
    assert {"SECRET_NOT_DESTROYED", "REMOVAL_NOT_SYNCED"} <= set(made.caveats) and "FILES_LEFT" not in made.caveats
    assert all(file.overwritten and file.removed and file.problem for file in made.files)


def test_a_file_that_cannot_be_removed_is_named_as_it_is_called_now(
    crowd: Crowd, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = crowd.be(LEADER)
    word = session.accounts.approve(DEPUTY.id, PASSPHRASE, CLEARING)

    def stays(path: Path) -> None:
        raise OSError(1, "immutable")

    monkeypatch.setattr(clearing.Path, "unlink", stays)
    made = clear_vault(session, word)
    left = {path.name for path in crowd.world.vault.iterdir()}
    assert left and {file.name.partition(" (")[2].rstrip(")") for file in made.files} == left
    assert not any(file.removed for file in made.files) and "FILES_LEFT" in made.caveats
