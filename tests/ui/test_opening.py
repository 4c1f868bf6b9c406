"""A vault whose lists are made anew while it is opened: the page says so, and can stop it without harm."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from forms.kinds import Kind
from storage.record_index import RecordIndex
from storage.settings import Settings
from tests.ui.worlds import ROOT, a_world, fill, fresh_vault
from tests.worlds import PASSPHRASE
from ui.app import Program
from ui.look import Look
from ui.pages.unlock import UnlockPage
from ui.preferences import Preferences, PreferenceStore


@pytest.fixture
def program(tmp_path: Path, look: Look, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    """A vault last opened by a program that derived its lists otherwise; each record takes a while."""
    world = a_world(tmp_path)
    session = fresh_vault(world)
    fill(session)
    Settings(session.connection).set("derived", "otherwise")
    session.close()
    monkeypatch.setattr("ui.gatekeeper.device_secret", lambda facts, kind: world.device)
    monkeypatch.setattr("storage.machine.active_interfaces", list)
    monkeypatch.setattr("storage.media.removable_media", list)
    refresh = RecordIndex.refresh

    def slowly(self: RecordIndex, record: str, kind: Kind) -> Any:
        time.sleep(0.08)
        return refresh(self, record, kind)

    monkeypatch.setattr(RecordIndex, "refresh", slowly)
    store = PreferenceStore(world.folder / "settings.json", Preferences(language="en"))
    made = Program(look, store, lambda: world.tools, ROOT, world.vault, None)
    made.start()
    yield made
    made.window.close()
    made.close()


def opening(program: Program, qtbot: QtBot) -> UnlockPage:
    page = program.window.centralWidget()
    assert isinstance(page, UnlockPage)
    page.work._delay.setInterval(0)
    qtbot.waitUntil(lambda: not page.card.isHidden())
    page.passphrase.edit.setText(PASSPHRASE)
    page.unlock.click()
    qtbot.waitUntil(lambda: not page.work.isHidden())
    return page


def test_the_page_says_what_takes_so_long(program: Program, qtbot: QtBot) -> None:
    page = opening(program, qtbot)
    words = [label.text() for label in page.work.findChildren(QLabel)]
    assert "Lists and search are made anew for this version of the program" in words
    qtbot.waitUntil(lambda: program.window.shell is not None, timeout=20_000)
    qtbot.waitUntil(lambda: not program.jobs.running)


def test_stopped_the_vault_stays_locked_and_whole(program: Program, qtbot: QtBot) -> None:
    page = opening(program, qtbot)
    page.work._stop.click()
    qtbot.waitUntil(lambda: page.unlock.isEnabled(), timeout=20_000)
    assert page.work.isHidden() and program.session is None
    opening(program, qtbot)
    qtbot.waitUntil(lambda: program.window.shell is not None, timeout=20_000)
    qtbot.waitUntil(lambda: not program.jobs.running)
    assert program.session is not None
    session = program.session
    rows: list[int] = []
    program.jobs.storage(lambda _report: len(session.records.summaries("interview")), rows.append)
    qtbot.waitUntil(lambda: bool(rows))
    assert rows == [8]
