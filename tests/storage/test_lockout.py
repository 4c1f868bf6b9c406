"""V21: a wrong passphrase counts wherever it is asked for, and too many of them destroy the slot."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from forms.problems import Refused
from storage.attempts import Attempts
from storage.session import Session
from storage.slots import read_slots
from tests.storage.conftest import LEADER
from tests.worlds import PASSPHRASE, World

WAYS: dict[str, Callable[[Session], object]] = {
    "approve": lambda session: session.accounts.approve(LEADER.id, "不是这一句 wrong wrong", "x"),
    "change": lambda session: session.accounts.change_passphrase("不是这一句 wrong wrong", PASSPHRASE + " 新 8w"),
}


@pytest.mark.parametrize("way", WAYS)
def test_wrong_passphrases_inside_a_session_destroy_the_slot(world: World, leader: Session, way: str) -> None:
    leader.accounts.set_lockout(3)
    for _ in range(3):
        with pytest.raises(Refused, match="PASSPHRASE_OR_DEVICE_KEY_WRONG"):
            WAYS[way](leader)
        world.time.turn(1000)
    assert read_slots(world.vault / "slots.json").slot_of(LEADER.id).destroyed
    wait = Attempts(world.vault, world.tools.clock).wait_seconds(LEADER.id)
    for _ in range(3):
        with pytest.raises(Refused, match="LOCKED_OUT"):
            WAYS[way](leader)
    assert Attempts(world.vault, world.tools.clock).wait_seconds(LEADER.id) == wait == 0
