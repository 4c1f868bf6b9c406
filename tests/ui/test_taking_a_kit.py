"""A further kit in the window: the round goes on, and the list of accounts says who may work (R02, V03)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from storage.model import Account
from storage.session import Session
from storage.vault import create_vault
from tests.storage.exchange.conftest import beginning, way
from tests.storage.exchange.test_prolonging import KIT_WORDS, further_kit, real
from tests.storage.exchange.way import Way
from tests.ui.bench import Bench, picture
from tests.worlds import PASSPHRASE
from ui.look import Look
from ui.pages.accounts import AccountsPage

__all__ = ["beginning", "way"]
NEW = Account("f" * 32, "戴星河", "member")


@pytest.fixture
def bench(qtbot: QtBot, look: Look, tmp_path: Path) -> Iterator[Bench]:
    made = Bench(qtbot, look, tmp_path / "bench")
    yield made
    made.close()


def test_a_further_kit_is_taken_over_and_the_accounts_say_what_they_are(bench: Bench, way: Way, tmp_path: Path) -> None:
    stint, world = real(way.kit.for_laptop("A")), bench.world

    def make() -> Session:
        session = create_vault(world.vault, stint, stint.roster[0], PASSPHRASE, world.device, world.tools)
        session.pledges.register(session.me.id, "1", "2026-03-02", "承-01")
        world.time.turn(120 * 86400)
        session.pledges.refresh()
        return session

    (tmp_path / "bench").mkdir()
    session = bench.opened(make)
    shell = bench.shell_for(session, "accounts")
    page = shell.page
    assert isinstance(page, AccountsPage)
    leader = next(row for row in page.list.rows_model.rows() if row.id == session.me.id)
    assert page._state(leader).startswith("Ended on 2026-")
    end = world.time.moment.date().isoformat()
    roster = (*(replace(entry, valid_to=end) for entry in stint.roster), NEW)
    path = further_kit(way.office, stint, tmp_path / "kit", leave_date=end, roster=roster)
    dialog = page.ask_kit()
    dialog.try_accept()
    assert dialog.isVisible()
    dialog.file.setText(str(path))
    dialog.passphrase.edit.setText("another passphrase")
    dialog.try_accept()
    bench.settle()
    assert page.error.text()
    dialog = page.ask_kit()
    dialog.file.setText(str(path))
    dialog.passphrase.edit.setText(KIT_WORDS)
    picture(shell, "take-kit-en")
    dialog.try_accept()
    bench.settle()
    assert "taken over" in page.banner.text()
    assert NEW.name in page.banner.text()
    assert page._state(leader) == "May work"
    assert any(row.name == NEW.name for row in page.list.rows_model.rows())
    picture(shell, "accounts-en")
