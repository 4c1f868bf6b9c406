"""Rounds and teams, making a kit, receipts, totals: over a real office."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from storage.exchange.kit import read_kit
from storage.exchange.office import Office
from tests.storage.exchange.way import KIT_TOML
from tests.ui.bench import picture
from tests.ui.handover.flows import locked
from tests.ui.office.conftest import Side
from tests.ui.office.test_inbox import issue
from ui.office.issue import IssueDialog
from ui.office.kitpage import KitPage
from ui.office.receipts import ReceiptsPage
from ui.office.rounds import RoundsPage
from ui.office.totals import TotalsPage


def received(side: Side) -> Path:
    """One bundle of two records, one of them void, taken in and receipted."""
    team = side.laptop("A")

    def work() -> None:
        locked(team)
        second = locked(team)
        team.records.transition(second, team.records.get(second).head.id, "void", reason="登记重复")

    side.bench.ask(work)
    path = side.sealed(team)
    page = side.look_at(path)
    side.act(page)
    issue(side, page, side.sticks["A"])
    return path


def test_the_office_has_its_own_doors(side: Side) -> None:
    assert side.shell.first == "inbox"
    assert side.shell.nav.keys() == ["inbox", "rounds", "kit", "receipts", "totals", "interviews", "questionnaires",
                                     "documents", "activities", "papers", "rectification", "weekly", "reports",
                                     "registers", "audit"]  # fmt: skip
    side.shell.open_record("interview", "")
    assert side.shell.current == "inbox"


def test_rounds_show_devices_and_let_another_take_a_letter(side: Side) -> None:
    page = side.bench.page(side.shell, "rounds")
    assert isinstance(page, RoundsPage)
    assert [line.laptop.device for line in page.list.rows_model.rows()] == ["", ""]
    assert page.ask_reset() is None
    received(side)
    page = side.bench.page(side.shell, "rounds")
    assert isinstance(page, RoundsPage)
    line = page.list.rows_model.rows()[0]
    assert line.laptop.device
    page.list.choose(line.key)
    picture(side.shell, "rounds-en")
    dialog = page.ask_reset()
    assert dialog is not None
    dialog.try_accept()
    assert dialog.isVisible()
    QTest.keyClicks(dialog.reason, "laptop replaced")
    dialog.try_accept()
    side.bench.settle()
    assert "waits for its new device" in page.banner.text()
    stint = next(iter(side.bench.ask(lambda: Office(side.office).stints()).values()))
    assert stint.places["A"].device == ""
    events = side.bench.ask(lambda: [event.detail.get("reason") for event in side.office.audit.events()])
    assert "laptop replaced" in events


def test_totals_count_void_apart(side: Side) -> None:
    received(side)
    page = side.bench.page(side.shell, "totals")
    assert isinstance(page, TotalsPage)
    assert (page.figure("records"), page.figure("bundles"), page.figure("conflicts")) == ("1", "1", "0")
    (line,) = page.list.rows_model.rows()
    assert (line.team, line.kind, line.count) == ("03", "interview", 2)
    assert "Void 1" in str(page.list.proxy.index(0, 3).data())
    picture(side.shell, "totals-en")


def test_a_receipt_is_written_again(side: Side, tmp_path: Path) -> None:
    received(side)
    page = side.bench.page(side.shell, "receipts")
    assert isinstance(page, ReceiptsPage)
    (line,) = page.list.rows_model.rows()
    assert (line.number, line.result, line.records) == (1, "accepted", 2)
    other = tmp_path / "other"
    other.mkdir()
    page.write_again()
    side.bench.settle()
    dialog = side.shell.findChildren(IssueDialog)[-1]
    dialog.folder.edit.setText(str(other))
    dialog.try_accept()
    side.bench.settle()
    assert [path.name for path in other.iterdir()] == ["receipt-03-A-0002.sealed"]
    assert page.list.rows_model.rowCount() == 2
    picture(side.shell, "receipts-en")


def kit_page(side: Side) -> KitPage:
    page = side.bench.page(side.shell, "kit")
    assert isinstance(page, KitPage)
    return page


def test_the_form_says_what_is_missing(side: Side) -> None:
    page = kit_page(side)
    assert not page.form.ready()
    words = "\n".join(label.text() for label in page.form.findChildren(QLabel) if not label.isHidden())
    assert "Four digits" in words
    assert "The roster needs a team leader" in words
    page.form.laptops.setText("A A")
    page.form.enter_date.setText("2026-04-01")
    page.form.leave_date.setText("2026-03-01")
    assert not page.form.ready()
    words = "\n".join(label.text() for label in page.form.findChildren(QLabel) if not label.isHidden())
    assert "none twice" in words
    assert "Before the first day" in words
    picture(side.shell, "kit-missing-en")


def test_a_plan_file_becomes_a_kit_with_a_passphrase_for_paper(side: Side, tmp_path: Path) -> None:
    page = kit_page(side)
    wrong = tmp_path / "wrong.toml"
    wrong.write_text("[round]\n", "utf-8")
    page.read_plan(wrong)
    side.bench.settle()
    assert page.error.text()
    plan = tmp_path / "plan.toml"
    plan.write_text(KIT_TOML.replace('number = "03"', 'number = "05"'), "utf-8")
    page.read_plan(plan)
    side.bench.settle()
    assert page.form.team.text() == "05"
    assert [row.name.text() for row in page.form.roster] == ["陆明远", "方启"]
    page.form.add_member("黎安", "auditor")
    assert page.form.ready()
    folder = tmp_path / "out"
    folder.mkdir()
    page.make_into(folder)
    side.bench.settle()
    passphrase = page.passphrase.text()
    assert len(passphrase.split("-")) == 5
    picture(side.shell, "kit-made-en")
    kit = side.bench.ask(lambda: read_kit(folder / "kit-05-0001.sealed", passphrase))
    stint = kit.for_laptop("B")
    assert [(member.name, member.role) for member in stint.roster][-1] == ("黎安", "auditor")
    assert stint.outlines
    assert kit.fingerprint.replace("·", " ") in "\n".join(label.text() for label in page.facts.findChildren(QLabel))
    page.seal()
    assert page.passphrase.text() == ""
    page.new_record()
    page.form.laptops.setText("A B C")
    page.make_into(folder)
    side.bench.settle()
    assert "has its kit" in page.error.text()
    page.form.further.setChecked(True)
    page.make_into(folder)
    side.bench.settle()
    assert (folder / "kit-05-0002.sealed").exists()
    rounds = side.bench.page(side.shell, "rounds")
    assert isinstance(rounds, RoundsPage)
    assert {line.laptop.team for line in rounds.list.rows_model.rows()} == {"03", "05"}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_page_in_both_languages_at_the_least_size(side: Side, language: str) -> None:
    side.bench.look.language.use("zh" if language == "zh" else "en")
    received(side)
    side.shell.resize(1280, 680)
    doors = side.shell.nav.keys()
    for door in doors:
        side.bench.page(side.shell, door)
        picture(side.shell, f"small-{door}-{language}")
        assert side.shell.page is not None
        assert side.shell.page.minimumSizeHint().width() <= 1280 - 196
