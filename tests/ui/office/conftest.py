"""An office in a window and laptops of its team, all on one bench. The kit's secret is laid directly: no scrypt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from storage.exchange import sealing
from storage.exchange.dsse import b64
from storage.exchange.export import Export
from storage.exchange.office import Office, OfficeStint, Place, init_office
from storage.media import folder_medium
from storage.session import Session
from storage.vault import create_vault
from tests.ui.bench import Bench
from tests.ui.worlds import LEADER, MEMBER, OTHER
from tests.worlds import PASSPHRASE, a_stint
from ui.look import Look
from ui.office.inbox import InboxPage
from ui.shell import Shell

SECRETS = {"A": b64(b"a" * 32), "B": b64(b"b" * 32)}


@dataclass
class Side:
    """The office's session and its shell, and what belongs to its team."""

    bench: Bench
    office: Session
    shell: Shell
    sticks: dict[str, Path] = field(default_factory=dict)

    @property
    def inbox(self) -> InboxPage:
        page = self.bench.page(self.shell, "inbox")
        assert isinstance(page, InboxPage)
        return page

    def laptop(self, letter: str) -> Session:
        """A vault of the team whose leader is signed in, and its stick in the register."""
        world = self.bench.world
        card = self.bench.ask(lambda: Office(self.office).card)
        stint = a_stint(laptop=letter, office=card, enrolment_secret=SECRETS[letter], roster=(LEADER, MEMBER, OTHER))
        folder = world.folder / f"vault-{letter}"
        session = self.bench.opened(lambda: create_vault(folder, stint, LEADER, PASSPHRASE, world.device, world.tools))
        stick = world.folder / f"stick-{letter}"
        stick.mkdir()
        self.sticks[letter] = stick
        self.bench.ask(lambda: Export(session).register_medium(folder_medium(stick), session.me.id))
        return session

    def sealed(self, session: Session) -> Path:
        """The next bundle of a laptop, on its stick."""
        found = folder_medium(self.sticks[session.stint.laptop])

        def work() -> Path:
            export = Export(session)
            return sealing.run(export.approve(export.review(), found, None)).paths[0]

        return self.bench.ask(work)

    def look_at(self, *paths: Path) -> InboxPage:
        """The inbox after it has verified these files."""
        page = self.inbox
        page.look_at(paths)
        self.bench.settle()
        return page

    def act(self, page: InboxPage) -> None:
        """Press the primary button."""
        page.view.act.click()
        self.bench.settle()


@pytest.fixture
def bench(qtbot: QtBot, look: Look, tmp_path: Path) -> Iterator[Bench]:
    made = Bench(qtbot, look, tmp_path)
    yield made
    made.close()


@pytest.fixture
def side(bench: Bench) -> Side:
    world = bench.world

    def work() -> Session:
        made, _ = init_office(
            world.folder / "office", "霁川县巡察办", "白露", PASSPHRASE, world.device, world.tools, practice=True
        )
        stint = a_stint(laptop="", office=made.card, roster=(LEADER, MEMBER, OTHER))
        places = {letter: Place(secret) for letter, secret in SECRETS.items()}
        made.put_stint(OfficeStint(stint, places, 1, "c" * 64, "d" * 64))
        return made.session

    session = bench.opened(work)
    return Side(bench, session, bench.shell_for(session, "inbox"))
