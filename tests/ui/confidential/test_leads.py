"""The register of leads from the first entry to the receipt, in the windows (V16)."""

from __future__ import annotations

import pytest

from storage.exchange.leads import open_leads
from storage.leads import key_fingerprint, standing
from storage.model import AuditEvent
from storage.session import Session
from tests.storage.crowd import register_lead
from tests.ui.confidential.conftest import DISCIPLINE_IDENTITY, LEAD_GROUPS, PEOPLE, Room
from tests.worlds import PASSPHRASE
from ui.components.dialogs import ReasonDialog
from ui.confidential.leadexport import LeadExportPage
from ui.confidential.leadmoves import ActPanel
from ui.confidential.leads import LeadsPage
from ui.confidential.referral import ReferralPage


def openings(session: Session) -> list[AuditEvent]:
    return [event for event in session.audit.events() if event.action == "protected_opened"]


def a_lead(room: Room) -> str:
    return room.ask(lambda session: register_lead(session).record)


def act(room: Room, page: LeadsPage, move: str, reason: str = "") -> ActPanel:
    """Begin an act; where the group wrote before, its words are opened with a reason."""
    page.panel.buttons[move].click()
    room.settle()
    if reason:
        dialog = room.dialog(ReasonDialog)
        dialog.reason.setText(reason)
        dialog.verb.click()
        room.settle()
    panel = page.panel.act_panel
    assert panel is not None
    return panel


def fill(panel: ActPanel, group: str, **answers: object) -> None:
    found = panel.form.panels[group]
    found.show_content({**found.content(), **answers})


def done(room: Room, panel: ActPanel, passphrase: str = "") -> None:
    panel.word.edit.setText(passphrase)
    panel.act.click()
    room.settle()


def decided(room: Room) -> str:
    """A lead the group has decided on, by the keeper in the windows; the keeper stays signed in."""
    record = a_lead(room)
    room.sign_in("lead_keeper")
    page = room.register(record)
    both = [PEOPLE["leader"].id, PEOPLE["lead_keeper"].id]
    first = act(room, page, "discuss")
    fill(first, "", first_meeting_on="2026-03-12")
    fill(first, "handling", preliminary_class="look", first_participants=both, first_opinion="先核合同")
    done(room, first)
    second = act(room, page, "decide", "续写组务会意见")
    fill(second, "", second_meeting_on="2026-03-16")
    fill(second, "handling", second_participants=both, second_opinion="移交", proposed_body="县纪委监委")
    done(room, second, PASSPHRASE)
    return record


def test_the_register_shows_numbers_and_opens_with_a_reason(room: Room) -> None:
    record = a_lead(room)
    room.sign_in("lead_keeper")
    page = room.register(record)
    assert "+ 1 waiting: 0001" in page.count.text()
    assert not any("欧阳" in text or "礼品" in text for text in page.panel.opened.words())
    room.picture("leads-sealed")
    page.panel.opened.ask()
    dialog = room.dialog(ReasonDialog)
    dialog.verb.click()
    assert dialog.isVisible()  # a reason is asked for
    dialog.reason.setText("办理")
    dialog.verb.click()
    room.settle()
    assert "欧阳怀瑾" in page.panel.opened.words()
    room.picture("leads-open")
    page.panel.opened._seconds = 1
    page.panel.opened._tick()
    assert not page.panel.opened.is_open
    assert "欧阳怀瑾" not in page.panel.opened.words()
    room.sign_in("auditor")
    found = room.ask(openings)
    assert {event.detail["group"] for event in found} == {"lead", "reporter"}
    assert {event.detail["reason"] for event in found} == {"办理"}


def test_what_is_open_is_gone_when_the_vault_locks(room: Room) -> None:
    record = a_lead(room)
    page = room.register(record)
    page.panel._open("办理")
    room.settle()
    assert page.panel.opened.is_open
    page.seal()
    assert "欧阳怀瑾" not in page.panel.opened.words()


def test_a_meeting_says_what_is_missing_and_keeps_what_was_typed(room: Room) -> None:
    record = a_lead(room)
    room.sign_in("lead_keeper")
    page = room.register(record)
    panel = act(room, page, "discuss")
    fill(panel, "", first_meeting_on="2026-03-01")
    fill(panel, "handling", first_opinion="先核合同", first_participants=[PEOPLE["leader"].id])
    done(room, panel)
    rows = panel.form.panels["handling"].rows
    assert rows["preliminary_class"].complaint() == "This must be filled in."
    assert panel.form.panels[""].rows["first_meeting_on"].complaint()  # before the lead came in
    fill(panel, "", first_meeting_on="2026-03-12")
    done(room, panel)
    assert rows["first_participants"].complaint()  # one alone is no group
    assert panel.form.groups()["handling"]["first_opinion"] == "先核合同"
    room.picture("leads-meeting")
    assert page.back()  # Esc leaves the act first
    assert page.panel.act_panel is None


def test_the_decision_needs_the_leaders_word_and_carries_on_the_first_opinion(room: Room) -> None:
    record = decided(room)
    head = room.ask(lambda session: session.records.get(record).head)
    assert (head.state, head.approved_by, head.reason) == ("decided", PEOPLE["leader"].id, "")
    handling = room.ask(lambda session: session.open_protected(record, "handling", "核对"))
    assert (handling["first_opinion"], handling["second_opinion"]) == ("先核合同", "移交")


def test_a_wrong_word_keeps_the_panel(room: Room) -> None:
    record = a_lead(room)
    room.sign_in("lead_keeper")
    page = room.register(record)
    panel = act(room, page, "not_accept")
    fill(panel, "handling", not_accepted_reason="一般作风问题", passed_on_to="县医院党委")
    done(room, panel)
    assert panel._complaint.text()
    done(room, panel, "not the passphrase at all")
    assert panel._complaint.text()
    assert page.panel.act_panel is panel
    assert room.ask(lambda session: session.records.get(record).head.state) == "registered"


def test_the_whole_way_to_the_receipt(room: Room) -> None:
    room.sign_in("secadmin")
    room.stick()
    room.sign_in("leader")
    record = decided(room)
    stick = room.stick()
    page = room.page("lead_export")
    assert isinstance(page, LeadExportPage) and page.wizard is not None
    assert [row.id for row in page.what.list.rows_model.rows()] == [record]
    room.picture("pack-what")
    page.wizard.go_on()
    room.settle()
    room.picture("pack-medium")
    page.wizard.go_on()
    room.picture("pack-approve")
    page.wizard.go_on()
    assert page.approve.complaint.text()  # without the word nothing goes
    page.approve.passphrase.edit.setText(PASSPHRASE)
    page.wizard.go_on()
    room.bench.qtbot.waitUntil(lambda: page.wizard is not None and page.wizard.step.key == "next", timeout=20_000)
    room.settle()
    room.picture("pack-done")
    (path,) = stick.path.glob("leads-*.sealed")
    (lead,) = open_leads(path, DISCIPLINE_IDENTITY)
    assert lead.groups["lead"]["subject_name"] == LEAD_GROUPS["lead"]["subject_name"]
    again = room.page("lead_export")
    assert isinstance(again, LeadExportPage) and again.wizard is not None
    assert "can be written again under its number" in again.wizard.banner.text()
    assert [row.id for row in again.what.list.rows_model.rows()] == [record]
    sheet = referral(room, record)
    assert room.ask(key_fingerprint) in sheet
    assert "欧阳怀瑾" in sheet
    assert "县纪委监委" in sheet
    assert not any(word in sheet for word in ("司徒望", "内线"))  # who reported it stays sealed
    register = room.register(record)
    assert register.count.text() == "1 registered = 1 packed + 0 not accepted: the count reconciles (V16)."
    hand = register.panel.ask_hand_over()
    assert hand is not None
    hand.verb.click()
    assert hand.isVisible()  # not signed for
    room.picture("leads-handover")
    hand.signed.setChecked(True)
    hand._day.setText("2026-03-18")
    hand.verb.click()
    room.settle()
    receipt = register.panel.ask_receipt()
    assert receipt is not None
    receipt._number.setText("收-7")
    receipt._day.setText("2026-03-18")
    receipt.verb.click()
    room.settle()
    assert register.panel.error.text() == ""
    assert room.ask(lambda session: session.records.get(record).head.state) == "receipted"
    room.picture("leads-receipted")


def referral(room: Room, record: str) -> str:
    """Ask for the sheet with a reason and print it; returns its words."""
    page = room.register(record)
    page.panel.ask_sheet()
    dialog = room.dialog(ReasonDialog)
    dialog.reason.setText("移交")
    dialog.verb.click()
    room.settle()
    shown = room.shell.page
    assert isinstance(shown, ReferralPage)
    assert shown.view.save.isHidden()
    room.bench.qtbot.waitUntil(lambda: shown.view.paper.document.pageCount() > 0, timeout=20_000)
    room.picture("referral")
    document = shown.view.paper.document
    words = "".join(document.getAllText(number).text() for number in range(document.pageCount()))
    shown.view._register("printer", None)  # no printer is set up here: the number is taken, and noted as failed
    room.settle()
    (job,) = room.ask(lambda session: session.prints.all(record))
    assert (job.page_kind, job.disposition) == ("referral_sheet", "failed")
    shown.seal()
    assert shown.view.paper.document.pageCount() == 0
    return words


def test_nothing_to_pack_is_said(room: Room) -> None:
    page = room.page("lead_export")
    assert isinstance(page, LeadExportPage)
    assert page.wizard is None
    assert "decision first" in page.error.text()
    room.picture("pack-nothing")


def test_an_empty_register_says_what_to_do(room: Room) -> None:
    page = room.register()
    assert page._stack.currentIndex() == 1
    room.picture("leads-empty")


@pytest.mark.parametrize("role", ["member", "deputy", "secadmin", "auditor"])
def test_others_have_no_register(room: Room, role: str) -> None:
    shell = room.sign_in(role)  # type: ignore[arg-type]  # one of the roles
    assert not {"leads", "lead_export"} & shell.space.doors
    with pytest.raises(Exception, match="NOT_YOUR_ROLE"):
        room.ask(standing)
