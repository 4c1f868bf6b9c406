"""What a vault owes its owner when things go wrong: whole backups, slots that are gone, keys that are kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from forms.problems import EnvironmentProblem, IntegrityFailure, Refused
from storage.backup import backup_vault, restore_vault
from storage.database import transaction
from storage.files import reserved
from storage.keys import KeyFileSecret
from storage.session import Session
from storage.slots import read_slots
from storage.vault import create_vault, recover_vault, unlock_vault
from tests.storage.conftest import LEADER, MEMBER
from tests.worlds import PASSPHRASE, RECOVERY_IDENTITY, World, a_stint, an_interview


def names_in(path: Path) -> set[str]:
    return {slot["name"] for slot in json.loads(path.read_text("utf-8"))["slots"]}


def test_a_backup_holds_what_is_only_in_the_log(world: World, leader: Session, tmp_path: Path) -> None:
    """A second connection that reads keeps the log from being folded into the file (sealing does that)."""
    reader = leader.connector()()
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM revision").fetchone()
    saved = leader.records.create("interview", an_interview()).revision
    backup_vault(leader, tmp_path / "copy")
    reader.close()
    leader.close()
    restore_vault(tmp_path / "copy", tmp_path / "restored")
    session = unlock_vault(tmp_path / "restored", LEADER.id, PASSPHRASE, world.device, world.tools)
    assert session.records.get(saved.record).head == saved
    session.close()


def test_a_member_may_not_take_a_copy(leader: Session, as_account, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="NOT_YOUR_ROLE"):
        backup_vault(as_account(MEMBER), tmp_path / "copy")


def test_a_vault_with_a_broken_chain_can_still_be_backed_up(world: World, leader: Session, tmp_path: Path) -> None:
    """V20"""
    leader.connection.execute("DROP TRIGGER audit_is_never_changed")
    leader.connection.execute("UPDATE audit SET actor = 'x' WHERE seq = 1")
    leader.close()
    session = unlock_vault(world.vault, LEADER.id, PASSPHRASE, world.device, world.tools)
    backup_vault(session, tmp_path / "copy")
    session.close()
    assert read_slots(tmp_path / "copy" / "slots.json").slots


def test_a_removed_slot_and_an_old_passphrase_stand_in_no_backup_of_the_file(world: World, leader: Session) -> None:
    leader.accounts.add(MEMBER.name, MEMBER.role, PASSPHRASE, account=MEMBER.id)
    old = (world.vault / "slots.json").read_text("utf-8")
    leader.accounts.remove(MEMBER.id)
    assert MEMBER.name not in names_in(world.vault / "slots.json") | names_in(world.vault / "slots.json.bak")
    leader.accounts.change_passphrase(PASSPHRASE, "seven copper kettles at dawn")
    wrapped = json.loads(old)["slots"][0]["wrapped"]
    for name in ("slots.json", "slots.json.bak"):
        assert wrapped not in (world.vault / name).read_text("utf-8")


def test_nobody_slips_a_recovery_key_of_their_own_in(world: World, leader: Session) -> None:
    path = world.vault / "slots.json"
    data = json.loads(path.read_text("utf-8"))
    data["label"]["recovery"] = "age1" + "q" * 58
    path.write_text(json.dumps(data), "utf-8")
    with pytest.raises(IntegrityFailure, match="SLOTS_DAMAGED"):
        leader.accounts.change_passphrase(PASSPHRASE, "seven copper kettles at dawn")


def test_a_passphrase_that_may_not_be_changed_is_not_changed(world: World, leader: Session) -> None:
    leader.gate.close("network", Refused("NETWORK_ACTIVE", rule="V22"))
    with pytest.raises(Refused, match="NETWORK_ACTIVE"):
        leader.accounts.change_passphrase(PASSPHRASE, "seven copper kettles at dawn")
    leader.close()
    unlock_vault(world.vault, LEADER.id, PASSPHRASE, world.device, world.tools).close()


class LockedKeyring:
    """A keyring that has the secret and does not give it now."""

    kind = "keyring"

    def load(self, vault_id: str) -> bytes:
        raise EnvironmentProblem("KEYRING_UNAVAILABLE")

    def store(self, vault_id: str, secret: bytes) -> None:
        raise AssertionError("the secret of the other accounts must not be overwritten")

    def forget(self, vault_id: str) -> None:
        raise AssertionError


def test_recovery_does_not_replace_a_secret_that_is_merely_out_of_reach(world: World, leader: Session) -> None:
    leader.close()
    with pytest.raises(EnvironmentProblem, match="KEYRING_UNAVAILABLE"):
        recover_vault(world.vault, LEADER.id, RECOVERY_IDENTITY, PASSPHRASE, LockedKeyring(), world.tools)


def test_a_failed_creation_leaves_no_secret_behind(world: World, tmp_path: Path, monkeypatch) -> None:
    medium = tmp_path / "medium"
    medium.mkdir()
    keys = KeyFileSecret(medium, world.vault, same_disk_allowed=True)
    monkeypatch.setattr("storage.vault.write_slots", lambda *_: (_ for _ in ()).throw(ValueError("a bug")))
    with pytest.raises(ValueError, match="a bug"):
        create_vault(world.vault, a_stint(), LEADER, PASSPHRASE, keys, world.tools)
    assert list(medium.iterdir()) == [] and list(world.vault.iterdir()) == []


def test_a_damaged_page_is_said_as_damage_and_gives_the_lock_back(world: World, leader: Session) -> None:
    for number in range(40):
        leader.records.create("interview", an_interview(gist=f"{number}"))
    leader.close()
    path = world.vault / "vault.db"
    data = bytearray(path.read_bytes())
    for start in range(4096 * 3, len(data), 4096):
        data[start + 100] ^= 1
    path.write_bytes(bytes(data))
    for _ in range(2):
        with pytest.raises(IntegrityFailure, match="VAULT_DAMAGED"):
            unlock_vault(world.vault, LEADER.id, PASSPHRASE, world.device, world.tools)


def test_only_the_owner_may_look_into_the_folder(world: World, leader: Session) -> None:
    assert world.vault.stat().st_mode & 0o077 == 0
    assert (world.vault / "slots.json").stat().st_mode & 0o077 == 0


def test_a_relative_path_is_a_path(world: World, leader: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    leader.close()
    monkeypatch.chdir(world.folder)
    unlock_vault(Path("vault"), LEADER.id, PASSPHRASE, world.device, world.tools).close()


def test_a_place_is_reserved_before_something_is_told_once(tmp_path: Path) -> None:
    target = tmp_path / "key.txt"
    with pytest.raises(RuntimeError), reserved(target):
        assert target.stat().st_mode & 0o077 == 0
        raise RuntimeError
    assert not target.exists()
    target.write_text("mine")
    with pytest.raises(Refused, match="FILE_EXISTS"), reserved(target):
        pass
    with pytest.raises(EnvironmentProblem), reserved(tmp_path / "nowhere" / "key.txt"):
        pass


def test_nothing_is_written_where_the_gate_is_shut(leader: Session) -> None:
    leader.gate.close("network", Refused("NETWORK_ACTIVE", rule="V22"))
    with pytest.raises(Refused), transaction(leader.connection):
        raise AssertionError("the block must not run")
