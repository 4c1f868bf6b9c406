"""Room for what counts at 1366 pixels: titles of lists, names of sections."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication

from tests.ui.records.conftest import Team
from tests.ui.records.test_by_keys import a_paper
from ui.components.rows import RowDelegate
from ui.components.table import LEAST, RecordView
from ui.records.sections import SectionButton

LONG = "一号楼配套设备三十七台件未列入采购清单，验收单倒签，付款早于验收"


def test_spare_columns_make_room_for_titles_and_come_back(team: Team) -> None:
    team.bench.ask(lambda: None)
    a_paper(team, [], title=LONG, severity="ordinary")
    page = team.bench.page(team.shell, "papers")
    (table,) = [view for view in page.findChildren(RecordView) if view.isVisible()]
    columns, header = table.rows_model.columns, table.header()
    title = next(at for at, column in enumerate(columns) if not column.width)
    spare = [at for at, column in enumerate(columns) if column.spare]
    assert spare
    for width, gone in ((620, True), (1100, False)):
        table.setFixedWidth(width)
        QApplication.processEvents()
        assert header.isSectionHidden(spare[-1]) == gone
        assert header.sectionSize(title) >= LEAST - 20
    delegate = table.itemDelegate()
    assert isinstance(delegate, RowDelegate)
    assert delegate.cut(QRect(QPoint(0, 0), QPoint(200, 30)), table.proxy.index(0, title)) == [LONG]
    assert delegate.cut(QRect(QPoint(0, 0), QPoint(2000, 30)), table.proxy.index(0, title)) == []


def test_names_of_sections_are_whole_in_both_languages(team: Team) -> None:
    page = team.open("workpaper")
    for language in ("en", "zh"):
        team.shell.space.look.language.use(language)  # type: ignore[arg-type]  # one of two
        QApplication.processEvents()
        buttons = page.view.sections.findChildren(SectionButton)
        assert buttons and [button.text() for button in buttons] == [button.accessibleName() for button in buttons]
    team.shell.space.look.language.use("en")
