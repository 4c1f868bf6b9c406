"""Who may see what: grants, delegation, authorisations, policy, roles, recusal, incidents, in the windows."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QLabel

from forms.kinds import Role
from forms.problems import Refused
from storage.access import MATRIX
from tests.ui.confidential.conftest import PEOPLE, Room
from tests.worlds import an_interview
from ui.components.dialogs import ActDialog, ReasonDialog
from ui.confidential.discipline import DisciplinePage
from ui.confidential.duties import ROWS, WORDS, DutiesPage
from ui.confidential.grantdialogs import AssignDialog, DelegateDialog, OpenDialog
from ui.confidential.grants import GrantsPage
from ui.confidential.policy import ChangeDialog, PolicyPage
from ui.confidential.policywords import CHOICES, NAMES
from ui.confidential.rights import standing_word
from ui.handover.export import ExportPage
from ui.records.picker import PickPanel


def grants(room: Room, first: str = "") -> GrantsPage:
    page = room.page("grants", first)
    assert isinstance(page, GrantsPage)
    return page


def an_interview_of(room: Room) -> str:
    people = {"interviewers": [PEOPLE["leader"].id], "recorder": PEOPLE["deputy"].id}
    return room.ask(lambda session: session.records.create("interview", an_interview(**people)).revision.record)


def test_the_leader_opens_one_interview_to_one_person_and_ends_it(room: Room) -> None:
    record = an_interview_of(room)
    page = grants(room)
    assert page._stack.currentWidget() is page._empty
    room.picture("grants-empty")
    page.acts["open"].click()
    panel = page.dialog
    assert isinstance(panel, PickPanel)
    panel.picked.emit(record)
    panel.dismiss()
    room.settle()
    dialog = room.dialog(OpenDialog)
    dialog.verb.click()
    assert dialog.isVisible()  # a reason is asked for
    dialog.person.setCurrentIndex(dialog.person.findData(PEOPLE["member"].id))
    dialog.reason.setText("核对同一合同")
    dialog.verb.click()
    room.settle()
    (row,) = page.grants.rows_model.rows()
    assert (row.account, row.record, row.reason) == (PEOPLE["member"].id, record, "核对同一合同")
    room.picture("grants-open")
    room.sign_in("member")
    assert room.ask(lambda session: session.records.get(record).id) == record
    own = grants(room)
    assert own.acts["open"].isHidden() and own.acts["end"].isHidden()
    room.sign_in("leader")
    page = grants(room)
    page.acts["end"].click()
    room.dialog(ActDialog).verb.click()
    room.settle()
    room.sign_in("member")
    with pytest.raises(Refused, match="NOT_READABLE"):
        room.ask(lambda session: session.records.get(record))


def test_an_organisation_is_assigned_to_the_deputy(room: Room) -> None:
    page = grants(room)
    page.acts["assign"].click()
    dialog = room.dialog(AssignDialog)
    assert [dialog.person.itemData(at) for at in range(dialog.person.count())] == [PEOPLE["deputy"].id]
    dialog.reason.setText("分管")
    dialog.verb.click()
    room.settle()
    (row,) = page.grants.rows_model.rows()
    assert row.unit == room.session.stint.units[0]


def test_a_deputy_with_the_delegation_is_not_asked_for_the_leaders_passphrase(room: Room) -> None:
    page = grants(room, "delegations")
    page.acts["delegate"].click()
    dialog = room.dialog(DelegateDialog)
    dialog.reason.setText("外出")
    dialog._day.setText((date.today() - timedelta(days=1)).isoformat())
    dialog.verb.click()
    assert dialog.isVisible()  # the day is past
    dialog._day.setText((date.today() + timedelta(days=3)).isoformat())
    dialog.verb.click()
    room.settle()
    room.picture("grants-delegated")
    made = an_interview_of(room)
    room.ask(lambda s: s.records.transition(made, s.records.get(made).head.id, "void", reason="未谈成"))
    room.sign_in("deputy")
    export = room.page("export")
    assert isinstance(export, ExportPage)
    assert export.approve.own_word
    assert export.approve.passphrase.isHidden()
    room.sign_in("leader")
    page = grants(room, "delegations")
    page.acts["end"].click()
    asked = room.dialog(ReasonDialog)
    asked.reason.setText("已返回")
    asked.verb.click()
    room.settle()
    room.sign_in("deputy")
    export = room.page("export")
    assert isinstance(export, ExportPage)
    assert not export.approve.own_word
    assert not export.approve.passphrase.isHidden()


def test_authorisations_say_who_may_work_until_when(room: Room) -> None:
    page = grants(room, "people")
    words = {row.name: standing_word(page._rights, row) for row in page.people.rows_model.rows()}
    assert words["方启"] == "May work"
    room.picture("grants-people")


def policy(room: Room, name: str) -> PolicyPage:
    page = room.page("policy")
    assert isinstance(page, PolicyPage)
    page.list.choose(name)
    return page


def test_the_secrecy_administrator_changes_a_value_with_a_reason(room: Room) -> None:
    page = policy(room, "idle_minutes")
    assert page.change.isHidden()  # the leader does not: there is an administrator
    assert "secrecy administrator" in page.why.text()
    room.sign_in("secadmin")
    page = policy(room, "idle_minutes")
    page.change.click()
    dialog = room.dialog(ChangeDialog)
    assert dialog.number is not None
    assert (dialog.number.minimum(), dialog.number.maximum()) == (1, 60)
    dialog.number.setValue(3)
    dialog.verb.click()
    assert dialog.isVisible()  # a reason is asked for
    room.picture("policy-change")
    dialog.reason.setText("近期人多")
    dialog.verb.click()
    room.settle()
    assert room.ask(lambda session: (session.policy.get("idle_minutes"), session.policy.source("idle_minutes"))) == (
        3, "laptop",
    )  # fmt: skip
    assert room.shell.space.idle_minutes() == 3  # at once
    room.picture("policy-changed")
    room.sign_in("auditor")
    (event,) = [one for one in room.ask(lambda s: list(s.audit.events())) if one.action == "policy_set"]
    assert (event.detail["value"], event.detail["reason"]) == (3, "近期人多")


def test_what_the_kit_decides_stays(room: Room) -> None:
    room.sign_in("secadmin")
    page = policy(room, "leads_recipient")
    assert page.change.isHidden()
    assert page.ask() is None
    assert "Only the office" in page.why.text()
    room.picture("policy-kit")


def test_every_policy_value_has_words() -> None:
    from storage.policy import VALUES

    assert set(NAMES) == set(VALUES)
    for name, value in VALUES.items():
        assert {(name, one) for one in value.one_of} <= set(CHOICES)


def test_every_cell_has_words() -> None:
    assert set(ROWS) == set(MATRIX)
    assert {word for words in MATRIX.values() for word in words} <= set(WORDS)


def test_roles_are_told_in_words(room: Room) -> None:
    page = room.page("duties")
    assert isinstance(page, DutiesPage)
    page.list.choose("member")
    told = [label.text() for label in page.facts.findChildren(QLabel)]
    assert "writes, then cannot read" in told
    room.picture("duties-member")
    page.list.choose("auditor")
    assert "9.9" in page.note.text()


def test_a_recusal_shows_what_it_bars(room: Room) -> None:
    an_interview_of(room)
    unit = room.session.stint.units[0]
    declared = {"member": PEOPLE["member"].id, "unit": unit, "ground": "post", "relation": "曾任职",
                "declared_on": "2026-03-18"}  # fmt: skip
    room.ask(lambda session: session.records.create("recusal", declared))
    page = room.page("discipline", "recusal")
    assert isinstance(page, DisciplinePage)
    assert f"方启: {unit}; kept from 1 record (Interviews 1)" in page.banner.text()
    room.picture("recusal")
    room.sign_in("member")
    own = room.page("discipline", "recusal")
    assert isinstance(own, DisciplinePage)
    assert "方启" in own.banner.text()
    with pytest.raises(Refused, match="RECUSED"):
        room.ask(lambda s: s.records.create("interview", an_interview(unit=unit, recorder=s.me.id)))


@pytest.mark.parametrize(("role", "seen"), [("secadmin", 1), ("member", 1), ("auditor", 0)])
def test_an_incident_is_seen_by_the_secrecy_administrator(room: Room, role: Role, seen: int) -> None:
    noted = {"type": "network", "date": "2026-03-18", "what": "接通无线网络三分钟", "action": "断开并报告"}
    room.ask(lambda session: session.records.create("incident", noted))
    shell = room.sign_in(role)
    assert len(room.ask(lambda session: session.records.summaries("incident"))) == seen
    assert shell.space.has_door("discipline") == bool(seen)
    if seen:
        page = room.page("discipline", "incident")
        assert isinstance(page, DisciplinePage)
        assert page.shown.total == 1
        assert page.shown.new_button.isHidden() == (role == "secadmin")
        room.picture(f"incident-{role}")
