"""Arithmetic on one logged ledger, through the window: the result becomes a review note with its method."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from storage.questionnaires import Questionnaires
from tests.storage.surveys import canteen
from tests.ui.records.conftest import Team
from tests.ui.records.test_ways import a_request, received
from ui.components.buttons import IconButton
from ui.records.ledger import LedgerPage
from ui.records.ledgersheet import lines_in
from ui.records.picker import PickPanel
from ui.records.useevidence import UseAsEvidence

CSV = """凭证号,摘要,金额
记-0409,付设备款,"1,204.50"
记-0410,付安装费,300
记-0412,退款,(50)
记-0412,付材料费,12.5
,合计,1467
"""


def attached(team: Team, folder: Path, name: str, content: bytes) -> tuple[str, str]:
    """A received document with a file; (record, SHA-256)."""
    item = a_request(team).view.child_lists[0]._rows[0].id
    page = received(team, item)
    file = folder / name
    file.write_bytes(content)
    page.doing.take_in("scans", [file])
    team.bench.settle()
    return item, team.head(item).attachments[0].sha256


def ledger_page(team: Team, item: str, sha256: str) -> LedgerPage:
    team.shell.go("ledger", f"{item}#{sha256}")
    team.bench.settle()
    page = team.shell.page
    assert isinstance(page, LedgerPage)
    return page


def test_gaps_and_duplicates_become_a_note_with_its_method(team: Team, tmp_path: Path) -> None:
    item, _ = attached(team, tmp_path, "明细账.csv", CSV.encode())
    page = team.page()
    buttons = [one for one in page.findChildren(IconButton) if one.accessibleName() == "Calculate in this ledger…"]
    assert len(buttons) == 1
    buttons[0].click()
    team.bench.settle()
    team.shell.activateWindow()  # what was answered before left the offscreen screen without an active window
    calculating = team.shell.page
    assert isinstance(calculating, LedgerPage)
    assert calculating.column is not None and calculating.column.currentData() == "金额"
    assert calculating.without.text() == "6", "the total names itself"
    assert "1,467.00" in calculating.result.text()
    QTest.keyClick(calculating.act, Qt.Key.Key_Down)
    calculating.act.activated.emit(calculating.act.currentIndex())
    team.bench.settle()
    assert calculating.column.currentData() == "凭证号"
    assert "记-0411" in calculating.result.text() and "lines 4, 5" in calculating.result.text()
    QTest.keyClick(calculating.act, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    team.bench.settle()
    noted = team.page()
    assert noted.kind.name == "doc_review_note"
    head = team.head(noted.record)
    assert head.serial.startswith(team.head(item).serial + "/")
    assert head.content["kind"] == "calc" and "凭证号" in head.content["method"]
    assert head.content["noted_by"] == team.session.me.id and head.content["date"]


def test_sheets_are_chosen_and_totals_left_out(team: Team, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    first = book.active
    for line in (("说明", "无"), ("甲", "乙")):
        first.append(line)
    second = book.create_sheet("二月")
    for row in (("号", "金额", "金额"), (1, 10, 1), (2, 20, 2), (3, 30, 3)):
        second.append(row)
    out = io.BytesIO()
    book.save(out)
    page = ledger_page(team, *attached(team, tmp_path, "账.xlsx", out.getvalue()))
    assert page.sheet is not None
    page.sheet.setCurrentIndex(page.sheet.findData("二月"))
    page.sheet.activated.emit(page.sheet.currentIndex())
    team.bench.settle()
    assert page.column is not None
    assert [page.column.itemData(n) for n in range(page.column.count())] == ["号", "金额", "金额 (2)"]
    page.column.setCurrentIndex(1)
    page.column.activated.emit(1)
    QTest.keyClicks(page.without, "4")
    team.bench.settle()
    assert "Total 30" in page.result.text()
    QTest.keyClicks(page.without, " x")
    team.bench.settle()
    assert not page.keep.isEnabled() and page._without_row.complaint()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("坏.xlsx", b"PK\x03\x04 no workbook", "damaged"),
        ("空.csv", b"\n\n", "empty"),
        ("乱.csv", b"\xff\xfe\x80\x81,\xff\n1,2\n", "damaged"),
    ],
)
def test_a_bad_file_is_one_sentence(team: Team, tmp_path: Path, name: str, content: bytes, said: str) -> None:
    page = ledger_page(team, *attached(team, tmp_path, name, content))
    assert said in page.error.text()
    assert not page.keep.isEnabled()
    team.shell.back()


def test_no_other_file_can_be_calculated_in(team: Team, tmp_path: Path) -> None:
    item, _ = attached(team, tmp_path, "明细账.csv", CSV.encode())
    page = ledger_page(team, item, "0" * 64)
    assert "attached to a logged document" in page.error.text()


def test_numbers_of_lines() -> None:
    assert lines_in("12, 40") == (12, 40)
    assert lines_in("12，40、7") == (12, 40, 7)
    assert lines_in("") == ()
    assert lines_in("twelve") is None


def test_evidence_is_a_file_of_the_document_not_only_the_document(team: Team, tmp_path: Path) -> None:
    item, sha256 = attached(team, tmp_path, "明细账.csv", CSV.encode())
    page = team.open("workpaper")
    page.form.put(("title",), "账实不符")  # type: ignore[union-attr]  # loaded
    asked = page.doing.add_evidence()
    assert asked is not None
    team.bench.settle()
    asked.list.opened.emit(item)
    team.bench.settle()
    where = page.window().findChildren(PickPanel)[-1]
    QTest.keyClicks(where.field, ".csv")
    QTest.keyClick(where.field, Qt.Key.Key_Return)
    team.bench.settle()
    (row,) = page.scope.content()["evidence"]  # type: ignore[union-attr]  # loaded
    assert row["ref"] == f"{item}#attachment/{sha256}" and row["kind"] == "attachment"
    page.doing.put_evidence(f"{item}#attachment/{sha256}/p4")
    team.bench.settle()
    assert page.scope.content()["evidence"][1]["location"] == "p. 4"  # type: ignore[union-attr]  # loaded


def test_evidence_is_one_table_of_a_questionnaire(team: Team) -> None:
    def batch() -> str:
        desk = Questionnaires(team.session)
        form = desk.bring(canteen()).revision
        return desk.define(
            form.record, {"survey": "食堂", "group": "学生", "date": "2026-03-10", "unit": "启明小学"}
        ).revision.record

    record = team.bench.ask(batch)
    page = team.open("workpaper")
    page.form.put(("title",), "食堂意见集中")  # type: ignore[union-attr]  # loaded
    page.doing.choose_place(record)
    team.bench.settle()
    where = page.window().findChildren(PickPanel)[-1]
    QTest.keyClicks(where.field, "Table of question 1")
    team.bench.qtbot.waitUntil(lambda: where._shown == "Table of question 1", timeout=3000)
    QTest.keyClick(where.field, Qt.Key.Key_Return)
    team.bench.settle()
    (row,) = page.scope.content()["evidence"]  # type: ignore[union-attr]  # loaded
    assert row["ref"].startswith(f"{record}#table/")
    assert (row["kind"], row["location"]) == ("questionnaire", "Table of question 1")


def test_a_page_of_a_scan_goes_into_a_paper_and_back_again(team: Team, tmp_path: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out)
    for number in range(1, 6):
        canvas.drawString(100, 700, f"page {number}")
        canvas.showPage()
    canvas.save()
    item, sha256 = attached(team, tmp_path, "合同.pdf", out.getvalue())
    page = team.open("doc_item", item, f"attachment/{sha256}/p4")
    team.bench.qtbot.waitUntil(lambda: page.view.viewer.paper.document.pageCount() == 5, timeout=5000)
    team.bench.qtbot.waitUntil(lambda: page.view.viewer.place() == f"attachment/{sha256}/p4", timeout=5000)
    page.view.viewer.act.click()
    team.bench.settle()
    using = team.shell.page
    assert isinstance(using, UseAsEvidence)
    assert using.location.text() == "p. 4"
