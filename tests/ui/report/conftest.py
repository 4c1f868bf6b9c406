"""A window over a vault with papers for the report."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from storage.model import Account
from storage.session import Session
from storage.vault import unlock_vault
from tests.storage.reporting import Reporting, a_reporting_team
from tests.storage.team import LEADER
from tests.ui.bench import Bench
from tests.ui.worlds import RealForms
from tests.worlds import PASSPHRASE
from ui.look import Look
from ui.shell import Shell


class Desk:
    """`sources` made the records; `sit` opens the window for one account, on the storage thread."""

    def __init__(self, bench: Bench, sources: Reporting) -> None:
        self.bench, self.sources = bench, sources

    def sit(self, account: Account = LEADER) -> Shell:
        if not self.sources.team.now.closed:
            self.sources.team.now.close()
        world = self.bench.world
        self.session: Session = self.bench.opened(
            lambda: unlock_vault(world.vault, account.id, PASSPHRASE, world.device, world.tools)
        )
        self.shell = self.bench.shell_for(self.session)
        return self.shell

    def leave(self) -> None:
        """Close the vault, so that somebody else can sit down."""
        self.bench.ask(self.session.close)
        self.bench._sessions.remove(self.session)


@pytest.fixture
def desk(qtbot: QtBot, look: Look, tmp_path: Path) -> Iterator[Desk]:
    bench = Bench(qtbot, look, tmp_path)
    bench.world.forms = RealForms()
    made = Desk(bench, a_reporting_team(bench.world))
    yield made
    bench.close()
    if not made.sources.team.now.closed:
        made.sources.team.now.close()
