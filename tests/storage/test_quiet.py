"""V21, V22: lock-out, policy and the write lock while a network is up."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from forms.problems import Refused
from storage.attempts import Attempts
from storage.audit import log_of
from storage.policy import VALUES
from storage.settings import Settings
from storage.slots import read_slots
from storage.vault import recover_vault, unlock_vault
from tests.storage.crowd import AUDITOR, LEADER, MEMBER, SECADMIN, SYSADMIN, Crowd, theirs
from tests.worlds import PASSPHRASE, RECOVERY_IDENTITY, an_interview

WRONG = "wrong wrong wrong wrong"


def try_wrong(crowd: Crowd, who: str, times: int) -> str:
    """Wrong passphrases, waiting out each delay; returns the last refusal."""
    code = ""
    for _ in range(times):
        try:
            unlock_vault(crowd.world.vault, who, WRONG, crowd.world.device, crowd.world.tools)
        except Refused as refusal:
            code = refusal.code
        crowd.world.time.turn(1000)
    return code


def test_v21_too_many_wrong_passphrases_lock_out_until_the_office_comes(crowd: Crowd) -> None:
    crowd.be(SECADMIN).policy.set("lockout_after", 4, "内部规定")
    record = crowd.be(LEADER).records.create("interview", theirs(MEMBER), {"identity": {"name": "欧阳"}}).revision
    crowd.now.close()
    assert try_wrong(crowd, MEMBER.id, 4) == "PASSPHRASE_OR_DEVICE_KEY_WRONG"
    for name in ("slots.json", "slots.json.bak"):
        assert read_slots(crowd.world.vault / name).slot_of(MEMBER.id).wrapped == ""
    with pytest.raises(Refused) as caught:
        crowd.be(MEMBER)
    assert (caught.value.code, caught.value.rule) == ("LOCKED_OUT", "V21")
    crowd.be(LEADER)  # the others go on working
    crowd.now.close()
    fresh = "seven copper kettles at dawn"
    crowd.now = recover_vault(
        crowd.world.vault, MEMBER.id, RECOVERY_IDENTITY, fresh, crowd.world.device, crowd.world.tools
    )
    assert crowd.now.open_protected(record.record, "identity", "核对") == {"name": "欧阳"}


def test_v21_no_lock_out_unless_the_policy_says_so(crowd: Crowd) -> None:
    crowd.now.close()
    try_wrong(crowd, MEMBER.id, 12)
    assert crowd.be(MEMBER).me.id == MEMBER.id


def test_v21_a_right_passphrase_gives_no_tries_at_another(crowd: Crowd) -> None:
    crowd.now.close()
    tools = crowd.world.tools
    for _ in range(3):
        with pytest.raises(Refused, match="PASSPHRASE_OR_DEVICE_KEY_WRONG"):
            unlock_vault(crowd.world.vault, LEADER.id, WRONG, crowd.world.device, tools)
    crowd.be(MEMBER)
    crowd.now.close()
    with pytest.raises(Refused, match="WAIT"):
        unlock_vault(crowd.world.vault, LEADER.id, WRONG, crowd.world.device, tools)


def test_v21_wrong_words_for_an_approval_count_too(crowd: Crowd) -> None:
    session = crowd.be(MEMBER)
    for _ in range(3):
        with pytest.raises(Refused, match="PASSPHRASE_OR_DEVICE_KEY_WRONG"):
            session.accounts.approve(LEADER.id, WRONG, "x")
    with pytest.raises(Refused, match="WAIT"):
        session.accounts.approve(LEADER.id, PASSPHRASE, "x")


def test_v21_wrong_passphrases_are_told_to_the_auditor(crowd: Crowd) -> None:
    crowd.now.close()
    try_wrong(crowd, MEMBER.id, 2)
    crowd.be(MEMBER)
    events = [event for event in crowd.be(AUDITOR).audit.events() if event.action == "unlocked"]
    assert [event.detail["wrong_before"] for event in events if event.actor == MEMBER.id] == [2]


def test_v21_an_unreadable_count_is_no_key(crowd: Crowd) -> None:
    crowd.now.close()
    (crowd.world.vault / "attempts.json").write_text("{")
    assert Attempts(crowd.world.vault, crowd.world.tools.clock).wait_seconds() == 0
    with pytest.raises(Refused, match="PASSPHRASE_OR_DEVICE_KEY_WRONG"):
        unlock_vault(crowd.world.vault, MEMBER.id, WRONG, crowd.world.device, crowd.world.tools)


def test_policy_has_defaults_kit_and_laptop_in_this_order(crowd_of: Callable[..., Crowd]) -> None:
    crowd = crowd_of(policy={"idle_minutes": 10, "anonymity_threshold": 2, "unknown": 1})
    session = crowd.be(SECADMIN)
    assert session.policy.get("idle_minutes") == 10
    assert session.policy.get("anonymity_threshold") == 5  # V10: never below three, whatever a kit says
    session.policy.set("idle_minutes", 3, "人多")
    assert crowd.be(LEADER).policy.get("idle_minutes") == 3
    assert crowd.now.policy.all().keys() == VALUES.keys()


@pytest.mark.parametrize(
    ("name", "value"),
    [("idle_minutes", 0), ("idle_minutes", 61), ("idle_minutes", "5"), ("idle_minutes", True), ("network", "off"),
     ("anonymity_threshold", 2), ("round_end", "2027-01-01"), ("leads_recipient", "age1x"), ("nothing", 1)],
)  # fmt: skip
def test_policy_stays_inside_its_bounds(crowd: Crowd, name: str, value: object) -> None:
    with pytest.raises(Refused, match="POLICY_VALUE"):
        crowd.be(SECADMIN).policy.set(name, value, "试")


def test_v22_an_active_network_stops_every_write(crowd_of: Callable[..., Crowd]) -> None:
    crowd = crowd_of(practice=False)
    session = crowd.be(LEADER)
    made = session.records.create("interview", an_interview()).revision
    assert session.network.state.state == "quiet"
    assert session.network.seen(["wlan0"]).state == "locked"
    events = len(list(session.audit.events()))
    for call in (
        lambda: session.records.create("interview", an_interview()),
        lambda: session.records.save(made.record, made.id, dict(made.content)),
        lambda: session.prints.register(made.record, "", "", "h", "note", "note", 1, "printer", ""),
        lambda: session.settings.set(f"phrases:{LEADER.id}", []),
        lambda: log_of(session).append("x"),
        lambda: session.grants.give(MEMBER.id, "x", record=made.record),
    ):
        with pytest.raises(Refused) as caught:
            call()
        assert (caught.value.code, caught.value.rule) == ("NETWORK_ACTIVE", "V22")
    assert len(list(session.audit.events())) == events
    assert session.records.get(made.record).head == made  # reading goes on
    session.drafts.write(made.record, "interview", made.id, {"gist": "typed meanwhile"})
    assert session.drafts.of(made.record) is not None  # what is being typed is not lost
    with pytest.raises(Refused, match="NETWORK_ACTIVE"):
        connection = session.connector()()
        try:
            Settings(connection).set("x", 1)
        finally:
            connection.close()
    session.network.seen([])
    session.records.create("interview", an_interview())


def test_v22_the_secrecy_administrator_acknowledges_what_is_seen(crowd_of: Callable[..., Crowd]) -> None:
    crowd = crowd_of(practice=False)
    session = crowd.be(LEADER)
    session.network.seen(["wlan0"])
    with pytest.raises(Refused, match="APPROVAL_NEEDED"):
        session.network.acknowledge("投影")
    for wrong in (SYSADMIN, MEMBER):
        word = session.accounts.approve(wrong.id, PASSPHRASE, "network")
        with pytest.raises(Refused, match="APPROVAL_NEEDED"):
            session.network.acknowledge("投影", word)
    word = session.accounts.approve(SECADMIN.id, PASSPHRASE, "network")
    with pytest.raises(Refused, match="REASON_NEEDED"):
        session.network.acknowledge("", word)
    assert session.network.acknowledge("投影", word).state == "acknowledged"
    session.records.create("interview", an_interview())
    assert session.network.seen(["wlan0", "eth0"]).state == "locked"  # another interface is another matter
    session.network.seen([])
    assert session.network.seen(["wlan0"]).state == "locked"  # and so is one that went and came back
    actions = [event.action for event in crowd.be(AUDITOR).audit.events() if event.object == "network"]
    assert actions.count("network_active") == 3
    assert actions.count("network_acknowledged") == 1


def test_v22_by_policy_only_a_warning(crowd_of: Callable[..., Crowd]) -> None:
    crowd = crowd_of(practice=False)
    crowd.be(SECADMIN).policy.set("network", "warn", "培训教室")
    session = crowd.be(LEADER)
    assert session.network.seen(["wlan0"]).state == "warn"
    session.records.create("interview", an_interview())
