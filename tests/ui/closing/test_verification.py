"""The office's verification report: what came in, and whether the chain fits what the bundles were signed with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.bench import Bench, picture
from tests.ui.handover.flows import locked
from tests.ui.office.conftest import Side, side
from tests.ui.office.test_inbox import issue
from ui.closing.sheetpage import SheetPage
from ui.look import Look

__all__ = ["side"]


@pytest.fixture
def bench(qtbot: QtBot, look: Look, tmp_path: Path) -> Iterator[Bench]:
    made = Bench(qtbot, look, tmp_path)
    yield made
    made.close()


def report_of(side: Side) -> str:
    """Press the inbox's button; what stands on the pages, without white space."""
    side.inbox.view.report.click()
    side.bench.settle()
    page = side.shell.page
    assert isinstance(page, SheetPage)
    side.bench.qtbot.waitUntil(page.view.save.isEnabled, timeout=20_000)
    document = page.view.paper.document
    return "".join("".join(document.getAllText(at).text() for at in range(document.pageCount())).split())


def test_the_report_says_what_came_and_finds_a_rewritten_log(side: Side, tmp_path: Path) -> None:
    team = side.laptop("A")
    side.bench.ask(lambda: locked(team))
    page = side.look_at(side.sealed(team))
    side.act(page)
    issue(side, page, side.sticks["A"])
    said = report_of(side)
    assert "03A-1" in said
    assert "allcheckspassed" in said
    assert "eachentryfitstheonebefore,andthelastentries1bundlesweresignedwith" in said
    assert "Nothingtofollowup" in said
    picture(side.shell, "verification-en")
    sheet = side.shell.page
    assert isinstance(sheet, SheetPage)
    sheet.view.save_to(tmp_path / "report.pdf")
    side.bench.settle()
    job = side.bench.ask(lambda: side.office.prints.all())[-1]
    assert (job.page_kind, job.pages) == ("verification_report", 1)

    def rewrite() -> None:
        db = side.office.connection
        for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit'"):
            db.execute(f"DROP TRIGGER {name}")
        db.execute("UPDATE audit SET action = 'nothing' WHERE device = ? AND seq = 2", (team.device,))

    side.bench.ask(rewrite)
    side.shell.back()
    assert "brokenatentry2" in report_of(side)
