"""Pages over a real vault: lists, filter, conflict, accounts, registers, print; each by what it writes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from forms.problems import IntegrityFailure
from storage.model import Revision
from storage.session import Session
from storage.waiting import WAITS
from tests.ui.bench import Bench
from tests.ui.worlds import fill
from tests.worlds import an_interview
from ui.look import Look
from ui.pages.accountdialogs import AddAccountDialog, ChangePassphraseDialog
from ui.pages.accounts import AccountsPage
from ui.pages.conflict import ConflictPage
from ui.pages.printing import PrintPage
from ui.pages.records import RecordsPage
from ui.pages.registers import RegistersPage
from ui.pages.settings import SettingsPage
from ui.pages.today import TodayPage
from ui.pages.todaywords import FACTS, WHY
from ui.textdiff import differing, differing_fields

NEW = "three copper kettles, 1 window"


@pytest.fixture
def bench(qtbot: QtBot, look: Look, tmp_path: Path) -> Iterator[Bench]:
    made = Bench(qtbot, look, tmp_path)
    yield made
    made.close()


@pytest.fixture
def session(bench: Bench) -> Session:
    made = bench.vault()
    bench.ask(lambda: fill(made))
    return made


def test_today_says_why_each_row_waits(bench: Bench, session: Session) -> None:
    shell = bench.shell_for(session, "today")
    page = shell.page
    assert isinstance(page, TodayPage)
    rows = [page.todo.rows_model.row(n) for n in range(page.todo.rows_model.rowCount())]
    assert all(row.second for row in rows if not row.is_heading)
    assert any(row.is_heading for row in rows)
    assert page.strip.accessibleName().startswith("Configure, done")
    assert "not yet received" in page._owed.title.text()
    assert shell.nav._buttons["today"].count == sum(not row.is_heading for row in rows)


def test_every_code_of_today_has_its_sentence() -> None:
    import re

    text = (Path(__file__).resolve().parents[2] / "storage" / "today.py").read_text("utf-8")
    facts = set(re.findall(r'Fact\("([A-Z_]+)"', text))
    assert facts <= set(FACTS)
    assert {wait.code for wait in WAITS} | {"LATE", "RECEIPT_MISSING"} <= set(WHY)


def test_the_list_filters_by_chip_by_row_and_by_text(bench: Bench, session: Session, qtbot: QtBot) -> None:
    shell = bench.shell_for(session, "interviews")
    page = shell.page
    assert isinstance(page, RecordsPage)
    assert page.list.shown() == 8
    page.chips._buttons["open"].click()
    bench.settle()
    assert page.list.shown() == 1
    page.chips._buttons["all"].click()
    page.filter.setText("耗材")
    bench.settle()
    qtbot.waitUntil(lambda: page.list.shown() == 1)
    page.filter.setText("六月二十日")
    qtbot.waitUntil(lambda: page.list.shown() == 8, timeout=5000)
    assert page.back()
    assert page.filter.text() == ""


def test_the_preview_follows_and_space_hides_it(bench: Bench, session: Session, qtbot: QtBot) -> None:
    shell = bench.shell_for(session, "interviews")
    page = shell.page
    assert isinstance(page, RecordsPage)
    assert page.preview.title.text() == page.list.current().handle  # type: ignore[union-attr]  # there are rows
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    bench.settle()
    assert page.preview.title.text() == page.list.current().handle  # type: ignore[union-attr]  # there are rows
    assert "清单是谁确认的" in page.preview.text.toPlainText()
    qtbot.keyClick(page.list, Qt.Key.Key_Space)
    assert page.preview.isHidden()


def test_enter_opens_and_a_new_one_can_be_begun(bench: Bench, session: Session, qtbot: QtBot) -> None:
    shell = bench.shell_for(session, "interviews")
    page = shell.page
    assert isinstance(page, RecordsPage)
    asked: list[tuple[str, ...]] = []
    shell.space.open_asked.disconnect()
    shell.space.open_asked.connect(lambda *names: asked.append(names))
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    page.new_record()
    assert asked == [("interview", page.list.current_key(), ""), ("interview", "", "")]


def two_heads(session: Session) -> str:
    """A record changed on two laptops: what a merge leaves."""
    from dataclasses import replace

    from forms.canonical import sha256_hex
    from storage.codec import encode

    first = session.records.create("interview", an_interview(gist="甲")).revision
    session.records.save(first.record, first.id, {**first.content, "gist": "甲，现场核对", "place": "谈话室一"})
    other: Revision = replace(
        first, parents=(first.id,), device="e" * 32, content={**first.content, "gist": "乙，电话核对"}, id=""
    )
    session.records.merge([replace(other, id=sha256_hex(encode(other)))])
    return first.record


def test_a_conflict_is_decided_field_by_field(bench: Bench, session: Session, qtbot: QtBot) -> None:
    record = bench.ask(lambda: two_heads(session))
    shell = bench.shell_for(session)
    page = bench.page(shell, "conflict", record)
    assert isinstance(page, ConflictPage)
    assert [row.name for row in page._fields] == ["gist", "place"] or {row.name for row in page._fields} == {
        "gist", "place",
    }  # fmt: skip
    page._ask_reason()
    assert "Not decided yet" in page.banner.text()
    view = bench.ask(lambda: session.records.get(record))
    gists = [head.content["gist"] for head in view.heads]
    for row in page._fields:
        button = row.group.button(gists.index("乙，电话核对"))
        assert button is not None
        button.setChecked(True)
    page._resolve("电话核对为准")
    bench.settle()
    resolved = bench.ask(lambda: session.records.get(record))
    assert not resolved.in_conflict
    assert resolved.head.content["gist"] == "乙，电话核对"
    assert resolved.head.reason == "电话核对为准"
    assert len(bench.ask(lambda: session.records.history(record))) == 4


def test_accounts_are_added_removed_and_passphrases_changed(bench: Bench, session: Session, qtbot: QtBot) -> None:
    shell = bench.shell_for(session)
    page = bench.page(shell, "accounts")
    assert isinstance(page, AccountsPage)
    page._add()
    dialog = shell.window().findChildren(AddAccountDialog)[0]
    dialog.verb.click()
    assert dialog.isVisible(), "nothing typed yet"
    name = dialog.chosen().name
    dialog.passphrase.first.edit.setText(NEW)
    dialog.passphrase.again.edit.setText(NEW)
    dialog.verb.click()
    bench.settle()
    assert name in page.banner.text()
    added = next(account for account in page.list.rows_model.rows() if account.name == name)
    assert added.recipient
    page._remove_now(added)
    bench.settle()
    assert not next(account for account in page.list.rows_model.rows() if account.name == name).active
    page._change_mine()
    change = shell.window().findChildren(ChangePassphraseDialog)[0]
    change.old.edit.setText("wrong old one here")
    change.new.first.edit.setText(NEW)
    change.new.again.edit.setText(NEW)
    change.verb.click()
    bench.settle()
    assert "wrong" in page.error.text()


def test_registers_show_what_was_written(bench: Bench, session: Session) -> None:
    shell = bench.shell_for(session, "registers")
    page = shell.page
    assert isinstance(page, RegistersPage)
    assert page.table() is not None
    page.chips._buttons["prints"].click()
    assert page.name == "prints"


def test_settings_take_effect_at_once(bench: Bench, session: Session) -> None:
    shell = bench.shell_for(session, "settings")
    page = shell.page
    assert isinstance(page, SettingsPage)
    page.alternate.click()
    assert not shell.space.preferences.now.alternate
    page.idle.setCurrentIndex(0)
    page.idle.activated.emit(0)
    assert shell.space.preferences.now.idle_minutes == 1


def test_a_pdf_is_previewed_numbered_and_registered(
    bench: Bench, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    record = bench.ask(lambda: session.records.summaries("interview")[0].id)
    shell = bench.shell_for(session)
    page = bench.page(shell, "preview", record)
    assert isinstance(page, PrintPage)
    qtbot.waitUntil(lambda: page.save.isEnabled() or bool(page.error.text()), timeout=30_000)
    assert page.error.text() == ""
    pages = page.paper.document.pageCount()
    assert pages >= 1
    assert bench.ask(session.prints.all) == []
    page.save_to(tmp_path / "out.pdf")
    qtbot.waitUntil(lambda: "saved as a PDF" in page.banner.text(), timeout=30_000)
    bench.settle()
    (job,) = bench.ask(session.prints.all)
    assert (job.target, job.pages, job.disposition) == ("pdf", pages, "")
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF")
    assert bench.ask(lambda: session.records.get(record)).head.state == "printed"


@pytest.mark.parametrize(("policy", "shown"), [({}, 30), ({"idle_minutes": 7}, 5), ({"idle_minutes": 60}, 30)])
def test_settings_with_an_odd_value_show_the_nearest_choice(
    bench: Bench, session: Session, policy: dict[str, object], shown: int
) -> None:
    (bench.folder / "settings.json").write_text('{"idle_minutes": 60}')
    shell = bench.shell_for(session)
    shell.space.policy = policy
    page = bench.page(shell, "settings")
    assert isinstance(page, SettingsPage)
    assert page.idle.currentData() == shown


@pytest.mark.parametrize("where", ["ui.pages.printing.render", "ui.pages.printing.PrintPage._show_pages"])
def test_a_number_taken_for_pages_that_cannot_be_made_is_closed_as_failed(
    bench: Bench, session: Session, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    record = bench.ask(lambda: session.records.summaries("interview")[0].id)
    page = bench.page(bench.shell_for(session), "preview", record)
    assert isinstance(page, PrintPage)
    qtbot.waitUntil(lambda: page.save.isEnabled(), timeout=30_000)

    def broken(*_: object) -> None:
        raise IntegrityFailure("PAGES_UNREADABLE")

    monkeypatch.setattr(where, broken)
    page.save_to(tmp_path / "out.pdf")
    bench.settle()
    (job,) = bench.ask(session.prints.all)
    assert (job.pages, job.disposition) == (0, "failed")
    assert page.error.text() != "" and not (tmp_path / "out.pdf").exists()
    assert page.save.isEnabled()  # the next try takes the next number


def test_a_draft_is_shown_and_stays_here(bench: Bench, session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    draft = bench.ask(lambda: session.records.summaries("interview")[-1].id)
    shell = bench.shell_for(session)
    page = bench.page(shell, "preview", draft)
    assert isinstance(page, PrintPage)
    qtbot.waitUntil(lambda: page.paper.document.pageCount() > 0, timeout=30_000)
    assert "draft" in page.banner.text()
    assert not page.save.isEnabled() and not page.print_button.isEnabled()
    page.save_to(tmp_path / "out.pdf")  # not even by a call: the register gives no number for it
    bench.settle()
    assert "not locked" in page.error.text()
    assert bench.ask(session.prints.all) == [] and not (tmp_path / "out.pdf").exists()


def test_back_goes_where_one_came_from(bench: Bench, session: Session) -> None:
    shell = bench.shell_for(session, "interviews")
    shell.go("settings")
    shell.go("accounts")
    shell.back()
    assert shell.current == "settings"
    shell.back()
    assert shell.current == "interviews"


def test_differences_between_texts() -> None:
    assert differing("结余 23.6 万元", "结余 26.3 万元") == (((4, 5), (6, 7)), ((4, 5), (6, 7))) or differing(
        "结余 23.6 万元", "结余 26.3 万元"
    )
    first, second = differing("甲乙丙", "甲丁丙")
    assert (first, second) == (((1, 2),), ((1, 2),))
    assert differing("same", "same") == ((), ())
    assert differing_fields([{"a": 1, "b": 2}, {"a": 1, "c": 3}]) == (["b", "c"], 1)


def test_a_post_that_is_missing_is_proposed_for_a_new_account(bench: Bench, look: Look) -> None:
    host = QWidget()
    for held, role in ((("leader",), "deputy"), (("leader", "deputy", "member"), "member"), ((), "leader")):
        dialog = AddAccountDialog(look, host, (), held)  # type: ignore[arg-type]  # roles by their names
        assert dialog.chosen().role == role
