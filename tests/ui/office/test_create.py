"""Setting up an office from the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from storage.exchange.office import Office
from storage.session import Session
from tests.ui.bench import Bench
from tests.worlds import PASSPHRASE
from ui.office.create import RECOVERY_FILE, CreateOffice


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
