"""A vault from a real kit through the window: kit, fingerprint, place, passphrase, recovery sheet; and its refusals."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from storage.exchange import kit
from storage.exchange.office import MadeKit, init_office
from tests.storage.exchange.way import KIT_TOML
from tests.ui.worlds import ROOT, a_world
from tests.worlds import PASSPHRASE, World
from ui.jobs import Jobs
from ui.look import Look
from ui.pages.create import CreateVault
from ui.pages.recover import read_identity

NEW = "three copper kettles, 1 window"


@pytest.fixture(scope="module")
def office_kit(tmp_path_factory: pytest.TempPathFactory) -> MadeKit:
    folder = tmp_path_factory.mktemp("office")
    world = World(folder)
    office, _ = init_office(
        folder / "office", "霁川县巡察办", "白露", PASSPHRASE, world.device, world.tools, practice=True
    )
    (folder / "kit.toml").write_text(KIT_TOML, "utf-8")
    made = office.make_kit(kit.plan_from_file(folder / "kit.toml", office.card, world.tools.clock.new_id), folder)
    office.session.close()
    return made


@pytest.fixture
def page(look: Look, qtbot: QtBot, tmp_path: Path) -> Iterator[CreateVault]:
    world = a_world(tmp_path)
    jobs = Jobs()
    made = CreateVault(look, jobs, lambda: world.tools, ROOT)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    yield made
    jobs.shutdown()


def test_the_whole_way(page: CreateVault, office_kit: MadeKit, qtbot: QtBot, tmp_path: Path) -> None:
    keys, folder = tmp_path / "stick", tmp_path / "vault"
    keys.mkdir()
    wizard = page.wizard
    page.kit_file.setText(str(office_kit.path))
    page.kit_passphrase.edit.setText("not the passphrase")
    wizard.next.click()
    qtbot.waitUntil(lambda: bool(wizard.error.text()), timeout=60_000)
    assert wizard.step.key == "kit"
    page.kit_passphrase.edit.setText(office_kit.passphrase)
    wizard.next.click()
    qtbot.waitUntil(lambda: wizard.step.key == "check", timeout=60_000)
    assert page.fingerprint.text()
    assert [page.laptop.itemText(n) for n in range(page.laptop.count())] == ["A", "B"]
    wizard.next.click()
    page.folder.edit.setText(str(folder))
    page.place.file.setChecked(True)
    page.place.folder.edit.setText(str(tmp_path / "not there"))
    wizard.next.click()
    assert wizard.step.key == "place", "the key's folder must be there"
    page.place.folder.edit.setText(str(keys))
    wizard.next.click()
    assert wizard.step.key == "passphrase"
    page.passphrase.first.edit.setText(NEW)
    page.passphrase.again.edit.setText("something else")
    wizard.next.click()
    assert not folder.exists()
    page.passphrase.again.edit.setText(NEW)
    wizard.next.click()
    qtbot.waitUntil(lambda: wizard.step.key == "sheet", timeout=30_000)
    assert wizard.cancel.isHidden(), "what is made cannot be taken back by leaving"
    assert len(list(keys.glob("fieldseal-*.key"))) == 1
    qtbot.waitUntil(lambda: page.sheet.save.isEnabled(), timeout=30_000)
    page.sheet.save_to(tmp_path / "sheet.pdf")
    qtbot.waitUntil(lambda: "is saved as a PDF" in page.sheet.banner.text(), timeout=30_000)
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    with qtbot.waitSignal(page.made) as made:
        wizard.next.click()
    session, key_folder = made.args
    assert (session.me.role, key_folder) == ("leader", keys)
    page._jobs.storage(lambda _report: session.close())


def test_a_folder_that_is_not_empty_is_not_taken(
    page: CreateVault, office_kit: MadeKit, qtbot: QtBot, tmp_path: Path
) -> None:
    full = tmp_path / "full"
    full.mkdir()
    (full / "letter.txt").write_text("here before")
    page._kit = kit.read_kit(office_kit.path, office_kit.passphrase)
    page._show_kit(page._kit)
    page.wizard.go_to(2)
    page.folder.edit.setText(str(full))
    page.wizard.next.click()
    assert page.wizard.step.key == "place"
    assert "empty" in page._folder_row.complaint()


def test_a_key_file_is_read_as_age_writes_it(tmp_path: Path) -> None:
    from forms.problems import EnvironmentProblem

    path = tmp_path / "key.txt"
    path.write_text("# created: today\n# public key: age1xyz\nAGE-SECRET-KEY-1ABC\n")
    assert read_identity(path) == "AGE-SECRET-KEY-1ABC"
    path.write_text("nothing")
    for place in (path, tmp_path / "missing"):
        with pytest.raises(EnvironmentProblem, match="RECOVERY_KEY_UNREADABLE"):
            read_identity(place)
