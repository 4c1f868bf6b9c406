"""The interview page over a real vault, by keyboard."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from shiboken6 import delete

from storage.model import Change
from tests.ui.interview.acts import ALT, CTRL, READY, begun, locked, saved, stored
from tests.ui.interview.conftest import Desktop
from tests.ui.worlds import LEADER, MEMBER
from tests.worlds import an_interview
from ui.records.picker import PickPanel


def test_nothing_is_saved_before_the_first_keystroke(desktop: Desktop) -> None:
    space = desktop.workspace()
    page = desktop.page(space)
    QTest.qWait(900)
    desktop.settle()
    assert desktop.ask(lambda: space.session.records.summaries("interview")) == []
    assert page.may_leave()
    desktop.settle()
    assert desktop.ask(lambda: space.session.records.summaries("interview")) == []


def test_the_first_words_give_serial_code_start_and_state(desktop: Desktop) -> None:
    page = desktop.page(desktop.workspace())
    QTest.keyClicks(page.view.editor, "Who ordered it?")
    assert page.view.head.saved.state == "typing"
    saved(desktop, page)
    head = stored(desktop, page)
    assert head["#serial"] == "TH-2601-03A-0001"
    assert head["#state"] == "in_progress"
    assert head["source_code"] == "J-001"
    assert head["recorder"] == LEADER.id
    assert head["start"] and head["date"]
    assert page.view.head.code.text() == "J-001"
    assert page.view.head.saved.state == "saved"


def test_typing_is_committed_within_two_seconds(desktop: Desktop) -> None:
    space = desktop.workspace()
    page = desktop.page(space)
    QTest.keyClicks(page.view.editor, "first")
    saved(desktop, page)
    record = page.keeper.working.record
    begin = time.monotonic()
    typed = 0
    while time.monotonic() - begin < 2.6:
        QTest.keyClicks(page.view.editor, "x")
        typed += 1
        QTest.qWait(60)
    draft = desktop.ask(lambda: space.session.drafts.of(record))
    assert draft is not None
    assert draft.content["turns"][0]["text"].count("x") >= typed * 0.15


def test_a_crash_offers_recover_discard_and_difference(desktop: Desktop) -> None:
    record = begun(desktop)
    space = desktop.workspace()
    typed = an_interview(**READY, source_code="J-001")
    typed["turns"] = [*typed["turns"], {"id": "t3", "kind": "q", "text": "还有谁在场？"}]
    head = desktop.ask(lambda: space.session.records.get(record).head.id)
    desktop.ask(lambda: space.session.drafts.write(record, "interview", head, typed, {"identity": {"name": "乙某"}}))
    page = desktop.page(space, record)
    assert not page.view.recovery.isHidden()
    assert page.view.editor.isReadOnly()
    page.view.recovery.show_difference.click()
    shown = " ".join(label.text() for label in page.view.difference.findChildren(QLabel))
    assert "还有谁在场？" in shown
    assert page.back()
    page.view.recovery.recover.click()
    assert not page.view.editor.isReadOnly()
    assert len(page.view.editor.turns()) == 3
    assert page.view.facts.card.state == "editing"
    page.keeper.save()
    saved(desktop, page)
    assert len(stored(desktop, page)["turns"]) == 3  # type: ignore[arg-type]
    assert desktop.ask(lambda: space.session.drafts.of(record)) is None


def test_recovering_keeps_what_was_saved_since(desktop: Desktop) -> None:
    record = begun(desktop)
    space = desktop.workspace()

    def work() -> None:
        records = space.session.records
        base = records.get(record).head
        records.save(record, base.id, {**base.content, "place": "三楼会议室"})
        turns = [*base.content["turns"], {"id": "t3", "kind": "q", "text": "还有谁在场？"}]
        space.session.drafts.write(record, "interview", base.id, {**base.content, "turns": turns})

    desktop.ask(work)
    page = desktop.page(space, record)
    page.view.recovery.recover.click()
    page.keeper.save()
    saved(desktop, page)
    head = stored(desktop, page)
    assert head["place"] == "三楼会议室"
    assert len(head["turns"]) == 3  # type: ignore[arg-type]


def test_discarding_keeps_what_is_saved(desktop: Desktop) -> None:
    record = begun(desktop)
    space = desktop.workspace()
    head = desktop.ask(lambda: space.session.records.get(record).head.id)
    desktop.ask(lambda: space.session.drafts.write(record, "interview", head, {"gist": "x"}))
    page = desktop.page(space, record)
    page.view.recovery.discard.click()
    desktop.settle()
    assert len(page.view.editor.turns()) == 2
    assert desktop.ask(lambda: space.session.drafts.of(record)) is None
    assert page.view.recovery.isHidden()


def test_outline_notices_break_document_evidence_and_phrase(desktop: Desktop) -> None:
    space = desktop.workspace()
    page = desktop.page(space)
    view = page.view
    QTest.keyClick(view.editor, Qt.Key.Key_2, ALT)
    assert view.editor.turns()[0].text == "验收：时间、在场人、单据"
    assert view.outline.must_ask_left() == []
    QTest.keyClick(view.editor, Qt.Key.Key_Return)
    QTest.keyClicks(view.editor, "In June.")
    QTest.keyClick(view.editor, Qt.Key.Key_M, CTRL)
    QTest.keyClick(view.editor, Qt.Key.Key_B, CTRL)
    assert page.talk.pausing
    assert view.head.button("break").text().strip() == "End break"  # type: ignore[union-attr]
    QTest.keyClick(view.editor, Qt.Key.Key_B, CTRL)
    assert not page.talk.pausing
    QTest.keyClick(view.editor, Qt.Key.Key_D, CTRL)
    panel = page.window().findChildren(PickPanel)[-1]
    desktop.settle()
    QTest.keyClick(panel.field, Qt.Key.Key_Return)  # nothing in the log: typed by hand
    QTest.keyClicks(view.editor, "DY-2601-03A-0009-03 slip")
    QTest.keyClick(view.editor, Qt.Key.Key_J, CTRL)
    menu = page.talk._menu
    assert menu is not None
    menu.actions()[2].trigger()
    menu.close()
    view.notices.toggle("identity")
    page._act("save")
    saved(desktop, page)
    head = stored(desktop, page)
    assert head["outline_asked"] == "2" and head["outline"] == "采购与验收 v2"
    assert [mark["id"] for mark in head["marks"]] == ["m1"]  # type: ignore[union-attr]
    assert set(head["breaks"][0]) == {"from", "to"}  # type: ignore[index]
    kinds = [turn["kind"] for turn in head["turns"]]  # type: ignore[union-attr]
    assert kinds == ["q", "a", "break", "show_document"]
    assert head["turns"][3]["document"] == "DY-2601-03A-0009-03"  # type: ignore[index]
    assert head["turns"][3]["text"].endswith("I do not remember.")  # type: ignore[index]
    assert [row["item"] for row in head["notices"]] == ["identity"]  # type: ignore[union-attr]
    again = desktop.page(space, page.keeper.working.record)
    assert again.view.editor.marks() == view.editor.marks()
    assert again.view.outline.current() == 1


def test_a_change_by_another_window_is_followed_but_never_over_typing(desktop: Desktop) -> None:
    page = locked(desktop)
    space = desktop.workspace()
    record = page.keeper.working.record

    def print_it() -> Change:
        records = space.session.records
        return records.transition(record, records.get(record).head.id, "print").change

    page.refresh(desktop.ask(print_it))
    desktop.qtbot.waitUntil(lambda: page.keeper.working.state == "printed", timeout=5000)
    assert page.view.editor.isReadOnly()
    other = desktop.page(space, begun(desktop))
    QTest.keyClicks(other.view.editor, " more")
    other.refresh(Change((other.keeper.working.record,)))
    assert other.view.editor.turns()[-1].text.endswith("more")
    saved(desktop, other)


def test_leaving_commits_and_makes_a_draft(desktop: Desktop) -> None:
    page = desktop.page(desktop.workspace())
    QTest.keyClicks(page.view.editor, "Who?")
    assert page.may_leave()
    page.seal()
    desktop.settle()
    desktop.settle()
    head = stored(desktop, page)
    assert head["#state"] == "draft"
    assert head["turns"][0]["text"] == "Who?"  # type: ignore[index]


def test_locking_the_vault_seals_a_draft_even_when_the_page_is_gone(desktop: Desktop) -> None:
    record = begun(desktop)
    space = desktop.workspace()
    page = desktop.page(space, record, keep=False)
    QTest.keyClicks(page.view.editor, " unsaved")
    page.seal()
    delete(page)
    desktop.settle()
    draft = desktop.ask(lambda: space.session.drafts.of(record))
    assert draft is not None and draft.content["turns"][-1]["text"].endswith("unsaved")


def test_every_particular_is_reached_by_tab(desktop: Desktop) -> None:
    page = desktop.page(desktop.workspace())
    page.activateWindow()
    page._act("particulars")
    panel = page.view.particulars.panel
    wanted = {
        name for name, answer in panel.answers.items()
        if not panel.rows[name].isHidden() and answer.focusProxy() is not None
    }  # fmt: skip
    reached = set()
    for _ in range(120):
        focus = page.focusWidget()
        reached |= {
            name for name in wanted
            if focus is not None and (panel.answers[name] is focus or panel.answers[name].isAncestorOf(focus))
        }  # fmt: skip
        page.focusNextPrevChild(True)
    assert reached == wanted


def test_what_is_typed_in_the_particulars_is_kept(desktop: Desktop) -> None:
    page = desktop.page(desktop.workspace())
    page._act("particulars")
    answers = page.view.particulars.panel.answers
    QTest.keyClicks(answers["place"].focusProxy(), "Room 2")
    field = answers["start"].focusProxy()
    QTest.keyClicks(field, "905")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert answers["start"].value() == "09:05"
    QTest.keyClicks(field, "x")
    assert answers["start"].value() == "09:05"
    assert answers["start"].wrong() is not None
    page._act("save")
    saved(desktop, page)
    head = stored(desktop, page)
    assert (head["place"], head["start"]) == ("Room 2", "09:05")


def test_an_exhibit_number_is_asked_for_a_recording_only(desktop: Desktop) -> None:
    panel = desktop.page(desktop.workspace()).view.particulars.panel
    assert panel.rows["exhibit_no"].isHidden()
    panel.answers["recording_device"].show_value("audio")
    panel.answers["recording_device"].changed.emit()
    assert not panel.rows["exhibit_no"].isHidden()


def test_switching_language_and_theme_keeps_everything(desktop: Desktop) -> None:
    page = desktop.page(desktop.workspace())
    QTest.keyClicks(page.view.editor, "words")
    steps = page.view.editor.document().availableUndoSteps()
    desktop.look.language.use("zh")
    desktop.look.theme.use("dark")
    desktop.look.fonts.use(large=True)
    QApplication.processEvents()
    assert page.view.head.button("check").text() == "核对并锁定…"  # type: ignore[union-attr]
    assert page.view.editor.accessibleName() == "问答正文"
    assert page.view.editor.document().availableUndoSteps() == steps
    saved(desktop, page)


def test_an_interview_from_first_word_to_lock_by_keyboard_alone(desktop: Desktop) -> None:
    desktop.workspace()
    page = desktop.page(desktop.workspace(MEMBER))
    page.activateWindow()

    def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focus = page.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, modifiers)

    def fill(name: str, text: str) -> None:
        answer = page.view.particulars.panel.answers[name]
        for _ in range(60):
            focus = page.focusWidget()
            if focus is not None and (focus is answer.focusProxy() or answer.isAncestorOf(focus)):
                break
            press(Qt.Key.Key_Tab)
        QTest.keyClicks(page.focusWidget(), text)

    QTest.keyClicks(page.view.editor, "Who ordered it?")
    press(Qt.Key.Key_Return)
    QTest.keyClicks(page.view.editor, "The board.")
    press(Qt.Key.Key_F2)
    fill("unit", "County Hospital")
    fill("purpose", "Purchasing")
    fill("start", "0905")
    fill("end", "1010")
    fill("place", "Room 2")
    fill("interviewers", "")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    fill("role_group", "S")
    assert page.view.particulars.panel.answers["role_group"].value() == "staff"
    assert page.back()
    saved(desktop, page)
    press(Qt.Key.Key_F8)
    desktop.qtbot.waitUntil(lambda: page.view.checking, timeout=5000)
    words = [label.text() for label in page.view.lock_panel.findChildren(QLabel)]
    assert any("Notices given" in word for word in words)
    press(Qt.Key.Key_Return)
    focus = page.focusWidget()
    assert focus is not None and page.view.notices.isAncestorOf(focus)
    press(Qt.Key.Key_Space)
    desktop.qtbot.waitUntil(lambda: page.view.lock_panel.ready, timeout=5000)
    for _ in range(80):
        if page.focusWidget() is page.view.lock_panel.lock:
            break
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Return)
    desktop.qtbot.waitUntil(lambda: page.keeper.working.state == "locked", timeout=5000)


@pytest.mark.parametrize("key", [Qt.Key.Key_1, Qt.Key.Key_9])
def test_ctrl_digits_stay_with_navigation(desktop: Desktop, key: Qt.Key) -> None:
    page = desktop.page(desktop.workspace())
    QTest.keyClick(page.view.editor, key, CTRL)
    assert page.view.editor.turns() == ()
