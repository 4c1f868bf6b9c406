"""The export wizard over a real vault: what it shows, whom it asks, what it leaves behind."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtTest import QTest

from storage.exchange.export import Export
from storage.vault import unlock_vault
from tests.ui.bench import Bench, picture
from tests.ui.handover.flows import go_on, locked, names, registered, seal, step, wizard
from tests.ui.worlds import MEMBER
from tests.worlds import PASSPHRASE, an_interview
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
