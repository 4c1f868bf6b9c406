"""The leader stands in for an administrator until one has an account; the auditor holds no other post (9.9)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from forms.kinds import Role
from storage.accounts import store_account
from tests.ui.bench import Bench
from tests.ui.confidential.conftest import PEOPLE, Room
from tests.worlds import PASSPHRASE
from ui.look import Look
from ui.pages.accountdialogs import AddAccountDialog
from ui.pages.accounts import AccountsPage


@pytest.fixture
def alone(qtbot: QtBot, look: Look, tmp_path: Path) -> Iterator[Room]:
    """A vault in which only the leader has an account."""
    made = Room(Bench(qtbot, look, tmp_path), everybody=False)
    yield made
    made.bench.close()


def accounts(room: Room) -> AccountsPage:
    page = room.page("accounts")
    assert isinstance(page, AccountsPage)
    return page


def add(room: Room, page: AccountsPage, name: str, role: Role) -> AddAccountDialog:
    """As somebody who is not on the roster."""
    page.add.click()
    dialog = room.dialog(AddAccountDialog)
    dialog.person.setCurrentIndex(dialog.person.count() - 1)
    dialog.name.setText(name)
    dialog.role.setCurrentIndex(dialog.role.findData(role))
    dialog.passphrase.first.edit.setText(PASSPHRASE)
    dialog.passphrase.again.edit.setText(PASSPHRASE)
    return dialog


def test_the_leader_stands_in_and_makes_the_first_administrators(alone: Room) -> None:
    page = accounts(alone)
    assert not page.add.isHidden()
    assert "You stand in for the system administrator" in page._note.text()
    assert "auditor" in page._note.text()
    alone.picture("accounts-standing-in")
    dialog = add(alone, page, "何静", "sysadmin")
    assert "no longer does this administrator's work" in dialog._separation.text()
    alone.picture("accounts-add")
    dialog.verb.click()
    alone.settle()
    assert page.add.isHidden() and page.take.isHidden()  # from now on it is the administrator's work
    events = alone.ask(lambda session: [one for one in session.audit.events() if one.action == "account_added"])
    assert events[-1].detail["acting"] is True


def test_the_auditor_holds_no_other_post(qtbot: QtBot, look: Look, tmp_path: Path) -> None:
    """The roster's number tells that two names are one person."""
    one, two = (replace(PEOPLE[role], person="P-06") for role in ("secadmin", "auditor"))
    room = Room(Bench(qtbot, look, tmp_path), roster=(one,))
    room.ask(lambda session: store_account(session.connection, two))
    page = accounts(room)
    page.add.click()
    dialog = room.dialog(AddAccountDialog)
    dialog.person.setCurrentIndex(0)
    assert dialog.chosen().name == two.name
    assert "neither system nor secrecy administrator" in dialog._separation.text()
    dialog.passphrase.first.edit.setText(PASSPHRASE)
    dialog.passphrase.again.edit.setText(PASSPHRASE)
    dialog.verb.click()
    room.settle()
    assert "may not be one person's" in page.error.text()
    room.picture("accounts-separated")
    room.bench.close()


@pytest.mark.parametrize("role", ["member", "auditor", "secadmin"])
def test_others_see_why_they_cannot(room: Room, role: Role) -> None:
    room.sign_in(role)
    page = accounts(room)
    assert page.add.isHidden() and page.take.isHidden()
    assert "by the system administrator; by the leader while there is none" in page._note.text()
    assert not page.mine.isHidden()
