"""The auditor's view: filters, what was opened and why, the chain, a file for a medium; and a chain that is broken."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from forms.problems import EnvironmentProblem
from storage.audit_export import export_log
from storage.audit_view import AuditFilter
from storage.exporting import exports
from storage.media import folder_medium
from storage.model import Account
from storage.session import Session
from storage.vault import unlock_vault
from tests.ui.bench import Bench, picture
from tests.ui.closing.test_registers import filled
from tests.ui.worlds import LEADER, MEMBER
from tests.worlds import PASSPHRASE, an_interview
from ui.closing.auditor import AuditPage
from ui.interview.page import InterviewPage
from ui.shell import Shell

AUDITOR = Account("8" * 32, "白露", "auditor")
SECADMIN = Account("7" * 32, "何静", "secadmin")


def signed_in(bench: Bench, account: Account) -> Session:
    world = bench.world
    return bench.opened(lambda: unlock_vault(world.vault, account.id, PASSPHRASE, world.device, world.tools))


@pytest.fixture
def auditor(bench: Bench, session: Session, tmp_path: Path) -> Session:
    """A vault in which something happened, opened by its auditor."""
    bench.ask(lambda: filled(session, tmp_path / "stick"))
    ids = [bench.ask(lambda one=one: session.accounts.add(one.name, one.role, PASSPHRASE, account=one.id))
           for one in (AUDITOR, SECADMIN)]  # fmt: skip
    assert ids
    bench.ask(session.close)
    return signed_in(bench, AUDITOR)


def page_of(bench: Bench, shell: Shell) -> AuditPage:
    page = bench.page(shell, "audit")
    assert isinstance(page, AuditPage)
    return page


def test_filters_and_openings_with_their_reason(bench: Bench, auditor: Session) -> None:
    shell = bench.shell_for(auditor)
    assert "closeout" not in shell._rooms
    page = page_of(bench, shell)
    every = page.list.rows_model.rowCount()
    assert every > 10
    assert "The chain holds" in page.chain.text()
    picture(shell, "audit-en")
    page.filters.openings.click()
    bench.settle()
    events = page.list.rows_model.rows()
    assert [event.action for event in events] == ["protected_opened"]
    assert "核对笔误" in page._told.text()
    assert "TH-2601-03A-0001" in page._told.text()
    assert "欧阳" not in page._told.text()
    page.filters.openings.click()
    page.filters.number.setText("TH-2601-03A-0001")
    page.filters.number.editingFinished.emit()
    bench.settle()
    assert 0 < page.list.rows_model.rowCount() < every
    page.filters.number.clear()
    page.filters.since.setText("2026-03-19")
    page.filters.since.editingFinished.emit()
    bench.settle()
    assert page.list.rows_model.rowCount() == 0
    page.filters.since.setText("tomorrow")
    page.filters.since.editingFinished.emit()
    bench.settle()
    assert page.filters.since.property("error")
    page.filters.since.clear()
    page.filters.actor.setCurrentIndex(page.filters.actor.findData(AUDITOR.id))
    page.filters.actor.activated.emit(0)
    bench.settle()
    assert {event.actor for event in page.list.rows_model.rows()} == {AUDITOR.id}


def test_the_log_leaves_on_a_registered_medium_and_stands_in_the_register(
    bench: Bench, auditor: Session, tmp_path: Path
) -> None:
    shell = bench.shell_for(auditor)
    page = page_of(bench, shell)
    page.filters.openings.click()
    bench.settle()
    dialog = page.ask_export()
    stranger = tmp_path / "stranger"
    stranger.mkdir()
    dialog.add_folder(stranger)
    bench.settle()
    dialog.try_accept()
    assert "not registered" in dialog.complaint.text()
    assert list(stranger.iterdir()) == []
    dialog.add_folder(tmp_path / "stick")
    bench.settle()
    assert dialog.medium.currentText() == "JZ-2601-03A-0001"
    picture(shell, "audit-export-en")
    dialog.try_accept()
    bench.settle()
    assert "reads back equal: 1 entries" in page.banner.text()
    written = next((tmp_path / "stick").glob("log-*.csv"))
    rows = list(csv.reader(written.read_text("utf-8-sig").splitlines()))
    assert rows[0][:4] == ["device", "seq", "at", "actor"]
    assert rows[1][4] == "protected_opened"
    assert "欧阳" not in written.read_text("utf-8-sig")
    line = bench.ask(lambda: auditor.audit.find(AuditFilter(action="exported")))[0]
    assert line.detail["medium"] == "JZ-2601-03A-0001"
    registers = bench.page(shell, "registers")
    registers.choose("exports")  # type: ignore[attr-defined]  # the page of that door
    bench.settle()
    assert "A1" in registers._about.text()  # type: ignore[attr-defined]  # as above


def test_a_failed_write_leaves_no_file_and_the_register_says_so(
    bench: Bench, auditor: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = folder_medium(tmp_path / "stick")
    monkeypatch.setattr("storage.exchange.target.hash_parts", lambda paths: (0, ""))
    with pytest.raises(Exception, match="READBACK_DIFFERS"):
        bench.ask(lambda: export_log(auditor, AuditFilter(), found))
    assert not list((tmp_path / "stick").glob("log-*"))
    shell = bench.shell_for(auditor)
    registers = bench.page(shell, "registers")
    registers.choose("exports")  # type: ignore[attr-defined]  # the page of that door
    bench.settle()
    assert "Nothing left" in registers._about.text()  # type: ignore[attr-defined]  # as above


def test_a_medium_without_room_leaves_nothing_in_the_log_and_no_number(
    bench: Bench, auditor: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def logged() -> list[str]:
        return [one.action for one in auditor.audit.events() if one.action in ("audit_exported", "exported")]

    before = bench.ask(logged), bench.ask(lambda: exports(auditor))
    room = shutil.disk_usage(tmp_path)._replace(free=10)
    monkeypatch.setattr("storage.exchange.target.shutil.disk_usage", lambda _folder: room)
    with pytest.raises(EnvironmentProblem, match="MEDIUM_TOO_SMALL"):
        bench.ask(lambda: export_log(auditor, AuditFilter(), folder_medium(tmp_path / "stick")))
    assert (bench.ask(logged), bench.ask(lambda: exports(auditor))) == before
    monkeypatch.undo()
    bench.ask(lambda: export_log(auditor, AuditFilter(), folder_medium(tmp_path / "stick")))
    assert bench.ask(logged) == [*before[0], "audit_exported", "exported"]


def test_members_have_no_log_and_administrators_see_what_the_team_did(bench: Bench, auditor: Session) -> None:
    bench.ask(auditor.close)
    member = signed_in(bench, MEMBER)
    assert not bench.shell_for(member).space.has_door("audit")
    bench.ask(member.close)
    secadmin = signed_in(bench, SECADMIN)
    shell = bench.shell_for(secadmin)
    page = page_of(bench, shell)
    assert {event.actor for event in page.list.rows_model.rows()} == {LEADER.id, MEMBER.id}


def test_v20_a_broken_chain_shows_a_notice_with_what_to_do_and_nothing_is_written(
    bench: Bench, session: Session, tmp_path: Path
) -> None:
    """The database is damaged as somebody with the key would: the trigger is dropped, one link rewritten."""
    bench.ask(lambda: filled(session, tmp_path / "stick"))

    def damage() -> None:
        triggers = session.connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit'"
        ).fetchall()
        for (name,) in triggers:
            session.connection.execute(f"DROP TRIGGER {name}")
        session.connection.execute("UPDATE audit SET action = 'nothing' WHERE seq = 3")
        session.close()

    bench.ask(damage)
    broken = signed_in(bench, LEADER)
    shell = bench.shell_for(broken)
    assert "audit chain is broken" in shell.banner.text()
    shell.banner._button.click()
    bench.settle()
    page = shell.page
    assert isinstance(page, AuditPage)
    assert "broken at entry 3 (V20)" in page.chain.text()
    assert "tell the office" in page.chain.text()
    assert page.export.isHidden()
    marks = {event.seq: page.list.rows_model.columns[0].mark(event) for event in page.list.rows_model.rows()}  # type: ignore[misc]  # the first column has one
    assert (marks[2], marks[3], marks[4]) == ("met", "refused", "refused")
    picture(shell, "audit-broken-en")
    with pytest.raises(Exception, match="NOT_WRITABLE"):
        bench.ask(lambda: broken.records.create("interview", an_interview()))
    registers = bench.page(shell, "registers")
    assert registers.closeout.isHidden()  # type: ignore[attr-defined]  # the page of that door
    assert registers.acts.fate.isHidden()  # type: ignore[attr-defined]  # as above
    shell.open_record("interview", bench.ask(lambda: broken.records.summaries("interview")[0].id))
    bench.settle()
    assert isinstance(shell.page, InterviewPage), "everything can still be read"
