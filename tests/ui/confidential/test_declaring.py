"""A recusal is declared in one act, in a page with its fields, and holds from then on (V02)."""

from __future__ import annotations

from tests.ui.confidential.conftest import PEOPLE, Room
from ui.confidential.writepage import WritePage


def test_a_member_declares_a_recusal(room: Room) -> None:
    room.sign_in("member")
    page = room.open("recusal", "")
    assert isinstance(page, WritePage) and page.form is not None
    assert set(page.form.panels[""].rows) == {"member", "unit", "source_code", "ground", "relation", "declared_on"}
    assert page.form.content()["member"] == PEOPLE["member"].id
    page.act.click()
    room.settle()
    assert page.form is not None and page.form.panels[""].rows["relation"].complaint() == "This must be filled in."
    unit = room.session.stint.units[0]
    answers = {**page.form.content(), "unit": unit, "ground": "post", "relation": "曾在该单位任职"}
    page.form.show_answers(answers, {})
    room.picture("recusal-write")
    page.act.click()
    room.settle()
    (barred,) = room.ask(lambda session: session.recusals.active())
    assert unit in repr(barred)
