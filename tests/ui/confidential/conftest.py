"""A window over a vault with every role in it; one after the other signs in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from forms.kinds import Role
from storage.media import FoundMedium, folder_medium
from storage.model import Account
from storage.session import Session
from storage.vault import unlock_vault
from tests.storage.test_leads import DISCIPLINE, DISCIPLINE_IDENTITY
from tests.ui.bench import Bench, picture
from tests.ui.worlds import LEADER, RealForms
from tests.worlds import PASSPHRASE
from ui.confidential.leads import LeadsPage
from ui.confidential.writepage import WritePage
from ui.look import Look
from ui.page import Page
from ui.shell import Shell

T = TypeVar("T")
D = TypeVar("D", bound=QDialog)

PEOPLE: dict[Role, Account] = {
    "leader": LEADER,
    "deputy": Account("4" * 32, "秦望舒", "deputy"),
    "member": Account("2" * 32, "方启", "member"),
    "lead_keeper": Account("5" * 32, "顾清和", "lead_keeper"),
    "secadmin": Account("6" * 32, "白露", "secadmin"),
    "auditor": Account("7" * 32, "闻人语", "auditor"),
}
LEAD_GROUPS = {
    "lead": {"channel": "interview", "subject_post": "设备科负责人", "subject_name": "欧阳怀瑾",
             "gist": "反映验收时收受设备商礼品"},
    "reporter": {"anonymous": "no", "name": "司徒望"},
}  # fmt: skip
REPORT_GROUPS = {"report": {"about": "interceding", "when": "2026-03-11 晚", "who": "县医院办公室人员",
                            "said": "希望设备科的事不要写进底稿"}}  # fmt: skip


class WholeForms(RealForms):
    """The built-in forms with what they require, as in the program."""

    def required(self, form: str, content: Mapping[str, Any]) -> tuple[str, ...]:
        return self._book.required(form, content)


class Room:
    """One vault, one window; `sign_in(role)` changes who sits at it."""

    def __init__(self, bench: Bench, everybody: bool = True, roster: tuple[Account, ...] = ()) -> None:
        self.bench = bench
        bench.world.forms = WholeForms()
        roster = roster or tuple(account for role, account in PEOPLE.items() if role != "leader")
        self.session: Session = bench.vault(roster=roster, policy={"leads_recipient": DISCIPLINE})
        for account in sorted(roster, key=lambda one: one.role == "secadmin") if everybody else ():
            bench.ask(lambda account=account: self._add(account))  # type: ignore[misc]  # bound by the default
        self.shell: Shell = bench.shell_for(self.session)

    def _add(self, account: Account) -> None:
        self.session.accounts.add(account.name, account.role, PASSPHRASE, account=account.id)

    def sign_in(self, role: Role) -> Shell:
        """The vault closes and opens for the account of this role."""
        world, old = self.bench.world, self.session
        self.shell.seal()
        self.bench.settle()
        self.bench.ask(old.close)
        self.bench._sessions.remove(old)
        self.session = self.bench.opened(
            lambda: unlock_vault(world.vault, PEOPLE[role].id, PASSPHRASE, world.device, world.tools)
        )
        self.shell = self.bench.shell_for(self.session)
        return self.shell

    def ask(self, work: Callable[[Session], T]) -> T:
        return self.bench.ask(lambda: work(self.session))

    def page(self, door: str, argument: str = "") -> Page:
        return self.bench.page(self.shell, door, argument)

    def open(self, kind: str, record: str = "", place: str = "") -> Page:
        self.shell.open_record(kind, record, place)
        self.settle()
        assert self.shell.page is not None
        return self.shell.page

    def settle(self) -> None:
        self.bench.settle()

    def dialog(self, kind: type[D]) -> D:
        """The dialog in sight."""
        (found,) = [one for one in self.shell.window().findChildren(kind) if one.isVisible()]
        return found

    def write(self, kind: str, groups: Mapping[str, Mapping[str, Any]]) -> WritePage:
        """A page of writing with these groups typed."""
        page = self.open(kind)
        assert isinstance(page, WritePage)
        assert page.form is not None
        page.form.show_answers(page.form.content(), groups)
        page.form.changed.emit()
        return page

    def register(self, record: str = "") -> LeadsPage:
        """The register of leads with this lead chosen."""
        page = self.page("leads", record)
        assert isinstance(page, LeadsPage)
        return page

    def stick(self) -> FoundMedium:
        """A registered folder that stands for a stick."""
        folder = self.bench.folder / "stick"
        folder.mkdir(exist_ok=True)
        found = folder_medium(folder)
        if self.ask(lambda session: session.media.by_serial(found.serial)) is None:
            self.ask(lambda session: session.media.register(found.serial, "folder", found.size, session.me.id))
        self.shell.space.media_folders.append(folder)
        return found

    def picture(self, name: str) -> None:
        """In both languages, where pictures are asked for."""
        language = self.bench.look.language
        before = language.name
        for one in ("zh", "en"):
            language.use(one)
            self.settle()
            picture(self.shell, f"confidential-{name}-{one}")
        language.use(before)
        self.settle()


@pytest.fixture
def room(qtbot: QtBot, look: Look, tmp_path: Path) -> Iterator[Room]:
    made = Room(Bench(qtbot, look, tmp_path))
    yield made
    made.bench.close()


__all__ = ["DISCIPLINE_IDENTITY", "LEAD_GROUPS", "PEOPLE", "REPORT_GROUPS", "Room"]
