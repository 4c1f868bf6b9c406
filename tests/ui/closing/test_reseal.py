"""Sealing anew from the window: what this account can, and who must do the rest."""

from __future__ import annotations

from pathlib import Path

from storage.model import Account
from storage.session import Session
from storage.vault import unlock_vault
from tests.ui.bench import Bench, picture
from tests.ui.closing.test_registers import filled
from tests.ui.worlds import LEADER, MEMBER
from tests.worlds import PASSPHRASE
from ui.closing.reseal import ResealPage
from ui.pages.accounts import AccountsPage

SUCCESSOR = Account("6" * 32, "唐越", "leader")


def page_of(bench: Bench, session: Session) -> ResealPage:
    page = bench.page(bench.shell_for(session), "reseal")
    assert isinstance(page, ResealPage)
    return page


def test_after_somebody_left_one_press_seals_anew(bench: Bench, session: Session, tmp_path: Path) -> None:
    bench.ask(lambda: filled(session, tmp_path / "stick"))
    page = page_of(bench, session)
    assert page.list.rows_model.rowCount() == 0
    assert not page.act.isEnabled()
    member = bench.ask(lambda: session.accounts.get(MEMBER.id)).recipient
    accounts = bench.page(bench.shell_for(session), "accounts")
    assert isinstance(accounts, AccountsPage)
    gone = next(account for account in accounts.list.rows_model.rows() if account.id == MEMBER.id)
    accounts._remove_now(gone)
    bench.settle()
    assert "to be sealed anew" in accounts.banner.text()
    accounts.banner._button.click()
    bench.settle()
    page = next(shown for shown in accounts.window().findChildren(ResealPage) if shown.isVisible())
    assert [(line.serial, line.mine) for line in page.list.rows_model.rows()] == [("TH-2601-03A-0001", True)]
    picture(page, "reseal-en")  # type: ignore[arg-type]  # any widget has a window
    page.act.click()
    bench.settle()
    assert "1 record is sealed anew" in page.banner.text()
    assert page.list.rows_model.rowCount() == 0
    head = bench.ask(lambda: session.records.get(session.records.summaries("interview")[0].id).head)
    assert head.action == "reseal"
    assert member not in head.protected["identity"].recipients


def test_what_somebody_else_must_do_says_who(bench: Bench, session: Session, tmp_path: Path) -> None:
    bench.ask(lambda: filled(session, tmp_path / "stick"))
    bench.ask(lambda: session.accounts.add(SUCCESSOR.name, SUCCESSOR.role, PASSPHRASE, account=SUCCESSOR.id))
    bench.ask(session.close)
    world = bench.world
    now = bench.opened(lambda: unlock_vault(world.vault, SUCCESSOR.id, PASSPHRASE, world.device, world.tools))
    page = page_of(bench, now)
    (line,) = page.list.rows_model.rows()
    assert not line.mine
    assert LEADER.name in line.by
    assert "sign in and seal anew here" in page._who(line)
    assert not page.act.isEnabled()
