"""The office's inbox over real bundles: take in, gap, conflict, refusal, receipt."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtWidgets import QLabel

from storage.exchange.office import Office
from storage.exchange.receipts import import_receipt
from storage.session import Session
from storage.vault import unlock_vault
from tests.ui.bench import picture
from tests.ui.handover.flows import locked
from tests.ui.office.conftest import Side
from tests.worlds import PASSPHRASE, an_interview
from ui.handover.page import HandoverPage
from ui.office.inbox import InboxPage
from ui.office.issue import IssueDialog, RejectDialog
from ui.pages.preview import PreviewPane
from ui.pages.records import RecordsPage

LEADER_NAME = "陆明远"


def dialog(side: Side) -> IssueDialog:
    found = side.shell.findChildren(IssueDialog)
    assert found
    return found[-1]


def labels(widget: object) -> str:
    """All words that are shown in a part of the page."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.text())  # type: ignore[attr-defined]


def issue(side: Side, page: InboxPage, folder: Path) -> None:
    """Write the receipt of the bundle shown into `folder`."""
    side.act(page)
    asked = dialog(side)
    asked.folder.edit.setText(str(folder))
    asked.try_accept()
    side.bench.settle()


def test_verify_take_in_and_issue_the_receipt(side: Side) -> None:
    team = side.laptop("A")
    side.bench.ask(lambda: [locked(team), locked(team)])
    path = side.sealed(team)
    page = side.look_at(path)
    assert page.shown().stage == "to_take"
    assert page.view.mark.accessibleName() == "State: May be received"
    assert page.view.act.text() == "Take in 2 records"
    assert "First bundle of 03A" in labels(page.view.checks)
    assert page.view.gap.isHidden()
    assert page.view.conflict.isHidden()
    assert side.bench.ask(lambda: side.office.records.summaries()) == []
    picture(side.shell, "inbox-verified-en")
    side.act(page)
    assert "2 records taken in" in page.view.banner.text()
    assert page.shown().stage == "taken"
    assert len(side.bench.ask(lambda: side.office.records.summaries())) == 2
    side.act(page)
    asked = dialog(side)
    assert asked.path() == side.sticks["A"]
    asked.folder.edit.setText("/nowhere/at/all")
    asked.try_accept()
    assert asked.isVisible()
    asked.folder.edit.setText(str(side.sticks["A"]))
    asked.try_accept()
    side.bench.settle()
    assert "receipt-03-A-0001.sealed" in page.view.banner.text()
    assert page.shown().stage == "receipted"
    team_shell = side.bench.shell_for(team, "handover")
    home = team_shell.page
    assert isinstance(home, HandoverPage)
    assert team_shell.status.owed.text().startswith("2 ")
    home.import_receipt(side.sticks["A"] / "receipt-03-A-0001.sealed")
    side.bench.settle()
    assert home.banner.text() == "Receipt of bundle 1 imported: 2 records received."
    assert team_shell.status.owed.text().startswith("0 ")
    home.import_receipt(side.sticks["A"] / "receipt-03-A-0001.sealed")
    side.bench.settle()
    assert "imported before" in home.banner.text()
    home.import_receipt(path)
    side.bench.settle()
    assert home.error.text()


def test_a_folder_is_read_whole_and_what_was_received_is_named(side: Side) -> None:
    team = side.laptop("A")
    side.bench.ask(lambda: locked(team))
    path = side.sealed(team)
    (side.sticks["A"] / "kit-03-0001.sealed").write_bytes(b"")
    page = side.look_at(side.sticks["A"])
    assert page.view.list.rows_model.rowCount() == 1
    side.act(page)
    page = side.look_at(path)
    assert page.shown().stage == "known"
    assert page.view.act.isHidden()
    rows = [page.view.list.rows_model.row(index).second for index in range(2)]
    assert rows == ["The same bundle was received before", "1 record, receipt waits"]
    page.view.drop.click()
    side.bench.settle()
    assert page.view.list.rows_model.rowCount() == 1


def test_a_gap_shows_what_is_missing_and_goes_into_the_receipt(side: Side) -> None:
    team = side.laptop("A")
    paths = []
    for _ in range(3):
        side.bench.ask(lambda: locked(team))
        paths.append(side.sealed(team))
        side.bench.world.time.turn(3600)
    side.act(side.look_at(paths[0]))
    page = side.look_at(paths[2])
    assert "3 things to follow up" in page.view.mark.accessibleName()
    text = labels(page.view.gap)
    assert "Bundle 2 has not come" in text
    assert "bundle 2 holds 1 record" in text
    assert "JZ-2601-03A-0001" in text
    assert "Numbers not here: TH 0002" in text
    picture(side.shell, "inbox-gap-en")
    side.act(page)
    issue(side, page, side.sticks["A"])
    done = side.bench.ask(lambda: import_receipt(team, side.sticks["A"] / "receipt-03-A-0001.sealed"))
    assert done.receipt.missing == (2,)
    shell = side.bench.shell_for(team, "handover")
    home = shell.page
    assert isinstance(home, HandoverPage)
    home.list.choose(done.row.id)
    side.bench.settle()
    assert "The office has not received bundle 2" in labels(home.card)
    picture(shell, "handover-requests-en")
    page = side.look_at(paths[1])
    assert page.shown().stage == "to_take"
    side.act(page)
    page.view.list.setCurrentIndex(page.view.list.rows_model.index(1))
    side.bench.settle()
    assert page.view.gap.isHidden()


def two_versions(side: Side) -> tuple[Session, Session, str]:
    """One record that both laptops have, written on and locked differently by each."""
    one, two = side.laptop("A"), side.laptop("B")
    gists = {"A": "三家报价同一天递交，评分表缺一名成员签字", "B": "三家报价同一天递交，评分表缺两名成员签字，另附说明"}

    def work() -> str:
        made = one.records.create("interview", an_interview()).revision
        one.records.transition(made.record, made.id, "begin")
        two.records.merge(one.records.history(made.record))
        for session in (one, two):
            head = session.records.get(made.record).head
            content = {**head.content, "gist": gists[session.stint.laptop], "place": f"谈话室{session.stint.laptop}"}
            saved = session.records.save(made.record, head.id, content).revision
            session.records.transition(made.record, saved.id, "lock")
            side.bench.world.time.turn(600)
        locked(two)
        return made.record

    return one, two, side.bench.ask(work)


def test_a_conflict_keeps_both_and_shows_only_what_differs(side: Side) -> None:
    one, two, record = two_versions(side)
    side.act(side.look_at(side.sealed(one)))
    page = side.look_at(side.sealed(two))
    assert "TH-2601-03A-0001 has two versions" in labels(page.view.conflict)
    assert "once the bundle is taken in" in labels(page.view.conflict)
    assert page.view.act.text() == "Take in 2 records"
    side.act(page)
    assert page.view.act.text() == "Issue receipt for 1…"
    shown = labels(page.view.conflict)
    assert "Both versions are kept" in shown
    assert f"03A, {LEADER_NAME}" in shown
    assert f"03B, {LEADER_NAME}" in shown
    assert "缺<span" in shown
    assert "谈话室" in shown
    assert "验收单是事后补的" not in shown
    assert side.bench.ask(lambda: side.office.records.get(record)).in_conflict
    picture(side.shell, "inbox-conflict-en")
    side.bench.look.language.use("zh")
    side.bench.settle()
    picture(side.shell, "inbox-conflict-zh")
    side.bench.look.theme.use("dark")
    side.bench.settle()
    picture(side.shell, "inbox-conflict-zh-dark")
    side.bench.look.theme.use("light")
    side.bench.look.language.use("en")
    side.bench.settle()
    side.act(page)
    assert "1 record with two versions is left out" in labels(dialog(side))
    dialog(side).try_accept()
    side.bench.settle()
    done = side.bench.ask(lambda: import_receipt(two, side.sticks["B"] / "receipt-03-B-0001.sealed"))
    assert done.receipt.excluded == (record,)


def test_a_conflict_that_was_resolved_is_shown_no_more(side: Side) -> None:
    one, two, record = two_versions(side)
    side.act(side.look_at(side.sealed(one)))
    side.act(side.look_at(side.sealed(two)))

    def resolve() -> None:
        two.records.merge(one.records.history(record))
        view = two.records.get(record)
        heads = [head.id for head in view.heads]
        two.records.resolve(record, heads, view.heads[0].content, "以 A 机为准")

    side.bench.ask(resolve)
    side.bench.world.time.turn(60)
    page = side.look_at(side.sealed(two))
    assert "conflict" not in page.view.mark.accessibleName().lower()
    side.act(page)
    assert page.view.act.text() == "Issue receipt for 1…"
    page.view.list.setCurrentIndex(page.view.list.rows_model.index(1))
    side.bench.settle()
    assert page.view.conflict.isHidden()


def test_refused_bundles_say_why_and_take_in_nothing(side: Side) -> None:
    team = side.laptop("A")
    side.bench.ask(lambda: locked(team))
    path = side.sealed(team)
    torn = path.with_name("torn.sealed")
    torn.write_bytes(path.read_bytes()[:-40])
    foreign = path.with_name("foreign.sealed")
    foreign.write_bytes(b"just some bytes that are no bundle")
    page = side.look_at(torn, foreign)
    assert [side_stage(page, index) for index in range(2)] == ["fault", "fault"]
    assert page.view.fault.text()
    assert page.view.act.isHidden()
    picture(side.shell, "inbox-refused-en")
    assert side.bench.ask(lambda: side.office.records.summaries()) == []


def side_stage(page: InboxPage, index: int) -> str:
    key = page.view.list.rows_model.row(index).key
    return str(page._looked[key].stage)


def test_a_fork_is_returned_with_a_receipt(side: Side) -> None:
    """The number is taken by another bundle of the same device: a vault that was restored from an old backup."""
    team = side.laptop("A")
    world = side.bench.world
    side.bench.ask(lambda: locked(team))
    folder, copy = world.folder / "vault-A", world.folder / "old"
    side.bench.ask(team.close)
    shutil.copytree(folder, copy)
    again = side.bench.opened(lambda: unlock_vault(folder, "陆明远", PASSPHRASE, world.device, world.tools))
    side.act(side.look_at(side.sealed(again)))
    (side.sticks["A"] / "03-A-0001.sealed").unlink()
    old = side.bench.opened(lambda: unlock_vault(copy, "陆明远", PASSPHRASE, world.device, world.tools))
    side.bench.ask(lambda: locked(old))
    page = side.look_at(side.sealed(old))
    assert page.shown().stage == "refused"
    assert page.view.act.text() == "Return it…"
    picture(side.shell, "inbox-fork-en")
    side.act(page)
    asked = side.shell.findChildren(RejectDialog)[-1]
    asked.try_accept()
    side.bench.settle()
    assert "receipt-03-A-0001.sealed" in page.view.banner.text()
    done = side.bench.ask(lambda: import_receipt(old, side.sticks["A"] / "receipt-03-A-0001.sealed"))
    assert done.receipt.result == "rejected"
    shell = side.bench.shell_for(old, "handover")
    assert isinstance(shell.page, HandoverPage)
    assert "returned" in "\n".join(label.text() for label in shell.page.next.findChildren(QLabel))


def test_the_office_knows_people_of_the_laptops(side: Side) -> None:
    team = side.laptop("A")
    side.bench.ask(lambda: locked(team))
    side.act(side.look_at(side.sealed(team)))
    assert side.shell.space.member_name(team.me.id) == LEADER_NAME
    assert side.bench.ask(lambda: Office(side.office).stints()) != {}
    page = side.bench.page(side.shell, "interviews")
    assert isinstance(page, RecordsPage)
    assert isinstance(page.preview, PreviewPane)
    assert page.preview.opener.isHidden()
    picture(side.shell, "office-interviews-en")
