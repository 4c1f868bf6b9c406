"""Tables of a tally leave to a registered medium alone, with the word of whoever may give it (V18)."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.media import folder_medium
from storage.model import Account
from storage.questionnaires import Questionnaires
from storage.session import Session
from tests.storage.surveys import canteen, sheets
from tests.ui.office.conftest import Side, bench, side
from tests.ui.questionnaires.keyers import be
from tests.worlds import PASSPHRASE
from ui.questionnaires.tally import TallyPage

__all__ = ["bench", "side"]
DEPUTY = Account("4" * 32, "韩松", "deputy")


def released(session: Session) -> str:
    """A kiosk batch with six answers, tallied."""
    desk = Questionnaires(session)
    form = desk.bring(canteen()).revision.record
    facts = {"unit": "启明小学", "survey": "本机", "group": "家长", "date": "2026-03-16", "mode": "kiosk"}
    batch = desk.define(form, facts).revision.record
    desk.issue(batch, 6)
    for keyed in sheets(6):
        desk.keying.answer(batch, keyed)
    desk.count(batch, {"counter_1": "1" * 32, "counter_2": "2" * 32})
    for step in (desk.enter, desk.verify, desk.close, desk.release):
        step(batch)
    return batch


def tally_page(side: Side, session: Session, batch: str) -> TallyPage:
    shell = side.bench.shell_for(session, "questionnaires")
    page = side.bench.page(shell, "questionnaire_tally", batch)
    assert isinstance(page, TallyPage)
    return page


def test_no_folder_but_a_registered_one(side: Side, tmp_path: Path) -> None:
    session = side.laptop("A")
    page = tally_page(side, session, side.bench.ask(lambda: released(session)))
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    page.leaving.write(page.file("csv"), folder_medium(elsewhere))
    side.bench.settle()
    assert "register" in page.error.text() and list(elsewhere.iterdir()) == []
    page.leave("csv")
    side.bench.settle()
    assert page.leaving.dialog is not None and page.leaving.dialog.passphrase is None
    page.leaving.dialog.reject()


@pytest.mark.parametrize("delegated", [True, False])
def test_a_deputy_with_the_leaders_delegation_gives_the_word(side: Side, delegated: bool) -> None:
    session = side.laptop("A")
    batch = side.bench.ask(lambda: released(session))
    side.bench.ask(lambda: session.accounts.add(DEPUTY.name, DEPUTY.role, PASSPHRASE, account=DEPUTY.id))
    if delegated:
        side.bench.ask(lambda: session.grants.delegate(DEPUTY.id, "2099-01-01", "组长外出"))
    session = be(side.bench, side.bench.world.folder / "vault-A", session, DEPUTY)
    page = tally_page(side, session, batch)
    page.leave("xlsx")
    side.bench.settle()
    dialog = page.leaving.dialog
    assert dialog is not None and (dialog.passphrase is None) is delegated
    dialog.use_folder(side.sticks["A"])
    side.bench.settle()
    if dialog.passphrase is not None:
        dialog.passphrase.edit.setText(PASSPHRASE)
    dialog.try_accept()
    side.bench.settle()
    assert "reads back equal" in page.banner.text(), page.error.text()
    assert len(list(side.sticks["A"].glob("*.xlsx"))) == 1
