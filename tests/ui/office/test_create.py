"""Setting up an office from the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from storage.exchange.office import Office, init_office
from storage.session import Session
from tests.ui.bench import Bench
from tests.ui.worlds import ROOT, a_world
from tests.worlds import PASSPHRASE
from ui.app import Program
from ui.look import Look
from ui.office.create import RECOVERY_FILE, CreateOffice
from ui.pages.unlock import UnlockPage
from ui.preferences import Preferences, PreferenceStore


@pytest.fixture
def page(bench: Bench) -> CreateOffice:
    made = CreateOffice(bench.look, bench.jobs, lambda: bench.world.tools)
    bench.qtbot.addWidget(made)
    made.resize(1366, 740)
    made.show()
    bench.settle()
    return made


def to_recovery(bench: Bench, page: CreateOffice, tmp_path: Path) -> None:
    key = tmp_path / "key"
    key.mkdir()
    page.name.setText("霁川县巡察办")
    page.person.setText("白露")
    page.folder.edit.setText(str(tmp_path / "office"))
    page.place.file.setChecked(True)
    page.place.folder.edit.setText(str(key))
    page.wizard.go_on()
    assert page.wizard.step.key == "passphrase"
    page.wizard.go_on()
    assert page.wizard.step.key == "passphrase"
    QTest.keyClicks(page.passphrase.first.edit, PASSPHRASE)
    QTest.keyClicks(page.passphrase.again.edit, PASSPHRASE)
    page.wizard.go_on()
    assert page.wizard.step.key == "recovery"
    bench.settle()


def test_nothing_is_made_without_name_and_place(bench: Bench, page: CreateOffice) -> None:
    page.folder.edit.setText(str(bench.folder))
    page.wizard.go_on()
    assert page.wizard.step.key == "name"
    assert list(bench.folder.glob("office")) == []


def test_an_office_with_its_recovery_key_on_a_medium_of_its_own(
    bench: Bench, page: CreateOffice, tmp_path: Path
) -> None:
    to_recovery(bench, page, tmp_path)
    medium = tmp_path / "medium"
    medium.mkdir()
    page.recovery.edit.setText(str(tmp_path / "nowhere"))
    page.wizard.go_on()
    assert page.wizard.step.key == "recovery"
    page.recovery.edit.setText(str(medium))
    page.wizard.go_on()
    bench.settle()
    assert "own disk" in page.wizard.error.text()
    page.practice.setChecked(True)
    made: list[Session] = []
    page.made.connect(lambda session, folder: made.append(session))
    page.wizard.go_on()
    bench.settle()
    assert page.wizard.step.key == "done", page.wizard.error.text()
    text = (medium / RECOVERY_FILE).read_text("utf-8")
    assert "AGE-SECRET-KEY-" in text
    assert (medium / RECOVERY_FILE).stat().st_mode & 0o077 == 0
    page.wizard.go_on()
    bench.settle()
    (session,) = made
    bench.opened(lambda: session)
    card = bench.ask(lambda: Office(session).card)
    assert card.name == "霁川县巡察办"
    assert f"# public key: {card.recovery}" in text


def test_a_recovery_key_is_never_overwritten(bench: Bench, page: CreateOffice, tmp_path: Path) -> None:
    to_recovery(bench, page, tmp_path)
    medium = tmp_path / "medium"
    medium.mkdir()
    (medium / RECOVERY_FILE).write_text("of another office", "utf-8")
    page.recovery.edit.setText(str(medium))
    page.wizard.go_on()
    bench.settle()
    assert page.wizard.step.key == "recovery"
    assert page.wizard.error.text()
    assert not (tmp_path / "office").exists()
    assert (medium / RECOVERY_FILE).read_text("utf-8") == "of another office"


def test_unlocking_an_office_shows_the_inbox(
    look: Look, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = a_world(tmp_path)
    office, _ = init_office(world.vault, "霁川县巡察办", "白露", PASSPHRASE, world.device, world.tools)
    office.session.close()
    monkeypatch.setattr("ui.gatekeeper.device_secret", lambda facts, kind: world.device)
    monkeypatch.setattr("storage.machine.active_interfaces", list)
    monkeypatch.setattr("storage.media.removable_media", list)
    store = PreferenceStore(tmp_path / "settings.json", Preferences(language="en"))
    program = Program(look, store, lambda: world.tools, ROOT, world.vault, None)
    program.start()
    page = program.window.centralWidget()
    assert isinstance(page, UnlockPage)
    qtbot.waitUntil(lambda: not page.card.isHidden())
    page.passphrase.edit.setText(PASSPHRASE)
    with qtbot.waitSignal(program.opened, timeout=20_000):
        page.unlock.click()
    shell = program.window.shell
    assert shell is not None
    assert shell.current == "inbox"
    qtbot.waitUntil(lambda: not program.jobs.running)
    program.window.close()
    program.close()


def test_the_unlock_page_offers_to_set_up_an_office(look: Look, qtbot: QtBot, tmp_path: Path) -> None:
    store = PreferenceStore(tmp_path / "settings.json", Preferences(language="en"))
    program = Program(look, store, lambda: a_world(tmp_path).tools, ROOT, None, None)
    program.start()
    page = program.window.centralWidget()
    assert isinstance(page, UnlockPage)
    qtbot.waitUntil(lambda: not page.start.isHidden())
    page.office.click()
    made = program.window.centralWidget()
    assert isinstance(made, CreateOffice)
    made.left.emit()
    assert isinstance(program.window.centralWidget(), UnlockPage)
    program.window.close()
    program.close()
