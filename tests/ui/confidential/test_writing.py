"""Leads and contact reports: written once, then only a number (V16, V17)."""

from __future__ import annotations

from typing import Any

import pytest

from forms.kinds import Role
from forms.problems import Refused
from tests.ui.confidential.conftest import LEAD_GROUPS, REPORT_GROUPS, Room
from ui.components.dialogs import ActDialog
from ui.components.text import Text
from ui.confidential.hub import HubPage
from ui.confidential.writepage import WritePage


def words(widget: Any) -> str:
    return "\n".join(label.text() for label in widget.findChildren(Text) if not label.isHidden())


def test_a_member_is_told_before_and_blind_after(room: Room) -> None:
    room.sign_in("member")
    page = room.open("lead")
    assert isinstance(page, WritePage)
    assert "you cannot read, change or delete it" in page.banner.text()
    room.picture("lead-write")
    page.act.click()
    room.settle()
    assert page.form is not None
    assert page.form.panels["lead"].rows["gist"].complaint() == "This must be filled in."
    room.picture("lead-missing")
    page = room.write("lead", LEAD_GROUPS)
    room.settle()
    page.act.click()
    room.settle()
    told = words(page._stack.currentWidget())
    assert "XS-2601-03A-0001" in told
    assert "You cannot read it any more" in told
    room.picture("lead-sealed")
    (lead,) = room.ask(lambda s: [row[0] for row in s.connection.execute("SELECT id FROM record WHERE kind = 'lead'")])
    with pytest.raises(Refused, match="NOT_READABLE"):
        room.ask(lambda s: s.records.get(lead))
    assert room.ask(lambda s: s.drafts.of(lead)) is None
    assert not room.shell.space.has_door("leads")
    assert "欧阳" not in words(room.shell)


def test_what_is_typed_is_kept_until_sealed_or_thrown_away(room: Room) -> None:
    room.sign_in("member")
    page = room.write("lead", LEAD_GROUPS)
    page.seal()  # the vault is being locked
    room.settle()
    (draft,) = room.ask(lambda s: s.drafts.pending())
    assert draft.protected["lead"]["subject_name"] == "欧阳怀瑾"
    again = room.open("lead", draft.record)
    assert isinstance(again, WritePage) and again.form is not None
    assert again.form.groups()["lead"]["gist"] == LEAD_GROUPS["lead"]["gist"]
    again._ask_discard()
    room.dialog(ActDialog).verb.click()
    room.settle()
    assert room.ask(lambda s: s.drafts.pending()) == []
    assert room.ask(lambda s: s.connection.execute("SELECT count(*) FROM record WHERE kind = 'lead'").fetchone()) == (
        0,
    )


@pytest.mark.parametrize("role", ["leader", "deputy", "lead_keeper"])
def test_a_contact_report_is_filed_and_never_touched_again(room: Room, role: Role) -> None:
    room.sign_in(role)
    page = room.write("contact_report", REPORT_GROUPS)
    reader = "and to you to read" if role == "leader" else "nobody on the team can read it"
    assert reader in page.banner.text()
    if role == "deputy":
        room.picture("report-write")
    page.act.click()
    room.settle()
    assert "DT-2601-03A-0001" in words(page._stack.currentWidget())
    assert room.shell.space.has_door("reports") == (role == "leader")


@pytest.mark.parametrize(
    ("role", "tiles"),
    [
        ("leader", {"leads", "reports", "recusal", "incident", "grants", "policy", "people"}),
        ("deputy", {"reports", "recusal", "incident", "grants", "policy", "people"}),
        ("member", {"leads", "reports", "recusal", "incident", "grants", "policy", "people"}),
        ("secadmin", {"incident", "grants", "policy", "people"}),
        ("auditor", {"reports", "grants", "policy", "people"}),
    ],
)
def test_cards_appear_by_permission(room: Room, role: Role, tiles: set[str]) -> None:
    room.sign_in(role)
    page = room.page("confidential")
    assert isinstance(page, HubPage)
    assert set(page.tiles) == tiles
    room.picture(f"hub-{role}")


def test_a_role_that_registers_no_lead_is_refused_in_words(room: Room) -> None:
    room.sign_in("deputy")
    page = room.open("lead")
    assert isinstance(page, WritePage)
    assert page.form is None
    assert page.error.text()
