"""The register of media in the window."""

from __future__ import annotations

from pathlib import Path

from tests.ui.bench import Bench, picture
from tests.ui.handover.flows import registered
from ui.handover.media import MediaPage


def test_register_and_report_lost(bench: Bench, stick: Path, tmp_path: Path) -> None:
    session = bench.vault()
    registered(bench, session, stick)
    other = tmp_path / "second"
    other.mkdir()
    shell = bench.shell_for(session)
    page = bench.page(shell, "media")
    assert isinstance(page, MediaPage)
    page.add_folder(other)
    page.add_folder(stick)
    bench.settle()
    assert [line.medium is None for line in page.list.rows_model.rows()] == [True, False]
    page.list.choose(str(other))
    picture(shell, "media-en")
    dialog = page.ask_register()
    assert dialog is not None
    dialog.try_accept()
    bench.settle()
    assert "JZ-2601-03A-0002" in page.banner.text()
    page.list.choose("JZ-2601-03A-0001")
    lost = page.ask_end("lost")
    assert lost is not None
    lost.try_accept()
    bench.settle()
    states = {medium.number: medium.state for medium in bench.ask(lambda: session.media.all())}
    assert states == {"JZ-2601-03A-0001": "lost", "JZ-2601-03A-0002": "in_use"}
    page.list.choose("JZ-2601-03A-0001")
    assert page.lost.isHidden()
    assert page.ask_register() is None
