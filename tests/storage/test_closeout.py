"""V25: nothing is cleared while anything is open; and the certificate says what was and was not done."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import storage.clearing as clearing
from forms.problems import EnvironmentProblem, Refused
from storage.accounts import CLEARING
from storage.backup import backup_vault
from storage.clearing import Certificate, clear_vault
from storage.closeout import Block, blocks, stint_state
from storage.exchange import sealing
from storage.exchange.bundles import BundleBook
from storage.exchange.export import Export
from storage.exchange.selection import select
from storage.leads import mark_packed
from storage.media import FoundMedium, folder_medium
from storage.register_tables import register_table
from storage.session import Session
from storage.vault import unlock_vault
from tests.storage.crowd import (
    DEPUTY,
    KEEPER,
    LEADER,
    MEMBER,
    SECADMIN,
    SECOND,
    SYSADMIN,
    Crowd,
    file_report,
    register_lead,
    theirs,
)  # fmt: skip
from tests.storage.team import a_receipt, a_request, an_item
from tests.worlds import PASSPHRASE


def codes(session: Session) -> set[str]:
    return {block.code for block in blocks(session)}


def block(session: Session, code: str) -> Block:
    return next(one for one in blocks(session) if one.code == code)


def locked(session: Session) -> str:
    made = session.records.create("interview", theirs(MEMBER, SECOND)).revision
    begun = session.records.transition(made.record, made.id, "begin").revision
    return session.records.transition(made.record, begun.id, "lock").revision.record


def hand_over(session: Session, folder: Path) -> int:
    """Write a bundle of everything; returns its number."""
    folder.mkdir(exist_ok=True)
    found = medium(folder)
    export = Export(session)
    if session.media.by_serial(found.serial) is None:
        word = session.accounts.approve(SECADMIN.id, PASSPHRASE, found.serial)
        session.media.register(found.serial, "usb", found.size, "唐越", word)
    return sealing.run(export.approve(export.review(), found, None)).row.sequence


def medium(folder: Path) -> FoundMedium:
    plain = folder_medium(folder)
    return FoundMedium(folder, "USB-77", "STICK", "vfat", plain.size, plain.free)


def receipt(session: Session) -> None:
    """What importing the office's receipts does (tested with the exchange)."""
    book = BundleBook(session.connection)
    for row in book.all(session.device):
        if row.state == "written":
            book.put(row.moved("receipted", session.clock.stamp()))
            book.mark_received(row.id, ())


def test_v25_an_unlocked_interview_blocks(crowd: Crowd) -> None:
    session = crowd.be(LEADER)
    made = session.records.create("interview", theirs(MEMBER, SECOND)).revision
    found = block(session, "INTERVIEW_UNLOCKED")
    assert (found.record, found.serial) == (made.record, made.serial)
    session.records.transition(made.record, made.id, "void", reason="未谈成")
    assert "INTERVIEW_UNLOCKED" not in codes(session)


def test_v25_a_borrowed_item_blocks(crowd: Crowd) -> None:
    session = crowd.be(LEADER)
    request = session.records.create("doc_request", a_request()).revision
    item = session.records.create("doc_item", an_item(), parent_serial=request.serial).revision
    session.records.transition(item.record, item.id, "receive", a_receipt())
    assert block(session, "ITEM_OUT").record == item.record
    assert {"ITEM_OUT", "RECORD_OPEN"} <= codes(session)  # the request itself is a draft still


def test_v25_an_unaccounted_print_blocks(crowd: Crowd) -> None:
    session = crowd.be(LEADER)
    record = locked(session)
    head = session.records.get(record).head
    job = session.prints.register(record, head.serial, head.id, "h", "note", "note", 2, "printer", "签名")
    session.prints.finish(job.number, 3)
    open_ = [one.number for one in blocks(session) if one.code == "PRINT_UNACCOUNTED"]
    assert open_ == [f"{job.number}/1", f"{job.number}/2"]
    session.copies.set_fate(job.number, 1, "filed", "卷 3")
    assert block(session, "PRINT_UNACCOUNTED").number == f"{job.number}/2"
    session.destructions.register([f"{job.number}/2"], "粉碎", "方启", "沈若兰", "2026-03-18")
    assert "PRINT_UNACCOUNTED" not in codes(session)
    failed = session.prints.register(record, head.serial, head.id, "h", "note", "note", 1, "printer", "签名")
    session.prints.finish(failed.number, 0, "cancelled")
    assert "PRINT_UNACCOUNTED" not in codes(session)


def test_v25_an_unpacked_lead_blocks(crowd: Crowd) -> None:
    lead = register_lead(crowd.be(MEMBER))
    session = crowd.be(LEADER)
    found = block(session, "LEAD_UNPACKED")
    assert (found.record, found.serial) == (lead.record, lead.serial)


def test_v25_a_draft_and_a_bundle_without_receipt_block(crowd: Crowd, tmp_path: Path) -> None:
    session = crowd.be(LEADER)
    record = locked(session)
    session.drafts.write("d" * 32, "interview", "", theirs(MEMBER, SECOND))
    assert block(session, "DRAFT_LEFT").facts["account"] == LEADER.id
    session.drafts.discard("d" * 32)
    assert codes(session) == {"RECORDS_NOT_RECEIVED"}
    number = hand_over(session, tmp_path / "stick")
    assert block(session, "BUNDLE_UNRECEIPTED").number == str(number)
    assert codes(session) == {"BUNDLE_UNRECEIPTED", "RECORDS_NOT_RECEIVED"}
    receipt(session)
    assert blocks(session) == []
    assert session.records.get(record).custody == "received"


def test_the_state_of_a_stint_follows_from_what_is_there(crowd_of: Callable[..., Crowd], tmp_path: Path) -> None:
    crowd = crowd_of(practice=False)
    session = crowd.be(LEADER)
    assert stint_state(session) == "prepared"  # no medium yet
    word = session.accounts.approve(SECADMIN.id, PASSPHRASE, "USB-77")
    session.media.register("USB-77", "usb", 64 << 30, "唐越", word)
    assert stint_state(session) == "open"
    locked(session)
    assert stint_state(session) == "closing"
    hand_over(session, tmp_path / "stick")
    assert stint_state(session) == "closing"
    receipt(session)
    assert stint_state(session) == "handed_over"


def test_v25_nothing_is_cleared_while_something_is_open(crowd_of: Callable[..., Crowd], tmp_path: Path) -> None:
    crowd = crowd_of(practice=False)
    session = crowd.be(LEADER)
    locked(session)
    word = session.accounts.approve(DEPUTY.id, PASSPHRASE, CLEARING)
    with pytest.raises(Refused) as caught:
        clear_vault(session, word)
    assert (caught.value.code, caught.value.rule) == ("CLOSEOUT_BLOCKED", "V25")
    assert (session.folder / "vault.db").exists()
    hand_over(session, tmp_path / "stick")
    receipt(session)
    for account in (DEPUTY, SECADMIN, SYSADMIN):
        with pytest.raises(Refused, match="NOT_YOUR_ROLE"):
            clear_vault(crowd.be(account), word)
    session = crowd.be(LEADER)
    own = session.accounts.approve(LEADER.id, PASSPHRASE, CLEARING)
    with pytest.raises(Refused, match="APPROVAL_NEEDED"):
        clear_vault(session, own)


def cleared(crowd: Crowd, tmp_path: Path) -> Certificate:
    session = crowd.be(LEADER)
    locked(session)
    hand_over(session, tmp_path / "stick")
    receipt(session)
    word = session.accounts.approve(DEPUTY.id, PASSPHRASE, CLEARING)
    return clear_vault(session, word)


def test_v25_keys_first_then_every_file(crowd_of: Callable[..., Crowd], tmp_path: Path) -> None:
    crowd = crowd_of(practice=False)
    made = cleared(crowd, tmp_path)
    assert list(crowd.world.vault.iterdir()) == []
    assert crowd.world.device.secrets == {}
    names = [file.name for file in made.files]
    assert names.index("slots.json") < names.index("vault.db")
    assert {"slots.json", "slots.json.bak", "vault.db"} <= set(names)
    assert all(file.overwritten and file.removed for file in made.files)
    assert (made.vault.by, made.vault.witness) == (LEADER.name, DEPUTY.name)
    assert (made.vault.records, made.vault.bundles, made.secret_destroyed) == ({"interview": 1}, 1, True)
    assert len(made.vault.audit_head) == 64
    assert "MEMORY_NOT_WIPED" in made.caveats
    assert "PRACTICE" not in made.caveats


def test_the_bytes_are_overwritten_before_the_name_goes(
    crowd_of: Callable[..., Crowd], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    crowd = crowd_of(practice=False)
    slots = crowd.world.vault / "slots.json"
    before = slots.read_bytes()
    seen: dict[str, bytes] = {}
    rename = Path.rename

    def look(path: Path, target: Path) -> Path:
        seen[path.name] = path.read_bytes()
        return rename(path, target)

    monkeypatch.setattr(clearing.Path, "rename", look)
    cleared(crowd, tmp_path)
    assert len(seen["slots.json"]) >= len(before) // 2
    assert b"wrapped" not in seen["slots.json"]
    assert not seen["vault.db"].startswith(b"SQLite")


def test_the_certificate_hides_no_failure(
    crowd_of: Callable[..., Crowd], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    crowd = crowd_of(practice=False)
    backup_vault(crowd.be(SYSADMIN), tmp_path / "copy")

    def fails(vault_id: str) -> None:
        raise EnvironmentProblem("KEY_FILE_NOT_WRITTEN")

    def read_only(path: Path, target: Path) -> Path:
        raise OSError(30, "read-only")

    monkeypatch.setattr(crowd.world.device, "forget", fails)
    monkeypatch.setattr(clearing.Path, "rename", read_only)
    made = cleared(crowd, tmp_path)
    assert {"BACKUPS_EXIST", "SECRET_NOT_DESTROYED", "FILES_LEFT"} <= set(made.caveats)
    assert made.vault.backups == 1
    assert all((file.overwritten, file.removed, file.problem) == (True, False, "OSError") for file in made.files)


def test_a_cleared_vault_is_not_opened_by_a_copy_without_the_secret(
    crowd_of: Callable[..., Crowd], tmp_path: Path
) -> None:
    crowd = crowd_of(practice=False)
    backup_vault(crowd.be(SYSADMIN), tmp_path / "copy")
    cleared(crowd, tmp_path)
    with pytest.raises(EnvironmentProblem, match="KEYRING_EMPTY"):
        unlock_vault(tmp_path / "copy", LEADER.id, PASSPHRASE, crowd.world.device, crowd.world.tools)


def test_the_end_of_the_round_does_not_keep_from_clearing(crowd_of: Callable[..., Crowd], tmp_path: Path) -> None:
    crowd = crowd_of(practice=False)
    session = crowd.be(LEADER)
    locked(session)
    hand_over(session, tmp_path / "stick")
    receipt(session)
    crowd.world.time.turn(90 * 86400)
    session.close()
    session = crowd.be(LEADER)
    assert session.access.standing.code == "ROUND_ENDED"
    word = session.accounts.approve(DEPUTY.id, PASSPHRASE, CLEARING)
    assert clear_vault(session, word).secret_destroyed


def test_v25_sheets_can_be_accounted_for_after_the_end_of_the_round(crowd_of: Callable[..., Crowd]) -> None:
    """Otherwise a vault whose round is over could never be cleared; records stay as they are."""
    crowd = crowd_of(practice=False)
    session = crowd.be(MEMBER)
    record = session.records.create("interview", theirs(MEMBER)).revision
    job = session.prints.register(record.record, record.serial, record.id, "h", "x", "x", 3, "printer", "")
    session.prints.finish(job.number, 1)
    crowd.world.time.turn(90 * 86400)
    with pytest.raises(Refused, match="ACCOUNT_INACTIVE"):
        crowd.be(DEPUTY).copies.set_fate(job.number, 1, "filed")
    session = crowd.be(LEADER)
    assert [row[0] for row in register_table(session, "copies").rows]
    session.copies.set_fate(job.number, 1, "filed")
    session.destructions.register([f"{job.number}/2"], "碎纸", "陆明远", "方启", "2026-06-16")
    session.copies.set_fate(job.number, 3, "returned")
    assert "PRINT_UNACCOUNTED" not in codes(session)
    with pytest.raises(Refused, match="ACCOUNT_INACTIVE"):
        session.records.create("interview", theirs(MEMBER))


def test_practice_is_cleared_without_an_office(crowd: Crowd) -> None:
    session = crowd.be(LEADER)
    locked(session)
    made = clear_vault(session, session.accounts.approve(DEPUTY.id, PASSPHRASE, CLEARING))
    assert "PRACTICE" in made.caveats


def test_leads_leave_in_no_bundle_of_records(crowd: Crowd, tmp_path: Path) -> None:
    lead = register_lead(crowd.be(MEMBER))
    refused = register_lead(crowd.be(MEMBER))
    report = file_report(crowd.be(MEMBER))
    session = crowd.be(LEADER)
    locked(session)
    why = {"handling": {"not_accepted_reason": "一般作风问题", "passed_on_to": "县医院党委"}}
    session.records.transition(refused.record, refused.id, "not_accept", protected=why)
    chosen = select(session.connection, "delta")
    assert {record.kind for record in chosen.records} == {"interview", "contact_report"}
    assert lead.id not in {revision for revision, _ in chosen.revisions}
    assert report.id in {revision for revision, _ in chosen.revisions}
    assert crowd.be(KEEPER).records.get(lead.record).head == lead
    with pytest.raises(Refused, match="WRONG_STATE"):
        mark_packed(crowd.now, [lead.record], "x")
