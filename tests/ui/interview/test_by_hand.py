"""What a tester who is no engineer stumbled over: keys, the way of Tab, words that were not so."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget

from forms.problems import Refused
from tests.ui.interview.conftest import Desktop
from tests.ui.interview.test_page import READY, begun, locked, saved
from tests.ui.worlds import LEADER
from tests.worlds import an_interview
from ui.interview.checks import warnings
from ui.interview.lockpanel import findings_of
from ui.interview.page import InterviewPage
from ui.interview.suggest import SuggestAnswer
from ui.look import Look


def walked(page: InterviewPage, start: QWidget | None, steps: int) -> list[QWidget]:
    """What Tab comes to from `start`."""
    QApplication.processEvents()  # a layout shows its new widgets a moment later
    assert start is not None
    start.setFocus()
    found = []
    for _ in range(steps):
        page.focusNextPrevChild(True)
        focus = page.window().focusWidget()
        assert focus is not None
        found.append(focus)
    return found


def said(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())


def checked(desktop: Desktop, page: InterviewPage) -> None:
    page._act("check")
    desktop.qtbot.waitUntil(lambda: page.view.checking, timeout=5000)


def is_in_view(widget: QWidget) -> bool:
    return widget.visibleRegion().boundingRect().contains(QPoint(widget.width() // 2, widget.height() // 2))


# -- a record that is locked -----------------------------------------------------------------------------------------


def test_tab_goes_through_the_head_of_a_locked_record(desktop: Desktop) -> None:
    page = locked(desktop)
    head = page.view.head
    wanted = [head.button("preview"), head.button("addendum"), head.button("signature"), head.more]
    assert walked(page, head.back, 4) == wanted


@pytest.mark.parametrize(("key", "name"), [(Qt.Key.Key_F9, "addendum"), (Qt.Key.Key_F7, "signature")])
def test_what_follows_the_lock_has_a_key_and_stands_in_the_menu(desktop: Desktop, key: Qt.Key, name: str) -> None:
    page = locked(desktop)
    page.activateWindow()
    hints = page.keys()
    assert name in [act.key for act in page.view.head._menu_acts]
    QTest.keyClick(page.view.editor, key)
    assert page.view.subpage is getattr(page.view, name)
    assert {"F9", "F7"} <= {cap for cap, _ in hints}


@pytest.mark.parametrize("key", [Qt.Key.Key_F9, Qt.Key.Key_F7])
def test_those_keys_do_nothing_while_the_record_is_open(desktop: Desktop, key: Qt.Key) -> None:
    page = desktop.page(desktop.workspace())
    page.activateWindow()
    QTest.keyClick(page.view.editor, key)
    assert page.view.subpage is None


def test_a_locked_record_does_not_speak_of_typing(desktop: Desktop) -> None:
    breaks = [{"from": "10:10", "to": "10:20"}]
    page = desktop.page(desktop.workspace(), begun(desktop))
    page.keeper.put("breaks", breaks)
    page._act("save")
    saved(desktop, page)
    page.keeper.lock(lambda: None)
    desktop.qtbot.waitUntil(lambda: page.keeper.working.state == "locked", timeout=5000)
    page = desktop.page(desktop.workspace(), page.keeper.working.record)
    page._act("particulars")
    assert "Everything typed" not in said(page.view.particulars)
    assert "read, not changed" in said(page.view.particulars)
    rows: Any = page.view.particulars.panel.answers["breaks"]
    assert rows.value() == breaks
    assert all(answer.field.isReadOnly() for _, answers in rows._rows for answer in answers.values())
    assert not any(button.isVisible() for button in rows.findChildren(QPushButton))
    assert "drops the question in" not in said(page.view.outline)


def test_registering_without_a_scan_says_so_first(desktop: Desktop, tmp_path: Path) -> None:
    page = locked(desktop)
    page._act("signature")
    form = page.view.signature
    assert form.without.text() == ""  # an internal note needs no signature
    form.panel.answers["signature_result"].show_value("signed")
    form.panel.answers["signature_result"].changed.emit()
    assert "No scan is attached" in form.without.text()
    form.scans.add([tmp_path / "page.pdf"])
    assert form.without.text() == ""


def test_a_void_record_says_why_and_by_whom(desktop: Desktop) -> None:
    page = locked(desktop)
    dialog = page.closing.ask_void()
    assert dialog is not None
    dialog.reason.setText("recorded twice")
    dialog.try_accept()
    desktop.qtbot.waitUntil(lambda: page.keeper.working.state == "void", timeout=5000)
    again = desktop.page(desktop.workspace(), page.keeper.working.record)
    for shown in (page, again):
        assert "recorded twice." in shown.view.banner.text()
        assert LEADER.name in shown.view.banner.text()
    again._act("particulars")
    assert "recorded twice." in again.view.banner.text()


# -- the way of the focus ---------------------------------------------------------------------------------------------


def test_tab_from_the_last_identity_field_comes_to_sealing(desktop: Desktop) -> None:
    page = desktop.page(desktop.workspace())
    card = page.view.facts.card
    card.edit()
    assert card._panel is not None
    last = list(card._panel.answers.values())[-1].focusProxy()
    assert walked(page, last, 1) == [card._act]


def test_tab_from_the_end_comes_to_the_breaks(desktop: Desktop) -> None:
    page = desktop.page(desktop.workspace())
    page._act("particulars")
    answers = page.view.particulars.panel.answers
    rows: Any = answers["breaks"]
    rows._added()
    first = next(iter(rows._rows[0][1].values())).focusProxy()
    stops = walked(page, answers["end"].focusProxy(), 5)
    assert stops[0] is first
    assert stops[-1] is rows._add


def test_f8_works_while_the_focus_is_beside_the_page(desktop: Desktop) -> None:
    page = desktop.page(desktop.workspace())
    window = QWidget()
    desktop.qtbot.addWidget(window)
    rail = QPushButton("rail")
    layout = QVBoxLayout(window)
    layout.addWidget(rail)
    layout.addWidget(page)
    window.show()
    window.activateWindow()
    desktop.qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    QTest.keyClicks(page.view.editor, "Who?")
    rail.setFocus()
    QTest.keyClick(rail, Qt.Key.Key_F8)
    desktop.qtbot.waitUntil(lambda: page.view.checking, timeout=5000)
    saved(desktop, page)
    page.setParent(None)


def test_f8_again_takes_the_focus_into_the_list_and_f6_to_the_first_line(desktop: Desktop) -> None:
    page = desktop.page(desktop.workspace())
    QTest.keyClicks(page.view.editor, "Who?")
    checked(desktop, page)
    panel = page.view.lock_panel
    page.view.editor.setFocus()
    page._act("check")
    desktop.qtbot.waitUntil(lambda: page.focusWidget() is panel.links[0], timeout=5000)
    page.view.editor.setFocus()
    page.view.right.setFocus(Qt.FocusReason.ShortcutFocusReason)  # as the window does for F6
    page.view.right.focusNextChild()
    assert page.focusWidget() is panel.links[0]
    page.closing._recheck()
    desktop.settle()
    desktop.settle()
    assert page.focusWidget() is panel.links[0]
    page.closing.stop_checking()
    saved(desktop, page)


def test_go_there_scrolls_the_field_into_view(desktop: Desktop) -> None:
    page = desktop.page(desktop.workspace())
    QTest.keyClicks(page.view.editor, "Who?")
    checked(desktop, page)
    for place in ("role_group", "interviewers", "unit"):
        page.view.lock_panel.go_there.emit(place)
        QApplication.processEvents()
        focus = page.focusWidget()
        assert focus is not None and page.view.particulars.panel.answers[place].isAncestorOf(focus)
        assert is_in_view(focus), place


def test_ctrl_n_begins_another_interview_from_the_particulars(desktop: Desktop) -> None:
    space = desktop.workspace()
    page = desktop.page(space, begun(desktop))
    page._act("particulars")
    with desktop.qtbot.waitSignal(space.open_asked) as asked:
        page.new_record()
    assert asked.args == ["interview", "", ""]


def test_after_recovering_the_caret_stands_behind_the_text(desktop: Desktop) -> None:
    record = begun(desktop)
    space = desktop.workspace()
    typed = an_interview(**READY, source_code="J-001")
    typed["turns"] = [*typed["turns"], {"id": "t3", "kind": "q", "text": "还有谁在场？"}]
    head = desktop.ask(lambda: space.session.records.get(record).head.id)
    desktop.ask(lambda: space.session.drafts.write(record, "interview", head, typed))
    page = desktop.page(space, record)
    page.view.recovery.recover.click()
    assert page.view.editor.textCursor().atEnd()
    assert page.focusWidget() is page.view.editor
    QTest.keyClicks(page.view.editor, " x")
    assert page.view.editor.turns()[-1].text == "还有谁在场？ x"
    saved(desktop, page)


# -- words ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "place"),
    [("2026-03-18 10:41", ["end"]), ("2026-03-18 10:42", []), ("2026-03-19 00:01", []), ("2026-03-17 23:59", ["date"])],
)
def test_a_talk_that_has_not_ended_yet_is_pointed_at(now: str, place: list[str]) -> None:
    found = warnings(an_interview(), must_ask_left=[], notices_left=0, has_identity=True, policy={}, now=now)
    assert [finding.place for finding in found] == place
    assert all(finding.warning for finding in found)


def test_a_member_who_is_missing_is_asked_for_once(look: Look) -> None:
    two = Refused("TWO_MEMBERS_NEEDED")
    missing = Refused("FIELD_MISSING", field="interviewers")
    assert [found.place for found in findings_of([missing, two], look, str)] == ["interviewers"]
    (left,) = findings_of([two], look, str)
    assert callable(left.words) and "Cannot lock" not in left.words()


def test_the_units_of_the_kit_are_offered_and_others_can_be_typed(desktop: Desktop) -> None:
    space = desktop.workspace()
    page = desktop.page(space)
    page._act("particulars")
    unit = page.view.particulars.panel.answers["unit"]
    assert isinstance(unit, SuggestAnswer)
    assert [unit.choices.itemText(row) for row in range(unit.choices.count())] == list(space.stint.units)
    assert unit.value() is None
    unit.choices.setCurrentIndex(1)
    unit.choices.activated.emit(1)
    assert page.keeper.working.content["unit"] == space.stint.units[1]
    unit.choices.setEditText("")
    QTest.keyClicks(unit.choices, "Elsewhere")
    assert page.keeper.working.content["unit"] == "Elsewhere"
    desktop.look.language.use("zh")
    QApplication.processEvents()
    assert unit.value() == "Elsewhere"
    saved(desktop, page)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_record_begins_in_the_language_of_the_window(desktop: Desktop, language: str) -> None:
    desktop.look.language.use(language)  # type: ignore[arg-type]
    page = desktop.page(desktop.workspace())
    assert page.keeper.working.content["language"] == language


def test_the_title_of_the_particulars_stands_once(desktop: Desktop) -> None:
    page = desktop.page(desktop.workspace())
    words = [label.text() for label in page.view.particulars.findChildren(QLabel)]
    assert words.count("Particulars") == 1
    assert any("must ask" in label.text() for label in page.view.outline.findChildren(QLabel))
