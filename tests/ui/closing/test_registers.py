"""Registers in the window: fates of copies, destructions, a lost medium, and each register as a sheet to sign."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.exchange.export import Export
from storage.media import folder_medium
from storage.model import Account
from storage.register_tables import REGISTERS
from storage.session import Session
from storage.vault import unlock_vault
from tests.ui.bench import Bench, picture
from tests.ui.worlds import LEADER, MEMBER
from tests.worlds import PASSPHRASE, an_interview
from ui.closing.fates import DestructionDialog, FateDialog
from ui.closing.loss import LossDialog
from ui.closing.sheetpage import SheetPage
from ui.pages.registers import RegistersPage
from ui.shell import Shell


def filled(session: Session, stick: Path) -> str:
    """A locked interview printed in three copies, an identity opened, a stick; returns the print's number."""
    stick.mkdir()
    Export(session).register_medium(folder_medium(stick), LEADER.id)
    made = session.records.create(
        "interview", an_interview(interviewers=[LEADER.id], recorder=MEMBER.id), {"identity": {"name": "欧阳怀瑾"}}
    ).revision
    begun = session.records.transition(made.record, made.id, "begin").revision
    locked = session.records.transition(made.record, begun.id, "lock").revision
    job = session.prints.register(
        made.record, made.serial, locked.id, "h", "signed_record", "signed", 3, "printer", "供签名"
    )
    session.prints.finish(job.number, 4)
    session.open_protected(made.record, "identity", "核对笔误")
    return job.number


def registers(bench: Bench, shell: Shell, name: str) -> RegistersPage:
    page = bench.page(shell, "registers")
    assert isinstance(page, RegistersPage)
    page.choose(name)
    bench.settle()
    return page


def fates(bench: Bench, session: Session, number: str) -> list[str]:
    return [copy.fate for copy in bench.ask(lambda: session.copies.of(number))]


def test_a_copy_is_accounted_for_and_a_destruction_has_two_names(
    bench: Bench, session: Session, tmp_path: Path
) -> None:
    number = bench.ask(lambda: filled(session, tmp_path / "stick"))
    shell = bench.shell_for(session)
    page = registers(bench, shell, "copies")
    assert page.lists["copies"].shown() == 3
    page.open_only.click()
    page.lists["copies"].choose(f"{number}/1 {number}")
    dialog = page.acts.ask_fate()
    assert isinstance(dialog, FateDialog)
    dialog.note.setText("卷 3")
    dialog.try_accept()
    bench.settle()
    assert fates(bench, session, number) == ["filed", "", ""]
    assert page.lists["copies"].shown() == 2
    again = page.acts.ask_fate()
    assert again is not None
    again.fate.setCurrentIndex(again.fate.findData("destroyed"))
    again.destruction.method.setText("粉碎")
    again.destruction.witness.setCurrentText(LEADER.name)
    picture(shell, "fate-destroyed-en")
    again.try_accept()
    assert again.isVisible(), "one and the same person"
    assert "second person" in again.destruction._rows["witness"].complaint()
    again.destruction.witness.setCurrentText("沈若兰")
    again.all.setChecked(True)
    again.try_accept()
    bench.settle()
    assert fates(bench, session, number) == ["filed", "destroyed", "destroyed"]
    line = bench.ask(lambda: session.destructions.all())[-1]
    assert (line.by, line.witness, line.items) == (LEADER.name, "沈若兰", (f"{number}/2", f"{number}/3"))
    page = registers(bench, shell, "destructions")
    assert "沈若兰" in page._about.text()
    noted = page.acts.ask_destruction()
    assert isinstance(noted, DestructionDialog)
    noted.items.setPlainText("DYJ-2601-03A-9999/1\n废页")
    noted.destruction.method.setText("粉碎")
    noted.destruction.witness.setCurrentText("沈若兰")
    noted.try_accept()
    bench.settle()
    assert page.error.isVisible()
    assert len(bench.ask(lambda: session.destructions.all())) == 1, "an unknown copy notes nothing"


def test_a_lost_medium_becomes_an_incident_and_a_report(bench: Bench, session: Session, tmp_path: Path) -> None:
    bench.ask(lambda: filled(session, tmp_path / "stick"))
    shell = bench.shell_for(session)
    page = registers(bench, shell, "media")
    assert page.acts.report.isHidden()
    dialog = page.acts.ask_loss()
    assert isinstance(dialog, LossDialog)
    dialog.try_accept()
    assert dialog.isVisible(), "what happened is missing"
    picture(shell, "loss-dialog-en")
    dialog.what.setPlainText("返程途中遗失，车内已找过")
    dialog.action.setPlainText("已报告组长")
    dialog.try_accept()
    bench.settle()
    assert bench.ask(lambda: session.media.all())[0].state == "lost"
    incident = bench.ask(lambda: session.records.summaries("incident"))[0]
    assert incident.serial in page.banner.text()
    assert page.acts.lost.isHidden()
    page.acts.report.click()
    bench.settle()
    sheet = shell.page
    assert isinstance(sheet, SheetPage)
    bench.qtbot.waitUntil(sheet.view.save.isEnabled, timeout=20_000)
    said = words_on(sheet)
    for told in ("JZ-2601-03A-0001", incident.serial, "返程途中遗失，车内已找过", "only the office's key opens them"):
        assert told.replace(" ", "") in said
    picture(shell, "loss-sheet-en")


def words_on(sheet: SheetPage) -> str:
    """All text without spaces; a hyphen at the end of a line is a hyphen (Qt reads it as U+FFFE)."""
    document = sheet.view.paper.document
    pages = (document.getAllText(page).text() for page in range(document.pageCount()))
    return "".join("".join(pages).split()).replace("\ufffe", "-")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_register_becomes_a_sheet_to_sign_under_a_print_number(
    bench: Bench, session: Session, tmp_path: Path, language: str
) -> None:
    number = bench.ask(lambda: filled(session, tmp_path / "stick"))
    bench.look.language.use(language)  # type: ignore[arg-type]  # one of the two
    shell = bench.shell_for(session)
    for name in ("media", "prints", "copies", "openings"):
        page = registers(bench, shell, name)
        picture(shell, f"register-{name}-{language}")
        page.print_page()
        bench.settle()
        sheet = shell.page
        assert isinstance(sheet, SheetPage)
        bench.qtbot.waitUntil(sheet.view.save.isEnabled, timeout=20_000)
        said = words_on(sheet)
        assert "欧阳怀瑾" not in said
        assert {"openings": "核对笔误", "media": "JZ-2601-03A-0001"}.get(name, number) in said
    sheet.view.save_to(tmp_path / "openings.pdf")
    bench.settle()
    job = bench.ask(lambda: session.prints.all())[-1]
    assert (job.page_kind, job.record, job.pages) == ("register", "register:openings", 1)
    assert job.number in "".join(words_on(sheet))
    bench.look.language.use("en")


def test_every_register_has_a_chip_and_columns_in_words(bench: Bench, session: Session) -> None:
    shell = bench.shell_for(session)
    page = registers(bench, shell, "prints")
    assert set(page.lists) == set(REGISTERS)


def test_each_role_gets_the_registers_that_are_for_it(bench: Bench, session: Session, tmp_path: Path) -> None:
    """DOMAIN 5: a system administrator sees neither exports nor network; the close-out is the leader's alone."""
    bench.ask(lambda: filled(session, tmp_path / "stick"))
    admin = Account("9" * 32, "白露", "sysadmin")
    bench.ask(lambda: session.accounts.add(admin.name, admin.role, PASSPHRASE, account=admin.id))
    bench.ask(session.close)
    world = bench.world
    for account, hidden in ((admin, {"exports", "network"}), (MEMBER, {"network"})):
        now = bench.opened(lambda one=account: unlock_vault(world.vault, one.id, PASSPHRASE, world.device, world.tools))
        shell = bench.shell_for(now)
        page = registers(bench, shell, "prints")
        assert set(REGISTERS) - set(page.lists) == hidden
        assert page.log.isHidden()
        assert page.closeout.isHidden()
        assert page.lists["openings"].rows_model.rowCount() == 0, "openings are the auditor's to see"
        bench.ask(now.close)
