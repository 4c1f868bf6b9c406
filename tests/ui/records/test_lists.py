"""Lists of records in pages: order, day and organisation, codes that are not here yet, sizes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from storage.session import Session
from tests.ui.bench import Bench
from tests.worlds import an_interview
from ui.look import Look
from ui.pages.records import RecordsPage


@pytest.fixture
def bench(qtbot: QtBot, look: Look, tmp_path: Path) -> Iterator[Bench]:
    made = Bench(qtbot, look, tmp_path)
    yield made
    made.close()


@pytest.fixture
def page(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> RecordsPage:
    """Ninety talks, of which thirty are read at once."""
    monkeypatch.setattr("ui.records.listing.PAGE", 30)
    monkeypatch.setattr("ui.pages.records.PAGE", 30)
    session = bench.vault()
    bench.ask(lambda: ninety(session))
    shell = bench.shell_for(session, "interviews")
    assert isinstance(shell.page, RecordsPage)
    return shell.page


def ninety(session: Session) -> None:
    for number in range(90):
        unit = "启明小学" if number % 3 == 0 else "霁川县人民医院"
        day = str(date(2026, 3, 1) + timedelta(days=number))
        session.records.create(
            "interview", an_interview(recorder=session.me.id, date=day, unit=unit, gist=f"第 {number:02} 场")
        )


def handles(page: RecordsPage) -> list[str]:
    return [row.handle for row in page.list.rows_model.rows()]


def test_the_end_of_the_list_brings_the_next_rows(page: RecordsPage, bench: Bench, qtbot: QtBot) -> None:
    assert page.total == 90 and len(handles(page)) == 30
    assert handles(page)[0] == "J-090"
    for _ in range(4):
        qtbot.keyClick(page.list, Qt.Key.Key_End)
        qtbot.wait(50)
        bench.settle()
    assert handles(page) == [f"J-{number:03}" for number in range(90, 0, -1)]
    assert page.list.current_key() == page.list.rows_model.rows()[-1].id
    page.load()
    bench.settle()
    assert len(handles(page)) == 90, "what was read stays when something changes"


def test_a_heading_orders_the_whole_list_not_what_is_here(page: RecordsPage, bench: Bench) -> None:
    page.list.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    bench.settle()
    assert handles(page)[:3] == ["J-001", "J-002", "J-003"]
    page.list.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    bench.settle()
    assert handles(page)[0] == "J-090"


def test_days_and_organisation_narrow(page: RecordsPage, bench: Bench, qtbot: QtBot) -> None:
    page.narrow_button.click()
    assert page.window().focusWidget() is page.narrowing.since.field
    qtbot.keyClicks(page.narrowing.since.field, "2026-03-04")
    qtbot.keyClicks(page.narrowing.until.field, "2026-03-09")
    bench.settle()
    assert handles(page) == [f"J-{number:03}" for number in range(9, 3, -1)]
    unit = page.narrowing.unit
    assert unit is not None and not unit.isHidden()
    unit.setCurrentIndex(unit.findData("启明小学"))
    unit.activated.emit(unit.currentIndex())
    bench.settle()
    assert handles(page) == ["J-007", "J-004"]
    assert page.back()
    bench.settle()
    assert page.list.rows_model.rows()[0].handle == "J-090" and not page.narrowing.active


def test_a_half_typed_day_leaves_the_list_alone(page: RecordsPage, bench: Bench, qtbot: QtBot) -> None:
    page.narrow_button.click()
    qtbot.keyClicks(page.narrowing.since.field, "2026-0")
    bench.settle()
    assert handles(page)[0] == "J-090" and not page.narrowing.active


def test_a_code_that_is_not_here_yet_is_looked_for(page: RecordsPage, bench: Bench, qtbot: QtBot) -> None:
    assert "J-003" not in handles(page)
    qtbot.keyClicks(page.list, "J-003")
    bench.settle()
    assert handles(page) == ["J-003"]


@pytest.mark.parametrize("size", [(1366, 768), (1280, 680)])
def test_every_list_fits_in_large_english(bench: Bench, look: Look, size: tuple[int, int]) -> None:
    look.language.use("en")
    look.fonts.use(large=True, english=True)
    try:
        session = bench.vault()
        shell = bench.shell_for(session)
        for door in ("activities", "papers", "documents", "rectification", "weekly", "interviews"):
            shell.go(door)
            bench.settle()
            assert shell.minimumSizeHint().width() <= size[0], door
            assert shell.minimumSizeHint().height() <= size[1], door
    finally:
        look.fonts.use(large=False)


def test_a_row_for_many_opens_their_list_and_never_a_new_record(bench: Bench, look: Look) -> None:
    from tests.storage.team import a_request, an_item
    from ui.pages.today import TodayPage
    from ui.records.kindspage import KindsPage

    session = bench.vault()

    def late() -> None:
        above = session.records.create("doc_request", a_request()).revision
        for title in ("合同", "验收单"):
            session.records.create("doc_item", an_item(title, provide_by="2026-03-02"), parent_serial=above.serial)

    bench.ask(late)
    shell = bench.shell_for(session, "today")
    assert isinstance(shell.page, TodayPage)
    rows = shell.page.todo.rows_model
    row = next(
        rows.row(n) for n in range(rows.rowCount()) if rows.row(n).key.startswith("@") and "合同" in rows.row(n).first
    )
    shell.page.todo.opened.emit(row.key)
    bench.settle()
    assert shell.current == "documents"
    page = shell.page
    assert isinstance(page, KindsPage)
    assert page.shown.chips.current() == "late"
    assert [one.handle for one in page.shown.list.rows_model.rows()] == ["验收单", "合同"]


def test_rows_of_a_repeat_are_said_in_words(bench: Bench, look: Look) -> None:
    from ui.pages.versions import value_text

    space = bench.shell_for(bench.vault()).space
    row = {"id": "1", "kind": "document", "ref": "a" * 32, "location": "p. 37", "shows": "Late", "supports": ["1"]}
    said = value_text(space, "workpaper", "evidence", [row])
    assert (
        said == "Kind: Document · Source: a record · Exact location: p. 37 · What it shows: Late · Facts it supports: 1"
    )
    assert "{" not in said and "'" not in said


def test_search_narrows_by_day_state_and_kind(bench: Bench, look: Look, qtbot: QtBot) -> None:
    from ui.pages.search import open_search

    session = bench.vault()
    bench.ask(lambda: ninety(session))
    shell = bench.shell_for(session)
    panel = open_search(shell.space, shell)
    panel.field.setText("六月二十日")
    qtbot.waitUntil(lambda: bool(panel._hits), timeout=5000)
    assert len(panel._hits) == 60, "the newest"
    qtbot.keyClick(panel.field, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert shell.window().focusWidget() is panel.narrowing.since.field
    qtbot.keyClicks(panel.narrowing.since.field, "2026-03-04")
    qtbot.keyClicks(panel.narrowing.until.field, "2026-03-05")
    bench.settle()
    assert {hit.handle for hit in panel._hits} == {"J-004", "J-005"}
    state = panel.narrowing.state
    assert state is not None
    state.setCurrentIndex(state.findData("void"))
    state.activated.emit(state.currentIndex())
    bench.settle()
    assert panel._hits == ()
    qtbot.keyClick(panel.narrowing.since.field, Qt.Key.Key_Escape)
    assert panel.isHidden()
