"""A real vault, from the first opening to the first record: the pledge comes between (V03)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from forms.problems import Refused
from storage.clock import Clock, random_id
from storage.vault import VaultTools
from tests.ui.worlds import ROOT, RealForms, a_world, fresh_vault
from tests.worlds import CHEAP, PASSPHRASE, World
from ui.app import Program
from ui.look import Look
from ui.pages.accounts import AccountsPage
from ui.pages.pledge import PledgeDialog
from ui.pages.unlock import UnlockPage
from ui.preferences import Preferences, PreferenceStore


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    """A vault that is no practice one, under way today, whose leader has not pledged."""
    made = a_world(tmp_path)
    today = date.today()
    session = fresh_vault(
        made, practice=False, enter_date=today.isoformat(), leave_date=(today + timedelta(days=20)).isoformat()
    )
    session.close()
    monkeypatch.setattr("ui.gatekeeper.device_secret", lambda facts, kind: made.device)
    monkeypatch.setattr("storage.machine.active_interfaces", list)
    monkeypatch.setattr("storage.media.removable_media", list)
    return made


@pytest.fixture
def program(world: World, look: Look, qtbot: QtBot) -> Iterator[Program]:
    store = PreferenceStore(world.folder / "settings.json", Preferences(language="en"))
    tools = VaultTools(RealForms(), Clock(new_id=random_id), lambda: CHEAP)
    made = Program(look, store, lambda: tools, ROOT, world.vault, None)
    made.start()
    yield made
    made.window.close()
    made.close()


def test_v03_the_pledge_opens_the_account(program: Program, qtbot: QtBot) -> None:
    gate = program.window.centralWidget()
    assert isinstance(gate, UnlockPage)
    qtbot.waitUntil(lambda: not gate.card.isHidden())
    gate.passphrase.edit.setText(PASSPHRASE)
    with qtbot.waitSignal(program.opened, timeout=20_000) as caught:
        gate.unlock.click()
    shell = caught.args[0]
    page = shell.page
    assert isinstance(page, AccountsPage) and page.banner.isVisibleTo(page)
    session = program.session
    assert session is not None
    with pytest.raises(Refused, match="ACCOUNT_INACTIVE"):
        session.access.standing.check()
    page._own_pledge()
    (dialog,) = [child for child in program.window.findChildren(PledgeDialog) if child.isVisible()]
    assert dialog.word is None  # the leader's own needs no second word
    dialog.version.setText("2026-1")
    dialog.day.setText("the fifth")
    assert not dialog.ready()
    dialog.day.setText(date.today().isoformat())
    dialog.paper.setText("CN-0001")
    dialog.verb.click()
    qtbot.waitUntil(lambda: not session.access.standing.code, timeout=10_000)
    qtbot.waitUntil(lambda: bool(page._pledges), timeout=10_000)
