"""Ctrl+Z and Ctrl+Shift+Z over a whole record page: texts, choices, rows; the field being typed in comes first."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from tests.ui.records.conftest import Team
from tests.worlds import an_interview
from ui.records.evidence import EvidenceTable
from ui.records.page import RecordPage
from ui.records.repeats import RepeatCards

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def focus(page: RecordPage) -> QWidget:
    page.window().activateWindow()
    QApplication.processEvents()
    widget = page.window().focusWidget()
    assert widget is not None
    return widget


def back(page: RecordPage, times: int = 1) -> None:
    for _ in range(times):
        QTest.keyClick(focus(page), Qt.Key.Key_Z, CTRL)


def again(page: RecordPage, times: int = 1) -> None:
    for _ in range(times):
        QTest.keyClick(focus(page), Qt.Key.Key_Z, CTRL | SHIFT)


def answers(page: RecordPage) -> dict[str, Any]:
    assert page.scope is not None
    return page.scope.content()


def into(page: RecordPage, *path: str | int) -> QWidget:
    assert page.form is not None and page.form.go_to(path)
    return focus(page)


def test_texts_and_choices_go_back_one_by_one_and_come_again(team: Team) -> None:
    page = team.open("workpaper")
    QTest.keyClicks(into(page, "title"), "First")
    QTest.keyClicks(into(page, "responsible_body"), "Office")
    box = into(page, "suggested_handling")
    assert isinstance(box, QComboBox)
    QTest.keyClicks(box, "F")
    assert answers(page)["suggested_handling"] == "feedback"
    back(page)
    assert not answers(page).get("suggested_handling") and box.currentIndex() == 0
    back(page)
    assert not answers(page).get("responsible_body") and answers(page)["title"] == "First"
    field = focus(page)
    assert isinstance(field, QLineEdit) and field.text() == "" and "Responsible" in field.accessibleName()
    back(page)
    assert not answers(page).get("title")
    again(page, 3)
    found = answers(page)
    assert (found["title"], found["responsible_body"], found["suggested_handling"]) == ("First", "Office", "feedback")
    back(page, 20)
    assert not answers(page).get("title"), "the beginning, and no further"


def test_the_field_takes_back_its_own_typing_first(team: Team) -> None:
    page = team.open("workpaper")
    QTest.keyClicks(into(page, "title"), "Title")
    area = into(page, "summary")
    assert isinstance(area, QPlainTextEdit)
    QTest.keyClicks(area, "one")
    QTest.keyClick(area, Qt.Key.Key_Return)
    QTest.keyClicks(area, "two")
    back(page)
    assert area.toPlainText() not in ("", "one\ntwo"), "part of what was typed, by the field itself"
    while area.document().isUndoAvailable():
        back(page)
    assert not answers(page).get("summary") and answers(page)["title"] == "Title"
    back(page)
    assert not answers(page).get("title"), "the page goes on where the field ends, and types nothing anew"
    assert not answers(page).get("summary")


def test_rows_come_back_where_they_stood_with_their_answers(team: Team) -> None:
    page = team.open("workpaper")
    assert page.form is not None
    cards = next(block for block in page.form._blocks() if isinstance(block, RepeatCards))
    for text in ("one", "two"):
        cards.append()
        QTest.keyClicks(focus(page), text)
    cards._shift(0, 1)
    assert [row["text"] for row in answers(page)["facts"]] == ["two", "one"]
    back(page)
    assert [row["text"] for row in answers(page)["facts"]] == ["one", "two"]
    cards._remove(0)
    assert not cards.undo.isHidden() and [row["id"] for row in answers(page)["facts"]] == ["2"]
    cards.undo.click()
    assert [(row["id"], row["text"]) for row in answers(page)["facts"]] == [("1", "one"), ("2", "two")]
    assert [card.findChild(QPlainTextEdit).toPlainText() for card in cards.cards] == ["one", "two"]
    again(page)
    assert [row["text"] for row in answers(page)["facts"]] == ["two"]


def test_evidence_rows_go_and_come_and_what_is_saved_is_what_stands_there(team: Team) -> None:
    talk = team.bench.ask(lambda: team.session.records.create("interview", an_interview()).revision.record)
    page = team.open("workpaper")
    team.fill(page, title="设备", unit="启明小学")
    page.doing.put_evidence(f"{talk}#turns/t2")
    team.bench.settle()
    page.doing.put_evidence(f"{talk}#turns/t1")
    team.bench.settle()
    assert page.form is not None
    table = next(block for block in page.form._blocks() if isinstance(block, EvidenceTable))
    whole = answers(page)["evidence"]
    table.choose(0)
    table.table.setFocus()
    QTest.keyClick(focus(page), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [row["id"] for row in answers(page)["evidence"]] == ["2", "1"]
    back(page)
    assert answers(page)["evidence"] == whole
    for left in (1, 0):
        table.drop.click()
        assert len(answers(page).get("evidence") or ()) == left
    back(page, 2)
    assert answers(page)["evidence"] == whole
    page.save()
    team.bench.settle()
    assert page.view.record is not None and page.view.record.head.content["evidence"] == whole
    back(page)
    assert len(answers(page)["evidence"]) == 1, "saving is no end of it"
    page.save()
    team.bench.settle()
    assert len(page.view.record.head.content["evidence"]) == 1


def test_what_came_back_is_in_view(team: Team) -> None:
    page = team.open("workpaper")
    assert page.form is not None
    cards = next(block for block in page.form._blocks() if getattr(block, "_path", ()) == ("criteria",))
    assert isinstance(cards, RepeatCards)
    cards.append()
    QTest.keyClicks(focus(page), "clause 8")
    cards._remove(0)
    page.view.scroll.verticalScrollBar().setValue(0)
    back(page)
    field = focus(page)
    assert isinstance(field, QPlainTextEdit) and field.toPlainText() == "clause 8"
    team.bench.qtbot.waitUntil(lambda: not field.visibleRegion().isEmpty(), timeout=2000)


def test_files_come_by_revisions_and_stay(team: Team, tmp_path: Path) -> None:
    from tests.ui.records.test_ways import a_request, received

    page = received(team, a_request(team).view.child_lists[0]._rows[0].id)
    file = tmp_path / "合同.txt"
    file.write_text("第三十七页", "utf-8")
    team.fill(page, remark="看过")
    page.doing.take_in("scans", [file])
    team.bench.settle()
    back(page)
    assert not answers(page).get("remark") and answers(page)["scans"] == "合同.txt"


def test_what_is_fixed_does_not_go_back(team: Team) -> None:
    page = team.open("activity")
    team.fill(page, title="重复登记")
    page.save()
    team.bench.settle()
    team.act(page, "move:void")
    dialog = page.mover.dialog
    assert dialog is not None and dialog.reason is not None
    dialog.reason.setText("重复")
    dialog.try_accept()
    team.bench.settle()
    page.act("undo")
    assert answers(page)["title"] == "重复登记"
