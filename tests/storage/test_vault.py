"""The vault from outside: create, unlock, recover, damage, and what stands on the disk."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from forms.problems import EnvironmentProblem, IntegrityFailure, Refused
from storage.backup import backup_vault, restore_vault
from storage.keys import KeyFileSecret
from storage.session import Session
from storage.vault import check_vault, create_vault, recover_vault, unlock_vault, vault_info
from tests.storage.conftest import LEADER, MEMBER
from tests.worlds import KEEPER_IDENTITY, PASSPHRASE, RECOVERY_IDENTITY, World, a_stint, an_interview


def reopen(world: World, who: str = LEADER.id, passphrase: str = PASSPHRASE) -> Session:
    return unlock_vault(world.vault, who, passphrase, world.device, world.tools)


def test_create_close_unlock(world: World, leader: Session) -> None:
    saved = leader.records.create("interview", an_interview()).revision
    leader.close()
    session = reopen(world)
    assert session.records.get(saved.record).head == saved
    assert check_vault(session) == []
    session.close()


def test_unlock_needs_passphrase_and_device_secret(world: World, leader: Session) -> None:
    leader.close()
    with pytest.raises(Refused, match="PASSPHRASE_OR_DEVICE_KEY_WRONG"):
        reopen(world, passphrase="another blue-lantern 7 rivers")
    right = dict(world.device.secrets)
    world.device.secrets = dict.fromkeys(right, b"\x01" * 32)
    with pytest.raises(Refused, match="PASSPHRASE_OR_DEVICE_KEY_WRONG"):
        reopen(world)
    world.device.secrets = {}
    with pytest.raises(EnvironmentProblem, match="KEYRING_EMPTY"):
        reopen(world)
    world.device.secrets = right
    reopen(world).close()


def test_v21_the_wait_grows_and_survives_a_restart(world: World, leader: Session) -> None:
    leader.close()
    waits = []
    for _ in range(4):
        with pytest.raises(Refused, match="PASSPHRASE_OR_DEVICE_KEY_WRONG"):
            reopen(world, passphrase="wrong wrong wrong")
        waits.append(vault_info(world.vault, world.tools.clock).wait_seconds)
        world.time.turn(waits[-1])
    assert waits == [0, 0, 4, 8]
    with pytest.raises(Refused, match="PASSPHRASE_OR_DEVICE_KEY_WRONG"):
        reopen(world, passphrase="wrong wrong wrong")
    with pytest.raises(Refused, match="WAIT"):
        reopen(world)
    world.time.turn(16)
    reopen(world).close()
    assert vault_info(world.vault, world.tools.clock).wait_seconds == 0


def test_recovery_with_the_offices_key_gives_everything_back(world: World, leader: Session) -> None:
    saved = leader.records.create("interview", an_interview(), {"identity": {"name": "沈国栋"}}).revision
    leader.close()
    world.device.secrets = {}
    with pytest.raises(Refused, match="RECOVERY_KEY_WRONG"):
        recover_vault(world.vault, LEADER.id, KEEPER_IDENTITY, PASSPHRASE, world.device, world.tools)
    fresh = "seven copper kettles at dawn"
    session = recover_vault(world.vault, LEADER.id, RECOVERY_IDENTITY, fresh, world.device, world.tools)
    assert session.open_protected(saved.record, "identity", "核对") == {"name": "沈国栋"}
    session.close()
    reopen(world, passphrase=fresh).close()


def test_accounts_come_and_go(world: World, leader: Session) -> None:
    leader.accounts.add(MEMBER.name, MEMBER.role, PASSPHRASE, account=MEMBER.id)
    with pytest.raises(Refused, match="LAST_LEADER"):
        leader.accounts.remove(LEADER.id)
    with pytest.raises(Refused, match="PASSPHRASE_SHORT"):
        leader.accounts.add("唐越", "member", "short")
    leader.close()
    session = reopen(world, MEMBER.id)
    with pytest.raises(Refused, match="NOT_YOUR_ROLE"):
        session.accounts.add("唐越", "member", PASSPHRASE)
    session.accounts.change_passphrase(PASSPHRASE, "seven copper kettles at dawn")
    session.close()
    with pytest.raises(Refused, match="PASSPHRASE_OR_DEVICE_KEY_WRONG"):
        reopen(world, MEMBER.id)
    session = reopen(world)
    session.accounts.remove(MEMBER.id)
    session.close()
    with pytest.raises(Refused, match="NO_SLOT"):
        reopen(world, MEMBER.id)


def test_a_slot_cannot_be_given_another_role(world: World, leader: Session) -> None:
    leader.accounts.add(MEMBER.name, MEMBER.role, PASSPHRASE, account=MEMBER.id)
    leader.close()
    path = world.vault / "slots.json"
    data = json.loads(path.read_text("utf-8"))
    for slot in data["slots"]:
        slot["role"] = "leader"
    path.write_text(json.dumps(data), "utf-8")
    with pytest.raises(Refused, match="PASSPHRASE_OR_DEVICE_KEY_WRONG"):
        reopen(world, MEMBER.id)


def test_v20_a_break_in_the_chain_makes_the_vault_read_only(world: World, leader: Session) -> None:
    leader.records.create("interview", an_interview())
    leader.connection.execute("DROP TRIGGER audit_is_never_changed")
    leader.connection.execute("UPDATE audit SET actor = 'x' WHERE seq = 1")
    leader.close()
    session = reopen(world)
    assert session.read_only and check_vault(session) == ["AUDIT_BROKEN"]
    with pytest.raises(EnvironmentProblem):
        session.records.create("interview", an_interview())
    assert len(session.records.summaries()) == 1
    session.close()


def test_plain_sqlite_never_opens_the_vault(leader: Session) -> None:
    path = leader.folder / "vault.db"
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(path).execute("SELECT * FROM meta")
    assert not path.read_bytes().startswith(b"SQLite format 3")


@pytest.mark.parametrize(
    ("name", "damage", "code"),
    [
        ("vault.db", lambda data: data[:1000], "VAULT_DAMAGED"),
        ("vault.db", lambda data: b"", "VAULT_DAMAGED"),
        ("vault.db", lambda data: b"SQLite format 3\x00" + data[16:], "VAULT_PLAIN"),
        ("vault.db", lambda data: data[:100] + bytes([data[100] ^ 1]) + data[101:], "VAULT_DAMAGED"),
        ("slots.json", lambda data: data[:100], "SLOTS_DAMAGED"),
        ("slots.json", lambda data: b"GIF89a" + data, "SLOTS_DAMAGED"),
        ("slots.json", lambda data: data.replace(b'"version": 1', b'"version": 9'), "VAULT_NEWER"),
    ],
)
def test_damage_gets_its_own_code(world: World, leader: Session, name: str, damage, code: str) -> None:
    leader.close()
    path = world.vault / name
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(EnvironmentProblem) as problem:
        reopen(world)
    assert problem.value.code == code
    assert problem.value.exit_code == (4 if code == "VAULT_NEWER" else 5)


def test_newer_schema_is_refused(world: World, leader: Session) -> None:
    leader.connection.execute("PRAGMA user_version = 99")
    leader.close()
    with pytest.raises(EnvironmentProblem, match="VAULT_NEWER"):
        reopen(world)


def test_a_vault_is_open_once(world: World, leader: Session) -> None:
    with pytest.raises(EnvironmentProblem, match="VAULT_IN_USE"):
        reopen(world)


def test_a_failed_creation_leaves_nothing(world: World, tmp_path: Path) -> None:
    keys = KeyFileSecret(tmp_path, world.vault)
    with pytest.raises(Refused, match="KEY_FILE_SAME_DISK"):
        create_vault(world.vault, a_stint(), LEADER, PASSPHRASE, keys, world.tools)
    assert list(world.vault.iterdir()) == []


def test_key_file_on_its_own_medium(world: World, tmp_path: Path) -> None:
    medium = tmp_path / "medium"
    medium.mkdir()
    keys = KeyFileSecret(medium, world.vault, same_disk_allowed=True)
    create_vault(world.vault, a_stint(), LEADER, PASSPHRASE, keys, world.tools).close()
    (key,) = medium.iterdir()
    assert key.stat().st_mode & 0o077 == 0
    unlock_vault(world.vault, LEADER.id, PASSPHRASE, keys, world.tools).close()
    key.rename(medium / "elsewhere")
    with pytest.raises(EnvironmentProblem, match="KEY_FILE_MISSING"):
        unlock_vault(world.vault, LEADER.id, PASSPHRASE, keys, world.tools)


def test_backup_and_restore(world: World, leader: Session, tmp_path: Path) -> None:
    saved = leader.records.create("interview", an_interview()).revision
    backup_vault(leader, tmp_path / "copy")
    leader.records.save(saved.record, saved.id, {**saved.content, "gist": "later"})
    leader.close()
    restore_vault(tmp_path / "copy", tmp_path / "restored")
    session = unlock_vault(tmp_path / "restored", LEADER.id, PASSPHRASE, world.device, world.tools)
    assert session.records.get(saved.record).head == saved
    session.close()
    with pytest.raises(Refused, match="FOLDER_NOT_EMPTY"):
        restore_vault(tmp_path / "copy", tmp_path / "restored")


def test_a_foreign_folder_is_not_restored(tmp_path: Path) -> None:
    (tmp_path / "slots.json").write_text("{}")
    with pytest.raises(IntegrityFailure, match="SLOTS_DAMAGED"):
        restore_vault(tmp_path, tmp_path / "target")
