"""A bench for windows of registers, log and close-out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from storage.session import Session
from tests.ui.bench import Bench
from tests.ui.worlds import LEADER, MEMBER
from tests.worlds import PASSPHRASE
from ui.look import Look


@pytest.fixture
def bench(qtbot: QtBot, look: Look, tmp_path: Path) -> Iterator[Bench]:
    made = Bench(qtbot, look, tmp_path)
    yield made
    made.close()


@pytest.fixture
def session(bench: Bench) -> Session:
    """A practice vault; the leader is signed in, a member has an account."""
    made = bench.vault()
    bench.ask(lambda: made.accounts.add(MEMBER.name, MEMBER.role, PASSPHRASE, account=MEMBER.id))
    assert made.me.id == LEADER.id
    return made
