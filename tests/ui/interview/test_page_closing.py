"""Ending an interview on its page: check and lock, signature, addendum, void, the sealed identity."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from tests.ui.interview.acts import begun, locked, saved
from tests.ui.interview.conftest import Desktop
from tests.ui.worlds import LEADER, MEMBER, OTHER
from tests.worlds import PASSPHRASE


def test_checking_lists_what_is_missing_with_a_way_there(desktop: Desktop) -> None:
    page = desktop.page(desktop.workspace())
    QTest.keyClicks(page.view.editor, "Who ordered it?")
    QTest.keyClick(page, Qt.Key.Key_F8)
    desktop.qtbot.waitUntil(lambda: page.view.checking, timeout=5000)
    panel = page.view.lock_panel
    assert not panel.ready
    assert panel.lock.isHidden()
    words = " ".join(label.text() for label in panel.findChildren(QLabel))
    assert "Missing: Place" in words and "Missing: End" in words
    panel.go_there.emit("place")
    place = page.view.particulars.panel.answers["place"]
    assert page.view.subpage is page.view.particulars
    assert place.focusProxy().hasFocus() or QApplication.focusWidget() is None
    panel.go_there.emit("turns")
    assert page.view.subpage is None
    assert page.back() and not page.view.checking


def test_locking_makes_the_text_immutable(desktop: Desktop) -> None:
    record = begun(desktop)
    page = desktop.page(desktop.workspace(), record)
    page._act("check")
    desktop.qtbot.waitUntil(lambda: page.view.checking, timeout=5000)
    assert page.view.lock_panel.ready
    page.view.lock_panel.lock.click()
    desktop.qtbot.waitUntil(lambda: page.keeper.working.state == "locked", timeout=5000)
    assert page.view.editor.isReadOnly()
    before = page.view.editor.turns()
    QTest.keyClicks(page.view.editor, "more")
    assert page.view.editor.turns() == before
    assert set(page.view.head.acts()) == {"preview", "addendum", "signature", "evidence", "particulars", "void"}
    assert page.view.particulars.panel.answers["place"].field.isReadOnly()  # type: ignore[attr-defined]


def test_a_refused_signature_needs_reason_and_two_names(desktop: Desktop, tmp_path: Path) -> None:
    page = locked(desktop)
    page._act("signature")
    form = page.view.signature
    assert form.panel.answers["signature_result"].value() == "not_required"
    form.panel.answers["signature_result"].show_value("refused")
    form.act.click()
    assert form.panel.rows["refusal_reason"].complaint()
    assert form.panel.rows["signature_witnesses"].complaint()
    form.panel.answers["refusal_reason"].show_value("wants to think it over")
    form.panel.answers["signature_witnesses"].show_value([MEMBER.id, OTHER.id])
    scan = tmp_path / "page-1.pdf"
    scan.write_bytes(b"%PDF-1.4 scan")
    form.scans.add([scan])
    form.act.click()
    desktop.qtbot.waitUntil(lambda: page.keeper.working.state == "signature_registered", timeout=5000)
    space = desktop.workspace()
    head = desktop.ask(lambda: space.session.records.get(page.keeper.working.record).head)
    assert head.content["refusal_reason"] == "wants to think it over"
    (ref,) = head.attachments
    assert (ref.field, ref.name) == ("signed_pages", "page-1.pdf")
    assert desktop.ask(lambda: space.session.attachments.read(ref.sha256)) == b"%PDF-1.4 scan"


def test_a_scan_that_cannot_be_read_keeps_the_form(desktop: Desktop, tmp_path: Path) -> None:
    page = locked(desktop)
    page._act("signature")
    page.view.signature.scans.add([tmp_path / "gone.pdf"])
    page.view.signature.act.click()
    desktop.qtbot.waitUntil(lambda: not page.view.error.isHidden(), timeout=5000)
    assert page.view.subpage is page.view.signature
    assert page.keeper.working.state == "locked"


def test_an_addendum_is_locked_at_once(desktop: Desktop) -> None:
    page = locked(desktop)
    page._act("addendum")
    form = page.view.addendum
    form.act.click()
    assert form.panel.rows["text"].complaint()
    QTest.keyClicks(form.panel.answers["text"].focusProxy(), "The year was 2024.")
    form.act.click()
    desktop.qtbot.waitUntil(lambda: bool(page.keeper.addenda), timeout=5000)
    (addendum,) = page.keeper.addenda
    assert addendum.serial == "TH-2601-03A-0001/1"
    assert addendum.head.state == "locked"
    assert addendum.head.content["of"] == "J-001"
    assert page.keeper.working.state == "locked"


def test_voiding_as_a_member_needs_the_leaders_word(desktop: Desktop) -> None:
    desktop.workspace()
    page = locked(desktop, MEMBER)
    dialog = page.closing.ask_void()
    assert dialog is not None
    dialog.reason.setText("recorded twice")
    assert dialog._approval is not None
    dialog._approval.edit.setText("not the passphrase at all")
    dialog.try_accept()
    desktop.qtbot.waitUntil(lambda: not page.view.error.isHidden(), timeout=5000)
    assert page.keeper.working.state == "locked"
    dialog = page.closing.ask_void()
    assert dialog is not None and dialog._approval is not None
    dialog.reason.setText("recorded twice")
    dialog._approval.edit.setText(PASSPHRASE)
    dialog.try_accept()
    desktop.qtbot.waitUntil(lambda: page.keeper.working.state == "void", timeout=5000)
    session = desktop.session
    assert session is not None
    head = desktop.ask(lambda: session.records.get(page.keeper.working.record).head)
    assert (head.reason, head.approved_by) == ("recorded twice", LEADER.id)


def test_the_identity_card_seals_opens_with_a_reason_and_closes(desktop: Desktop) -> None:
    space = desktop.workspace()
    page = desktop.page(space)
    QTest.keyClicks(page.view.editor, "words")
    saved(desktop, page)
    card = page.view.facts.card
    assert card.state == "empty"
    card.edit()
    assert card._panel is not None
    QTest.keyClicks(card._panel.answers["name"].focusProxy(), "Marker Name")
    saved(desktop, page)
    record = page.keeper.working.record
    draft = desktop.ask(lambda: space.session.drafts.of(record))
    assert draft is not None and draft.protected["identity"] == {"name": "Marker Name"}
    assert card.seal()
    desktop.qtbot.waitUntil(lambda: card.state == "sealed", timeout=5000)
    head = desktop.ask(lambda: space.session.records.get(record).head)
    assert "identity" in head.protected and "Marker" not in str(head.content)
    card.opening.emit("compare the handwriting")
    desktop.qtbot.waitUntil(lambda: card.state == "shown", timeout=5000)
    assert any("Marker Name" in label.text() for label in card.findChildren(QLabel))
    card._seconds = 1
    desktop.qtbot.waitUntil(lambda: card.state == "sealed", timeout=3000)
    assert not any("Marker" in label.text() for label in page.findChildren(QLabel))
    assert card._shown == {}


def test_a_name_of_the_identity_in_the_text_is_pointed_at(desktop: Desktop) -> None:
    page = desktop.page(desktop.workspace())
    QTest.keyClicks(page.view.editor, "Was it Quentin Marker who signed?")
    saved(desktop, page)
    page.view.facts.card.edit()
    page.keeper.put_identity({"name": "Quentin Marker"})
    assert page.view.facts.card.seal()
    saved(desktop, page)
    QTest.keyClicks(page.view.editor, " Yes.")
    page._act("save")
    saved(desktop, page)
    assert "sealed identity stands in the text" in page.view.banner.text()
    page.view.banner._act()
    assert page.view.editor.textCursor().selectedText() == "Quentin Marker"
