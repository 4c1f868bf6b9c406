"""Real vaults in a temporary folder; only keyring, clock and key-derivation cost are not those of the field."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from storage.model import Account
from storage.session import Session
from storage.vault import create_vault, unlock_vault
from tests.storage.crowd import Crowd
from tests.storage.team import Team
from tests.worlds import PASSPHRASE, MemorySecret, World, a_stint

LEADER = Account("1" * 32, "陆明远", "leader")
MEMBER = Account("2" * 32, "方启", "member")
OTHER = Account("3" * 32, "沈若兰", "member")


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


@pytest.fixture
def leader(world: World) -> Iterator[Session]:
    """The leader's session in a fresh vault whose roster has two members without a slot."""
    session = create_vault(world.vault, a_stint(), LEADER, PASSPHRASE, world.device, world.tools)
    yield session
    session.close()


@pytest.fixture
def team(world: World) -> Iterator[Team]:
    """A vault whose whole team has slots; the leader acts first."""
    team = Team(world)
    yield team
    team.now.close()


@pytest.fixture
def as_account(world: World, leader: Session) -> Iterator[Callable[[Account], Session]]:
    """Add the account to the leader's vault, close it and open it as that account."""
    opened: list[Session] = []

    def switch(account: Account) -> Session:
        if not leader.closed:
            leader.accounts.add(account.name, account.role, PASSPHRASE, account=account.id)
            leader.close()
        for session in opened:
            session.close()
        opened.append(unlock_vault(world.vault, account.id, PASSPHRASE, world.device, world.tools))
        return opened[-1]

    yield switch
    for session in opened:
        session.close()


@pytest.fixture
def crowd_of(tmp_path: Path) -> Iterator[Callable[..., Crowd]]:
    """`crowd_of(practice=False)`: a vault with every role, in a folder of its own, closed at the end."""
    made: list[Crowd] = []

    def make(**stint: Any) -> Crowd:
        made.append(Crowd(tmp_path / f"crowd{len(made)}", **stint))
        return made[-1]

    yield make
    for crowd in made:
        crowd.now.close()


@pytest.fixture
def crowd(crowd_of: Callable[..., Crowd]) -> Crowd:
    return crowd_of()


__all__ = ["LEADER", "MEMBER", "OTHER", "MemorySecret"]
