"""Contact reports at the office: they come with a bundle and open with a reason, as the keeper (V17)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from storage.exchange import sealing
from storage.exchange.dsse import b64
from storage.exchange.export import Export
from storage.exchange.intake import Intake
from storage.exchange.office import Office, OfficeStint, Place, init_office
from storage.media import folder_medium
from storage.model import AuditEvent
from storage.session import Session
from storage.vault import create_vault
from tests.storage.crowd import file_report
from tests.ui.bench import Bench, picture
from tests.ui.worlds import LEADER, MEMBER
from tests.worlds import PASSPHRASE, a_stint
from ui.confidential.reports import ReportsPage
from ui.look import Look

SECRET = b64(b"a" * 32)


@pytest.fixture
def bench(qtbot: QtBot, look: Look, tmp_path: Path) -> Iterator[Bench]:
    made = Bench(qtbot, look, tmp_path)
    yield made
    made.close()


def office_with_a_report(bench: Bench) -> Session:
    """A team's laptop files a report and seals a bundle; the office takes it in."""
    world = bench.world

    def make() -> Session:
        office, _ = init_office(
            world.folder / "office", "霁川县巡察办", "白露", PASSPHRASE, world.device, world.tools, practice=True
        )
        place = Place(SECRET)
        roster = (LEADER, MEMBER)
        office.put_stint(OfficeStint(a_stint(laptop="", office=office.card, roster=roster), {"A": place}, 1, "c" * 64,
                                     "d" * 64))  # fmt: skip
        stint = a_stint(office=office.card, enrolment_secret=SECRET, roster=roster)
        team = create_vault(world.folder / "team", stint, LEADER, PASSPHRASE, world.device, world.tools)
        stick = world.folder / "stick"
        stick.mkdir()
        found = folder_medium(stick)
        Export(team).register_medium(found, team.me.id)
        file_report(team)
        export = Export(team)
        path = sealing.run(export.approve(export.review(), found, None)).paths[0]
        team.close()
        intake = Intake(office)
        intake.receive(intake.inspect(path))
        return office.session

    return bench.opened(make)


def openings(session: Session) -> list[AuditEvent]:
    return [event for event in session.audit.events() if event.action == "protected_opened"]


def test_the_office_reads_a_report_with_a_reason(bench: Bench) -> None:
    session = office_with_a_report(bench)
    shell = bench.shell_for(session)
    page = bench.page(shell, "reports")
    assert isinstance(page, ReportsPage)
    (row,) = page.list.rows_model.rows()
    assert row.serial == "DT-2601-03A-0001"
    assert bench.ask(lambda: Office(session).card.name)
    assert not any("设备科" in text for text in page.opened.words())
    dialog = page.opened.ask()
    dialog.verb.click()
    assert dialog.isVisible()  # a reason is asked for
    dialog.reason.setText("来件办理")
    dialog.verb.click()
    bench.settle()
    assert "希望设备科的事不要写进底稿" in page.opened.words()
    (event,) = bench.ask(lambda: openings(session))
    assert event.detail["reason"] == "来件办理"
    for language in ("zh", "en"):
        bench.look.language.use(language)  # type: ignore[arg-type]  # one of the two
        bench.settle()
        picture(shell, f"confidential-office-report-{language}")
        assert ("类别" in page.opened.words()) == (language == "zh")
    assert "类别" not in page.opened.words()  # English again
    page.seal()
    assert not any("设备科" in text for text in page.opened.words())
    assert not {"leads", "lead_export"} & shell.space.doors  # nothing of leads at the office


def test_an_office_without_reports_says_so(bench: Bench) -> None:
    world = bench.world
    session = bench.opened(
        lambda: init_office(world.folder / "o", "巡察办", "白露", PASSPHRASE, world.device, world.tools)[0].session
    )
    page = bench.page(bench.shell_for(session), "reports")
    assert isinstance(page, ReportsPage)
    assert page._stack.currentIndex() == 1
