"""Pages saved as a PDF stand on a registered medium, never on the laptop's own disk (V18)."""

from __future__ import annotations

from pathlib import Path

import pytest

from forms.problems import Refused
from storage.exchange.office import init_office
from storage.exchange.single_file import check_place
from storage.media import FoundMedium
from tests.ui.worlds import a_world, fresh_vault
from tests.worlds import PASSPHRASE

STICK = "SERIAL-77"


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A removable medium, as the machine would list it."""
    folder = tmp_path / "media" / "stick"
    folder.mkdir(parents=True)
    found = FoundMedium(folder, STICK, "STICK", "vfat", 1 << 30, 1 << 29, False)
    monkeypatch.setattr("storage.exchange.single_file.removable_media", lambda: [found])
    return folder


def test_v18_a_pdf_goes_to_a_registered_medium_alone(tmp_path: Path, stick: Path) -> None:
    session = fresh_vault(a_world(tmp_path), practice=False)
    session.pledges.register(session.me.id, "1", "2026-03-02", "承-01")
    with pytest.raises(Refused, match="FILE_ONLY_TO_MEDIUM"):
        check_place(session, tmp_path / "home" / "page.pdf")
    with pytest.raises(Refused, match="MEDIUM_UNKNOWN"):
        check_place(session, stick / "page.pdf")
    session.media.register(STICK, "usb", 1 << 30, session.me.id)
    check_place(session, stick / "folder" / "page.pdf")
    with pytest.raises(Refused, match="FILE_ONLY_TO_MEDIUM"):
        check_place(session, stick / ".." / "page.pdf")
    session.close()


def test_in_practice_any_folder_may_stand_for_a_medium(tmp_path: Path, stick: Path) -> None:
    session = fresh_vault(a_world(tmp_path))
    check_place(session, tmp_path / "page.pdf")
    session.close()


def test_v18_the_office_registers_a_medium_and_saves_there_alone(tmp_path: Path, stick: Path) -> None:
    world = a_world(tmp_path)
    made, _ = init_office(tmp_path / "office", "霁川县巡察办", "白露", PASSPHRASE, world.device, world.tools)
    session = made.session
    with pytest.raises(Refused, match="FILE_ONLY_TO_MEDIUM"):
        check_place(session, tmp_path / "home" / "page.pdf")
    with pytest.raises(Refused, match="MEDIUM_UNKNOWN"):
        check_place(session, stick / "page.pdf")
    session.media.register(STICK, "usb", 1 << 30, session.me.id)
    check_place(session, stick / "page.pdf")
    session.close()
