"""A closed batch in a sealed bundle: the office makes the same tally, and nobody there reads a response either."""

from __future__ import annotations

import pytest

from forms.problems import Refused
from storage.exchange.office import Office
from storage.keying import BATCH, FIRST, SECOND
from storage.questionnaires import RESPONSE, Questionnaires
from storage.session import Session
from storage.vault import unlock_vault
from tests.storage.exchange.conftest import beginning, way
from tests.storage.exchange.way import Way
from tests.storage.surveys import canteen, sheets
from tests.worlds import PASSPHRASE

__all__ = ["beginning", "way"]


def closed_batch(made: Way) -> tuple[Session, str]:
    """Thirty responses, keyed by the leader and a member, on a laptop of the kit."""
    session = made.laptop("A")
    leader, member = (account.id for account in session.stint.roster[:2])
    session.accounts.add("方启", "member", PASSPHRASE, account=member)
    desk = Questionnaires(session)
    form = desk.bring(canteen()).revision.record
    facts = {
        "unit": "启明小学",
        "survey": "2026年3月食堂",
        "group": "家长",
        "date": "2026-03-16",
        "group_question": "who",
    }
    batch = desk.define(form, facts).revision.record
    desk.issue(batch, 40)
    desk.count(batch, {"collected": 30, "void": 0, "counter_1": leader, "counter_2": member})
    desk.enter(batch)
    for turn in (FIRST, SECOND):
        for number, keyed in enumerate(sheets(30), 1):
            desk.keying.put(batch, number, turn, keyed)
        session.close()
        account = member if turn == FIRST else leader
        session = unlock_vault(made.folder / "vault-A", account, PASSPHRASE, made.world.device, made.world.tools)
        made.opened.append(session)
        desk = Questionnaires(session)
    desk.verify(batch)
    desk.close(batch)
    desk.release(batch)
    return session, batch


def test_the_office_makes_the_same_tally(way: Way) -> None:
    session, batch = closed_batch(way)
    ours = Questionnaires(session).tally(batch)
    inspection = way.take(way.seal(session))
    assert inspection.verdict != "refused"
    office: Office = way.office
    assert Questionnaires(office.session).tally(batch) == ours
    assert ours.valid == 30 and ours.threshold == 5
    assert office.session.records.summaries(RESPONSE) == []
    row = office.session.records.summaries(BATCH)[0]
    assert row.fields["valid"] == 30
    some = office.session.connection.execute("SELECT id FROM record WHERE kind = ?", (RESPONSE,)).fetchone()[0]
    with pytest.raises(Refused, match="NOT_READABLE"):
        office.session.records.get(some)
