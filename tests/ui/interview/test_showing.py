"""Ctrl+D: the document shown is chosen from the document log."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.storage.team import a_request, an_item
from tests.ui.interview.acts import CTRL, saved, stored
from tests.ui.interview.conftest import Desktop
from ui.records.picker import PickPanel


def test_a_document_of_the_log_is_chosen_by_keys(desktop: Desktop) -> None:
    space = desktop.workspace()
    session = space.session

    def logged() -> str:
        above = session.records.create("doc_request", a_request()).revision
        records = [
            session.records.create("doc_item", an_item(title), parent_serial=above.serial).revision
            for title in ("采购合同", "设备验收单", "会议记录")
        ]
        return records[1].serial

    serial = desktop.ask(logged)
    page = desktop.page(space)
    editor = page.view.editor
    QTest.keyClicks(editor, "In June.")
    QTest.keyClick(editor, Qt.Key.Key_D, CTRL)
    panel = page.window().findChildren(PickPanel)[-1]
    desktop.settle()
    assert panel.list.rows_model.rowCount() == 3
    panel.field.setText("验收")
    desktop.qtbot.waitUntil(lambda: panel.list.rows_model.rowCount() == 1, timeout=5000)
    desktop.settle()
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    desktop.settle()
    assert page.window().focusWidget() is editor
    shown = editor.turns()[-1]
    assert (shown.kind, shown.document) == ("show_document", serial)
    assert serial in shown.text and "设备验收单" in shown.text
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "That is my signature.")
    page._act("save")
    saved(desktop, page)
    turns = stored(desktop, page)["turns"]
    assert [turn.get("document", "") for turn in turns] == ["", serial, ""]  # type: ignore[union-attr,attr-defined]


def test_leaving_the_picker_writes_nothing(desktop: Desktop) -> None:
    page = desktop.page(desktop.workspace())
    QTest.keyClicks(page.view.editor, "In June.")
    QTest.keyClick(page.view.editor, Qt.Key.Key_D, CTRL)
    panel = page.window().findChildren(PickPanel)[-1]
    desktop.settle()
    QTest.keyClick(panel.field, Qt.Key.Key_Escape)
    assert [turn.kind for turn in page.view.editor.turns()] == ["q"]
    assert page.window().focusWidget() is page.view.editor
