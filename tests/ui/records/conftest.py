"""A window over a real vault with a team in it: three people sign in one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from storage.model import Account
from storage.session import Session
from storage.vault import unlock_vault
from tests.ui.bench import Bench
from tests.ui.worlds import LEADER, MEMBER, RealForms
from tests.worlds import PASSPHRASE
from ui.look import Look
from ui.records.page import RecordPage
from ui.shell import Shell

DEPUTY = Account("4" * 32, "秦望舒", "deputy")


class WholeForms(RealForms):
    """The built-in forms with what they require, as in the program."""

    def required(self, form: str, content: Mapping[str, Any]) -> tuple[str, ...]:
        return self._book.required(form, content)


class Team:
    """One vault, one window; `sign_in` changes who sits at it."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.session: Session = bench.vault()
        for account in (MEMBER, DEPUTY):
            bench.ask(lambda account=account: self._account(account))  # type: ignore[misc]  # bound by the default
        self.shell: Shell = bench.shell_for(self.session)

    def _account(self, account: Account) -> None:
        known = {entry.id for entry in self.session.accounts.all()}
        self.session.accounts.add(
            account.name, account.role, PASSPHRASE, account=account.id if account.id in known else ""
        )

    def account(self, name: str) -> Account:
        return self.bench.ask(lambda: self.session.accounts.get(name))

    def sign_in(self, account: Account) -> Shell:
        """Close the window of whoever sat there; the same vault opens for `account`."""
        world = self.bench.world
        found = self.account(account.name)
        old = self.session
        self.shell.seal()
        self.bench.settle()
        self.bench.ask(old.close)
        self.bench._sessions.remove(old)
        self.session = self.bench.opened(
            lambda: unlock_vault(world.vault, found.id, PASSPHRASE, world.device, world.tools)
        )
        self.shell = self.bench.shell_for(self.session)
        return self.shell

    def open(self, kind: str, record: str = "", place: str = "") -> RecordPage:
        """The page of one record, loaded."""
        self.shell.open_record(kind, record, place)
        self.bench.settle()
        page = self.shell.page
        assert isinstance(page, RecordPage)
        return page

    def page(self) -> RecordPage:
        """The page in view."""
        self.bench.settle()
        page = self.shell.page
        assert isinstance(page, RecordPage)
        return page

    def fill(self, page: RecordPage, /, **answers: Any) -> None:
        """Give answers as a person would: through the form."""
        assert page.form is not None
        for name, value in answers.items():
            page.form.put((name,), value)
        self.bench.settle()

    def act(self, page: RecordPage, key: str) -> None:
        page.act(key)
        self.bench.settle()

    def head(self, record: str) -> Any:
        return self.bench.ask(lambda: self.session.records.get(record).head)


@pytest.fixture
def team(qtbot: QtBot, look: Look, tmp_path: Path) -> Iterator[Team]:
    bench = Bench(qtbot, look, tmp_path)
    bench.world.forms = WholeForms()
    made = Team(bench)
    assert made.session.me.id == LEADER.id
    yield made
    bench.close()
