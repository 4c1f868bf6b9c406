"""V03 and 9.9: who may work at all, and who may not hold two posts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from forms.problems import Refused
from storage.model import Account
from storage.registers import closes
from storage.session import Session
from storage.today import today
from storage.vault import create_vault, unlock_vault
from tests.storage.crowd import AUDITOR, DEPUTY, LEADER, MEMBER, SECADMIN, SYSADMIN, Crowd, theirs
from tests.worlds import PASSPHRASE, World, a_stint, an_interview

DESTROYED = (["废页"], "粉碎", "方启", "沈若兰", "2026-03-18")
"""What the leader of a round that has ended may still register, so that the vault can be cleared."""
ROSTER = (LEADER, replace(MEMBER, valid_from="2026-03-03", valid_to="2026-03-25"), DEPUTY)


@pytest.fixture
def open_real(world: World) -> Callable[..., Session]:
    """A vault of a real stint, just made: nobody has pledged yet."""

    def make(**changes: Any) -> Session:
        stint = a_stint(practice=False, roster=ROSTER, **changes)
        return create_vault(world.vault, stint, LEADER, PASSPHRASE, world.device, world.tools)

    return make


def be(world: World, session: Session, account: Account) -> Session:
    session.close()
    return unlock_vault(world.vault, account.id, PASSPHRASE, world.device, world.tools)


def be_named(world: World, session: Session, name: str) -> Session:
    session.close()
    return unlock_vault(world.vault, name, PASSPHRASE, world.device, world.tools)


def everything(session: Session) -> list[Callable[[], object]]:
    """A call of every store that an account without standing must not get through."""
    return [
        lambda: session.records.create("interview", an_interview()),
        lambda: session.records.get("0" * 32),
        lambda: session.drafts.write("0" * 32, "interview", "", {}),
        lambda: session.media.register("USB-1", "usb", 1, "唐越"),
        lambda: session.media.set_state("JZ-2601-03A-0001", "lost"),
        lambda: session.policy.set("idle_minutes", 9, "试"),
        lambda: session.accounts.add("唐越", "member", PASSPHRASE),
        lambda: session.grants.give(MEMBER.id, "x", record="0" * 32),
        lambda: session.network.acknowledge("x"),
        lambda: session.figures.counter("K01"),
        lambda: session.figures.counters(),
        lambda: today(session),
        session.bundles.all,
        lambda: session.bundles.get("0" * 32),
        *([] if closes(session.access) else [lambda: session.destructions.register(*DESTROYED)]),
    ]


def inactive(session: Session, why: str) -> None:
    assert session.access.standing.code == why
    for call in everything(session):
        with pytest.raises(Refused) as caught:
            call()
        assert (caught.value.code, caught.value.rule, caught.value.facts["why"]) == ("ACCOUNT_INACTIVE", "V03", why)
    assert session.records.summaries() == session.records.find("验收") == session.drafts.pending() == []
    assert session.prints.all() == list(session.audit.events()) == session.grants.all() == []


def test_v03_nobody_works_before_the_pledge_is_registered(world: World, open_real: Callable[..., Session]) -> None:
    session = open_real()
    inactive(session, "PLEDGE_MISSING")
    session.pledges.register(LEADER.id, "2026-1", "2026-03-02", "承-03-01")
    assert session.access.standing.code == ""
    session.records.create("interview", an_interview())
    session.accounts.add(MEMBER.name, "member", PASSPHRASE, account=MEMBER.id)
    session = be(world, session, MEMBER)
    inactive(session, "PLEDGE_MISSING")
    session.close()


def test_v03_a_members_own_pledge_needs_the_leaders_word(world: World, open_real: Callable[..., Session]) -> None:
    session = open_real()
    session.pledges.register(LEADER.id, "2026-1", "2026-03-02", "承-03-01")
    session.accounts.add(MEMBER.name, "member", PASSPHRASE, account=MEMBER.id)
    session = be(world, session, MEMBER)
    with pytest.raises(Refused, match="APPROVAL_NEEDED"):
        session.pledges.register(MEMBER.id, "2026-1", "2026-03-02", "承-03-02")
    with pytest.raises(Refused, match="FIELD_MISSING"):
        session.pledges.register(MEMBER.id, "2026-1", "2026-03-02", " ")
    word = session.accounts.approve(LEADER.id, PASSPHRASE, "pledge")
    session.pledges.register(MEMBER.id, "2026-1", "2026-03-02", "承-03-02", word)
    session.records.create("interview", theirs(MEMBER))
    with pytest.raises(Refused, match="PLEDGE_REGISTERED"):
        session.pledges.register(MEMBER.id, "2026-1", "2026-03-02", "承-03-02")
    assert [pledge.paper_no for pledge in session.pledges.all()] == ["承-03-01", "承-03-02"]
    session.close()


def test_v03_authorisation_has_its_days(world: World, open_real: Callable[..., Session]) -> None:
    session = open_real()
    session.pledges.register(LEADER.id, "1", "2026-03-02", "承-01")
    session.accounts.add(MEMBER.name, "member", PASSPHRASE, account=MEMBER.id)
    session.pledges.register(MEMBER.id, "1", "2026-03-02", "承-02")
    for days, why in ((-17, "NOT_YET_VALID"), (7, ""), (8, "AUTHORISATION_ENDED")):
        start = world.time.moment
        world.time.turn(days * 86400)
        session = be(world, session, MEMBER)
        if why:
            inactive(session, why)
        else:
            session.records.create("interview", theirs(MEMBER))
        world.time.moment = start
    session.close()


@pytest.mark.parametrize(
    ("policy", "last", "after"),
    [({}, 44, 45), ({"closing_days": 5}, 19, 20), ({"round_end": "2026-03-20"}, 2, 3)],
    ids=["thirty days", "five days", "a day"],
)
def test_v03_accounts_end_with_the_round(
    world: World, open_real: Callable[..., Session], policy: dict[str, Any], last: int, after: int
) -> None:
    session = open_real(policy=policy)
    session.pledges.register(LEADER.id, "1", "2026-03-02", "承-01")
    start = world.time.moment
    world.time.turn(last * 86400)
    session = be(world, session, LEADER)
    assert session.access.standing.code == ""
    world.time.moment = start
    world.time.turn(after * 86400)
    assert session.pledges.refresh().code == "ROUND_ENDED"  # also while the vault is open
    inactive(session, "ROUND_ENDED")
    session.close()


@pytest.mark.parametrize(
    ("name", "role", "account"), [("冒名", "leader", ""), (MEMBER.name, "leader", MEMBER.id)], ids=["stranger", "role"]
)
def test_v03_whom_the_office_never_authorised_gets_nowhere(
    crowd_of: Callable[..., Crowd], name: str, role: Any, account: str
) -> None:
    """An administrator gives out passphrases, never the office's authorisation."""
    crowd = crowd_of(practice=False)
    if account:
        crowd.be(SYSADMIN).accounts.remove(account)
    entry = crowd.be(SYSADMIN).accounts.add(name, role, PASSPHRASE, account=account)
    if not account:
        crowd.be(SECADMIN).pledges.register(entry.id, "1", "2026-03-02", "承-99")
    inactive(crowd.be(entry), "NO_AUTHORISATION")
    leader = crowd.be(LEADER)
    with pytest.raises(Refused, match="ACCOUNT_INACTIVE"):
        leader.accounts.approve(entry.id, PASSPHRASE, "x")


def test_v03_nobody_approves_who_may_not_work(world: World, open_real: Callable[..., Session]) -> None:
    session = open_real()
    session.pledges.register(LEADER.id, "1", "2026-03-02", "承-01")
    session.accounts.add(DEPUTY.name, "deputy", PASSPHRASE, account=DEPUTY.id)
    with pytest.raises(Refused, match="ACCOUNT_INACTIVE"):
        session.accounts.approve(DEPUTY.id, PASSPHRASE, "x")
    session.close()


def test_a_removed_account_with_an_old_slot_file_gets_nowhere(crowd: Crowd) -> None:
    session = crowd.be(SYSADMIN)
    slots = session.folder / "slots.json"
    before = slots.read_bytes()
    session.accounts.remove(MEMBER.id)
    slots.write_bytes(before)
    inactive(crowd.be(MEMBER), "ACCOUNT_REMOVED")


def test_practice_asks_for_no_pledge(leader: Session) -> None:
    assert leader.stint.practice
    assert leader.access.standing.code == ""


@pytest.mark.parametrize(
    ("first", "second", "allowed"),
    [("auditor", "sysadmin", False), ("sysadmin", "auditor", False), ("auditor", "secadmin", False),
     ("secadmin", "auditor", False), ("sysadmin", "secadmin", True), ("member", "sysadmin", True)],
)  # fmt: skip
def test_9_9_the_auditor_holds_no_other_administrators_post(
    world: World, leader: Session, first: Any, second: Any, allowed: bool
) -> None:
    leader.accounts.add("何静甲", first, PASSPHRASE, person="P-7")
    session = leader if first != "sysadmin" else be_named(world, leader, "何静甲")  # who may add accounts by then
    if allowed:
        session.accounts.add("何静乙", second, PASSPHRASE, person="P-7")
    else:
        with pytest.raises(Refused, match="ROLES_SEPARATED"):
            session.accounts.add("何静乙", second, PASSPHRASE, person="P-7")
    session.close()


def test_9_9_a_team_gives_out_no_office(leader: Session) -> None:
    with pytest.raises(Refused, match="ROLES_SEPARATED"):
        leader.accounts.add("白石", "office", PASSPHRASE)


def test_the_leader_stands_in_until_there_is_an_administrator(crowd: Crowd) -> None:
    session = crowd.be(LEADER)
    for call in (
        lambda: session.accounts.add("唐越二", "member", PASSPHRASE),
        lambda: session.policy.set("idle_minutes", 4, "试"),
    ):
        with pytest.raises(Refused, match="NOT_YOUR_ROLE"):
            call()
    with pytest.raises(Refused, match="APPROVAL_NEEDED"):
        session.media.register("USB-1", "usb", 1 << 30, "唐越")
    word = session.accounts.approve(SECADMIN.id, PASSPHRASE, "USB-1")
    assert session.media.register("USB-1", "usb", 1 << 30, "唐越", word).number == "JZ-2601-03A-0001"
    assert crowd.be(AUDITOR).audit.compartment_counts() == {"contact_report": 0}
