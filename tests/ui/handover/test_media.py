"""The register of media in the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtTest import QTest

from storage.vault import unlock_vault
from tests.ui.bench import Bench, picture
from tests.ui.handover.flows import registered
from tests.ui.worlds import MEMBER
from tests.worlds import PASSPHRASE
from ui.closing.loss import LossDialog
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
    assert isinstance(lost, LossDialog)
    lost.what.setPlainText("返程途中遗失")
    lost.action.setPlainText("已报告组长")
    lost.try_accept()
    bench.settle()
    states = {medium.number: medium.state for medium in bench.ask(lambda: session.media.all())}
    assert states == {"JZ-2601-03A-0001": "lost", "JZ-2601-03A-0002": "in_use"}
    page.list.choose("JZ-2601-03A-0001")
    assert page.lost.isHidden()
    assert page.ask_register() is None


def test_a_member_registers_with_the_secrecy_administrators_word(bench: Bench, tmp_path: Path) -> None:
    leader = bench.vault()

    def work() -> None:
        leader.accounts.add("温澜", "secadmin", PASSPHRASE)
        leader.accounts.add(MEMBER.name, "member", PASSPHRASE, account=MEMBER.id)
        leader.close()

    bench.ask(work)
    world = bench.world
    member = bench.opened(lambda: unlock_vault(world.vault, MEMBER.id, PASSPHRASE, world.device, world.tools))
    folder = tmp_path / "second"
    folder.mkdir()
    page = bench.page(bench.shell_for(member), "media")
    assert isinstance(page, MediaPage)
    page.add_folder(folder)
    bench.settle()
    dialog = page.ask_register()
    assert dialog is not None
    dialog.try_accept()
    assert dialog.isVisible()
    QTest.keyClicks(dialog.passphrase.edit, PASSPHRASE)
    dialog.try_accept()
    bench.settle()
    assert page.error.isHidden(), page.error.text()
    assert len(bench.ask(lambda: member.media.all())) == 1
    assert page.given_back.isHidden()
    assert not page.lost.isHidden()
