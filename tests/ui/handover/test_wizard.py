"""The export wizard over a real vault: what it shows, whom it asks, what it leaves behind."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from forms.problems import EnvironmentProblem
from storage import media
from storage.exchange import target
from storage.exchange.export import Export
from storage.media import FoundMedium, folder_medium
from storage.vault import unlock_vault
from tests.ui.bench import Bench, picture
from tests.ui.handover.flows import go_on, locked, names, registered, seal, step, wizard
from tests.ui.worlds import MEMBER
from tests.worlds import PASSPHRASE, an_interview
from ui.handover.page import HandoverPage
from ui.handover.slippage import SlipPage


def test_nothing_to_send_is_said_on_the_first_step(bench: Bench, stick: Path) -> None:
    session = bench.vault()
    shell = bench.shell_for(session)
    registered(bench, session, stick)
    page = wizard(bench, shell, stick)
    assert go_on(bench, page) == "choose"
    assert page.wizard is not None
    assert "nothing to hand over" in page.wizard.error.text()


def test_an_unknown_medium_is_registered_from_the_wizard(bench: Bench, stick: Path) -> None:
    session = bench.vault()
    bench.ask(lambda: locked(session))
    shell = bench.shell_for(session)
    page = wizard(bench, shell, stick)
    assert not page.choose.register.isHidden()
    assert go_on(bench, page) == "choose"
    assert page.wizard is not None
    assert "not registered" in page.wizard.error.text()
    picture(shell, "wizard-unknown-medium")
    dialog = page.media.ask_register()
    assert dialog is not None
    assert dialog.entry().keeper == session.me.id
    dialog.try_accept()
    bench.settle()
    assert page.chosen.medium is not None
    assert page.chosen.medium.name == "JZ-2601-03A-0001"
    assert bench.ask(lambda: session.media.all())[0].custodian == session.me.id
    assert go_on(bench, page) == "review"


def test_the_review_shows_what_leaves_and_what_stays(bench: Bench, stick: Path) -> None:
    session = bench.vault()
    registered(bench, session, stick)

    def work() -> None:
        locked(session)
        second = locked(session)
        locked(session)
        head = session.records.get(second).head
        session.records.transition(second, head.id, "void", reason="登记重复")
        session.records.create("interview", an_interview())

    bench.ask(work)
    shell = bench.shell_for(session)
    page = wizard(bench, shell, stick)
    assert go_on(bench, page) == "review"
    review = page.review
    line = review.kinds.rows_model.rows()[0].line
    assert line is not None
    assert (line.kind, line.count) == ("interview", 3)
    cells = [review.kinds.proxy.index(0, column).data() for column in range(4)]
    assert cells == ["Interviews", "3", "TH 0001–0003", "0002 void: 登记重复"]
    assert [row.custody for row in review.records.rows_model.rows()] == ["fixed", "void", "fixed"]
    states = [str(review.records.proxy.index(row, 4).data()) for row in range(3)]
    assert states[1] == "Void: 登记重复"
    assert states[0].endswith("no signature yet")
    assert review._stay_title.text() == "1 record stays here"
    assert "2 records (0001, 0003) are locked without a registered signature" in review.banner.text()
    assert review._values["previous"].text() == "None, this is the first"
    assert page.wizard is not None
    page.wizard.go_back()
    assert step(page) == "choose"
    assert page.chosen.medium is not None
    picture(shell, "wizard-choose-en")


def test_the_leader_seals_and_the_number_not_received_stays(bench: Bench, stick: Path) -> None:
    session = bench.vault()
    registered(bench, session, stick)
    bench.ask(lambda: [locked(session), locked(session), session.records.create("interview", an_interview())])
    shell = bench.shell_for(session, "handover")
    assert shell.status.owed.text().startswith("3 ")
    page = seal(bench, shell, stick)
    assert names(stick) == ["03-A-0001.sealed"]
    assert page.chosen.result is not None
    assert all(page.step4.steps.state(key) == "done" for key in ("freeze", "sign", "write", "read_back", "register"))
    assert page.result.pending._text.text() == "3 records not yet received by the office: only here 1, bundle 1 2"
    assert shell.status.owed.text().startswith("3 ")
    picture(shell, "wizard-result-en")
    page.result.slip.click()
    bench.settle()
    slip = shell.page
    assert isinstance(slip, SlipPage)
    assert slip.view.paper.document.pageCount() == 1
    shell.back()
    bench.settle()
    assert shell.stack.currentWidget() is page
    page.result.deliver.click()
    bench.settle()
    assert not page.result.deliver.isEnabled()
    assert bench.ask(lambda: Export(session).bundles()[0].state) == "delivered"


def test_the_slip_takes_a_print_number(bench: Bench, stick: Path, tmp_path: Path) -> None:
    session = bench.vault()
    registered(bench, session, stick)
    bench.ask(lambda: locked(session))
    shell = bench.shell_for(session)
    page = seal(bench, shell, stick)
    slip = bench.page(shell, "slip", page.chosen.outgoing.bundle)
    assert isinstance(slip, SlipPage)
    slip.view.save_to(tmp_path / "slip.pdf")
    bench.settle()
    assert (tmp_path / "slip.pdf").read_bytes().startswith(b"%PDF")
    (job,) = bench.ask(lambda: session.prints.all())
    assert (job.number, job.page_kind, job.copies, job.pages) == ("DYJ-2601-03A-0001", "handover", 2, 1)
    assert job.serial == "SB-2601-03A-0001"


def test_a_member_needs_the_leaders_passphrase(bench: Bench, stick: Path) -> None:
    leader = bench.vault()

    def work() -> None:
        locked(leader, interviewers=[MEMBER.id], recorder=leader.me.id)
        leader.accounts.add(MEMBER.name, "member", PASSPHRASE, account=MEMBER.id)
        leader.close()

    registered(bench, leader, stick)
    bench.ask(work)
    world = bench.world
    member = bench.opened(lambda: unlock_vault(world.vault, MEMBER.id, PASSPHRASE, world.device, world.tools))
    shell = bench.shell_for(member)
    page = wizard(bench, shell, stick)
    assert go_on(bench, page) == "review"
    assert go_on(bench, page) == "approve"
    picture(shell, "wizard-approve-en")
    assert go_on(bench, page) == "approve"
    assert page.approve.complaint.text() == "Type the passphrase"
    QTest.keyClicks(page.approve.passphrase.edit, "wrong one")
    assert go_on(bench, page) == "approve"
    assert "wrong" in page.approve.complaint.text().lower()
    assert page.approve.passphrase.text() == ""
    assert bench.ask(lambda: Export(member).bundles()) == []
    QTest.keyClicks(page.approve.passphrase.edit, PASSPHRASE)
    assert go_on(bench, page) == "slip"
    assert page.chosen.result is not None
    said = page.chosen.result.row.statement
    assert (said.created_by.name, said.approved_by.name) == (MEMBER.name, leader.me.name)


def test_what_changed_meanwhile_is_reviewed_again(bench: Bench, stick: Path) -> None:
    session = bench.vault()
    registered(bench, session, stick)
    bench.ask(lambda: locked(session))
    shell = bench.shell_for(session)
    page = wizard(bench, shell, stick)
    go_on(bench, page)
    go_on(bench, page)
    bench.ask(lambda: locked(session))
    assert go_on(bench, page) == "approve"
    page._review_again()
    bench.settle()
    assert step(page) == "review"
    assert sum(line.count for line in page.chosen.outgoing.lines) == 2
    go_on(bench, page)
    assert go_on(bench, page) == "slip"


class Gate:
    """Holds the read-back until it is opened."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.reached, self.open = threading.Event(), threading.Event()
        real = target.read_back

        def slow(written: target.Written, report: object) -> None:
            def held(done: int, total: int) -> None:
                self.reached.set()
                self.open.wait(20)
                report(done, total)  # type: ignore[operator]

            real(written, held)

        monkeypatch.setattr(target, "read_back", slow)


def test_stopping_leaves_nothing_and_keeps_the_number(
    bench: Bench, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = bench.vault()
    registered(bench, session, stick)
    bench.ask(lambda: locked(session))
    shell = bench.shell_for(session, "handover")
    page = wizard(bench, shell, stick)
    go_on(bench, page)
    go_on(bench, page)
    gate = Gate(monkeypatch)
    assert page.wizard is not None
    page.wizard.go_on()
    bench.qtbot.waitUntil(gate.reached.is_set, timeout=10_000)
    bench.qtbot.waitUntil(lambda: page.step4.steps.state("write") == "done", timeout=5000)
    assert step(page) == "seal"
    assert names(stick) == ["03-A-0001.sealed.001.writing"]
    assert page.step4.steps.state("read_back") == "running"
    assert page.step4.steps.state("register") == "to_do"
    picture(shell, "wizard-sealing-en")
    assert not page.may_leave()
    dialog = page.step4._dialog
    assert dialog is not None
    dialog.try_accept()
    gate.open.set()
    bench.settle()
    assert "Bundle 1 can be written again" in page.step4.banner.text()
    assert names(stick) == []
    picture(shell, "wizard-stopped-en")
    assert page.may_leave()
    monkeypatch.undo()
    home = bench.page(shell, "handover")
    assert isinstance(home, HandoverPage)
    assert home.prepare.text().strip() == "Go on with bundle 1"
    again = wizard(bench, shell, stick)
    assert again.chosen.outgoing.sequence == 1
    assert "same number" in again.choose.banner.text()
    for wanted in ("review", "approve", "slip"):
        assert go_on(bench, again) == wanted
    assert names(stick) == ["03-A-0001.sealed"]


def test_stopped_and_written_again_from_the_same_page(
    bench: Bench, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = bench.vault()
    registered(bench, session, stick)
    bench.ask(lambda: locked(session))
    shell = bench.shell_for(session)
    page = wizard(bench, shell, stick)
    go_on(bench, page)
    go_on(bench, page)
    gate = Gate(monkeypatch)
    assert page.wizard is not None
    page.wizard.go_on()
    bench.qtbot.waitUntil(gate.reached.is_set, timeout=10_000)
    page.seal()
    gate.open.set()
    bench.settle()
    monkeypatch.undo()
    page.step4.again_asked.emit()
    bench.settle()
    assert step(page) == "slip"
    assert names(stick) == ["03-A-0001.sealed"]


def test_a_full_medium_says_so_and_another_is_taken(
    bench: Bench, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = bench.vault()
    registered(bench, session, stick)
    other = tmp_path / "second"
    other.mkdir()
    registered(bench, session, other)
    bench.ask(lambda: locked(session))
    shell = bench.shell_for(session)

    def full(folder: Path, needed: int) -> None:
        if folder == stick:
            raise EnvironmentProblem("MEDIUM_TOO_SMALL", medium=folder.name, needed_bytes=needed, free_bytes=10)

    monkeypatch.setattr(target, "check_space", full)
    page = wizard(bench, shell, stick)
    for wanted in ("review", "approve", "seal"):
        assert go_on(bench, page) == wanted
    assert "Not enough room" in page.step4.error.text()
    assert "unchanged" in page.step4.error.text()
    picture(shell, "wizard-full-en")
    assert names(stick) == []
    page.step4.other_asked.emit()
    bench.settle()
    assert step(page) == "choose"
    page.media.add_folder(other)
    bench.settle()
    for wanted in ("review", "approve", "slip"):
        assert go_on(bench, page) == wanted
    assert names(other) == ["03-A-0001.sealed"]


def test_media_that_may_not_be_written_to(
    bench: Bench, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = bench.vault(practice=False)
    bench.ask(lambda: session.pledges.register(session.me.id, "1", "2026-03-01", "C-1"))
    bench.ask(lambda: locked(session))
    shell = bench.shell_for(session)
    found = [
        FoundMedium(stick, "SER-1", "BLUE", "vfat", 1000, 900),
        FoundMedium(tmp_path / "two", "SER-2", "RED", "vfat", 1000, 900, read_only=True),
        FoundMedium(tmp_path / "three", "", "NAMELESS", "vfat", 1000, 900),
        folder_medium(stick),
    ]
    (stick / "04-A-0001.sealed").write_bytes(b"")
    bench.ask(lambda: [session.media.register(serial, "usb", 1000, session.me.id) for serial in ("SER-1", "SER-2")])
    monkeypatch.setattr(media, "removable_media", lambda: found)
    page = wizard(bench, shell, None)
    assert page.choose.folder.isHidden()
    codes = [choice.problem.code if choice.problem else "" for choice in page.choose.media.rows_model.rows()]
    assert codes == ["MEDIUM_USED_ELSEWHERE", "MEDIUM_READ_ONLY", "MEDIUM_UNKNOWN", "FOLDER_ONLY_IN_PRACTICE"]
    assert page.chosen.medium is None
    assert go_on(bench, page) == "choose"
    picture(shell, "wizard-wrong-media-en")


def test_a_bundle_cut_off_before_its_name_is_taken_up(
    bench: Bench, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = bench.vault()
    registered(bench, session, stick)
    bench.ask(lambda: locked(session))
    shell = bench.shell_for(session)
    page = wizard(bench, shell, stick)
    go_on(bench, page)
    go_on(bench, page)

    def gone(written: target.Written) -> tuple[Path, ...]:
        raise EnvironmentProblem("MEDIUM_GONE", medium="stick", reason="No such device")

    monkeypatch.setattr(target, "finish", gone)
    assert go_on(bench, page) == "seal"
    monkeypatch.undo()
    again = wizard(bench, shell, stick)
    assert again.chosen.outgoing.row is not None
    assert again.choose.scopes.isHidden()
    for wanted in ("review", "approve", "slip"):
        assert go_on(bench, again) == wanted
    assert names(stick) == ["03-A-0001.sealed"]


def test_a_lost_stick_is_written_again_under_its_number(bench: Bench, stick: Path, tmp_path: Path) -> None:
    session = bench.vault()
    registered(bench, session, stick)
    bench.ask(lambda: locked(session))
    shell = bench.shell_for(session)
    bundle = seal(bench, shell, stick).chosen.outgoing.bundle
    other = tmp_path / "second"
    other.mkdir()
    registered(bench, session, other)
    page = wizard(bench, shell, other, bundle)
    assert "once more" in page.choose.banner.text()
    for wanted in ("review", "approve", "slip"):
        assert go_on(bench, page) == wanted
    assert names(other) == ["03-A-0001.sealed"]
    assert len(bench.ask(lambda: Export(session).bundles())) == 1


def test_who_may_not_seal_is_told(bench: Bench) -> None:
    leader = bench.vault()

    def work() -> None:
        leader.accounts.add("黎安", "auditor", PASSPHRASE)
        leader.close()

    bench.ask(work)
    world = bench.world
    auditor = bench.opened(lambda: unlock_vault(world.vault, "黎安", PASSPHRASE, world.device, world.tools))
    shell = bench.shell_for(auditor, "handover")
    assert isinstance(shell.page, HandoverPage)
    assert shell.page.prepare.isHidden()
    page = wizard(bench, shell, None)
    assert page.wizard is None
    assert page.error.text()
